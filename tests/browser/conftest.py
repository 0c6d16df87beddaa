"""The running app on the shipped articles, in a real Chromium."""

from functools import partial

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.running import FLAGS, Visit, build_store, serve
from tests.chromium import find

#: Pages are put together by the processor, as maps are drawn by it: faster than by a graphics card that is none.
QUICK = [*FLAGS, "--disable-gpu-compositing"]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The store of the shipped articles, for reading; who writes takes a copy."""
    return build_store(tmp_path_factory.mktemp("browser") / "store")


@pytest.fixture(scope="session")
def server(shipped):
    yield from serve(shipped)


@pytest.fixture(scope="session")
def chromium():
    """A Chromium whose readers ask for calm: pictures that move for the eye alone take longer to draw here than all the rest."""
    path = find()
    if path is None:
        pytest.skip("no Chromium on this machine; `make test` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUICK)
        browser.new_context = partial(browser.new_context, reduced_motion="reduce")  # type: ignore[method-assign]
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
