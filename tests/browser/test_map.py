"""The map in a browser: marks, ways and boxes are picked, facts narrowed by kind, and a browser without WebGL gets the plain map."""

import re

import pytest

from tests.browser.running import FLAGS, Visit
from tests.browser.test_app import pick_place
from tests.chromium import find

WAY = """name => {
    const plot = document.querySelector('.js-plotly-plot'), trace = plot.data.find(trace => trace.name === 'flows');
    const own = trace.customdata.map((custom, at) => [custom[0], at]).filter(([id]) => id === name).map(([, at]) => at);
    const at = own[Math.floor(own.length / 2)], box = plot.getBoundingClientRect();
    const point = plot._fullLayout.map._subplot.map.project([Number(trace.lon[at]), Number(trace.lat[at])]);
    return [box.left + point.x, box.top + point.y];
}"""
#: None while the map is being drawn anew.
LAYERS = (
    """() => document.querySelector('.js-plotly-plot')?._fullLayout?.map?._subplot?.map?.getStyle()?.layers.map(layer => layer.id) ?? []"""
)
DRAWN = """layer => document.querySelector('.js-plotly-plot')._fullLayout.map._subplot.map.queryRenderedFeatures({layers: [layer]})
    .map(feature => feature.properties.id)"""
ZOOM = "() => document.querySelector('.js-plotly-plot')._fullLayout.map._subplot.map.getZoom()"
#: Names that reach beyond an edge of the map, by the room that their letters take.
CUT = """() => {
    const map = document.querySelector('.js-plotly-plot')._fullLayout.map._subplot.map, wide = map.getContainer().clientWidth;
    const names = map.queryRenderedFeatures({layers: ['place-names', 'place-names-east']});
    return names.filter(name => {
        const x = map.project(name.geometry.coordinates).x;
        const long = 6 * name.properties.name.length + name.properties.radius;
        return name.properties.east ? x - long < 0 || x > wide : x < 0 || x > wide;
    }).map(name => name.properties.name);
}"""


def beside(visit):
    return visit.page.locator(".st-key-beside")


def test_a_line_leads_to_its_claims_and_back_again(visit):
    visit.open("map?country=Ukraine&country=Russia")
    assert set(visit.page.evaluate(DRAWN, "flows")) >= {"PRK-538555"}
    visit.click_mark(visit.page.evaluate(WAY, "PRK-538555"))
    beside(visit).get_by_role("heading", name="North Korea to Kursk Oblast").wait_for()
    visit.settle()
    assert re.search(r"flow=PRK-538555", visit.page.url)
    assert beside(visit).get_by_text(re.compile(r"About 6,\d{3} km as the crow flies, from the middle of North Korea")).is_visible()
    assert beside(visit).get_by_text(re.compile(r"^pledged: .* claims?\)$")).is_visible()
    assert beside(visit).get_by_role("link", name=re.compile("read it in the article")).count() >= 2
    pick_place(visit, "Odesa")
    visit.settle()
    assert "flow=" not in visit.page.url
    assert not beside(visit).get_by_role("heading", name="North Korea to Kursk Oblast").count()


def test_ways_can_be_left_out_and_the_address_says_so(visit):
    visit.open("map")
    assert "flows" in visit.page.evaluate(LAYERS)
    visit.page.get_by_text("Where people are sent", exact=True).first.click()
    visit.page.wait_for_function(f"() => ({LAYERS})().includes('water') && !({LAYERS})().includes('flows')")
    visit.page.wait_for_url(re.compile("ways=false"))
    visit.open("map?ways=false")
    assert "flows" not in visit.page.evaluate(LAYERS)


def test_a_pick_keeps_the_zoom(visit):
    visit.open("map")
    box = visit.page.locator(".js-plotly-plot").bounding_box()
    visit.page.mouse.move(box["x"] + 200, box["y"] + 200)
    before = visit.page.evaluate(ZOOM)
    visit.page.mouse.wheel(0, -300)
    visit.page.wait_for_function(f"before => ({ZOOM})() > before + 0.3", arg=before)
    visit.page.wait_for_timeout(800)
    zoomed = visit.page.evaluate(ZOOM)
    pick_place(visit, "Beijing")
    visit.settle()
    assert visit.page.evaluate(ZOOM) == pytest.approx(zoomed, abs=0.01)


def test_a_box_picks_several_places_and_their_facts_are_narrowed_by_kind(visit):
    visit.open("map")
    visit.page.get_by_text("Drag to pick several").click()
    visit.page.wait_for_function("() => document.querySelector('.js-plotly-plot')?._fullLayout?.dragmode === 'select'")
    visit.settle()
    box = visit.page.locator(".js-plotly-plot").bounding_box()
    visit.page.mouse.move(box["x"] + 30, box["y"] + 30)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 400, steps=6)
    visit.page.mouse.up()
    beside(visit).get_by_role("heading", name=re.compile(r"^\d+ places$")).wait_for()
    visit.settle()
    assert visit.page.url.count("place=") > 5
    said = re.compile(r"^([\d,]+) facts")
    (total,) = said.findall(beside(visit).get_by_text(said).inner_text())
    meetings = beside(visit).get_by_role("button", name=re.compile(r"^\d+ meetings?$"))
    count = meetings.inner_text().split()[0]
    meetings.click()
    beside(visit).get_by_text(re.compile(rf"^{count} facts?,")).wait_for()
    assert int(count) < int(total.replace(",", ""))


def test_a_row_of_ways_is_in_the_address_and_a_link_brings_it_back(visit):
    visit.open("map?flow=PRK-538555&place=690791")
    assert beside(visit).get_by_role("heading", name="North Korea to Kursk Oblast").is_visible()
    assert beside(visit).get_by_role("heading", name="Ukraine").is_visible()


@pytest.mark.parametrize("width", [1440, 1200])
def test_no_name_is_cut_off_by_the_edge_of_the_first_view(visit, width):
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.open("map")
    assert visit.page.evaluate(CUT) == []


def test_what_is_named_but_cannot_be_found_is_listed(visit):
    visit.open("map")
    visit.page.get_by_text(re.compile(r"^\d+ places that reports name but the gazetteer cannot find")).click()
    visit.page.locator(".st-key-unlocated-table").wait_for()


def test_a_browser_without_webgl_gets_the_plain_map_and_is_told_why(server, playwright_without_webgl):
    visit = Visit(playwright_without_webgl.new_page(viewport={"width": 1440, "height": 900}), server)
    visit.page.goto(server + "map")
    visit.page.get_by_text("This browser has no WebGL").wait_for(timeout=60_000)
    visit.page.wait_for_function("() => document.querySelector('.js-plotly-plot')?.data?.some(trace => trace.type === 'scatter')")
    assert "plain=true" in visit.page.url


@pytest.fixture
def playwright_without_webgl(chromium):
    flags = [flag for flag in FLAGS if "swiftshader" not in flag]
    browser = chromium.browser_type.launch(executable_path=find(), args=[*flags, "--disable-3d-apis", "--disable-gpu"])
    yield browser
    browser.close()
