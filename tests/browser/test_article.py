"""The reader's page in a browser: a mark shows its fact in the margin and a fact its mark, a click picks either, pages turn."""

import re

from tests.browser.running import ROOT


def open_newest(visit):
    """The newest article, as soon as its text is there: it can be used from then on."""
    visit.page.goto(visit.url + "article")
    visit.page.locator("article.passage").wait_for(timeout=60_000)


def test_pointing_at_a_mark_shows_its_fact_and_the_other_way_round(visit):
    open_newest(visit)
    card = visit.page.locator(".margin .card").first
    fact = card.get_attribute("data-fact")
    card.hover()
    visit.page.locator(f"mark.near[data-facts~='{fact}']").first.wait_for()
    visit.page.locator(f"mark[data-facts~='{fact}']").first.hover()
    visit.page.locator(f".margin .near[data-fact='{fact}']").wait_for()


def test_a_click_picks_a_fact_and_a_second_one_lets_it_go(visit):
    open_newest(visit)
    card = visit.page.locator(".margin .card").last
    fact = card.get_attribute("data-fact")
    card.click()
    visit.page.locator(f".margin .asked[data-fact='{fact}']").wait_for()
    assert f"fact={fact}" in visit.page.url
    assert visit.page.locator("#asked-for").is_visible()
    assert visit.page.locator(".st-key-picked-fact").is_visible()
    visit.page.locator(f".margin .asked[data-fact='{fact}']").click()
    visit.page.locator(".st-key-picked-fact").wait_for(state="detached")
    assert "fact=" not in visit.page.url


def test_a_fact_is_picked_and_let_go_by_keyboard_which_stays_where_it_was(visit):
    open_newest(visit)
    card = visit.page.locator(".margin .card").nth(1)
    fact = card.get_attribute("data-fact")
    card.focus()
    visit.page.keyboard.press("Enter")
    visit.page.locator(f".margin .asked[data-fact='{fact}']").wait_for()
    assert visit.page.evaluate("document.activeElement.dataset.fact") == fact
    visit.page.keyboard.press("Enter")
    visit.page.locator(".margin .asked").wait_for(state="detached")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.dataset.fact") not in (None, fact)


def test_a_click_counts_from_the_moment_that_the_text_is_there(enter):
    """The page clicks by itself as soon as a fact stands in it: no reader is quicker."""
    visit = enter(fresh=True)
    visit.page.add_init_script("""new MutationObserver((_, seen) => {
        const card = document.querySelector(".margin .card");
        if (card) { seen.disconnect(); card.click(); }
    }).observe(document, { childList: true, subtree: true })""")
    open_newest(visit)
    visit.page.locator(".margin .asked").wait_for()
    assert "fact=" in visit.page.url


def test_nothing_but_the_passage_is_drawn_whatever_it_holds(chromium):
    page = chromium.new_page()
    script = (ROOT / "lib/ui/reader.js").read_text(encoding="utf-8")
    strange = """<article class="passage"><p>Said <mark data-facts="a">12 men</mark><img src=x onerror="window.ran = 1">
        <svg onload="window.ran = 2"></svg><script>window.ran = 3</script><a href="javascript:window.ran = 4">there</a>
        <span onclick="window.ran = 5">and</span> left.</p></article>"""
    drawn = page.evaluate(
        """async ([script, passage]) => {
            const draw = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
            draw.default({ parentElement: document.body, setTriggerValue: () => {}, data: { passage } });
            return document.body.innerText.replace(/\\s+/g, " ");
        }""",
        [script, strange],
    )
    assert drawn == "Said 12 men left."
    assert not page.locator("img, svg, a, script").count()
    assert page.evaluate("window.ran ?? null") is None
    page.close()


def test_pages_turn(visit):
    visit.open("article")
    first = visit.page.locator("p.headline").inner_text()
    assert visit.page.get_by_role("button", name="Newer article").is_disabled()
    visit.page.get_by_role("button", name="Older article").click()
    visit.page.get_by_text(re.compile(r"^2 of 39$")).wait_for()
    visit.settle()
    assert visit.page.locator("p.headline").inner_text() != first
    assert "article=" in visit.page.url
