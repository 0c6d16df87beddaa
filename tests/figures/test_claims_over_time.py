"""Claims over time: who, when, how many, and how surely each of these is known."""

import pandas as pd
import pytest

from lib.figures.claims_over_time import OTHERS_NAME, describe_over_time, plot_over_time
from lib.figures.palette import DARK, LIGHT, OTHERS, VOICES
from tests.figures.frames import claim, claims


def spoken(name, voice, low, best, high, first="2025-06-01", last=None, told=False, **more):
    days = {"first_day": pd.Timestamp(first), "last_day": pd.Timestamp(last or first)}
    return claim(name, low, best, high, voice=voice, claimant=voice or None, told=told, **days, **more)


def marks(figure):
    """claim_id -> (x, y, symbol, colour) of its mark; arrows apart."""
    found = {}
    for trace in figure.data:
        for custom, x, y, symbol in zip(
            trace.customdata if trace.customdata is not None else [], trace.x, trace.y, trace.marker.symbol or [], strict=False
        ):
            if "triangle" not in symbol:
                assert custom[0] not in found, "a claim is drawn twice"
                found[custom[0]] = (x, y, symbol, trace.marker.color)
    return found


def test_claimants_have_a_colour_and_a_shape_of_their_own_and_all_others_share_grey():
    rows = claims(spoken("a", "Kenya", 5, 5, 5), spoken("b", "Haiti", 7, 7, 7), spoken("c", "AFP", 7, 7, 7), spoken("d", "", 1, 1, 1))
    for theme in (LIGHT, DARK):
        dark = theme is DARK
        found = marks(plot_over_time(rows, theme, ["Haiti", "Kenya"]))
        assert found["b"][2:] == ("circle", VOICES[0][dark])
        assert found["a"][2:] == ("square", VOICES[1][dark])
        assert found["c"][3] == found["d"][3] == OTHERS[dark]


def test_a_claimant_keeps_the_colour_whatever_else_is_shown():
    voices = ["Haiti", "Kenya"]
    both = marks(plot_over_time(claims(spoken("a", "Kenya", 5, 5, 5), spoken("b", "Haiti", 7, 7, 7)), LIGHT, voices))
    alone = marks(plot_over_time(claims(spoken("a", "Kenya", 5, 5, 5)), LIGHT, voices))
    assert alone["a"] == both["a"]


def test_more_claimants_than_colours_are_others():
    voices = [f"v{number}" for number in range(len(VOICES) + 2)]
    rows = claims(*(spoken(voice, voice, 5, 5, 5) for voice in voices))
    figure = plot_over_time(rows, LIGHT, voices)
    assert len({colour for *_, colour in marks(figure).values()}) == len(VOICES) + 1
    assert f"{OTHERS_NAME} (2)" in [trace.name for trace in figure.data]


def test_marks_tell_how_number_and_day_are_known():
    rows = claims(
        spoken("given", "UN", 85, 85, 85),
        spoken("thousands", "UN", 2000, None, None),
        spoken("dated", "UN", 14, 14, 14, told=True),
        spoken("within", "UN", 12, 12, 12, first="2025-01-01", last="2025-01-31", told=True),
        spoken("report", "UN", 11, 11, 11, first="2025-01-01", last="2025-01-31"),
    )
    figure = plot_over_time(rows, LIGHT, ["UN"])
    found = marks(figure)
    symbols = {name: symbol for name, (_, _, symbol, _) in found.items()}
    assert symbols == {
        "given": "circle",
        "thousands": "circle-open",
        "dated": "circle-dot",
        "within": "circle-dot",
        "report": "circle",
    }
    assert found["within"][0] == "2025-01-16 00:00"
    assert found["report"][0] == "2025-01-31"
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert [list(trace.x) for trace in lines] == [["2025-01-01", "2025-01-31", None]]


def test_ranges_and_open_ends_are_drawn():
    rows = claims(spoken("between", "UN", 10, None, 1000), spoken("or more", "UN", 40, 40, None), spoken("up to", "UN", None, 60, 60))
    (trace,) = (trace for trace in plot_over_time(rows, LIGHT, ["UN"]).data if trace.customdata is not None)
    spans: dict[str, tuple[float, float, float]] = {}
    for custom, y, up, down in zip(trace.customdata, trace.y, trace.error_y.array, trace.error_y.arrayminus, strict=True):
        spans.setdefault(custom[0], (y - down, y, y + up))
    assert spans["between"] == pytest.approx((10, 100, 1000))
    arrows = {(custom[0], symbol) for custom, symbol in zip(trace.customdata, trace.marker.symbol, strict=True) if "triangle" in symbol}
    assert arrows == {("or more", "triangle-up"), ("up to", "triangle-down")}


def test_panels_share_days_and_the_height_of_a_step():
    rows = claims(
        spoken("a", "UN", 1, 1, 1, status="killed"),
        spoken("b", "UN", 10_000, 10_000, 10_000, status="killed"),
        spoken("c", "UN", 5, 5, 5, status="pledged"),
        spoken("d", "UN", 900, 900, 900, status="pledged"),
    )
    figure = plot_over_time(rows, LIGHT, ["UN"], panels=True)
    assert [note.text for note in figure.layout.annotations] == ["<b>Pledged</b>  2 claims", "<b>Killed</b>  2 claims"]
    assert {trace.xaxis for trace in figure.data} == {None}
    steps = [(axis.domain[1] - axis.domain[0]) / (axis.range[1] - axis.range[0]) for axis in (figure.layout.yaxis, figure.layout.yaxis2)]
    assert steps[0] == pytest.approx(steps[1])
    assert sum(bool(trace.showlegend) for trace in figure.data) == 1


def test_the_picked_claim_is_larger():
    rows = claims(spoken("a", "UN", 5, 5, 5), spoken("b", "UN", 6, 6, 6))
    (trace,) = (trace for trace in plot_over_time(rows, LIGHT, ["UN"], selected="b").data if trace.customdata is not None)
    sizes = dict(zip([custom[0] for custom in trace.customdata], trace.marker.size, strict=True))
    assert sizes["b"] > sizes["a"]


def test_the_description_says_what_is_shown_now():
    rows = claims(spoken("a", "Kenya", 5, 5, 5), spoken("b", "", 7, 7, 7, first="2025-06-03", status="pledged"))
    said = describe_over_time(rows, ["Kenya"], panels=True)
    assert "from 1 June 2025 to 3 June 2025" in said
    assert "one panel each for pledged, killed" in said
    assert said.endswith("By claimant: Kenya 1, others, or nobody named 1.")
    assert "none to show" in describe_over_time(rows.iloc[:0], ["Kenya"])


def test_what_has_no_day_or_no_number_is_left_to_the_table():
    rows = claims(spoken("a", "UN", None, None, None), spoken("b", "UN", 5, 5, 5, first=None, last=None))
    assert not marks(plot_over_time(rows, LIGHT, ["UN"]))


def test_names_in_the_legend_and_words_in_hovers_are_no_html():
    rows = claims(spoken("a", "<b>R&D", 5, 5, 5, unit="<i>men"))
    (trace,) = (trace for trace in plot_over_time(rows, LIGHT, ["<b>R&D"]).data if trace.customdata is not None)
    assert trace.name == "&lt;b>R&amp;D (1)"
    assert "&lt;i&gt;men" in trace.hovertext[0]
    assert "according to &lt;b&gt;R&amp;D" in trace.hovertext[0]
