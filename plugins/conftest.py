"""What the tests of all plugins have in common."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Generator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

# The template is no plugin yet: tests/plugins/test_template.py makes one of it and runs that.
collect_ignore = ["_template"]

ONCE = ("test_archive.py", "test_contract.py", "test_harvesting.py::runTest")
"""Asked on the oldest Python: how entries are laid out on archive pages, which is arithmetic; the conformance suites; any
history of harvests, for single ones are asked everywhere."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave unread what would be left out as a whole."""
    return True if config.option.markexpr == "not once" and collection_path.name in ONCE else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long and hardly depends on the interpreter."""
    for item in items:
        if f"{item.path.name}::{item.name}".startswith(ONCE):
            item.add_marker(pytest.mark.once)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail where a check of an exporter is skipped that the page of plugins does not call inapplicable."""
    report = yield
    if sys.platform != "linux":  # elsewhere some checks can measure nothing
        return report
    given = getattr(getattr(item, "callspec", None), "params", {})
    owner: Any = getattr(item, "cls", None)
    if report.skipped and call.when == "call" and "check" in given and hasattr(owner, "exporter"):
        allowed = [*owner.leave_out, *_idle().get(owner.exporter.name, ())]
        if given["check"].id not in allowed:
            report.outcome = "failed"
            report.longrepr = f"skipped, and not on the page of plugins: {report.longrepr}; run tools/certify.py"
    return report


@cache
def _idle() -> Mapping[str, Sequence[str]]:
    file = Path(__file__).parents[1] / "tools" / "certify.py"
    spec = importlib.util.spec_from_file_location("zfgk_tool_certify", file)
    assert spec is not None  # noqa: S101  # the file is there
    assert spec.loader is not None  # noqa: S101  # the same
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    idle: Mapping[str, Sequence[str]] = tool.idle_on_the_page()
    return idle
