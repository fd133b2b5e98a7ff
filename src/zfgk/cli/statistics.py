"""``zfgk statistics``: figures about the requests of a register."""

from __future__ import annotations

import calendar
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zfgk.cli.common import DAY, csv_text, echo_json, format_option, lang_option, today_in_china, with_progress
from zfgk.model.span import Span

if TYPE_CHECKING:
    from zfgk.statistics.tables import By

_URL = click.argument("url")
_FIRST = click.option("--from", "first", type=DAY, help="Received on this day or later.")
_LAST = click.option("--until", "last", type=DAY, help="Received on this day or earlier.")
_ON = click.option("--on", type=DAY, help="The day of asking; today in China unless given.")
_RULE = click.option(
    "--rule", default="national.reply-to-request", show_default=True, help="The rule that sets the period."
)


_PERIOD = re.compile(r"(20[0-9]{2})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")


def _period(value: str) -> Span:
    """Turn an argument into the first and the last day of a year, a quarter or a month."""
    found = _PERIOD.fullmatch(value)
    if not found:
        message = f"{value!r} is not a period · write 2026, 2026-Q1 or 2026-03"
        raise click.BadParameter(message)
    year, quarter, month = found.groups()
    first, last = 1, 12
    if quarter:
        first, last = 3 * int(quarter) - 2, 3 * int(quarter)
    elif month:
        first = last = int(month)
    return Span(date(int(year), first, 1), date(int(year), last, calendar.monthrange(int(year), last)[1]))


@click.group("statistics")
def command() -> None:
    """Figures about the requests of a register; none of them names a person."""


