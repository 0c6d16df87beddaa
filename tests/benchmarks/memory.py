"""Memory while many articles are read, each with names and words that no other has: a leak grows with them."""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from typing import TYPE_CHECKING

import psutil

from lib.extract.pipeline import extract_articles
from lib.lookups import load_lookup
from lib.read import read_text
from tests.benchmarks.timing import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.read.article import Article

EARLY, LATE = 1_000, 10_000
#: Articles between two looks at the memory.
_STEP = 50
_MIB = 1024 * 1024
_ONSETS, _VOWELS, _CODAS = (
    "b d f g h j k l m n p r s t v w z ch kh sh th".split(),
    "a e i o u ai ou".split(),
    ["", "", "n", "r", "l", "m", "k"],
)


def measure() -> list[Result]:
    """Peak memory of a process of its own after the first articles and after all."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        early, late = pool.submit(peaks, EARLY, LATE).result()
    return [Result(f"peak memory after {LATE:,} articles", late / _MIB, "MiB", f"after {EARLY:,}", early / _MIB, aim=1.1)]


def peaks(early: int, late: int) -> tuple[int, int]:
    """The most bytes that this process held until ``early`` and until ``late`` articles were read."""
    process = psutil.Process()
    peak = reached = 0
    for number, _ in enumerate(extract_articles(write_articles(late)), start=1):
        if number % _STEP == 0 or number in (early, late):
            peak = max(peak, process.memory_info().rss)
        if number == early:
            reached = peak
    return reached, peak


def write_articles(count: int) -> Iterator[Article]:
    """Short reports, the same ones on every run, in which people, towns, ships and numbers are new each time."""
    chance = random.Random(count)
    countries = [row["name"] for row in load_lookup("countries")]

    def word() -> str:
        made = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(chance.randint(2, 4)))
        return made.capitalize()

    for number in range(count):
        first, second, town, village, ship = f"{word()} {word()}", f"{word()} {word()}", word(), word(), word()
        host, guest = chance.sample(countries, 2)
        day = date(2020, 1, 1) + timedelta(days=number % 2000)
        yield read_text(
            f"{host} sends troops to {town}\n\n"
            f"{town.upper()}, {host} (Reuters) - {first}, its foreign minister, met {second} of {guest} in {town} on {day:%A}.\n\n"
            f"“We lost {chance.randint(3, 99_999):,} soldiers near {village},” {second} said. At least {chance.randint(3, 999)} people were"
            f" killed when a missile struck the {ship}, a ferry, off {village}.\n",
            published=day,
        )
