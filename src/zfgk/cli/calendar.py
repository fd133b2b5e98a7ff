"""``zfgk calendar``: the official calendar, and reading a notice into a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from zfgk.cli.common import DAY, echo_json, format_option

_calendar_option = click.option(
    "--calendar", "calendar_files", multiple=True, type=click.Path(path_type=Path), help="A year table of your own."
)


@click.group("calendar")
def command() -> None:
    """Show the official working-day calendar; read a notice into a table."""


@command.command("days")
@click.option("--from", "first", type=DAY, required=True, help="The first day.")
@click.option("--to", "last", type=DAY, required=True, help="The last day.")
@click.option("--known-on", type=DAY, help="Use only notices issued by this day.")
@_calendar_option
@format_option
def days(first: date, last: date, known_on: date | None, calendar_files: Sequence[Path], style: str) -> None:
    """List the days from one day to another with kind, name and notice."""
    from zfgk.calendar import china
    from zfgk.cli.law import load_calendar

    if last < first:
        message = f"--to {last} lies before --from {first}"
        raise click.UsageError(message)
    calendar = load_calendar(calendar_files) or china()
    if known_on:
        calendar = calendar.as_known_on(known_on)
    found = list(calendar.days(first, last))
    if style == "json":
        rows = [
            {
                "date": day.date.isoformat(),
                "working": day.working,
                "kind": day.kind.value,
                "name": day.name,
                "notice": day.notice,
                "provisional": calendar.is_provisional(day.date),
            }
            for day in found
        ]
        echo_json({"days": rows})
        return
    for day in found:
        provisional = "  provisional" if calendar.is_provisional(day.date) else ""
        mark = "work" if day.working else "off "
        click.echo(f"{day.date} {day.date:%a}  {mark}  {day.kind.value:<24}{day.notice}  {day.name}{provisional}")
