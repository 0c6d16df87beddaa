"""The reader's page in a browser: a mark shows its fact in the margin and a fact its mark, a click picks either, pages turn."""

import re


def open_fullest(visit):
    """The article of the first report in which somebody is said to have been killed."""
    visit.open("personnel?status=killed")
    visit.page.goto(
        visit.url + visit.page.evaluate("() => document.querySelector('a[href*=\"article?\"]')?.getAttribute('href') ?? 'article'")
    )
    visit.settle()
    visit.page.locator("article.passage").wait_for()


def test_pointing_at_a_mark_shows_its_fact_and_the_other_way_round(visit):
    open_fullest(visit)
    card = visit.page.locator(".margin .card").first
    fact = card.get_attribute("data-fact")
    card.hover()
    visit.page.locator(f"mark.near[data-facts~='{fact}']").first.wait_for()
    visit.page.locator(f"mark[data-facts~='{fact}']").first.hover()
    visit.page.locator(f".margin .near[data-fact='{fact}']").wait_for()


def test_a_click_picks_a_fact_and_a_second_one_lets_it_go(visit):
    open_fullest(visit)
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


def test_a_fact_is_picked_by_keyboard(visit):
    open_fullest(visit)
    card = visit.page.locator(".margin .card").first
    card.focus()
    visit.page.keyboard.press("Enter")
    visit.page.locator(".margin .asked").wait_for()


def test_pages_turn(visit):
    visit.open("article")
    first = visit.page.locator("p.headline").inner_text()
    assert visit.page.get_by_role("button", name="Newer article").is_disabled()
    visit.page.get_by_role("button", name="Older article").click()
    visit.page.get_by_text(re.compile(r"^2 of 39$")).wait_for()
    visit.settle()
    assert visit.page.locator("p.headline").inner_text() != first
    assert "article=" in visit.page.url
