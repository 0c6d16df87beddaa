"""An article's text after reviews: rejected words are struck out and say so, those beside and below them are not."""

from __future__ import annotations

from lib.figures.palette import LIGHT
from lib.figures.passage import mark_passage
from lib.views import article_facts

TOLL, ATTACK = "at least 14 people", "A drone struck a market in El Geneina on 9 June"
STRUCK = "text-decoration:line-through"


def draw(desk):
    article = desk.machine["articles"].set_index("source").loc["Radio Ndjamena"]
    return mark_passage(article["text"], article_facts(desk.tables, article["article_id"]), LIGHT)


def test_only_what_is_rejected_is_struck_out(desk):
    assert STRUCK not in draw(desk)
    desk.reject("personnel", TOLL)
    (struck,) = draw(desk).split(STRUCK)[1:]
    assert struck.split("</mark>")[0].endswith(f">{TOLL}")
    assert "rejected by a reviewer" in draw(desk)


def test_words_of_a_fact_that_stands_are_not_struck_out(desk):
    desk.reject("events", ATTACK)
    assert ">El Geneina</mark>" in draw(desk)
    assert not any(part.split("</mark>")[0].endswith(">El Geneina") for part in draw(desk).split(STRUCK)[1:])
