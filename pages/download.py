"""Download: what the filters let through, in the form that the reader's program takes."""

import streamlit as st

from lib import export
from lib.ui.download import ask_form, ask_tables, list_tables, offer_files
from lib.ui.page import begin

facts = begin("Take the facts away")
st.markdown("Every file holds exactly the rows that the filters let through; its name tells the version of the data and the day.")
which, files = st.columns([2, 3], gap="large")
with which:
    form = ask_form()
with files:
    tables = ask_tables(facts, form)
    offer_files(facts, tables, form)

st.header("What is in it", anchor=False)
table = st.selectbox("Table", list_tables(tables, form), format_func=str.capitalize, key="table")
shown = export.take_columns(tables, table)
meanings = {name: st.column_config.Column(help=said) for name, said in export.explain_columns(table).items()}
st.dataframe(shown, column_config=meanings, hide_index=True, key="preview", alt=f"The rows of {table}")
st.caption(f"The {len(shown):,} rows and {shown.shape[1]} columns of {table}, in the file's order.")
