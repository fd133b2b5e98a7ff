"""Options and output that several commands share."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypeVar

import click

CHINA = timezone(timedelta(hours=8), "UTC+08:00")


def day(value: str) -> date:
    """Turn an argument into a calendar day."""
    try:
        found = date.fromisoformat(value)
    except ValueError:
        found = None
    # Python also reads 20260302 and 2026-W10-1; one written form is enough.
    if found is None or value != found.isoformat():
        message = f"{value!r} is not a day · write YYYY-MM-DD, such as 2026-03-02"
        raise click.BadParameter(message)
    return found


DAY = day
"""The option type of a calendar day."""

_Value = TypeVar("_Value")
_Command = TypeVar("_Command", bound=Callable[..., Any])

format_option: Callable[[_Command], _Command] = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output format."
)
lang_option: Callable[[_Command], _Command] = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the text."
)


def echo_json(value: Any) -> None:
    """Print a value as JSON, Chinese text unescaped."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def csv_text(columns: Iterable[str], values: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV; what is hidden or cannot be said is an empty cell, and nothing can act as a formula.

    Args:
        columns: The names of the columns, which are the keys of each row's values.
        values: The rows.
    """
    from zfgk.catalogue.exchange.no_formula import guarded

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = list(columns)
    writer.writerow(names)
    for value in values:
        cells = (value[name] for name in names)
        writer.writerow([guarded(cell) if isinstance(cell, str) and cell else cell for cell in cells])
    return out.getvalue()


def moment(value: str) -> datetime:
    """Turn an argument into an aware moment; one without an offset is a moment in China."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        message = f"{value!r} is not a moment · write it as 2026-03-02T09:30+08:00"
        raise click.BadParameter(message) from None
    return found if found.tzinfo else found.replace(tzinfo=CHINA)


def day_or_moment(value: str) -> date:
    """Turn an argument into a calendar day, or into an aware moment if it has an hour."""
    return moment(value) if re.match(r"[0-9-]+[T ]", value) else day(value)


def json_list(key: str, values: Iterable[Any], indent: int) -> Iterator[str]:
    """Yield the text of an object with one list, one element after the other, as if it were written at once.

    Args:
        key: The list's key.
        values: Its elements.
        indent: Spaces for each level.
    """
    begin, end = f'{{\n{" " * indent}"{key}": [', f"\n{' ' * indent}]\n}}\n"
    line = "\n" + " " * 2 * indent
    empty = True
    for value in values:
        written = json.dumps(value, ensure_ascii=False, indent=indent).replace("\n", line)
        yield f"{begin if empty else ','}{line}{written}"
        empty = False
    yield f"{begin}]\n}}\n" if empty else end


def today_in_china() -> date:
    """Return today's date in China; only the command line reads a clock."""
    return datetime.now(CHINA).date()


def now_in_china() -> datetime:
    """Return the present moment at China's offset; only the command line reads a clock."""
    return datetime.now(CHINA)


def with_progress(values: Iterable[_Value], label: str) -> Iterator[_Value]:
    """Pass values on and count them on the terminal; where there is none, nothing is shown.

    Args:
        values: The values.
        label: What is done with them, before the number.
    """
    if not sys.stderr.isatty():
        yield from values
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(f"{label} {{task.completed:,.0f}}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(values, total=None)
