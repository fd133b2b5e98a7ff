"""The conformance suite for exporters."""

from __future__ import annotations

from collections.abc import Mapping

from zfgk.model.exchange import Exporter
from zfgk.testing.conformance import Suite
from zfgk.testing.exporting import (
    conduct,
    deaths,
    effects,
    elsewhere,
    fields,
    last_door,
    leavings,
    manners,
    memory,
    takes_back,
    texts,
)
from zfgk.testing.exporting.bench import Bench, on_bench, publish, withdraw
from zfgk.testing.hostile_text import HOSTILE

CHECKS = (
    *effects.CHECKS,
    *takes_back.CHECKS,
    *texts.CHECKS,
    *fields.CHECKS,
    *conduct.CHECKS,
    *manners.CHECKS,
    *elsewhere.CHECKS,
    *deaths.CHECKS,
    *leavings.CHECKS,
    *last_door.CHECKS,
    *memory.CHECKS,
)
"""Every check of contract 1, in the order of a report."""


def _traits(exporter: Exporter) -> Mapping[str, str]:
    return {
        "shape": exporter.shape,
        "withdraw": exporter.withdraw,
        "accepts": " ".join(sorted(exporter.accepts)),
        "network": "yes" if exporter.network else "no",
    }


SUITE: Suite[Bench] = Suite(
    kind="exporters",
    what="exporter",
    checks={1: CHECKS},
    bench=on_bench,
    id_of=lambda exporter: str(exporter.name),
    traits=_traits,
)
"""The suite for exporters; its bench takes ``many`` and ``extra`` (see :func:`zfgk.testing.exporting.bench.on_bench`)."""


def mixed_history(bench: Bench) -> None:
    """Publish, correct, withdraw and publish again, difficult text included: what an outside validator should see.

    Args:
        bench: The exporter on its bench.
    """
    first = [bench.publish(key) for key in ("A", "B", "C")]
    titles = [bench.publish(f"H{number}", 1, title) for number, title in enumerate(HOSTILE)]
    bench.give(*first, *titles)
    last = [] if bench.exporter.withdraw == "never" else [withdraw("B", 2), withdraw("C", 2)]
    whole = [*titles] if bench.exporter.shape == "snapshot" else []
    bench.give(bench.publish("A", 2), *last, *whole)


__all__ = ["CHECKS", "SUITE", "Bench", "mixed_history", "on_bench", "publish", "withdraw"]
