"""The Personnel page in a real Chromium: claims compared by claimant, a mark and a row lead to the sentence, the address holds it all."""

import re

import pytest

#: Where each mark of a figure stands on the screen: [claim, name of its claimant, symbol, x, y], arrows apart.
SPOTS = """key => {
    const plot = document.querySelector(`.st-key-${key} .js-plotly-plot`), box = plot.getBoundingClientRect(), found = [];
    for (const trace of plot._fullData) {
        if (!trace.customdata || trace.visible !== true) continue;
        const across = plot._fullLayout.xaxis, up = plot._fullLayout[(trace.yaxis || 'y').replace('y', 'yaxis')];
        trace.customdata.forEach((custom, at) => {
            const symbol = trace.marker.symbol[at];
            if (symbol.startsWith('triangle')) return;
            found.push([custom[0], trace.name, symbol, box.left + across._offset + across.d2p(trace.x[at]),
                box.top + up._offset + up.d2p(trace.y[at])]);
        });
    }
    return found;
}"""


def spots(visit, key="personnel"):
    return visit.page.evaluate(SPOTS, key)


def alone(found, away=24):
    """A mark in sight that no other one lies close to."""
    for each in found:
        if 80 < each[4] < 820 and all(other is each or abs(other[3] - each[3]) + abs(other[4] - each[4]) > away for other in found):
            return each
    raise AssertionError("no mark in sight stands alone")


def click(visit, spot):
    visit.click_mark(spot[3:])


def test_claimants_are_compared_by_the_country_that_they_speak_for(visit):
    visit.open("personnel")
    names = {name.rpartition(" (")[0] for _, name, *_ in spots(visit)}
    assert {"South Korea", "Ukraine", "Russia", "North Korea", "United Kingdom"} <= names
    shapes = {name: {symbol.split("-")[0] for _, own, symbol, *_ in spots(visit) if own == name} for _, name, *_ in spots(visit)}
    assert all(len(own) == 1 for own in shapes.values())
    visit.page.get_by_text("Who speaks for whom").click()
    visit.page.get_by_text(re.compile(r"^South Korea: .*National Intelligence Service")).wait_for()
    visit.page.get_by_role("radio", name="Name", exact=True).click()
    visit.page.wait_for_url(re.compile("by=Name"))
    visit.page.locator(".st-key-personnel .legendtext", has_text="National Intelligence Service").wait_for()
    assert "National Intelligence Service" in {name.rpartition(" (")[0] for _, name, *_ in spots(visit)}


def test_a_mark_leads_to_its_sentence_and_the_link_brings_it_back(visit):
    visit.open("personnel")
    spot = alone(spots(visit))
    click(visit, spot)
    beside = visit.page.locator(".st-key-beside")
    beside.locator("mark").first.wait_for()
    visit.page.wait_for_url(re.compile(f"claim={spot[0]}"))
    words = beside.locator("mark").first.inner_text()
    visit.page.goto(visit.page.url)
    visit.settle()
    assert visit.page.locator(".st-key-beside mark").first.inner_text() == words


def test_panels_by_status_share_their_days_and_can_be_picked(visit):
    visit.open("personnel?chart=By+status&status=killed&status=wounded")
    visit.page.locator(".st-key-personnel .annotation").nth(1).wait_for()
    titles = visit.page.locator(".st-key-personnel .annotation").all_text_contents()
    assert [title.split()[0] for title in titles] == ["Killed", "Wounded"]
    spot = alone(spots(visit))
    click(visit, spot)
    visit.page.wait_for_url(re.compile(f"claim={spot[0]}"))
    visit.page.locator(".st-key-beside mark").first.wait_for()


def test_a_link_with_a_status_shows_that_status_alone_and_drops_what_is_none(visit):
    visit.open("personnel?status=captured&status=bogus")
    visit.page.wait_for_url(re.compile(r"status=captured(?!.*bogus)"))
    some = len(spots(visit))
    assert visit.page.get_by_role("button", name="captured").get_attribute("aria-pressed") == "true"
    visit.page.get_by_role("button", name="captured").click()
    visit.page.wait_for_url(re.compile(r"personnel(?!.*captured)"))
    visit.page.locator(".st-key-personnel .legendtext", has_text="Russia").wait_for()
    assert len(spots(visit)) > some > 0


def test_one_line_a_claim_is_the_second_view_with_parts_below_their_total(visit):
    visit.open("personnel")
    visit.page.get_by_role("radio", name="One by one").click()
    visit.page.wait_for_url(re.compile(r"chart=One"))
    visit.page.locator(".st-key-personnel .ytick", has_text="↳ ").first.wait_for()
    assert visit.page.get_by_text("Tell claimants apart by").count() == 0


@pytest.mark.parametrize(("reading", "says"), [("Lowest", "smallest"), ("Latest", "latest day"), ("Highest", "largest")])
def test_a_reading_says_what_it_does_and_chooses_one_claim_for_each_thing(visit, reading, says):
    visit.open("personnel")
    before = {custom for custom, *_ in spots(visit, "readings")}
    visit.page.get_by_role("radio", name=reading).click()
    visit.page.wait_for_url(re.compile(f"reading={reading}"))
    visit.page.get_by_text(re.compile(f"{reading} takes the .*{says}")).wait_for()
    visit.settle()
    assert {custom for custom, *_ in spots(visit, "readings")} != before


def test_the_figure_of_a_reading_is_one_click_from_its_sentence(visit):
    visit.open("personnel")
    spot = spots(visit, "readings")[0]
    visit.page.locator(".st-key-readings .js-plotly-plot").scroll_into_view_if_needed()
    spot = next(each for each in spots(visit, "readings") if each[0] == spot[0])
    click(visit, spot)
    visit.page.locator(".st-key-readings-beside mark").first.wait_for()
    visit.page.wait_for_url(re.compile(f"figure={spot[0]}"))


@pytest.mark.parametrize(("key", "name"), [("conflicts", "conflict"), ("parts", "part")])
def test_disagreements_and_parts_lead_to_their_sentences(visit, key, name):
    visit.open("personnel")
    visit.page.locator(f".st-key-{key} .js-plotly-plot").scroll_into_view_if_needed()
    spot = next(each for each in spots(visit, key) if 80 < each[4] < 820)
    click(visit, spot)
    visit.page.locator(f".st-key-{key}-beside mark").first.wait_for()
    visit.page.wait_for_url(re.compile(f"{name}={spot[0]}"))


def test_another_rule_for_vague_numbers_is_said_on_the_page(visit):
    visit.open("personnel")
    visit.page.get_by_text(re.compile("By Dateline's codebook, “hundreds” is 200 or more")).wait_for()
    visit.open("personnel?vague=ACLED")
    visit.page.get_by_text(re.compile("By ACLED, “hundreds” is 100 or more and “thousands” 1,000 or more")).wait_for()


@pytest.mark.parametrize("chart", ["Over+time", "By+status", "One+by+one"])
def test_every_view_fits_a_phone(enter, chart):
    visit = enter(phone=True)
    visit.open(f"personnel?chart={chart}")
    page = visit.page
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= 390
    assert not page.get_by_test_id("stException").count()
    outside = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(plot => [...plot.querySelectorAll('.annotation, .legend')]
        .some(each => each.getBoundingClientRect().right > plot.getBoundingClientRect().right + 1)).length"""
    assert page.evaluate(outside) == 0
