"""Pictures of every page on the shipped articles, for the README: ``python -m tests.browser.screenshots`` writes docs/screenshots/*.png."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from lib import store, views
from tests.browser.running import FLAGS, PHONE, ROOT, Visit, serve
from tests.chromium import ensure

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = ROOT / "docs" / "screenshots"
#: Name -> what a browser of that kind is opened with.
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "user_agent": PHONE, "has_touch": True},
}
#: The tallest picture, in pixels; longer pages are cut at the bottom.
TALLEST = 2600
#: Articles of the first import.
_FIRST = 30


def main() -> None:
    """Take all pictures; existing ones are replaced."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        uri = _build_store(Path(folder) / "store")
        browser = playwright.chromium.launch(executable_path=ensure(), args=FLAGS)
        for url in serve(uri):
            for look in LOOKS:
                for name, path in _pages(uri).items():
                    _take(browser, look, url, name, path)
        browser.close()


def _build_store(folder: Path) -> str:
    """The shipped articles in two imports, so that something has changed between them."""
    files = [str(file) for file in sorted((ROOT / "data" / "articles").glob("*.md"))]
    for message, part in (("The first reports", files[:_FIRST]), ("What came in later", files[_FIRST:])):
        command = [sys.executable, "-m", "lib.ingest", *part, "--store", str(folder), "--author", "Dateline", "--message", message]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return str(folder)


def _pages(uri: str) -> dict[str, str]:
    """Page -> its path; the article is the one with the most facts, opened at its first claim about people."""
    tables = store.read_tables(store.open_store(uri))
    fullest = views.latest_reports(tables, limit=len(tables["articles"])).sort_values("facts", kind="stable").iloc[-1]["article_id"]
    facts = views.article_facts(tables, fullest)
    claims = facts[facts["table"] == "personnel"]
    fact = (claims if len(claims) else facts).iloc[0]["fact_id"]
    names = ("map", "timeline", "personnel", "review", "add", "versions", "download", "about")
    return {"overview": "", **{name: name for name in names}, "article": f"article?article={fullest}&fact={fact}"}


def _take(browser: Browser, look: str, url: str, name: str, path: str) -> None:
    context = browser.new_context(**LOOKS[look])
    visit = Visit(context.new_page(), url)
    visit.open(path)
    page = visit.page
    tall = page.evaluate("document.querySelector('[data-testid=\"stMainBlockContainer\"]').scrollHeight")
    page.set_viewport_size({"width": LOOKS[look]["viewport"]["width"], "height": min(tall, TALLEST)})
    visit.settle()
    page.wait_for_timeout(1500)  # labels fade in
    page.screenshot(path=FOLDER / f"{name}-{look}.png")
    print(f"docs/screenshots/{name}-{look}.png")
    context.close()


if __name__ == "__main__":
    main()
