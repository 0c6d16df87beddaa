"""The Article page: deep links, marks in the text, hostile text."""

import re
from html import escape

import pytest

from lib import store, views
from lib.figures.passage import ANCHOR
from tests.pages.seen import html, passages, words
from tests.sample import sample

HOSTILE = (
    "<script>alert('headline')</script>\n\n"
    "</p><img src=x onerror=alert(1)> said 12 men in <b>Lagos</b> **bold** [link](javascript:alert(1)).\n\n"
    "\"><svg onload=alert(2)> & 'quotes' :red[colour] $x^2$.\n"
)


@pytest.fixture(scope="module")
def facts(sample_store):
    tables = store.read_tables(store.open_store(sample_store))
    article = tables["articles"].set_index("title").loc["Sudan and Chad agree on border patrols", "article_id"]
    return views.article_facts(tables, str(article))


def test_the_newest_article_comes_first(open_page):
    app = open_page("article")
    assert "São Tomé thanks Cape Verde" in html(app)
    assert "Lusa  ·  20 June 2025 (as its publisher says)  ·  34 words" in words(app)


def test_a_deep_link_opens_the_article_at_the_fact(open_page, facts):
    claim = facts[facts["quote_exact"] == "at least 14 people"].iloc[0]
    app = open_page("article", {"article": claim["article_id"], "fact": claim["fact_id"]})
    assert not app.exception
    text = html(app)
    assert f'id="{ANCHOR}"' in text
    marked = text.split(f'id="{ANCHOR}"')[1]
    assert "at least 14 people" in marked.split("</mark>")[0]
    assert f'class="card asked" data-fact="{claim["fact_id"]}"' in text
    chains = [chain for chain in facts["chain"] if chain]
    assert chains
    assert all(escape(chain.rpartition(", ")[2]) in text for chain in chains)


def test_a_deep_link_wins_over_filters(open_page, facts):
    app = open_page("article", {"article": facts["article_id"].iloc[0], "country": "Colombia"})
    assert not app.exception
    assert "an article that the filters would leave out" in words(app)
    assert "A drone struck" in re.sub(r"<[^>]+>", "", html(app))


@pytest.mark.parametrize("wanted", ["0" * 16, "<script>", ""])
def test_an_unknown_article_gives_the_newest(open_page, wanted):
    app = open_page("article", {"article": wanted})
    assert not app.exception
    assert ("not in the store" in words(app)) == bool(wanted)
    assert "São Tomé" in html(app)


def test_an_unknown_fact_is_said_to_be_unknown(open_page, facts):
    app = open_page("article", {"article": facts["article_id"].iloc[0], "fact": "1;alert(1)"})
    assert not app.exception
    assert "The fact that the link names is not in this article" in words(app)
    assert ANCHOR not in html(app)


def test_another_article_can_be_picked(open_page, facts):
    app = open_page("article", {"article": facts["article_id"].iloc[0], "fact": facts["fact_id"].iloc[0]})
    other = app.selectbox(key="pick").options[0]
    app.selectbox(key="pick").set_value(other).run()
    assert not app.exception
    assert app.query_params["article"] != facts["article_id"].iloc[0]


def test_kinds_can_be_taken_out_of_the_text(open_page, facts):
    app = open_page("article", {"article": facts["article_id"].iloc[0]})
    app.get("button_group")[0].set_value(["quotes"]).run()
    assert not app.exception
    assert html(app).count("<mark ") == 1


def test_hostile_text_stays_text(open_page, tmp_path):
    articles, _ = sample()
    article = {**articles[0], "title": HOSTILE.split("\n")[0], "text": HOSTILE, "url": "javascript:alert(3)", "source": "<i>Wire</i> **x**"}
    article["article_id"] = "f" * 16
    start = HOSTILE.index("12 men")
    claim = next(row for row in sample()[1]["personnel"] if row["count_text"] == "85")
    fact = {
        **claim,
        "article_id": article["article_id"],
        "char_start": start,
        "char_end": start + 6,
        "quote_exact": "12 men",
        "sent_start": HOSTILE.index("</p>"),
        "sent_end": HOSTILE.index(".\n") + 1,
        "claimant": "<img src=x onerror=alert(4)>",
        "unit": '"><script>alert(5)</script>',
        "claim_id": "<b>",
    }
    uri = str(tmp_path / "store")
    store.append(store.open_store(uri), [article], {"personnel": [fact]})
    for name, state in (("article", {}), ("personnel", {"personnel": {"selection": {"points": [{"customdata": ["<b>"]}]}}})):
        app = open_page(name, {"article": article["article_id"], "fact": fact["fact_id"]} if name == "article" else {}, state, uri=uri)
        assert not app.exception
        bodies = [element.proto.body for element in app.get("html") if not element.proto.unsafe_allow_javascript] + passages(app)
        tags = set(re.findall(r"<\s*/?\s*([a-zA-Z]+)", "\n".join(bodies)))
        assert tags <= {"article", "p", "mark", "span", "br", "style", "div", "button", "small"}
        assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', "", "\n".join(bodies)))
        scripts = [element.proto.body for element in app.get("html") if element.proto.unsafe_allow_javascript]
        assert all("alert" not in script for script in scripts)
        assert not app.get("link_button")
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(open_page("article", {"article": "f" * 16}, uri=uri))
