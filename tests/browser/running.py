"""The app served to a real Chromium: the server, a page of it, and what went wrong."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import TimeoutError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, WebError

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
#: Streamlit's client looks for its server below a page's address first, and is told 404 there; that is how it finds out.
PROBE = re.compile(r"/(map|timeline|personnel|article|review|add|download|versions|about)/_stcore/(health|host-config)$")
IDLE = "document.querySelector('[data-testid=\"stApp\"]')?.dataset.testScriptState === 'notRunning'"
#: Every figure that the page holds is drawn, so many at least (one less where no meeting passes), and maps have their outlines and labels.
DRAWN = """count => {
    const plots = [...document.querySelectorAll('.js-plotly-plot')];
    const empty = document.body.innerText.includes('No meeting passes these filters.') ? 1 : 0;
    return plots.length >= count - empty && plots.length === document.querySelectorAll('[data-testid="stPlotlyChart"]').length
        && plots.every(plot => plot._fullLayout && (!plot._fullLayout.map || plot._fullLayout.map._subplot?.map?.loaded()));
}"""
#: The page stands still: nothing is about to take a placeholder's room, and no figure has moved for some frames. Until then a click that
#: is aimed at a mark may hit what has come in its place.
STILL = """frames => {
    const spots = [...document.querySelectorAll('[data-testid="stMain"] :is(h1, .js-plotly-plot, article)')].map(each => {
        const {left, top, width, height} = each.getBoundingClientRect(); return [left, top, width, height]; }).join();
    window.stillFor = spots === window.stillAt && !document.querySelector('[data-testid^="stSkeleton"]') ? (window.stillFor ?? 0) + 1 : 0;
    window.stillAt = spots;
    return window.stillFor >= frames;
}"""
#: Paths of all pages.
PAGES = ("", "map", "timeline", "personnel", "article", "review", "add", "download", "versions", "about")
FIGURES = {"": 3, "map": 1, "timeline": 1, "personnel": 1}


@dataclass
class Visit:
    """A page of the running app, and what went wrong or outside since it was opened."""

    page: Page
    url: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    phone: bool = False
    fresh: bool = False

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run to its end and the page's figures are drawn."""
        self.page.wait_for_selector('[data-testid="stMain"] h1', timeout=60_000)
        self.page.wait_for_function(IDLE, timeout=60_000)
        name = self.page.url.removeprefix(self.url).partition("?")[0]
        self.page.wait_for_function(DRAWN, arg=FIGURES.get(name, 0), timeout=60_000)
        self.page.wait_for_function(STILL, arg=10, timeout=60_000)

    def click_mark(self, spot: Sequence[float]) -> None:
        """Click on a figure's mark as a reader does: once the figure has told the pointer what it is. A hand is never still, and a
        figure that is just being drawn does not hear the first move.
        """
        told = self.page.locator(".hoverlayer .hovertext").first
        for move in range(60):
            across = spot[0] + move % 2
            self.page.mouse.move(across, spot[1])
            try:
                told.wait_for(state="attached", timeout=500)
            except TimeoutError:
                continue
            self.page.mouse.click(across, spot[1])
            return
        raise AssertionError(f"No figure says what is drawn at {spot}.")

    def watch(self) -> None:
        """Note from now on what goes wrong in any tab that this reader has."""
        for event, note in self._notes():
            self.page.context.on(event, note)

    def unwatch(self) -> None:
        """Note nothing more: the tab is somebody else's from now on."""
        for event, note in self._notes():
            self.page.context.remove_listener(event, note)

    def _notes(self) -> tuple[tuple[Any, Any], ...]:
        return ("request", self._request), ("weberror", self._error), ("console", self._console), ("dialog", self._dialog)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, self.url.replace("http", "ws", 1), "data:", "blob:")):
            self.outside.append(request.url)

    def _error(self, error: WebError) -> None:
        self.errors.append(f"page error: {error.error}")

    def _dialog(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.search(message.location.get("url", "")):
            self.errors.append(f"console: {message.text}")


def build_store(folder: Path) -> str:
    """The shipped articles' store, built in a folder by the command line."""
    subprocess.run([sys.executable, "-m", "lib.ingest", "data/articles", "--store", str(folder)], cwd=ROOT, check=True, capture_output=True)
    return str(folder)


def serve(store_uri: str) -> Iterator[str]:
    """Serve the app on a free port while the address, which ends with a slash, is in use."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}", "--server.headless=true"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"DATELINE_STORE": store_uri}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await_health(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(20)


def _await_health(address: str, process: subprocess.Popen) -> None:
    for _ in range(240):
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with code {process.returncode}.")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("The server did not come up within a minute.")
