"""The Overview in a browser: a pick narrows the rest and is undone; figures are saved with their words; a view can be cited."""

import re

import pytest

from tests.browser.test_app import PLACES, pick_place

CLAIMS = "() => document.querySelectorAll('.js-plotly-plot')[1].data.flatMap(trace => trace.customdata ?? []).length"


def test_a_place_narrows_the_rest_and_a_click_undoes_it(visit):
    visit.open("?country=Ukraine")
    places, claims = visit.page.evaluate(PLACES), visit.page.evaluate(CLAIMS)
    pick_place(visit, "Odesa", narrows=True)
    assert visit.page.evaluate(CLAIMS) < claims
    assert visit.page.evaluate(PLACES) == places  # another one can be picked
    assert "focus=place" in visit.page.url
    visit.page.get_by_role("button", name=re.compile("that tells? of Odesa")).click()
    visit.page.get_by_text(re.compile(r"^Facts about Ukraine\. \d+ of 39 articles\.$")).wait_for()
    visit.settle()
    assert visit.page.evaluate(CLAIMS) == claims
    assert "focus=" not in visit.page.url


def test_a_link_with_a_focus_shows_it_on_every_page(visit):
    visit.open("?focus=status:captured")
    assert visit.page.get_by_text(re.compile(r"Facts in articles that tell of people captured\. \d of 39 articles\.")).is_visible()
    visit.page.get_by_role("link", name="Timeline").first.click()
    visit.page.get_by_role("heading", name="Who met whom, and when").wait_for()
    assert visit.page.get_by_role("button", name=re.compile("people captured")).is_visible()


@pytest.mark.parametrize(("form", "start"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
@pytest.mark.parametrize("name", ["Where", "Who met whom"])
def test_a_figure_is_saved_with_title_filter_and_source(visit, form, start, name):
    visit.open("?country=South+Korea")
    key = {"Where": "overview-map-0", "Who met whom": "overview-meetings-0"}[name]
    with visit.page.expect_download() as waiting:
        visit.page.locator(f"#save-{key}").get_by_role("button", name=f"Save the figure as {form}").click()
    assert waiting.value.suggested_filename == f"dateline-{key}.{form.lower()}"
    written = waiting.value.path().read_bytes()
    assert written.startswith(start)
    if form == "SVG":
        words = re.sub(r"<[^>]+>", " ", written.decode())
        assert name in words
        assert "Facts about South Korea" in words
        assert "Dateline, data version" in words
        assert re.search(r"country=South\+Korea&amp;as_of=\d+\.", "".join(words.split()))  # a long address is broken over lines


def test_a_view_is_cited_with_link_sentence_version_and_day(visit):
    visit.open("?country=Ukraine")
    visit.page.get_by_role("button", name="Cite this view").click()
    said = visit.page.get_by_test_id("stCode").inner_text()
    assert "Facts about Ukraine" in said
    assert re.search(r"\?country=Ukraine&as_of=\d+\.(\d+|none)$", said)
    assert re.search(r"Data version \S+, viewed \d+ \w+ \d{4} \(UTC\)", said)


def test_a_headline_leads_to_who_says_so(visit):
    visit.open("")
    visit.page.get_by_role("link", name="See who says so →").nth(1).click()
    visit.page.get_by_role("heading", name="How many people, according to whom").wait_for()
    visit.settle()
    assert "claim=" in visit.page.url
    visit.page.locator(".st-key-beside").get_by_role("link", name=re.compile("read it in the article")).first.wait_for()
