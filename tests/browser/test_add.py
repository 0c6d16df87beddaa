"""Adding articles in a real Chromium: paste, drop, fetch, correct, save, stop, remove; on a store of its own."""

from __future__ import annotations

import base64
import csv
import io
import re
import threading
import zipfile
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe

from lib import store
from lib.extract.facts import Facts
from lib.ingest.save import save as save_facts
from lib.read import read_text
from lib.schema import FACT_TABLES
from tests.browser.running import IDLE, PHONE, Visit, serve
from tests.sample import write_sample

#: Reading waits for the language model the first time, on a machine that may be busy, in milliseconds.
LONG = 120_000
TEXT = """Ministers meet in Lima

LIMA, March 5, 2025 (Reuters) — Peruvian Foreign Minister Elmer Schialer met his Chilean colleague Alberto van Klaveren in Lima on Monday.

At least 14 soldiers were killed near Arequipa on Tuesday, police said.
"""
WIRE = """Flood cuts off villages in the north

ACCRA, June 2, 2025 (AFP) — A flood has cut off four villages in the north of Ghana, and boats bring food to people, officials said.

The river rose by two metres in a night, and the only bridge was swept away. Farmers said that they had lost cattle and seed.
"""
PAGE = "<html><head><title>{0}</title><script>alert(1)</script></head><body><article><h1>{0}</h1>{1}</article></body></html>"
PARAGRAPHS = (
    "<p>QUITO, March 6, 2025 (AFP) — The president of Ecuador met the mayor of Quito on Thursday, her office said in a statement.</p>"
    "<p><img src=x onerror=alert(2)>At least {} soldiers were sent to the border with Colombia on Wednesday, the army said later.</p>"
)


@pytest.fixture(scope="module")
def uri(tmp_path_factory):
    uri = str(tmp_path_factory.mktemp("add") / "store")
    save_facts([Facts(read_text(WIRE), {table: [] for table in FACT_TABLES})], write_sample(uri))
    return uri


@pytest.fixture(scope="module")
def outlet():
    """A web server with a feed of two articles, one of which is gone."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            base = f"http://{self.headers['Host']}"
            items = "".join(f"<item><title>{name}</title><link>{base}/{name}</link></item>" for name in ("there", "gone"))
            known = {
                "/feed": ("application/rss+xml", f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'),
                "/there": ("text/html", PAGE.format("Ecuador sends soldiers", PARAGRAPHS.format(90))),
            }
            kind, body = known.get(self.path, ("text/plain", ""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def own_server(uri, outlet):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_ALLOW_PRIVATE", outlet)
        yield from serve(uri)


@pytest.fixture
def reader(own_server, chromium):
    """Opens a browser of somebody's own; at the end nothing may have run, gone outside or gone wrong in any."""
    visits = []

    def enter(path="add", **look):
        context = chromium.new_context(**({"viewport": {"width": 1440, "height": 1000}, "accept_downloads": True} | look))
        visit = Visit(context.new_page(), own_server)
        visit.watch(visit.page)

        def note(dialog):
            visit.errors.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        visit.page.on("dialog", note)
        visits.append((context, visit))
        visit.open(path)
        return visit

    yield enter
    for context, visit in visits:
        context.close()
        assert not visit.outside
        assert not visit.errors


def paste(visit, text):
    visit.page.get_by_label("Text of one article").fill(text)
    visit.page.get_by_role("button", name="Read the text").click()
    await_read(visit)


def drop(visit, files):
    """Drop files (name -> content) on the page as from a file manager."""
    area = visit.page.get_by_test_id("stFileUploaderDropzone")
    given = {name: base64.b64encode(content).decode() for name, content in files.items()}
    transfer = visit.page.evaluate_handle(
        """files => {
            const transfer = new DataTransfer();
            for (const [name, content] of Object.entries(files))
                transfer.items.add(new File([Uint8Array.from(atob(content), char => char.charCodeAt(0))], name));
            return transfer;
        }""",
        given,
    )
    for kind in ("dragenter", "dragover", "drop"):
        area.dispatch_event(kind, {"dataTransfer": transfer})
    read = visit.page.get_by_role("button", name=f"Read {len(files)} file{'s' if len(files) > 1 else ''}")
    read.wait_for(timeout=LONG)
    visit.settle()
    read.click()


def await_read(visit):
    visit.page.get_by_role("button", name="Start over").wait_for(timeout=LONG)
    settle(visit)


def settle(visit):
    visit.page.wait_for_function(IDLE, timeout=LONG)


def save(visit, name="Ada"):
    box = visit.page.get_by_role("textbox", name="Your name")
    if box.input_value() != name:
        box.fill(name)
        box.press("Enter")
        settle(visit)
    visit.page.get_by_role("button", name=re.compile("^Save ")).click()
    visit.page.get_by_text("Every page shows it now").wait_for(timeout=LONG)
    settle(visit)


def tick_first_row(visit):
    """Tick the first row of the table; its boxes are drawn on a canvas, so the place is all there is to go by."""
    table = visit.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.locator(".dvn-scroller").click(position={"x": 18, "y": 53})


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
    visit = reader("add?way=Text", viewport={"width": 390, "height": 844}, user_agent=PHONE, has_touch=True)
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
