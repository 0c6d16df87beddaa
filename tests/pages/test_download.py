"""The page Download: every form can be picked, says what it is for, and hands out what is shown."""

import pytest

from tests.pages.seen import words

FORMS = {
    "CSV": ("articles.csv", "events.csv", 6),
    "Excel": ("Everything: 34 rows in 6 tables (xlsx)", None, 1),
    "GeoJSON": ("places.geojson", "events.geojson", 4),
    "Parquet": ("articles.parquet", "events.parquet", 6),
    "Data package": ("Everything: 34 rows in 6 tables (zip)", None, 1),
}


def buttons(app):
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_its_files(open_page, form):
    app = open_page("download", {"form": form})
    assert not app.exception
    first, last, number = FORMS[form]
    assert (buttons(app)[0], buttons(app)[-1], len(buttons(app))) == (first, last or first, number)


def test_files_are_of_the_filtered_rows(open_page):
    app = open_page("download", {"form": "Excel", "country": "Chad"})
    (label,) = buttons(app)
    assert label != FORMS["Excel"][0]


def test_texts_can_be_left_out_and_the_page_says_what_that_means(open_page):
    app = open_page("download", {"form": "Data package"})
    assert "read this package back in" not in words(app)
    app.toggle(key="no_texts").set_value(True).run()
    assert not app.exception
    assert "Dateline will not read this package back in" in words(app)
    app.selectbox(key="table").select("articles").run()
    assert "text" not in app.dataframe[0].value.columns


def test_no_texts_are_in_a_map_layer(open_page):
    app = open_page("download", {"form": "GeoJSON"})
    assert not [toggle for toggle in app.toggle if toggle.key == "no_texts"]
    assert app.selectbox(key="table").options == ["Places", "Meetings", "Personnel", "Events"]


def test_a_form_that_does_not_exist_is_dropped(open_page):
    app = open_page("download", {"form": "Word"})
    assert not app.exception
    assert buttons(app)[0] == "articles.csv"
