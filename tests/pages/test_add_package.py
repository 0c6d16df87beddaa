"""A data package on the Add page: recognised, described, stored as it is."""

import shutil

import pytest

from lib import store
from lib.schema import FACT_TABLES
from lib.ui.add import worker
from tests.export.packing import pack
from tests.pages.adding import TEXT, HandReader, drop, save
from tests.pages.seen import words
from tests.sample import newer_sample


@pytest.fixture(scope="module")
def package(sample_store):
    return pack(store.open_store(sample_store))


@pytest.fixture
def open_add(open_page, monkeypatch):
    def open_on(uri):
        monkeypatch.setattr(worker, "StoreReader", HandReader)
        return open_page("add", uri=str(uri))

    return open_on


def ids_of(uri):
    return {table: sorted(frame.iloc[:, 0]) for table, frame in store.read_tables(store.open_store(str(uri))).items()}


def test_another_store_takes_it_as_it_is(open_add, package, sample_store, tmp_path):
    app = drop(open_add(tmp_path / "store"), ("facts.zip", package))
    assert not app.exception
    said = words(app).replace("\\", "")
    assert "facts.zip** is a data package that Dateline handed out: All facts." in said
    assert "It holds 5 articles, with" in said
    assert not app.checkbox
    save(app, author="Ada")
    assert "Saved: 5 articles added" in app.success[0].value
    assert ids_of(tmp_path / "store") == ids_of(sample_store)
    latest = store.history(store.open_store(tmp_path / "store"))[0]
    assert (latest.author, latest.message) == ("Ada", "5 articles from the data package facts.zip")


def test_what_is_stored_with_other_facts_is_replaced_only_if_asked(open_add, package, sample_store, tmp_path):
    for replace in (False, True):
        uri = tmp_path / str(replace)
        opened = store.open_store(str(uri))
        store.append(opened, *newer_sample())
        quotes = len(ids_of(uri)["quotes"])
        app = drop(open_add(uri), ("facts.zip", package))
        assert "5 articles, 5 of them stored already" in words(app)
        app.checkbox[0].set_value(replace).run()
        save(app)
        assert ("left as they are" in words(app)) is not replace
        assert (len(ids_of(uri)["quotes"]) > quotes) is replace


def test_it_is_given_alone_and_whole(open_add, package, sample_store, tmp_path):
    uri = shutil.copytree(sample_store, tmp_path / "store")
    app = open_add(uri)
    app.file_uploader(key="files").set_value([("facts.zip", package, ""), ("a.txt", TEXT.encode(), "")]).run()
    app.button(key="read-files").click().run()
    assert "give it alone" in app.info[0].value
    damaged = package.replace(b"articles.csv", b"articlez.csv")
    drop(app, ("facts.zip", damaged))
    assert not app.exception
    assert app.error
    assert not any(button.key == "save" for button in app.button)
    assert set(ids_of(uri)) == {"articles", *FACT_TABLES}
