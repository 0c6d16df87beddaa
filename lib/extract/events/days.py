"""Which day an attack has: its own, not that of what was said or done about it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lib.extract.dates.find import find_dates
from lib.extract.personnel.number_words import value_of
from lib.extract.syntax.clauses import governing_verb, is_within, prepositional_objects, token_at
from lib.extract.syntax.when import dates_in, event_date, precision, stated_date

if TYPE_CHECKING:
    from spacy.tokens import Span

    from lib.extract.events.attack_cues import Hit
    from lib.extract.values import DateMention, Reading

#: Nouns of the time of another thing: "the day of the attack".
_TIMES = frozenset("eve evening morning night day hour minute time week aftermath wake anniversary".split())
_TEMPORAL = frozenset("before after since during following until amid despite".split())
#: Verbs that happen when the attack does that they have as object or cause; others ("condemn", "visit over") come later.
_AT_THE_TIME = frozenset(
    "carry launch conduct stage mount perpetrate commit unleash make repel survive suffer see witness kill die wound hit leave happen occur"
    " take follow come perish injure destroy damage lose begin start hurt strike lead execute deliver order resume".split()
)
#: "two weeks after gunmen shot": the words before the attack's verb that count from it.
_AFTER = re.compile(r"\b(\w+) (day|week)s? (after|before) (?:[\w'’-]+ ){0,5}$", re.IGNORECASE)
_EVE = re.compile(r"\b(?:eve of|day before) (?:the|an?|this|that) (?:[\w'’-]+ ){0,2}$", re.IGNORECASE)
_REACH = 80
_OWNED_REST = re.compile(
    r" (?:[\w-]+ ){0,2}(?:toll|attacks?|strikes?|raids?|bombings?|blasts?|explosions?|shootings?|massacre|killings?|assaults?|ambush"
    r"|carnage|bloodshed|violence|shelling|operation|barrage)\b"
)
_OWNED = re.compile("['’]s" + _OWNED_REST.pattern)
_BEGAN = re.compile(r",? (?:when|the (?:day|night|evening|morning|week)|after|in which)\b")
#: Words between an attack and the day right behind it.
_JOINS = re.compile(r"(?: (?:late|early|on|in|of|at|the|night|evening|morning|afternoon))*,? ")
#: Characters behind the word in which its day may stand.
_BEHIND = 40
#: Rule of a date counted back so: the story does not go on from there.
LOOK_BACK = "counted_back"


def is_only_time(hit: Hit) -> bool:
    """Whether the attack told before only says when something else was: "hours before the attack", "on the eve of the attack"."""
    above = hit.token.head
    if not hit.definite or hit.token.dep_ != "pobj" or prepositional_objects(hit.token, "on", "in", "at", "near", "against"):
        return False
    return above.lower_ in _TEMPORAL or (above.lower_ == "of" and above.head.lemma_.lower() in _TIMES)


def attack_date(reading: Reading, sent: Span, hit: Hit) -> DateMention | None:
    """The date that the sentence gives the attack; None where it gives none, or only that of a reaction to it."""
    anchor = hit.token.idx
    found = counted_date(reading, sent, hit) or _owned_date(reading, sent)
    if found is not None:
        return found
    if not is_reacted_to(hit):
        found = stated_date(reading, sent, anchor)
    else:
        dates = dates_in(reading, sent.start_char, sent.end_char)
        own = [mention for mention in dates if is_within(token_at(reading.doc, mention.start), hit.token)]
        found = stated_date(reading, sent, anchor, own)
    if found is not None and found.rule == "distance" and governing_verb(token_at(reading.doc, found.start)) != governing_verb(hit.token):
        return None  # "killed in a town where soldiers had passed an hour before"
    return _day_of_since(reading, found, anchor)


def nearby_date(reading: Reading, sent: Span, hit: Hit) -> DateMention | None:
    """The day right behind the word, whatever the clause around says ("listed 24 assaults on Tuesday"); None where there is none."""
    if is_reacted_to(hit):
        return None
    end = hit.token.idx + len(hit.token)
    dates = dates_in(reading, end, min(sent.end_char, end + _BEHIND))
    return next((each for each in dates if _JOINS.fullmatch(reading.article.text, end, each.start)), None)


def _owned_date(reading: Reading, sent: Span) -> DateMention | None:
    """The day that owns an attack or its toll in the sentence: "Saturday's toll was still climbing last night"."""
    text = reading.article.text
    for mention in dates_in(reading, sent.start_char, sent.end_char):
        if _OWNED.match(text, mention.end) or (mention.text.endswith(("'s", "’s")) and _OWNED_REST.match(text, mention.end)):
            return mention
    return None


def _day_of_since(reading: Reading, mention: DateMention | None, anchor: int) -> DateMention | None:
    """The day from which something has been so, where an attack is what began it: "since November 11, the day gunmen stormed"."""
    if mention is None or mention.rule != "since" or _BEGAN.match(reading.article.text, mention.end, anchor) is None:
        return mention
    inner = find_dates(mention.text.partition(" ")[2], reading.article.published)
    return replace(inner[0], start=mention.start, end=mention.end, text=mention.text) if inner else None


def is_reacted_to(hit: Hit) -> bool:
    """Whether an attack spoken of as known is what somebody reacts to: "condemned the attack on Monday"."""
    if not hit.definite:
        return False
    if hit.token.dep_ == "pobj" and hit.token.head.lower_ in ("over", "about"):
        return True
    if governing_verb(hit.token).lemma_.lower() in _AT_THE_TIME:
        return False
    return hit.token.dep_ == "dobj" or (hit.token.dep_ == "pobj" and hit.token.head.lower_ in ("for", "against", "to"))


def counted_date(reading: Reading, sent: Span, hit: Hit) -> DateMention | None:
    """The day that lies so many days or weeks from the sentence's own: "on Wednesday, two weeks after gunmen shot 26 tourists"."""
    anchor, text = hit.token.idx, reading.article.text
    first = max(sent.start_char, anchor - _REACH)
    match = _AFTER.search(text, first, anchor)
    eve = _EVE.search(text, first, anchor)
    after = match is not None and match[3].lower() == "after"
    dated = event_date if after else stated_date
    base = dated(reading, sent, anchor) if match is not None or eve is not None else None
    if base is None or base.date_prec > 1:
        return None
    if eve is not None:
        return _moved(base, timedelta(days=-1))
    count = value_of("one" if match[1].lower() in ("a", "an") else match[1]) if match is not None else None
    if match is None or count is None:
        return None
    days = count * (7 if match[2].lower() == "week" else 1)
    return _moved(base, timedelta(days=days if after else -days))


def _moved(base: DateMention, back: timedelta) -> DateMention:
    """The date so long before."""
    start, end = base.date_start - back, base.date_end - back
    return replace(base, date_start=start, date_end=end, date_prec=precision(start, end), basis="bounded", rule=LOOK_BACK)
