"""``zfgk tasks``: the table of tasks (任务分解表) of a yearly plan, read from a text and written for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zfgk.cli.common import echo_json, format_option

if TYPE_CHECKING:
    from zfgk.catalogue.tasks import Bodies, Task

_LINYI = "linyi-2020"
_OUT = click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="TABLE",
    help="Write the table to TABLE: .csv, .xlsx, .json, .jsonl or .xml.",
)
_UNIT = click.option("--unit", default="", metavar="NAME", help="Only the rows that name this unit.")


@click.group("tasks")
def command() -> None:
    """Read tables of tasks: what is asked of whom, and by when."""


@command.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--units",
    default=_LINYI,
    show_default=True,
    metavar="FILE",
    help="A text with one unit a line (综合组=办公室; 各分局=东分局、西分局), or linyi-2020 for the units of that annex.",
)
@_UNIT
@_OUT
@format_option
def read(*, file: Path, units: str, unit: str, out: Path | None, style: str) -> int:
    """Read the table out of FILE, a text in which each cell ends with a bar, such as a page saved as text.

    The exit status is 1 if the table names a unit that is in no list.
    """
    from zfgk.catalogue.tasks_read import read_task_text

    return _show(read_task_text(_text(file), _bodies(units), source=file.name), unit, out, style)


@command.command("shipped")
@_UNIT
@_OUT
@format_option
def shipped(*, unit: str, out: Path | None, style: str) -> int:
    """Show the table of Linyi's plan for 2020 (临沂市自然资源和规划局), which ships as data: 38 rows with their rules."""
    from zfgk.catalogue.tasks_linyi import linyi_tasks

    return _show(linyi_tasks(), unit, out, style)


def _show(tasks: Sequence[Task], unit: str, out: Path | None, style: str) -> int:
    from zfgk.catalogue.tasks import of_body, unresolved
    from zfgk.catalogue.tasks_read import to_entries

    chosen = list(dict.fromkeys(task for task, _ in of_body(tasks, unit))) if unit else list(tasks)
    if out is not None:
        from zfgk.catalogue.exchange import write
        from zfgk.catalogue.tasks_schema import TASK_TABLE

        write(to_entries(chosen), out, TASK_TABLE)
    unknown = unresolved(chosen)
    if style == "json":
        rows = [dict(row.cells) for row in to_entries(chosen)]
        echo_json({"tasks": rows, "unresolved": {name: list(numbers) for name, numbers in unknown.items()}})
    else:
        for task in chosen:
            click.echo(_line(task))
        for name, numbers in unknown.items():
            click.echo(f"{name}: not in the list of units; rows {', '.join(map(str, numbers))}")
        click.echo(f"{len(chosen)} tasks, {len(unknown)} units not resolved" + (f"; {out}" if out else ""))
    return 1 if unknown else 0


def _line(task: Task) -> str:
    # Where no word says who leads, all units are responsible alike.
    role = "牵头" if any(party.role.value == "lead" for party in task.parties) else "责任"
    said = f"{role} {'、'.join(task.leads)}" if task.leads else ""
    others = f"其他 {'、'.join(task.others)}" if task.others else ""
    groups = f"泛指 {'、'.join(task.open_groups)}" if task.open_groups else ""
    words = f"时限 {'、'.join(task.deadlines)}" if task.deadlines else ""
    return f"{task.number:>3} {task.name}: " + "; ".join(part for part in (said, others, groups, words) if part)


def _bodies(units: str) -> Bodies:
    if units == _LINYI:
        from zfgk.catalogue.tasks_linyi import linyi_bodies

        return linyi_bodies()
    from zfgk.catalogue.tasks_read import read_bodies

    return read_bodies(_text(Path(units)), Path(units).name)


def _text(file: Path) -> str:
    from zfgk.files.decoding import decode
    from zfgk.files.reading import read_bytes

    return decode(read_bytes(file), str(file)).text
