"""``zfgk due``: one deadline with its steps."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from zfgk.cli.common import DAY, echo_json, format_option, lang_option
from zfgk.errors import BadInput, Fault

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]")


def parse_event_argument(argument: str, index: int, faults: list[Fault]) -> dict[str, Any]:
    """Turn ``NAME=DAY,key=value`` into the mapping of a case file.

    Args:
        argument: The argument; DAY may be a day, ``D|D`` for disputed days, ``D..D`` for a range, a moment such as
            ``2020-01-01T08:00+08:00`` for clocks in hours, or empty.
        index: Which ``--event`` it is, for messages.
        faults: Faults are appended here.

    Returns:
        The mapping, without checks of its values.
    """
    head, *rest = argument.split(",")
    name, equals, day = head.partition("=")
    event: dict[str, Any] = {"event": name.strip()}
    if day.strip():
        event["at" if _MOMENT.match(day.strip()) else "day"] = _when(day.strip())
    elif not equals:
        faults.append(Fault(f"--event[{index}]", f"{head!r} has no day", then="write NAME=YYYY-MM-DD[,key=value…]"))
    for pair in rest:
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            faults.append(Fault(f"--event[{index}]", f"{pair!r} is not key=value"))
        elif key.strip() in event:
            faults.append(Fault(f"--event[{index}].{key.strip()}", "is given twice"))
        else:
            event[key.strip()] = value.strip()
    return event


def parse_events(arguments: Sequence[str]) -> list[dict[str, Any]]:
    """Turn every ``--event`` into the mapping of a case file.

    Args:
        arguments: The arguments.

    Returns:
        The mappings, without checks of their values.

    Raises:
        BadInput: With every argument that is not ``NAME=DAY[,KEY=VALUE…]``.
    """
    faults: list[Fault] = []
    written = [parse_event_argument(event, i, faults) for i, event in enumerate(arguments)]
    if faults:
        raise BadInput("--event", faults)
    return written


def _when(text: str) -> Any:
    if ".." in text:
        first, _, last = text.partition("..")
        return {"from": first, "to": last}
    return text.split("|") if "|" in text else text


def parse_readings(arguments: Sequence[str]) -> dict[str, str]:
    """Turn ``NAME=OPTION`` arguments into a selection.

    Args:
        arguments: The arguments.

    Returns:
        Option by reading id.

    Raises:
        BadInput: For an argument without ``=`` or a reading named twice.
    """
    faults: list[Fault] = []
    selected: dict[str, str] = {}
    for i, argument in enumerate(arguments):
        name, sign, option = argument.partition("=")
        if not sign:
            faults.append(Fault(f"--reading[{i}]", f"{argument!r} is not NAME=OPTION"))
        elif name in selected:
            faults.append(Fault(f"--reading[{i}]", f"{name} is selected twice"))
        selected[name] = option
    if faults:
        raise BadInput("--reading", faults)
    return selected


@click.command("due")
@click.argument("rule")
@click.option("--event", "events", multiple=True, metavar="NAME=DAY[,KEY=VALUE…]", help="A fact; repeat for each.")
@click.option("--as-of", type=DAY, help="Ask the verdict on this day; later acts are ignored.")
@click.option("--known-on", type=DAY, help="Use only holiday notices issued by this day.")
@click.option("--reading", "readings", multiple=True, metavar="NAME=OPTION", help="Select a reading; repeat for each.")
@click.option("--strict", is_flag=True, help="Refuse where readings lead to different answers.")
@click.option("--pack", "packs", multiple=True, help="Ask only these packs.")
@click.option(
    "--calendar", "calendar_files", multiple=True, type=click.Path(path_type=Path), help="A year table of your own."
)
@click.option(
    "--ledger",
    "ledger_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the count day by day as JSON, for verify/ledger.py.",
)
@format_option
@lang_option
def command(  # noqa: PLR0917  # click hands every option over by name
    rule: str,
    events: Sequence[str],
    as_of: date | None,
    known_on: date | None,
    readings: Sequence[str],
    strict: bool,
    packs: Sequence[str],
    calendar_files: Sequence[Path],
    ledger_file: Path | None,
    style: str,
    lang: str,
) -> None:
    """Compute the last day of a rule's period, and whether an act was in time.

    Example: zfgk due national.reply-to-request --event request.received=2022-09-30,channel=registered-mail
    """
    from zfgk.calendar import china
    from zfgk.cli.law import load_calendar, load_law

    answer = load_law(packs).due(
        rule,
        parse_events(events),
        as_of=as_of,
        known_on=known_on,
        readings=parse_readings(readings),
        strict=strict,
        calendar=load_calendar(calendar_files),
    )
    if ledger_file is not None:
        from zfgk.files.atomic import write_bytes

        days = load_calendar(calendar_files) or china()
        ledger = answer.ledger(days.as_known_on(known_on) if known_on else days)
        write_bytes(ledger_file, (json.dumps(ledger.to_json(), ensure_ascii=False, indent=1) + "\n").encode())
    if style == "json":
        echo_json(answer.to_json(lang))
    else:
        click.echo(answer.explain(lang))
