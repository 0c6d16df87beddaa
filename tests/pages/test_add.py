"""The Add page: what is given is read, looked at, corrected and saved; whatever is wrong with it is said calmly."""

import re
from datetime import date
from html import escape
from types import SimpleNamespace

import pytest

from lib import store
from lib.errors import StoreError
from lib.export import write_csv
from lib.ui.add import batch as batches_module
from lib.ui.add.passage import list_found
from lib.ui.add.words import list_refused
from tests.pages.adding import RUSSIAN, TEXT, batch_of, drop, paste, save, tick
from tests.pages.seen import html, words


def days(app):
    return [(row["date_start"], row["count_best"]) for piece in batch_of(app).pieces for row in piece.preview.facts.tables["personnel"]]


def test_the_page_says_what_can_be_added_and_how_much(app):
    assert not app.exception
    assert "Nothing leaves this machine" in words(app)
    assert "50 MB a file, 100 MB and 500 articles at once" in words(app)
    assert all(suffix in words(app) for suffix in ("pdf", "docx", "eml", "html", "jsonl", "zip"))


def test_a_pasted_text_is_looked_at_before_it_is_stored(app, uri):
    before = store.version(store.open_store(uri))
    paste(app)
    assert not app.exception
    assert "1 article read from pasted text; nothing is stored yet." in words(app)
    assert app.text_input[0].value == "Strike shuts copper mine near Calama"
    assert app.text_input[1].value == "AFP"
    assert app.date_input[0].value == date(2025, 3, 5)
    assert "Published: 5 March 2025, as the text says." in words(app)
    assert "1 claim" in words(app)
    assert list(list_found(batch_of(app).pieces[0].preview.facts)["quote_exact"]) == ["At least 14 miners"]
    assert store.version(store.open_store(uri)) == before


def test_a_corrected_date_moves_the_days_of_the_facts(app):
    paste(app)
    assert days(app) == [(date(2025, 3, 3), 14)]
    app.date_input[0].set_value(date(2025, 3, 12)).run()
    assert not app.exception
    assert days(app) == [(date(2025, 3, 10), 14)]
    assert "Published: 12 March 2025, as you say." in words(app)
    assert batch_of(app).pieces[0].preview.article.published_basis == "metadata"
    app.date_input[0].set_value(None).run()
    assert days(app) == [(None, 14)]
    assert "Published: not known, so words" in words(app)


def test_title_and_outlet_can_be_corrected_and_a_refusal_is_said(app):
    paste(app)
    app.text_input[0].set_value(" A  better <b>title</b> ").run()
    app.text_input[1].set_value("dpa").run()
    article = batch_of(app).pieces[0].preview.article
    assert (article.title, article.source, article.published_basis) == ("A better <b>title</b>", "dpa", "stated")
    app.text_input[0].set_value("refuse").run()
    assert not app.exception
    assert app.error[0].value == "It cannot be read so."
    assert batch_of(app).pieces[0].preview.article.title == "A better <b>title</b>"


def test_saving_says_who_and_why_and_every_page_shows_it(app, uri, open_page):
    save(paste(app), author="Ada")
    assert not app.exception
    assert "Saved: 1 article added." in app.success[0].value
    latest = store.history(store.open_store(uri))[0]
    assert (latest.author, latest.message, latest.added) == ("Ada", "1 article pasted: Strike shuts copper mine near Calama", 1)
    article = batch_of(app).saved[0].preview.article.article_id
    page = open_page("article", {"article": article}, uri=uri)
    assert not page.exception
    assert "Strike shuts copper mine near Calama" in page.selectbox(key="pick").options[0] or article in page.query_params["article"]
    app.button(key="another").click().run()
    assert app.text_area(key="text").value == ""
    assert "batch" not in app.query_params


def test_nothing_is_added_or_removed_while_an_earlier_version_is_shown(open_page, uri, reader):
    app = open_page("add", {"as_of": "0"}, uri=uri)
    assert not app.exception
    assert not app.file_uploader
    next(button for button in app.button if button.label == "Show the latest").click().run()
    assert app.file_uploader


def test_what_cannot_be_stored_is_said_and_can_be_tried_again(app, reader):
    reader.failures = [RuntimeError("a fault"), StoreError("The disk is full.", place="here", remedy="Free some space.")]
    save(paste(app), message="mine")
    assert app.error[0].value == "The disk is full."
    save(app)
    assert app.error[0].value == "Something went wrong (RuntimeError)."
    save(app)
    assert not app.error
    assert "Saved: 1 article added." in app.success[0].value


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_no_text_is_no_fault(app, text):
    app.segmented_control(key="way").set_value("Text").run()
    app.text_area(key="text").set_value(text).run()
    app.button(key="read-text").click().run()
    assert "There is no text yet." in app.info[0].value
    app.segmented_control(key="way").set_value("Address or feed").run()
    app.button(key="read-address").click().run()
    assert not app.exception
    assert "There is no address yet." in app.info[0].value


def test_ten_megabytes_are_refused(app):
    paste(app, "A headline\n\n" + "word " * 2_000_000)
    assert not app.exception
    assert "1 file could not be read" in [element.value for element in app.header]
    assert re.search(r"The (text|file) has [\d,]{10,} (characters|bytes)", html(app))
    assert not any(button.key == "save" for button in app.button)


