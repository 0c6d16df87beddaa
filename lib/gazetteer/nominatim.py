"""A Nominatim service behind the local gazetteer: off unless configured, one request a second, each answer kept for good.

``DATELINE_NOMINATIM_URL`` names the service ("https://nominatim.openstreetmap.org") and ``DATELINE_NOMINATIM_USER_AGENT`` says who asks,
as the service's terms of use demand. Without the first nothing is ever sent.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL

from lib.errors import GazetteerError
from lib.gazetteer.candidate import Candidate, Kind
from lib.gazetteer.countries import country_name, iso3_codes
from lib.gazetteer.lists import rightful_country

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

URL = "DATELINE_NOMINATIM_URL"
USER_AGENT = "DATELINE_NOMINATIM_USER_AGENT"
#: Seconds between two requests: the usage policy of the public service allows one a second.
INTERVAL = 1.0
_MOST = 10  # answers asked for at a time
#: Nominatim's address types and what they are here; any other is a site.
_KINDS: dict[str, tuple[Kind, str]] = {
    "country": ("country", "PCLI"),
    **dict.fromkeys(("state", "province", "region"), ("admin1", "ADM1")),
    **dict.fromkeys(("county", "state_district", "district", "municipality"), ("admin2", "ADM2")),
    **dict.fromkeys(("city", "town", "village", "hamlet"), ("city", "PPL")),
    **dict.fromkeys(("suburb", "quarter", "neighbourhood", "city_district", "borough"), ("city", "PPLX")),
    **dict.fromkeys(("water", "river", "sea", "bay", "strait"), ("water", "H")),
}


class NominatimBehind:
    """Asks a Nominatim service what the local index does not know, and remembers the answers in a SQLite file."""

    def __init__(self, url: str, user_agent: str, cache: Path) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise GazetteerError(
                f"{url!r} is not the address of a service.", place=URL, remedy="Give one like https://nominatim.example.org."
            )
        if not user_agent.strip():
            remedy = f"Set {USER_AGENT} to a name and a contact, as the service's terms demand."
            raise GazetteerError("The Nominatim service is configured without a user agent.", place=USER_AGENT, remedy=remedy)
        self.url = url
        self._cache = cache
        service = Nominatim(scheme=parts.scheme, domain=parts.netloc + parts.path, user_agent=user_agent)
        self._ask = RateLimiter(service.geocode, min_delay_seconds=INTERVAL, max_retries=0, swallow_exceptions=False)

    def candidates(self, query: str, timeout: Any = DEFAULT_SENTINEL) -> tuple[Candidate, ...]:
        """What the service says of a query, from the file if it was asked before. No answer and a failure are not remembered.

        Raises:
            GazetteerError: the service cannot be reached or refuses.
        """
        words = " ".join(query.split())
        answers = self._remembered(words)
        if answers is None:
            answers = self._fetch(words, timeout)
            if answers:
                self._remember(words, answers)
        return tuple(_candidate(answer) for answer in answers)

    def _fetch(self, words: str, timeout: Any) -> list[dict[str, Any]]:
        try:
            found = self._ask(words, exactly_one=False, limit=_MOST, addressdetails=True, language="en", timeout=timeout)
        except GeopyError as error:
            remedy = f"Try again later, or unset {URL} to do without the service."
            raise GazetteerError(f"The geocoding service did not answer ({error}).", place=self.url, remedy=remedy) from error
        return [location.raw for location in found or []]

    def _remembered(self, words: str) -> list[dict[str, Any]] | None:
        with closing(self._open()) as cache:
            found = cache.execute("SELECT answers FROM asked WHERE service = ? AND query = ?", (self.url, words)).fetchone()
        return json.loads(found[0]) if found else None

    def _remember(self, words: str, answers: list[dict[str, Any]]) -> None:
        with closing(self._open()) as cache, cache:
            cache.execute("INSERT OR REPLACE INTO asked VALUES (?, ?, ?)", (self.url, words, json.dumps(answers)))

    def _open(self) -> sqlite3.Connection:
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            cache = sqlite3.connect(self._cache)
            cache.execute(
                "CREATE TABLE IF NOT EXISTS asked (service TEXT, query TEXT, answers TEXT NOT NULL, PRIMARY KEY (service, query))"
            )
        except (sqlite3.Error, OSError) as error:
            remedy = "Delete the file, or make its folder writable."
            raise GazetteerError(
                f"The answers of the geocoding service cannot be kept ({error}).", place=str(self._cache), remedy=remedy
            ) from error
        return cache


def configured_nominatim(cache: Path, environment: Mapping[str, str] = os.environ) -> NominatimBehind | None:
    """The service that the environment names; None, which is the rule, where it names none.

    Raises:
        GazetteerError: it is named wrongly, or without a user agent.
    """
    url = environment.get(URL, "").strip()
    return NominatimBehind(url, environment.get(USER_AGENT, ""), cache) if url else None


def _candidate(answer: dict[str, Any]) -> Candidate:
    address = answer.get("address", {})
    kind, code = _KINDS.get(answer.get("addresstype", ""), ("site", "S"))
    lat, lon = float(answer["lat"]), float(answer["lon"])
    listed = iso3_codes().get(str(address.get("country_code", "")).upper())
    country = rightful_country(listed, lat, lon) if listed else None
    return Candidate(
        geonameid=None,
        name=answer.get("name") or answer["display_name"].split(",")[0],
        kind=kind,
        feature_code=code,
        lat=lat,
        lon=lon,
        admin1=address.get("state") if kind != "admin1" else None,
        country=country_name(country) if country else None,
        country_code=country,
        population=0,
    )
