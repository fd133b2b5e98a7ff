"""Kill publishing at random moments, for real: ``python tools/kill_loop.py [--kills 200] [--seed 1] [NAME …]``.

Every installed exporter that writes files or a database of its own publishes a history of several rounds: new records,
corrections, withdrawals, republications. Each round runs in a process that is killed with SIGKILL at a random moment,
again and again until it gets through; then everything that stands at the target and in the ledger must be what an
uninterrupted history leaves. The seed gives the moments as parts of a round's duration, so another machine kills
elsewhere; what must hold afterwards holds everywhere.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import attrs

from zfgk import Attribute, Exporter, Host, Record
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.outcome import Decision, Outcome
from zfgk.publish.run import Run, publish_decisions

LEAST = 20
"""How many kills each exporter must survive."""

_ALSO = frozenset({"sql"})
"""Declared remote, for its database may be anywhere; unless told otherwise it writes a file of its own."""

_ITEMS = 24
_ROUNDS = 4
_START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
_SQLITE = b"SQLite format 3\0"
_HOW_IT_CAME = {"delivery": {"tries", "lease_owner", "at"}}
"""What may differ: who delivered, how often and when. Killed between two of its files, a target counts as lost."""


@attrs.frozen
class Outcomes:
    """What came of one exporter.

    Args:
        kills: How many processes were killed at work.
        histories: How many histories were played to their end.
        moments: In which tenth of a round's duration the kills fell, and how many in each.
    """

    kills: int
    histories: int
    moments: tuple[int, ...]


def decisions(exporter: Exporter, round_number: int) -> list[Decision]:
    """Return a round's source: some items new, some corrected, some turned non-public, some public again."""
    made: list[Decision] = []
    for number in range(_ITEMS):
        key = f"K{number:03}"
        if number > _ITEMS // 2 + 4 * round_number:
            continue
        if (number + round_number) % 5 == 0:
            made.append(Decision(key=key, title=key, attribute=None, outcome=Outcome.BLOCK))
            continue
        version = round_number if number % 3 == 0 else 0
        record = Record(
            identifier=key, title=f"关于{key}的通知（{version}）", publisher="示例市某局", **exporter.sample_fields
        )
        proactive = Attribute.PROACTIVE
        made.append(Decision(key=key, title=key, attribute=proactive, outcome=Outcome.RELEASE, record=record))
    return made


def play(exporter: Exporter, folder: Path, round_number: int) -> None:
    """Publish one round."""
    at = _START + timedelta(days=round_number)
    target = Target(name="target", exporter=exporter, options=exporter.sample_config)
    run = Run(out=folder / "out", targets=[target], on=at.date(), at=at, pace=Pace(at_once=1))
    report = publish_decisions(run, decisions(exporter, round_number))
    behind = [one for one in report.exports if one.error or one.retry]
    if behind:
        raise AssertionError(f"it did not get through: {behind}")


