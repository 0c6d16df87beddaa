"""The dashboard in a real Chromium: start beside an empty page, rerun after a filter, peak memory of the server."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from playwright.sync_api import Error, sync_playwright

from tests.benchmarks.timing import Result, alternate
from tests.chromium import ensure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3
TIMEOUT = 120.0

#: The script has run to its end and everything it asked for is drawn: three figures, the map with its outlines among them, and the table.
IDLE = "document.querySelector('[data-testid=\"stApp\"]')?.dataset.testScriptState === 'notRunning'"
COMPLETE = f"""{IDLE} && document.querySelectorAll('.js-plotly-plot').length === 3
    && [...document.querySelectorAll('.js-plotly-plot')].every(
        plot => plot._fullLayout && (!plot._fullLayout.map || plot._fullLayout.map._subplot?.map?.loaded()))
    && document.querySelector('[data-testid="stDataFrame"] canvas')"""
EMPTY = f"{IDLE} && document.body.innerText.includes('nothing here')"
#: As the page was, but with other key figures.
RERUN = f"""shown => {IDLE}
    && [...document.querySelectorAll('[data-testid="stMetricValue"]')].some((each, at) => each.innerText !== shown[at])"""


class Server:
    """A running Streamlit server: its address, when it was started, and the most memory that its processes held together."""

    def __init__(self, script: Path, env: dict[str, str]) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={self.port}", "--server.headless=true"]
        self.started = time.perf_counter()
        self._process = subprocess.Popen(command, cwd=ROOT, env=os.environ | env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.peak = 0
        self._watched = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        top = psutil.Process(self._process.pid)
        while not self._watched.wait(0.05):
            try:
                self.peak = max(self.peak, sum(each.memory_info().rss for each in [top, *top.children(recursive=True)]))
            except psutil.Error:
                return

    def stop(self) -> None:
        """End the server."""
        self._watched.set()
        self._process.terminate()
        self._process.wait(20)


def measure() -> list[Result]:
    """Start, rerun and memory, with a store that is built beforehand."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        env = {"DATELINE_STORE": str(Path(folder) / "store")}
        subprocess.run(
            [sys.executable, "-m", "lib.ingest", "data/articles", "--store", env["DATELINE_STORE"]],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        empty = Path(folder) / "empty.py"
        empty.write_text("import streamlit as st\nst.write('nothing here')\n")
        browser = playwright.chromium.launch(executable_path=ensure(), args=["--use-angle=swiftshader", "--enable-unsafe-swiftshader"])
        start, baseline = alternate(
            ROUNDS, lambda: _start(browser, ROOT / "dashboard.py", env, COMPLETE), lambda: _start(browser, empty, env, EMPTY)
        )
        rerun, peak = _use(browser, env)
        browser.close()
    return [
        Result("`streamlit run` to a complete Overview", start, "s", "empty page", baseline, aim=3),
        Result("rerun after a filter change", rerun, "s", aim=0.5),
        Result("peak memory of the server", peak / 2**20, "MiB", aim=1024),
    ]


@contextmanager
def _serve(script: Path, env: dict[str, str]) -> Iterator[Server]:
    server = Server(script, env)
    try:
        yield server
    finally:
        server.stop()


def _start(browser: Browser, script: Path, env: dict[str, str], complete: str) -> float:
    with _serve(script, env) as server:
        page = browser.new_page(viewport={"width": 1400, "height": 1800})
        _open(page, server.url, complete)
        taken = time.perf_counter() - server.started
        page.close()
    return taken


def _use(browser: Browser, env: dict[str, str]) -> tuple[float, int]:
    """Median seconds from Enter in the word filter to the end of the rerun, and the server's peak after a walk through all pages."""
    with _serve(ROOT / "dashboard.py", env) as server:
        page = browser.new_page(viewport={"width": 1400, "height": 1800})
        _open(page, server.url, COMPLETE)
        box = page.get_by_label("Words", exact=True)
        taken = []
        for words in ("Kyiv", "", "Kursk", "", "talks", ""):
            shown = page.locator("[data-testid=stMetricValue]").all_inner_texts()
            box.fill(words)
            before = time.perf_counter()
            box.press("Enter")
            page.wait_for_function(RERUN, arg=shown, polling=10)
            taken.append(time.perf_counter() - before)
        for name in sorted(path.stem for path in (ROOT / "pages").glob("*.py")):
            page.goto(f"{server.url}{'' if name == 'overview' else name}")
            page.wait_for_function(IDLE, timeout=TIMEOUT * 1000)
        return statistics.median(taken), server.peak


def _open(page: Page, url: str, complete: str) -> None:
    deadline = time.perf_counter() + TIMEOUT
    while True:
        try:
            page.goto(url)
            break
        except Error:
            if time.perf_counter() > deadline:
                raise
            time.sleep(0.02)
    page.wait_for_function(complete, polling=20, timeout=TIMEOUT * 1000)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
