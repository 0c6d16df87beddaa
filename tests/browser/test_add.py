"""Adding articles in a real Chromium: paste, drop, fetch, correct, save, stop, remove; on a store of its own."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe

from lib import store
from lib.extract.facts import Facts
from lib.ingest.save import save as save_facts
from lib.read import read_text
from lib.schema import FACT_TABLES
from tests.browser.adding import LONG, PAGE, PARAGRAPHS, TEXT, WIRE, await_read, drop, paste, save, serve_outlet, settle, tick_first_row
from tests.browser.running import serve
from tests.sample import write_sample


@pytest.fixture(scope="module")
def uri(tmp_path_factory):
    uri = str(tmp_path_factory.mktemp("add") / "store")
    save_facts([Facts(read_text(WIRE), {table: [] for table in FACT_TABLES})], write_sample(uri))
    return uri


@pytest.fixture(scope="module")
def outlet():
    with serve_outlet() as host:
        yield host


@pytest.fixture(scope="module")
def own_server(uri, outlet):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_ALLOW_PRIVATE", outlet)
        yield from serve(uri)


@pytest.fixture
def reader(own_server, enter):
    """Opens the app for somebody."""

    def open_at(path="add", **look):
        visit = enter(own_server, **({"room": (1440, 1000)} | look))
        visit.open(path)
        return visit

    return open_at


def test_a_pasted_text_is_corrected_saved_and_read_on_the_article_page(reader, uri):
    visit = reader("add?way=Text")
    page = visit.page
    paste(visit, TEXT)
    page.get_by_text("Published: 5 March 2025, as the text says.").wait_for(timeout=LONG)
    meeting = page.locator("article.passage button.card", has_text="Schialer")
    assert "3 March 2025" in meeting.inner_text()
    page.get_by_role("spinbutton", name="day, Published").click()
    page.keyboard.type("12")
    page.keyboard.press("Escape")
    page.get_by_text("Published: 12 March 2025, as you say.").wait_for(timeout=LONG)
    page.locator("article.passage button.card", has_text="10 March 2025").wait_for()
    meeting.click()
    page.locator("#asked-for").wait_for()
    settle(visit)
    save(visit)
    page.get_by_role("link", name=re.compile("Ministers meet in Lima")).click()
    page.get_by_role("button", name="Older article").wait_for(timeout=LONG)
    visit.settle()
    assert "Schialer met his Chilean colleague" in page.locator("article.passage").inner_text()
    page.get_by_text("12 March 2025 (as its publisher says)").wait_for(timeout=LONG)
    latest = store.history(store.open_store(uri))[0]
    assert (latest.author, latest.message) == ("Ada", "1 article pasted: Ministers meet in Lima")


def test_dropped_files_are_read_and_the_bad_ones_listed(reader):
    visit = reader()
    page = visit.page
    drop(
        visit,
        {
            "page.html": PAGE.format("<b>Ecuador</b>", PARAGRAPHS.format(70)).encode(),
            "again.html": PAGE.format("<b>Ecuador</b>", PARAGRAPHS.format(70)).encode(),
            "=cmd.png": b"\x89PNG\r\n\x1a\n" + bytes(99),
        },
    )
    await_read(visit)
    page.get_by_text("2 articles read from 3 files").wait_for(timeout=LONG)
    page.get_by_text("The file is a picture.").wait_for(timeout=LONG)
    tick_first_row(visit)
    page.get_by_text("No article is ticked").wait_for()
    tick_first_row(visit)
    page.get_by_role("button", name="Save 1 article").wait_for()
    settle(visit)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="not-read.csv").click()
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_text(encoding="utf-8"), newline="")))
    assert (rows[0], rows[1][0]) == (["file", "cause", "remedy"], "'=cmd.png")
    page.get_by_role("combobox", name="Look at").click()
    page.get_by_role("option", name=re.compile(r"^2\. .*twice in this batch")).click()
    page.get_by_text("in this batch: it is stored once").wait_for()
    settle(visit)
    page.get_by_role("button", name="Save 1 article").wait_for(timeout=LONG)
    found = Axe().run(page).response["violations"]
    assert not [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]


def test_reading_shows_progress_outlives_the_page_and_can_be_stopped(reader):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(300):
            archive.writestr(f"{number:03}.txt", TEXT.replace("At least 14", f"At least {number}").replace("Lima", f"Lima {number}"))
    visit = reader()
    page = visit.page
    drop(visit, {"many.zip": packed.getvalue()})
    page.get_by_text(re.compile(r"\d+ of 300: many\.zip/\d+\.txt · [\d.]+ articles a second · about .* left")).wait_for(timeout=LONG)
    page.get_by_role("link", name="About").click()
    page.get_by_role("heading", name="What Dateline does").wait_for(timeout=LONG)
    settle(visit)
    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_role("button", name="Stop reading").click(timeout=LONG)
    await_read(visit)
    page.get_by_text("You stopped before the end").wait_for(timeout=LONG)
    read = int(page.get_by_text("articles read from many.zip").inner_text().split()[0])
    assert 0 < read < 300
    address = page.url
    page.reload()
    await_read(visit)
    assert page.url == address
    page.get_by_role("button", name=f"Save {read} articles").wait_for(timeout=LONG)


def test_another_outlets_print_of_a_stored_story_is_recognised(reader):
    visit = reader("add?way=Text", phone=True, room=(390, 844))
    page = visit.page
    paste(visit, WIRE.replace("Flood cuts off villages in the north", "Ghana: boats reach people on roofs").replace("AFP", "dpa"))
    page.get_by_text("The same wire story as “Flood cuts off villages in the north” (AFP, 2 June 2025)").wait_for(timeout=LONG)
    page.get_by_role("link", name="Read the other").wait_for(timeout=LONG)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Start over").click()
    settle(visit)
    paste(visit, WIRE)
    page.get_by_text("Already stored: nothing to do.").wait_for(timeout=LONG)
    assert not page.get_by_role("button", name=re.compile("^Save ")).is_visible()


def test_a_feed_gives_its_articles_and_says_which_are_gone(reader, outlet):
    visit = reader("add?way=Address or feed")
    page = visit.page
    ask = partial(page.get_by_role("textbox", name="Address of an article").fill)
    ask(f"http://{outlet}/feed")
    page.get_by_role("button", name="Fetch and read").click()
    await_read(visit)
    page.get_by_text(f"1 article read from http://{outlet}/feed").wait_for(timeout=LONG)
    page.get_by_text(f"http://{outlet}/gone").wait_for(timeout=LONG)
    assert page.get_by_role("textbox", name="Title").input_value() == "Ecuador sends soldiers"
    save(visit)
    page.get_by_role("button", name="Add more articles").click()
    settle(visit)
    ask("http://169.254.169.254/latest/meta-data")
    page.get_by_role("button", name="Fetch and read").click()
    await_read(visit)
    page.get_by_text("private or reserved network").wait_for(timeout=LONG)


def test_a_removed_article_is_gone_from_all_pages(reader, uri):
    opened = store.open_store(uri)
    before = len(store.read_tables(opened)["articles"])
    visit = reader("add?part=Remove articles")
    page = visit.page
    box = page.get_by_role("textbox", name="Look for articles")
    box.fill("manila tokyo")
    box.press("Enter")
    page.get_by_text("1 article listed, 0 ticked.").wait_for()
    settle(visit)
    tick_first_row(visit)
    page.get_by_text("1 article will go, with").wait_for()
    page.get_by_text("Yes, remove it").click()
    settle(visit)
    page.get_by_role("button", name="Remove 1 article").click()
    page.get_by_text("1 article removed").wait_for(timeout=LONG)
    visit.open("")
    page.get_by_text(re.compile(rf"{before - 1} of {before - 1} articles")).wait_for(timeout=LONG)
    assert len(store.read_tables(opened)["articles"]) == before - 1
