"""Set up everything the tests need and run all checks of the project: ``python3 tools/check.py``.

Arguments go to tox: ``python3 tools/check.py -e lint``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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

NEWEST_MINOR = 13
"""The newest Python 3.x that the project claims to support."""

QUESTIONS = ["types", "docs", "floors", "lint", "bare"]
"""Environments that run on any supported Python; tox.ini says what each one asks."""

SLOWEST = "outside"
"""The one among them that takes as long as the tests on one Python."""


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
    # The slowest questions first, so that as many at a time as there are cores finish together.
    asked = sys.argv[1:] or ["-e", ",".join([tests[0], SLOWEST, *tests[1:], *QUESTIONS])]
    command = [programs / "tox", "run-parallel", "--parallel", "auto"]
    command += [] if sys.stdout.isatty() else ["--parallel-no-spinner"]
    command += ["--skip-missing-interpreters", "false", "--discover", *pythons.values(), *asked]
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=environment(), check=False).returncode


if __name__ == "__main__":
    main(work)
