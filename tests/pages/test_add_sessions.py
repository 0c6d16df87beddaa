"""Adding over several runs of the page: who comes back, who stops, two people at once."""

from streamlit.testing.v1 import AppTest

from lib import store
from tests.pages.adding import TEXT, batch_of, paste, save
from tests.pages.seen import words


def test_who_comes_back_finds_what_was_read(app, open_page, uri):
    paste(app)
    name = app.query_params["batch"]
    back = open_page("add", {"batch": name}, uri=uri)
    assert "1 article read from pasted text" in words(back)
    back.button(key="another").click().run()
    app.run()
    assert not app.exception
    assert "no longer kept" in words(app)
    assert "Nothing leaves this machine" in words(app)


def test_reading_can_be_stopped_and_what_was_read_stays(app, reader):
    reader.gate.clear()
    files = [(f"{number}.txt", TEXT.replace("14", str(number)).encode(), "") for number in range(20, 25)]
    app.file_uploader(key="files").set_value(files).run()
    app.button(key="read-files").click().run()
    assert not app.exception
    assert app.button(key="stop").label == "Stop reading"
    app.button(key="stop").click().run()
    reader.gate.set()
    batch = batch_of(app)
    app.run()
    assert len(batch.pieces) == 1
    assert "You stopped before the end: the rest was not read." in words(app)
    assert "Saved: 1 article added." in save(app).success[0].value


def test_two_people_can_add_at_once(open_page, uri, reader):
    one, other = open_page("add", uri=uri), open_page("add", uri=uri)
    paste(one)
    paste(other, TEXT.replace("14", "15"))
    for app in (one, other):
        app.button(key="save").click().run()
    assert [batch_of(app).written.added for app in (one, other)] == [1, 1]
    assert sorted(version.added for version in store.history(store.open_store(uri)))[:2] == [1, 1]


def test_the_router_leads_to_it(uri, reader, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", uri)
    app = AppTest.from_file("../../dashboard.py", default_timeout=60).run().switch_page("pages/add.py").run()
    assert not app.exception
    assert app.title[0].value == "Add and remove articles"
