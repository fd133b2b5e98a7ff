"""What an exporter leaves as it found it, and who may read and write its files."""

from __future__ import annotations

import contextlib
import io
import os
import platform
import socket
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from zfgk.testing.conformance import Check, NotApplicable, require
from zfgk.testing.exporting.bench import Bench, withdraw
from zfgk.testing.exporting.contents import unlike
from zfgk.testing.exporting.marks import is_hidden
from zfgk.testing.hostile_text import POISON


def quiet(bench: Bench) -> None:
    """Check that it prints nothing where the host's own answer goes, and stays in the working directory."""
    before, said = Path.cwd(), io.StringIO()
    with contextlib.redirect_stdout(said):
        _history(bench)
        bench.held()
    now = Path.cwd()
    require(not said.getvalue(), f"it prints {said.getvalue()[:60]!r}", "stdout")
    require(now == before, "it changes the working directory of the process", now.name)


def modes(bench: Bench) -> None:
    """Check that readers may read its files, and that nobody may write them whom the system does not let."""
    if bench.exporter.network or os.name != "posix":
        raise NotApplicable("its target is not files of this machine" if os.name == "posix" else "no POSIX modes here")
    _history(bench)
    mask = os.umask(0o022)
    os.umask(mask)
    for path in sorted(bench.out.rglob("*")):
        if path.is_symlink():
            continue
        name, mode = path.relative_to(bench.out).as_posix(), stat.S_IMODE(path.stat().st_mode)
        surplus = mode & 0o022 & mask
        require(not surplus, f"others may write what it wrote (mode {mode:03o})", name)
        if not is_hidden(name):
            wanted = (0o555 if path.is_dir() else 0o444) & ~mask
            require(mode & wanted == wanted, f"readers may not read what it wrote (mode {mode:03o})", name)


def any_machine(bench: Bench) -> None:
    """Check that the same changes give the same bytes in another time zone, under another name and in another home."""
    if bench.exporter.network:
        raise NotApplicable("its target is not files of this machine")
    seen = []
    for name, zone in (("here", "CST-8"), ("elsewhere", "EST5")):
        beside = bench.beside(name)
        with _machine(f"zfgk-{name}", zone, str(bench.root / f"home-{name}")):
            _history(beside)
        seen.append(beside.files())
    wrong = unlike(*seen)
    require(not wrong, "the same changes give other bytes on another machine", wrong)


@contextlib.contextmanager
def _machine(name: str, zone: str, home: str) -> Iterator[None]:
    """Set the name of the machine, its time zone and the home of its user while the block runs."""
    words = {"TZ": zone, "HOME": home, "USER": name, "LOGNAME": name, "HOSTNAME": name}
    with contextlib.ExitStack() as until:
        until.callback(_set_zone)  # runs last, when the old environment stands again
        until.enter_context(patch.dict(os.environ, words))
        until.enter_context(patch.object(socket, "gethostname", lambda: name))
        until.enter_context(patch.object(socket, "getfqdn", lambda *_given: name))
        until.enter_context(patch.object(platform, "node", lambda: name))
        if hasattr(os, "uname"):
            told = os.uname_result((os.uname().sysname, name, *os.uname()[2:]))
            until.enter_context(patch.object(os, "uname", lambda: told))
        _set_zone()
        yield


def _set_zone() -> None:
    """Let the C library look at TZ, where it can."""
    if hasattr(time, "tzset"):
        time.tzset()


def _history(bench: Bench) -> None:
    whole = bench.exporter.shape == "snapshot"
    bench.give(bench.publish("A"), bench.publish("B"), bench.publish("P", 1, POISON[0]))
    last = [] if bench.exporter.withdraw == "never" else [withdraw("B", 2)]
    bench.give(bench.publish("A", 2), *last, *([bench.publish("C")] if whole else []))


CHECKS = (
    Check(
        "quiet",
        "it prints nothing, and stays in the working directory",
        quiet,
        "say what went wrong in Ack(error=…) or an exception, and join paths to config['out']",
        "a line for finding a fault was left in; what it prints stands in the middle of the host's own answer",
        ("one",),
    ),
    Check(
        "modes",
        "readers may read its files, and nobody else may write them",
        modes,
        "write_atomic sets the mode that new files have; what tempfile makes only its owner reads",
        "a file from tempfile takes the place of the old one, or chmod opens it to everybody",
        ("one",),
    ),
    Check(
        "any-machine",
        "the same changes give the same bytes on any machine",
        any_machine,
        "tell moments at a fixed offset, such as change.at's own, and take names from the config",
        "astimezone() is called without a zone, or the name of the machine or a home stands in the output",
        ("one", "withdrawal"),
    ),
)
