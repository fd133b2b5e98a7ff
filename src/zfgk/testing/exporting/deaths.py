"""Death at any moment, then resumption: the end is the same as that of an uninterrupted run."""

from __future__ import annotations

import itertools

import attrs

from zfgk.errors import Fault
from zfgk.model.exchange import Change
from zfgk.testing.conformance import Check
from zfgk.testing.examples import smallest
from zfgk.testing.exporting import between
from zfgk.testing.exporting.bench import Bench, withdraw
from zfgk.testing.exporting.desk import Desk
from zfgk.testing.strategies.changes import History, Kill, histories


def killed_after_acks(bench: Bench) -> None:
    """Check that a death after any acknowledgement, and a resumption, end as one uninterrupted run does."""
    first, second = _two_rounds(bench)
    whole = _desk(bench, "whole", [(first, None), (second, None)])
    for taken in range(len(first) + len(second) + 2):
        broken = _desk(bench, f"acks-{taken}", [(first, None), (second, ("acks", taken))])
        broken.bench.must_equal(
            whole.bench,
            f"death after {taken} acknowledgements, then resumption; expected is what an uninterrupted run leaves",
        )


def killed_while_reading(bench: Bench) -> None:
    """Check that a death while changes are handed over settles nothing that was not durable."""
    first, second = _two_rounds(bench)
    whole = _desk(bench, "whole", [(first, None), (second, None)])
    for handed in range(len(second) + 1):
        broken = _desk(bench, f"handed-{handed}", [(first, None), (second, ("handed", handed))])
        broken.bench.must_equal(
            whole.bench,
            f"death after {handed} changes were handed over, then resumption; expected is what an uninterrupted run leaves",
        )


def any_history(bench: Bench) -> list[Fault]:
    """Check that any history of changes, delivered in any portions and with any deaths, ends as it must."""
    fresh = itertools.count()

    def body(history: History) -> None:
        number = next(fresh)
        changes = history.changes
        whole = _desk(bench, f"whole-{number}", [(portion, None) for portion, _ in history.rounds])
        expected = _expected(changes, shows_withdrawals=bench.exporter.withdraw == "tombstone")
        whole.bench.must_hold(expected, "without a death")
        broken = _desk(bench, f"broken-{number}", history.rounds)
        broken.bench.must_equal(whole.bench, "with deaths; expected is what an uninterrupted run leaves")

    def made(key: str, version: int, title: str) -> Change:
        return bench.publish(key, version, title)

    drawn = histories(publish=made, withdrawals=bench.exporter.withdraw != "never")
    return smallest(drawn, body, History.told, bench.examples, History.simpler)


def _desk(bench: Bench, name: str, rounds: list[tuple[list[Change], Kill | None]]) -> Desk:
    desk = Desk(bench.beside(name))
    for changes, kill in rounds:
        if desk.deliver(changes, kill):
            desk.deliver([])
    return desk


def _expected(changes: list[Change], *, shows_withdrawals: bool) -> dict[str, int]:
    latest = {change.key: change for change in changes}
    return {key: change.version for key, change in latest.items() if change.record or shows_withdrawals}


def _two_rounds(bench: Bench) -> tuple[list[Change], list[Change]]:
    first = [bench.publish(f"K{number}") for number in range(5)]
    second = [bench.publish("K0", 2), bench.publish("K5"), bench.publish("K6")]
    if bench.exporter.withdraw != "never":
        second += [withdraw("K1", 2), withdraw("K2", 2)]
    # Each at a moment of its own, so that the order of delivery is the order here.
    return _spread(first, 0), _spread(second, len(first))


def _spread(changes: list[Change], after: int) -> list[Change]:
    return [
        attrs.evolve(change, at=change.at.replace(minute=after + number)) for number, change in enumerate(changes, 1)
    ]


_DURABLE = (
    "yield done only after the file stands under its name (zfgk.write_atomic); what was not answered is given again"
)

CHECKS = (
    Check(
        "killed-after-acks",
        "death after any acknowledgement, then resumption: as if uninterrupted",
        killed_after_acks,
        _DURABLE,
        "done is answered before the effect, or the effect stands after the last yield and never comes",
        needs=("one", "twice", "durable"),
    ),
    Check(
        "killed-while-reading",
        "death while changes are handed over loses and repeats nothing",
        killed_while_reading,
        _DURABLE,
        "what changes raise is caught, and half a batch is taken for a whole one",
        needs=("one", "twice"),
    ),
    *between.CHECKS,
    Check(
        "any-history",
        "any history of changes, in any portions and with any deaths, ends as it must",
        any_history,
        "follow the smallest example by hand: after it the target must hold the newest version of every key",
        "what stood before the run is not taken into account: versions, withdrawals, or the keys that do not come again",
        needs=(
            "one",
            "twice",
            "correction",
            "withdrawal",
            "republication",
            "killed-after-acks",
            "killed-while-reading",
            "killed-between-files",
        ),
    ),
)
