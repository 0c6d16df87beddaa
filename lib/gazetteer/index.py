"""The compiled index on disk: built when missing, damaged or out of date, read one name at a time."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from lib.errors import GazetteerError
from lib.gazetteer.candidate import Candidate, Kind
from lib.gazetteer.countries import country_name
from lib.gazetteer.rank import VARIANT
from lib.lock import locked
from lib.lookups import LOOKUPS

ROOT = Path(__file__).resolve().parent.parent.parent
#: Where the index lies; the variable is for tests and for installations whose project folder is read-only.
INDEX = Path(os.environ.get("DATELINE_CACHE", ROOT / "data" / "cache")) / "gazetteer.sqlite"
#: What the lines begin with that tell how far a build is.
PROGRESS = "Building the gazetteer"
# What the index is made from, besides the packages.
_LOOKUPS = ("countries", "regions", "place_names", "disputed")
_MAKERS = ("amend", "build", "countries", "divisions", "kinds", "lists", "names", "rank", "sources", "variants")
# By another name ("Ariel" is one of Jerusalem's) even a capital is no more than a town of less than a million.
_ORDER = f"CASE WHEN variant < 2 THEN place.score - {VARIANT} * variant ELSE min(place.score, 60) - 3 * {VARIANT} END"
_SENSES = f"""
    SELECT place.geonameid, place.name, place.kind, place.feature_code, place.lat, place.lon, province.name,
      place.country, place.population, variant
    FROM names JOIN places AS place ON place.id = names.place LEFT JOIN places AS province ON province.id = place.admin1
    WHERE names.name = ? ORDER BY {_ORDER} DESC, place.population DESC, place.id"""


class Index:
    """Read access to one index file; every thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def senses(self, folded: str) -> tuple[Candidate, ...]:
        """All places with this folded name, the most prominent first.

        Raises:
            GazetteerError: the file is gone or damaged.
        """
        try:
            rows = self._connection().execute(_SENSES, (folded,)).fetchall()
        except sqlite3.DatabaseError as error:
            remedy = "Delete the file; it is made anew at the next start."
            raise GazetteerError(f"The gazetteer's index cannot be read ({error}).", place=str(self.path), remedy=remedy) from error
        return tuple(_candidate(*row) for row in rows)

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            connection.execute("PRAGMA cache_size = -4000")
            self._local.connection = connection
        return connection


def _candidate(geonameid: int, name: str, kind: Kind, code: str, lat: float, lon: float, *rest: Any) -> Candidate:
    admin1, country, population, variant = rest
    return Candidate(
        geonameid, name, kind, code, lat, lon, admin1, country_name(country) if country else None, country, population, bool(variant)
    )


def open_index(path: Path = INDEX) -> Index:
    """The index, built first where there is none that fits the installed data, the lookups and this code.

    Raises:
        GazetteerError: the index cannot be built.
    """
    stamp = current_stamp()
    if read_stamp(path) != stamp:
        with locked(str(path.parent), "gazetteer"):
            if read_stamp(path) != stamp:
                _build(path, stamp)
    return Index(path)


def current_stamp() -> str:
    """A fingerprint of all that the index is made from."""
    from lib.gazetteer.sources import source_versions

    digest = hashlib.sha256(source_versions().encode())
    here = Path(__file__).parent
    for file in [*(LOOKUPS / f"{name}.csv" for name in _LOOKUPS), *(here / f"{name}.py" for name in _MAKERS)]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def read_stamp(path: Path) -> str | None:
    """The fingerprint of an index file; None where it is missing, unfinished or damaged."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            found = connection.execute("SELECT value FROM about WHERE key = 'stamp'").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return found[0] if found else None


def _build(path: Path, stamp: str) -> None:
    command = [sys.executable, "-m", "lib.gazetteer.build", str(path.absolute()), stamp]
    said: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr or ():
            said.append(line.strip())
            if line.startswith(PROGRESS):
                print(said[-1], file=sys.stderr, flush=True)  # noqa: T201
    if process.returncode:
        cause = said[-1] if said else f"exit code {process.returncode}"
        remedy = "Run `make install`, see that the folder is writable and its disk has 100 MB free, and try again."
        raise GazetteerError(f"The gazetteer's index could not be built ({cause}).", place=str(path), remedy=remedy)
