"""About: what the tool does and does not do, how right it is on labelled articles, what a score is worth, sources and versions."""

import streamlit as st

from lib import quality
from lib.errors import DatelineError
from lib.extract.version import parser_version
from lib.store import short_version
from lib.ui.about import DOES, SOURCES, show_codebook, show_how_to_cite
from lib.ui.data import load_tables, show_error
from lib.ui.page import head
from lib.ui.shares import show_shares

KINDS = {
    "kind": "Kind of fact",
    "precision": "Precision",
    "recall": "Recall",
    "f1": "F1",
    "whole_f1": "Wholly right",
    "labelled": "Labelled",
    "found": "Found",
}
PARTS = {"kind": "Kind of fact", "part": "Part", "share": "Right", "compared": "Compared", "meaning": "What is compared"}
BINS = {"scores": "Scores", "score": "Mean score", "right": "Share right", "facts": "Facts"}
BY_KIND = {"kind": "Kind of fact", "score": "Mean score", "right": "Share right", "error": "Off by", "facts": "Facts"}
CORPORA = {"corpus": "Corpus", "precision": "Precision", "recall": "Recall", "f1": "F1", "labelled": "Labelled", "what": "What"}

head("What Dateline does, and how well")
tables, version = load_tables()
st.markdown(DOES)
try:
    report = quality.read_report()
except DatelineError as error:
    show_error(error)
    st.stop()

st.header("How right it is", anchor=False)
order = [which for which in ("unseen", "world", "all", "held-out", "developed") if which in report["sets"]]
which = st.selectbox("Labelled texts", order, format_func=lambda name: report["sets"][name]["title"], key="set", bind="query-params")
chosen = report["sets"][which]
st.caption(
    f"{chosen['texts']} texts labelled by hand. {chosen['note']} Precision: of 100 facts found, so many are labelled. Recall: of 100"
    " labelled, so many are found. F1: both in one; wholly right: the same where only facts count whose main parts are all right."
)
show_shares(quality.kinds_of(report, which), KINDS, key="kinds", alt="Facts found and right, by kind")
st.caption("Of 100 facts found that are labelled, each part by itself is right in so many:")
show_shares(quality.parts_of(report, which), PARTS, key="parts", alt="Parts of facts that are right")

st.header("What a score is worth", anchor=False)
found = report["reliability"]
checked = f"On {found['facts']:,} facts of articles that it was not fitted on, the share of right facts is"
st.caption(f"A score is the probability that a fact is wholly right. {checked} {100 * found['error']:.0f} points off on average.")
show_shares(quality.reliability_of(report), BINS, key="bins", alt="Scores and the share of facts that is right", decimals=2)
show_shares(quality.reliability_by_kind(report), BY_KIND, key="by-kind", alt="Scores and what is right, by kind of fact", decimals=2)

if report["corpora"]:
    st.header("On labels that other people made", anchor=False)
    show_shares(quality.corpora_of(report), CORPORA, key="corpora", alt="Precision, recall and F1 by corpus")

st.header("Sources and versions", anchor=False)
st.markdown(SOURCES)
same = "the one in use" if report["parser_version"] == parser_version() else f"the one in use is {parser_version()}"
measured = f"Figures measured with parser {report['parser_version']}: {same}."
st.caption(f"Data version {short_version(version)}, {len(tables['articles']):,} articles. {measured}")
show_codebook()

st.header("How to cite", anchor=False)
show_how_to_cite(version, parser_version())
