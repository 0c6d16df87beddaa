"""``python -m lib.extract``: good files are done, bad ones named with cause, place and remedy, and the exit code tells."""

import json
import subprocess
import sys

import pytest

from lib.extract.__main__ import main
from lib.schema import FACT_TABLES, TABLES, column_names

STORY = """President meets premier in Lima as talks resume

LIMA, Peru (AFP) — Kenyan President William Ruto met Indian Prime Minister Narendra Modi in Lima on Tuesday, officials said.
“We agreed on every point that was open,” Ruto told reporters.
At least 12 people were killed when a drone hit the port of Odesa on Monday, the mayor said.
"""


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


@pytest.fixture
def bad(tmp_path):
    """Files that cannot be read -> words of the cause that must be named."""
    contents = {
        "empty.txt": (b"", "no text"),
        "binary.txt": (b"\x00\x01" * 400, "binary"),
        "encoding.txt": ("Плотина\nПлотина устояла.".encode("cp1251"), "not UTF-8"),
        "front.md": (b"---\ntitle: [\n---\nThe dam held.", "front matter is broken"),
        "date.md": (b"---\ntitle: Dam\npublished: 2025-02-30\n---\nThe dam held.", "'2025-02-30' is not a date"),
        "line.txt": (b"a" * 10_000_000, "too many bytes; one of its kind may have 500,000"),
    }
    for name, (raw, _) in contents.items():
        (tmp_path / name).write_bytes(raw)
    return {str(tmp_path / name): cause for name, (_, cause) in contents.items()} | {str(tmp_path / "none.txt"): "cannot be opened"}


def test_prints_one_object_a_line_with_the_codebook_columns(story, capsys):
    assert main(["--json", "--published", "2025-03-05", story, story]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].partition('"added_at"')[0] == lines[1].partition('"added_at"')[0]
    found = json.loads(lines[0])
    assert list(found) == ["file", "article", *FACT_TABLES]
    assert found["file"] == story
    assert set(found["article"]) == {column.name for column in TABLES["articles"]}
    assert (found["article"]["published"], found["article"]["published_basis"]) == ("2025-03-05", "metadata")
    text = found["article"]["text"]
    assert found["meetings"]
    assert found["personnel"]
    for table in FACT_TABLES:
        for row in found[table]:
            assert set(row) == set(column_names(table))
            assert text[row["char_start"] : row["char_end"]] == row["quote_exact"]


def test_prints_a_summary(story, capsys):
    assert main(["--published", "2025-03-05", story]) == 0
    out = capsys.readouterr().out
    assert "President meets premier" in out
    assert "William Ruto" in out
    assert "{" not in out


def test_names_each_bad_file_and_does_the_others(story, bad, capsys):
    assert main(["--json", *bad, story]) == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["file"] for line in captured.out.splitlines()] == [story]
    complaints = captured.err.strip().splitlines()
    assert len(complaints) == len(bad)
    for complaint, (path, cause) in zip(complaints, bad.items(), strict=True):
        assert complaint.startswith(path)
        assert cause in complaint
        assert complaint.endswith(".")
    assert "Traceback" not in captured.err


def test_runs_as_a_program(bad, story):
    done = subprocess.run(
        [sys.executable, "-m", "lib.extract", "--json", next(iter(bad)), story], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["file"] == story
    assert "no text" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--published", "2025-02-30", "a.txt"], ["--published", "yesterday", "a.txt"], ["--nonsense"]])
def test_refuses_a_wrong_call(arguments, capsys):
    with pytest.raises(SystemExit) as error:
        main(arguments)
    assert error.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_closed_pipe_is_no_error_of_ours(story):
    """``python -m lib.extract ... | head -1`` ends quietly."""
    command = f"{sys.executable} -m lib.extract --json {story} {story} {story} | head -c 20"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=300)
    assert "Traceback" not in done.stderr
