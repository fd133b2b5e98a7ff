"""Which version of a rule governs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zfgk.errors import NoRuleInForce
from zfgk.rules.clock import Deadline


def governing(versions: Sequence[Deadline], day: date) -> Deadline:
    """Return the version in force on the day.

    Args:
        versions: The versions of one rule.
        day: The day of the starting fact.

    Returns:
        The version.

    Raises:
        NoRuleInForce: If none was.
    """
    for version in versions:
        if day in version.in_force:
            return version
    raise NoRuleInForce(versions[0].id, day, min(version.in_force.since for version in versions))


def at_expiry(versions: Sequence[Deadline], rule: Deadline, expiry: date) -> Deadline | None:
    """Return the later version that is in force when the period ends, if it is another one."""
    if expiry in rule.in_force:
        return None
    return next((version for version in versions if expiry in version.in_force), None)
