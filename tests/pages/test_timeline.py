"""The Timeline page: what is drawn below, what each report says of a mark, days picked and undone."""

from datetime import date

import pytest

from lib import store, views
from lib.ui.days_picked import read_bar, read_box
from tests.pages.seen import figures, html, pick, words
from tests.sample import sample


def marks(app):
    return {custom[0] for trace in figures(app)[0]["data"] for custom in trace.get("customdata") or ()}


@pytest.fixture
def changed(tmp_path):
    """A store of the sample after ``change(facts)``; its address."""

    def make(change):
        articles, facts = sample()
        change(facts)
        uri = str(tmp_path / "store")
        store.append(store.open_store(uri), articles, facts)
        return uri

    return make


def contradict(facts):
    first, second = facts["meetings"][:2]
    first["date_start"] = first["date_end"] = date(2025, 6, 9)
    second["status"] = "planned"


def test_attacks_and_claims_are_drawn_where_the_address_asks_for_them(open_page):
    assert not {mark for mark in marks(open_page("timeline")) if ":" in mark}
    app = open_page("timeline", {"attacks": "true", "claims": "true"})
    assert not app.exception
    assert {mark.split(":")[0] for mark in marks(app) if ":" in mark} == {"attack", "claim"}
    app.toggle(key="attacks").set_value(False).run()
    assert {mark.split(":")[0] for mark in marks(app) if ":" in mark} == {"claim"}


def test_each_report_of_a_picked_meeting_stands_with_its_own_words(open_page):
    app = open_page("timeline", state={"timeline": pick("m-ndjamena")})
    assert "2 reports" in words(app)
    assert "Written: “on Tuesday”" in words(app)
    assert "Written: “10 June”" in words(app)
    assert html(app).count("<mark>") == 2
    assert not app.warning


def test_where_reports_differ_is_said(open_page, changed):
    app = open_page("timeline", {"meeting": "m-ndjamena"}, uri=changed(contradict))
    assert not app.exception
    said = [warning.value.replace("\\", "") for warning in app.warning]
    assert said == [
        "The reports differ. Day: 10 June 2025 (AFP, 11 June 2025); 9 June 2025 (Radio Ndjamena, 12 June 2025).",
        "The reports differ. Status: planned (AFP, 11 June 2025); held (Radio Ndjamena, 12 June 2025).",
    ]


@pytest.mark.parametrize(("kind", "said"), [("attack", "El Geneina"), ("claim", "soldiers")])
def test_a_link_leads_to_an_attack_or_a_claim(open_page, sample_store, kind, said):
    tables = store.read_tables(store.open_store(sample_store))
    names = views.list_marks(views.meeting_timeline(tables), views.attack_timeline(tables), views.personnel_claims(tables))
    mark = next(mark for mark, name in names.items() if mark.startswith(kind) and said in name)
    app = open_page("timeline", {f"{kind}s": "true", "meeting": mark})
    assert not app.exception
    assert any(said in element.value for element in app.header)
    assert "1 report" in words(app)
    assert app.query_params["meeting"] == mark


def test_meetings_without_a_date_are_listed(open_page):
    app = open_page("timeline")
    assert [expander.label for expander in app.expander] == ["1 meeting without any date, so not on the timeline"]
    assert list(app.dataframe[1].value["label"]) == ["Colombia – Venezuela"]


def test_days_asked_for_can_be_undone_with_a_click(open_page):
    app = open_page("timeline", {"date": ["2025-06-01", "2025-06-30"]})
    button = next(button for button in app.button if button.label.startswith("Only "))
    assert button.label == "Only 1 to 30 June 2025"
    button.click().run()
    assert not app.exception
    assert "All facts. 5 of 5 articles." in words(app)
    assert not [button for button in app.button if button.label.startswith("Only ")]


def test_what_another_report_dates_elsewhere_is_left_out_and_counted(open_page, changed):
    def vague(facts):
        facts["meetings"][0] |= {"date_start": date(2025, 1, 1), "date_end": date(2025, 12, 31), "date_prec": 5}
        facts["meetings"][2] |= {"date_start": date(2025, 9, 1), "date_end": date(2025, 9, 1), "date_prec": 1}

    app = open_page("timeline", {"date": ["2025-09-01", "2025-09-30"]}, uri=changed(vague))
    assert not app.exception
    assert marks(app) == {"m-palawan"}
    assert "1 meeting that one report dates vaguely is left out" in words(app)


def test_lanes_beyond_the_first_page_can_be_turned_to(open_page, changed):
    def spread(facts):
        row = facts["meetings"][0]
        pairs = [(one, other) for one in ("TCD", "SDN", "COL", "VEN") for other in ("JPN", "PHL", "PER", "MEX", "KEN")]
        for number, parties in enumerate(pairs):
            facts["meetings"].append(row | {"fact_id": f"{number:016x}", "meeting_id": f"m{number:02}", "parties": list(parties)})

    app = open_page("timeline", uri=changed(spread))
    assert not app.exception
    assert "Lanes 1 to 12 of 22, the busiest first" in words(app)
    assert len(marks(app)) == 12


@pytest.mark.parametrize("boxes", [[], [{}], [{"x": []}], [{"x": [None, None]}], [{"x": ["soon", "later"]}]])
def test_what_is_no_box_of_days_asks_for_none(boxes):
    assert read_box(boxes) is None


def test_a_narrow_box_is_one_day():
    assert read_box([{"x": ["2025-06-03 14:00", "2025-06-03 16:30"]}]) == (date(2025, 6, 3), date(2025, 6, 3))
    assert read_box([{"x": ["2025-06-03", "2025-06-05"]}]) == (date(2025, 6, 3), date(2025, 6, 4))
    assert read_bar("attack:1") is None
