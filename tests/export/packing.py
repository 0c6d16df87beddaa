"""A store that people have reviewed, and the data package of it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from lib import export, store
from lib.export import Behind, Manifest
from lib.filters import Filters, select_tables
from lib.reviews import Person, apply_reviews, confirm, correct, leave_rejected, reject, settle, withdraw
from lib.reviews.settle import gather_decisions
from lib.store import Story
from tests.sample import sample

TIME = datetime(2025, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=2)))
PERSON = Person("Ada", "read again", TIME)


def write_store(uri):
    """The sample with a wire story of two prints, and a fact each confirmed, corrected, rejected, and rejected no longer."""
    opened = store.open_store(uri)
    articles, facts = sample()
    first = articles[0]["article_id"]
    store.append(opened, articles, facts, stories={articles[1]["article_id"]: Story(first, ())})
    claim = facts["personnel"][0]
    other = Person("Bo", "", TIME)
    rejected = reject(facts["events"][0]["fact_id"], other)
    rows = [
        *confirm(facts["places"][0]["fact_id"], PERSON),
        *correct("personnel", claim, claim, {"claimant": "=The ministry; of defence", "count_high": 5000}, PERSON),
        *reject(facts["quotes"][0]["fact_id"], PERSON),
        *rejected,
        *withdraw(gather_decisions(rejected)[0], other),
    ]
    store.append_reviews(opened, rows)
    return opened


def pack(opened, filters=None, texts=True):
    filters = filters or Filters()
    machine, reviews = store.read_tables(opened), store.read_reviews(opened)
    everything = apply_reviews(machine, settle(gather_decisions(reviews)))
    shown = select_tables(leave_rejected(everything), filters)
    shown = shown if texts else export.leave_texts(shown)
    return export.export_package(shown, Manifest(filters, store.version(opened), TIME), Behind(machine, everything, reviews))
