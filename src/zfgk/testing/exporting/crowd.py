"""Enough records for several files, and what readers see of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta

import attrs

from zfgk.model.exchange import Change
from zfgk.testing.exporting.bench import Bench, moment, withdraw
from zfgk.testing.exporting.contents import inner
from zfgk.testing.exporting.desk import Desk

_FEW, _MANY = 12, 150
_FILES_ENOUGH = 8
_MARK = re.compile(rb"zfgkR\d{4}x")


@attrs.frozen
class Crowd:
    """A target with many records, and what comes next.

    Args:
        desk: Has delivered the records.
        grows: Changes that bring more.
        shrinks: Changes that correct some and withdraw most; without withdrawals if the target cannot take them.
    """

    desk: Desk
    grows: list[Change]
    shrinks: list[Change]


def crowd(bench: Bench) -> Crowd:
    """Publish a few records, or many if a few stand in few files, as for pages of a hundred.

    Args:
        bench: The exporter on its bench.
    """
    count, desk = _FEW, _delivered(bench, _FEW)
    if len(desk.bench.files()) <= _FILES_ENOUGH:
        count, desk = _MANY, _delivered(bench, _MANY)
    corrected = _published(bench, range(0, count, 10), 2)
    more = _published(bench, range(count, count + max(2, count * 2 // 5)))
    gone = [] if bench.exporter.withdraw == "never" else range(1, count, 10)
    left = [
        _at(withdraw(_key(number), 2), number, 1)
        for number in range(count)
        if number % 10 and gone and number < count - 2
    ]
    return Crowd(desk, more, [*corrected, *left])


def _delivered(bench: Bench, count: int) -> Desk:
    desk = Desk(bench.beside(f"crowd-{count}"))
    desk.deliver(_published(bench, range(count)))
    return desk


def marks(files: Mapping[str, bytes]) -> set[bytes]:
    """Return the marks of the records that stand in files.

    Args:
        files: The files' content by name; hidden ones are left out.
    """
    seen = (data for name, data in files.items() if not any(part.startswith(".") for part in name.split("/")))
    return {mark for data in seen for layer in inner(data) for mark in _MARK.findall(layer)}


def _published(bench: Bench, numbers: Iterable[int], version: int = 1) -> list[Change]:
    return [
        _at(
            bench.publish(_key(n), version, f"关于zfgkR{n:04}x的通知（第{version}版）", url=f"art/zfgkR{n:04}x.html"),
            n,
            version - 1,
        )
        for n in numbers
    ]


def _at(change: Change, number: int, hours: int) -> Change:
    # Each at a moment of its own, so that the order of delivery is the order here.
    return attrs.evolve(change, at=moment(0) + timedelta(hours=100 * hours, seconds=number))


def _key(number: int) -> str:
    return f"R{number:04}"
