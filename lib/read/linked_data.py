"""The article's text where a page holds it as data (schema.org's articleBody in JSON-LD) and its scripts were to set it later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Most things inside things that are looked at: an article stands in a page's graph at the third level or so.
MAX_THINGS = 2000


def find_body(scripts: Iterable[str]) -> str:
    """The longest text that a page's data, each a script's JSON, give for an article; empty where they give none.

    >>> find_body(['{"@graph": [{"articleBody": "It held."}]}'])
    'It held.'
    """
    bodies = [""]
    for script in scripts:
        try:
            waiting: list[Any] = [orjson.loads(script)]
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
