"""A busy history: many records with many values in every list, so that whatever an order depends on shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zfgk.model.exchange import Change
from zfgk.testing.exporting.bench import Bench, withdraw
from zfgk.testing.hostile_text import POISON

_RECORDS = 12
_WORDS = [
    "预算",
    "决算",
    "规划",
    "统计",
    "应急",
    "采购",
    "许可",
    "处罚",
    "收费",
    "征收",
    "教育",
    "医疗",
    "就业",
    "住房",
]
_NAMES = ("theme", "genre", "audience", "validity", "publisher")


def busy_history(bench: Bench) -> None:
    """Publish, refuse, correct, withdraw and publish again.

    Args:
        bench: The exporter on its bench.
    """
    first = [_record(bench, number) for number in range(_RECORDS)]
    bench.give(*_in_order(bench, [*first, bench.publish("P", 1, POISON[0])]))
    numbers = range(_RECORDS)
    changed: list[Change] = [_record(bench, number, 2) for number in numbers[::3]]
    if bench.exporter.withdraw != "never":
        changed += [withdraw(_key(number), 2) for number in numbers[1::3]]
    kept = first[2::3] if bench.exporter.shape == "snapshot" else []
    bench.give(*_in_order(bench, [*changed, *kept]))


def _record(bench: Bench, number: int, version: int = 1) -> Change:
    some = [_WORDS[(number + at * 3) % len(_WORDS)] for at in range(5)]
    fields: dict[str, Any] = {name: f"{some[at]}类" for at, name in enumerate(_NAMES)}
    fields["keywords"] = tuple(some)
    fields["attachments"] = tuple(f"{word}-{number}.pdf" for word in some[:4])
    fields["related"] = tuple(_key((number + at) % _RECORDS) for at in range(1, 5))
    fields["date_published"] = date(2026, 3, 2) + timedelta(days=number % 5)
    extra = dict.fromkeys(some, f"{number}")
    fields["extra"] = extra | dict(bench.exporter.sample_fields.get("extra", {}))
    return bench.publish(_key(number), version, **fields)


def _in_order(bench: Bench, changes: list[Change]) -> list[Change]:
    """Return changes as a host hands them over: a delta oldest first and of one moment by key, a snapshot the other way round."""
    return sorted(changes, key=lambda change: (change.at, change.key), reverse=bench.exporter.shape == "snapshot")


def _key(number: int) -> str:
    return f"B{number:02}"
