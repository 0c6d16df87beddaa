"""Passages without a cue of their own that go on with what was said before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.quotes.page import SENTENCE_END, Attribution, Page, from_statement

if TYPE_CHECKING:
    from lib.extract.quotes.passages import Passage


def follow_on(page: Page, passage: Passage) -> Attribution | None:
    """A quoted sentence right after one that says who speaks, in the same paragraph."""
    text = page.text
    if not text[passage.start : passage.start + 1].isupper() or text[: passage.outer_start].rstrip(" ")[-1:] not in (".", ":"):
        return None
    before = [each for each in page.reading.statements if each.cue_end <= passage.outer_start and each.claimant]
    if not before:
        return None
    gap = text[before[-1].cue_end : passage.outer_start]
    if "\n" in gap or len(SENTENCE_END.findall(gap)) > 1:
        return None
    return from_statement(before[-1], "continued")


def carry_on(page: Page, number: int, previous: Attribution | None) -> Attribution | None:
    """The speaker of the passage before, where this one goes on: in the same paragraph, or an open paragraph before it."""
    if previous is None or number == 0:
        return None
    passage, before = page.passages[number], page.passages[number - 1]
    text = page.text
    gap = text[before.outer_end : passage.outer_start]
    same_paragraph = "\n" not in gap
    starts_line = passage.outer_start == 0 or text[passage.outer_start - 1] == "\n"
    opens_sentence = starts_line or text[: passage.outer_start].rstrip()[-1:] in (".", "”", '"', "!", "?", "’", "'", ":")
    if before.open or (opens_sentence and (same_paragraph or starts_line) and text[passage.start : passage.start + 1].isupper()):
        return Attribution(previous.speaker, previous.role, previous.relayed_by, previous.cue_start, previous.cue_end, "running")
    return None
