"""A data package that was changed since it was handed out: nothing is taken from it, and the place is named."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import random
import zipfile

import pytest

from lib import export, store
from lib.datapackage import files
from lib.datapackage.rows import read_package
from lib.errors import DatelineError
from lib.ingest.restore import restore
from tests.export.packing import pack


def change(content, file, edit):
    """The package with one file changed, and described as it is then."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[file] = edit(files[file])
    files["datapackage.json"] = describe(files)
    return export.pack_files({name: own for name, own in files.items() if own})


def describe(files):
    """The description with the sizes and hashes that the files have."""
    said = json.loads(files["datapackage.json"])
    for resource in said["resources"]:
        own = files[resource["path"]]
        resource |= {"bytes": len(own), "hash": f"sha256:{hashlib.sha256(own).hexdigest()}"}
    return json.dumps(said).encode()


def set_cell(row, column, value):
    def edit(content):
        lines = list(csv.reader(io.StringIO(content.decode(), newline="")))
        lines[row - 1][lines[0].index(column)] = value
        out = io.StringIO(newline="")
        csv.writer(out).writerows(lines)
        return out.getvalue().encode()

    return edit


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "place", "cause"),
    [
        ("places.csv", 3, "quote_exact", "Cairo", "a.zip/places.csv, row 3", "not 'Cairo'"),
        ("places.csv", 2, "char_start", "0", "a.zip/places.csv, row 2", "The words at 0-"),
        ("places.csv", 2, "char_end", "99999999", "a.zip/places.csv, row 2", "The words at"),
        ("places.csv", 2, "article_id", "0" * 16, "a.zip/places.csv, row 2", "No article 0000"),
        ("places.csv", 2, "sentence", "Nobody said so.", "a.zip/places.csv, row 2", "sentence is not what the article says"),
        ("places.csv", 2, "source", "Somebody", "a.zip/places.csv, row 2", "source is not what the article says"),
        ("places.csv", 2, "lat", "north", "a.zip/places.csv, row 2, lat", "'north' is no cell of type float"),
        ("places.csv", 2, "sent_start", "-1", "a.zip/places.csv, row 2", "sent_start is -1"),
        ("places.csv", 2, "lat", "91.0", "a.zip/places.csv, row 2", "lat is 91.0"),
        ("places.csv", 2, "score", "1.5", "a.zip/places.csv, row 2", "score is 1.5"),
        ("places.csv", 2, "role", "nowhere", "a.zip/places.csv, row 2", "role is 'nowhere'"),
        ("places.csv", 2, "rule", "", "a.zip/places.csv, row 2", "rule is null"),
        ("places.csv", 2, "rule", "=HYPERLINK(1)", "a.zip/places.csv, row 2, rule", "'=HYPERLINK(1)' is no cell of type str"),
        ("articles.csv", 2, "text", "Other words.", "a.zip/articles.csv, row 2", "id is not that of its text"),
        ("articles.csv", 2, "published", "12 June 2025", "a.zip/articles.csv, row 2, published", "no cell of type date"),
        ("articles.csv", 2, "added_at", "2025-07-01T08:00:00", "a.zip/articles.csv, row 2, added_at", "no cell of type datetime"),
        ("personnel.csv", 2, "count_low", "1,200", "a.zip/personnel.csv, row 2, count_low", "'1,200' is no cell of type int"),
        ("reviews.csv", 2, "decision", "maybe", "a.zip/reviews.csv, row 2", "decision is 'maybe'"),
        ("readings.csv", 2, "column", "secret", "a.zip/readings.csv, row 2", "There is no column personnel.secret"),
    ],
)
def test_a_changed_cell_is_refused_with_its_place(content, empty, file, row, column, value, place, cause):
    with pytest.raises(DatelineError) as refused:
        restore(change(content, file, set_cell(row, column, value)), "a.zip", empty)
    assert refused.value.place == place
    assert cause in refused.value.cause
    assert "export it anew" in refused.value.remedy
    assert not store.exists(empty)


