"""``zfgk withdraw``: take a published item back everywhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from zfgk.cli.common import format_option, lang_option
from zfgk.cli.publish import choose_targets, moment, pace, run_options


@click.command("withdraw")
@click.argument("identifier", metavar="ID")
@run_options
@click.option("--reason", required=True, help="Why; the public will read it.")
@format_option
@lang_option
def command(identifier: str, out: Path, style: str, lang: str, dry_run: bool, **given: Any) -> int:
    """Withdraw the item ID from every target it was published to, or from those of --to and --targets.

    It stays withdrawn until `zfgk publish --republish ID`, whatever its documents say in between. The exit status is
    0 if every target confirmed it, 1 if one did not, 2 if the input is bad, and then nothing was written.
    """
    from zfgk.cli.run_view import complain, progress, show, told, warned
    from zfgk.host import Host
    from zfgk.publish.place import Place
    from zfgk.publish.run import remembered_targets, withdraw

    host = Host.discover(given["block"])
    on, at = moment(given["on"])
    left_out: tuple[str, ...] = ()
    if given["targets_file"] is not None:
        targets = choose_targets(host, given["targets_file"], given["names"])
    else:
        targets, left_out = remembered_targets(out, given["ledger"], host.exporters, given["names"])
    page = str(Place.of(out).run / "report.html")
    with told(partial(show, page="", style=style, lang=lang)), warned(), progress(lang) as tell:
        report = withdraw(
            identifier,
            given["reason"],
            out,
            targets,
            on=on,
            at=at,
            ledger=given["ledger"],
            dry_run=dry_run,
            lang=lang,
            tell=tell,
            left_out=left_out,
            pace=pace(given["keep_trying"], patient=given["patient"]),
        )
    show(report, "" if dry_run else page, style, lang)
    return 1 if complain(report) else 0
