"""The index file: whole or not there, small in memory, made anew when it does not fit."""

import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from lib.errors import GazetteerError
from lib.gazetteer import build, index, sources
from lib.gazetteer.index import ROOT, Index, current_stamp, open_index, read_stamp
from lib.gazetteer.sources import Division, Town
from tests.gazetteer import speed

TOWNS = [
    Town(1, "Kursk", ["Koursk", "ku er si ke", "URS"], 51.73, 36.19, "RU", "RU.41", 440_000),
    Town(2, "Rylsk", [], 51.57, 34.68, "RU", "RU.41", 15_000),
    Town(3, "Ḩalab", ["Aleppo"], 36.2, 37.16, "SY", "SY.09", 2_000_000),
    Town(4, "Suva", [], -18.1, 178.4, "FJ", "FJ.01", 90_000),
    Town(5, "Taveuni", [], -16.9, -179.9, "FJ", "FJ.01", 9_000),
]
DIVISIONS = [
    Division(1, 538555, "Kurskaya oblast'", (), 1, "Administrative region", "RU", "RU.41", None),
    Division(2, 170062, "Ḩalab", ("Aleppo", "Aleppo Governorate"), 1, "Province", "SY", "SY.09", None),
    Division(3, None, "Central", (), 1, "Division", "FJ", "FJ.01", None),
    Division(4, 999, "Rylsk District", (), 2, "", "RU", "RU.41.1", 1),
    Division(5, 998, "Nowhere District", (), 2, "", "RU", "RU.41.2", 1),
]
INSIDE = [(1, (1,)), (2, (1,)), (3, (2,)), (4, (3,)), (5, (3,))]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(sources, "read_towns", lambda: iter(TOWNS))
    monkeypatch.setattr(sources, "read_divisions", lambda: iter(DIVISIONS))
    monkeypatch.setattr(sources, "read_districts", lambda: iter(INSIDE))


def test_a_province_lies_at_its_namesake_or_between_its_towns(small, tmp_path):
    build.build_index(tmp_path / "g.sqlite", "stamp")
    found = Index(tmp_path / "g.sqlite")
    kursk = found.senses("kursk")
    assert [(place.name, place.kind, place.lat) for place in kursk] == [("Kursk", "city", 51.73), ("Kursk Oblast", "admin1", 51.73)]
    assert found.senses("halab")[0].admin1 == "Aleppo Governorate"
    fiji = next(place for place in found.senses("central division") if place.country_code == "FJI")
    assert abs(fiji.lon) > 179  # between 178.4 and -179.9, not around zero


def test_a_district_without_towns_lies_at_its_namesake_in_the_province_or_is_left_out(small, tmp_path):
    build.build_index(tmp_path / "g.sqlite", "stamp")
    found = Index(tmp_path / "g.sqlite")
    assert [(place.kind, place.lat) for place in found.senses("rylsk district")] == [("admin2", 51.57)]
    assert found.senses("nowhere district") == ()
    assert found.senses("nowhere") == ()


def test_syllables_and_airport_codes_are_no_names(small, tmp_path):
    build.build_index(tmp_path / "g.sqlite", "stamp")
    found = Index(tmp_path / "g.sqlite")
    assert found.senses("ku er si ke") == ()
    assert found.senses("urs") == ()
    assert found.senses("koursk")[0].variant


def test_a_build_that_fails_leaves_what_was_there(small, monkeypatch, tmp_path):
    path = tmp_path / "g.sqlite"
    build.build_index(path, "old")

    def fail():
        raise OSError("the disk is full")

    monkeypatch.setattr(sources, "read_districts", fail)
    with pytest.raises(OSError, match="full"):
        build.build_index(path, "new")
    assert read_stamp(path) == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["g.sqlite"]


def test_an_old_or_damaged_index_is_made_anew(small, monkeypatch, tmp_path):
    made = []

    def build_here(path, stamp):
        made.append(stamp)
        build.build_index(path, stamp)

    monkeypatch.setattr(index, "_build", build_here)
    path = tmp_path / "g.sqlite"
    open_index(path)
    open_index(path)
    assert made == [current_stamp()]
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert open_index(path).senses("kursk")
    path.write_bytes(path.read_bytes()[:4096])
    assert open_index(path).senses("kursk")
    path.write_bytes(b"")
    assert open_index(path).senses("kursk")
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("UPDATE about SET value = 'another'")
    open_index(path)
    assert len(made) == 5


def test_damage_while_reading_is_told_with_its_remedy(small, tmp_path):
    path = tmp_path / "g.sqlite"
    build.build_index(path, "stamp")
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("DROP TABLE names")
    with pytest.raises(GazetteerError, match="Delete the file"):
        Index(path).senses("kursk")


def test_a_build_that_cannot_be_done_is_told_with_cause_and_remedy(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(GazetteerError, match="could not be built"):
        open_index(tmp_path / "g.sqlite")


def test_many_threads_read_at_once(small, tmp_path):
    build.build_index(tmp_path / "g.sqlite", "stamp")
    found = Index(tmp_path / "g.sqlite")
    results: list[str] = []
    threads = [threading.Thread(target=lambda: results.append(found.senses("kursk")[0].name)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["Kursk"] * 8


def test_two_processes_build_the_whole_index_once_within_150_mb(tmp_path):
    script = """
import json, resource, sys
from pathlib import Path
def resident(): return int(open("/proc/self/statm").read().split()[1]) * 4 / 1024
import geopy.geocoders, sqlite3
before = resident()
from lib.gazetteer import open_gazetteer
gazetteer = open_gazetteer(Path(sys.argv[1]))
names = [line.strip() for line in open(sys.argv[2], encoding="utf-8")]
known = sum(bool(gazetteer.candidates(name)) for name in names)
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps({"grown": resident() - before, "child": child, "known": known}))
"""
    names = tmp_path / "names.txt"
    names.write_text("\n".join(speed.sample_names(3000)), encoding="utf-8")
    path = tmp_path / "cache" / "g.sqlite"
    command = [sys.executable, "-c", script, str(path), str(names)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [json.loads(process.communicate()[0]) for process in running]
    assert sum(report["child"] > 0 for report in told) == 1, "one builds, the other waits for it"
    for report in told:
        assert report["grown"] + report["child"] < 150, report
        assert report["known"] > 2900
    assert {file.name for file in path.parent.iterdir()} == {"g.sqlite", ".gazetteer.lock"}
