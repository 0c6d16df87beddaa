"""The running app on the shipped articles, in a real Chromium."""

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

import pytest
from playwright.sync_api import sync_playwright

from tests.chromium import find

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()
#: Streamlit's client looks for its server below a page's address first, and is told 404 there; that is how it finds out.
PROBE = re.compile(r"/(map|timeline|personnel|article|download)/_stcore/(health|host-config)$")
IDLE = "document.querySelector('[data-testid=\"stApp\"]')?.dataset.testScriptState === 'notRunning'"
#: So many figures are drawn, and the map among them has its outlines and labels.
DRAWN = """count => {
    const plots = [...document.querySelectorAll('.js-plotly-plot')];
    return plots.length === count
        && plots.every(plot => plot._fullLayout && (!plot._fullLayout.map || plot._fullLayout.map._subplot?.map?.loaded()));
}"""
FIGURES = {"": 3, "map": 1, "timeline": 1, "personnel": 1}


@dataclass
class Visit:
    """A page of the running app, and what went wrong or outside since it was opened."""

    page: object
    url: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run to its end and the page's figures are drawn."""
        self.page.wait_for_selector('[data-testid="stMain"] h1', timeout=60_000)
        self.page.wait_for_function(IDLE, timeout=60_000)
        name = self.page.url.removeprefix(self.url).partition("?")[0]
        self.page.wait_for_function(DRAWN, arg=FIGURES.get(name, 0), timeout=60_000)

    def watch(self, page: object) -> None:
        page.on("request", lambda request: self._request(request.url))
        page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        page.on("console", self._console)

    def _request(self, address: str) -> None:
        if not address.startswith((self.url, self.url.replace("http", "ws", 1), "data:", "blob:")):
            self.outside.append(address)

    def _console(self, message: object) -> None:
        if message.type == "error" and not PROBE.search(message.location.get("url", "")):
            self.errors.append(f"console: {message.text}")


@pytest.fixture(scope="session")
def real_store(tmp_path_factory) -> str:
    uri = tmp_path_factory.mktemp("browser") / "store"
    subprocess.run([sys.executable, "-m", "lib.ingest", "data/articles", "--store", str(uri)], cwd=ROOT, check=True, capture_output=True)
    return str(uri)


@pytest.fixture(scope="session")
def server(real_store):
    """Address of the app, served on a free port; ends with a slash."""
    yield from serve(real_store)


def serve(store_uri: str):
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


@pytest.fixture(scope="session")
def chromium():
    path = find()
    if path is None:
        pytest.skip("no Chromium on this machine; `make test` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(server, chromium):
    """A fresh visitor on a desktop; afterwards nothing may have gone outside, and nothing may have gone wrong."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    page = context.new_page()
    seen = Visit(page, server)
    context.on("page", seen.watch)
    seen.watch(page)
    yield seen
    context.close()
    assert not seen.outside
    assert not seen.errors
