"""Rules are data with examples: each must match its own and must not match its counter-example, in every module that has any."""

import importlib
import pkgutil

import pytest

import lib
from lib.rule import Rule

MODULES = sorted(module.name for module in pkgutil.walk_packages(lib.__path__, "lib.") if not module.name.endswith("__main__"))


def rules_of(name: str) -> list[Rule]:
    rules = getattr(importlib.import_module(name), "RULES", ())
    return [rule for rule in (rules.values() if isinstance(rules, dict) else rules) if isinstance(rule, Rule)]


RULES = [pytest.param(rule, id=f"{name}:{rule.name}") for name in MODULES for rule in rules_of(name)]


def test_there_are_rules():
    assert {"lib.read.block_rules", "lib.read.datelines"} <= {str(case.id).split(":")[0] for case in RULES}


@pytest.mark.parametrize("rule", RULES)
def test_examples(rule):
    assert rule.pattern.search(rule.matches), f"{rule.name} must match {rule.matches!r}"
    assert not rule.pattern.search(rule.rejects), f"{rule.name} must not match {rule.rejects!r}"


@pytest.mark.parametrize("name", MODULES)
def test_names_are_unique(name):
    names = [rule.name for rule in rules_of(name)]
    assert len(names) == len(set(names))