def state(exporter: Exporter, folder: Path) -> dict[str, Any]:
    """Return all that must be the same: what the target holds, its files, and the ledger but for how it came so."""
    target = Target(name="target", exporter=exporter, options=exporter.sample_config)
    found: dict[str, Any] = {"read_back": dict(exporter.read_back(target.config(folder / "out")))}
    for file in sorted((folder / "out").rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink():
            found[name] = f"-> {file.readlink()}"
        elif file.is_file():
            data = file.read_bytes()
            found[name] = dump(file) if data.startswith(_SQLITE) else data
    with closing(sqlite3.connect(folder / "out.run" / "ledger.sqlite")) as ledger:
        ledger.row_factory = sqlite3.Row
        for table in ("change", "delivery", "target_lease", "withdrawal_order"):
            rows = [dict(row) for row in ledger.execute(f"SELECT * FROM {table}")]  # noqa: S608  # names from above
            free = _HOW_IT_CAME.get(table, set())
            same = [{name: value for name, value in row.items() if name not in free} for row in rows]
            found[f"ledger {table}"] = sorted(json.dumps(row, sort_keys=True) for row in same)
    return found


def dump(file: Path) -> list[str]:
    """Return what a database holds; its pages may lie in any order."""
    with closing(sqlite3.connect(file)) as database:
        return sorted(database.iterdump())


def forked(exporter: Exporter, folder: Path, round_number: int, patience: float | None) -> tuple[bool, float]:
    """Play a round in a process of its own, and kill it after a while; tell whether it died, and how long it lived."""
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            play(exporter, folder, round_number)
            status = 0
        except BaseException as error:  # noqa: BLE001  # the child ends here, whatever happened
            sys.stderr.write(f"{exporter.name}, round {round_number}: {type(error).__name__}: {error}\n")
        os._exit(status)
    if patience is not None:
        time.sleep(patience)
        os.kill(pid, signal.SIGKILL)
    _, ended = os.waitpid(pid, 0)
    lived = time.monotonic() - started
    if os.WIFSIGNALED(ended):
        return True, lived
    if os.waitstatus_to_exitcode(ended):
        raise AssertionError(f"{exporter.name}, round {round_number}: the run failed")
    return False, lived


def torment(exporter: Exporter, kills: int, chance: random.Random) -> Outcomes:
    """Kill one exporter's runs until there were enough kills; compare after every round.

    Raises:
        AssertionError: If anything differs from an uninterrupted history.
    """
    with tempfile.TemporaryDirectory(prefix="zfgk-kill-") as directory:
        whole, broken = Path(directory) / "whole", Path(directory) / "broken"
        whole.mkdir()
        expected, durations = [], []
        for number in range(_ROUNDS):
            durations.append(forked(exporter, whole, number, None)[1])
            expected.append(state(exporter, whole))
        done = histories = 0
        moments = [0] * 10
        while done < kills:
            shutil.rmtree(broken, ignore_errors=True)
            broken.mkdir()
            for number in range(_ROUNDS):
                died = True
                while died:
                    # Enough kills: let it get through. Otherwise later and later, or an exporter that begins anew each
                    # time would never end.
                    part = chance.random() * 1.2 if done < kills else None
                    died, _ = forked(exporter, broken, number, None if part is None else part * durations[number])
                    if died and part is not None:
                        done += 1
                        moments[min(int(part * 10), 9)] += 1
                compare(exporter, number, state(exporter, broken), expected[number])
            histories += 1
        return Outcomes(done, histories, tuple(moments))


def compare(exporter: Exporter, number: int, found: dict[str, Any], expected: dict[str, Any]) -> None:
    """Raise unless two states are the same; the message names what differs."""
    differs = sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))
    if differs:
        shown = "; ".join(
            f"{name}: {str(found.get(name))[:200]} and not {str(expected.get(name))[:200]}" for name in differs[:3]
        )
        raise AssertionError(f"{exporter.name}, after round {number}: {len(differs)} differences: {shown}")


def main() -> int:
    """Torment every exporter, and print one line each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="exporters; every one that needs no network unless given"
    )
    parser.add_argument("--kills", type=int, default=200, help="in all; at least 20 for each exporter")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    local = [one for one in Host.discover().exporters if not one.network or one.name in _ALSO]
    exporters = [one for one in local if one.name in given.names or not given.names]
    if missing := set(given.names) - {one.name for one in exporters}:
        parser.error(f"no such exporter, or it needs a network: {', '.join(sorted(missing))}")
    each = max(LEAST, -(-given.kills // len(exporters))) if not given.names else given.kills
    total, failed = 0, False
    for exporter in exporters:
        try:
            came = torment(exporter, each, random.Random(f"{given.seed} {exporter.name}"))
        except AssertionError as error:
            failed = True
            print(f"{exporter.name:14} FAILED · {error}", flush=True)
            continue
        total += came.kills
        print(
            f"{exporter.name:14} {came.kills:4} kills, {came.histories} histories, moments {came.moments}", flush=True
        )
    print(f"{total} kills in all, seed {given.seed}: {'FAILED' if failed else 'every final state as if uninterrupted'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
