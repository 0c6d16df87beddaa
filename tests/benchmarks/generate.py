"""As many facts as wanted, made up from a seed: plausible articles whose words and facts fit each other, through the store's own checks.

``python -m tests.benchmarks.generate FOLDER [FACTS]`` writes a store.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from lib import store
from lib.days import say_day
from lib.read.article import article_id
from lib.schema import FACT_TABLES, Row, column_names, fact_id
from tests.benchmarks.happenings import HAPPENINGS, Happening, day_columns, list_towns, make_happening, on_day, place_columns
from tests.benchmarks.words import AGENCIES, COUNTS, OFFICES, SAYINGS, SOURCES, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.gazetteer.candidate import Candidate

FACTS = 100_000
#: Articles that tell of what happened lately come so many days after it at most.
_LATE = 5
#: Articles written in one commit.
_BATCH = 2500


@dataclass(slots=True)
class _Draft:
    """An article while it is written: its text so far, and what stands where in it."""

    published: date
    source: str
    title: str
    text: str
    rows: list[tuple[str, int, int, int, int, Row]] = field(default_factory=list)

    def say(self, sentence: str, *facts: tuple[str, str, Row]) -> None:
        """Add a sentence; each fact is its table, the words that stand for it, and its columns."""
        start = len(self.text)
        self.text += sentence + "\n\n"
        for table, words, columns in facts:
            at = start + sentence.index(words)
            self.rows.append((table, at, at + len(words), start, start + len(sentence), columns))


def write_store(uri: str, facts: int = FACTS, seed: int = 1) -> store.Store:
    """A store with so many facts, the same ones for the same seed; every row is held against the codebook and its article's words."""
    opened = store.open_store(uri)
    articles: list[Row] = []
    tables: dict[str, list[Row]] = {table: [] for table in FACT_TABLES}
    for article, own in make_articles(facts, seed):
        articles.append(article)
        for table, rows in own.items():
            tables[table] += rows
        if len(articles) == _BATCH:
            store.append(opened, articles, tables)
            articles, tables = [], {table: [] for table in FACT_TABLES}
    store.append(opened, articles, tables)
    return opened


