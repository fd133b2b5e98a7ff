"""``zfgk calendar``: the official calendar, and reading a notice into a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from zfgk.cli.calendar_diff import diff
from zfgk.cli.common import DAY, echo_json, format_option

_calendar_option = click.option(
    "--calendar", "calendar_files", multiple=True, type=click.Path(path_type=Path), help="A year table of your own."
)


@click.group("calendar")
def command() -> None:
    """Show the official working-day calendar; read a notice into a table."""


command.add_command(diff)


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


@command.command("learn")
@click.argument("notice", type=click.Path(path_type=Path))
@click.option("--year", type=int, help="The year that the notice arranges, if its text does not say so.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the table to this CSV file, for --calendar.")
@format_option
def learn(notice: Path, year: int | None, out: Path | None, style: str) -> int:
    """Read the text of a State Council notice into a year table; list what could not be read.

    Exit status 1 if something could not be read; then no file is written.
    """
    from zfgk.calendar import china
    from zfgk.calendar.learn import learn as read_notice
    from zfgk.calendar.tables import write_table
    from zfgk.files.atomic import write_text
    from zfgk.files.decoding import decode
    from zfgk.files.reading import read_bytes

    learned = read_notice(decode(read_bytes(notice), str(notice)).text, year=year, known=china())
    table = write_table(learned.table)
    if out and not learned.unread:
        write_text(out, table)
    if style == "json":
        rows = [
            {"date": row.day.isoformat(), "kind": row.kind, "name": row.name, "notice": row.notice.number}
            for row in learned.table.rows
        ]
        year_found = learned.table.year
        echo_json({"year": year_found, "days": rows, "unread": list(learned.unread), "notes": list(learned.notes)})
    else:
        click.echo(table, nl=False)
        for clause in learned.notes:
            click.echo(f"note: {clause}", err=True)
        for clause in learned.unread:
            click.echo(f"could not read: {clause}", err=True)
    return 1 if learned.unread else 0
