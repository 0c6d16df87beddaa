"""Earlier versions of the data: opened by a link, kept from page to page, told over each, never written into; and what changed since."""

import re
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lib import store
from lib.schema import FACT_TABLES
from lib.store import Commit, short_version
from lib.ui.data import load_reviewed
from tests.pages.seen import html
from tests.pages.seen import words as marked_up
from tests.sample import newer_sample, sample

NOBODY = Commit()
PAGES = ("overview", "map", "timeline", "personnel", "article", "review", "download", "versions")


def words(app):
    """What a reader sees, without the signs that keep it from being taken for Markdown."""
    return marked_up(app).replace("\\", "")


def put(opened, keep, commit=NOBODY, more=()):
    """Store the articles at these places of the sample, with their facts and ``more`` claims about people."""
    articles, facts = sample()
    wanted = [articles[at] for at in keep]
    ids = {row["article_id"] for row in wanted}
    own = {table: [row for row in facts[table] if row["article_id"] in ids] for table in FACT_TABLES}
    store.append(opened, wanted, own | {"personnel": [*own["personnel"], *more]}, commit)


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """A store of three versions: three articles, then two more, then one taken out."""
    opened = store.open_store(str(tmp_path_factory.mktemp("versions") / "store"))
    put(opened, (0, 1, 2), Commit("Jane", "Add 3 articles"))
    put(opened, (3, 4), Commit("Ada *B*", "Add 2 more"))
    store.remove(opened, [sample()[0][2]["article_id"]], Commit("Jane", "Remove one"))
    return opened


@pytest.fixture
def open_version(open_page, versions):
    return lambda name, query=None, state=None: open_page(name, query, state, uri=versions.uri)


def press(app, key):
    next(button for button in app.button if button.key == key).click()
    return app.run()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_as_of_a_version_and_says_so(open_version, name):
    app = open_version(name, {"as_of": "0"})
    assert not app.exception
    assert "Data as of version 0" in words(app)
    assert "Jane: Add 3 articles" in words(app)
    assert "All facts. 3 of 3 articles." in words(app)
    assert "4 of 4 articles." in words(press(app, "back-to-latest"))
    assert "Data as of" not in words(app)
    assert "as_of" not in app.query_params


def test_the_latest_has_no_banner(open_version):
    assert "Data as of" not in words(open_version("overview"))


@pytest.mark.parametrize(
    ("name", "as_of", "said"),
    [("overview", "99", "no such version"), ("about", "<b>", "not a version"), ("versions", "1.7", "no such version of the reviews")],
)
def test_a_version_that_is_none_is_said_to_be_none_with_the_way_back(open_version, name, as_of, said):
    app = open_version(name, {"as_of": as_of})
    assert not app.exception
    assert said in words(app)
    assert "What to do" in words(app)
    assert "Data as of" not in words(app)
    assert not press(app, "latest").error


def test_links_to_evidence_keep_the_version(open_version):
    app = open_version("personnel", {"as_of": "1"})
    assert app.dataframe[0].value["evidence"].str.endswith("&as_of=1").all()


def test_the_citation_brings_back_the_same_data_after_further_imports(open_page, tmp_path):
    opened = store.open_store(str(tmp_path / "store"))
    put(opened, (0, 1))
    cited = open_page("personnel", uri=opened.uri)
    (citation,) = [code.value for code in cited.code if "Data version" in code.value]
    link = re.search(r"as_of=([0-9a-z.]+)$", citation)
    assert link
    assert f"Data version {link[1]}, viewed" in citation
    put(opened, (2, 3, 4))
    reject_first(opened)
    again = open_page("personnel", {"as_of": link[1]}, uri=opened.uri)
    assert again.dataframe[0].value.drop(columns="evidence").equals(cited.dataframe[0].value.drop(columns="evidence"))
    assert next(code.value for code in again.code).splitlines()[:2] == citation.splitlines()[:2]
    assert len(open_page("personnel", uri=opened.uri).dataframe[0].value) > len(cited.dataframe[0].value)


def reject_first(opened):
    from tests.reviews.deciding import Desk

    store.append_reviews(opened, Desk(store.read_tables(opened)).reject("personnel", "at least 14 people"))


def test_nothing_is_decided_or_added_in_an_earlier_version(open_version, versions):
    before = store.version(versions)
    app = open_version("review", {"as_of": "0"})
    assert "Nothing can be decided about an earlier version" in words(app)
    assert not {button.label for button in app.button} & {"Confirm", "Reject", "Correct"}
    assert not [button for button in app.button if button.key == "undo"]
    assert store.version(versions) == before
    add = open_version("add", {"as_of": "0"})
    assert not add.exception
    assert "show the latest first" in words(add)
    assert not add.get("file_uploader")


def test_the_list_names_all_versions_and_leads_to_each(open_version):
    app = open_version("versions")
    assert not app.exception
    table = app.dataframe[-1].value
    assert list(table["number"]) == [2, 1, 0]
    assert list(table["author"]) == ["Jane", "Ada *B*", "Jane"]
    assert list(table["message"]) == ["Remove one", "Add 2 more", "Add 3 articles"]
    assert [tuple(row) for row in table[["added", "replaced", "removed", "articles"]].to_numpy()] == [
        (0, 0, 1, 4),
        (2, 0, 0, 5),
        (3, 0, 0, 3),
    ]
    app = open_version("versions", state={"versions-table": {"selection": {"rows": [1], "columns": []}}})
    assert "5 of 5 articles" in words(press(app, "show-version"))
    assert app.query_params["as_of"] == "1"


