"""``zfgk miscount``: by which error a claimed date or period came about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from zfgk.cli.common import DAY, echo_json, format_option, lang_option


@click.command("miscount")
@click.argument("rule")
@click.argument("claimed")
@click.option("--event", "events", multiple=True, metavar="NAME=DAY[,KEY=VALUE…]", help="A fact; repeat for each.")
@click.option("--known-on", type=DAY, help="Use only holiday notices issued by this day.")
@click.option("--reading", "readings", multiple=True, metavar="NAME=OPTION", help="Select a reading; repeat for each.")
@click.option(
    "--calendar", "calendar_files", multiple=True, type=click.Path(path_type=Path), help="A year table of your own."
)
@format_option
@lang_option
def command(  # noqa: PLR0917  # click hands every option over by name
    rule: str,
    claimed: str,
    events: Sequence[str],
    known_on: date | None,
    readings: Sequence[str],
    calendar_files: Sequence[Path],
    style: str,
    lang: str,
) -> int:
    """Explain CLAIMED, a last day or a period such as 30日: right, right by another reading, or which error gives it.

    Exit status 1 if the claim is wrong.

    Example: zfgk miscount national.reply-to-request 2025-03-19 --event request.received=2025-02-20
    """
    from zfgk.cli.due import parse_events, parse_readings
    from zfgk.cli.law import load_calendar, load_law
    from zfgk.questions import Kind, diagnose

    found = diagnose(
        rule,
        parse_events(events),
        claimed,
        law=load_law(),
        calendar=load_calendar(calendar_files),
        known_on=known_on,
        readings=parse_readings(readings),
    )
    if style == "json":
        echo_json(found.to_json(lang))
    else:
        click.echo(found.text(lang))
    return 1 if found.kind in {Kind.MISCOUNT, Kind.UNEXPLAINED} else 0
