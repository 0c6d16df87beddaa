"""What axe finds wrong for people who use a keyboard, a screen reader or strong contrast: nothing, on any page, light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError

from tests.browser.running import PAGES

#: What has just been drawn fades in, and is pale until then.
FADED_IN = (
    """() => document.getAnimations().every(each => each.playState !== 'running' || each.effect.getComputedTiming().endTime === Infinity)"""
)
COUNT_RUNS = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    window.runs = 0;
    new MutationObserver(() => { window.runs += app.dataset.testScriptState === 'notRunning'; })
        .observe(app, { attributeFilter: ['data-test-script-state'] });
}"""
DARK = "() => getComputedStyle(document.querySelector('[data-testid=\"stApp\"]')).colorScheme === 'dark'"


def darken(visit):
    """The reader's system turns dark: the client does so at once, and what the server draws once it has run again."""
    visit.page.evaluate(COUNT_RUNS)
    visit.page.emulate_media(color_scheme="dark")
    visit.page.wait_for_function(DARK)
    try:
        visit.page.wait_for_function("() => window.runs > 0", timeout=5_000)
    except TimeoutError:  # a run so short that nobody saw it begin
        assert not visit.page.evaluate("() => window.runs")
    visit.settle()


def find_wrong(visit):
    visit.page.wait_for_function(FADED_IN)
    results = Axe().run(visit.page)
    assert results.response["passes"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n"
        + "\n".join(f"  {node['target']} {node['html'][:160]}" for node in rule["nodes"][:4])
        for rule in results.response["violations"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong_light_or_dark(visit, path):
    visit.open(path)
    found = find_wrong(visit)
    assert not found, "\n".join(found)
    darken(visit)
    found = find_wrong(visit)
    assert not found, "\n".join(found)
