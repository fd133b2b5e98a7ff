"""``zfgk publish``: the main job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any, TypeVar

import click

from zfgk.cli.common import CHINA, DAY, format_option, lang_option, now_in_china, today_in_china

if TYPE_CHECKING:
    from zfgk.host import Host
    from zfgk.publish.delivery.targets import Target
    from zfgk.publish.ledger.courier import Pace

_Command = TypeVar("_Command", bound=Callable[..., Any])
_FAILURES = ("held", "blocked", "rejected", "vanished", "failed")

LEDGER = click.option(
    "--ledger",
    default="",
    envvar="ZFGK_LEDGER",
    metavar="URL",
    help="The delivery ledger, any SQLAlchemy URL; SQLite in DIR.run unless given.",
)
PACE = (
    click.option(
        "--keep-trying",
        type=click.FloatRange(min=0),
        default=0,
        metavar="MINUTES",
        help="Wait and try again where a target fails, for so long.",
    ),
    click.option(
        "--patient", is_flag=True, help="Leave alone what failed a short while ago, until its waiting is over."
    ),
)

_RUN_OPTIONS = (
    click.option(
        "--out",
        required=True,
        type=click.Path(path_type=Path),
        help="Where to publish to; ledger and report stand in DIR.run beside it.",
        metavar="DIR",
    ),
    click.option("--to", "names", multiple=True, metavar="NAME", help="A target; may be repeated."),
    click.option(
        "--targets", "targets_file", type=click.Path(path_type=Path), metavar="FILE", help="A YAML list of targets."
    ),
    click.option("--on", type=DAY, metavar="DAY", help="The day of the run; today in China unless given."),
    LEDGER,
    click.option("--block", multiple=True, metavar="PLUGIN", help="Leave an installed plugin out; may be repeated."),
    click.option("--dry-run", is_flag=True, help="Show the plan and write nothing."),
    *PACE,
)


def run_options(command: _Command) -> _Command:
    """Add the options that publishing and withdrawing share."""
    for option in reversed(_RUN_OPTIONS):
        command = option(command)
    return command


def moment(on: date | None) -> tuple[date, datetime]:
    """Return the day of the run and its moment: midnight of a given day, otherwise now."""
    if on is not None:
        return on, datetime.combine(on, time(), CHINA)
    return today_in_china(), now_in_china()


def pace(keep_trying: float, *, patient: bool) -> Pace:
    """Return the pace of a run: the clock of this machine, and waiting for so many minutes at most."""
    from zfgk.publish.ledger.courier import Pace

    end = now_in_china() + timedelta(minutes=keep_trying)

    def wait(moment: datetime) -> bool:
        left = (moment - now_in_china()).total_seconds()
        if moment > end:
            return False
        sleep(min(max(left, 0), 1))
        return True

    return Pace(clock=now_in_china, patient=patient, wait=wait)


@click.command("publish")
@click.argument("source", type=click.Path(path_type=Path))
@run_options
@click.option("--base-url", default="", metavar="URL", help="The site's address; that of the manifest unless given.")
@click.option("--republish", multiple=True, metavar="ID", help="Lift the order to withdraw this item; may be repeated.")
@click.option(
    "--negative-list",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also look for what stands on an office's negative list; may be repeated.",
)
@click.option("--fail-on", multiple=True, type=click.Choice(_FAILURES), help="End with status 1 if an item is so.")
@format_option
@lang_option
def command(source: Path, out: Path, style: str, lang: str, dry_run: bool, **given: Any) -> int:
    """Check every item of the folder SOURCE, and publish what may leave.

    SOURCE holds documents and their manifest. Without --to and --targets, every installed exporter that needs no
    network is served. The exit status is 0 if the job is done, held items included; 1 if a target is behind, or an
    item is as --fail-on says, or something kept the run from going on in the middle; 2 if the input is bad, and then
    nothing was written.
    """
    from zfgk.cli.negative_lists import read_lists
    from zfgk.cli.run_view import complain, progress, show, told, warned
    from zfgk.host import Host
    from zfgk.publish.place import Place
    from zfgk.publish.run import publish

    page = str(Place.of(out).run / "report.html")
    _check_base_url(given["base_url"])
    host = Host.discover(given["block"])
    on, at = moment(given["on"])
    with told(partial(show, page="", style=style, lang=lang)), warned(), progress(lang) as tell:
        report = publish(
            source,
            out,
            choose_targets(host, given["targets_file"], given["names"]),
            on=on,
            at=at,
            host=host,
            ledger=given["ledger"],
            base_url=given["base_url"],
            republish=given["republish"],
            lists=read_lists(host, given["lists"]),
            dry_run=dry_run,
            lang=lang,
            tell=tell,
            pace=pace(given["keep_trying"], patient=given["patient"]),
        )
    show(report, "" if dry_run else page, style, lang)
    behind = complain(report)
    return 1 if behind or any(item.status.value in given["fail_on"] for item in report.items) else 0


def choose_targets(host: Host, file: Path | None, names: tuple[str, ...]) -> tuple[Target, ...]:
    """Return the targets that --targets and --to select."""
    from zfgk.publish.delivery.targets import by_name, read_targets

    return by_name(names, host.exporters) if file is None else read_targets(file, host.exporters, names)


def _check_base_url(written: str) -> None:
    from zfgk.errors import BadInput, Fault
    from zfgk.publish.delivery.targets import DEFAULT_BASE_URL, is_base_url

    if written and not is_base_url(written):
        raise BadInput(
            "--base-url", [Fault("--base-url", "this is no web address", then=f"such as {DEFAULT_BASE_URL}")]
        )
