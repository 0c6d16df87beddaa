"""The running app on the shipped articles, in a real Chromium."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.running import FLAGS, Visit, build_store, serve
from tests.chromium import find


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    yield from serve(build_store(tmp_path_factory.mktemp("browser") / "store"))


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
