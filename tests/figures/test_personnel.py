import re

import pytest

from lib import views
from lib.figures.palette import LIGHT, STATUS, status_colour
from lib.figures.personnel import describe_claims, plot_claims, plot_statuses
from tests.figures.frames import claim, claims, sample_tables

PLOTS = [plot_claims, plot_statuses]


def dots(figure):
    """customdata -> (number, symbol, colour); of several marks with one, the last."""
    found = {}
    for trace in figure.data:
        for custom, x, symbol in zip(
            trace.customdata if trace.customdata is not None else [], trace.x, trace.marker.symbol or [], strict=False
        ):
            found[custom[0]] = (x, symbol, trace.marker.color)
    return found


def arrows(figure):
    return [
        (symbol, x) for trace in figure.data for symbol, x in zip(trace.marker.symbol or [], trace.x, strict=False) if "triangle" in symbol
    ]


@pytest.mark.parametrize("plot", PLOTS)
def test_claims_stand_side_by_side_and_are_never_added_up(plot, tmp_path_factory):
    told = views.personnel_claims(sample_tables(tmp_path_factory))
    drawn = [x for trace in plot(told, LIGHT).data if trace.customdata is not None for x in trace.x]
    assert len(drawn) == len(told)
    given = {*told["count_low"].dropna(), *told["count_best"].dropna()}
    between = [row for row in told.to_dict("records") if row["count_rule"] == "range"]
    assert set(drawn) - given == {(row["count_low"] * row["count_high"]) ** 0.5 for row in between}


@pytest.mark.parametrize("plot", PLOTS)
def test_marks_say_how_the_words_bound_the_number(plot):
    rows = {
        "exact": (85, 85, 85),
        "at least": (14, 14, None),
        "up to": (None, 1200, 1200),
        "range": (10_000, None, 12_000),
        "thousands": (2000, None, None),
    }
    figure = plot(claims(*(claim(name, *bounds) for name, bounds in rows.items())), LIGHT)
    symbols = sorted(symbol for trace in figure.data if trace.customdata is not None for symbol in trace.marker.symbol)
    assert symbols == ["circle", "circle", "circle", "circle-open", "line-ns"]
    assert sorted(arrows(figure)) == [("triangle-left", 600), ("triangle-right", 28), ("triangle-right", 4000)]


def test_a_status_has_one_colour_in_every_figure():
    rows = claims(*(claim(status or "none", 5, 5, 5, status=status or None) for status in STATUS))
    one, other = dots(plot_claims(rows, LIGHT)), dots(plot_statuses(rows, LIGHT))
    for drawn in (one, other):  # a line a claim, and a line a status
        assert len(drawn) == len(STATUS)
        assert all(colour == status_colour("" if name == "none" else name, "light") for name, (_, _, colour) in drawn.items())


def test_claims_are_grouped_by_status_and_name_their_claimant():
    rows = claims(
        claim("a", 5, 5, 5, "killed"), claim("b", 9, 9, 9, "pledged", claimant=None), claim("c", 7, 7, 7, "killed", claimant="UN")
    )
    figure = plot_claims(rows, LIGHT)
    assert [note.text for note in figure.layout.annotations] == ["<b>Pledged</b>", "<b>Killed</b>"]
    assert list(figure.layout.yaxis.ticktext) == ["AFP (in its own voice) · people", "UN · people", "Red Cross · people"]


def test_a_narrow_figure_has_its_numbers_at_the_edge():
    figure = plot_claims(claims(claim("a", 5, 5, 5)), LIGHT, narrow=True)
    assert list(figure.layout.yaxis.ticktext) == ["Red Cross<br>5 people"]


def test_the_axis_leaves_room_for_small_and_large():
    figure = plot_claims(claims(claim("one", 1, 1, 1), claim("many", 600_000, 600_000, None)), LIGHT)
    low, high = figure.layout.xaxis.range
    assert low < 0
    assert high > 6
    assert list(figure.layout.xaxis.ticktext)[:2] == ["1", "10"]


def test_claims_without_any_number_are_left_to_the_table():
    assert not dots(plot_claims(claims(claim("none", None, None, None)), LIGHT))


def test_the_description_counts_by_status():
    rows = claims(claim("a", 5, 5, 5, "killed"), claim("b", 9, 9, 9, "pledged"), claim("c", 9, 9, 9, None))
    assert describe_claims(rows).endswith("1 pledged, 1 killed, 1 fate not said.")


def test_a_part_stands_below_its_total_a_step_to_the_right():
    rows = claims(
        claim("all", 900, 900, 900, fact_ids=["f1"], part_of=None, claimant="UN"),
        claim("more", 500, 500, 500, fact_ids=["f2"], part_of=None, claimant="AU"),
        claim("some", 20, 20, 20, fact_ids=["f3"], part_of="f1", claimant="UN", unit="medics"),
        claim("few", 3, 3, 3, fact_ids=["f4"], part_of="f3", claimant="UN", unit="nurses"),
    )
    figure = plot_claims(rows, LIGHT)
    assert list(figure.layout.yaxis.ticktext) == ["UN · people", "↳ UN · medics", "↳ ↳ UN · nurses", "AU · people"]


def test_claims_that_call_each_other_a_part_are_all_drawn():
    rows = claims(claim("a", 9, 9, 9, fact_ids=["f1"], part_of="f2"), claim("b", 8, 8, 8, fact_ids=["f2"], part_of="f1"))
    assert set(dots(plot_claims(rows, LIGHT))) == {"a", "b"}


def test_words_of_articles_are_no_html():
    rows = claims(claim("a", 5, 5, 5, claimant="<b>R&D</b>", unit="<i>men", count="<u>5", source="<s>"))
    figure = plot_claims(rows, LIGHT)
    shown = [*figure.layout.yaxis.ticktext, *(text for trace in figure.data for text in (*(trace.hovertext or ()), *(trace.text or ())))]
    assert all(not re.search(r"<(?!/?b>|br>)", text) for text in shown)
    assert "&lt;b&gt;R&amp;D&lt;/b&gt; · &lt;i&gt;men" in shown
