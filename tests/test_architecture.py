"""The data walks one way: what stands to the left never imports what stands to the right; and nothing grows beyond one thing."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: From left to right. A module's place is that of the longest prefix of its name.
ORDER = {
    "lib.errors": 0,
    "lib.days": 0,
    "lib.schema": 0,
    "lib.lookups": 0,
    "lib.rule": 0,
    "lib.cells": 0,
    "lib.check": 0,
    "lib.datapackage": 1,
    "lib.fetch": 1,
    "lib.read": 1,
    "lib.gazetteer": 1,
    "lib.extract": 2,
    "lib.link": 3,
    "lib.store": 4,
    "lib.ingest": 5,
    "lib.recount": 5,
    "lib.filters": 5,
    "lib.quality": 5,
    "lib.views": 6,
    "lib.reviews": 6,
    "lib.figures": 7,
    "lib.export": 7,
    "lib.ui": 8,
    "pages": 9,
    "dashboard": 10,
}
FILES = sorted([*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("dashboard.py")])
TESTS = sorted(ROOT.glob("tests/**/*.py"))
BANNED = {"streamlit": ("lib/ui/", "pages/", "dashboard.py"), "polars": ("lib/store",), "deltalake": ("lib/store",)}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def place(name: str) -> int | None:
    parts = name.split(".")
    return next((ORDER[prefix] for size in range(len(parts), 0, -1) if (prefix := ".".join(parts[:size])) in ORDER), None)


def imports(path: Path) -> set[str]:
    """Modules that a file imports when it runs; imports for type checkers alone do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            node.body = [ast.Pass()]
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_imports_only_from_the_left(path):
    own = place(module_name(path))
    if own is None:
        pytest.skip("stands outside the order")
    right = {name for name in imports(path) if (other := place(name)) is not None and other > own}
    assert not right, f"{module_name(path)} imports {right}, which stand to its right"


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_libraries_stay_in_their_rooms(path):
    name = str(path.relative_to(ROOT))
    roots = {module.split(".")[0] for module in imports(path)}
    assert not {library for library, rooms in BANNED.items() if library in roots and not name.startswith(rooms)}


@pytest.mark.parametrize("path", FILES + TESTS, ids=module_name)
def test_a_file_is_one_thing(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    limit = 80 if path.parent == ROOT / "pages" else 250
    assert lines <= limit, f"{path.name} has {lines} lines; split it"


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_a_function_is_one_thing(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = {node.name: size for node in functions if (size := (node.end_lineno or 0) - node.lineno + 1 - _docstring_lines(node)) > 40}
    assert not long, f"functions of more than 40 lines: {long}"


def _docstring_lines(node: ast.FunctionDef) -> int:
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (first.end_lineno or 0) - first.lineno + 1 if documented else 0


def test_nothing_is_called_utils():
    assert not [path for path in FILES if any(part in ("utils", "helpers", "manager", "managers") for part in path.with_suffix("").parts)]


def test_an_import_to_the_right_would_be_seen(tmp_path):
    path = tmp_path / "sample.py"
    lines = [
        "from typing import TYPE_CHECKING",
        "if TYPE_CHECKING:",
        "    import streamlit",
        "import polars",
        "def f():",
        "    from lib.ui import x",
    ]
    path.write_text("\n".join(lines))
    assert imports(path) == {"typing", "polars", "lib.ui"}
    assert place("lib.read.article") == 1
    assert (place("lib.ui") or 0) > (place("lib.views.map") or 0)
