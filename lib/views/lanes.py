"""Lanes of the timeline: which pairs of parties met how often, so that the busiest are drawn first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lib.views.gather import build_frame
from lib.views.labels import UNNAMED

if TYPE_CHECKING:
    import pandas as pd

#: So many lanes are drawn at once; a reader turns the page for more.
LANES = 12


def meeting_lanes(meetings: pd.DataFrame) -> pd.DataFrame:
    """One row a lane of ``meeting_timeline``, the busiest first, meetings without named parties last: ``lane, meetings`` (count of those
    that have a date, or half of one: the others stand in no lane).
    """
    counts = Counter(meetings.loc[_dated(meetings), "lane"])
    lanes = sorted(counts, key=lambda lane: (lane == UNNAMED, -counts[lane], lane))
    return build_frame([{"lane": lane, "meetings": counts[lane]} for lane in lanes], ("lane", "meetings")).astype({"meetings": int})


def lane_page(meetings: pd.DataFrame, page: int) -> pd.DataFrame:
    """The dated meetings of the lanes on one page, counted from 1, ``LANES`` on each."""
    wanted = meeting_lanes(meetings)["lane"].iloc[(page - 1) * LANES : page * LANES]
    return meetings[meetings["lane"].isin(wanted) & _dated(meetings)]


def count_pages(meetings: pd.DataFrame) -> int:
    """How many pages of lanes there are, at least 1."""
    return max(-(-len(meeting_lanes(meetings)) // LANES), 1)


def _dated(meetings: pd.DataFrame) -> pd.Series:
    return meetings["date_start"].notna() | meetings["date_end"].notna()
