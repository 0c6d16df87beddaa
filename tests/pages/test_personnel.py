"""The Personnel page on the sample: what the address asks for, what is chosen and said, and how it does with too many claims."""

import pytest

from lib import store
from tests.benchmarks.many_claims import make_tables
from tests.pages.seen import figures, html, pick, words


def drawn(app, number=0):
    """The ids of the marks of a figure."""
    return {custom[0] for trace in figures(app)[number]["data"] for custom in trace.get("customdata", [])}


def test_statuses_come_from_the_address_and_unknown_ones_are_dropped(open_page):
    app = open_page("personnel", {"status": ["killed", "bogus"], "claim": "c-14"})
    assert not app.exception
    assert drawn(app) == {"c-14"}
    assert set(app.dataframe[0].value["status"]) == {"killed"}
    assert "<mark>at least 14 people</mark>" in html(app)


def test_a_status_that_nothing_here_has_says_so(open_page):
    app = open_page("personnel", {"status": "killed", "country": "Japan"})
    assert not app.exception
    assert "No such claim passes the filters. Pick another status" in words(app)


@pytest.mark.parametrize("chart", ["Over time", "By status", "One by one"])
def test_every_view_draws_the_same_claims_and_says_how_to_read_it(open_page, chart):
    app = open_page("personnel", {"chart": chart})
    assert not app.exception
    over_time = chart != "One by one"
    # a claim of no known day has no place among days, and the page says so
    assert drawn(app) == {"c-1200", "c-300", "c-14", "c-adre", "c-palawan", "c-85", "c-homes", *([] if over_time else ["c-40"])}
    assert ("1 claim of no known day stands in the table only." in words(app)) == over_time
    assert len(app.dataframe[0].value) == 8
    assert ("say nothing of the status" in words(app)) == over_time
    assert ("coloured by status" in words(app)) != over_time


def test_a_view_that_is_none_is_dropped(open_page):
    app = open_page("personnel", {"chart": "Pie", "by": "Mood", "reading": "Sum"})
    assert not app.exception
    assert "Best supported" in words(app)
    assert drawn(app) == drawn(open_page("personnel"))


def test_the_rule_for_vague_numbers_is_said_where_they_are_shown(open_page):
    assert "By Dateline's codebook, “hundreds” is 200 or more" in words(open_page("personnel"))
    assert "By ACLED, “hundreds” is 100 or more" in words(open_page("personnel", {"vague": "ACLED"}))
    assert "“hundreds” is" not in words(open_page("personnel", {"status": "killed"}))


@pytest.mark.parametrize("reading", ["Lowest", "Best supported", "Latest", "Highest"])
def test_a_reading_says_what_it_does_and_its_figure_leads_to_the_sentence(open_page, reading):
    app = open_page("personnel", {"reading": reading}, {"readings": pick("c-14")})
    assert not app.exception
    assert f"**{reading}** takes the" in words(app)
    assert "no mean and no sum" in words(app)
    assert "c-14" in app.query_params["figure"]
    assert "<mark>at least 14 people</mark>" in html(app)


def test_parts_stand_below_their_total(open_page):
    app = open_page("personnel", state={"parts": pick("c-300")})
    assert not app.exception
    table = next(frame.value for frame in app.dataframe if "tree" in frame.value)
    assert list(table["tree"]) == ["up to 1,200", "↳ about 300"]
    assert "<mark>about 300 are engineers</mark>" in html(app)


def test_of_thousands_the_most_reported_are_drawn_and_the_table_holds_all(open_page, sample_store, tmp_path, monkeypatch):
    many = make_tables(store.read_tables(store.open_store(sample_store)), 2500)
    monkeypatch.setattr(store, "read_tables", lambda opened, **_: many)
    monkeypatch.setattr(store, "version", lambda opened, as_of: "many")
    claims = many["personnel"]["claim_id"].nunique()
    for chart, most in (("Over time", 600), ("One by one", 100)):
        app = open_page("personnel", {"chart": chart})
        assert not app.exception
        assert 0 < len(drawn(app)) <= most
        assert f"Drawn are the {most:,} claims that most articles report" in words(app)
        assert len(app.dataframe[0].value) == claims


def test_hostile_words_stay_words(open_page, tmp_path):
    from tests.sample import sample

    articles, facts = sample()
    for row in facts["personnel"]:
        row |= {"claimant": "<img src=x onerror=alert(1)>", "unit": "[men](javascript:alert)"}
    uri = str(tmp_path / "store")
    store.append(store.open_store(uri), articles, facts)
    app = open_page("personnel", {"claim": "c-14"}, {"readings": pick("c-14"), "parts": pick("c-300")}, uri=uri)
    assert not app.exception
    assert "<img" not in html(app)
    assert not any("[men](" in element.value for element in (*app.markdown, *app.header))
    for figure in figures(app):
        texts = [text for trace in figure["data"] for text in (*(trace.get("hovertext") or []), *(trace.get("text") or []))]
        texts += [*(figure["layout"].get("yaxis", {}).get("ticktext") or []), *(trace.get("name", "") for trace in figure["data"])]
        texts += [note["text"] for note in figure["layout"].get("annotations", [])]
        assert not any("<img" in text for text in texts)
