"""Only zfgk.storage opens databases and knows how they fail; everybody else writes statements and runs them through it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "zfgk"
DOOR = SOURCE / "storage"
INSIDE = {"create_engine", "Engine", "inspect", "event", "make_url"}
"""Names of SQLAlchemy that belong behind the door, and so do its modules of errors, pools and sessions."""


def taken(code: str) -> set[str]:
    """Names that a module takes from behind the door."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy":
            found |= {one.name for one in node.names} & INSIDE
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy."):
            found |= {node.module} - {"sqlalchemy.engine", "sqlalchemy.schema"}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names if one.name.split(".")[0] == "sqlalchemy"}
    return found


def test_no_module_but_those_of_the_door_opens_a_database_or_tells_failures_apart() -> None:
    others = [path for path in SOURCE.rglob("*.py") if DOOR not in path.parents]
    assert len(others) > 500
    assert {str(path): names for path in others if (names := taken(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("from sqlalchemy import create_engine, select", {"create_engine"}),
        ("from sqlalchemy.exc import IntegrityError", {"sqlalchemy.exc"}),
        ("def f():\n    import sqlalchemy", {"sqlalchemy"}),
        ("from sqlalchemy import select, update\nfrom sqlalchemy.engine import URL", set()),
    ],
)
def test_what_a_module_takes_is_seen(code: str, names: set[str]) -> None:
    assert taken(code) == names
