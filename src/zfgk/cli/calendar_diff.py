"""``zfgk calendar diff``: which days a notice changed, and which cases move with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from zfgk.cli.common import DAY, echo_json, format_option, lang_option


@click.command("diff")
@click.option("--known-on", "known", type=DAY, multiple=True, required=True, help="A day of knowledge; give two.")
@click.option("--from", "first", type=DAY, help="The first day compared; unless given, the first one covered.")
@click.option("--to", "last", type=DAY, help="The last day compared; unless given, the last one covered.")
@click.option("--cases", "paths", multiple=True, type=click.Path(path_type=Path), help="Case files; see which move.")
@format_option
@lang_option
def diff(  # noqa: PLR0917  # click hands every option over by name
    known: Sequence[date], first: date | None, last: date | None, paths: Sequence[Path], style: str, lang: str
) -> None:
    """Compare the calendar as known on two days.

    Example: zfgk calendar diff --known-on 2020-01-25 --known-on 2020-01-26
    """
    from zfgk.calendar import china
    from zfgk.cli.law import load_law
    from zfgk.questions import calendar_diff, moved
    from zfgk.testing import cases

    if len(known) != 2:
        message = f"--known-on stands {len(known)} times; give it twice"
        raise click.UsageError(message)
    before, after = (china(day) for day in known)
    days = calendar_diff(before, after, first or min(before.first, after.first), last or max(before.last, after.last))
    law = load_law()
    matters = moved(cases.read(cases.find(paths), law), before, after, law=law)
    if style == "json":
        echo_json({**days.to_json(), "moved": [one.to_json() for one in matters]})
        return
    click.echo(days.text(lang))
    for one in matters:
        click.echo(str(one))
