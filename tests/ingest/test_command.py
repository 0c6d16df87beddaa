"""The command line: what it takes, what it says, and with which code it ends."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lib import store as stores
from lib.errors import StoreError
from lib.ingest import __main__ as command
from lib.ingest import run
from lib.ingest.__main__ import main
from tests.export.packing import pack
from tests.ingest.stand_in import documents, install, write
from tests.sample import sample, write_sample

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def stand_in(monkeypatch):
    for name in ("lib.ingest.work", "lib.ingest.share", "lib.ingest.run", "lib.ingest.rebuild", "lib.extract.facts"):
        module = __import__(name, fromlist=["parser_version"])
        monkeypatch.setattr(module, "parser_version", module.parser_version)  # put back afterwards
    monkeypatch.setitem(sys.modules, "lib.extract.pipeline", None)
    return install()


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    place.mkdir()
    for document in documents(6):
        (place / document.name).write_bytes(document.content)
    return place


@pytest.fixture
def uri(tmp_path):
    return str(tmp_path / "store")


def test_author_and_message_stand_in_the_history(folder, uri, capsys):
    assert main([str(folder), "--store", uri, "--author", "Ana", "--message", "the flood"]) == 0
    assert capsys.readouterr().out == "6 added, 0 replaced, 0 already there, 0 not stored.\n"
    version = stores.history(stores.open_store(uri))[0]
    assert (version.author, version.message, version.added) == ("Ana", "the flood", 6)


def test_a_list_of_sources_on_standard_input(folder, uri, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{folder}/0000.txt\n\n{folder}/0001.txt\n"))
    assert main(["-", "--store", uri]) == 0
    assert capsys.readouterr().out.startswith("2 added")


def test_failures_are_a_table_that_no_spreadsheet_runs(folder, uri, tmp_path, capsys):
    (folder / "=1+1.txt").write_bytes(b"")
    (folder / "odd.txt").write_bytes(write("Odd", "It is unspeakable."))
    assert main([str(folder), str(folder / "absent.txt"), "--store", uri, "--failures", str(tmp_path / "failures.csv")]) == 1
    with (tmp_path / "failures.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [Path(row["name"]).name for row in rows] == ["=1+1.txt", "odd.txt", "absent.txt"]
    assert all(row["cause"] and row["place"] and row["remedy"] for row in rows)
    assert "ValueError: no such word" in capsys.readouterr().err


def test_failures_that_cannot_be_written_are_said(folder, uri, tmp_path, capsys):
    assert main([str(folder), "--store", uri, "--failures", str(tmp_path / "none" / "failures.csv")]) == 2
    said = capsys.readouterr()
    assert "failures.csv" in said.err
    assert "Traceback" not in said.err
    assert len(stores.read(stores.open_store(uri), "articles")) == 6


@pytest.mark.parametrize("arguments", [[], ["a", "--workers", "0"], ["a", "--batch", "x"], ["a", "--nonsense"]])
def test_a_wrong_command_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_store_of_another_kind_ends_with_2(folder, capsys):
    assert main([str(folder), "--store", "ftp://example.org/store"]) == 2
    assert "neither a folder nor a bucket" in capsys.readouterr().err


def test_what_was_refused_is_told_even_where_the_run_cannot_go_on(folder, uri, tmp_path, capsys, monkeypatch):
    (folder / "0000.txt").write_bytes(b"")
    real, table = run.save, tmp_path / "failures.csv"

    def fail(found, store, *rest):
        if stores.exists(store):
            raise StoreError("The disk is full.", place=store.uri, remedy="Free some space.")
        return real(found, store, *rest)

    monkeypatch.setattr(run, "save", fail)
    assert main([str(folder), "--store", uri, "--batch", "3", "--failures", str(table)]) == 2
    assert [row["name"] for row in csv.DictReader(table.open(encoding="utf-8"))] == [str(folder / "0000.txt")]
    said = capsys.readouterr().err
    assert "0000.txt" in said
    assert "The disk is full." in said
    assert "Stored by then: 2 added" in said


def test_a_rebuild_knows_how_many_articles_there_are(folder, uri, capsys, monkeypatch):
    assert main([str(folder), "--store", uri]) == 0
    for name in ("lib.ingest.work", "lib.ingest.share", "lib.ingest.run", "lib.ingest.rebuild", "lib.extract.facts"):
        monkeypatch.setattr(f"{name}.parser_version", lambda: "newer-1+00000000")
    seen = []
    monkeypatch.setattr(command, "_draw", lambda bar: lambda done, total, name: seen.append((done, total)))
    assert main(["--store", uri, "--rebuild"]) == 0
    assert seen == [(done, 6) for done in range(1, 7)]
    assert "0 added, 6 replaced" in capsys.readouterr().out


def test_data_packages_are_taken_as_they_are_wherever_they_lie(folder, uri, tmp_path, capsys):
    package = tmp_path / "exports" / "inside" / "taken.zip"
    package.parent.mkdir(parents=True)
    package.write_bytes(pack(write_sample(str(tmp_path / "other"))))
    assert main([str(package.parent.parent), str(folder), "--store", uri, "--author", "Ana"]) == 0
    there = len(sample()[0])
    assert capsys.readouterr().out.startswith(f"{there + 6} added")
    assert "Ana" in {version.author for version in stores.history(stores.open_store(uri)) if version.added == there}
    assert main([str(tmp_path / "exports" / "**" / "*.zip"), "--store", uri]) == 0
    assert capsys.readouterr().out == f"0 added, 0 replaced, {there} already there, 0 not stored.\n"


def test_ctrl_c_keeps_what_is_stored_and_says_how_to_go_on(folder, uri, capsys, monkeypatch):
    real = run.save

    def save(*arguments):
        written = real(*arguments)
        signal.raise_signal(signal.SIGINT)
        return written

    monkeypatch.setattr(run, "save", save)
    assert main([str(folder), "--store", uri, "--batch", "2"]) == 130
    said = capsys.readouterr().err
    assert "Stored by then: 2 added" in said
    assert "same command" in said
    assert len(stores.read(stores.open_store(uri), "articles")) == 2
    monkeypatch.setattr(run, "save", real)
    assert main([str(folder), "--store", uri, "--batch", "2"]) == 0
    assert capsys.readouterr().out == "4 added, 0 replaced, 2 already there, 0 not stored.\n"


def test_ctrl_c_twice_ends_at_once(folder, uri, capsys, monkeypatch):
    def save(*arguments):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("not reached")

    monkeypatch.setattr(run, "save", save)
    assert main([str(folder), "--store", uri]) == 130
    assert "Stored by then: 0 added" in capsys.readouterr().err


def test_a_start_with_nothing_new_loads_neither_model_nor_cluster(folder, uri):
    main([str(folder), "--store", uri])
    script = (
        "import sys; from tests.ingest.stand_in import install; import lib.ingest.__main__ as command; parser = install()\n"
        f"code = command.main([{str(folder)!r}, '--store', {uri!r}, '--workers', '4'])\n"
        "sys.exit(code or ' '.join({'spacy', 'dask', 'distributed', 'trafilatura'} & set(sys.modules)) or bool(parser.parsed))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()) == (0, "")
    assert "6 already there" in done.stdout
