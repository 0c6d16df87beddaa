"""The form to correct a fact: one field for each column that can be corrected, filled with what is shown now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.errors import DatelineError
from lib.gazetteer.countries import countries, country_name
from lib.lookups import load_lookup
from lib.reviews.decide import MAX_COUNT, MAX_TEXT
from lib.reviews.fields import FIELDS, GROUPS, Field
from lib.reviews.places import list_candidates, name_candidate, place_values
from lib.reviews.words import NOTHING, say_place
from lib.schema import TABLES
from lib.ui.data import show_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from lib.schema import Row

    Ask = Callable[[Field, Row, str, list[str]], Any]

_NOWHERE = "No place that is known"
#: The calendar's bounds.
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


def ask_correction(table: str, machine: Row, shown: Row, names: list[str], key: str) -> Row | None:
    """The values (column -> value) that the reader submits, changed or not; None until then. ``names`` are offered where people are."""
    places: dict[str, Row] = {}
    if any(field.kind == "place" for field in FIELDS[table]):
        places = _offer_places(machine, shown, key)
    with st.form(f"{key}-form", border=True):
        values: Row = {}
        with st.grid(2, min_column_width=200):
            for field in FIELDS[table]:
                if field.kind == "place":
                    chosen = st.selectbox(field.label, list(places), key=f"{key}-place-{next(iter(places))}")  # what is found comes first
                    values |= places[chosen]
                else:
                    values[field.column] = _ASK[field.kind](field, shown, f"{key}-{field.column}", _options(table, field, names))
        st.caption("Leave a field empty where the text does not say. The machine's values stay on record beside yours.")
        return values if st.form_submit_button("Save correction", type="primary", key=f"{key}-save") else None


def _offer_places(machine: Row, shown: Row, key: str) -> dict[str, Row]:
    """Places in words -> their columns: the one shown, other senses of its name, those of a name looked for, and none."""
    wanted = st.text_input("Look for another place", key=f"{key}-search", max_chars=MAX_TEXT, placeholder="Its name, then pick it below")
    now = {column: shown[column] for column in GROUPS[0]}
    try:
        looked_for, known = list_candidates(wanted), list_candidates(machine["extracted_place"], shown["resolved_place"])
    except DatelineError as error:
        show_error(error)
        looked_for, known = [], []
    if wanted and not looked_for:
        st.caption("The gazetteer knows no place of that name.")
    offered = {name_candidate(place): place_values(place) for place in looked_for}
    offered |= {f"{say_place(shown)} (as shown)": now} if shown["resolved_place"] else {}
    offered |= {name_candidate(place): values for place in known if (values := place_values(place)) != now}
    return {**offered, _NOWHERE: place_values(None)} if shown["resolved_place"] or wanted else {_NOWHERE: now, **offered}


def _options(table: str, field: Field, names: list[str]) -> list[str]:
    if field.kind == "names":
        return names
    if field.kind == "unit":
        return sorted({row["unit"] for row in load_lookup("units") if row["unit"]})
    return list(next(column.values for column in TABLES[table] if column.name == field.column))


def _ask_choice(field: Field, shown: Row, key: str, options: list[str]) -> str | None:
    offered: list[str | None] = [*options] if field.column != "status" or "held" in options else [*options, None]
    at = offered.index(shown[field.column]) if shown[field.column] in offered else None
    return st.selectbox(field.label, offered, index=at, format_func=lambda name: (name or NOTHING).replace("_", " "), key=key)


def _ask_count(field: Field, shown: Row, key: str, options: list[str]) -> int | None:
    return st.number_input(field.label, 0, MAX_COUNT, value=shown[field.column], step=1, key=key, placeholder=NOTHING)


def _ask_unit(field: Field, shown: Row, key: str, options: list[str]) -> str | None:
    offered = list(dict.fromkeys([shown[field.column], *options]))
    return st.selectbox(field.label, offered, key=key, accept_new_options=True)


def _ask_day(field: Field, shown: Row, key: str, options: list[str]) -> date | None:
    return st.date_input(field.label, value=shown[field.column], min_value=_FIRST, max_value=_LAST, format="YYYY-MM-DD", key=key)


def _ask_text(field: Field, shown: Row, key: str, options: list[str]) -> str | None:
    return st.text_input(field.label, value=shown[field.column] or "", key=key, max_chars=MAX_TEXT, placeholder=NOTHING) or None


def _ask_names(field: Field, shown: Row, key: str, options: list[str]) -> list[str]:
    offered = list(dict.fromkeys([*shown[field.column], *options]))
    said = "Pick a name, or type one and press Enter."
    return st.multiselect(
        field.label,
        offered,
        default=shown[field.column],
        key=key,
        accept_new_options=True,
        select_all=False,
        help=said,
        placeholder=NOTHING,
    )


def _ask_country(field: Field, shown: Row, key: str, options: list[str]) -> str | None:
    codes = _codes([shown[field.column]])
    at = codes.index(shown[field.column]) if shown[field.column] else None
    return st.selectbox(field.label, codes, index=at, format_func=_name, key=key, placeholder=NOTHING)


def _ask_countries(field: Field, shown: Row, key: str, options: list[str]) -> list[str]:
    codes = _codes(shown[field.column])
    return st.multiselect(
        field.label, codes, default=shown[field.column], format_func=_name, key=key, select_all=False, placeholder=NOTHING
    )


def _codes(known: list[str | None]) -> list[str]:
    """All countries by name, and codes of none that a row has."""
    return sorted({*countries(), *(code for code in known if code)}, key=_name)


def _name(code: str) -> str:
    return country_name(code) or code


_ASK: dict[str, Ask] = {
    "choice": _ask_choice,
    "count": _ask_count,
    "unit": _ask_unit,
    "day": _ask_day,
    "text": _ask_text,
    "names": _ask_names,
    "country": _ask_country,
    "countries": _ask_countries,
}
