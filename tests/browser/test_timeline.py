"""What a reader does with the timeline: zooms, picks a mark, drags over days, undoes it, turns lanes on."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from lib import store
from tests.browser.running import serve
from tests.sample import sample

PLOT = "document.querySelector('.js-plotly-plot')"
RANGE = f"() => {PLOT}._fullLayout.xaxis.range.map(day => Date.parse(day))"
MARKS = f"() => {PLOT}.data.flatMap(trace => trace.customdata ?? []).map(custom => custom[0])"
#: Where a mark is drawn, on the page.
SPOT = f"""mark => {{
    const plot = {PLOT}, box = plot.getBoundingClientRect(), {{xaxis, yaxis}} = plot._fullLayout;
    for (const trace of plot.data)
        for (const [at, custom] of (trace.customdata ?? []).entries())
            if (custom[0] === mark) {{
                const across = trace.orientation === 'h' ? xaxis.d2p(trace.base[at]) + 4 : xaxis.d2p(trace.x[at]);
                const down = trace.type === 'bar' && trace.orientation !== 'h' ? trace.base[at] + trace.y[at] / 2 : trace.y[at];
                return [box.left + xaxis._offset + across, box.top + yaxis._offset + yaxis.d2p(down)];
            }}
}}"""
AREA = f"() => {{ const box = {PLOT}.querySelector('.nsewdrag').getBoundingClientRect(); return [box.x, box.y, box.width, box.height] }}"
NAMES = f"""() => [...{PLOT}.querySelectorAll('.textpoint text')].map(text => {{
    const box = text.getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom, text.textContent]; }})"""

LANES = f"""() => [...{PLOT}.querySelectorAll('.ytick text')].map(text => {{
    const box = text.getBoundingClientRect(); return [box.top, box.bottom, box.left]; }})"""


def click(visit, mark):
    visit.click_mark(visit.page.evaluate(SPOT, mark))


def told(visit):
    """The line above the cards of reports; the pointer's label says how many they are, too."""
    return visit.page.get_by_test_id("stCaptionContainer").get_by_text(re.compile(r"^\d+ reports?"))


def drag(visit, start, end):
    """Drag across a part of the chart, from one share of its width to another."""
    left, top, width, height = visit.page.evaluate(AREA)
    visit.page.mouse.move(left + start * width, top + height / 2)
    visit.page.mouse.down()
    visit.page.mouse.move(left + end * width, top + height / 2 + 10, steps=6)
    visit.page.mouse.up()


def test_a_picked_mark_shows_each_report_and_keeps_the_zoom(visit):
    visit.open("timeline")
    whole = visit.page.evaluate(RANGE)
    _, top, _, _ = visit.page.evaluate(AREA)
    mark = visit.page.evaluate(MARKS)[0]
    across, _ = visit.page.evaluate(SPOT, mark)
    visit.page.mouse.move(across, top + 5)
    visit.page.mouse.wheel(0, -300)
    visit.page.wait_for_function(f"first => {PLOT}._fullLayout.xaxis.range.map(day => Date.parse(day))[0] > first", arg=whole[0])
    visit.page.wait_for_timeout(500)
    zoomed = visit.page.evaluate(RANGE)
    click(visit, mark)
    told(visit).wait_for()
    visit.settle()
    assert visit.page.evaluate(RANGE) == zoomed
    assert f"meeting={mark}" in visit.page.url
    assert visit.page.get_by_text(re.compile("^Read it in the article")).count() >= 1
    visit.page.get_by_text("Attacks", exact=True).click()
    visit.settle()
    assert f"meeting={mark}" in visit.page.url  # the chart is drawn anew, and the pick stays
    assert told(visit).is_visible()
    visit.page.get_by_text("Claims about people", exact=True).click()
    visit.page.wait_for_function(f"() => {PLOT}?.data.some(trace => trace.customdata?.some(custom => custom[0].startsWith('claim:')))")
    visit.settle()
    assert f"meeting={mark}" in visit.page.url
    assert told(visit).is_visible()


