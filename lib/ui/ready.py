"""Getting ready while the first browser still loads: the server's libraries, tables and charts, and the browser's own files."""

from __future__ import annotations

import logging
import threading
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.middleware import Middleware

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_log = logging.getLogger(__name__)
_done = threading.Event()
_done.set()

#: Parts of Streamlit's own client that it would ask for only once a page's first chart, text or table has come.
_CHUNKS = ("PlotlyChart", "arrowFormatUtils", "StreamlitMarkdown", "DataFrame", "Html", "Checkbox")
#: Pages without charts; all addresses with a dot are files.
_PLAIN = ("/article", "/review", "/add", "/download", "/versions", "/about")


@asynccontextmanager
async def get_ready(_app: st.App) -> AsyncIterator[None]:
    """Begin when the server starts, in a thread of its own, so that the server answers meanwhile."""
    _done.clear()
    threading.Thread(target=_prepare, name="get-ready", daemon=True).start()
    yield None


def wait_until_ready() -> None:
    """Until what ``get_ready`` began is done: two threads that import the same libraries at once get in each other's way."""
    _done.wait()


def _prepare() -> None:
    try:
        from lib.ui.overview import prepare_overview  # the heavy libraries come with it

        prepare_overview()
    except Exception:
        _log.debug("Not ready; the first page says why.", exc_info=True)
    finally:
        _done.set()


def point_ahead() -> Middleware:
    """For the server: tell a browser that asks for a page which of the client's files it will need, so that it need not find out."""
    static = Path(st.__file__).parent / "static" / "static" / "js"
    files = [f"./static/js/{path.name}" for name in _CHUNKS for path in sorted(static.glob(f"{name}.*.js"))]
    links = ", ".join(f"<{file}>; rel=modulepreload; crossorigin" for file in files)
    return Middleware(_PointAhead, links=links)


class _PointAhead:
    """ASGI middleware that adds the header ``Link`` to pages with charts."""

    def __init__(self, app: Any, links: str) -> None:
        self._app = app
        self._header = (b"link", links.encode())

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or "." in path or path.startswith(("/_stcore", *_PLAIN)):
            await self._app(scope, receive, send)
            return

        async def send_with_link(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [*message["headers"], self._header]
            await send(message)

        await self._app(scope, receive, send_with_link)
