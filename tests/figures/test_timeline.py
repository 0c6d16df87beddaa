from datetime import date

import pytest

from lib import views
from lib.figures.palette import DARK, LIGHT
from lib.figures.timeline import STATUS, describe_timeline, plot_timeline, undated
from tests.figures.frames import meeting, meetings, sample_tables


def marks(figure):
    """meeting_id -> the trace that draws it."""
    return {custom[0]: trace for trace in figure.data if trace.customdata is not None for custom in trace.customdata}


def test_a_meeting_told_by_two_articles_is_one_mark(tmp_path_factory):
    told = views.meeting_timeline(sample_tables(tmp_path_factory))
    figure = plot_timeline(told, LIGHT)
    drawn = [custom[0] for trace in figure.data if trace.customdata is not None for custom in trace.customdata]
    assert sorted(drawn) == ["m-ndjamena", "m-palawan"]  # m-phone has no date
    assert undated(told) == 1


def test_a_known_day_is_a_diamond_and_an_interval_a_hatched_bar():
    figure = plot_timeline(meetings(meeting("day", "2025-06-10"), meeting("week", "2025-06-04", "2025-06-16", 3)), LIGHT)
    day, week = marks(figure)["day"], marks(figure)["week"]
    assert (day.type, day.marker.symbol, day.x[0]) == ("scatter", "diamond", date(2025, 6, 10))
    assert week.type == "bar"
    assert week.marker.pattern.shape
    assert (week.base[0], week.x[0]) == (date(2025, 6, 4), 13 * 86_400_000)  # both ends included


def test_each_precision_has_its_hatch():
    spans = {2: "2025-06-05", 3: "2025-06-14", 4: "2025-06-30", 5: "2025-12-31"}
    figure = plot_timeline(meetings(*(meeting(str(prec), "2025-06-01", end, prec) for prec, end in spans.items())), LIGHT)
    assert len({marks(figure)[str(prec)].marker.pattern.shape for prec in spans}) == 4


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_each_status_has_its_shape_and_colour(theme):
    figure = plot_timeline(meetings(*(meeting(status, "2025-06-01", status=status) for status in STATUS)), theme)
    looks = {(trace.marker.symbol, trace.marker.color) for trace in marks(figure).values()}
    assert len({symbol for symbol, _ in looks}) == len({colour for _, colour in looks}) == len(STATUS)


def test_parties_have_lanes_and_what_would_touch_gets_a_line_of_its_own():
    rows = [
        meeting("a", "2025-06-10"),
        meeting("b", "2025-06-10"),
        meeting("c", "2025-06-11"),
        meeting("d", "2025-06-10", lane="Japan – Peru"),
    ]
    figure = plot_timeline(meetings(*rows), LIGHT)
    assert list(figure.layout.yaxis.ticktext) == ["Chad –<br>Sudan", "Japan –<br>Peru"]
    lines = {}
    for trace in figure.data:
        for custom, y in zip(trace.customdata if trace.customdata is not None else [], trace.y, strict=False):
            lines[custom[0]] = y
    assert len(set(lines.values())) == 4
    assert lines["d"] > max(lines["a"], lines["b"], lines["c"])


def test_a_meeting_with_one_end_known_stands_as_an_interval_there():
    row = meeting("before", None, prec=5) | {"date_end": date(2025, 6, 1)}
    assert marks(plot_timeline(meetings(row), LIGHT))["before"].type == "bar"


def test_vague_dates_do_not_squeeze_the_sharp_ones():
    figure = plot_timeline(meetings(meeting("day", "2025-06-10"), meeting("era", "1990-01-01", "1999-12-31", 5)), LIGHT)
    assert figure.layout.xaxis.range[0].year == 2025


def test_the_picked_meeting_stands_out():
    figure = plot_timeline(meetings(meeting("a", "2025-06-10"), meeting("b", "2025-06-20")), LIGHT, selected="b")
    trace = marks(figure)["b"]
    assert trace.marker.size[1] > trace.marker.size[0]


def test_nothing_to_show():
    none = meetings(meeting("x", None))
    assert describe_timeline(none) == "Timeline of meetings: none to show."
    assert not marks(plot_timeline(none, LIGHT))


def test_the_description_counts_days_and_intervals():
    rows = meetings(meeting("a", "2025-06-10"), meeting("b", "2025-05-01", "2025-05-31", 4))
    assert describe_timeline(rows) == "Timeline of 2 meetings from 2025-05-01 to 2025-06-10: 1 on a known day, 1 within an interval."
