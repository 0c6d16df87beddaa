"""The Review page and the control beside sentences: decide, see it everywhere, take it back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lib import store, views
from lib.reviews import Person, confirm
from tests.pages.seen import html, pick, words
from tests.sample import write_sample

TOLL = "at least 14 people"


@pytest.fixture
def own_store(tmp_path):
    """A store that a test may write to."""
    uri = str(tmp_path / "store")
    write_sample(uri)
    return uri


@pytest.fixture
def review(open_page, own_store):
    """Open the Review page at a fact (the words that it stands at), as Ada."""

    def run(quote=None, table="personnel", name="Ada", page="review", **query):
        fact = find(own_store, quote, table) if quote else None
        return open_page(page, ({"fact": fact} if fact else {}) | query, {"reviewer-name": name}, uri=own_store)

    return run


def find(uri, quote, table="personnel"):
    frame = store.read_tables(store.open_store(uri))[table]
    return frame.loc[frame["quote_exact"] == quote, "fact_id"].iloc[0]


def reviews(uri):
    return store.read_reviews(store.open_store(uri))


def button(app, name):
    return next(each for each in app.button if each.key and each.key.endswith(f"-{name}"))


def test_the_page_shows_a_fact_with_its_sentence_and_how_far_people_are(review):
    app = review(TOLL)
    assert not app.exception
    assert f"<mark>{TOLL}</mark>" in html(app)
    assert "facts reviewed: 0 confirmed, 0 corrected, 0 rejected" in app.get("progress")[0].proto.text
    assert "Nobody has decided anything yet" in words(app)


def test_without_a_link_the_least_certain_comes_first(open_page, tmp_path):
    from tests.sample import sample

    uri = str(tmp_path / "store")
    articles, facts = sample()
    facts["quotes"][0]["score"] = 0.1
    store.append(store.open_store(uri), articles, facts)
    app = open_page("review", uri=uri)
    assert app.query_params["fact"] == facts["quotes"][0]["fact_id"]
    app.button(key="skip").click().run()
    assert app.query_params["fact"] != facts["quotes"][0]["fact_id"]
    assert not reviews(uri)


def test_confirming_keeps_who_when_and_why(review, own_store):
    app = review(TOLL)
    next(each for each in app.text_input if each.key.endswith("-note")).set_value("so it says").run()
    button(app, "confirm").click().run()
    assert not app.exception
    (row,) = reviews(own_store)
    assert (row["decision"], row["reviewer"], row["note"], row["column"]) == ("confirmed", "Ada", "so it says", None)
    assert row["fact_id"] == find(own_store, TOLL)
    assert row["reviewed_at"].tzinfo is not None
    assert "Confirmed by Ada on" in html(app)
    assert "1 confirmed" in app.get("progress")[0].proto.text


def test_nobody_decides_without_a_name(review, own_store):
    app = review(TOLL, name="")
    button(app, "confirm").click().run()
    assert "Nobody is named." in words(app)
    assert "Give a name or initials" in words(app)
    assert not reviews(own_store)


def test_a_rejected_fact_is_struck_out_here_and_nowhere_counted(review, own_store, open_page):
    before = set(open_page("map", uri=own_store).dataframe[0].value["name"])
    app = review("Cúcuta", "places")
    button(app, "reject").click().run()
    assert "<del>event</del>" in html(app)
    app.get("button_group")[1].set_value("Rejected facts").run()
    assert "1 fact is rejected and left out of counts, charts and exports." in words(app)
    assert "<del>Cúcuta, Colombia · event</del>" in html(app)
    assert before - set(open_page("map", uri=own_store).dataframe[0].value["name"]) == {"Cúcuta"}


def correct(app, column, value):
    button(app, "correct").click().run()
    next(each for each in [*app.selectbox, *app.number_input, *app.text_input] if each.key.endswith(f"-{column}")).set_value(value)
    button(app, "save").click().run()
    return app


def test_a_corrected_value_stands_beside_the_machines(review, own_store):
    app = correct(review(TOLL), "count_high", 20)
    assert not app.exception
    assert {row["column"]: (row["old_value"], row["new_value"]) for row in reviews(own_store)} == {
        "count_high": (None, "20"),
        "count_rule": ("at_least", "range"),
    }
    assert "Highest: machine read not said, corrected to 20" in html(app)
    assert '<del style="opacity:0.75" title="machine read">not said</del> → <ins>20</ins>' in html(app)


def test_wrong_input_is_refused_with_the_remedy(review, own_store):
    app = correct(review(TOLL), "count_high", 3)
    assert "count_best is 14, count_high 3." in words(app)
    assert "Give the lowest number first" in words(app)
    assert not reviews(own_store)
    app.number_input[0].set_value(2)
    app.number_input[1].set_value(2)
    button(app, "save").click().run()
    assert {row["column"] for row in reviews(own_store)} == {"count_low", "count_best", "count_high", "count_rule"}


def test_nothing_changed_is_said(review, own_store):
    app = review(TOLL)
    button(app, "correct").click().run()
    button(app, "save").click().run()
    assert "Nothing is changed." in words(app)
    assert not reviews(own_store)


def test_a_place_is_picked_among_those_that_the_gazetteer_knows_and_stands_on_the_map(review, own_store, open_page):
    app = review("El Geneina", "places")
    button(app, "correct").click().run()
    next(each for each in app.text_input if each.key.endswith("-search")).set_value("Aleppo").run()
    chosen = next(each for each in app.selectbox if "-place-" in each.key)
    assert chosen.options[0] == "Aleppo, Aleppo Governorate, Syria (town)"
    assert any("as shown" in option for option in chosen.options)
    chosen.set_value(chosen.options[0])
    button(app, "save").click().run()
    assert not app.exception
    told = {row["column"]: row["new_value"] for row in reviews(own_store)}
    assert (told["resolved_place"], told["country_code"]) == ("Aleppo", "SYR")
    assert "El Geneina" in {row["old_value"] for row in reviews(own_store)}
    assert "Aleppo" in set(open_page("map", uri=own_store).dataframe[0].value["name"])


def test_the_last_decision_can_be_undone(review, own_store):
    app = review(TOLL)
    button(app, "reject").click().run()
    undo = app.button(key="undo")
    assert undo.label.startswith("Undo: rejected “14 or more people")
    undo.click().run()
    assert not app.exception
    assert [row["decision"] for row in reviews(own_store)] == ["rejected", "withdrawn"]
    assert "0 confirmed, 0 corrected, 0 rejected" in app.get("progress")[0].proto.text
    assert app.button(key="undo").disabled
    assert list(app.dataframe[0].value["Decision"]) == ["rejected, taken back"]


def test_what_another_decides_meanwhile_takes_nobodys_fact_away(review, own_store):
    app = review(kind="Quotes")
    fact = app.query_params["fact"]
    store.append_reviews(store.open_store(own_store), confirm(fact, Person("Bo", "", datetime.now(UTC))))
    button(app, "reject").click().run()
    assert [(row["fact_id"], row["decision"], row["reviewer"]) for row in reviews(own_store)] == [
        (fact, "confirmed", "Bo"),
        (fact, "rejected", "Ada"),
    ]
    assert app.query_params["fact"] != fact


def test_only_ones_own_decisions_are_undone(review):
    button(review(TOLL, name="Bo"), "reject").click().run()
    app = review(TOLL, name="Ada")
    assert app.button(key="undo").disabled
    button(app, "withdraw").click().run()  # but anybody may take back what stands beside the fact
    assert "Rejected by Bo" not in html(app)


def test_kinds_and_filters_narrow_the_queue(review):
    app = review(kind="Quotes")
    assert "of 3 facts reviewed" in app.get("progress")[0].proto.text
    app = review(kind="Quotes", country="Chad")
    assert "of 1 facts reviewed" in app.get("progress")[0].proto.text


def test_a_card_beside_a_sentence_can_be_reviewed_once_it_is_opened(open_page, own_store):
    state = {"map": pick("377039")}
    closed = open_page("map", state=state, uri=own_store)
    assert TOLL in html(closed)
    assert not any((each.key or "").endswith("-confirm") for each in closed.button)
    facts = views.facts_there(store.read_tables(store.open_store(own_store)), ["377039"])
    card = f"review-{facts['fact_id'].iloc[0]}"
    app = open_page("map", state=state | {card: True}, uri=own_store)
    next(each for each in app.text_input if each.key.endswith("-name")).set_value("Bo").run()
    button(app, "confirm").click().run()
    assert not app.exception
    assert [(row["decision"], row["reviewer"]) for row in reviews(own_store)] == [("confirmed", "Bo")]
    assert "Confirmed by Bo on" in html(app)


def test_the_article_keeps_what_is_rejected_in_sight_and_lets_it_be_taken_back(review, own_store, open_page):
    button(review(TOLL), "reject").click().run()
    fact = find(own_store, TOLL)
    article = store.read_tables(store.open_store(own_store))["personnel"].set_index("fact_id").loc[fact, "article_id"]
    app = open_page("article", {"article": article, "fact": fact}, {f"review-{fact}": True}, uri=own_store)
    assert not app.exception
    assert "Rejected by Ada on" in html(app)
    next(each for each in app.text_input if each.key.endswith("-name")).set_value("Bo").run()
    button(app, "withdraw").click().run()
    assert "Rejected by Ada on" not in html(app)
    assert [(row["decision"], row["reviewer"]) for row in reviews(own_store)] == [("rejected", "Ada"), ("withdrawn", "Bo")]


def test_a_link_to_a_fact_that_is_gone_says_so(review):
    app = review()
    app.query_params["fact"] = "0" * 16
    app.run()
    assert "a fact that is not in the store" in words(app)
    assert not app.exception


def test_what_reviewers_write_is_text(review, own_store):
    hostile = "<img src=x onerror=alert(1)>**b**"
    app = review(TOLL, name=hostile)
    next(each for each in app.text_input if each.key.endswith("-note")).set_value("<script>alert(2)</script>").run()
    button(app, "reject").click().run()
    assert not app.exception
    assert "<img" not in html(app)
    assert "<script" not in html(app)
    assert "&lt;img src=x" in html(app)
