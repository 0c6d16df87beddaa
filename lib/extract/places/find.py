"""Places: every mention, resolved by the article's context, with the role that it plays."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lib.extract.places.context import encloses
from lib.extract.places.roles import find_role
from lib.extract.places.runs import Found
from lib.extract.places.senses import resolve_places
from lib.extract.places.spans import find_spans
from lib.extract.row import common, place_columns
from lib.extract.values import Place, PlaceMention

if TYPE_CHECKING:
    from lib.extract.values import PlaceRole, Reading
    from lib.schema import Row

#: What says where a place lies by another: "Kyaikto, a town near Bago", "Pisco, on the Pacific coast".
_BESIDE = re.compile(
    r", (?:(?:also|just|some|an?|the|about) (?:[\w-]+ ){1,5})?"
    r"(?:near|outside|on|off|close to|not far from|(?:north|south|east|west)\w* of) (?:the )?"
)
_TWIN = re.compile(r"(?:[A-ZÀ-Þ][\w'’. -]*? ?/ ?)?")
_FILED = re.compile(
    r"(?: ?/ ?[A-ZÀ-Þ][\w'’. -]*?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: \([A-Z][\w ./]{1,25}\)(?: ?(?:--?|[–—:]))?|(?: --?| ?[–—]|:))\s"
)
_IN_WATER = re.compile(r"(?:, (?:an?|the) (?:[\w-]+ ){1,4})?,? in (?:the )?")


def find_places(reading: Reading) -> list[PlaceMention]:
    """The mentions of places in datelines, body and captions, in order; none overlaps another.

    A name that cannot be resolved has a place without coordinates: its name, and the country where the text says it.
    """
    found = find_spans(reading)
    places = resolve_places(reading, found)
    mentions = []
    for index, (each, place) in enumerate(zip(found, places, strict=True)):
        role, how = _role(reading, found, places, index)
        if each.rule == "capital" and role != "event":
            continue  # a capital that is described and not named counts where something happens there
        rule = f"{role}_{how}"
        text = reading.article.text[each.start : each.end]
        mentions.append(PlaceMention(each.start, each.end, text, place, role, rule))
    return mentions


def place_rows(reading: Reading) -> list[Row]:
    """Rows of the codebook's ``places`` table, one a mention."""
    rows = []
    sentences = {sent.start_char: sent.end_char for sent in reading.sentences()}
    starts = sorted(sentences)
    for mention in reading.places:
        number = bisect_right(starts, mention.start)
        sent_start = starts[number - 1] if number else mention.start
        sent_end = max(mention.end, sentences.get(sent_start, mention.end))
        row = common(reading, "places", mention.start, mention.end, sent_start, sent_end, mention.rule)
        rows.append(row | place_columns(mention) | {"role": mention.role})
    return rows


def _role(reading: Reading, found: list[Found], places: list[Place], index: int) -> tuple[PlaceRole, str]:
    each, place = found[index], places[index]
    if reading.block_kind(each.start) == "dateline":
        first = index == 0 or reading.block_kind(found[index - 1].start) != "dateline"
        return ("dateline", "first") if first else ("mention", "dateline")
    if place.where_prec == 1 and _files_paragraph(reading.article.text, each):
        return "dateline", "paragraph"
    for other in (index - 1, index + 1, index - 2):
        if 0 <= other < len(found) and _holds(reading, found, index, other) and _is_finer(places[other], place):
            return "mention", "encloses"
    if index and _lies_beside(reading.article.text[found[index - 1].end : each.start], places[index - 1], place):
        return "mention", "beside"
    return find_role(reading.doc, reading.article.text, each.start, each.end, place, each.vague)


def _files_paragraph(text: str, each: Found) -> bool:
    """Whether a town heads a paragraph as the place that it was filed from: "TOKYO - ", "IMPHAL/NEW DELHI: ", "Taipei, July 31 (CNA) "."""
    start = text.rfind("\n", max(0, each.start - 31), each.start) + 1
    follows = _FILED.match(text, each.end)
    if follows is None or (start == 0 and each.start > 30) or not _TWIN.fullmatch(text, start, each.start):
        return False
    return text[each.start : each.end].isupper() or "/" in text[start : follows.end()] or "(" in follows.group()


def _holds(reading: Reading, found: list[Found], outer: int, inner: int) -> bool:
    """Whether the text makes one mention the place that another lies in; "Beni in Congo's North Kivu" makes two."""
    if inner == outer - 2:
        between = found[outer - 1]
        return encloses(reading, between, found[outer]) and encloses(reading, between, found[inner])
    return encloses(reading, found[outer], found[inner])


def _lies_beside(gap: str, first: Place, second: Place) -> bool:
    """Whether the words between two places only say that the first, a town or site, lies by the second."""
    if first.where_prec not in (1, 2) or len(gap) > 60:
        return False
    if second.where_prec == 7 and _IN_WATER.fullmatch(gap):
        return True
    return second.where_prec in (1, 2, 7) and _BESIDE.fullmatch(gap) is not None


def _is_finer(inner: Place, outer: Place) -> bool:
    """Whether a place is smaller than another and may lie in it."""
    if inner.country_code and outer.country_code and inner.country_code != outer.country_code:
        return False
    level = {2: 1, 7: 1, 5: 6}
    return level.get(inner.where_prec, inner.where_prec) < level.get(outer.where_prec, outer.where_prec)
