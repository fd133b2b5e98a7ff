"""``zfgk register``: requests entered as events, and what is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from zfgk.cli.common import DAY, echo_json, format_option, moment, now_in_china, today_in_china
from zfgk.cli.due import parse_events
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.register.store import Added, Register
    from zfgk.rules.events import EventKind

_Entered = TypeVar("_Entered")
_URL = click.argument("url")
_ACTOR = click.option("--actor", default="registrar", show_default=True, help="Who writes it down, by role or account.")
_PLACES = {"day": "--event[{}]", "merged_into": "--merged-into"}
"""What messages call a value of an event given on the command line, where it is no key of it."""
_RECORDED = click.option("--recorded-at", type=moment, help="When it was written down; now unless given.")


def _entered(url: str, kinds: Mapping[str, EventKind], enter: Callable[[Register], _Entered]) -> _Entered:
    """Enter something into a register; what is refused makes no new one, which would look like a year without requests."""
    from zfgk.register.store import open_register, register_url
    from zfgk.storage.addresses import exists

    if not exists(register_url(url)):
        with open_register("sqlite://", kinds) as trial:
            enter(trial)
    with open_register(url, kinds) as register:
        return enter(register)


@click.group("register")
def command() -> None:
    """Keep requests as events in a register: URL is a SQLAlchemy URL, or the path of an SQLite file."""


@command.command("add")
@_URL
@click.option("--request", required=True, help="The id of the request, or of a matter of another kind.")
@click.option(
    "--event", "events", multiple=True, metavar="NAME=DAY[,KEY=VALUE…]", help="What happened; repeat for each."
)
@click.option("--event-id", help="The permanent id of the one event given; the request's id and a number unless given.")
@click.option("--corrects", default="", metavar="ID", help="The entry that the one event given takes the place of.")
@click.option("--department", default="", help="The unit that handles the request.")
@click.option("--subject", default="", help="What is asked for, without personal data.")
@click.option("--applicant", default="", metavar="KEY", help="The key of the applicant's file.")
@click.option("--merged-into", default="", metavar="ID", help="The request that goes on, beside request.merged.")
@_ACTOR
@_RECORDED
@format_option
def add(  # noqa: PLR0917  # click hands every option over by name
    url: str,
    request: str,
    events: Sequence[str],
    event_id: str | None,
    corrects: str,
    department: str,
    subject: str,
    applicant: str,
    merged_into: str,
    actor: str,
    recorded_at: datetime | None,
    style: str,
) -> None:
    """Add events of one request, all of them or none.

    With --corrects and no --event, the entry is taken back.

    Example: zfgk register add register.sqlite --request 2026-1 --event request.received=2026-03-02,channel=email
    """
    from zfgk.asking import installed
    from zfgk.cli.personal import caution_ids
    from zfgk.register.entries import Entry
    from zfgk.register.merging import MERGED
    from zfgk.register.others import stands_at
    from zfgk.rules.parsing import parse_event

    if not events and not corrects:
        message = "nothing to add · give --event, or --corrects for an entry that is taken back"
        raise click.UsageError(message)
    if len(events) > 1 and (event_id or corrects):
        message = "--event-id and --corrects go with one --event · add the others on their own"
        raise click.UsageError(message)
    kinds = installed().events
    faults: list[Fault] = []
    parsed = [parse_event(one, f"--event[{i}]", kinds, faults) for i, one in enumerate(parse_events(events))]
    faults.extend(
        Fault(f"--event[{i}]", f"{one.name} has no day", then="write NAME=YYYY-MM-DD")
        for i, one in enumerate(parsed)
        if one is not None and one.day is None and one.at is None
    )
    if faults:
        raise BadInput("--event", faults)
    if merged_into and not any(one and one.name == MERGED for one in parsed):
        message = f"--merged-into goes with {MERGED} · give --event {MERGED}=YYYY-MM-DD"
        raise click.UsageError(message)
    given = {"--request": request, "--event-id": event_id or "", "--applicant": applicant, "--merged-into": merged_into}
    caution_ids(given.items())
    at = recorded_at or now_in_china()

    def enter(register: Register) -> tuple[Added, tuple[str, str]]:
        last = register.length(request, hold=True)
        added = register.add(
            [
                Entry(
                    event_id=event_id or f"{request}/{number}",
                    matter=request,
                    event=event,
                    recorded_at=at,
                    actor=actor,
                    corrects=corrects,
                    department=department,
                    subject=subject,
                    applicant=applicant,
                    merged_into=merged_into if event and event.name == MERGED else "",
                )
                for number, event in enumerate(parsed or [None], last + 1)
            ],
            place=lambda number, key: _PLACES.get(key, f"--event[{number}].{key}").format(number),
        )
        return added, stands_at(register, request)

    added, (stage, term) = _entered(url, kinds, enter)
    if style == "json":
        echo_json({"request": request, "new": added.new, "known": added.known, "stage": stage})
    else:
        click.echo(f"{request}: {added.new} new, {added.known} known · {term}")


@command.command("import")
@_URL
@click.argument("sheet", type=click.Path(path_type=Path))
@_ACTOR
@_RECORDED
@format_option
def import_(url: str, sheet: Path, actor: str, recorded_at: datetime | None, style: str) -> None:
    """Add the events of SHEET (.csv or .xlsx), one a row; all of them, or none and every fault."""
    from zfgk.asking import installed
    from zfgk.cli.personal import caution_ids, ids_of
    from zfgk.cli.register_view import lines_of, results
    from zfgk.register.sheet import import_sheet

    kinds = installed().events
    lines = list(lines_of(sheet))  # a sheet that cannot be read makes no register
    caution_ids(ids_of(lines, sheet.name))
    at = recorded_at or now_in_china()

    def enter(register: Register) -> Added:
        return import_sheet(register, lines, sheet.name, kinds, actor=actor, recorded_at=at, results=results())

    added = _entered(url, kinds, enter)
    if style == "json":
        echo_json({"new": added.new, "known": added.known})
    else:
        click.echo(f"{added.new} new, {added.known} known")


@command.command("list")
@_URL
@click.option("--open", "only_open", is_flag=True, help="Leave out those that ended.")
@click.option("--from", "first", type=DAY, help="Received on this day or later.")
@click.option("--until", "last", type=DAY, help="Received on this day or earlier.")
@format_option
def list_(url: str, only_open: bool, first: date | None, last: date | None, style: str) -> None:
    """List requests in the order of receipt; personal data are masked."""
    from zfgk.asking import installed
    from zfgk.cli.common import json_list
    from zfgk.cli.register_view import matter_line, matter_values
    from zfgk.register.listing import masked_subjects
    from zfgk.register.store import open_register

    with open_register(url, installed().events, reading=True) as register:
        found = masked_subjects(register, register.matters(only_open=only_open, received=(first, last)))
        if style == "json":
            for text in json_list("requests", map(matter_values, found), 2):
                click.echo(text, nl=False)
        else:
            for matter in found:
                click.echo(matter_line(matter))


@command.command("show")
@_URL
@click.argument("request")
@format_option
def show(url: str, request: str, style: str) -> None:
    """Show one request: its entries, where it stands, and what may come next; personal data are masked."""
    from zfgk.asking import installed
    from zfgk.cli.register_view import show_lines, show_values
    from zfgk.register.store import open_register

    with open_register(url, installed().events, reading=True) as register:
        values = show_values(register, request)
    if style == "json":
        echo_json(values)
    else:
        click.echo("\n".join(show_lines(values)))


@command.command("moved")
@_URL
@click.option("--known-on", type=DAY, required=True, help="Compare with the holiday notices issued by this day.")
@click.option("--on", type=DAY, help="The day of asking; today in China unless given.")
@click.option("--rule", default="national.reply-to-request", show_default=True, help="The rule that sets the period.")
@format_option
def moved_(url: str, known_on: date, on: date | None, rule: str, style: str) -> None:
    """List the open requests whose days the holiday notices issued since a day have moved."""
    from zfgk.asking import installed
    from zfgk.calendar import china
    from zfgk.cli.register_view import item_line, item_values
    from zfgk.register.store import open_register
    from zfgk.register.worklist import moved, worklist

    law = installed()
    day = on or today_in_china()
    versions = law.clock(rule)
    with open_register(url, law.events, reading=True) as register:
        before, after = (worklist(register, versions, day, days) for days in (china(known_on), china()))
    pairs = moved(before, after)
    if style == "json":
        values = [{"before": item_values(old), "after": item_values(new)} for old, new in pairs]
        echo_json({"on": day.isoformat(), "known_on": known_on.isoformat(), "moved": values})
        return
    for old, new in pairs:
        click.echo(f"- {item_line(old)}\n+ {item_line(new)}")
    click.echo(f"{len(pairs)} of {len(after)} moved")


@command.command("file")
@_URL
@click.argument("key")
@format_option
def file(url: str, key: str, style: str) -> None:
    """Count the requests of the applicant's file KEY by year, and those with the same words as their subject."""
    from zfgk.asking import installed
    from zfgk.cli.register_view import file_lines, file_values
    from zfgk.register.own_file import own_file
    from zfgk.register.store import open_register

    with open_register(url, installed().events, reading=True) as register:
        found = own_file(register, key)
    if style == "json":
        echo_json(file_values(found))
    else:
        click.echo("\n".join(file_lines(found)))


