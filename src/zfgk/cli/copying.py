"""Copying a database: progress while it lasts, and a line at its end."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zfgk.cli.common import echo_json

if TYPE_CHECKING:
    from zfgk.storage.backup import Tell


@contextlib.contextmanager
def progress() -> Iterator[Tell | None]:
    """Yield what shows on the terminal how far a copy is; where there is none, nothing is shown."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("备份 copying", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def echo_copied(file: Path, size: int, style: str) -> None:
    """Print what was copied."""
    if style == "json":
        echo_json({"file": str(file), "bytes": size})
    else:
        click.echo(f"{file}: copied and checked")
