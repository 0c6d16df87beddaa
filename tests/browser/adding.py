"""What a person does on the Add page in a real Chromium, and what they bring."""

from __future__ import annotations

import base64
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from tests.browser.running import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@contextmanager
def serve_outlet() -> Iterator[str]:
    """The host and port of a web server with a feed of two articles, one of which is gone."""

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
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


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
