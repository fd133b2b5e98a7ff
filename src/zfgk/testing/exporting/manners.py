"""What an exporter leaves as it found it, and who may read and write its files."""

from __future__ import annotations

import contextlib
import io
import os
import stat
from pathlib import Path

from zfgk.testing.conformance import Check, NotApplicable, require
from zfgk.testing.exporting.bench import Bench, withdraw
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
)