@command.command("erase")
@_URL
@click.argument("key")
def erase(url: str, key: str) -> None:
    """Erase the personal data of the applicant's file KEY; requests, events and figures stay."""
    from zfgk.asking import installed
    from zfgk.register.store import open_register

    kinds = installed().events
    with open_register(url, kinds, reading=True):
        pass  # one that is not there is told, and not made
    with open_register(url, kinds) as register:
        register.erase(key)
    click.echo(f"{key}: personal data erased")


@command.command("backup")
@_URL
@click.argument("file", type=click.Path(path_type=Path))
@format_option
def backup(url: str, file: Path, style: str) -> None:
    """Copy a register's SQLite file into the new FILE, while others go on working; an existing file is left alone.

    To restore it, put the damaged register aside and copy the backup to its place in the same way.

    Example: zfgk register backup register.sqlite backup-2026-03-02.sqlite
    """
    from zfgk.cli.copying import echo_copied, progress
    from zfgk.register.backup import back_up

    with progress() as tell:
        size = back_up(url, file, tell)
    echo_copied(file, size, style)


@command.command("due")
@_URL
@click.option("--on", type=DAY, help="The day of asking; today in China unless given.")
@click.option("--within", type=click.IntRange(min=0), default=5, show_default=True, help="Working days ahead.")
@click.option("--all", "everything", is_flag=True, help="Also what is due later.")
@click.option("--rule", default="national.reply-to-request", show_default=True, help="The rule that sets the period.")
@format_option
def due(  # noqa: PLR0917  # click hands every option over by name
    url: str, on: date | None, within: int, everything: bool, rule: str, style: str
) -> None:
    """List the open requests that are overdue, due today or within some working days, or have no day yet."""
    from zfgk.asking import installed
    from zfgk.calendar import china
    from zfgk.cli.register_view import item_line, item_values
    from zfgk.register.store import open_register
    from zfgk.register.worklist import Urgency, worklist

    law = installed()
    day = on or today_in_china()
    versions = law.clock(rule)
    with open_register(url, law.events, reading=True) as register:
        items = worklist(register, versions, day, china(), within=within)
    shown = [item for item in items if everything or item.urgency is not Urgency.LATER]
    counts = {urgency: sum(item.urgency is urgency for item in items) for urgency in Urgency}
    if style == "json":
        totals = {urgency.value: number for urgency, number in counts.items()}
        echo_json({"on": day.isoformat(), "counts": totals, "items": [item_values(item) for item in shown]})
        return
    for item in shown:
        click.echo(item_line(item))
    click.echo(f"{day}  " + "  ".join(f"{urgency.term} {number}" for urgency, number in counts.items()))


