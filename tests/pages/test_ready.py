"""What happens between the start of the server and the first page."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.web.server.app_discovery import discover_asgi_app

from lib.ui import overview, ready
from tests.sample import write_sample

ROOT = Path(__file__).resolve().parents[2]


def run(coroutine):
    """Run it to its end, in a thread of its own: a browser test may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def ask(path):
    """The headers that a page comes with."""
    headers = {}

    async def app(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})

    async def send(message):
        headers.update({name.decode(): value.decode() for name, value in message["headers"]})

    middleware = ready.point_ahead()
    wrapped: Any = middleware.cls
    run(wrapped(app, **middleware.kwargs)({"type": "http", "path": path}, None, send))
    return headers


def test_the_server_finds_the_app_in_the_router():
    found = discover_asgi_app(ROOT / "dashboard.py")
    assert found.is_asgi_app
    assert found.import_string == "dashboard:app"


def test_a_page_with_charts_names_files_that_are_there():
    static = Path(st.__file__).parent / "static"
    links = [link.split(">")[0].removeprefix("<./") for link in ask("/map")["link"].split(", ")]
    assert len(links) == len(ready._CHUNKS)
    assert all((static / link).is_file() for link in links)
    assert ask("/")["link"] == ask("/map")["link"]


@pytest.mark.parametrize("path", ["/article", "/static/js/index.js", "/_stcore/health"])
def test_nothing_else_does(path):
    assert "link" not in ask(path)


def test_pages_wait_until_all_is_ready(monkeypatch):
    steps = []
    monkeypatch.setattr("lib.ui.overview.prepare_overview", lambda: steps.append("prepared"))

    async def start():
        async with ready.get_ready(None):  # type: ignore[arg-type]
            ready.wait_until_ready()
            steps.append("shown")

    run(start())
    assert steps == ["prepared", "shown"]


def test_what_goes_wrong_is_left_for_the_page_to_say(monkeypatch):
    monkeypatch.setitem(sys.modules, "lib.ui.overview", None)

    async def start():
        async with ready.get_ready(None):  # type: ignore[arg-type]
            ready.wait_until_ready()

    run(start())
    assert ready._done.is_set()


def test_the_overview_is_worked_out_before_anybody_asks(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store"))
    overview.prepare_overview()  # there is no store yet, and none is made
    assert not (tmp_path / "store").exists()
    write_sample(str(tmp_path / "store"))
    overview.prepare_overview()
    monkeypatch.setattr("lib.store.read_tables", lambda *_: pytest.fail("read again"))
    monkeypatch.setitem(overview._VIEWS, "headlines", lambda *_: pytest.fail("worked out again"))
    overview.prepare_overview()
