"""Killed at any moment and run again, publishing ends where an uninterrupted run ends.

A history is a list of rounds: publishing runs over changing sources, withdrawals, republications. One round dies at one
of its steps: around a commit of the ledger, around the replacement of a file, as a change is handed over, as an
acknowledgement arrives. Then the same round runs again, and the rest of the history follows.

Hypothesis picks histories and steps; there death is an exception that nothing catches. The same is done with real
processes, which end themselves with SIGKILL at steps all over a fixed history.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from unittest import mock

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from zfgk import Attribute, Record
from zfgk.errors import UnknownItem
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.outcome import Decision, Outcome, Status
from zfgk.publish.run import Run, publish_decisions, withdraw
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_portal_feed import EXPORTER as PORTAL_FEED

ONE_BY_ONE = Pace(at_once=1)  # the steps of a run must come in the same order each time
START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
KEYS = "ABCDE"
STATES = ("first", "second", "poison", "held", "withheld", "blocked", "gone")
TITLES = {"first": "原来的名称", "second": "改正后的名称", "poison": "不能写进 XML 的\x0b名称"}
OUTCOMES = {"held": Outcome.HOLD, "withheld": Outcome.WITHHOLD, "blocked": Outcome.BLOCK}


class Killed(BaseException):
    """The death of the process."""


class Steps:
    """Counts the steps of a run, and ends it at one of them."""

    def __init__(self, fatal: int, die) -> None:
        self.count = 0
        self.handed: list[tuple[str, str, int]] = []
        self._fatal = fatal
        self._die = die

    def tick(self) -> None:
        if self.count == self._fatal:
            self._die()
        self.count += 1

    def around(self, function):
        def stepping(*args, **kwargs):
            self.tick()
            result = function(*args, **kwargs)
            self.tick()
            return result

        return stepping

    def exporter(self, exporter):
        def run(changes, config):
            for ack in exporter.run(self._handing(exporter.name, changes), config):
                self.tick()
                yield ack
                self.tick()

        return attrs.evolve(exporter, run=run)

    def _handing(self, name, changes):
        for change in changes:
            self.handed.append((name, change.key, change.version))
            self.tick()
            yield change


def die_by_exception():
    raise Killed


def die_for_real():
    os.kill(os.getpid(), signal.SIGKILL)


def decision(key, state):
    if state in TITLES:
        record = Record(identifier=key, title=f"{key} {TITLES[state]}", publisher="示例市某局")
        return Decision(key=key, title=key, attribute=Attribute.PROACTIVE, outcome=Outcome.RELEASE, record=record)
    return Decision(key=key, title=key, attribute=None, outcome=OUTCOMES[state])


def play(folder, number, spec, steps):
    """Run one round; a withdrawal of what was never published is refused in every history alike."""
    targets = [Target(name=one.name, exporter=steps.exporter(one)) for one in (ONE_FILE_EACH, PORTAL_FEED)]
    at = START + timedelta(days=number)
    out = folder / "out"
    patches = (
        mock.patch.object(Ledger, "commit", steps.around(Ledger.commit)),
        mock.patch.object(Path, "replace", steps.around(Path.replace)),
    )
    with ExitStack() as stack:
        for patch in patches:
            stack.enter_context(patch)
        try:
            if spec["do"] == "withdraw":
                return withdraw(spec["key"], "内容有误", out, targets, on=at.date(), at=at, pace=ONE_BY_ONE)
            decisions = [decision(key, state) for key, state in spec["source"].items() if state != "gone"]
            return publish_decisions(
                Run(out=out, targets=targets, on=at.date(), at=at, pace=ONE_BY_ONE), decisions, spec["republish"]
            )
        except UnknownItem:
            return None


def alive():
    return Steps(-1, die_by_exception)


def state(folder):
    """Everything that must be the same afterwards: all files of the targets, and the ledger but for who tried."""
    out, ledger = folder / "out", folder / "out.run" / "ledger.sqlite"
    files = {f.relative_to(out).as_posix(): f.read_bytes() for f in out.rglob("*") if f.is_file()}
    tables = {}
    if ledger.exists():
        connection = sqlite3.connect(ledger)
        connection.row_factory = sqlite3.Row
        for table in ("change", "publication", "delivery", "withdrawal_order", "target", "target_lease", "meta"):
            rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608  # names from above
            # A run killed and resumed has tried more often, and bears another name.
            same = [
                {name: value for name, value in row.items() if name not in {"tries", "lease_owner"}} for row in rows
            ]
            tables[table] = sorted(json.dumps(row, sort_keys=True) for row in same)
        connection.close()
    return files, tables


def done(folder):
    ledger = folder / "out.run" / "ledger.sqlite"
    if not ledger.exists():
        return set()
    connection = sqlite3.connect(ledger)
    try:
        return set(connection.execute("SELECT target, key, version FROM delivery WHERE status = 'done'"))
    except sqlite3.OperationalError:  # killed before the first commit: no table yet
        return set()
    finally:
        connection.close()


def check_halfway(folder):
    """What must hold even before the next run: readers never see a part of a file."""
    for file in (folder / "out").rglob("*.xml"):
        etree.parse(file)
    for file in (folder / "out").rglob("*.json"):
        json.loads(file.read_bytes())


def check_resumed(folder, number, spec):
    """Run the round again: nothing that was confirmed is handed to a delta target once more."""
    before = done(folder)
    steps = alive()
    play(folder, number, spec, steps)
    again = {handed for handed in steps.handed if handed[0] == ONE_FILE_EACH.name} & before
    assert again == set()
    doubled = {
        handed for handed, count in Counter(steps.handed).items() if count > 1 and handed[0] == ONE_FILE_EACH.name
    }
    assert doubled == set()


def uninterrupted(folder, history):
    """Play a history; return the state after each round."""
    states = []
    for number, spec in enumerate(history):
        play(folder, number, spec, alive())
        states.append(state(folder))
    return states


PUBLISH = st.fixed_dictionaries(
    {
        "do": st.just("publish"),
        "source": st.fixed_dictionaries({key: st.sampled_from(STATES) for key in KEYS}),
        "republish": st.just([]),
    }
)
WITHDRAW = st.fixed_dictionaries({"do": st.just("withdraw"), "key": st.sampled_from(KEYS)})
REPUBLISH = PUBLISH.flatmap(lambda spec: st.sampled_from(KEYS).map(lambda key: spec | {"republish": [key]}))
HISTORIES = st.lists(st.one_of(PUBLISH, PUBLISH, WITHDRAW, REPUBLISH), min_size=1, max_size=4)


@settings(max_examples=30, deadline=None)
@given(history=HISTORIES, data=st.data())
def test_killed_at_any_step_and_run_again_is_as_if_uninterrupted(history, data):
    fatal_round = data.draw(st.integers(0, len(history) - 1), label="round that dies")
    with tempfile.TemporaryDirectory() as whole, tempfile.TemporaryDirectory() as broken:
        expected = uninterrupted(Path(whole), history)
        folder = Path(broken)
        for number, spec in enumerate(history):
            if number == fatal_round:
                total = _steps_of(history, number)
                steps = Steps(data.draw(st.integers(0, max(total - 1, 0)), label=f"step of {total}"), die_by_exception)
                try:
                    play(folder, number, spec, steps)
                except Killed:
                    check_halfway(folder)
                check_resumed(folder, number, spec)
            else:
                play(folder, number, spec, alive())
            assert state(folder) == expected[number]
        # And one run more changes nothing at all.
        if history[-1]["do"] == "publish" and not history[-1]["republish"]:
            play(folder, len(history), history[-1], alive())
            assert state(folder) == expected[-1]


def _steps_of(history, number):
    with tempfile.TemporaryDirectory() as directory:
        for earlier, spec in enumerate(history[:number]):
            play(Path(directory), earlier, spec, alive())
        steps = alive()
        play(Path(directory), number, history[number], steps)
        return steps.count


# -- real processes

FIXED = [
    {"do": "publish", "source": dict.fromkeys(KEYS, "first"), "republish": []},
    {"do": "withdraw", "key": "A"},
    {
        "do": "publish",
        "source": {"A": "first", "B": "second", "C": "withheld", "D": "poison", "E": "gone"},
        "republish": [],
    },
    {
        "do": "publish",
        "source": {"A": "second", "B": "first", "C": "first", "D": "held", "E": "first"},
        "republish": ["A"],
    },
]


def forked(folder, number, fatal):
    """Play one round in a process forked from a single-threaded one; return its steps, or None if it was killed."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        steps = Steps(fatal, die_for_real)
        play(folder, number, FIXED[number], steps)
        os.write(writer, str(steps.count).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    return int(said)


def kills_in_every_round():
    """Kill real processes everywhere; print how many died. This runs as a script, for forking wants a single thread."""
    every = []
    with tempfile.TemporaryDirectory() as directory:
        whole = Path(directory) / "whole"
        whole.mkdir()
        for number, spec in enumerate(FIXED):
            before = Path(directory) / f"before-{number}"
            shutil.copytree(whole, before)
            play(whole, number, spec, alive())
            every.append(kills(before, number, spec, state(whole)))
    sys.stdout.write(json.dumps(every))


def kills(before, number, spec, expected):
    folder = before.with_name("broken")  # always the same, so that a child need not learn the ledger's SQL anew
    for deaths, fatal in enumerate(
        itertools.count(number % 3, 3)
    ):  # every third step, and another third in the next round
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)
        if forked(folder, number, fatal) is not None:
            return deaths
        check_halfway(folder)
        check_resumed(folder, number, spec)
        assert state(folder) == expected, f"round {number}, step {fatal}"
    return None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork; the property above runs everywhere")
def test_real_processes_killed_all_over_a_history():
    ended = subprocess.run(
        [sys.executable, "-W", "error", __file__], capture_output=True, text=True, timeout=600, check=False
    )
    assert ended.returncode == 0, ended.stderr
    deaths = json.loads(ended.stdout)
    # Two steps for each commit, file and acknowledgement, one for each change handed over; a third of them are fatal.
    assert len(deaths) == len(FIXED)
    assert min(deaths) >= 20


def test_the_fixed_history_visits_what_matters():
    with tempfile.TemporaryDirectory() as directory:
        reports = [play(Path(directory), number, spec, alive()) for number, spec in enumerate(FIXED)]
    seen = {item.status for report in reports for item in report.items}
    expected = {Status.PUBLISHED, Status.WITHDRAWN, Status.REJECTED, Status.UNCHANGED, Status.HELD, Status.VANISHED}
    assert expected <= seen


if __name__ == "__main__":
    kills_in_every_round()