@command.command("calendar")
@_URL
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file, NAME.ics.")
@click.option(
    "--previous", type=click.Path(path_type=Path), help="The calendar whose place it takes; OUT unless given."
)
@click.option(
    "--host", default="register.internal", show_default=True, help="The office's domain, in the ids of events."
)
@click.option("--on", type=DAY, help="The day of asking; today in China unless given.")
@click.option("--rule", default="national.reply-to-request", show_default=True, help="The rule that sets the period.")
@format_option
def calendar(  # noqa: PLR0917  # click hands every option over by name
    url: str, out: Path, previous: Path | None, host: str, on: date | None, rule: str, style: str
) -> None:
    """Write the days of the open requests to a calendar file, for calendar programs within the office.

    Each request stands on the first day that may be its last one. What moved since the previous calendar gets its next
    revision there, and what ended is cancelled.
    """
    from zfgk.asking import installed
    from zfgk.calendar import china
    from zfgk.cli.register_view import AGENDA_TERMS, agenda_counts
    from zfgk.files.atomic import write_bytes
    from zfgk.files.calendar_file import read_calendar, write_calendar
    from zfgk.files.reading import read_bytes
    from zfgk.register.agenda import agenda
    from zfgk.register.store import open_register
    from zfgk.register.worklist import worklist

    law = installed()
    older = previous or (out if out.exists() else None)
    before = read_calendar(read_bytes(older), str(older)) if older else {}
    with open_register(url, law.events, reading=True) as register:
        items = worklist(register, law.clock(rule), on or today_in_china(), china())
    events = agenda(items, now_in_china(), host=host, before=before)
    write_bytes(out, write_calendar(events, "依申请公开答复期限（内部）"))
    counts = agenda_counts(items, events, before)
    if style == "json":
        echo_json({"file": str(out), **counts})
    else:
        click.echo(f"{out}  " + "  ".join(f"{term} {counts[key]}" for key, term in AGENDA_TERMS.items()))
