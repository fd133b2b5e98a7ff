"""``zfgk submissions``: the bulletins of what departments submitted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zfgk.cli.common import DAY, csv_text, echo_json, today_in_china, with_progress

if TYPE_CHECKING:
    from zfgk.matters.bulletin import Bulletin, BulletinRow


@click.group("submissions")
def command() -> None:
    """Items that departments submit (信息报送): who submitted what in time, and who adopted it."""


@command.command("bulletin")
@click.argument("url")
@click.option("--from", "first", type=DAY, required=True, help="The first day.")
@click.option("--until", "last", type=DAY, help="The last day; today in China unless given.")
@click.option(
    "--every",
    type=click.Choice(["week", "month", "quarter", "year"]),
    default="month",
    show_default=True,
    help="How long a period is: the text says only 定期.",
)
@click.option("--department", "departments", multiple=True, help="A department that owes items; repeat for each.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Also write a new workbook (.xlsx).")
@click.option("--format", "style", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
def bulletin(  # noqa: PLR0917  # click hands every option over by name
    url: str, first: date, last: date | None, every: str, departments: Sequence[str], out: Path | None, style: str
) -> None:
    """Make the bulletins (通报表) by department: submitted, counted, late, approved, adopted by whom, weeks kept.

    The rules are those of Jiading (jiading.submit-item and the like); they bind no other body.

    Example: zfgk submissions bulletin register.sqlite --from 2026-01-01 --every quarter --department 规划科
    """
    from zfgk.asking import installed
    from zfgk.calendar import china
    from zfgk.files.atomic import write_bytes
    from zfgk.matters.bulletin import bulletins
    from zfgk.matters.bulletin_sheet import text, xlsx_bytes
    from zfgk.matters.submissions import JIADING
    from zfgk.register.kinds import SUBMISSION
    from zfgk.register.others import kept
    from zfgk.register.store import open_register
    from zfgk.rules.shape import Unit

    if out:
        _check_new_workbook(out)
    with open_register(url, installed().events, reading=True) as register:
        items = with_progress(kept(register, SUBMISSION), "submissions")
        found = bulletins(
            items, first, last or today_in_china(), china(), every=Unit(every), departments=tuple(departments)
        )
    if out:
        write_bytes(out, xlsx_bytes(found, JIADING))
    if style == "csv":
        columns = ("department", *(name for name in _flat(found[0].total) if name != "department"))
        rows = [{"from": one.first, "until": one.last, **_flat(row)} for one in found for row in one.rows]
        click.echo(csv_text(("from", "until", *columns), rows), nl=False)
    elif style == "json":
        echo_json({"bulletins": [_values(one) for one in found], "places": dict(JIADING.places)})
    else:
        click.echo("\n\n".join(text(one, JIADING) for one in found))


def _check_new_workbook(out: Path) -> None:
    """Refuse a name that says something else than a workbook, and one that is taken: a bulletin is never written over."""
    from zfgk.errors import UnwritableFile

    if out.suffix.lower() != ".xlsx":
        raise UnwritableFile(str(out), "a bulletin is written as a workbook", "give it a name that ends in .xlsx")
    if out.exists():
        raise UnwritableFile(str(out), "the file exists", "name another file, or move the old one away")


def _flat(row: BulletinRow) -> dict[str, Any]:
    import attrs

    values = attrs.asdict(row)
    return {**values.pop("by_place"), **values}


def _values(one: Bulletin) -> dict[str, Any]:
    import attrs

    return {
        "from": one.first.isoformat(),
        "until": one.last.isoformat(),
        "rows": [attrs.asdict(row) for row in one.rows],
        "total": attrs.asdict(one.total),
        "weeks": {
            name: [
                {
                    "from": week.first.isoformat(),
                    "until": week.last.isoformat(),
                    "count": week.count,
                    "wanted": week.wanted,
                    "working_days": week.working_days,
                    "kept": week.kept,
                }
                for week in weeks
            ]
            for name, weeks in one.weeks.items()
        },
    }
