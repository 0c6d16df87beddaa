"""What axe finds wrong for people who use a keyboard, a screen reader or strong contrast: nothing, on any page, light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.running import PAGES


@pytest.fixture(params=["light", "dark"])
def coloured(request, server, chromium, visit):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=request.param)
    page = context.new_page()
    visit.watch(page)
    visit.page, desktop = page, visit.page
    yield visit
    context.close()
    visit.page = desktop


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong(coloured, path):
    coloured.open(path)
    coloured.page.wait_for_timeout(1500)  # what has just been drawn fades in, and is pale until then
    results = Axe().run(coloured.page)
    assert results.response["passes"]
    found = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n"
        + "\n".join(f"  {node['target']} {node['html'][:160]}" for node in rule["nodes"][:4])
        for rule in results.response["violations"]
    ]
    assert not found, "\n".join(found)
