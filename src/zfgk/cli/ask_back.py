"""``zfgk ask-back``: from a day to the facts behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from zfgk.cli.common import DAY, echo_json, format_option, lang_option


@click.command("ask-back")
@click.argument("rule")
@click.option("--event", "events", multiple=True, metavar="NAME=DAY[,KEY=VALUE…]", help="A fact; repeat for each.")
@click.option("--act", type=DAY, help="From which start on would an act on this day be in time?")
@click.option("--claimed", type=DAY, help="Which hidden day explains this announced last day?")
@click.option("--known-on", type=DAY, help="Use only holiday notices issued by this day.")
@click.option("--reading", "readings", multiple=True, metavar="NAME=OPTION", help="Select a reading; repeat for each.")
@click.option(
    "--calendar", "calendar_files", multiple=True, type=click.Path(path_type=Path), help="A year table of your own."
)
@format_option
@lang_option
def command(  # noqa: PLR0917  # click hands every option over by name
    rule: str,
    events: Sequence[str],
    act: date | None,
    claimed: date | None,
    known_on: date | None,
    readings: Sequence[str],
    calendar_files: Sequence[Path],
    style: str,
    lang: str,
) -> None:
    """Ask a rule backwards: the last safe day, the credited days that a late act lacks, the day behind a date.

    Example: zfgk ask-back national.reply-to-request --event request.received=2017-06-18
    """
    from zfgk import questions
    from zfgk.cli.due import parse_events, parse_readings
    from zfgk.cli.law import load_calendar, load_law

    facts = parse_events(events)
    given: dict[str, Any] = {
        "law": load_law(),
        "calendar": load_calendar(calendar_files),
        "known_on": known_on,
        "readings": parse_readings(readings),
    }
    found: dict[str, Any] = {}
    if facts or not (act or claimed):
        found["last_day"] = questions.last_day(rule, facts, **given)
        found["suspension"] = questions.suspension_needed(rule, facts, **given)
    if act:
        found["latest_start"] = questions.latest_start(rule, act, facts, **given)
    if claimed:
        found["explaining"] = questions.explaining_days(rule, facts, claimed, **given)
    if style == "json":
        echo_json({name: one.to_json() for name, one in found.items()})
        return
    for one in found.values():
        click.echo(one.text(lang))