def test_dragging_over_days_filters_all_pages_and_a_click_undoes_it(visit):
    visit.open("timeline")
    before = visit.page.evaluate(MARKS)
    visit.page.get_by_text("Drag to filter by days").click()
    visit.page.wait_for_function(f"() => {PLOT}?._fullLayout?.dragmode === 'select'")
    visit.settle()
    drag(visit, 0.5, 0.95)
    visit.page.get_by_role("button", name=re.compile("^close Only |^Only ")).wait_for()
    visit.settle()
    inside = visit.page.evaluate(MARKS)
    assert inside
    assert set(inside) < set(before)
    first, last = re.findall(r"date=(\d{4}-\d\d-\d\d)", visit.page.url)
    assert visit.page.get_by_text(re.compile(r"^Facts between .* of 39 articles\.")).is_visible()
    assert visit.page.evaluate(f"() => {PLOT}._fullLayout.dragmode") == "pan"
    visit.page.get_by_role("link", name="Map").click()
    visit.page.get_by_role("heading", name="Where it happens").wait_for()
    visit.settle()
    assert re.findall(r"date=(\d{4}-\d\d-\d\d)", visit.page.url) == [first, last]
    visit.page.get_by_role("link", name="Timeline").click()
    visit.page.get_by_role("button", name=re.compile("Only ")).click()
    visit.page.get_by_text("All facts. 39 of 39 articles.").wait_for()
    visit.settle()
    assert visit.page.evaluate(MARKS) == before
    assert "date=" not in visit.page.url


def test_buttons_zoom_and_all_days_come_back(visit):
    visit.open("timeline")
    whole = visit.page.evaluate(RANGE)
    buttons = visit.page.locator(".rangeselector .button")
    assert buttons.all_text_contents() == ["1 month", "6 months", "1 year", "All days"]
    buttons.nth(0).click()
    visit.page.wait_for_timeout(500)
    month = visit.page.evaluate(RANGE)
    assert 27 <= (month[1] - month[0]) / 86_400_000 <= 32
    buttons.nth(3).click()
    visit.page.wait_for_timeout(500)
    assert visit.page.evaluate(RANGE) == whole


def test_attacks_and_claims_are_asked_for_in_the_address(visit):
    visit.open("timeline")
    visit.page.get_by_text("Attacks", exact=True).click()
    visit.page.wait_for_function(f"() => {PLOT}?.data.some(trace => trace.customdata?.some(custom => custom[0].startsWith('attack:')))")
    visit.settle()
    assert "attacks=true" in visit.page.url
    visit.open("timeline?attacks=true&claims=true")
    marks = visit.page.evaluate(MARKS)
    attack = next(mark for mark in marks if mark.startswith("attack:"))
    assert any(mark.startswith("claim:") for mark in marks)
    click(visit, attack)
    told(visit).wait_for()
    visit.settle()
    assert visit.page.get_by_role("heading", name=re.compile("attack")).is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (1024, "light"), (390, "light")])
def test_names_are_neither_clipped_nor_over_each_other(enter, width, scheme):
    visit = enter(phone=width == 390, room=(width, 900), scheme=scheme)
    visit.open("timeline?attacks=true&claims=true")
    left, _, across, _ = visit.page.evaluate(AREA)
    names = visit.page.evaluate(NAMES)
    assert bool(names) is (width != 390)  # a phone has no room for names
    assert all(box[0] >= left - 1 and box[1] <= left + across + 1 for box in names)
    for one, other in combinations(names, 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] + 2 or other[3] <= one[2] + 2
        assert apart, (one[4], other[4])
    lanes = visit.page.evaluate(LANES)
    assert all(lane[2] >= 0 for lane in lanes)
    lanes.sort()
    assert all(one[1] <= other[0] + 3 for one, other in pairwise(lanes))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The app on a store with many meetings of one pair of parties."""
    from datetime import timedelta

    articles, facts = sample()
    row = facts["meetings"][0]
    for number in range(900):
        day = row["date_start"] - timedelta(days=number)
        facts["meetings"].append(
            row | {"fact_id": f"{number:016x}", "meeting_id": f"m{number}", "date_start": day, "date_end": day, "date_basis": "stated"}
        )
    uri = str(tmp_path_factory.mktemp("crowded") / "store")
    store.append(store.open_store(uri), articles, facts)
    yield from serve(uri)


def test_a_bar_of_a_crowded_lane_opens_its_days(crowded, enter):
    visit = enter(crowded)
    visit.open("timeline")
    bar = next(mark for mark in visit.page.evaluate(MARKS) if mark.startswith("days:"))
    _, first, last = bar.split(":")
    click(visit, bar)
    visit.page.get_by_role("button", name=re.compile("Only ")).wait_for()
    visit.settle()
    assert re.findall(r"date=(\d{4}-\d\d-\d\d)", visit.page.url) == [first, last]
    marks = visit.page.evaluate(MARKS)
    assert marks
    assert not [mark for mark in marks if mark.startswith("days:")]
