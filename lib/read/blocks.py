"""Paragraphs -> the stored text and its typed blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.read.article import Block
from lib.read.block_rules import BOILERPLATE, CAPTION_LABELS, CAPTION_OPENINGS, LINKS, PHOTO_CREDITS, SIGN_OFFS
from lib.read.datelines import find_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lib.read.article import BlockKind
    from lib.rule import Rule

#: How much of a paragraph's start and end the patterns see; so no line, however long, costs more than a short one.
HEAD, TAIL = 300, 420

#: Marks of a heading inside an article, as Markdown has them; a hashtag is none.
HEADING = re.compile(r"#{1,6}(?: |$)")

#: What stands between paragraphs.
BREAK = "\n\n"

#: Longest caption, in characters; a longer paragraph that ends in a credit is a story whose lines were run together.
MAX_CAPTION = 1200

#: A dateline stands in one of a story's first paragraphs or nowhere.
DATELINE_WITHIN = 5


_GAP = re.compile(r"(\n{2,3})")

#: What is left of a labelled credit: a few names and nothing else ("Photo: Jo Diaz/AFP").
_NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*[ /,|]*){1,4}")

#: Signs, in lower case, one of which is in all that a rule matches. Most paragraphs have none, and need no search from each letter on.
SIGNS = {
    "rights": ("©", "(c)", "ght"),
    "contributed": ("contr",),
    "agency_contributed": ("contr",),
    "bracketed_photo": ("(", "["),
    "bracketed_slash_agency": ("(", "["),
    "square_bracketed_names": ("[",),
    "photo_label": (":", "/", " by ", "courte"),
    "agency_slash_name": ("/",),
    "getty": ("getty",),
    "copyright_end": ("©",),
    "bracketed_agency": ("(", "["),
    "dash_agency": ("-", "–", "—"),
    "closing_reporting": ("by",),
    "closing_source": (":",),
    "closing_end": ("(", "[", "-", "–", "—"),
}

#: A cut paragraph: pieces of it with their kinds, offsets from its own start.
Piece = tuple["BlockKind", int, int]


def lay_out(headline: str | None, paragraphs: Sequence[str]) -> tuple[str, tuple[Block, ...]]:
    """The text (headline, then paragraphs, separated by blank lines) and its blocks.

    Paragraphs that start with ``# ``, ``## `` and so on are headings inside the article. They lose their marks, and two blank lines
    before them tell of them in the text, so that ``take_apart`` finds them again.
    """
    blocks = [Block("headline", 0, len(headline))] if headline else []
    parts = [headline] if headline else []
    length = len(headline or "")
    told, dated = 0, False
    for paragraph in paragraphs:
        heading = HEADING.match(paragraph) is not None
        words = paragraph.lstrip("# ") if heading else paragraph
        if not words:
            continue
        may_date = not dated and told < DATELINE_WITHIN
        pieces: list[Piece] = [("headline", 0, len(words))] if heading else cut(words, told == 0 if may_date else None)
        told += any(kind == "body" for kind, _, _ in pieces)
        dated = dated or any(kind == "dateline" for kind, _, _ in pieces)
        gap = ("\n" + BREAK if heading else BREAK) if parts else ""
        at = length + len(gap)
        blocks += [Block(kind, at + start, at + end) for kind, start, end in pieces]
        parts.append(gap + words)
        length = at + len(words)
    return "".join(parts), tuple(blocks)


def take_apart(text: str, title: str) -> tuple[str | None, list[str]]:
    """The headline and the paragraphs that ``lay_out`` made a text of; ``title`` is the article's, which is its headline if it has one.

    >>> take_apart("Dam holds\\n\\nIt held.\\n\\n\\nWhat next\\n\\nRain.", "Dam holds")
    ('Dam holds', ['It held.', '# What next', 'Rain.'])
    """
    first, *rest = _GAP.split(text)
    paragraphs = [("# " if gap > BREAK else "") + words for gap, words in zip(rest[::2], rest[1::2], strict=True)]
    return (title, paragraphs) if first == title else (None, [first, *paragraphs])


def cut(paragraph: str, first: bool | None = None) -> list[Piece]:
    """Pieces of one paragraph; ``first`` as for a dateline: first told paragraph or a later one, None where no dateline may stand.

    >>> cut("PHOTO: A bridge in Mosul. (Photo: AFP)")
    [('caption', 7, 25), ('boilerplate', 26, 38)]
    >>> cut("LIMA (AP) — Miners met.", first=True)
    [('dateline', 0, 11), ('body', 12, 23)]
    """
    whole = len(paragraph)
    head = paragraph[:HEAD]
    if _any(LINKS, head):
        return [("link", 0, whole)]
    if whole <= 4 * HEAD and _any(BOILERPLATE, head):
        return [("boilerplate", 0, whole)]
    label = next((match.end() for rule in CAPTION_LABELS if (match := rule.pattern.match(head))), 0)
    length, credited = _without_credits(paragraph[label:])
    end = label + length
    if length == 0 or (label and _NAMES.fullmatch(paragraph[label:end])):
        return [("boilerplate", 0, whole)]
    rest: list[Piece] = [("boilerplate", end + _spaces(paragraph, end), whole)] if end < whole else []
    if label or (credited and length <= MAX_CAPTION) or _any(CAPTION_OPENINGS, head):
        return [("caption", label, end), *rest]
    dateline = min(find_dateline(paragraph, first), end) if first is not None else 0
    start = dateline + _spaces(paragraph, dateline)
    body: list[Piece] = [("body", start, end)] if start < end else []
    return [*([("dateline", 0, dateline)] if dateline else []), *body, *rest]  # type: ignore[list-item]


def _without_credits(paragraph: str) -> tuple[int, bool]:
    """Where the paragraph's own words end, and whether a photo credit follows them."""
    end, credited = len(paragraph), False
    for _ in range(3):
        found = _search(PHOTO_CREDITS, paragraph, end)
        credited = credited or found is not None
        at = found if found is not None else _search(SIGN_OFFS, paragraph, end)
        if at is None:
            break
        end = len(paragraph[:at].rstrip(" |/"))
    return end, credited


def _search(rules: Iterable[Rule], paragraph: str, end: int) -> int | None:
    start = max(0, end - TAIL)
    likely = _likely(rules, paragraph[start:end])
    return min((match.start() for rule in likely if (match := rule.pattern.search(paragraph, start, end))), default=None)


def _any(rules: Iterable[Rule], head: str) -> bool:
    return any(rule.pattern.search(head) for rule in _likely(rules, head))


def _likely(rules: Iterable[Rule], words: str) -> Iterator[Rule]:
    """The rules whose signs are among the words, and those without any."""
    lower = words.lower()
    return (rule for rule in rules if rule.name not in SIGNS or any(map(lower.__contains__, SIGNS[rule.name])))


def _spaces(text: str, start: int) -> int:
    return len(text) - start - len(text[start:].lstrip(" |"))