@command.command("requests")
@_URL
@_ON
@_FIRST
@_LAST
@click.option(
    "--by",
    type=click.Choice(["department", "month", "year", "department-month", "department-year", "all"]),
    default="department",
    show_default=True,
    help="What each row stands for; periods are those of receipt.",
)
@click.option(
    "--results", is_flag=True, help="The rows of table 3 of the annual report instead, with reasons for refusal."
)
@click.option(
    "--hide-below",
    type=click.IntRange(min=2),
    metavar="K",
    help="Hide counts below K, and add up rows of fewer requests; for tables that are passed on.",
)
@click.option("--page", type=click.Path(path_type=Path, dir_okay=False), help="Also write a page with plots.")
@_RULE
@click.option("--format", "style", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@lang_option
def requests(  # noqa: PLR0917  # click hands every option over by name
    url: str,
    on: date | None,
    first: date | None,
    last: date | None,
    by: str,
    results: bool,
    hide_below: int | None,
    page: Path | None,
    rule: str,
    style: str,
    lang: str,
) -> None:
    """Count requests: in time or late by the rules of law, extended, corrected, working days, results.

    Example: zfgk statistics requests register.sqlite --from 2026-01-01 --by month
    """
    from zfgk.asking import installed
    from zfgk.calendar import china
    from zfgk.cli.statistics_view import row_line
    from zfgk.files.atomic import write_text
    from zfgk.register.store import open_register
    from zfgk.statistics.export import COLUMNS, RESULT_COLUMNS, plain, plain_results
    from zfgk.statistics.page import Shown, render
    from zfgk.statistics.requests import figures
    from zfgk.statistics.small import hide_small
    from zfgk.statistics.tables import By, Period, added, tabulate

    law, day = installed(), on or today_in_china()
    ways = [_by(by), By(department=True), By(period=Period.MONTH)]
    with open_register(url, law.events, reading=True) as register:
        found = figures(register, law.clock(rule), day, china(), received=(first, last))
        rows, departments, months = tabulate(with_progress(found, "requests"), ways)
    if page:
        shown = Shown(departments=departments, months=months, on=day, received=(first, last), below=hide_below or 0)
        write_text(page, render(shown, lang))
    listed, total = hide_small(rows, hide_below) if hide_below else (rows, added(rows))
    values = list(plain_results(listed)) if results else [plain(row) for row in listed]
    if style == "csv":
        click.echo(csv_text(RESULT_COLUMNS if results else COLUMNS, values), nl=False)
    elif style == "json":
        echo_json({"on": day.isoformat(), "rows": values, "total": plain(total)})
    elif results:
        for value in values:
            click.echo(
                "  ".join(filter(None, (value["department"], value["period"], value["label"], str(value["count"]))))
            )
    else:
        for row in (*(listed if by != "all" else ()), total):
            click.echo(row_line(row, lang, total=row is total))


def _by(name: str) -> By:
    from zfgk.statistics.tables import By, Period

    periods = {one.value: one for one in Period}
    department, _, period = name.rpartition("-") if "-" in name else ("", "", name)
    return By(department="department" in (department, period), period=periods.get(period))


@command.command("subjects")
@_URL
@_FIRST
@_LAST
@click.option(
    "--applicants", "at_least", type=click.IntRange(min=2), default=2, show_default=True, help="From how many on."
)
@click.option(
    "--alike",
    type=click.FloatRange(min=0, max=100, min_open=True),
    metavar="PERCENT",
    help="Take subjects together that are so much alike; unless given, those in the same words.",
)
@format_option
def subjects(  # noqa: PLR0917  # click hands every option over by name
    url: str, first: date | None, last: date | None, at_least: int, alike: float | None, style: str
) -> None:
    """List what several applicants asked for, as candidates for disclosure without a request (条例44).

    Whether to disclose it an official decides. Nobody is named; requests about the applicant's own matters are left out.
    """
    from zfgk.asking import installed
    from zfgk.cli.statistics_view import candidate_line, candidate_values
    from zfgk.register.store import open_register
    from zfgk.statistics.subjects import candidates

    with open_register(url, installed().events, reading=True) as register:
        found = candidates(register, received=(first, last), at_least=at_least, alike=alike)
    if style == "json":
        echo_json(
            {
                "candidates": [candidate_values(one) for one in found.found],
                "own": found.own,
                "undisclosed": found.undisclosed,
            }
        )
        return
    for one in found.found:
        click.echo(candidate_line(one))
    click.echo(f"{len(found.found)}项  未列入：涉及申请人自身{found.own}件、均未予公开{found.undisclosed}项")


@command.command("assessment")
@_URL
@click.option("--period", type=_period, required=True, help="Of receipt: 2026, 2026-Q1 or 2026-03.")
@_ON
@click.option(
    "--points",
    "sheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The office's own points (YAML): replies-in-time, corrections-in-time, disclosure and total.",
)
@format_option
def assessment(url: str, period: Span, on: date | None, sheet: Path | None, style: str) -> None:
    """Give the figures for the assessments (考核) that the local texts order, and name what cannot be computed.

    No text sets points; they are computed where the office gives its own.
    """
    from zfgk.asking import installed
    from zfgk.calendar import china
    from zfgk.cli.statistics_view import assessed_lines, assessed_values
    from zfgk.files.decoding import decode
    from zfgk.files.reading import read_bytes
    from zfgk.files.strict_yaml import load
    from zfgk.register.store import open_register
    from zfgk.rules.shape import Unit
    from zfgk.statistics.assessment import Points, assessed, corrections, read_points
    from zfgk.statistics.requests import figures
    from zfgk.statistics.subjects import candidates
    from zfgk.statistics.tables import TOTAL, Row, tabulate

    points = (
        read_points(load(decode(read_bytes(sheet), str(sheet)).text, str(sheet)), str(sheet)) if sheet else Points()
    )
    law, day, days = installed(), on or today_in_china(), china()
    received = (period.earliest, period.latest)
    every = {1: Unit.MONTH, 3: Unit.QUARTER, 12: Unit.YEAR}[period.latest.month - period.earliest.month + 1]
    with open_register(url, law.events, reading=True) as register:
        found = figures(register, law.clock("national.reply-to-request"), day, days, received=received)
        (total,) = tabulate(with_progress(found, "requests"), [TOTAL])
        notices = law.clock("national.correct-request-notice")
        corrected = corrections(register, notices, day, days, received=received)
        often = len(candidates(register, received=received).found)
    lines = assessed(law.rules, total[0] if total else Row(), corrected, often, points, every=every)
    if style == "json":
        echo_json(
            {
                "received": [day.isoformat() for day in received],
                "on": day.isoformat(),
                "assessed": [assessed_values(one) for one in lines],
            }
        )
    else:
        click.echo("\n".join(line for one in lines for line in assessed_lines(one)))
