"""Ledgers of both kinds."""

from __future__ import annotations

import pytest


@pytest.fixture
def ledger(empty_database):
    """The address of an empty ledger."""
    return empty_database
