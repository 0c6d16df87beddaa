"""Which day an attack has: its own, not that of what was said or done about it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lib.extract.personnel.number_words import value_of
from lib.extract.syntax.clauses import governing_verb, is_within, token_at
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
_AFTER = re.compile(r"\b(\w+) (day|week)s? after (?:[\w'’-]+ ){0,5}$", re.IGNORECASE)
_REACH = 80
#: Rule of a date counted back so: the story does not go on from there.
LOOK_BACK = "counted_back"


def is_only_time(hit: Hit) -> bool:
    """Whether the attack told before only says when something else was: "hours before the attack", "on the eve of the attack"."""
    above = hit.token.head
    if not hit.definite or hit.token.dep_ != "pobj":
        return False
    return above.lower_ in _TEMPORAL or (above.lower_ == "of" and above.head.lemma_.lower() in _TIMES)


def attack_date(reading: Reading, sent: Span, hit: Hit) -> DateMention | None:
    """The date that the sentence gives the attack; None where it gives none, or only that of a reaction to it."""
    anchor = hit.token.idx
    counted = _counted_back(reading, sent, hit)
    if counted is not None:
        return counted
    if not _is_reacted_to(hit):
        return stated_date(reading, sent, anchor)
    dates = dates_in(reading, sent.start_char, sent.end_char)
    own = [mention for mention in dates if is_within(token_at(reading.doc, mention.start), hit.token)]
    return stated_date(reading, sent, anchor, own)


def _is_reacted_to(hit: Hit) -> bool:
    """Whether an attack spoken of as known is what somebody reacts to: "condemned the attack on Monday"."""
    if not hit.definite or governing_verb(hit.token).lemma_.lower() in _AT_THE_TIME:
        return False
    return hit.token.dep_ == "dobj" or (hit.token.dep_ == "pobj" and hit.token.head.lower_ in ("over", "about", "for", "against", "to"))


def _counted_back(reading: Reading, sent: Span, hit: Hit) -> DateMention | None:
    """The day that lies so many days or weeks before the sentence's own: "on Wednesday, two weeks after gunmen shot 26 tourists"."""
    anchor = hit.token.idx
    match = _AFTER.search(reading.article.text, max(sent.start_char, anchor - _REACH), anchor)
    count = value_of("one" if match[1].lower() in ("a", "an") else match[1]) if match is not None else None
    base = event_date(reading, sent, anchor) if match is not None else None
    if match is None or count is None or base is None:
        return None
    back = timedelta(days=count * (7 if match[2].lower() == "week" else 1))
    start, end = base.date_start - back, base.date_end - back
    return replace(base, date_start=start, date_end=end, date_prec=precision(start, end), basis="bounded", rule=LOOK_BACK)
