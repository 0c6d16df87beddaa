"""Markdown with YAML front matter -> metadata and paragraphs."""

from __future__ import annotations

import re

import yaml

from lib.errors import ReadError

#: Front matter is a handful of lines; more is a mistake or an attack.
MAX_FRONT_MATTER = 10_000

_FENCE = re.compile(r"\A---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_STRONG = re.compile(r"\*\*|__(?=\w)|(?<=\w)__")
_MARK = re.compile(r"^(?:>|[-*+](?= )) ?")


def split_front_matter(text: str, place: str) -> tuple[dict[str, str], str]:
    """The metadata, all values as strings, and the body; no metadata where the text does not open with ``---``.

    Raises:
        ReadError: the front matter is not closed, too large, not YAML, or not a list of ``name: value``.
    """
    opening = _FENCE.match(text)
    if not opening:
        return {}, text
    closing = _CLOSE.search(text, opening.end())
    if closing is None:
        raise ReadError("The front matter is not closed.", place=f"{place}, line 1", remedy="End it with a line of three hyphens: ---")
    front = text[opening.end() : closing.start()]
    return _load(front, place), text[closing.end() :]


def _load(front: str, place: str) -> dict[str, str]:
    remedy = "Write one `name: value` a line, with quotation marks round values that hold a colon."
    if len(front) > MAX_FRONT_MATTER:
        raise ReadError(f"The front matter has {len(front):,} characters; {MAX_FRONT_MATTER:,} are allowed.", place=place, remedy=remedy)
    try:
        # BaseLoader makes nothing but strings, lists and mappings: no objects, and "No" stays a word and 2025-02-30 reaches our own check.
        loaded = yaml.load(front, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{place}, line {mark.line + 2}" if mark else place
        raise ReadError(
            f"The front matter is broken: {str(getattr(error, 'problem', None) or 'not YAML')[:100]}.", place=where, remedy=remedy
        ) from error
    except RecursionError as error:
        raise ReadError("The front matter is nested too deeply.", place=place, remedy=remedy) from error
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, dict):
        raise ReadError("The front matter holds no `name: value` lines.", place=place, remedy=remedy)
    return {str(name).strip().lower(): value.strip() for name, value in loaded.items() if isinstance(value, str)}


def split_paragraphs(body: str) -> list[str]:
    """Paragraphs as blank lines part them, their lines joined, emphasis, links and list marks reduced to the words."""
    plain = _STRONG.sub("", _LINK.sub(r"\1", _IMAGE.sub(r"CAPTION: \1", body)))
    paragraphs: list[str] = []
    for part in re.split(r"\n[ \t]*\n", plain):
        lines: list[str] = []
        for line in part.split("\n"):
            if (line.startswith("#") or _MARK.match(line)) and lines:
                paragraphs.append(" ".join(lines))
                lines = []
            lines.append(_MARK.sub("", line).strip())
        paragraphs.append(" ".join(line for line in lines if line))
    return [paragraph for paragraph in paragraphs if paragraph.strip("-*_= ")]
