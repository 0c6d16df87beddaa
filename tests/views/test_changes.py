"""What changed between two versions of the store, in words, each with the facts that prove it."""

from datetime import date

import pytest

from lib import store
from lib.read.article import article_id
from lib.reviews import apply_reviews, leave_rejected, settle, withdraw
from lib.reviews.settle import gather_decisions
from lib.schema import fact_id
from lib.views.changes import list_changes
from tests.reviews.deciding import Desk
from tests.sample import sample

TEXT = "Chad counts its dead\n\nThe toll rose, officials said. Words for facts stand here, one after the other, as many as are needed."
HOME = {"article_id": article_id(TEXT), "char_start": 22, "char_end": 30, "quote_exact": TEXT[22:30], "sent_start": 22, "sent_end": 52}


def read(uri, articles, facts):
    opened = store.open_store(str(uri))
    store.append(opened, articles, facts)
    return store.read_tables(opened)


def first(facts, table, **wanted):
    return next(row for row in facts[table] if all(row[name] == value for name, value in wanted.items()))


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    return read(tmp_path_factory.mktemp("before"), *sample())


@pytest.fixture
def since(before, tmp_path):
    """What changed where a later version also has another article, with facts made from the sample's (table, which one, other values), and
    where ``edit`` has changed the rows.
    """

    def build(*given, edit=None):
        articles, facts = sample()
        for number, (table, wanted, values) in enumerate(given):
            row = first(facts, table, **wanted) | HOME | {"fact_id": fact_id("new", table, 0, 1, number)}
            facts[table].append(row | values)
        if given:
            known = {"title": "Chad counts its dead", "source": "Reuters", "published": date(2025, 6, 14), "text": TEXT}
            articles.append(articles[0] | known | {"article_id": HOME["article_id"]})
        if edit:
            articles = edit(articles, facts) or articles
        return list_changes(before, read(tmp_path / "after", articles, facts))

    return build


def toll(number, **values):
    counts = dict.fromkeys(("count_low", "count_best", "count_high"), number)
    said = {"count_rule": "exact", "count_text": str(number), "claim_id": f"c-{number}", "date_start": date(2025, 6, 10)}
    return "personnel", {"claim_id": "c-14"}, {**counts, **said, "date_end": date(2025, 6, 10), **values}


def titles(changes):
    return [group.title for group in changes.groups]


def lines(changes, title):
    (group,) = [group for group in changes.groups if title in group.title]
    return [change.words for change in group.changes]


def test_nothing_changed_between_a_version_and_itself(before, since):
    assert list_changes(before, before).groups == ()
    assert list_changes(before, dict(before)).headline == ""
    assert since().groups == ()  # read again, from another store


def test_a_later_figure_of_the_same_voice_raises_a_toll(since):
    changes = since(toll(20))
    assert changes.headline == "one new article, one toll raised from 14 or more to 20"
    assert lines(changes, "toll raised") == ["People killed in El Geneina, 9 June 2025: from 14 or more to 20, says Sudan Doctors Network"]
    (group,) = [group for group in changes.groups if "raised" in group.title]
    assert group.changes[0].facts[0] == fact_id("new", "personnel", 0, 1, 0)
    assert len(group.changes[0].facts) == 2  # the new sentence, and the one before it


def test_of_several_new_figures_the_last_is_told(since):
    changes = since(toll(18), toll(25, date_start=date(2025, 6, 10), date_end=date(2025, 6, 11)))
    assert "one toll raised from 14 or more to 25" in changes.headline
    assert lines(changes, "other new claim") == ["18 people · killed · El Geneina · says Sudan Doctors Network"]


def test_a_lower_figure_of_the_same_voice_lowers_a_toll(since):
    assert "one toll lowered from 14 or more to 7" in since(toll(7)).headline


def test_an_earlier_figure_that_comes_in_late_raises_nothing(since):
    changes = since(toll(20, date_start=date(2025, 6, 8), date_end=date(2025, 6, 8)))
    assert "raised" not in changes.headline
    assert "lowered" not in changes.headline


def test_another_voice_contradicts_and_replaces_nothing(since):
    changes = since(toll(7, claimant="army", date_start=date(2025, 6, 9), date_end=date(2025, 6, 9)))
    assert lines(changes, "contradicts") == [
        "People killed in El Geneina, 9 June 2025: 7, says army; before: 14 or more, says Sudan Doctors Network"
    ]
    assert "raised" not in changes.headline


def test_a_claim_that_another_article_repeats_is_not_new(since):
    changes = since(("personnel", {"claim_id": "c-14"}, {}))
    assert titles(changes) == ["One new article"]


def test_a_meeting_counts_once_however_many_report_it(since):
    new = {"meeting_id": "m-new", "participants": ["Ada Lovelace"], "date_start": date(2025, 6, 14), "date_end": date(2025, 6, 14)}
    changes = since(
        ("meetings", {"meeting_id": "m-ndjamena"}, {}),
        ("meetings", {"meeting_id": "m-ndjamena"}, new),
        ("meetings", {"meeting_id": "m-ndjamena"}, new),
    )
    assert changes.headline.startswith("one new article, one new meeting")
    assert lines(changes, "new meeting") == ["Ada Lovelace · held · 14 June 2025 · N'Djamena"]
    assert lines(changes, "reported again") == [
        "Abderaman Koulamallah, Ali Youssef · held · 10 June 2025 · N'Djamena: one more report, from Reuters"
    ]


