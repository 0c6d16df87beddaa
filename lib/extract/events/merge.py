"""One attack told several times becomes one: the finer place, the better date, whatever mode and attackers any telling gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.events.struck import COARSE, precision_of
from lib.extract.places.fitting import flat_distance

if TYPE_CHECKING:
    from lib.extract.events.attack_cues import Hit
    from lib.extract.values import DateMention, Place, PlaceMention

#: UCDP ``where_prec`` of a district and a region; kilometres from its middle within which places lie in it, in one country or several.
_DISTRICT, _REGION = 3, 5
_AROUND, _FAR = 800.0, 1500.0
#: UCDP ``date_prec`` of two to six days.
_NIGHT = 2


@dataclass(slots=True)
class Attack:
    """One attack as the article tells it: at one place (None until it is told), in one interval; ``known``: spoken of as "the attack"."""

    start: int
    end: int
    sent_start: int
    sent_end: int
    place: PlaceMention | None
    date: DateMention | None
    mode: str | None
    actors: list[str]
    rule: str
    known: bool = False


def merge(attacks: list[Attack], new: Attack, hit: Hit) -> Attack:
    """Add an attack, or let it tell an earlier one's place, mode, attackers and date better; returns the one that stands."""
    for known in reversed(attacks):
        if not dates_meet(known.date, new.date):
            continue
        settled = _settles_place(known, new, hit)
        if settled or _same_place(known.place, new.place) or _tells_place(known, new, hit):
            if settled or precision_of(new.place) < precision_of(known.place):
                known.place = new.place
            known.mode = known.mode or new.mode
            known.actors = known.actors or new.actors
            if _tells_date_better(new.date, known.date) and (_same_place(known.place, new.place) or _is_day(new.date)):
                known.date = new.date
            return known
    attacks.append(new)
    return new


def _settles_place(known: Attack, new: Attack, hit: Hit) -> bool:
    """Whether a later telling says by the same word where the same attack was: "the ambush took place near Akom"."""
    return (
        hit.definite and known.rule == new.rule and new.place is not None and hit.token.head.lemma_.lower() in ("take", "occur", "happen")
    )


def _is_day(date: DateMention | None) -> bool:
    """Whether a date is a day or a night: what is told of another place in a longer time is another thing."""
    return date is not None and date.date_prec <= _NIGHT


def _tells_place(known: Attack, new: Attack, hit: Hit) -> bool:
    """Whether a later telling only says more finely, or less, where the same attack was."""
    if known.place is None or new.place is None:
        return True
    if not hit.definite and new.sent_start != known.sent_start:
        return False
    return lies_in(new.place, known.place) or lies_in(known.place, new.place)


def distinct(attacks: list[Attack]) -> list[Attack]:
    """The attacks without those that turned out to be told twice once their places were known."""
    kept: list[Attack] = []
    for attack in attacks:
        if not any(_same_place(attack.place, other.place) and dates_meet(attack.date, other.date) for other in kept):
            kept.append(attack)
    return kept


def _same_place(known: PlaceMention | None, new: PlaceMention | None) -> bool:
    if known is None or new is None:
        return False
    if known.place is None or new.place is None:
        return known.text == new.text
    return (known.place.resolved_place, known.place.country_code) == (new.place.resolved_place, new.place.country_code)


def dates_meet(known: DateMention | None, new: DateMention | None) -> bool:
    """Whether both may be of one time; a time that the text does not give meets every other."""
    if known is None or new is None or "published" in (known.basis, new.basis):
        return True
    return known.date_start <= new.date_end and new.date_start <= known.date_end


def _tells_date_better(new: DateMention | None, known: DateMention | None) -> bool:
    if new is None or known is None:
        return known is None and new is not None
    if (new.basis == "published") != (known.basis == "published"):
        return known.basis == "published"
    return new.date_prec < known.date_prec


def holds(larger: Attack, finer: Attack) -> bool:
    """Whether an attack is told of a country or province in which a finer place is struck at the time: then it is no other attack."""
    return larger is not finer and lies_in(finer.place, larger.place) and dates_meet(larger.date, finer.date)


def lies_in(finer: PlaceMention | None, larger: PlaceMention | None) -> bool:
    """Whether a place lies in a coarser one, as far as country and province tell."""
    if finer is None or larger is None or larger.place is None or precision_of(finer) >= precision_of(larger):
        return False
    one, other = finer.place, larger.place
    if one is None or one.country_code is None:
        return other.where_prec >= _DISTRICT
    if other.where_prec >= _REGION and _kilometres(one, other) > (_FAR if other.country_code is None else _AROUND):
        return False
    if one.country_code != other.country_code:
        return other.country_code is None
    return other.where_prec >= _REGION or other.admin1 is None or one.admin1 in (None, other.admin1, other.resolved_place)


def _kilometres(one: Place, other: Place) -> float:
    """How far two places are apart; 0 for a country, which has no one spot, and where that is not known."""
    if other.where_prec == COARSE or None in (one.lat, one.lon, other.lat, other.lon):
        return 0.0
    return flat_distance((one.lat or 0.0, one.lon or 0.0), (other.lat or 0.0, other.lon or 0.0))
