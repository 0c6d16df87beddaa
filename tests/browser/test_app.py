"""What a reader does: sees the places, filters, follows a fact to its sentence, takes a table away."""

import csv
import io
import re

import pytest

LABELS = """() => {
    const map = document.querySelector('.js-plotly-plot')._fullLayout.map._subplot.map;
    return map.queryRenderedFeatures({layers: ['place-names', 'country-names']}).map(feature => feature.properties.name);
}"""
PLACES = """() => document.querySelector('.js-plotly-plot').data.find(trace => trace.name === 'places').hovertext
    .map(text => text.match(/<b>(.*?)<.b>/)[1])"""
FIVE = {"Pyongyang", "Moscow", "Kursk Oblast", "Odesa", "Kyiv"}


@pytest.mark.parametrize("path", ["", "map"])
def test_the_five_places_are_on_the_map_and_labelled(visit, path):
    visit.open(path)
    assert set(visit.page.evaluate(PLACES)) >= FIVE
    assert set(visit.page.evaluate(LABELS)) >= FIVE


def test_a_country_changes_page_and_address(visit):
    visit.open("map")
    before = visit.page.evaluate(PLACES)
    box = visit.page.get_by_test_id("stSidebar").get_by_role("combobox", name="Countries")
    box.fill("South Korea")
    visit.page.get_by_role("option", name="South Korea", exact=True).click()
    visit.page.get_by_text(re.compile(r"Facts about South Korea\. \d+ of 39 articles")).wait_for()
    visit.settle()
    after = visit.page.evaluate(PLACES)
    assert after
    assert len(after) < len(before)
    assert "country=South+Korea" in visit.page.url.replace("%20", "+")
    visit.page.keyboard.press("Escape")  # the list stays open for a second choice and hides the rest from assistive technology
    visit.page.get_by_role("link", name="Timeline").click()
    visit.page.get_by_role("heading", name="Who met whom, and when").wait_for()
    visit.settle()
    assert visit.page.get_by_text(re.compile(r"Facts about South Korea\.")).is_visible()


def test_a_fact_leads_to_its_sentence(visit):
    visit.open("map?country=Ukraine")
    pick_place(visit, "Odesa")
    beside = visit.page.locator(".st-key-beside")
    sentence = beside.get_by_test_id("stHtml").first.inner_text()
    beside.get_by_role("link", name=re.compile("read it in the article")).first.click()
    anchor = visit.page.locator("#asked-for")
    anchor.wait_for()
    visit.settle()
    assert anchor.inner_text() in sentence
    assert sentence in visit.page.locator("article").inner_text().replace("\n", " ")
    visit.page.wait_for_function(
        "() => { const box = document.querySelector('#asked-for').getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight }"
    )
    assert "fact=" in visit.page.url
    assert "country=Ukraine" in visit.page.url


def pick_place(visit, name, narrows=False):
    """Click on a place on the map, where it is drawn; what it tells is read beside it, or (``narrows``) the page is narrowed to it."""
    visit.page.locator(".js-plotly-plot").first.scroll_into_view_if_needed()
    spot = visit.page.evaluate(
        """name => {
            const plot = document.querySelector('.js-plotly-plot'), trace = plot.data.find(trace => trace.name === 'places');
            const at = trace.hovertext.findIndex(text => text.includes(`<b>${name}<`));
            const point = plot._fullLayout.map._subplot.map.project([Number(trace.lon[at]), Number(trace.lat[at])]);
            const box = plot.getBoundingClientRect();
            return [box.left + point.x, box.top + point.y];
        }""",
        name,
    )
    visit.click_mark(spot)
    if narrows:
        visit.page.get_by_role("button", name=re.compile(f"that tells? of {name}")).wait_for()
        visit.settle()
    else:
        visit.page.locator(".st-key-beside").get_by_role("heading", name=name).wait_for()


def test_a_file_holds_what_the_page_shows(visit):
    visit.open("download?country=Ukraine&q=killed")
    page = visit.page
    page.get_by_role("combobox", name="Table").click()
    page.get_by_role("option", name="Personnel").click()
    visit.settle()
    caption = page.get_by_text(re.compile(r"The \d+ rows and \d+ columns of personnel")).inner_text()
    with page.expect_download() as waiting:
        page.get_by_test_id("stGrid").get_by_role("button", name="personnel.csv").click()
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_text(encoding="utf-8"), newline="")))
    assert caption.startswith(f"The {len(rows) - 1} rows and {len(rows[0])} columns")
    assert 1 < len(rows) < 90
    cells_of = """[...document.querySelectorAll('[data-testid="stDataFrame"] canvas table tbody tr')].map(
        row => [...row.querySelectorAll('td')].map(cell => cell.textContent))"""
    # The canvas is drawn after the script has ended: until then it still shows the table chosen before.
    page.wait_for_function(f"first => {cells_of}[0]?.[0] === first", arg=rows[1][0])
    shown = page.evaluate(f"() => {cells_of}")
    assert shown
    for cells, row in zip(shown, rows[1:], strict=False):
        assert cells[:5] == row[:5]


def test_the_zip_can_be_taken(visit):
    import json
    import zipfile

    visit.open("download?country=Ukraine&form=Data+package")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name=re.compile("Everything")).click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert "Ukraine" in json.loads(archive.read("datapackage.json"))["description"]
        assert {"articles.csv", "personnel.csv"} <= set(archive.namelist())


@pytest.mark.parametrize("path", ["", "map", "map?plain=true", "timeline", "personnel", "article", "download"])
def test_pages_open_by_themselves_and_fit_a_phone(enter, path):
    visit = enter(phone=True, scheme="dark")
    visit.open(path)
    page = visit.page
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= 390
    assert not page.get_by_test_id("stException").count()
