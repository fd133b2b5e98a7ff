"""Which version of a rule governs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zfgk.engine.counting import day_of
from zfgk.errors import NoRuleInForce
from zfgk.rules.clock import Clock


def governing(versions: Sequence[Clock], day: date) -> Clock:
    """Return the version in force on the day.

    Args:
        versions: The versions of one rule.
        day: The day of the starting fact.

    Returns:
        The version.

    Raises:
        NoRuleInForce: If none was.
    """
    day = day_of(day)
    for version in versions:
        if day in version.in_force:
            return version
    raise NoRuleInForce(versions[0].id, day, min(version.in_force.since for version in versions))


def at_expiry(versions: Sequence[Clock], rule: Clock, expiry: date) -> Clock | None:
    """Return the later version that is in force when the period ends, if it is another one."""
    expiry = day_of(expiry)
    if expiry in rule.in_force:
        return None
    return next((version for version in versions if expiry in version.in_force), None)