def test_another_language_is_warned_of(app):
    paste(app, RUSSIAN)
    assert "does not look English" in app.warning[0].value


def test_files_that_cannot_be_read_are_listed_and_the_others_are_read(app):
    drop(
        app,
        ("a.txt", TEXT.encode()),
        ("=cmd.png", b"\x89PNG\r\n\x1a\n" + bytes(99)),
        ("empty.txt", b""),
        ("again.txt", TEXT.encode()),
        ("fault.txt", b"x"),
        ("other.txt", TEXT.replace("14", "15").encode()),
    )
    assert not app.exception
    (table,) = (element.value for element in app.dataframe)
    assert list(table["state"]) == ["new", "twice in this batch", "new"]
    assert list(table["name"]) == ["a.txt", "again.txt", "other.txt"]
    assert list(table["facts"]) == [1, 1, 1]
    assert batch_of(app).left_out == {1}
    refused = batch_of(app).refused
    assert [each.name for each in refused] == ["=cmd.png", "empty.txt", "fault.txt"]
    assert all(escape(each.error.cause) in html(app) and escape(each.error.remedy) in html(app) for each in refused)
    assert "picture" in refused[0].error.cause
    assert "3 files could not be read" in [element.value for element in app.header]
    assert b"\r\n'=cmd.png," in write_csv(list_refused(refused))


def test_what_is_stored_already_is_recognised(app, reader):
    reader.known = True
    paste(app)
    assert "Already stored: nothing to do." in [element.value for element in app.info]
    assert not any(button.key == "save" for button in app.button)
    app.date_input[0].set_value(date(2025, 3, 12)).run()
    assert "saving puts what is shown here in the place of what is stored" in app.info[0].value
    assert any(button.key == "save" for button in app.button)


def test_what_is_corrected_among_several_is_ticked_and_saved(app, reader, uri):
    reader.known = True
    drop(app, ("a.txt", TEXT.encode()), ("b.txt", TEXT.replace("14", "15").encode()))
    assert batch_of(app).left_out == {0, 1}
    app.date_input[0].set_value(date(2025, 3, 12)).run()
    assert batch_of(app).left_out == {1}
    assert list(app.dataframe[0].value["state"]) == ["stored, to be replaced", "already stored"]
    before = len(store.read(store.open_store(uri), "articles"))
    save(app)
    articles = store.read(store.open_store(uri), "articles")
    assert len(articles) == before + 1
    assert date(2025, 3, 12) in list(articles["published"])


def test_a_text_ticked_twice_is_stored_once(app, uri):
    drop(app, ("a.txt", TEXT.encode()), ("again.txt", TEXT.encode()), ("b.txt", TEXT.replace("14", "15").encode()))
    before = len(store.read(store.open_store(uri), "articles"))
    tick(app, 0, 1, 2)
    save(app)
    assert len(store.read(store.open_store(uri), "articles")) == before + 2


def test_two_prints_of_a_story_in_one_batch_are_told_of(app):
    _, _, body = TEXT.partition("\n\n")
    drop(app, ("*one*.txt", TEXT.encode()), ("other.txt", f"Quite another headline\n\n{body}".encode()))
    assert list(app.dataframe[0].value["state"]) == ["new", "new, told by another outlet too"]
    app.selectbox(key=next(each.key for each in app.selectbox if str(each.key).startswith("look-"))).set_value(1).run()
    said = app.info[0].value.replace("\\", "")
    assert said == "The same wire story as *one*.txt in this batch: both are kept, and linked."


def test_the_same_wire_story_is_told_with_links(app, reader):
    reader.twins = (SimpleNamespace(article_id="f" * 16, title="Mine *shut*", source="<b>Reuters</b>", published=date(2025, 3, 4)),)
    paste(app)
    said = app.info[0].value.replace("\\", "")
    assert said == "The same wire story as “Mine *shut*” (<b>Reuters</b>, 4 March 2025): both are kept, and linked."
    assert "\\<b\\>" in app.info[0].value


def test_more_articles_than_a_batch_holds_are_said_to_be_too_many(app, monkeypatch):
    monkeypatch.setattr(batches_module, "MAX_ARTICLES", 2)
    drop(app, *((f"{number}.txt", TEXT.replace("14", str(number)).encode()) for number in range(4)))
    assert len(app.dataframe[0].value) == 2
    assert "Only the first 2 articles are read at once." in html(app)


def test_many_failures_are_a_table(app):
    drop(app, *((f"{number}.txt", b"") for number in range(9)))
    assert list(app.dataframe[0].value["file"]) == [f"{number}.txt" for number in range(9)]
    assert "Nothing could be read from 9 files" in words(app)


def test_hostile_words_stay_words(app):
    hostile = "# <script>alert(1)</script> **bold** [link](javascript:alert(2))\n\n<img src=x onerror=alert(3)> At least 14 people fell.\n"
    drop(app, ("<b>x</b>.md", hostile.encode()), ("again.md", hostile.encode()), ("<img src=x>.md", b""))
    next(box for box in app.selectbox if box.label == "Look at").select_index(1).run()
    assert not app.exception
    assert not re.search(r"<(script|img)\b", html(app))
    assert "&lt;img src=x&gt;.md" in html(app)
    said = "\n".join(element.value for kind in ("markdown", "caption", "info", "warning") for element in app.get(kind))
    assert "<script>" not in said
    assert "<b>" not in said
    assert "\\<b\\>x" in said
