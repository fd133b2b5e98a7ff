"""What the tests of all plugins have in common."""

from __future__ import annotations

import pytest

# The template is no plugin yet: tests/plugins/test_template.py makes one of it and runs that.
collect_ignore = ["_template"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the conformance suites, which take long and hardly depend on the interpreter."""
    for item in items:
        if item.path.name == "test_contract.py":
            item.add_marker(pytest.mark.once)
