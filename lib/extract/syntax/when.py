"""Which date belongs to the thing told at a place in the text: its own date, not the day on which somebody spoke of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import governing_verb, is_within, token_at
from lib.extract.values import DateMention
from lib.lookups import load_lookup, split_cell

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Span, Token

    from lib.extract.values import Reading


def precision(start: date, end: date) -> int:
    """UCDP GED's ``date_prec`` of a closed interval: 1 day, 2 two to six days, 3 up to a fortnight, 4 up to a month, 5 longer."""
    days = (end - start).days + 1
    for prec, longest in ((1, 1), (2, 6), (3, 14), (4, 31)):
        if days <= longest:
            return prec
    return 5


def dates_in(reading: Reading, start: int, end: int) -> list[DateMention]:
    """The dates that stand between two characters, in order."""
    first = bisect_left(reading.dates, start, key=lambda mention: mention.start)
    last = bisect_left(reading.dates, end, key=lambda mention: mention.start)
    return reading.dates[first:last]


#: Rules of dates that bound something else than what their clause tells: the other meeting, the visit before "the first since 2019".
BOUNDS = ("second_time_within", "compared_since")


def stated_date(reading: Reading, sent: Span, anchor: int, among: list[DateMention] | None = None) -> DateMention | None:
    """The date in the sentence that belongs to the thing told at ``anchor`` (a character); None where the sentence gives none.

    Where ``among`` is given, only those dates come into question. A date in the anchor's own clause comes first, then the one with the
    fewest verbs between; a date that hangs on a reporting verb ("said on Friday") is the day of the speech and counts only where the
    reporting verb itself is the anchor's. The day in another time zone never counts.
    """
    mentions = dates_in(reading, sent.start_char, sent.end_char) if among is None else among
    text = reading.article.text
    found = [
        mention
        for mention in mentions
        if mention.rule not in BOUNDS and not text.endswith(_ZONES, max(0, mention.start - _ZONE_REACH), mention.start)
    ]
    if not found:
        return None
    anchor_token = token_at(reading.doc, anchor)
    ranked = sorted((_distance(reading, mention, anchor_token), abs(mention.start - anchor), mention.start) for mention in found)
    distance, _, start = ranked[0]
    if distance >= _SPEECH:
        return None
    return next(mention for mention in found if mention.start == start)


def event_date(reading: Reading, sent: Span, anchor: int) -> DateMention | None:
    """The stated date, else the day of the speech in the same sentence, else the publication date, marked ``published``."""
    mention = stated_date(reading, sent, anchor)
    if mention is not None:
        return mention
    published = reading.article.published
    spoken = [m for m in dates_in(reading, sent.start_char, sent.end_char) if m.date_prec == 1 and not m.future]
    if spoken:
        return replace(spoken[0], basis="published")
    if published is None:
        return None
    return DateMention(anchor, anchor, "", published, published, 1, "published", "publication_date")


#: Time zones before a day that only gives the same moment elsewhere: "at 7 am (2300 GMT Saturday)".
_ZONES = ("GMT ", "UTC ", "GMT on ", "UTC on ")
_ZONE_REACH = 7

#: A distance that no clause reaches: the date is that of a speech.
_SPEECH = 90


#: Verbs whose date is that of a picture or statement, not of what it shows or tells ("a photo released on Friday").
_PUBLISHING = frozenset({"release", "publish", "issue", "distribute", "post", "air", "broadcast", "provide"})


def _distance(reading: Reading, mention: DateMention, anchor: Token) -> int:
    """Number of clause borders between a date and the anchor; ``_SPEECH`` or more for the date of a speech about it."""
    date_token = _date_head(reading, mention)
    date_verb, anchor_verb = governing_verb(date_token), governing_verb(anchor)
    if anchor.pos_ == "NOUN" and is_within(date_token, anchor):
        return -1  # "the assault that claimed five lives on Wednesday": its own words, whatever the clause around says
    if date_verb == anchor_verb:
        told_of = is_reporting(anchor_verb) and _is_told_of(anchor, anchor_verb) and not is_within(date_token, anchor)
        return _SPEECH if told_of else 0
    if date_verb.lemma_.lower() in _PUBLISHING or (is_reporting(date_verb) and date_verb.is_ancestor(anchor_verb)):
        return _SPEECH
    up, borders = anchor_verb, 0
    while up.head != up and up != date_verb and not up.is_ancestor(date_verb):
        up = governing_verb(up.head)
        borders += 1
    down = date_verb
    while down.head != down and down != up:
        down = governing_verb(down.head)
        borders += 1
    return borders


def _is_told_of(word: Token, verb: Token) -> bool:
    """Whether the verb reports on the word ("confirmed the talks") rather than happens at it ("agreed at a summit")."""
    while word.head not in (verb, word):
        word = word.head
    return word != verb and (word.dep_ == "dobj" or (word.dep_ == "prep" and word.lower_ in ("about", "of", "on")))


def _date_head(reading: Reading, mention: DateMention) -> Token:
    """The date's word that the sentence holds it by; the first word decides: the parser often misreads a year at the end."""
    token = token_at(reading.doc, mention.start)
    while token.head != token and mention.start <= token.head.idx < mention.end:
        token = token.head
    return token


@cache
def _reporting_lemmas() -> frozenset[str]:
    return frozenset(
        form.lower() for row in load_lookup("reporting_verbs") if row["use"] not in ("give", "that") for form in split_cell(row["lemma"])
    )


def is_reporting(verb: Token) -> bool:
    """Whether the verb tells what somebody says or thinks."""
    return verb.lemma_.lower() in _reporting_lemmas()
