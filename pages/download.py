"""Download: each table as CSV, or all of them in one zip; exactly the rows that the filters let through."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from lib import export
from lib.ui.page import begin

facts = begin("Take the facts away")
st.markdown(
    "Every file holds exactly the rows that the filters let through, as UTF-8 CSV with ISO dates; lists are joined by “; ”,"
    " and texts that a spreadsheet could run as a formula are made safe by a leading apostrophe."
)
bom = st.toggle("For Excel (with byte order mark)", key="bom", help="Excel shows accents and Cyrillic wrongly without it.")


def pack_zip() -> bytes:
    return export.export_zip(facts.shown, facts.filters, store_version=facts.version, generated=datetime.now(UTC), bom=bom)


st.download_button(
    f"Everything: {len(facts.shown)} tables and a manifest (zip)",
    pack_zip,
    "dateline.zip",
    "application/zip",
    on_click="ignore",
)
with st.grid(3, min_column_width=220):
    for table, frame in facts.shown.items():
        with st.container(border=True, gap="small"):
            st.metric(table.capitalize(), f"{len(frame):,}", help=f"{len(facts.all[table]):,} without filters")
            build = partial(export.export_table, facts.shown, table, bom=bom)
            st.download_button(
                f"{table}.csv", build, f"{table}.csv", "text/csv", key=f"csv-{table}", on_click="ignore", icon=":material/download:"
            )

st.header("What is in it", anchor=False)
table = st.selectbox("Table", list(facts.shown), format_func=str.capitalize, key="table")
columns = export.export_columns(table)
meanings = {name: st.column_config.Column(help=said) for name, said in export.explain_columns(table).items()}
st.dataframe(facts.shown[table][columns], column_config=meanings, hide_index=True, key="preview", alt=f"The rows of {table}.csv")
st.caption(f"The {len(facts.shown[table]):,} rows and {len(columns)} columns of {table}.csv, in the file's order.")
