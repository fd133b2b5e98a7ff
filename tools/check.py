"""Set up everything the tests need and run all checks of the project: ``python3 tools/check.py``.

Arguments go to tox: ``python3 tools/check.py -e lint``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import postgres  # a script beside its helpers
from workshop import (
    OLDEST,
    ROOT,
    GiveUp,
    debian_packages,
    environment,
    interpreters,
    main,
    venv_package,
    virtual_environment,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NEWEST_MINOR = 13
"""The newest Python 3.x that the project claims to support."""

QUESTIONS = ["floors", "docs", "types", "bare", "lint"]
"""Environments that run on any supported Python, the slowest first; tox.ini says what each one asks."""

SLOWEST = "outside"
"""The one among them that takes as long as the tests on one Python."""


MEMORY = Path("/dev/shm")  # noqa: S108  # the folder that Linux keeps in memory; what lies in it is in one of our own
"""Where temporary files lie if there is room."""

ROOM = 4 << 30
"""Bytes that must be free there; the temporary files of all tests take a few hundred megabytes."""


@contextmanager
def temporary_files() -> Iterator[dict[str, str]]:
    """Keep temporary files in memory while the block lasts: tests flush tens of thousands, and a disk takes its time.

    Nothing is asked less of the code: what a test sees of a flushed file is the same, and what it kills are processes.

    Yields:
        What the environment says of it; nothing if the caller has chosen a folder, or there is no room.
    """
    if os.environ.get("TMPDIR") or not _has_room(MEMORY):
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="zfgk-", dir=MEMORY, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o1777)  # as /tmp is: Debian's installer and PostgreSQL run as users of their own
        yield {"TMPDIR": folder}


def _has_room(folder: Path) -> bool:
    # Some tests start programs that they have written, which a folder may forbid.
    if not (hasattr(os, "statvfs") and os.access(folder, os.W_OK)):
        return False
    said = os.statvfs(folder)
    return said.f_bavail * said.f_frsize >= ROOM and not said.f_flag & os.ST_NOEXEC


def _at_once() -> int:
    """Return how many questions are asked at a time: one more than there are cores.

    Now and then one of them waits, for a package index, a browser or a database, and the cores would, too.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + 1


def work() -> int:
    """Prepare the machine, then let tox ask every question."""
    needs = {venv_package(): "Python's own venv module"}
    if shutil.which("jing", path=environment()["PATH"]) is None:
        if sys.platform == "linux" and not Path("/proc/self").exists():
            raise GiveUp("jing, which tests feeds, is a Java program, and Java needs /proc: mount -t proc proc /proc")
        needs["jing"] = "the RELAX NG validator jing, for the tests of feeds"
    if shutil.which("node", path=environment()["PATH"]) is None:
        needs["nodejs"] = "Node.js, for the JavaScript verifier of the vectors"
    if not postgres.installed():
        needs[postgres.PACKAGE] = postgres.PURPOSE
    if packages := [package for package in needs if package]:
        what = " and ".join(needs[package] for package in packages)
        debian_packages(
            packages,
            what,
            "Install what is missing and put it on the PATH; jing is also packaged as jing-trang, nodejs as node; of "
            "PostgreSQL, initdb is looked for.",
        )
    programs = virtual_environment(ROOT / ".tox" / ".runner", ["tox>=4.23"], "tox")
    pythons = interpreters(NEWEST_MINOR)
    versions = ", ".join(f"{major}.{minor}" for major, minor in pythons)
    print(f"· Testing on Python {versions}", flush=True)
    tests = [f"py{major}{minor}" for major, minor in pythons]
    if OLDEST in pythons:
        tests.append("min")
    elif os.environ.get("CI"):
        raise GiveUp("Python 3.11, the oldest version supported, must be tested here and was not found.")
    else:
        print("  Python 3.11, the oldest version supported, is not on this machine: it is not tested.", flush=True)
    # The slowest questions first, so that all that run at a time finish together.
    asked = sys.argv[1:] or ["-e", ",".join([tests[0], SLOWEST, *tests[1:], *QUESTIONS])]
    command = [programs / "tox", "run-parallel", "--parallel", str(_at_once())]
    command += [] if sys.stdout.isatty() else ["--parallel-no-spinner"]
    command += ["--skip-missing-interpreters", "false", "--discover", *pythons.values(), *asked]
    with temporary_files() as folder:
        env = environment() | folder
        return subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode


if __name__ == "__main__":
    main(work)
