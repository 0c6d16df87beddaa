"""An earlier version of the data in a browser: it stays from page to page until it is left, and what changed opens to its sentence."""

import re

import pytest

from lib import store
from tests.browser.running import serve
from tests.sample import sample


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """The app on a store of two versions: two articles, then three more."""
    opened = store.open_store(str(tmp_path_factory.mktemp("versions") / "store"))
    articles, facts = sample()
    for part in (articles[:2], articles[2:]):
        ids = {row["article_id"] for row in part}
        own = {table: [row for row in rows if row["article_id"] in ids] for table, rows in facts.items()}
        store.append(opened, part, own, commit=store.Commit("Jane", f"Add {len(part)} articles"))
    yield from serve(opened.uri)


@pytest.fixture
def reader(versions, tabs):
    yield from tabs.lend(versions)


def test_an_earlier_version_stays_from_page_to_page_until_it_is_left(reader):
    page = reader.page
    reader.open("about?as_of=0")
    banner = page.get_by_text(re.compile(r"Data as of version 0, \d+ \w+ \d{4}, Jane: Add 2 articles"))
    banner.wait_for()
    page.get_by_role("link", name="Download").click()
    page.get_by_role("heading", name="Take the facts away").wait_for()
    reader.settle()
    assert banner.is_visible()
    assert "as_of=0" in page.url
    assert page.get_by_text("2 of 2 articles").is_visible()
    page.get_by_role("button", name="Show the latest").click()
    page.get_by_text("5 of 5 articles").wait_for()
    reader.settle()
    assert not banner.is_visible()
    assert "as_of" not in page.url


def test_a_line_of_what_changed_opens_to_its_sentence_and_that_to_the_article(reader):
    page = reader.page
    reader.open("versions?since=0")
    page.get_by_text(re.compile("Since version 0: 3 new articles, 2 new meetings")).wait_for()
    page.get_by_text(re.compile("Gilberto Teodoro, Nakatani Gen · planned")).click()
    page.locator("mark", has_text="plan a meeting of defence ministers").wait_for()
    page.get_by_role("link", name=re.compile("read it in the article")).first.click()
    page.locator("#asked-for").wait_for()
    assert "fact=" in page.url
