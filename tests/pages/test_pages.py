"""Every page on the sample: renders, filters, deep links, nothing to show, a pick in a chart."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from lib import store, views
from tests.pages.seen import figures, html, pick, words

PAGES = ("overview", "map", "timeline", "personnel", "article", "review", "download")
WITH_FIGURES = {"overview": 3, "map": 1, "timeline": 1, "personnel": 3}


@pytest.fixture(scope="module")
def tables(sample_store):
    return store.read_tables(store.open_store(sample_store))


@pytest.mark.parametrize("name", PAGES)
def test_page_renders_with_the_filter_sentence(open_page, name):
    app = open_page(name)
    assert not app.exception
    assert len(app.title) == 1
    assert "All facts. 5 of 5 articles." in words(app)
    assert len(figures(app)) == WITH_FIGURES.get(name, 0)


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_every_figure_can_be_described_and_has_a_table(open_page, name):
    app = open_page(name)
    assert all(element.proto.alt for element in app.get("plotly_chart"))
    assert len(app.dataframe) >= 1
    evidence = app.dataframe[0].value["evidence"]
    assert evidence.str.fullmatch(r"article\?article=[0-9a-f]{16}&fact=[0-9a-f]{16}").all()


@pytest.mark.parametrize("name", PAGES)
def test_a_country_filters_every_page(open_page, name):
    app = open_page(name)
    app.multiselect(key="country").select("Chad").run()
    assert not app.exception
    assert "Facts about Chad. 2 of 5 articles." in words(app)


@pytest.mark.parametrize("name", PAGES)
def test_filters_come_from_the_url_and_stay_in_links(open_page, name):
    app = open_page(name, {"country": "Chad", "date": ["2025-06-01", "2025-06-30"], "q": "ministers"})
    assert not app.exception
    assert "Facts between 1 June 2025 and 30 June 2025, about Chad, whose words" in words(app)
    if name in WITH_FIGURES:
        link = app.dataframe[0].value["evidence"].iloc[0]
        assert link.endswith("&date=2025-06-01&date=2025-06-30&country=Chad&q=ministers")


@pytest.mark.parametrize("name", PAGES)
def test_bad_values_in_the_url_are_dropped(open_page, name):
    app = open_page(name, {"country": "Narnia", "source": "<script>", "date": ["yesterday", "2025-99-99"]})
    assert not app.exception
    assert "All facts. 5 of 5 articles." in words(app)


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_result_says_so(open_page, name):
    app = open_page(name, {"q": "no such words"})
    assert not app.exception
    assert "No article has facts that pass these filters. Widen the dates" in words(app)
    assert not figures(app)


@pytest.mark.parametrize(("name", "said"), [("map", "No located place"), ("timeline", "No meeting"), ("personnel", "No claim")])
def test_a_page_without_facts_of_its_kind_says_so(open_page, tmp_path, name, said):
    from tests.sample import sample

    articles, facts = sample()
    uri = str(tmp_path / "store")
    store.append(store.open_store(uri), articles, {"quotes": facts["quotes"]})
    app = open_page(name, uri=uri)
    assert not app.exception
    assert said in words(app)


def test_half_a_range_of_dates_is_open_to_the_other_side(open_page):
    app = open_page("overview", state={"date": (date(2025, 6, 15),)})
    assert not app.exception
    assert "Facts on or after 15 June 2025." in words(app)


def test_filters_can_be_cleared(open_page):
    app = open_page("overview", {"country": "Chad", "q": "drone"})
    app.button[0].click().run()
    assert "All facts. 5 of 5 articles." in words(app)


def test_a_picked_place_shows_what_happened_there(open_page, tables):
    place = views.map_places(tables).set_index("name").loc["El Geneina"]
    app = open_page("map", state={"map": pick(place["place_id"])})
    assert not app.exception
    assert "El Geneina" in [element.value for element in app.header]
    assert "<mark>A drone struck a market in El Geneina on 9 June</mark>" in html(app)
    other = views.map_places(tables).set_index("name").loc["N'Djamena", "place_id"]
    app.selectbox(key="other").select(other).run()
    assert "**817 km** as the crow flies" in words(app)


def test_the_plain_map_shows_the_same_places(open_page, tables):
    wanted = set(views.map_places(tables)["place_id"])
    for query in ({}, {"plain": "true"}):
        (figure,) = figures(open_page("map", query))
        marks = next(trace for trace in figure["data"] if trace["name"] == "places")
        assert {custom[0] for custom in marks["customdata"]} == wanted
        assert marks["type"] == ("scatter" if query else "scattermap")


def test_a_picked_meeting_shows_all_its_reports(open_page):
    app = open_page("timeline", state={"timeline": pick("m-ndjamena")})
    assert not app.exception
    assert "<mark>The foreign ministers of Sudan and Chad met in N&#x27;Djamena on Tuesday</mark>" in html(app)
    assert "<mark>held talks in N&#x27;Djamena on 10 June</mark>" in html(app)


def test_a_picked_claim_shows_who_said_so(open_page):
    app = open_page("personnel", state={"personnel": pick("c-14")})
    assert not app.exception
    assert "14 or more people" in [element.value for element in app.header]
    assert "<mark>at least 14 people</mark>" in html(app)
    assert "never" in words(app) or "not added up" in words(app)


def test_a_status_narrows_figure_and_table(open_page):
    app = open_page("personnel")
    app.get("button_group")[0].set_value(["killed"]).run()
    assert not app.exception
    assert set(app.dataframe[0].value["status"]) == {"killed"}
    assert {custom[0] for trace in figures(app)[0]["data"] for custom in trace.get("customdata", [])} == {"c-14"}


def test_a_row_of_the_table_can_be_picked_too(open_page):
    app = open_page("timeline", state={"timeline-table": {"selection": {"rows": [1], "columns": []}}})
    assert not app.exception
    assert "Gilberto Teodoro, Nakatani Gen" in [element.value for element in app.header]


def test_the_router_opens_the_overview(sample_store, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", sample_store)
    app = AppTest.from_file("../../dashboard.py", default_timeout=60).run()
    assert not app.exception
    assert app.title[0].value == "What the reports say"


def test_claims_that_disagree_stand_below_the_chart(open_page, tmp_path):
    from tests.sample import sample

    articles, facts = sample()
    toll = next(row for row in facts["personnel"] if row["claim_id"] == "c-14")
    home = {"article_id": articles[1]["article_id"], "char_start": 31, "char_end": 40, "sent_start": 31, "sent_end": 50}
    figure = {
        "claim_id": "c-7",
        "count_low": 7,
        "count_best": 7,
        "count_high": 7,
        "count_rule": "exact",
        "claimant": "army",
        "count_text": "7",
    }
    facts["personnel"].append(toll | home | figure | {"quote_exact": articles[1]["text"][31:40], "fact_id": "7" * 16})
    uri = str(tmp_path / "store")
    store.append(store.open_store(uri), articles, facts)
    app = open_page("personnel", uri=uri)
    assert not app.exception
    assert "Claims that disagree" in [element.value for element in app.header]
    table = app.dataframe[-1].value
    assert list(table["count"]) == ["7", "14 or more"]
    assert list(table["claimants"]) == ["army", "Sudan Doctors Network"]
    assert set(table["apart"]) == {"2 times"}
    assert table["evidence"].str.startswith("article?article=").all()
    assert "No two of these claims" in words(open_page("personnel"))


def test_the_rule_for_vague_numbers_comes_from_the_url_and_stays_in_links(open_page):
    app = open_page("personnel", {"vague": "ACLED"})
    assert not app.exception
    assert "Vague numbers are counted as by ACLED" in words(app)
    table = app.dataframe[0].value
    assert {"several hundred (100 or more)", "thousands (1,000 or more)"} <= set(table["count"])
    assert table["evidence"].str.endswith("&vague=ACLED").all()
    app.selectbox(key="vague").select("codebook").run()
    assert "several hundred (200 or more)" in set(app.dataframe[0].value["count"])
    assert "Vague" not in words(app)
