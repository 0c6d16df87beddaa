"""The article's text where a page holds it as data (schema.org's articleBody in JSON-LD) and its scripts were to set it later."""

from __future__ import annotations

import re
from typing import Any

import orjson

_SCRIPT = re.compile(r"<script\b[^<>]*ld\+json[^<>]*>([^<]*+(?:<(?!/script)[^<]*+)*+)</script", re.IGNORECASE)

#: Most things inside things that are looked at: an article stands in a page's graph at the third level or so.
MAX_THINGS = 2000


def find_body(markup: str) -> str:
    """The longest text that the page's data give for an article; empty where they give none.

    >>> find_body('<script type="application/ld+json">{"@graph": [{"articleBody": "It held."}]}</script>')
    'It held.'
    """
    bodies = [""]
    for script in _SCRIPT.finditer(markup):
        try:
            waiting: list[Any] = [orjson.loads(script[1])]
        except orjson.JSONDecodeError:
            continue
        for _ in range(MAX_THINGS):
            if not waiting:
                break
            thing = waiting.pop()
            if isinstance(thing, dict):
                bodies += [body] if isinstance(body := thing.get("articleBody"), str) else []
                waiting += thing.values()
            elif isinstance(thing, list):
                waiting += thing
    return max(bodies, key=len)
