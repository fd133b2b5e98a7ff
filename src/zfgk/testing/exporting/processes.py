"""Other processes, in which sets have another order: each job runs in one of its own, which imports the plugin anew.

A process that has imported the kit and no plugin waits for jobs and makes a copy of itself for each, so that a job costs
little more than the plugin's own imports. Where processes cannot be copied, each job starts one.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from zfgk.testing.conformance import NotApplicable, Violation, raised
from zfgk.testing.exporting import environment
from zfgk.testing.exporting.bench import Bench
from zfgk.testing.exporting.busy import busy_history
from zfgk.testing.exporting.reference import unpacked
from zfgk.testing.exporting.watch import unwatched, watching

SEEDS = 1, 2
"""What the hashes of text begin with in each of the processes; two, for a set of two has the same order in every second one."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from zfgk.testing.exporting.processes import serve; serve()"
)
_COPIES = hasattr(os, "fork")
_waiting: dict[tuple[int, int], subprocess.Popen[str]] = {}
_one_at_a_time = threading.Lock()


@attrs.frozen
class Job:
    """What runs in another process.

    Args:
        exporter: The exporter and its settings, packed.
        package: The name of the exporter's package.
        root: The directory of its bench.
    """

    exporter: bytes
    package: str
    root: Path


@attrs.frozen
class Outcome:
    """What became of a job.

    Args:
        failed: What it raised, in words; empty if it came to its end.
        read: The variables of the environment that the exporter read.
        unencoded: The lines that opened text without saying in which encoding.
    """

    failed: str = ""
    read: tuple[str, ...] = ()
    unencoded: tuple[str, ...] = ()


def run_elsewhere(job: Job, seed: int, variables: Mapping[str, str] | None = None) -> Outcome:
    """Run the busy history on an exporter in another process.

    Args:
        job: The exporter and the directory of its bench.
        seed: What the hashes of text begin with, one of :data:`SEEDS`.
        variables: Variables of the environment that are set before the plugin is imported.

    Raises:
        NotApplicable: If no other process can be started here.
    """
    line = json.dumps(
        {
            "exporter": base64.b64encode(job.exporter).decode("ascii"),
            "package": job.package,
            "root": str(job.root),
            "variables": {**os.environ, **(variables or {})},
            "path": sys.path,
            "folder": str(Path.cwd()),
        }
    )
    with _one_at_a_time, unwatched():
        answer = _asked(seed, line)
    if not answer:
        return Outcome("the process ended without an answer")
    said = json.loads(answer)
    return Outcome(said["failed"], tuple(said["read"]), tuple(said["unencoded"]))


def _asked(seed: int, line: str) -> str:
    known = (os.getpid(), seed)  # a copy of this process must not take answers that are meant for this one
    process = _waiting.get(known) or _waiting.setdefault(known, _started(seed))
    answer = ""
    with contextlib.suppress(OSError):  # it ended; there is no answer then
        print(line, file=process.stdin, flush=True)
        answer = process.stdout.readline() if process.stdout else ""
    if not answer or not _COPIES:
        _end(known)
    return answer


def _started(seed: int) -> subprocess.Popen[str]:
    if not sys.executable:
        raise NotApplicable("Python does not say how it is started")
    if not _waiting:
        atexit.register(_end_all)
    return subprocess.Popen(  # noqa: S603  # Python itself, with words of our own
        [sys.executable, "-c", _START, json.dumps(sys.path)],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONWARNDEFAULTENCODING": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def _end(known: tuple[int, int]) -> None:
    with contextlib.suppress(OSError):
        _waiting.pop(known).communicate()


def _end_all() -> None:
    for known in [known for known in _waiting if known[0] == os.getpid()]:
        _end(known)


def serve() -> None:
    """Take jobs from the standard input, one in a line, and answer each on the standard output, until there are no more."""
    # What the exporter prints must not stand among the answers, and it must not take the jobs.
    jobs, answers = os.fdopen(os.dup(0), encoding="utf-8"), os.fdopen(os.dup(1), "w", encoding="utf-8")
    with Path(os.devnull).open("r+b") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    for line in jobs:
        answers.write(f"{(_in_a_copy if _COPIES else _answer)(line)}\n")
        answers.flush()


def _in_a_copy(line: str) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _as_copy(line, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    return answer or json.dumps(attrs.asdict(Outcome(f"the process ended with status {status}")))


def _as_copy(line: str, writing: int) -> None:
    try:
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(_answer(line))
    finally:
        os._exit(0)  # what else would run at the end belongs to the process that was copied


def _answer(line: str) -> str:
    job = json.loads(line)
    failed = ""
    try:
        _run(job)
    except Violation as error:
        failed = f"{error.fault.what} ({error.fault.where})"
    except BaseException as error:  # noqa: BLE001  # whatever ends it is the answer
        fault = raised(error)
        failed = f"{fault.what} ({fault.where})"
    read, unencoded = environment.names_read(), environment.lines_without_encoding()
    return json.dumps(attrs.asdict(Outcome(failed, tuple(read), tuple(unencoded))))


def _run(job: Mapping[str, Any]) -> None:
    os.chdir(job["folder"])
    sys.path[:] = job["path"]
    environment.set_variables(job["variables"])
    environment.note(job["package"])
    exporter, extra = unpacked(base64.b64decode(job["exporter"]))
    with watching(loopback=False) as watch:
        busy_history(Bench(exporter, Path(job["root"]), watch, extra))
