"""What changed between two versions of the store: in one sentence, and group by group with the facts that prove it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lib.reviews.words import say_changes
from lib.schema import FACT_TABLES
from lib.views.change import Change, Group, count_words
from lib.views.changed_claims import MOST_COMPARED, Moved, compare_claims
from lib.views.changed_things import list_attacks, list_meetings, list_places, list_quotes
from lib.views.difference import Difference, compare_facts, known_things
from lib.views.gather import group, list_records
from lib.views.labels import label_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from lib.reviews import Decision
    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]

#: So many changes of a kind are listed; all are counted.
LISTED = 200
#: Kinds of change that the headline names.
_SAID = 6


@dataclass(frozen=True, slots=True)
class Changes:
    """``headline``: what matters most, in words ("3 new meetings, one toll raised from 8 to 12"), "" where nothing changed; ``groups``: all
    that changed, what matters most first.
    """

    headline: str
    groups: tuple[Group, ...]


def list_changes(before: Tables, after: Tables, was: Sequence[Decision] = (), now: Sequence[Decision] = ()) -> Changes:
    """What two versions' tables (with people's values, without what they rejected) tell differently, with the decisions of both.

    A meeting counts once however many report it. A figure is raised or lowered where a later one of the same voice about the same thing
    takes its place (``lib.link.claims.relate``); other new figures that cannot both be right are said to contradict. What only a person's
    decision changed is told as a decision. Facts of words that a newer parser reads otherwise are told as such, not as new and gone.
    """
    decided = _list_decided(was, now)
    found = {table: compare_facts(table, before, after, [each.fact_id for each, _ in decided]) for table in FACT_TABLES}
    arrived, left = _list_articles(before["articles"], after["articles"])
    new, turned, again = list_meetings(found["meetings"], before, after)
    claims = found["personnel"]
    known = known_things("claim_id", claims, before["personnel"], after["personnel"])
    fresh = claims.new[~claims.new["claim_id"].isin(known)]
    moved, against = compare_claims(before["personnel"], fresh)
    raised, lowered = ([each for each in moved if each.raised is way] for way in (True, False))
    told = {each.now["claim_id"] for each in (*moved, *against)}
    attacks, places, quotes = (
        list_attacks(found["events"], before, after),
        list_places(found["places"], before),
        list_quotes(found["quotes"]),
    )
    decisions = _tell_decisions(decided, before, after)
    reread = _list_reread(found, before, after)
    gone, missing = _list_gone(found, set(after["articles"]["article_id"]))
    groups = [
        *_group(arrived, "new article", count=len(_new_ids(before, after))),
        *_group(new, "new meeting"),
        *_group(turned, "meeting has another status", "meetings have another status"),
        *_group_moved(raised, "raised"),
        *_group_moved(lowered, "lowered"),
        *_group(
            [_tell(each.contrast, each) for each in against], "new figure contradicts an earlier one", "new figures contradict earlier ones"
        ),
        *_group_claims(fresh, told),
        *_group(again, "meeting is reported again", "meetings are reported again"),
        *_group(attacks, "new attack or other event", "new attacks and other events"),
        *_group(places, "new place"),
        *_group(quotes, "new quotation", count=len(found["quotes"].new)),
        *_group(reread, "fact is read otherwise", "facts are read otherwise"),
        *_group(left, "article is gone", "articles are gone"),
        *_group(gone, "fact is no longer read from its article", "facts are no longer read from their articles", missing),
        *_group(decisions, "decision"),
    ]
    return Changes(_head(groups), tuple(groups))


def _group(changes: Sequence[Change], noun: str, plural: str = "", count: int | None = None) -> list[Group]:
    """The group of one kind; none where nothing of it changed. ``count`` where a line stands for several."""
    number = len(changes) if count is None else count
    return _titled(count_words(number, noun, plural), number, changes) if changes else []


def _titled(title: str, number: int, changes: Sequence[Change]) -> list[Group]:
    return [Group(title[0].upper() + title[1:], number, tuple(changes[:LISTED]))]


def _head(groups: Sequence[Group]) -> str:
    """The groups' titles in a sentence, those that matter most; what is left is counted."""
    said = [each.title[0].lower() + each.title[1:] for each in groups]
    more = len(said) - _SAID
    return ", ".join(said[:_SAID]) + (f" and {count_words(more, 'more kind')} of change" if more > 0 else "")


def _group_moved(moved: Sequence[Moved], way: str) -> list[Group]:
    """Figures that a later one of the same voice has taken the place of; one alone is told in the title."""
    if not moved:
        return []
    noun = "toll" if all(each.toll for each in moved) else "figure"
    title = count_words(len(moved), f"{noun} {way}", f"{noun}s {way}") + (f" {moved[0].span}" if len(moved) == 1 else "")
    return _titled(title, len(moved), [_tell(each.words, each) for each in moved])


def _tell(words: str, moved: Moved) -> Change:
    return Change(words, "personnel", (moved.now["fact_id"], moved.before["fact_id"]))


