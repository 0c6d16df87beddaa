"""No figure drops below its floor, and floors are only ever raised."""

import json

import pytest

from tests.quality import floors
from tests.quality.corpora import CORPORA

FLOORS = floors.read()


@pytest.mark.parametrize(("part", "name"), [(part, name) for part in FLOORS for name in FLOORS[part]])
def test_no_figure_drops(part, name):
    if part == "corpora" and not CORPORA[name].path.exists():
        pytest.skip(f"{CORPORA[name].file} is third-party text that does not ship with the project")
    figures = floors.reached(part, name)
    assert figures is not None
    assert not floors.drops(FLOORS[part][name], figures)


def test_what_ships_has_floors():
    assert {"developed", "held-out"} <= set(FLOORS["sets"])
    assert all(
        0 < points <= 100 for part in FLOORS.values() for name in part.values() for kind in name.values() for points in kind.values()
    )


def test_a_drop_is_named():
    low, high = {"quotes": {"F1": 80, "wholly right F1": 70}}, {"quotes": {"F1": 81, "wholly right F1": 70}}
    assert floors.drops(high, low) == ["quotes, F1: 80 is below 81"]
    assert floors.drops(low, high) == []


def test_floors_are_never_lowered(tmp_path, monkeypatch):
    file = tmp_path / "floors.json"
    file.write_text(json.dumps({"sets": {"held-out": {"quotes": {"F1": 90}}}, "corpora": {"LGL": {"places": {"F1": 70}}}}))
    monkeypatch.setattr(floors, "FILE", file)
    now = {"held-out": {"quotes": {"F1": 85, "wholly right F1": 60}}, "world": {"quotes": {"F1": 50}}}
    monkeypatch.setattr(floors, "reached", lambda part, name: now.get(name))
    floors.lift(["world"])
    assert floors.read() == {
        "sets": {"held-out": {"quotes": {"F1": 90, "wholly right F1": 60}}, "world": {"quotes": {"F1": 50}}},
        "corpora": {"LGL": {"places": {"F1": 70}}},
    }
