"""A filter is a value: what it lets through, and the sentence that says so. ``lib.store`` pushes the same rules down to the files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from lib.context import fold
from lib.days import say_day
from lib.errors import DatelineError
from lib.gazetteer.countries import country_name
from lib.recount import RULES, read_vague, recount
from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from lib.extract.personnel.numbers import VagueRule


@dataclass(frozen=True, slots=True)
class Focus:
    """Articles that tell of one thing that a reader picked: ``token`` names it ("place:703448"), ``words`` say it ("Pyongyang").

    The articles follow from token and store, and a set has no order to be told by: so they are no part of how it is written as text.
    """

    token: str
    words: str
    articles: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; an empty field lets everything through, and a row must pass every field.

    Days: a row passes when the days that it may have happened on overlap ``date_from`` to ``date_to``, both inclusive; either may be
    missing. A fact without a date of its own counts by its article's publication date; with neither, it passes only where no day is
    asked for. Countries (ISO 3166-1 alpha-3, any of them): where a fact happens, or whose people or leaders take part; a quotation
    passes when any fact of its article does. Sources (any of them): the article's ``source``, exactly. Text: a substring, whatever its
    case and accents, of the fact's words, its sentence, the names in it or its article's headline; for an article, of its whole text.
    Score: the least probability, 0 to 1, that a fact is right; articles have none and pass, and so does what a person has checked.
    Vague: the rule by which "hundreds" and the like are counted, one of ``lib.recount.RULES``; it lets everything through and changes the
    bounds of such claims. Focus: only what stands in its articles.
    """

    date_from: date | None = None
    date_to: date | None = None
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    text: str = ""
    score: float = 0.0
    vague: VagueRule = "codebook"
    focus: Focus | None = None

    def __post_init__(self) -> None:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise DatelineError(
                f"{say_day(self.date_from)} is after {say_day(self.date_to)}.", place="date filter", remedy="Give the earlier day first."
            )
        if not 0 <= self.score <= 1:
            raise DatelineError(f"{self.score} is no probability.", place="score filter", remedy="Give a number from 0 to 1.")
        if self.vague not in RULES:
            raise DatelineError(f"No rule is called {self.vague!r}.", place="vague numbers", remedy=f"Give one of {', '.join(RULES)}.")

    @property
    def empty(self) -> bool:
        """Whether everything passes."""
        return not (self.date_from or self.date_to or self.countries or self.sources or fold(self.text) or self.score or self.focus)


def select(frame: pd.DataFrame, filters: Filters, table: str) -> pd.DataFrame:
    """The rows of one table (as ``lib.store.read`` gives it, context columns and all) that pass on their own account, in their order.

    Articles have a rule that needs the other tables as well: see ``select_tables``. Reviews are not filtered.
    """
    if filters.empty or table == "reviews":
        return frame
    keep = pd.Series(True, index=frame.index)
    if filters.date_from:
        keep &= frame["last_day"] >= pd.Timestamp(filters.date_from)
    if filters.date_to:
        keep &= frame["first_day"] <= pd.Timestamp(filters.date_to)
    if filters.countries:
        wanted = frozenset(filters.countries)
        keep &= pd.Series([not wanted.isdisjoint(codes) for codes in frame["countries"]], index=frame.index, dtype=bool)
    if filters.sources:
        keep &= frame["source"].isin(filters.sources)
    if needle := fold(filters.text):
        keep &= frame["search"].str.contains(needle, regex=False).astype(bool)
    if filters.score and table in FACT_TABLES:
        keep &= (frame["score"] >= filters.score) | ("review" in frame and frame["review"].notna())
    if filters.focus:
        keep &= frame["article_id"].isin(filters.focus.articles)
    return frame[keep]


def select_tables(tables: Mapping[str, pd.DataFrame], filters: Filters) -> dict[str, pd.DataFrame]:
    """All tables, filtered; an article passes on its own account (by its publication date and whole text) or when any of its facts does.

    So no fact is ever shown without its article. Vague numbers are counted by the filters' rule (the store gives the codebook's).
    """
    chosen = {table: select(frame, filters, table) for table, frame in tables.items()}
    if "articles" in tables and not filters.empty:
        shown = set(chosen["articles"]["article_id"]).union(*(chosen[table]["article_id"] for table in FACT_TABLES if table in chosen))
        articles = tables["articles"]
        chosen["articles"] = articles[articles["article_id"].isin(shown)]
    if "personnel" in chosen:
        chosen["personnel"] = recount(chosen["personnel"], filters.vague)
    return chosen


def describe(filters: Filters) -> str:
    """One English sentence that says what passes; it stands on every page and in every export's manifest.

    >>> describe(Filters())
    'All facts.'
    >>> describe(Filters(countries=("SDN", "TCD"), sources=("Reuters",)))
    'Facts about Sudan or Chad, from Reuters.'
    """
    parts = [_describe_days(filters.date_from, filters.date_to)]
    if filters.countries:
        parts.append("about " + _either(country_name(code) or code for code in filters.countries))
    if filters.sources:
        parts.append("from " + _either(filters.sources))
    if fold(filters.text):
        parts.append(f"whose words, names, sentence or headline contain “{' '.join(filters.text.split())}”")
    if filters.score:
        parts.append(f"with a score of at least {filters.score:g}")
    if filters.focus:
        parts.append(f"in articles that tell of {filters.focus.words}")
    said = ", ".join(part for part in parts if part)
    return (f"Facts {said}." if said else "All facts.") + _describe_rule(filters.vague)


def _describe_rule(rule: VagueRule) -> str:
    if rule == "codebook":
        return ""
    return f" Vague numbers are counted as by {RULES[rule]}: “hundreds” is {read_vague('hundreds', rule)} or more."


def _describe_days(first: date | None, last: date | None) -> str:
    if first and last:
        return f"on {say_day(first)}" if first == last else f"between {say_day(first)} and {say_day(last)}"
    if first:
        return f"on or after {say_day(first)}"
    return f"on or before {say_day(last)}" if last else ""


def _either(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