def test_what_changed_is_between_the_latest_two_until_others_are_chosen(open_version):
    app = open_version("versions")
    assert "**Since version 1: one article is gone.**" in words(app)
    assert "One article is gone" in [element.value for element in app.subheader]
    app = open_version("versions", {"since": "0"})
    assert "**Since version 0: 2 new articles, one new meeting, 3 new claims about people" in words(app)
    app.selectbox(key="versions-until").select("1").run()
    assert not app.exception
    assert "**From version 0 to version 1: 2 new articles" in words(app)
    assert app.query_params["until"] in ("1", ["1"])


def test_a_link_to_a_comparison_survives_bad_values(open_version):
    app = open_version("versions", {"since": "77"})
    assert not app.exception
    assert "no such version" in words(app)


def test_a_change_opens_to_its_sentence(open_version):
    app = open_version("versions", {"since": "0", "until": "1"}, state={"changes-One new meeting-0": True})
    assert not app.exception
    assert "<mark>The presidents of Colombia and Venezuela spoke by phone</mark>" in html(app)


def test_filters_narrow_what_changed_and_nothing_is_said_to_be_nothing(open_version):
    app = open_version("versions", {"since": "0", "country": "Chad"})
    assert "Since version 0, nothing changed in what passes the filters." in words(app)


def test_one_version_alone_is_compared_with_nothing(open_page):
    app = open_page("versions")
    assert not app.exception
    assert "There is one version so far" in words(app)
    assert len(app.dataframe[0].value) == 1


def test_a_toll_that_rose_is_told_with_both_sentences(open_page, tmp_path):
    opened = store.open_store(str(tmp_path / "store"))
    articles, facts = sample()
    put(opened, (0,))
    toll = next(row for row in facts["personnel"] if row["claim_id"] == "c-14")
    home = articles[1]
    words_at = {"char_start": 31, "char_end": 40, "sent_start": 31, "sent_end": 50, "quote_exact": home["text"][31:40]}
    later = {"count_low": 20, "count_best": 20, "count_high": 20, "count_rule": "exact", "count_text": "20", "claim_id": "c-20"}
    later |= {"date_start": date(2025, 6, 10), "date_end": date(2025, 6, 10), "fact_id": "2" * 16, "article_id": home["article_id"]}
    put(opened, (1,), more=[toll | words_at | later])
    app = open_page("versions", uri=opened.uri, state={"changes-One toll raised from 14 or more to 20-0": True})
    assert not app.exception
    assert "one toll raised from 14 or more to 20" in words(app)
    assert "<mark>at least 14 people</mark>" in html(app)
    assert f"<mark>{words_at['quote_exact']}</mark>" in html(app)


def test_the_router_keeps_the_version_where_the_address_drops_it(versions, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", versions.uri)
    app = AppTest.from_file("../../pages/overview.py", default_timeout=60)
    app.session_state["as_of"] = "0"
    app.run()
    assert "Data as of version 0" in words(app)
    assert app.query_params["as_of"] == "0"


def test_a_version_that_was_cleared_away_is_said_to_be(open_page, tmp_path):
    opened = store.open_store(str(tmp_path / "store"))
    store.append(opened, *sample())
    store.append(opened, *newer_sample())
    store.compact(opened)
    store.vacuum(opened, timedelta(0))
    app = open_page("overview", {"as_of": "0"}, uri=opened.uri)
    assert not app.exception
    assert "cleared away" in words(app)
    assert "5 of 5 articles." in words(press(app, "latest"))


def test_what_is_stored_while_a_page_reads_is_never_taken_for_the_version_before(tmp_path, monkeypatch):
    opened = store.open_store(str(tmp_path / "store"))
    monkeypatch.setenv("DATELINE_STORE", opened.uri)
    put(opened, (0, 1))
    read, late = store.read_tables, [(2, 3, 4)]

    def read_while_others_store(*args, **more):
        if late:
            put(opened, late.pop())
        return read(*args, **more)

    monkeypatch.setattr(store, "read_tables", read_while_others_store)
    latest, cited = load_reviewed(), load_reviewed("0")
    assert (len(latest.kept["articles"]), len(cited.kept["articles"])) == (5, 2)
    assert [short_version(each.version) for each in (latest, cited)] == ["1.none", "0.none"]


def test_versions_are_cited_in_short():
    assert short_version("5b0c1d2e-12.99aa01bc-5") == "12.5"


def test_a_filter_that_the_earlier_version_does_not_know_is_dropped(open_version):
    app = open_version("overview", {"country": "Colombia", "source": "Caracol"})
    assert "Facts about Colombia, from Caracol. 1 of 4 articles." in words(app)
    app.session_state["as_of"] = "0"
    app.run()
    assert not app.exception
    assert "All facts. 3 of 3 articles." in words(app)
    assert "Facts about Colombia" not in words(press(app, "back-to-latest"))
