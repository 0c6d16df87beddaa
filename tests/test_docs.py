"""Documents are held against the code that they describe."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lib.dictionary import LOOKUP_MEANINGS, write_dictionary
from lib.lookups import LOOKUPS
from lib.read import MAX_BYTES, read_text
from lib.schema import TABLES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DICTIONARY = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def direct(name: str) -> dict[str, str]:
    """Package, with extras in brackets, -> version of a hand-written requirements file."""
    lines = (ROOT / name).read_text().splitlines()
    pinned = [(line.split("==")[0], line.split("==")[1]) for line in lines if line and not line.startswith(("#", "-"))]
    return dict(pinned)


def test_readme_gives_each_dependency_its_reason():
    section = README.split("## What it stands on")[1].split("##")[0]
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", section, re.MULTILINE)
    assert [package for package, _ in rows] == list(direct("requirements.in"))
    assert all(10 < len(reason) < 120 for _, reason in rows)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_lock_holds_the_direct_dependencies_with_hashes(name):
    lock = (ROOT / f"{name}.txt").read_text()
    for package, version in direct(f"{name}.in").items():
        assert f"\n{package.partition('[')[0]}=={version} " in lock
    packages = re.split(r"\n(?=\S)", "\n".join(line for line in lock.splitlines() if not line.lstrip().startswith("#")))
    assert all("--hash=sha256:" in package for package in packages if package)
    assert "/opt/" not in lock
    assert "://" not in lock


def test_readme_names_make_commands_that_exist():
    named = set(re.findall(r"\bmake ([a-z-]+)\b", README.replace("and make", "")))
    assert {"run", "test", "check", "bench"} <= named
    assert named <= TARGETS


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m (lib[\w.]*)", README))))
def test_readme_commands_run(module):
    done = subprocess.run([sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "usage" in done.stdout.lower()


def test_readme_paths_exist():
    layout = README.split("## How it is laid out")[1].split("##")[0]
    named = [path for cell in re.findall(r"^\| (`.+?) \|", layout, re.MULTILINE) for path in re.findall(r"`([^`]+)`", cell)]
    named += re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(named) > 10
    assert not [path for path in named if not (ROOT / path).exists()]


def test_readme_names_every_page():
    section = README.split("## What you see")[1].split("##")[0]
    pages = {name.lower() for name in re.findall(r"^\| ([A-Z]\w+) \|", section, re.MULTILINE)}
    assert pages == {path.stem for path in (ROOT / "pages").glob("*.py")}


def test_readme_shows_every_page():
    shown = set(re.findall(r"\]\(docs/screenshots/(\w+)-light\.png\)", README))
    assert shown == {path.stem for path in (ROOT / "pages").glob("*.py")}


def test_readme_example_is_an_article():
    example = README.split("of which only `title` is required:\n\n```\n")[1].split("```")[0]
    article = read_text(example)
    assert (article.source, str(article.published), article.published_basis) == ("AFP", "2025-03-05", "metadata")
    assert f"{MAX_BYTES // 1000} kB" in README


def test_dictionary_is_what_the_codebook_says():
    assert write_dictionary() == DICTIONARY, "run `make docs`"


@pytest.mark.parametrize("table", TABLES)
def test_dictionary_has_every_column(table):
    part = DICTIONARY.split(f"\n### {table}: ")[1].split("\n### ")[0].split("\n## ")[0]
    shared = "".join(DICTIONARY.split(f"\n### {name}\n")[1].split("\n### ")[0] for name in ("common", "place", "date", "attribution"))
    for column in TABLES[table]:
        assert f"| `{column.name}` | {column.type} |" in part + shared


def test_every_lookup_is_described():
    assert {path.stem for path in LOOKUPS.glob("*.csv")} == set(LOOKUP_MEANINGS)


def test_ci_runs_make_test():
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_config_serves_this_machine_only():
    config = (ROOT / ".streamlit" / "config.toml").read_text()
    assert 'address = "127.0.0.1"' in config
    assert "port = 8501" in config
    assert "gatherUsageStats = false" in config


@pytest.mark.parametrize("module", sorted(set(re.findall(r"\$\(PY\) -m ([\w.]+)", MAKEFILE))))
def test_makefile_runs_modules_that_exist(module):
    found = importlib.util.find_spec(module)
    assert found
    is_package = bool(found.submodule_search_locations)
    assert not is_package or importlib.util.find_spec(f"{module}.__main__")