def _group_claims(fresh: pd.DataFrame, told: set[str]) -> list[Group]:
    """New claims that stand beside no earlier figure, those in most articles first."""
    rows = fresh[~fresh["claim_id"].isin(told)]
    number = rows["claim_id"].nunique()
    first = rows["claim_id"].value_counts(sort=False).sort_values(ascending=False, kind="stable").index[:LISTED]
    own = {each[0]["claim_id"]: each for each in group(list_records(rows[rows["claim_id"].isin(first)]), "claim_id")}
    changes = [Change(label_fact("personnel", own[claim][0]), "personnel", tuple(row["fact_id"] for row in own[claim])) for claim in first]
    groups = _group(changes, "other new claim about people" if told else "new claim about people", _CLAIMS[bool(told)], number)
    if fresh["claim_id"].nunique() <= MOST_COMPARED:
        return groups
    note = f"Held against earlier figures are the {MOST_COMPARED:,} new claims that most articles report."
    return [replace(each, note=note) for each in groups]


_CLAIMS = {True: "other new claims about people", False: "new claims about people"}


def _new_ids(before: Tables, after: Tables) -> set[str]:
    return set(after["articles"]["article_id"]) - set(before["articles"]["article_id"])


def _list_articles(before: pd.DataFrame, after: pd.DataFrame) -> tuple[list[Change], list[Change]]:
    """New articles by outlet, and those that are gone."""
    new, gone = (one[~one["article_id"].isin(other["article_id"])] for one, other in ((after, before), (before, after)))
    outlets = sorted(group(list_records(new, ("source", "article_id", "title")), "source"), key=len, reverse=True)
    arrived = [
        Change(f"{own[0]['source']} · {count_words(len(own), 'article')}", articles=tuple(row["article_id"] for row in own))
        for own in outlets
    ]
    left = [
        Change(f"{row['title']} ({row['source']})", articles=(row["article_id"],), gone=True)
        for row in list_records(gone, ("source", "article_id", "title"))
    ]
    return arrived, left


def _list_reread(found: Mapping[str, Difference], before: Tables, after: Tables) -> list[Change]:
    """Facts that both versions read from the same words, and understand otherwise."""
    changes = []
    for table, difference in found.items():
        pairs = difference.changed
        old = _by_id(before[table], pairs)
        now = _by_id(after[table], pairs.values())
        for earlier, later in pairs.items():
            was, said = label_fact(table, old[earlier]), label_fact(table, now[later])
            if was != said:
                changes.append(Change(f"{was} → {said}", table, (later,)))
    return changes


def _list_gone(found: Mapping[str, Difference], kept: set[str]) -> tuple[list[Change], int]:
    """Facts that the earlier version read from articles that both have; the first of them, and how many there are."""
    changes: list[Change] = []
    total = 0
    for table, difference in found.items():
        if difference.gone.empty:
            continue
        rows = difference.gone[difference.gone["article_id"].isin(kept)]
        listed = list_records(rows.head(LISTED - len(changes)))
        changes += [Change(label_fact(table, row), table, (row["fact_id"],), gone=True) for row in listed]
        total += len(rows)
    return changes, total


def _list_decided(was: Sequence[Decision], now: Sequence[Decision]) -> list[tuple[Decision, bool]]:
    """Decisions made since, the latest first, each with whether it was taken back since."""
    earlier = {each.review_ids[0]: each for each in was}
    made = [(each, False) for each in now if each.review_ids[0] not in earlier and not each.withdrawn]
    taken = [(each, True) for each in now if each.withdrawn and each.review_ids[0] in earlier and not earlier[each.review_ids[0]].withdrawn]
    return sorted([*made, *taken], key=lambda pair: pair[0].reviewed_at, reverse=True)


def _tell_decisions(decided: Sequence[tuple[Decision, bool]], before: Tables, after: Tables) -> list[Change]:
    """Who decided what about which fact; a fact that a decision hides stands in the version before it."""
    ids = {each.fact_id for each, _ in decided}
    known: dict[str, tuple[str, Row, bool]] = {}
    for tables, gone in ((before, True), (after, False)):
        for table in FACT_TABLES:
            known |= {fact: (table, row, gone) for fact, row in _by_id(tables[table], ids).items()}
    changes = []
    for each, taken in decided:
        said = f"{each.reviewer} {each.decision}{' (taken back since)' if taken else ''}"
        table, row, gone = known.get(each.fact_id, ("", {}, False))
        if not table:
            changes.append(Change(f"{said}: a fact that neither version shows"))
            continue
        words = "; ".join((f"{said}: {label_fact(table, row)}", *say_changes(table, each)))
        changes.append(Change(words, table, (each.fact_id,), gone=gone))
    return changes


def _by_id(frame: pd.DataFrame, ids: Iterable[str]) -> dict[str, Row]:
    wanted = list(ids)
    return {row["fact_id"]: row for row in list_records(frame[frame["fact_id"].isin(wanted)])} if wanted else {}
