"""The dashboard in a real Chromium: start beside an empty page, rerun after a filter beside Dash, also with many facts; peak memory."""

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

from tests.benchmarks import generate
from tests.benchmarks.timing import Result, alternate
from tests.chromium import ensure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
TIMEOUT = 300.0
#: Words to filter by, each leaving something to draw in all three figures: of the shipped articles, and of the made-up ones.
WORDS = ("Russia", "Shoigu", "Kursk")
MADE_UP_WORDS = ("Kabul", "Amina", "killed")

#: The script has run to its end and everything it asked for is drawn: three figures, the map with its outlines among them, and the table.
IDLE = "document.querySelector('[data-testid=\"stApp\"]')?.dataset.testScriptState === 'notRunning'"
DRAWN = """document.querySelectorAll('.js-plotly-plot').length === 3
    && [...document.querySelectorAll('.js-plotly-plot')].every(
        plot => plot._fullLayout && (!plot._fullLayout.map || plot._fullLayout.map._subplot?.map?.loaded()))"""
COMPLETE = f"{IDLE} && {DRAWN} && document.querySelector('[data-testid=\"stDataFrame\"] canvas')"
EMPTY = f"{IDLE} && document.body.innerText.includes('nothing here')"
#: As the page was, but with other key figures and other figures, all of them drawn.
RERUN = f"""shown => {IDLE} && {DRAWN}
    && [...document.querySelectorAll('[data-testid="stMetricValue"]')].some((each, at) => each.innerText !== shown[at])
    && ![...document.querySelectorAll('.js-plotly-plot')].some(plot => plot.wasThere)"""
REMEMBER = "document.querySelectorAll('.js-plotly-plot').forEach(plot => { plot.wasThere = true })"
#: The same of the Dash page, whose figures keep their places and say for which words they are drawn.
DASH_RERUN = f"words => {DRAWN} && [...document.querySelectorAll('.js-plotly-plot')].every(plot => plot._fullLayout.meta === words)"
DASH_READY = DASH_RERUN.replace("words =>", "").replace("words", "''")


class Server:
    """A running server, Streamlit's or (no ``script``) the Dash page's: its address, when it was started, the most memory it held."""

    def __init__(self, script: Path | None, env: dict[str, str]) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        streamlit = ["streamlit", "run", str(script), f"--server.port={self.port}", "--server.headless=true"]
        command = [sys.executable, "-m", *(streamlit if script else ["tests.benchmarks.dash_twin", str(self.port)])]
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
    """Start, rerun and memory, of the shipped articles and of as many facts as ``generate.FACTS``; the stores are built beforehand."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shipped, made_up = ({"DATELINE_STORE": str(Path(folder) / name)} for name in ("shipped", "made-up"))
        ingest = [sys.executable, "-m", "lib.ingest", "data/articles", "--store", shipped["DATELINE_STORE"]]
        subprocess.run(ingest, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        generate.write_store(made_up["DATELINE_STORE"])
        empty = Path(folder) / "empty.py"
        empty.write_text("import streamlit as st\nst.write('nothing here')\n")
        browser = playwright.chromium.launch(executable_path=ensure(), args=["--use-angle=swiftshader", "--enable-unsafe-swiftshader"])
        results = _compare(browser, shipped, empty, WORDS, "")
        results += _compare(browser, made_up, empty, MADE_UP_WORDS, f", {generate.FACTS:,} facts")
        peak = _walk(browser, shipped)
        browser.close()
    return [*results, Result("peak memory of the server", peak / 2**20, "MiB", aim=1024)]


def _compare(browser: Browser, env: dict[str, str], empty: Path, words: tuple[str, ...], of: str) -> list[Result]:
    start, baseline = alternate(
        ROUNDS, lambda: _start(browser, ROOT / "dashboard.py", env, COMPLETE), lambda: _start(browser, empty, env, EMPTY)
    )
    rerun, dash = _filter(browser, env, words)
    return [
        Result(f"`streamlit run` to a complete Overview{of}", start, "s", "empty page", baseline, aim=2.5),
        Result(f"rerun after a filter change{of}", rerun, "s", aim=0.5),
        Result(f"the same rerun, all figures drawn, beside Dash{of}", rerun, "s", "the same three figures in Dash", dash, aim=2),
    ]


@contextmanager
def _serve(script: Path | None, env: dict[str, str]) -> Iterator[Server]:
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


def _filter(browser: Browser, env: dict[str, str], words: tuple[str, ...]) -> tuple[float, float]:
    """Median seconds from Enter in the word filter until everything is drawn anew, in the dashboard and in Dash, turn by turn."""
    with _serve(ROOT / "dashboard.py", env) as ours, _serve(None, env) as theirs:
        page, twin = (browser.new_page(viewport={"width": 1400, "height": 1800}) for _ in range(2))
        _open(page, ours.url, COMPLETE)
        _open(twin, theirs.url, DASH_READY)
        taken = []
        for each in words:
            shown = page.locator("[data-testid=stMetricValue]").all_inner_texts()
            page.evaluate(REMEMBER)
            taken.append((_enter(page, each, RERUN, shown), _enter(twin, each, DASH_RERUN, each)))
        page.close()
        twin.close()
    return statistics.median(own for own, _ in taken), statistics.median(dash for _, dash in taken)


def _enter(page: Page, words: str, drawn: str, arg: object) -> float:
    page.bring_to_front()
    box = page.get_by_label("Words", exact=True)
    box.fill(words)
    before = time.perf_counter()
    box.press("Enter")
    page.wait_for_function(drawn, arg=arg, polling=10, timeout=TIMEOUT * 1000)
    return time.perf_counter() - before


def _walk(browser: Browser, env: dict[str, str]) -> int:
    """The server's peak after a walk through all pages."""
    with _serve(ROOT / "dashboard.py", env) as server:
        page = browser.new_page(viewport={"width": 1400, "height": 1800})
        _open(page, server.url, COMPLETE)
        for name in sorted(path.stem for path in (ROOT / "pages").glob("*.py")):
            page.goto(f"{server.url}{'' if name == 'overview' else name}")
            page.wait_for_function(IDLE, timeout=TIMEOUT * 1000)
        page.close()
        return server.peak


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
