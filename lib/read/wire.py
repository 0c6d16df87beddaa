"""Plain text as it comes off a wire or out of a paste -> headline and paragraphs."""

from __future__ import annotations

import re

from lib.read.block_rules import BOILERPLATE, CAPTION_LABELS, LINKS
from lib.read.blocks import HEAD
from lib.read.datelines import find_dateline

#: Longest line that still counts as wrapped by hand or by a mail program, and the least mean length of such lines, in characters.
WRAPPED, WRAPPED_MEAN = 100, 40

#: Longest headline, in characters.
MAX_HEADLINE = 200

_ENDS_SENTENCE = re.compile(r"[.!?:;…”\"’')\]—–-]$")
_FULL_STOP = re.compile(r"[a-zà-ÿ0-9)”\"]\.[”\"’]?$")


def split_wire(text: str) -> tuple[str | None, list[str]]:
    """The headline (None where the text opens with its story) and the paragraphs: one a line, or joined where lines are wrapped."""
    lines = text.split("\n")
    headline = lines[0] if is_headline(lines[0]) and any(line for line in lines[1:]) else None
    paragraphs: list[str] = []
    group: list[str] = []
    for line in [*lines[1 if headline else 0 :], ""]:
        if line:
            group.append(line)
        elif group:
            paragraphs += unwrap(group)
            group = []
    return headline, paragraphs


def is_headline(line: str) -> bool:
    """Whether a text's first line is a headline and not the story itself: short, no dateline, no full stop at its end.

    >>> [is_headline(line) for line in ("Strike shuts ports in Chile", "LIMA (AP) — Miners met on Friday", "Miners met in Lima on Friday.")]
    [True, False, False]
    """
    return len(line) <= MAX_HEADLINE and not find_dateline(line, first=False) and not _FULL_STOP.search(line)


def unwrap(group: list[str]) -> list[str]:
    """The paragraphs of a group of lines: each line, or lines joined by a space where a hand or a program has wrapped them."""
    inner = group[:-1]
    broken = sum(not _ENDS_SENTENCE.search(line) for line in inner)
    if not inner or max(map(len, group)) > WRAPPED or sum(map(len, inner)) < WRAPPED_MEAN * len(inner) or 2 * broken < len(inner):
        return group
    paragraphs: list[str] = []
    for line in group:
        alone = any(rule.pattern.search(line[:HEAD]) for rule in LINKS + BOILERPLATE + CAPTION_LABELS)
        if paragraphs and not alone and not paragraphs[-1].startswith("\0"):
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(("\0" if alone else "") + line)
    return [paragraph.lstrip("\0") for paragraph in paragraphs]
