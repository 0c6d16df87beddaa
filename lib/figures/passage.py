"""An article's text -> HTML with every fact marked where it stands. The text is a stranger's: all of it is escaped."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lib.figures.palette import Theme, fade, kind_colour

if TYPE_CHECKING:
    import pandas as pd

#: The anchor of the fact asked for.
ANCHOR = "asked-for"
_HEADLINE = "font-family:'Source Serif',serif;font-size:1.35rem;line-height:1.35;font-weight:600"
_PARAGRAPH = re.compile(r"\n\s*\n")


def mark_passage(text: str, facts: pd.DataFrame, theme: Theme, asked: str | None = None) -> str:
    """Paragraphs of ``text`` with ``facts`` (``views.article_facts``) marked by kind; ``asked`` is rimmed, its sentence shaded.

    Where facts overlap, the shortest one gives the ground and every one its own line underneath.
    """
    rows = facts.to_dict("records")
    target = next((row for row in rows if row["fact_id"] == asked), None)
    parts: list[str] = []
    start = 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            parts.append(_mark_paragraph(text, start, end, rows, target, theme, headline=not parts))
        start = match.end() if match else end
    return f'<article lang="en" style="max-width:44rem;line-height:1.7;font-size:1.05rem">{"".join(parts)}</article>'


def _mark_paragraph(
    text: str, start: int, end: int, rows: list[dict[Any, Any]], target: dict[Any, Any] | None, theme: Theme, *, headline: bool
) -> str:
    here = [row for row in rows if row["char_start"] < end and row["char_end"] > start]
    cuts = {start, end}
    spans = [(row["char_start"], row["char_end"]) for row in here]
    if target:
        spans.append((target["sent_start"], target["sent_end"]))
    for left, right in spans:
        cuts |= {cut for cut in (left, right) if start < cut < end}
    edges = sorted(cuts)
    pieces = [_mark_piece(text, left, right, here, target, theme) for left, right in pairwise(edges)]
    if headline:
        return f'<p style="{_HEADLINE}">{"".join(pieces)}</p>'
    return f"<p>{''.join(pieces)}</p>"


def _mark_piece(text: str, left: int, right: int, here: list[dict[Any, Any]], target: dict[Any, Any] | None, theme: Theme) -> str:
    """One stretch that no fact begins or ends in."""
    words = escape(text[left:right]).replace("\n", "<br>")
    over = sorted(
        (row for row in here if row["char_start"] <= left and right <= row["char_end"]), key=lambda r: r["char_end"] - r["char_start"]
    )
    if over:
        title = "; ".join(f"{row['kind']}: {row['label']}" for row in over)
        rim = "outline:2px solid currentColor;outline-offset:1px;" if target and target in over else ""
        words = f'<mark title="{escape(title, quote=True)}" style="{_ground(over, theme)}{rim}">{words}</mark>'
    if target and target["char_start"] == left:
        words = f'<span id="{ANCHOR}">{words}</span>'
    if target and target["sent_start"] <= left and right <= target["sent_end"]:
        return f'<span style="background:{fade(theme.shade, 0.2)}">{words}</span>'
    return words


def _ground(over: list[dict[Any, Any]], theme: Theme) -> str:
    tables = list(dict.fromkeys(row["table"] for row in over))
    colours = [kind_colour(table, theme.name) for table in tables]
    lines = ", ".join(f"inset 0 -{2 + 3 * n}px 0 {c}" if n == 0 else f"0 {3 * n - 1}px 0 -0.5px {c}" for n, c in enumerate(colours))
    return f"background:{fade(colours[0], 0.16)};color:inherit;box-shadow:{lines};border-radius:2px;padding:1px 0;"
