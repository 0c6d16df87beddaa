from html import unescape
from html.parser import HTMLParser

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.figures.palette import DARK, LIGHT, kind_colour
from lib.figures.passage import ANCHOR, mark_passage
from lib.schema import FACT_TABLES

TEXT = "Drone hits Adre\n\nA drone struck Adre, “killing 5 & wounding <3>”, Ali said.\n\nNothing else."


def facts(*spans):
    """Rows of ``views.article_facts`` from (table, words or (start, end))."""
    rows = []
    for number, (table, span) in enumerate(spans):
        start, end = (TEXT.rindex(span), TEXT.rindex(span) + len(span)) if isinstance(span, str) else span
        rows.append(
            {"table": table, "kind": table[:-1], "label": f"{table} {number} \"'<", "fact_id": str(number)}
            | {"char_start": start, "char_end": end, "sent_start": start, "sent_end": end}
        )
    return pd.DataFrame(rows, columns=["table", "kind", "label", "fact_id", "char_start", "char_end", "sent_start", "sent_end"])


class Marks(HTMLParser):
    """Words inside and outside of marks, as a browser would read them."""

    def __init__(self, source):
        super().__init__()
        self.open, self.marked, self.all, self.anchored, self.tags = 0, [], [], "", set()
        self._anchor = False
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.open += tag == "mark"
        self._anchor = self._anchor or ("id", ANCHOR) in attrs

    def handle_endtag(self, tag):
        self.open -= tag == "mark"

    def handle_data(self, data):
        self.all.append(data)
        if self.open:
            self.marked.append(data)
        if self._anchor:
            self.anchored, self._anchor = data, False


def test_each_fact_is_marked_in_its_colour():
    source = mark_passage(TEXT, facts(("places", "Adre"), ("personnel", "killing 5")), LIGHT)
    assert Marks(source).marked == ["Adre", "killing 5"]
    assert kind_colour("places", "light") in source
    assert kind_colour("personnel", "dark") in mark_passage(TEXT, facts(("personnel", "killing 5")), DARK)


def test_overlapping_facts_share_a_stretch_and_lose_nothing():
    source = mark_passage(TEXT, facts(("quotes", "“killing 5 & wounding <3>”"), ("personnel", "5 & wounding")), LIGHT)
    assert Marks(source).marked == ["“killing ", "5 & wounding", " <3>”"]
    shared = source.split("5 &amp; wounding")[0].rsplit("<mark", 1)[1]
    assert kind_colour("quotes", "light") in shared
    assert kind_colour("personnel", "light") in shared
    assert "personnel 1" in unescape(shared)
    assert "quotes 0" in unescape(shared)


def test_the_fact_asked_for_is_rimmed_and_anchored_and_its_sentence_shaded():
    found = facts(("personnel", "5"), ("places", "Adre"))
    found.loc[0, ["sent_start", "sent_end"]] = [
        TEXT.index("A drone"),
        TEXT.index("\n\nNothing"),
    ]
    source = mark_passage(TEXT, found, LIGHT, asked="0")
    assert Marks(source).anchored == "5"
    assert source.count(f'id="{ANCHOR}"') == 1
    assert source.count("outline:2px") == 1
    assert "background:rgba(217,164,65,0.2)" in source
    assert ANCHOR not in mark_passage(TEXT, found, LIGHT, asked="7")


def test_markup_in_the_text_stays_text():
    source = mark_passage("<script>x</script>\n\n<img src=x onerror=y> & \"q\" 'r'", facts(), LIGHT)
    parsed = Marks(source)
    assert parsed.tags == {"article", "p"}
    assert "".join(parsed.all) == "<script>x</script><img src=x onerror=y> & \"q\" 'r'"


spans = st.lists(
    st.tuples(st.sampled_from(FACT_TABLES), st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30))).map(
        lambda item: (item[0], (item[1][0], min(item[1][0] + item[1][1], len(TEXT))))
    ),
    max_size=8,
)


@given(spans, st.integers(0, 8))
@settings(max_examples=150, deadline=None)
def test_whatever_the_facts_the_words_stay_as_they_are(found, asked):
    parsed = Marks(mark_passage(TEXT, facts(*found), LIGHT, asked=str(asked)))
    assert "".join(parsed.all) == "".join(TEXT.split("\n\n"))
    covered = "".join(char for index, char in enumerate(TEXT) if char != "\n" and any(a <= index < b for _, (a, b) in found))
    assert "".join(parsed.marked) == covered
