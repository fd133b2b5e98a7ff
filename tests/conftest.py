"""How hypothesis runs: the same examples every time where a run must be repeatable, fresh ones on a developer's desk."""

from __future__ import annotations

import gc
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

_ARITHMETIC = (
    "law/test_enumeration.py",
    "law/test_law_mutator.py",
    "law/test_ledger.py",
    "law/test_naive_clock.py",
    "properties/test_question_laws.py",
    "properties/test_shape_laws.py",
)
"""Counting of days and checks of rules, which the same values tried on every Python would show again."""

_WORDING = (
    "properties/test_personal_data.py",
    "properties/test_screening.py",
    "properties/test_screening_words.py",
    "quality/",
    "unit/screening/test_numbers_outside.py",
)
"""Words, marks and numbers in long texts, searched by regular expressions alone."""

_WRITTEN_SCHEMAS = (
    "unit/catalogue/exchange/test_schemas.py",
    "unit/engine/test_schemas.py",
)
"""Generated schemas, held against thousands of values by judges from outside."""

_BOUNDS_OF_WORK = (
    "unit/documents/test_html_hiding.py::test_hostile_pages_end_soon",
    "unit/documents/test_odf.py::test_hostile_files_end_soon",
    "unit/documents/test_ofd.py::test_hostile_files_end_soon",
)
"""Readers that stop at large files by counting what they did."""

_WHOLE_PROGRAMS = (
    "architecture/",
    "plugins/test_exporter_kit.py",
    "plugins/test_kit.py",
    "plugins/test_plugin_pages.py",
    "plugins/test_template.py",
    "plugins/test_write_a_pack.py",
    "plugins/test_write_an_exporter.py",
    "properties/test_delivery_kill.py",
    "properties/test_leaks.py",
    "unit/host/test_cli_plugins.py::test_a_failed_check_ends_with_1_and_says_what_next",
    "unit/host/test_cli_plugins.py::test_a_plugin_is_certified_without_pytest",
    "unit/host/test_cli_plugins.py::test_the_certificate_as_json",
)
"""The kit for plugins with all its checks, guides that are followed to the letter, whole histories: their parts have
tests of their own, which are asked everywhere."""

ONCE = _ARITHMETIC + _WORDING + _WRITTEN_SCHEMAS + _BOUNDS_OF_WORK + _WHOLE_PROGRAMS
"""Tests that take long and hardly depend on the interpreter: asked once, on the oldest Python. The others are asked on
every Python and with the oldest libraries."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need to be asked once only."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and _name(item, here).startswith(ONCE):
            item.add_marker(pytest.mark.once)


def _name(item: pytest.Item, folder: Path) -> str:
    return f"{item.path.relative_to(folder).as_posix()}::{item.name}"


def pytest_collection_finish() -> None:
    """Take what was collected out of the garbage collector's rounds: it stays to the end, and a round over it takes 0.4 s."""
    gc.collect()
    gc.freeze()


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
