"""A publishing run on the terminal: progress while it lasts, a table and a few lines at its end."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from zfgk.cli.common import echo_json
from zfgk.errors import ZfgkError
from zfgk.warnings import ZfgkWarning

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from zfgk.publish.delivery.deliver import Tell
    from zfgk.publish.outcome import ExportReport, RunReport

_PATIENCE = 1.0
_STYLES = {
    "published": "green",
    "withdrawn": "magenta",
    "held": "yellow",
    "rejected": "yellow",
    "vanished": "yellow",
    "blocked": "bold red",
    "failed": "bold red",
}
_NO_TERMINAL = 120
_FILES = 5
_TITLE = 80
"""How many characters of a title are shown; the report and JSON have all of them."""


@contextlib.contextmanager
def progress(lang: str) -> Iterator[Tell]:
    """Yield what a run calls as it goes on; a bar appears on a terminal, and only if the run takes long.

    Args:
        lang: The language of the text.
    """
    bar = _Bar(lang) if sys.stderr.isatty() else None
    try:
        yield bar.tell if bar else lambda _what, _done, _all: None
    finally:
        if bar:
            bar.close()


@contextlib.contextmanager
def warned() -> Iterator[None]:
    """Print each warning of zfgk as one line instead of as Python prints them."""
    caught: list[warnings.WarningMessage] = []
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ZfgkWarning)
            yield
    finally:
        for one in caught:
            if issubclass(one.category, ZfgkWarning):
                click.echo(f"zfgk: warning: {one.message}", err=True)
            else:
                warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)


def show(report: RunReport, page: str, style: str, lang: str) -> None:
    """Print a run report as text or as JSON.

    Args:
        report: The report.
        page: The path of the written page; empty if there is none.
        style: ``text`` or ``json``.
        lang: The language of the text.
    """
    if style == "json":
        echo_json(report.to_json(lang))
    else:
        print_report(report, page, lang)


def print_report(report: RunReport, report_page: str, lang: str) -> None:
    """Print a run report.

    Args:
        report: The report.
        report_page: The path of the written page; empty if there is none.
        lang: The language of the text.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from zfgk.publish.report.page import verdict
    from zfgk.publish.report.words import ATTRIBUTES, ORDER, STATUSES, WORDS

    words = WORDS[lang]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("id", "item", "attribute", "status", "reasons"):
        table.add_column(words[name], overflow="fold")
    for item in sorted(report.items, key=lambda item: ORDER.index(item.status)):
        attribute = ATTRIBUTES[lang][item.attribute] if item.attribute else ""
        reasons = "\n".join(printable(reason.text(lang)) for reason in item.reasons)
        status = Text(STATUSES[lang][item.status], style=_STYLES.get(item.status.value, ""))
        table.add_row(Text(printable(item.key)), Text(short(item.title)), attribute, status, Text(reasons))
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _NO_TERMINAL)
    if report.items:
        console.print(table)
        console.print()
    console.print(Text(verdict(report, lang)))
    print_exports(report.exports, lang, dry_run=report.dry_run)
    if report.dry_run:
        console.print(Text(words["dry"]))
    if report_page:
        console.print(Text(words["title"] + words["colon"] + report_page), soft_wrap=True)


def print_exports(exports: Iterable[ExportReport], lang: str, *, dry_run: bool) -> None:
    """Print what came of each target, one line each; in a dry run with what it would be given."""
    from rich.console import Console
    from rich.text import Text

    from zfgk.publish.report.words import WORDS

    console = Console(highlight=False, width=None if sys.stdout.isatty() else _NO_TERMINAL)
    for export in exports:
        console.print(Text(_export(export, WORDS[lang], dry_run=dry_run)))


def complain(report: RunReport) -> bool:
    """Print one line for each target that is not up to date, and tell whether there is one.

    Of a dry run only what would keep a target from being served is printed, and counts; nothing is owed.
    """
    if not report.dry_run:
        return complain_of(report.exports)
    unserved = [export for export in report.exports if export.error]
    for export in unserved:
        click.echo(f"zfgk: target {export.exporter} · {printable(export.error)}", err=True)
    return bool(unserved)


def complain_of(exports: Iterable[ExportReport]) -> bool:
    """Print one line for each target that is not up to date, and tell whether there is one."""
    behind = [export for export in exports if export.error or export.retry]
    for export in behind:
        said = export.error or export.why
        then = f"worth another try from {export.next_try.isoformat()}" if export.next_try else "run again"
        if not export.served:  # running again alone is of no use
            then = ""
        owes = f" still owes {export.retry} change(s)" if export.retry else ""
        parts = (f"target {export.exporter}{owes}", printable(said), then)
        click.echo(f"zfgk: {' · '.join(filter(None, parts))}", err=True)
    return bool(behind)


@contextlib.contextmanager
def told(tell: Callable[[RunReport], object]) -> Iterator[None]:
    """Tell what a run had done when an error ended it, before the error itself is told."""
    from zfgk.publish.outcome import RunReport

    try:
        yield
    except ZfgkError as error:
        if isinstance(error.report, RunReport):
            tell(error.report)
            complain_of(error.report.exports)
        raise


def printable(text: str) -> str:
    """Return a text without what could steer the terminal."""
    return "".join(c if c.isprintable() or c == "\u3000" else "\ufffd" for c in text)


def short(title: str) -> str:
    """Return a title that is fit for the terminal: on a line or two of a column, without what could steer it."""
    return printable(title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…")


def _export(export: ExportReport, words: Mapping[str, str], *, dry_run: bool) -> str:
    if dry_run:
        plan = [f"{words[change.action]} {printable(change.key)} (v{change.version})" for change in export.planned]
        return "\n  ".join([f"{export.exporter}{words['colon']}{words['planned']} {len(plan)}", *plan])
    numbers = (("done", export.done), ("rejected", export.rejected), ("retry", export.retry))
    counts = words["separator"].join(f"{words[name]} {count}" for name, count in numbers)
    return (
        f"{export.exporter}{words['colon']}{counts}{words['separator']}{_files(export.files) or words['none_written']}"
    )


def _files(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_FILES])
    return f"{shown}, … ({len(names)})" if len(names) > _FILES else shown


class _Bar:
    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._start = time.monotonic()
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self._lock = threading.Lock()

    def tell(self, what: str, done: int, total: int) -> None:
        with self._lock:  # several targets tell at once
            self._tell(what, done, total)

    def _tell(self, what: str, done: int, total: int) -> None:
        if self._progress is None:
            if time.monotonic() - self._start < _PATIENCE:
                return
            self._progress = _new_progress()
            self._progress.start()
        if what not in self._tasks:
            text = {"zh": "审查", "en": "checking"}[self._lang] if what == "check" else what
            self._tasks[what] = self._progress.add_task(text, total=total or None)
        self._progress.update(self._tasks[what], completed=done)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def _new_progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