def make_articles(facts: int, seed: int = 1) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Articles in the order of publication, each with its facts, until there are so many."""
    chance = random.Random(seed)
    towns = list_towns()
    about = max(facts // 10, 1)
    happenings = [make_happening(chance, towns, number, about) for number in range(max(int(HAPPENINGS * about), 1))]
    left, number = facts, 0
    while left > 0:
        draft = _write(chance, towns, happenings, number, about)
        rows = draft.rows[:left]
        left -= len(rows)
        number += 1
        yield _finish(draft, rows, number)


def _write(chance: random.Random, towns: list[Candidate], happenings: list[Happening], number: int, about: int) -> _Draft:
    """One article about some of what happened lately."""
    latest = min(int(number * HAPPENINGS), len(happenings) - 1)
    told = [happenings[max(latest - chance.randrange(12), 0)] for _ in range(3)]
    first = told[0]
    published = max(each.day for each in told) + timedelta(days=chance.randrange(_LATE))
    source = chance.choice(SOURCES)
    title = f"{first.number:,} {first.unit} {first.fate} in {first.place.name}, report {number + 1:,} says"
    draft = _Draft(published, source, title, title + "\n\n")
    town = chance.choice(towns)
    draft.say(
        f"{town.name} ({source}) — The news came in on {say_day(published)}.",
        ("places", town.name, place_columns(town) | {"role": "dateline"}),
    )
    for each in told:
        _tell_count(draft, chance, each)
    if chance.random() < 0.5:
        _tell_meeting(draft, chance, told[1])
    if chance.random() < 0.2:
        _tell_attack(draft, told[2])
    for each in told[: chance.randrange(1, 3)]:
        saying = chance.choice(SAYINGS)
        speaker = each.people[0]
        columns = {"speaker": speaker, "speaker_role": chance.choice(OFFICES), "relayed_by": None, "quote": saying}
        draft.say(f"“{saying},” {speaker} said.", ("quotes", saying, columns))
    government = first.sides[0]
    draft.say(f"{government.name} did not comment.", ("places", government.name, place_columns(government) | {"role": "actor"}))
    return draft


def _tell_count(draft: _Draft, chance: random.Random, each: Happening) -> None:
    """How many, according to one of several: now and then somebody else gives another number."""
    claimant = chance.choice((*each.people, f"the government of {each.sides[0].country}", None))
    number = each.number if chance.random() < 0.75 else max(round(each.number * chance.uniform(0.5, 2)), 1)
    rule, form = chance.choice(COUNTS)
    words = form.format(number=f"{number:,}")
    low = number if rule != "at_most" else None
    high = number if rule != "at_least" else None
    columns = {
        **place_columns(each.place),
        **day_columns(each, chance),
        "claimant": claimant,
        "relayed_by": chance.choice(AGENCIES),
        "claim_id": fact_id("made", "claim", 0, 0, each.id, number, rule),
        "count_text": words,
        "count_low": low,
        "count_best": number if rule not in ("at_least", "at_most") else None,
        "count_high": high,
        "count_rule": rule,
        "unit": each.unit,
        "force": each.sides[1].country_code,
        "status": each.fate,
        "part_of": None,
    }
    sentence = f"{words.capitalize()} {each.unit} were {each.fate} in {each.place.name}, {claimant or 'reports'} said."
    draft.say(
        sentence,
        ("personnel", sentence[: len(words)], columns),
        ("places", f"{each.place.name}", place_columns(each.place) | {"role": "event"}),
    )


def _tell_meeting(draft: _Draft, chance: random.Random, each: Happening) -> None:
    one, other = each.people
    columns = {
        **place_columns(each.place),
        **day_columns(each, chance),
        "claimant": None,
        "relayed_by": None,
        "meeting_id": fact_id("made", "meeting", 0, 0, each.id),
        "event_type": "CONSULT",
        "mode": chance.choice(("visit", "in_person", "phone")),
        "participants": [one, other],
        "roles": [OFFICES[0], OFFICES[1]],
        "parties": sorted({str(side.country_code) for side in each.sides}),
        "status": chance.choice(("held", "held", "held", "planned", "cancelled")),
        "topic": chance.choice(TOPICS),
    }
    sentence = f"{one} of {each.sides[0].country} met {other} of {each.sides[1].country} in {each.place.name}."
    met = f"{one} of {each.sides[0].country} met {other}"
    draft.say(sentence, ("meetings", met, columns), ("places", each.place.name, place_columns(each.place) | {"role": "event"}))


def _tell_attack(draft: _Draft, each: Happening) -> None:
    columns = {
        **place_columns(each.place),
        **on_day(each.day),
        "claimant": None,
        "relayed_by": None,
        "event_type": "ASSAULT",
        "mode": "drone",
        "actor": [each.sides[0].country_code],
        "recipient": [each.place.country_code],
        "status": "held",
        "event_id": fact_id("made", "attack", 0, 0, each.id),
    }
    sentence = f"A drone of {each.sides[0].country} struck {each.place.name}."
    draft.say(sentence, ("events", "struck", columns), ("places", each.place.name, place_columns(each.place) | {"role": "event"}))


def _finish(draft: _Draft, rows: list[tuple[str, int, int, int, int, Row]], number: int) -> tuple[Row, dict[str, list[Row]]]:
    """The article's row and its facts', with ids and evidence."""
    own = article_id(draft.text)
    article: Row = {
        "article_id": own,
        "title": draft.title,
        "source": draft.source,
        "url": f"https://example.org/{number}",
        "published": draft.published,
        "published_basis": "metadata",
        "language": "en",
        "text": draft.text,
        "words": len(draft.text.split()),
        "added_at": datetime(2026, 1, 1, tzinfo=UTC),
        "parser_version": "made up",
    }
    tables: dict[str, list[Row]] = {table: [] for table in FACT_TABLES}
    for table, start, end, first, last, columns in rows:
        known: dict[str, Any] = {
            "fact_id": fact_id(own, table, start, end, columns.get("role")),
            "article_id": own,
            "char_start": start,
            "char_end": end,
            "quote_exact": draft.text[start:end],
            "sent_start": first,
            "sent_end": last,
            "rule": "made up",
            "score": round(0.5 + (int(own[:4], 16) + start) % 500 / 1000, 3),
        }
        row = known | columns
        tables[table].append({name: row[name] for name in column_names(table)})
    return article, tables


if __name__ == "__main__":
    write_store(sys.argv[1], int(sys.argv[2]) if sys.argv[2:] else FACTS)
