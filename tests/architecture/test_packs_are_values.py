"""The law is written as values: rule files hold no code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "zfgk"
PACKS = SRC / "packs"
FILES = sorted([*PACKS.rglob("*.py"), *(SRC / "texts").rglob("*.py")])
CODE = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.If,
    ast.IfExp,
    ast.For,
    ast.While,
    ast.Try,
    ast.With,
    ast.Match,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def code_in(source: str) -> list[str]:
    return [
        f"line {node.lineno}: {type(node).__name__}" for node in ast.walk(ast.parse(source)) if isinstance(node, CODE)
    ]


def test_the_packs_are_found() -> None:
    assert {PACKS / "national" / "requests.py", SRC / "texts" / "national.py"} <= set(FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SRC).as_posix())
def test_a_pack_file_holds_values_only(file: Path) -> None:
    assert code_in(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", [f for f in FILES if f.name == "__init__.py"], ids=lambda f: f.parent.name)
def test_an_init_of_a_pack_holds_a_docstring_and_imports_only(file: Path) -> None:
    docstring, *rest = ast.parse(file.read_text(encoding="utf-8")).body
    assert isinstance(docstring, ast.Expr)
    allowed = (ast.Import, ast.ImportFrom, ast.Assign)  # the assignment is __all__
    assert all(isinstance(node, allowed) for node in rest)


@pytest.mark.parametrize(
    "source", ["def f(): ...", "x = [i for i in y]", "x = 1 if y else 2", "for i in y: ...", "f = lambda: 0"]
)
def test_the_check_itself_sees_code(source: str) -> None:
    assert code_in(source)
