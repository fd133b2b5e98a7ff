"""``zfgk case run``: case files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs
import click

from zfgk.cli.common import echo_json, format_option


@click.group("case")
def command() -> None:
    """Run case files: facts with the answer that a court or a count by hand gives."""


@command.command("run")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--calendar", "calendar_files", multiple=True, type=click.Path(path_type=Path), help="A year table of your own."
)
@format_option
def run(paths: Sequence[Path], calendar_files: Sequence[Path], style: str) -> int:
    """Run the case files at PATHS; folders are searched for .yaml and .yml files.

    A case that is written wrongly is an error of its own, and the exit status is then 2; the others are run.
    """
    from zfgk.cli.law import load_calendar, load_law
    from zfgk.testing import cases

    law = load_law()
    files = cases.find(paths)
    found = list(cases.read_each(files, law))
    refused = [one for one in found if isinstance(one, cases.Refused)]
    results = list(cases.run(found, law, load_calendar(calendar_files)))
    if style == "json":
        echo_json({"cases": [attrs.asdict(result) for result in results]})
    else:
        for result in results:
            click.echo(f"{result.status:<5}  {result.id}" + (f"  {result.message}" if result.message else ""))
        passed = sum(result.status == "pass" for result in results)
        click.echo(f"{passed} of {len(results)} cases pass")
    cases.refuse(files, refused)
    return 0 if all(result.status == "pass" for result in results) else 1
