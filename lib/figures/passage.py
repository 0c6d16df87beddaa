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
_PARAGRAPH = re.compile(r"\n\s*\n")


def mark_passage(text: str, facts: pd.DataFrame, theme: Theme, asked: str | None = None, *, margin: bool = False) -> str:
    """Paragraphs of ``text`` with ``facts`` (``views.article_facts``) marked by kind; ``asked`` is rimmed, its sentence shaded.

    Where facts overlap, the shortest one gives the ground and every one its own line underneath; rejected ones are struck out. With
    ``margin`` the facts of a paragraph stand beside it as well, each a button. Marks carry the ids of their facts in ``data-facts``,
    buttons theirs in ``data-fact``.
    """
    rows = facts.to_dict("records")
    target = next((row for row in rows if row["fact_id"] == asked), None)
    parts: list[str] = []
    start = 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            words = _mark_paragraph(text, start, end, rows, target, theme, headline=not parts)
            own = [row for row in rows if start <= row["char_start"] < end]
            beside = f'<div class="margin">{list_facts(own, theme, asked)}</div>'
            parts.append(f'<div class="reading">{words}{beside}</div>' if margin else words)
        start = match.end() if match else end
    return f'<article lang="en" class="passage">{"".join(parts)}</article>'


def list_facts(rows: list[dict[Any, Any]], theme: Theme, asked: str | None) -> str:
    """Facts as buttons for the margin: each in a card with who says it, through whom, and how sure it is; places in a row of chips."""
    places = [row for row in rows if row["table"] == "places"]
    others = [row for row in rows if row["table"] != "places"]
    return "".join(_button(row, theme, asked) for row in [*others, *places])


def _button(row: dict[Any, Any], theme: Theme, asked: str | None) -> str:
    colour = kind_colour(row["table"], theme.name)
    shape = "chip" if row["table"] == "places" else "card"
    state = " asked" if row["fact_id"] == asked else ""
    state += " rejected" if row.get("review") == "rejected" else ""
    label, chain, score = str(row["label"]), str(row.get("chain") or ""), row.get("score")
    label = label.removesuffix(f" · says {chain.partition(', ')[0]}")  # the line below says so, and through whom
    chain = chain.removeprefix(f"{label.partition(' · ')[0]}, ")
    said = [chain] if chain else []
    said += [f"{score:.0%} sure"] if isinstance(score, float) and score == score else []
    said += [f"{row['review']} by a reviewer"] if isinstance(row.get("review"), str) else []
    more = "" if shape == "chip" else f"<small>{escape(' · '.join(said))}</small>"
    return (
        f'<button type="button" class="{shape}{state}" data-fact="{escape(str(row["fact_id"]), quote=True)}" '
        f'style="border-color:{colour}" title="{escape("; ".join([row["kind"], *said]), quote=True)}">{escape(label)}{more}</button>'
    )


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
        return f'<p class="headline">{"".join(pieces)}</p>'
    return f"<p>{''.join(pieces)}</p>"


def _mark_piece(text: str, left: int, right: int, here: list[dict[Any, Any]], target: dict[Any, Any] | None, theme: Theme) -> str:
    """One stretch that no fact begins or ends in."""
    words = escape(text[left:right]).replace("\n", "<br>")
    over = sorted(
        (row for row in here if row["char_start"] <= left and right <= row["char_end"]), key=lambda r: r["char_end"] - r["char_start"]
    )
    if over:
        title = "; ".join(_say(row) for row in over)
        rim = "outline:2px solid currentColor;outline-offset:1px;" if target and target in over else ""
        ids = escape(" ".join(str(row["fact_id"]) for row in over), quote=True)
        words = f'<mark data-facts="{ids}" title="{escape(title, quote=True)}" style="{_style(over, theme)}{rim}">{words}</mark>'
    if target and target["char_start"] == left:
        words = f'<span id="{ANCHOR}">{words}</span>'
    if target and target["sent_start"] <= left and right <= target["sent_end"]:
        return f'<span style="background:{fade(theme.shade, 0.2)}">{words}</span>'
    return words


def _say(row: dict[Any, Any]) -> str:
    decided = row.get("review")
    return f"{row['kind']}: {row['label']}" + (f" ({decided} by a reviewer)" if isinstance(decided, str) else "")


def _style(over: list[dict[Any, Any]], theme: Theme) -> str:
    """The ground of the facts that stand; words of which people have rejected every fact are struck out."""
    standing = [row for row in over if row.get("review") != "rejected"]
    return _ground(standing, theme) if standing else "background:none;color:inherit;text-decoration:line-through;"


def _ground(over: list[dict[Any, Any]], theme: Theme) -> str:
    tables = list(dict.fromkeys(row["table"] for row in over))
    colours = [kind_colour(table, theme.name) for table in tables]
    lines = ", ".join(f"inset 0 -{2 + 3 * n}px 0 {c}" if n == 0 else f"0 {3 * n - 1}px 0 -0.5px {c}" for n, c in enumerate(colours))
    return f"background:{fade(colours[0], 0.16)};color:inherit;box-shadow:{lines};border-radius:2px;padding:1px 0;"
