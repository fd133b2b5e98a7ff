"""The series of a target's deliveries: what makes a message that is sent anew another one than a message sent again."""

from __future__ import annotations

import secrets

import attrs
from sqlalchemy import delete, insert, select

from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.schema import META

OPTION = "series"
"""The option of an exporter that takes it, for targets whose receivers drop a message that they know."""


def in_series(ledger: Ledger, target: Target) -> Target:
    """Return a target with the series of its deliveries, if its exporter has the option and nobody set it.

    The series is kept in the ledger: whatever is sent again bears the same, whoever sends it. A new ledger, and a
    rebuilding, begin a new one. The ledger is locked, and the caller commits.

    Args:
        ledger: The ledger.
        target: The target.
    """
    if OPTION not in target.exporter.options or target.options.get(OPTION):
        return target
    found = ledger.rows(select(META.c.value).where(META.c.name == _name(target.name)))
    series = found[0].value if found else secrets.token_hex(8)
    if not found:
        ledger.write(insert(META), [{"name": _name(target.name), "value": series}])
    return attrs.evolve(target, options={**target.options, OPTION: series})


def end_series(ledger: Ledger, target: str) -> None:
    """Have the next delivery to a target begin a new series; the caller commits."""
    ledger.write(delete(META).where(META.c.name == _name(target)))


def _name(target: str) -> str:
    return f"series:{target}"
