from collections import Counter
from datetime import date

import pytest

from lib import views
from lib.figures.palette import DARK, LIGHT, MEETING
from lib.figures.timeline import describe_timeline, plot_timeline, undated
from tests.figures.frames import claims, meeting, meetings, sample_tables


def marks(figure):
    """meeting_id -> the trace that draws it."""
    return {custom[0]: trace for trace in figure.data if trace.customdata is not None for custom in trace.customdata}


def test_a_meeting_told_by_two_articles_is_one_mark(tmp_path_factory):
    told = views.meeting_timeline(sample_tables(tmp_path_factory))
    figure = plot_timeline(told, LIGHT)
    drawn = [custom[0] for trace in figure.data if trace.customdata is not None for custom in trace.customdata]
    assert drawn.count("m-ndjamena") == 1
    assert set(drawn) == {"m-ndjamena", "m-palawan"}  # m-phone has no date
    assert list(undated(told)["meeting_id"]) == ["m-phone"]


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
    figure = plot_timeline(meetings(*(meeting(status, "2025-06-01", status=status) for status in MEETING)), theme)
    looks = {(trace.marker.symbol, trace.marker.color) for trace in marks(figure).values()}
    assert len({symbol for symbol, _ in looks}) == len({colour for _, colour in looks}) == len(MEETING)


def test_parties_have_lanes_and_what_would_touch_gets_a_line_of_its_own():
    rows = [
        meeting("a", "2025-06-10"),
        meeting("b", "2025-06-10"),
        meeting("c", "2025-06-11"),
        meeting("d", "2025-06-10", lane="Japan – Peru"),
    ]
    figure = plot_timeline(meetings(*rows), LIGHT)
    assert list(figure.layout.yaxis.ticktext) == ["Chad – Sudan", "Japan – Peru"]
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
    assert describe_timeline(rows) == "Timeline of 2 meetings from 1 May 2025 to 10 June 2025: 1 on a known day, 1 within an interval."


def hover(figure, name):
    """What the pointer is told of a mark."""
    return next(
        text
        for trace in figure.data
        for custom, text in zip(trace.customdata or (), trace.hovertext or (), strict=True)
        if custom[0] == name
    )


def test_a_mark_grows_with_its_reports_and_says_how_many():
    rows = [meeting("one", "2025-06-01"), meeting("five", "2025-09-01", reports=5, dates_agree=False, statuses=["held", "planned"])]
    figure = plot_timeline(meetings(*rows), LIGHT)
    sizes = dict(zip((custom[0] for custom in marks(figure)["one"].customdata), marks(figure)["one"].marker.size, strict=True))
    assert sizes["five"] > sizes["one"]
    assert hover(figure, "one").endswith("1 report")
    assert hover(figure, "five").endswith("5 reports, which differ about the day and the status")
    labels = [text for trace in figure.data for text in trace.text or ()]
    assert [text.partition(" <")[0] for text in labels] == ["one", "five"]
    assert "×5" in labels[1]


def test_the_pointer_is_told_days_as_people_write_them():
    rows = [meeting("day", "2025-06-10", date_text="Tuesday"), meeting("week", "2025-06-04", "2025-06-16", 3)]
    figure = plot_timeline(meetings(*rows), LIGHT)
    assert "10 June 2025 (written: “Tuesday”)" in hover(figure, "day")
    assert "some day from 4 to 16 June 2025" in hover(figure, "week")


def test_words_of_articles_are_no_markup():
    hostile = "<img src=x onerror=alert(1)> & <b>"
    row = meeting("x", "2025-06-10", lane=hostile) | {"label": hostile, "place": hostile, "date_text": hostile, "mode": "visit"}
    figure = plot_timeline(meetings(row), LIGHT)
    told = [hover(figure, "x"), *figure.layout.yaxis.ticktext, *(text for trace in figure.data for text in trace.text or ())]
    assert len(told) == 3
    assert all("<img" not in text and "& " not in text for text in told)
    assert all("&lt;img" in text for text in told)


def test_what_did_not_take_place_shows_on_an_interval_too():
    rows = [meeting(status, "2025-06-04", "2025-06-16", 3, status=status) for status in MEETING]
    figure = plot_timeline(meetings(*rows), LIGHT)
    signs = {trace.customdata[0][0]: trace.marker.symbol for trace in figure.data if trace.type == "scatter" and trace.customdata}
    assert set(signs) == set(MEETING) - {"held"}
    assert len(set(signs.values())) == 3


def test_attacks_and_claims_stand_below_on_the_same_axis(tmp_path_factory):
    tables = sample_tables(tmp_path_factory)
    told, beside = views.meeting_timeline(tables), {"attacks": views.attack_timeline(tables), "claims": views.personnel_claims(tables)}
    figure = plot_timeline(told, LIGHT, attacks=beside["attacks"], claims=beside["claims"])
    drawn = Counter(mark.rpartition(":")[0] for mark in {custom[0] for trace in figure.data for custom in trace.customdata or ()})
    dated = beside["claims"][["date_start", "date_end"]].notna().any(axis=1).sum()
    assert drawn == {"": 2, "attack": 1, "claim": dated}
    names = list(figure.layout.yaxis.ticktext)
    assert names[:3] == ["Chad – Sudan", "Japan – Philippines", "Attacks: Sudan"]
    assert "Killed" in names[3:]
    attack = next(trace for trace in figure.data if trace.customdata and trace.customdata[0][0].startswith("attack:"))
    assert attack.marker.symbol == "x"
    assert describe_timeline(told, **beside).endswith(f"With 1 attack and {len(beside['claims'])} claims.")


def test_a_claim_of_several_days_has_arms():
    row = {"claim_id": "c", "count": "40", "unit": "troops", "status": "killed", "claimant": None, "place": None, "reports": 1}
    spans = [("2025-06-10", "2025-06-10"), ("2025-06-01", "2025-06-30")]
    told = [row | {"claim_id": start, "date_start": date.fromisoformat(start), "date_end": date.fromisoformat(end)} for start, end in spans]
    figure = plot_timeline(meetings(meeting("m", "2025-06-05")), LIGHT, claims=claims_of(told))
    ticks = next(trace for trace in figure.data if trace.customdata and trace.customdata[0][0].startswith("claim:"))
    arms = dict(zip((custom[0] for custom in ticks.customdata), ticks.error_x.array, strict=True))
    assert arms == {"claim:2025-06-10": None, "claim:2025-06-01": 15 * 86_400_000}


def claims_of(rows):
    return claims(*(row | {"count_low": 40, "count_best": 40, "count_high": 40} for row in rows))


def test_the_filter_sets_the_axis():
    rows = meetings(meeting("a", "2025-06-10"), meeting("wide", "2025-01-01", "2025-12-31", 5))
    figure = plot_timeline(rows, LIGHT, days=(date(2025, 6, 1), date(2025, 6, 30)))
    assert figure.layout.xaxis.range == (date(2025, 5, 31), date(2025, 7, 1))
    assert figure.layout.uirevision != plot_timeline(rows, LIGHT).layout.uirevision


def test_zoom_buttons_come_where_there_is_something_to_zoom_into():
    rows = meetings(meeting("a", "2023-06-10"), meeting("b", "2025-06-10"))
    labels = [button.label for button in plot_timeline(rows, LIGHT, tools=True).layout.xaxis.rangeselector.buttons]
    assert labels == ["1 month", "6 months", "1 year", "All days"]
    assert not plot_timeline(rows, LIGHT).layout.xaxis.rangeselector.buttons
