"""The data package: valid by the standard's own program, whole, the same bytes for the same rows; what people decided is in it too."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from lib import export
from lib.cells import read_cell
from lib.datapackage.form import READINGS, package_columns
from lib.export import Behind, Manifest
from lib.filters import Filters, select_tables
from lib.reviews import apply_reviews, confirm, correct, leave_rejected, reject, settle
from lib.reviews.apply import find_machine_row
from lib.reviews.settle import gather_decisions
from lib.schema import FACT_TABLES, TABLES, column_names
from tests.export.packing import PERSON, TIME

GOLDEN = Path(__file__).parents[1] / "golden"


def unpack(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def validate(content, folder):
    (folder / "package.zip").write_bytes(content)
    return frictionless.validate(str(folder / "package.zip"))


@pytest.fixture(scope="module")
def behind(tables):
    """The sample with one fact confirmed, one corrected and one rejected."""
    facts = {name: next(iter(tables[name]["fact_id"])) for name in ("places", "personnel", "quotes")}
    machine = find_machine_row(tables, "personnel", facts["personnel"]) or {}
    rows = [
        *confirm(facts["places"], PERSON),
        *correct("personnel", machine, machine, {"claimant": "=The ministry; of defence"}, PERSON),
        *reject(facts["quotes"], PERSON),
    ]
    return Behind(tables, apply_reviews(tables, settle(gather_decisions(rows))), rows)


def test_its_description_is_what_it_was(shown, manifest):
    assert unpack(export.export_package(shown, manifest))["datapackage.json"] == (GOLDEN / "datapackage.json").read_bytes()


def test_the_standards_own_program_finds_no_fault(shown, tables, manifest, behind, tmp_path):
    for content in (
        export.export_package(shown, manifest),
        export.export_package(export.leave_texts(shown), manifest),
        export.export_package(select_tables(leave_rejected(behind.everything), Filters()), Manifest(Filters(), "v", TIME), behind),
    ):
        report = validate(content, tmp_path)
        assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
        assert sum(task.stats.get("rows", 0) for task in report.tasks) > 5


def test_hostile_words_and_long_texts_are_valid_too(tables, manifest, tmp_path):
    words = "=cmd|' /C calc'!A0\r\n\"; ',\t"
    own = tables | {"articles": tables["articles"].assign(title=words, text=words * 20_000, source="")}
    own["meetings"] = tables["meetings"].assign(topic=words, participants=[["", words]] * len(tables["meetings"]))
    report = validate(export.export_package(own, manifest), tmp_path)
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("places.csv", b",event,", b",somewhere,"),
        ("personnel.csv", b"exact", b"certain"),
        ("articles.csv", b"2025-06-12", b"12 June 2025"),
    ],
)
def test_the_standards_own_program_sees_what_is_wrong(tables, manifest, tmp_path, file, before, after):
    files = unpack(export.export_package(tables, manifest))
    assert before in files[file]
    files[file] = files[file].replace(before, after)
    assert not validate(export.pack_files(files), tmp_path).valid


def test_it_holds_what_is_shown_and_says_so(tables, shown, manifest):
    files = unpack(export.export_package(shown, manifest))
    said = json.loads(files["datapackage.json"])
    assert said["description"] == said["dateline"]["filter"] == "Facts on or after 9 June 2025, about Chad or São Tomé and Príncipe."
    assert said["created"] == "2025-07-01T08:30:00+00:00"
    assert [resource["name"] for resource in said["resources"]] == ["articles", *FACT_TABLES, "reviews", READINGS]
    for resource in said["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert [field["name"] for field in resource["schema"]["fields"]] == content.decode().partition("\r\n")[0].split(",")
    assert all(files[f"{table}.csv"] == export.export_table(shown, table) for table in ("articles", *FACT_TABLES))
    assert len(shown["places"]) < len(tables["places"])


def test_the_same_rows_give_the_same_bytes(shown, manifest):
    first = export.export_package(shown, manifest)
    assert first == export.export_package({table: frame.copy() for table, frame in shown.items()}, manifest)
    assert first != export.export_package(shown, Manifest(manifest.filters, manifest.version, TIME + timedelta(seconds=1)))


def test_the_codebook_stands_in_the_schema(shown, manifest):
    resources = {
        r["name"]: r["schema"] for r in json.loads(unpack(export.export_package(shown, manifest))["datapackage.json"])["resources"]
    }
    fields = {field["name"]: field for field in resources["meetings"]["fields"]}
    assert fields["participants"] | {"description": ""} == {
        "name": "participants",
        "type": "list",
        "delimiter": "; ",
        "itemType": "string",
        "description": "",
    }
    assert fields["where_prec"]["constraints"] == {"enum": [1, 2, 3, 4, 5, 6, 7]}
    assert fields["status"]["constraints"] == {"required": True, "enum": ["held", "planned", "cancelled", "denied"]}
    assert resources["places"]["primaryKey"] == ["fact_id"]
    assert [key["fields"] for key in resources["personnel"]["foreignKeys"]] == [["article_id"], ["part_of"]]
    for table in TABLES:
        codebook = {column.name: column.meaning for column in TABLES[table]}
        assert codebook.items() <= {field["name"]: field["description"] for field in resources[table]["fields"]}.items()


def test_a_part_without_its_total_is_no_broken_key(tables, manifest, tmp_path):
    parts = tables | {"personnel": tables["personnel"][tables["personnel"]["part_of"].notna()]}
    content = export.export_package(parts, manifest)
    (claims,) = (r for r in json.loads(unpack(content)["datapackage.json"])["resources"] if r["name"] == "personnel")
    assert [key["fields"] for key in claims["schema"]["foreignKeys"]] == [["article_id"]]
    assert validate(content, tmp_path).valid


def test_columns_are_those_of_the_files_and_of_the_tables_shown(tables):
    for table in ("articles", *FACT_TABLES):
        assert [column.name for column in package_columns(table)] == export.export_columns(table)
    assert "text" not in [column.name for column in package_columns("articles", texts=False)]


def test_what_the_machine_read_and_what_was_rejected_is_kept_beside_what_is_shown(behind):
    kept = leave_rejected(behind.everything)
    files = unpack(export.export_package(kept, Manifest(Filters(), "v", TIME), behind))
    readings = pd.read_csv(io.BytesIO(files["readings.csv"]), dtype=str, keep_default_na=False)
    (corrected,) = readings[readings["table"] == "personnel"].to_dict("records")
    assert corrected["column"] == "claimant"
    gone = readings[readings["table"] == "quotes"]
    assert list(gone["column"]) == column_names("quotes")
    types = {column.name: column for column in TABLES["quotes"]}
    row = {name: read_cell(types[name], cell) for name, cell in zip(gone["column"], gone["value"], strict=True)}
    assert row == find_machine_row(behind.machine, "quotes", row["fact_id"])
    assert files["reviews.csv"].count(b"\r\n") == len(behind.reviews) + 1
    assert row["fact_id"].encode() not in files["quotes.csv"]


def test_a_filter_holds_for_decisions_and_rejected_facts_too(behind):
    filters = Filters(sources=("Nobody",))
    files = unpack(export.export_package(select_tables(leave_rejected(behind.everything), filters), Manifest(filters, "v", TIME), behind))
    assert {name: content.count(b"\r\n") for name, content in files.items() if name.endswith(".csv")} == dict.fromkeys(
        [f"{table}.csv" for table in (*TABLES, READINGS)], 1
    )


def test_numbers_counted_by_another_rule_keep_the_codebooks_beside_them(tables):
    filters = Filters(vague="acled")
    shown = select_tables(tables, filters)
    files = unpack(export.export_package(shown, Manifest(filters, "v", TIME), Behind(tables, apply_reviews(tables, {}))))
    readings = pd.read_csv(io.BytesIO(files["readings.csv"]), dtype=str, keep_default_na=False)
    assert set(readings["column"]) == {"count_low"}
    assert {"200", "2000"} <= set(readings["value"])
