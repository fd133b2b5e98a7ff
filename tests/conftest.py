"""How hypothesis runs: the same examples every time where a run must be repeatable, fresh ones on a developer's desk."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

# Shared machines pause at random; a slow example is no failure of the law under test.
settings.register_profile(
    "repeatable", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fresh", deadline=None)
settings.load_profile(os.environ.get("ZFGK_HYPOTHESIS", "fresh"))

ONCE = (
    "architecture/",
    "law/test_enumeration.py",
    "law/test_law_mutator.py",
    "law/test_ledger.py",
    "law/test_naive_clock.py",
    "plugins/test_exporter_kit.py",
    "plugins/test_plugin_pages.py",
    "plugins/test_plugin_pages.py",
    "plugins/test_template.py",
    "plugins/test_write_a_pack.py",
    "plugins/test_write_an_exporter.py",
    "properties/test_delivery_kill.py",
    "properties/test_leaks.py",
    "properties/test_personal_data.py",
    "properties/test_question_laws.py",
    "properties/test_screening.py",
    "properties/test_screening_words.py",
    "quality/",
    "unit/engine/test_schemas.py",
)
"""Tests of arithmetic, wording and whole programs that take long: asked once, on the oldest Python. The others are asked
on every Python and with the oldest libraries."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need to be asked once only."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and item.path.relative_to(here).as_posix().startswith(ONCE):
            item.add_marker(pytest.mark.once)


_SCREENING = ("screening", "documents", "inspection", "attributes", "quality")


@pytest.fixture(autouse=True)
def _no_sockets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Block every socket while documents are read and screened: unreleased documents never meet a network."""
    if any(part in _SCREENING for part in request.path.parts):

        def refuse(*_args: object, **_kwargs: object) -> NoReturn:
            message = "screening opened a socket"
            raise AssertionError(message)

        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
