"""The host's last door: no record that is not public reaches an exporter, whatever the ledger says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import attrs

from zfgk.errors import MustNotDisclose
from zfgk.model.exchange import Ack, Change
from zfgk.testing.conformance import Check, Violation, require
from zfgk.testing.exporting.bench import Bench


def nothing_non_public(bench: Bench) -> None:
    """Check that the host hands this exporter no record that is not public."""
    from sqlalchemy import update

    from zfgk.publish.delivery.deliver import deliver
    from zfgk.publish.delivery.targets import Target
    from zfgk.publish.ledger.opening import ledger_url, open_ledger
    from zfgk.publish.ledger.schema import PUBLICATION

    called: list[str] = []

    def spy(changes: Iterator[Change], _config: object) -> Iterator[Ack]:
        for change in changes:
            called.append(change.key)
            yield Ack(change.key, change.version)

    exporter = attrs.evolve(bench.exporter, run=spy, read_back=lambda _config: {}, withdraw="delete")
    at = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    secret = bench.publish("S").record
    with open_ledger(ledger_url("", bench.root / "ledger.sqlite")) as ledger:
        ledger.append("S", 1, at, "", secret)
        # No way through zfgk leads here; the ledger is falsified to try the last door.
        body = ledger.rows(PUBLICATION.select())[0].body.replace('"proactive"', '"on-request"')
        ledger.write(update(PUBLICATION).values(body=body))
        ledger.commit()
        try:
            deliver(ledger, Target(name="target", exporter=exporter, internal=True), bench.root, at)
        except MustNotDisclose:
            require(not called, f"it was given {called}")
        else:
            raise Violation("a record marked on-request was handed over")


CHECKS = (
    Check(
        "nothing-non-public",
        "no record that is not public reaches it",
        nothing_non_public,
        "this is the host's door: report it",
    ),
)