def test_a_planned_meeting_that_was_held_is_said_to_have_been(since):
    changes = since(("meetings", {"meeting_id": "m-palawan"}, {"status": "held"}))
    assert lines(changes, "another status") == [
        "Gilberto Teodoro, Nakatani Gen · held · 16 to 20 June 2025 · Puerto Princesa: planned, now held"
    ]
    assert "new meeting" not in changes.headline


def test_new_places_attacks_and_quotations_are_told(since):
    rylsk = {"resolved_place": "Rylsk", "geonameid": 500299, "admin1": "Kursk Oblast", "country": "Russia", "country_code": "RUS"}
    changes = since(
        ("places", {"resolved_place": "Cúcuta"}, rylsk | {"lat": 51.57, "lon": 34.69}),
        ("places", {"resolved_place": "Cúcuta"}, {}),
        ("places", {"resolved_place": "Sudan"}, {"resolved_place": "Kenya", "geonameid": 192950}),  # stands for a government
        ("events", {"event_id": "e-market"}, {"event_id": "e-new"}),
        ("quotes", {"speaker": "Gilberto Teodoro"}, {}),
    )
    assert lines(changes, "new place") == ["Rylsk, Kursk Oblast, Russia · one article"]
    assert lines(changes, "new attack") == ["Assault (drone) · Sudan · held · 9 June 2025 · El Geneina"]
    assert lines(changes, "new quotation") == ["Gilberto Teodoro · one quotation"]


def test_what_is_gone_is_shown_from_the_earlier_version(since):
    def drop(articles, facts):
        left = articles[2]["article_id"]
        for table, rows in facts.items():
            facts[table] = [row for row in rows if row["article_id"] != left]
        facts["quotes"] = [row for row in facts["quotes"] if row["speaker"] != "Abderaman Koulamallah"]
        return [row for row in articles if row["article_id"] != left]

    changes = since(edit=drop)
    assert lines(changes, "article is gone") == ["Manila and Tokyo plan joint exercise (Kyodo)"]
    assert lines(changes, "no longer read") == ["Abderaman Koulamallah · Chadian minister"]
    assert all(change.gone for group in changes.groups for change in group.changes)


def test_words_read_otherwise_are_neither_new_nor_gone(since):
    def reread(_articles, facts):
        first(facts, "personnel", claim_id="c-85").update(count_low=58, count_best=58, count_high=58, count_text="58")
        meeting = first(facts, "meetings", meeting_id="m-phone")
        other = fact_id(meeting["article_id"], "meetings", meeting["char_start"] + 4, meeting["char_end"])
        meeting.update(
            fact_id=other, meeting_id=other, char_start=meeting["char_start"] + 4, quote_exact=meeting["quote_exact"][4:], mode="letter"
        )

    changes = since(edit=reread)
    assert titles(changes) == ["2 facts are read otherwise"]
    assert set(lines(changes, "read otherwise")) == {
        "85 workers · Cape Verde · deployed · São Tomé → 58 workers · Cape Verde · deployed · São Tomé",
        "Colombia – Venezuela · phone · held → Colombia – Venezuela · letter · held",
    }


def test_what_people_decided_is_told_as_decisions(before):
    desk = Desk(dict(before))
    rejected = desk.reject("personnel", "at least 14 people")[0]["fact_id"]
    desk.correct("personnel", "85 rescue workers", {"status": "pledged"})
    now = gather_decisions(desk.rows)
    kept = [leave_rejected(apply_reviews(before, settle(decisions))) for decisions in ([], now)]
    changes = list_changes(kept[0], kept[1], [], now)
    assert titles(changes) == ["2 decisions"]
    assert lines(changes, "decision") == [
        "Ada corrected: 85 workers · Cape Verde · pledged · São Tomé; Status: machine read deployed, corrected to pledged",
        "Ada rejected: 14 or more people · killed · El Geneina · says Sudan Doctors Network",
    ]
    (hidden,) = [change for change in changes.groups[0].changes if change.gone]
    assert hidden.facts == (rejected,)
    desk.rows += withdraw(now[0], desk.person())
    again = gather_decisions(desk.rows)
    back = list_changes(kept[1], leave_rejected(apply_reviews(before, settle(again))), now, again)
    assert lines(back, "decision") == [
        "Ada rejected (taken back since): 14 or more people · killed · El Geneina · says Sudan Doctors Network"
    ]


def test_every_change_is_proved_by_facts_that_its_version_has(before, since):
    changes = since(toll(20), ("meetings", {"meeting_id": "m-ndjamena"}, {}), ("quotes", {"speaker": "Gilberto Teodoro"}, {}))
    told = [change for group in changes.groups for change in group.changes if change.table != "articles"]
    assert told
    assert all(change.facts for change in told)
    assert all(group.changes[0].articles for group in changes.groups if group.changes[0].table == "articles")
