"""How hypothesis runs: the same examples every time where a run must be repeatable, fresh ones on a developer's desk."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Shared machines pause at random; a slow example is no failure of the law under test.
settings.register_profile(
    "repeatable", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fresh", deadline=None)
settings.load_profile(os.environ.get("ZFGK_HYPOTHESIS", "fresh"))
