"""The running app on the shipped articles, in a real Chromium."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.running import FLAGS, build_store, serve
from tests.browser.tabs import Tabs
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
    path = find()
    if path is None:
        pytest.skip("no Chromium on this machine; `make test` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUICK)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tabs(chromium):
    return Tabs(chromium)


@pytest.fixture
def visit(server, tabs):
    """A visitor on a desktop."""
    yield from tabs.lend(server)


@pytest.fixture
def enter(tabs, request):
    """Opens the app for as many readers as a test has, each in a browser of their own; takes what ``Tabs.enter`` takes."""
    visits = []

    def enter(url=None, **look):
        visit = tabs.enter(url or request.getfixturevalue("server"), **look)
        visits.append(visit)
        return visit

    yield enter
    for visit in visits:
        tabs.leave(visit)
