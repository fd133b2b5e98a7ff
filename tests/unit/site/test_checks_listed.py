"""Every check of a site stands on its page, and has a planted fault or a test of its own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from zfgk.testing.site_faults import FAULTS

ROOT = Path(__file__).parents[3]
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_NO_CHECKS = {"folder-link", "http-equiv", "utf-8"}
"""Words of the same form: a reason for not following a link, an attribute of HTML, an encoding."""


def raised() -> set[str]:
    """Return every constant of the package that has the form of a check's name."""
    found = {"folder-link"}  # both a reason and the check that tells it
    for file in (ROOT / "src" / "zfgk" / "site").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ID.fullmatch(node.value):
                found |= {node.value} - _NO_CHECKS
    return found


def test_every_check_stands_on_the_page() -> None:
    page = (ROOT / "docs" / "site.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall("`([^`]+)`", row)} == raised()


def test_every_check_is_planted_or_tested() -> None:
    tests = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    planted = {fault.check for fault in FAULTS}
    assert {check for check in raised() - planted if f'"{check}"' not in tests} == set()
    assert len(planted) >= 45
