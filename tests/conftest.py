"""How hypothesis runs: the same examples every time where a run must be repeatable, fresh ones on a developer's desk."""

from __future__ import annotations

import os
import socket
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

# Shared machines pause at random; a slow example is no failure of the law under test.
settings.register_profile(
    "repeatable", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fresh", deadline=None)
settings.load_profile(os.environ.get("ZFGK_HYPOTHESIS", "fresh"))

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
