"""Reviewing in a real Chromium: with the mouse, with the keyboard, beside a sentence, two people at once; on a store of its own."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile

import pytest

from lib import store
from tests.browser.running import serve


@pytest.fixture(scope="module")
def uri(shipped, tmp_path_factory):
    return str(shutil.copytree(shipped, tmp_path_factory.mktemp("review") / "store"))


@pytest.fixture(scope="module")
def own_server(uri):
    yield from serve(uri)


@pytest.fixture
def fresh(uri):
    """The store without reviews."""
    shutil.rmtree(f"{uri}/reviews", ignore_errors=True)
    return store.open_store(uri)


@pytest.fixture
def reader(own_server, enter, fresh):
    """Opens the app for somebody who may give a name."""

    def open_at(name="Ada", path="review?kind=Claims", **look):
        visit = enter(own_server, **({"room": (1440, 1000)} | look))
        visit.open(path)
        if name:
            box = visit.page.get_by_role("textbox", name="Your name")
            box.fill(name)
            box.press("Enter")
            box.evaluate("box => box.blur()")
            visit.settle()
        return visit

    return open_at


def decisions(opened):
    return [(row["decision"], row["reviewer"]) for row in store.read_reviews(opened)]


def sentence(visit):
    return visit.page.locator(".st-key-fact-card mark").first.inner_text()


def progress(visit, text):
    visit.page.get_by_text(re.compile(rf"{text}\.$")).wait_for()
    visit.settle()


def test_the_mouse_confirms_rejects_corrects_and_undoes(reader, fresh):
    visit = reader()
    first = sentence(visit)
    visit.page.get_by_role("textbox", name="Why").fill("the sentence says so")
    visit.page.get_by_role("button", name="Confirm").click()
    progress(visit, "1 confirmed, 0 corrected, 0 rejected")
    assert sentence(visit) != first
    visit.page.get_by_role("button", name="Reject").click()
    progress(visit, "1 confirmed, 0 corrected, 1 rejected")
    visit.page.get_by_role("button", name="Correct").first.click()
    visit.page.get_by_role("textbox", name="Claimed by").fill("Somebody Else")
    visit.page.get_by_role("button", name="Save correction").click()
    progress(visit, "1 confirmed, 1 corrected, 1 rejected")
    visit.page.get_by_role("button", name=re.compile("Undo: corrected")).click()
    progress(visit, "1 confirmed, 0 corrected, 1 rejected")
    rows = store.read_reviews(fresh)
    assert [row["decision"] for row in rows] == ["confirmed", "rejected", "corrected", "withdrawn"]
    assert (rows[0]["note"], rows[2]["column"], rows[2]["new_value"]) == ("the sentence says so", "claimant", "Somebody Else")


def test_the_keyboard_is_enough(reader, fresh):
    visit = reader()
    seen = [sentence(visit)]
    for key, told in (
        ("y", "1 confirmed, 0 corrected, 0 rejected"),
        ("n", "1 confirmed, 0 corrected, 1 rejected"),
        ("z", "1 confirmed, 0 corrected, 0 rejected"),
    ):
        visit.page.keyboard.press(key)
        progress(visit, told)
        seen.append(sentence(visit))
    assert seen[3] == seen[1] != seen[2]  # what was undone is shown again
    before = visit.page.url
    visit.page.keyboard.press("s")
    visit.page.wait_for_function("before => location.href !== before", arg=before)
    visit.settle()
    visit.page.keyboard.press("e")
    visit.page.get_by_role("button", name="Save correction").wait_for()
    assert decisions(fresh) == [("confirmed", "Ada"), ("rejected", "Ada"), ("withdrawn", "Ada")]


def test_wrong_input_is_refused_in_words(reader, fresh):
    visit = reader()
    visit.page.get_by_role("button", name="Correct").first.click()
    low = visit.page.get_by_role("spinbutton", name="Lowest")
    low.fill("9999999")
    low.press("Tab")
    visit.page.get_by_role("button", name="Save correction").click()
    visit.page.get_by_text("Give the lowest number first").wait_for()
    assert not decisions(fresh)


def test_the_address_leads_back_to_the_fact(reader):
    visit = reader(name=None)
    words = sentence(visit)
    other = reader(name=None, path=visit.page.url.removeprefix(visit.url))
    assert sentence(other) == words


def test_two_people_review_at_once_and_see_each_other(reader, fresh):
    ada, bo = reader("Ada"), reader("Bo")
    assert sentence(ada) == sentence(bo)
    ada.page.get_by_role("button", name="Confirm").click()
    progress(ada, "1 confirmed, 0 corrected, 0 rejected")
    bo.page.get_by_role("button", name="Reject").click()  # whose page does not know yet what Ada did
    progress(bo, "0 confirmed, 0 corrected, 1 rejected")  # the later one holds, and both are kept
    assert decisions(fresh) == [("confirmed", "Ada"), ("rejected", "Bo")]
    bo.page.get_by_role("button", name="Confirm").click()
    progress(bo, "1 confirmed, 0 corrected, 1 rejected")
    ada.page.get_by_role("button", name="Skip").click()
    progress(ada, "1 confirmed, 0 corrected, 1 rejected")


def test_a_correction_shows_on_the_map_and_in_the_article(reader, fresh):
    frame = store.read_tables(fresh)["places"]
    fact = frame[(frame["resolved_place"] == "Odesa") & (frame["role"] == "event")].iloc[0]
    visit = reader(path=f"review?fact={fact['fact_id']}")
    visit.page.get_by_role("button", name="Correct").first.click()
    search = visit.page.get_by_role("textbox", name="Look for another place")
    search.fill("Aleppo")
    search.press("Enter")
    visit.page.get_by_role("combobox", name="Place").and_(visit.page.locator("[value^='Aleppo']")).wait_for()
    visit.page.get_by_role("button", name="Save correction").click()
    visit.page.get_by_text(re.compile("machine read Odesa, corrected to Aleppo")).wait_for()
    visit.settle()
    visit.page.get_by_role("link", name=re.compile("read it in the article")).click()
    visit.page.wait_for_url(re.compile("/article"))
    # beside the passage; the table of facts says it too, a moment later
    visit.page.get_by_text(re.compile("Corrected by Ada on .*Place: machine read Odesa, corrected to Aleppo")).wait_for()
    visit.open("map")
    names = visit.page.evaluate("() => document.querySelector('.js-plotly-plot').data.flatMap(trace => trace.hovertext ?? []).join(' ')")
    assert "<b>Aleppo" in names


def test_a_fact_is_confirmed_beside_its_sentence_on_the_article_page(reader, fresh):
    frame = store.read_tables(fresh)["personnel"].iloc[0]
    visit = reader(name=None, path=f"article?article={frame['article_id']}&fact={frame['fact_id']}")
    visit.page.get_by_text("Review", exact=True).last.click()
    card = visit.page.get_by_test_id("stExpanderDetails")
    card.get_by_role("textbox", name="Your name").fill("Bo")
    card.get_by_role("button", name="Confirm").click()
    card.get_by_text(re.compile("Confirmed by Bo on")).wait_for()
    assert decisions(fresh) == [("confirmed", "Bo")]


def test_labels_can_be_taken_away(reader):
    visit = reader()
    visit.page.get_by_role("button", name="Confirm").click()
    progress(visit, "1 confirmed, 0 corrected, 0 rejected")
    visit.page.get_by_text("Labels", exact=True).click()
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Labels (zip)").click()
    with zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes())) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".json"))
        assert len(json.loads(archive.read(name))["personnel"]) == 1
        assert archive.read("reviews.csv").count(b"\r\n") == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(reader, scheme):
    visit = reader(phone=True, room=(390, 844), scheme=scheme)
    visit.page.get_by_role("button", name="Correct").first.click()
    visit.page.get_by_role("button", name="Save correction").wait_for()
    visit.settle()
    assert visit.page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= 390
