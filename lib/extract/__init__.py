"""Article -> facts: finders for dates, people, places, statements, meetings, counts, quotes and events.

``pipeline.extract_articles`` runs them all; ``python -m lib.extract FILE...`` prints what they find. On any text, as in a notebook:

>>> from datetime import date
>>> from lib.extract import find_counts, find_dates, find_places
>>> text = "On Monday, Kenya sent 200 more police officers to Haiti, the interior minister said."
>>> [(row["quote_exact"], str(row["date_start"])) for row in find_dates(text, date(2025, 1, 22))]
[('Monday', '2025-01-20')]
>>> [(row["quote_exact"], row["country_code"], row["role"]) for row in find_places(text)]
[('Kenya', 'KEN', 'actor'), ('Haiti', 'HTI', 'event')]
>>> [(row["count_best"], row["unit"], row["force"], row["status"]) for row in find_counts(text)]
[(200, 'police', 'KEN', 'deployed')]

The finders of ``standalone`` are loaded, and the language model with them, when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.extract.standalone import find_counts, find_dates, find_meetings, find_places, find_quotes

__all__ = ["find_counts", "find_dates", "find_meetings", "find_places", "find_quotes"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from lib.extract import standalone

    return getattr(standalone, name)
