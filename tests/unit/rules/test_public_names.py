"""What authors of packs import: one place, light, complete, documented."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import zfgk
from zfgk import rules
from zfgk.rules.codec_types import MEASURES, RULES

ROOT = Path(__file__).parents[3]
INIT = ast.parse((ROOT / "src" / "zfgk" / "rules" / "__init__.py").read_text(encoding="utf-8"))


def test_importing_the_rules_loads_nothing_else_of_zfgk() -> None:
    script = "import sys, zfgk.rules; print(*(name for name in sys.modules if name.startswith('zfgk')))"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["zfgk", "zfgk.rules"]


def test_names_for_type_checkers_are_the_names_at_run_time() -> None:
    seen_by_checkers = {
        alias.asname: node.module
        for node in ast.walk(INIT)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("zfgk.")
        for alias in node.names
    }
    assert seen_by_checkers == rules._HOMES
    assert rules.__all__ == sorted(rules._HOMES) == dir(rules)


@pytest.mark.parametrize("name", rules.__all__)
def test_a_name_resolves_and_is_documented(name: str) -> None:
    value = getattr(rules, name)
    assert value is getattr(import_module(rules._HOMES[name]), name)
    assert not hasattr(zfgk, name) or getattr(zfgk, name) is value
    if name != "Period":  # a union of the measures, which cannot carry a text of its own
        assert (inspect.getdoc(value) or "").split("\n")[0].endswith(".")


def test_every_kind_of_rule_and_measure_has_a_name_here() -> None:
    wanted = {kind.__name__ for kind in (*RULES.values(), *MEASURES.values())}
    assert wanted
    assert wanted <= set(rules.__all__)


@pytest.mark.parametrize("name", rules.__all__)
def test_whatever_a_field_of_a_name_holds_has_a_name_too(name: str) -> None:
    value = getattr(rules, name)
    fields = getattr(value, "__attrs_attrs__", ())
    told = {word for field in fields for word in ast.dump(ast.parse(str(field.type), mode="eval")).split("'")}
    ours = {word for word in told if word[:1].isupper() and word.isidentifier()} - set(dir(ast)) - {"Any"}
    assert ours <= {*rules.__all__, "ClassVar"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Dedline'"):
        rules.Dedline  # noqa: B018  # looking it up is the act under test