@pytest.mark.parametrize(
    ("file", "edit", "place", "cause"),
    [
        ("places.csv", lambda content: content.replace(b"event", b"actor", 1), "a.zip/places.csv", "the hash is another"),
        ("places.csv", lambda content: content + b"x", "a.zip/places.csv", "bytes, not as many"),
        ("quotes.csv", lambda content: b"", "a.zip/quotes.csv", "The file is missing"),
        (
            "datapackage.json",
            lambda content: content.replace(b'"name": "quotes"', b'"name": "sayings"'),
            "a.zip/quotes.csv",
            "says nothing",
        ),
        ("datapackage.json", lambda content: content.replace(b'"form": 1', b'"form": 2'), "a.zip/datapackage.json", "has form 2"),
        ("datapackage.json", lambda content: b'{"resources": []}', "a.zip/datapackage.json", "does not describe"),
        ("datapackage.json", lambda content: b"[" * 100_000, "a.zip/datapackage.json", "does not describe"),
    ],
)
def test_a_file_that_is_not_as_described_is_refused(content, empty, file, edit, place, cause):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert edit(files[file]) != files[file]
    files[file] = edit(files[file])
    with pytest.raises(DatelineError) as refused:
        restore(export.pack_files({name: own for name, own in files.items() if own}), "a.zip", empty)
    assert (refused.value.place, cause in refused.value.cause) == (place, True)


@pytest.mark.parametrize(
    ("edit", "place", "cause"),
    [
        (lambda content: content.replace(b"fact_id,", b"fact_id,extra,", 1), "a.zip/places.csv", "unknown: extra"),
        (lambda content: content.replace(b"char_start,char_end", b"char_end,char_start", 1), "a.zip/places.csv", "another order"),
        (lambda content: content + b"one,two\r\n", "a.zip/places.csv, row 14", "It has 2 cells, not 26"),
        (lambda content: content + content.splitlines(keepends=True)[1], "a.zip/places.csv, row 14", "is there twice"),
        (lambda content: content + b'"open', "a.zip/places.csv, row 14", "no CSV file"),
        (lambda content: content + b"\xff\xfe", "a.zip/places.csv, row", "no CSV file"),
        (lambda content: b"", "a.zip/places.csv", "missing"),
    ],
)
def test_a_table_of_another_form_is_refused(content, empty, edit, place, cause):
    with pytest.raises(DatelineError) as refused:
        restore(change(content, "places.csv", edit), "a.zip", empty)
    assert refused.value.place.startswith(place)
    assert cause in refused.value.cause


def test_a_package_without_texts_is_refused(full, empty):
    with pytest.raises(DatelineError, match="without the articles' texts"):
        restore(pack(full, texts=False), "a.zip", empty)


def test_one_that_would_fill_the_memory_is_refused(content, empty, monkeypatch):
    monkeypatch.setattr(files, "MAX_TOTAL", 1000)
    with pytest.raises(DatelineError, match="The tables have more than 1,000 bytes"):
        restore(content, "a.zip", empty)


@pytest.mark.parametrize("file", ["datapackage.json", "articles.csv", "meetings.csv", "reviews.csv", "readings.csv"])
def test_whatever_stands_in_a_file_no_error_is_of_another_family(content, file):
    chance = random.Random(file)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    taken = 0
    for _ in range(60):
        at, gone = chance.randrange(len(files[file])), chance.choice((0, 1, 20))
        new = chance.choice((b'"', b",", b"\r\n", b"\0", b"\xff", b"'=", b"null", b"1e999", b"9" * 30))
        edited = files[file][:at] + new + files[file][at + gone :]
        described = files["datapackage.json"] if file == "datapackage.json" else describe(files | {file: edited})
        with contextlib.suppress(DatelineError):
            read_package(export.pack_files(files | {"datapackage.json": described} | {file: edited}), "a.zip")
            taken += 1
    assert taken < 60
