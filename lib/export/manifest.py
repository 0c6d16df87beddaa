"""What an export says about itself: what it is of, by which rules, from whom, under which terms; and what its file is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from lib.filters import describe
from lib.store import short_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import pandas as pd

    from lib.filters import Filters

NOTES = (
    "Titles, sentences and quotations are the publishers' words: quote them under their terms and name the source.",
    "Places and coordinates: GeoNames (https://www.geonames.org), CC BY 4.0.",
    "Facts are read by a program: check each against its sentence before you print it. Claims overlap: do not add their numbers up.",
    "review says that a person confirmed or corrected the fact, machine_read what the program had read; rejected facts are left out.",
)
CSV_NOTE = (
    "A text that begins like a spreadsheet formula carries a leading apostrophe that is not in the article; an apostrophe alone is an empty"
    " text. Lists are joined by “; ”; an item that holds “; ” has a backslash before the space."
)
_NO_TEXTS = "The articles' full texts are left out."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the tables of an export are: filtered how, from which version of the store (its token), written when."""

    filters: Filters
    version: str
    generated: datetime


def describe_export(tables: Mapping[str, pd.DataFrame], manifest: Manifest) -> dict[str, Any]:
    """Filter sentence, time (UTC), versions of store and parser, sources, and notes on meaning and terms; ``as_of`` in a link to any page
    shows the same version again.
    """
    articles = tables["articles"]
    return {
        "filter": describe(manifest.filters),
        "generated": write_time(manifest),
        "store_version": manifest.version,
        "as_of": short_version(manifest.version),
        "parser_versions": sorted(set(articles["parser_version"])),
        "sources": sorted(set(articles["source"])),
        "notes": [*NOTES, *([] if "text" in articles else [_NO_TEXTS])],
    }


def write_time(manifest: Manifest) -> str:
    """When it was written, in UTC, to the second."""
    return manifest.generated.astimezone(UTC).isoformat(timespec="seconds")


def leave_texts(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables without the articles' full texts, which are the publishers'; each fact keeps its sentence."""
    return dict(tables) | {"articles": tables["articles"].drop(columns="text")}


def name_file(manifest: Manifest, suffix: str, table: str = "") -> str:
    """What an export is called: table, ``filtered`` where not everything passes, the store's version and the day.

    >>> from datetime import datetime
    >>> from lib.filters import Filters
    >>> name_file(Manifest(Filters(score=0.5), "1f2e3d4c-12.5b6a7988-5", datetime(2026, 11, 23, tzinfo=UTC)), "csv", "places")
    'dateline-places-filtered-v12.5-2026-11-23.csv'
    """
    version = short_version(manifest.version).removesuffix(".none")
    parts = [
        "dateline",
        table,
        "" if manifest.filters.empty else "filtered",
        f"v{version}",
        manifest.generated.astimezone(UTC).date().isoformat(),
    ]
    return "-".join(part for part in parts if part) + f".{suffix}"
