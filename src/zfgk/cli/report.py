"""``zfgk report``: the annual report (政府信息公开工作年度报告)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zfgk.cli.common import echo_json, format_option, lang_option
from zfgk.cli.report_build import build, cell, counts
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.reporting.lint import Finding
    from zfgk.reporting.reading import Scan


@click.group("report")
def command() -> None:
    """Make the annual report (政府信息公开工作年度报告) of an agency, and check one."""


for _one in (build, cell, counts):
    command.add_command(_one)


@command.command("lint")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE …")
@click.option(
    "--previous", type=click.Path(path_type=Path), metavar="FILE", help="The same agency's report of the year before."
)
@lang_option
@format_option
def lint(*, files: Sequence[Path], previous: Path | None, lang: str, style: str) -> int:
    """Check annual reports as published or drafted: .html, .docx, .xlsx, .json.

    The exit status is 1 if there is an error among the findings; notes alone are 0.
    """
    _require(*files, *((previous,) if previous else ()))
    before = _previous(previous) if previous else None
    found = [(path, _findings(path, before)) for path in files]
    if style == "json":
        echo_json(
            {"files": [{"path": str(path), "findings": [one.to_json(lang) for one in some]} for path, some in found]}
        )
    else:
        for path, some in found:
            _print(path, some, lang)
    return 1 if any(one.severity == "error" for _, some in found for one in some) else 0


def _require(*paths: Path) -> None:
    missing = [path for path in paths if not path.is_file()]
    if missing:
        raise BadInput("FILE", [Fault(str(path), "there is no such file", then="name a report") for path in missing])


def _findings(path: Path, previous: Scan | None) -> list[Finding]:
    from zfgk.reporting.lint.file import check_file
    from zfgk.reporting.reading import read_report

    return list(check_file(read_report(path), previous))


def _previous(path: Path) -> Scan:
    from zfgk.reporting.reading import NotAReport, read_report

    scan = read_report(path)
    if isinstance(scan, NotAReport):
        fault = Fault(str(path), "is no annual report", why=scan.en, then="name the report of the year before")
        raise BadInput("--previous", [fault])
    return scan


def _print(path: Path, findings: Sequence[Finding], lang: str) -> None:
    for one in findings:
        place: list[Any] = [f"table{one.table}" if one.table else "", one.row, one.column]
        where = " ".join(part for part in place if part)
        click.echo(f"{path}: {one.severity} {one.check}{f' [{where}]' if where else ''} {one.message(lang)}")
    errors = sum(one.severity == "error" for one in findings)
    click.echo(f"{path}: {errors} errors, {len(findings) - errors} notes")
