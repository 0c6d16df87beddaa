"""News agencies whose names stand in datelines, credits and sign-offs: ``data/lookups/wires.csv``."""

from __future__ import annotations

import re
from functools import cache

from lib.lookups import load_lookup, split_cell


@cache
def wire_names() -> dict[str, str]:
    """Lower-case form -> the agency's usual name: ``{"agence france-presse": "AFP", ...}``."""
    return {form.lower(): row["name"] for row in load_lookup("wires") for form in split_cell(row["forms"])}


@cache
def wire_pattern() -> str:
    """Alternatives of a regular expression, longest first, for any form of any agency's name; fit for ``re.VERBOSE``."""
    forms = {form for row in load_lookup("wires") for form in split_cell(row["forms"])}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def wire_name(words: str) -> str | None:
    """The agency's usual name, or None.

    >>> wire_name("Agence France-Presse"), wire_name("YONHAP"), wire_name("the mayor")
    ('AFP', 'Yonhap', None)
    """
    return wire_names().get(" ".join(words.lower().split()))
