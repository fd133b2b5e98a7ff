"""How hypothesis runs: the same examples every time where a run must be repeatable, fresh ones on a developer's desk."""

from __future__ import annotations

import gc
import importlib
import os
import socket
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import none

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

_SUMS = (
    "unit/reporting/lint/test_suspects.py::test_one_slip_is_one_finding_and_two_are_two",
    "unit/statistics/test_small.py::test_no_small_count_is_shown_or_left_to_be_worked_out",
    "unit/statistics/test_small.py::test_what_is_shown_is_true",
)
"""Tables of generated integers, in which sums are compared and small numbers hidden."""

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
    "properties/test_targets_follow.py::test_pages_follow",
    "properties/test_targets_follow.py::test_tables_calendars_and_receivers_follow",
    "unit/host/test_cli_plugins.py::test_a_failed_check_ends_with_1_and_says_what_next",
    "unit/host/test_cli_plugins.py::test_a_plugin_is_certified_without_pytest",
    "unit/host/test_cli_plugins.py::test_the_certificate_as_json",
)
"""The kit for plugins with all its checks, guides that are followed to the letter, whole histories: their parts have
tests of their own, which are asked everywhere."""

ONCE = _ARITHMETIC + _SUMS + _WORDING + _WRITTEN_SCHEMAS + _BOUNDS_OF_WORK + _WHOLE_PROGRAMS
"""Tests that take long and hardly depend on the interpreter: asked once, on the oldest Python. The others are asked on
every Python and with the oldest libraries."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave unread what would be left out as a whole: preparing its assertions takes longer than most tests."""
    here = Path(__file__).parent
    whole = tuple(name for name in ONCE if "::" not in name)
    left_out = config.option.markexpr == "not once" and collection_path.is_relative_to(here)
    name = f"{collection_path.relative_to(here).as_posix()}/" if left_out else ""
    return True if name.startswith(whole) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need to be asked once only."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and _name(item, here).startswith(ONCE):
            item.add_marker(pytest.mark.once)


def _name(item: pytest.Item, folder: Path) -> str:
    return f"{item.path.relative_to(folder).as_posix()}::{item.name}"


_MANY = 1_000


def pytest_collection_finish(session: pytest.Session) -> None:
    """Take many tests out of the garbage collector's rounds: they stay to the end, and a round over all takes 0.4 s."""
    if len(session.items) < _MANY:
        return
    # In its first test hypothesis asks the collector who holds the generators of random numbers, numpy's among them.
    importlib.import_module("numpy.random")
    settings(max_examples=1)(given(none())(lambda _none: None))()
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure() -> None:
    """Give everything back before pytest looks for the last time for files that nobody closed."""
    gc.unfreeze()


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
