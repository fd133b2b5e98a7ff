"""``zfgk screen``: what in files must not leave, or should be looked at first."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from zfgk.cli.common import DAY, format_option, json_list, today_in_china
from zfgk.cli.explaining import explain
from zfgk.cli.kept import Kept
from zfgk.cli.negative_lists import recognisers
from zfgk.cli.redacting import copy_names, write_removals
from zfgk.cli.screened import Screened
from zfgk.errors import BadInput, Fault, RedactionRefused, UnreadableFile

if TYPE_CHECKING:
    from zfgk.host import Host
    from zfgk.model.findings import Finding
    from zfgk.screening import Screener


@click.command("screen")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--redact",
    "out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write copies without what was found below OUT, and OUT/removals.json.",
)
@click.option(
    "--negative-list",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also look for what stands on an office's negative list; may be repeated.",
)
@click.option("--on", type=DAY, metavar="DAY", help="The day whose lists govern; today in China unless given.")
@click.option(
    "--explain", "explained", is_flag=True, help="Also say why what looks like a number of somebody's is none."
)
@format_option
def command(  # one for each option of the command
    *, paths: Sequence[Path], out: Path | None, lists: Sequence[Path], on: date | None, explained: bool, style: str
) -> int:
    """Screen the files at PATHS; folders are walked, names that begin with a dot aside.

    Findings are masked. The exit status is 1 if anything must not leave or needs a person, a file that cannot be
    read included.
    """
    from zfgk.host import Host
    from zfgk.inspection import titles
    from zfgk.screening import Screener

    host = Host.discover()
    screener = Screener(recognisers(host, lists, on or today_in_china()))
    files = find_files(paths)
    copies = copy_names(paths, files, out, screener) if out else {}
    with Kept() as kept:
        kept.fill(_screened(files, screener, host, copies, explained=explained))
        if out:
            write_removals(out, kept, screener)
        if style == "json":
            for piece in json_list("files", (one.to_json() for one in kept), 2):
                click.echo(piece, nl=False)
        else:
            _print(kept, titles(screener.recognisers))
        return 1 if kept.serious else 0


def _screened(
    files: list[Path], screener: Screener, host: Host, copies: dict[Path, Path], *, explained: bool
) -> Iterator[Screened]:
    for path in _with_progress(files):
        one = screen_file(path, screener, host, copies.get(path))
        yield attrs.evolve(one, near=explain(path, screener, host)) if explained else one


def find_files(paths: Sequence[Path]) -> list[Path]:
    """List the files to screen.

    Args:
        paths: Files and folders.

    Returns:
        The files named, and those below the folders, sorted within each.

    Raises:
        BadInput: With every path that is not there.
    """
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        then = "name files or folders that exist"
        raise BadInput("PATH", [Fault(str(path), "there is no such file or folder", then=then) for path in missing])
    return [file for path in paths for file in (_walk(path) if path.is_dir() else [path])]


def screen_file(path: Path, screener: Screener, host: Host, copy: Path | None = None) -> Screened:
    """Screen one file, its name included; what cannot be read is a finding, never silence.

    Args:
        path: The file.
        screener: The recognisers.
        host: The host whose readers are used.
        copy: Where a redacted copy is to be written, if one is wanted; its ending follows the copy's format.

    Returns:
        What was seen.
    """
    from zfgk.files.reading import read_bytes
    from zfgk.inspection import inspect, unread
    from zfgk.model.documents import Unread

    try:
        data = read_bytes(_itself(path))
    except UnreadableFile as error:
        return Screened(path, (*screener.scan(path.name, "file name"), unread(Unread("body", "damaged"))), str(error))
    seen = inspect(data, str(path), screener=screener, readers=host.readers)
    screened = Screened(path, seen.findings, seen.error)
    return screened if copy is None or seen.error else _redact(screened, data, screener, host, copy)


def _redact(screened: Screened, data: bytes, screener: Screener, host: Host, copy: Path) -> Screened:
    from zfgk.files.atomic import write_bytes
    from zfgk.inspection import redacted

    try:
        made = redacted(data, str(screened.path), screener=screener, readers=host.readers)
    except RedactionRefused as error:
        return attrs.evolve(screened, error=str(error))
    target = copy.with_suffix(made.suffix)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(target, made.data)
    return attrs.evolve(screened, redacted=target, removals=made.removals)


def _itself(path: Path) -> Path:
    """Return a path that is no link to another folder: what lies elsewhere was not asked for."""
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        raise UnreadableFile(str(path), "it is a link that leads out of its folder", "name the file itself")
    return path


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files) if not name.startswith("."))


def _with_progress(files: list[Path]) -> Iterator[Path]:
    if not sys.stderr.isatty() or len(files) < 2:
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, "审查 screening", console=Console(stderr=True), transient=True)


def _print(kept: Kept, names: dict[str, str]) -> None:
    show = _table if sys.stdout.isatty() else _lines
    for one in kept:
        if one.findings:
            show(one, [(finding, names.get(finding.rule, finding.category)) for finding in one.findings])
        for near in one.near or ():
            click.echo(f"{one.path}: {near.to_line()}")
        if one.error:
            click.echo(one.error, err=True)
        if one.redacted:
            click.echo(f"{one.path}: 区分处理 redacted copy {one.redacted} ({len(one.removals)} removals)")
    click.echo(f"{kept.files} files, {kept.findings} findings in {kept.touched} of them")


def _lines(one: Screened, findings: Sequence[tuple[Finding, str]]) -> None:
    for finding, title in findings:
        what = f"{title} {finding.excerpt}".strip()
        click.echo(f"{one.path}: {finding.severity.value} {what} ({_place(finding)}) {finding.action}")


def _table(one: Screened, findings: Sequence[tuple[Finding, str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    colours = {"block": "red", "review": "yellow", "note": "dim"}
    table = Table(title=Text(str(one.path), style="bold"), title_justify="left", box=None, pad_edge=False)
    for head in ("程度", "发现", "内容", "位置", "处理"):
        table.add_column(head, overflow="fold")
    for finding, title in findings:
        severity = Text(finding.severity.value, style=colours[finding.severity.value])
        table.add_row(severity, title, Text(finding.excerpt), _place(finding), finding.action)
    Console().print(table)


def _place(finding: Finding) -> str:
    return f"{finding.where} {finding.start}-{finding.end}"
