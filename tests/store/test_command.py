"""``python -m lib.store``: what there was when, and what is taken out."""

from __future__ import annotations

import pytest

from lib import store as stores
from lib.store.__main__ import main
from tests.sample import sample, write_sample


@pytest.fixture
def uri(tmp_path):
    uri = str(tmp_path / "store")
    write_sample(uri)
    return uri


def test_removed_articles_are_gone_and_the_history_says_who_and_why(uri, capsys):
    first, second = (article["article_id"] for article in sample()[0][:2])
    assert main(["--store", uri, "remove", first, second, "--author", "Ana", "--message", "asked to\x1b[31m"]) == 0
    assert capsys.readouterr().out == "2 of 2 articles removed.\n"
    assert first not in set(stores.read(stores.open_store(uri), "articles")["article_id"])
    assert main(["--store", uri, "history"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == "version time (UTC) articles added replaced removed author message".split()
    assert lines[1].split()[3:] == ["3", "0", "0", "2", "Ana", "asked", "to", "[31m"]
    assert lines[2].split()[3:] == ["5", "5", "0", "0"]


def test_an_id_that_is_not_there_is_said(uri, capsys):
    assert main(["--store", uri, "remove", "0123456789abcdef"]) == 1
    assert capsys.readouterr().out == "0 of 1 articles removed.\n"


def test_packing_and_clearing_change_nothing_that_is_read(uri, capsys):
    opened = stores.open_store(uri)
    before = stores.read_tables(opened)
    main(["--store", uri, "remove", sample()[0][0]["article_id"]])
    assert main(["--store", uri, "compact"]) == 0
    assert main(["--store", uri, "vacuum", "--keep-days", "0"]) == 0
    assert "files deleted" in capsys.readouterr().out
    assert len(stores.read_tables(opened)["articles"]) == len(before["articles"]) - 1


def test_a_store_that_is_not_there_is_an_error_with_a_remedy(tmp_path, capsys):
    assert main(["--store", str(tmp_path / "none"), "history"]) == 1
    assert "There is no store." in capsys.readouterr().err
