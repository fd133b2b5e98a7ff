"""One publisher among several on one ledger, as a process: ``publisher.py LEDGER OUT JOURNAL ITEMS TITLE LEASE HANDS``.

It publishes to a target that only notes what it was given, one line each in a journal that all publishers share, and
to a snapshot in the same folder. It begins when the file ``go`` stands beside the journal, delivers once so many
publishers (HANDS) were each given something, and goes on until nothing is due any more.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from zfgk import Ack, Attribute, Exporter, Record
from zfgk.files.atomic import write_bytes
from zfgk.publish.conduct import Run
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.outcome import Decision, Outcome
from zfgk.publish.run import publish_decisions

CHINA = timezone(timedelta(hours=8))
PATIENCE = 60


def journal(file, title, hands):
    def together():
        here = Path(notes_of(file, title, os.getpid()))
        if not here.exists():
            here.write_text("")
            until = time.monotonic() + PATIENCE
            while len(list(here.parent.glob(notes_of(Path(file).name, title, "*")))) < hands:
                assert time.monotonic() < until, "the other publisher was given nothing"
                time.sleep(0.005)

    def run(changes, _config):
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "wb", buffering=0) as lines:
            for change in changes:
                together()
                # One write of a short line is never mixed with another's.
                lines.write(f"{change.key} {change.version} {os.getpid()}\n".encode())
                time.sleep(0.001)
                yield Ack(change.key, change.version)

    return Exporter(name="journal", run=run, read_back=lambda _config: {}, network=True)


def snapshot(file):
    def run(changes, _config):
        held = {change.key: change.version for change in changes}
        write_bytes(file, json.dumps(held, sort_keys=True).encode())
        yield Ack(through=True)

    return Exporter(name="snapshot", run=run, read_back=lambda _config: {}, network=True, shape="snapshot")


def notes_of(file, title, process):
    return f"{file}.{title}.{process}"


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main():
    ledger, out, notes, items, title, lease, hands = sys.argv[1:]
    record = {n: Record(identifier=f"K{n:05}", title=title) for n in range(int(items))}
    decisions = [
        Decision(key=one.identifier, title=title, attribute=Attribute.PROACTIVE, outcome=Outcome.RELEASE, record=one)
        for one in record.values()
    ]
    exporters = [journal(notes, title, int(hands)), snapshot(Path(notes).with_name("snapshot.json"))]

    def clock():
        return datetime.now(CHINA)

    def wait(_moment):
        time.sleep(0.05)
        return True

    pace = Pace(clock=clock, wait=wait, lease=timedelta(seconds=float(lease)))
    say("ready")
    while not Path(notes).with_name("go").exists():
        time.sleep(0.01)
    now = clock()
    targets = [Target(name=one.name, exporter=one) for one in exporters]
    run = Run(out=Path(out), targets=targets, on=now.date(), at=now, ledger=ledger, pace=pace)
    report = publish_decisions(run, decisions)
    say(json.dumps([export.to_json() for export in report.exports]))


if __name__ == "__main__":
    main()
