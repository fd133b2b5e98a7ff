"""What the ledger costs: a whole publication against its exporter alone, each in a process of its own.

    python bench/publish.py [--items 100000] [--exporter portal-feed] [--ledger URL] [--reps 3]

Both write the same feeds. The exporter alone is given changes out of memory that need no ledger; the whole publication
takes decisions, plans, keeps every record, delivers, and reports on every item. What a screening of documents takes is
not in it. Both look for garbage as seldom as the command line does. On a busy machine only the ratio of processor times
can be believed.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path
from statistics import median

from zfgk import Attribute, Change, Host, Record
from zfgk.cli import GARBAGE
from zfgk.publish.delivery.targets import Target
from zfgk.publish.outcome import Decision, Outcome, Status
from zfgk.publish.run import Run, publish_decisions

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def record(number):
    key = f"11310000-2026-{number:08}"
    return Record(
        identifier=key,
        title=f"关于印发第{number}号国有建设用地供应计划的通知",
        summary="为规范土地市场，现将本年度国有建设用地供应计划及有关事项公布如下，请遵照执行。",
        date_written=date(2026, 2, 20),
        date_published=date(2026, 3, 2),
        publisher="示例市自然资源局",
        document_number=f"示自然资〔2026〕{number}号",
        theme="国土资源、能源",
        genre="通知",
        keywords=("土地", "供应计划"),
        url=f"info/{number}.html",
    )


def alone(exporter, out, items):
    target = Target(name=exporter.name, exporter=exporter)
    (out / exporter.name).mkdir(parents=True)
    changes = (Change(one.identifier, 1, AT, one) for one in map(record, range(items)))
    for _ in exporter.run(changes, target.config(out)):
        pass


def whole(exporter, out, items, ledger):
    run = Run(out=out, targets=[Target(name=exporter.name, exporter=exporter)], on=AT.date(), at=AT, ledger=ledger)
    decisions = (
        Decision(
            key=one.identifier, title=one.title, attribute=Attribute.PROACTIVE, outcome=Outcome.RELEASE, record=one
        )
        for one in map(record, range(items))
    )
    published = 0

    def count(item):
        nonlocal published
        published += item.status is Status.PUBLISHED

    report = publish_decisions(run, decisions, each=count)
    assert report.exports[0].done == published == items, (report.exports[0], published)


def child(arguments):
    gc.set_threshold(*GARBAGE)
    exporter = next(one for one in Host.discover().exporters if one.name == arguments.exporter)
    with tempfile.TemporaryDirectory() as directory:
        base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        started, worked = time.perf_counter(), time.process_time()
        if arguments.child == "alone":
            alone(exporter, Path(directory) / "out", arguments.items)
        else:
            whole(exporter, Path(directory) / "out", arguments.items, arguments.ledger)
        seconds, worked = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "worked": worked, "peak": peak, "more": peak - base}))


def measured(arguments, what):
    found = []
    for _ in range(arguments.reps):
        command = [sys.executable, __file__, "--child", what, "--items", str(arguments.items)]
        command += ["--exporter", arguments.exporter, "--ledger", arguments.ledger]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        found.append(json.loads(ran.stdout))
    middle = [median(one[name] for one in found) for name in ("seconds", "worked")]
    return (*middle, *(max(one[name] for one in found) for name in ("peak", "more")))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--exporter", default="portal-feed")
    parser.add_argument("--ledger", default="", help="an empty database; SQLite in a temporary folder unless given")
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--child", choices=["alone", "whole"])
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments)
        return
    print(f"{arguments.items} items to {arguments.exporter}, median of {arguments.reps}, each in its own process")
    floors = None
    for what in ("alone", "whole"):
        seconds, worked, peak, more = measured(arguments, what)
        floors = floors or (seconds, worked)
        print(
            f"{what:6} {seconds:8.2f} s  {arguments.items / seconds:7.0f} items/s  {seconds / floors[0]:5.2f} x alone by "
            f"the clock, {worked / floors[1]:5.2f} x by processor time  peak {peak:6.0f} MB, {more:6.0f} MB at work"
        )


if __name__ == "__main__":
    main()
