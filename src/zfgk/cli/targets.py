"""``zfgk targets``: what was published where, whether it is still there, and how to bring it back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from zfgk.cli.common import echo_json, format_option, lang_option, now_in_china
from zfgk.cli.publish import LEDGER, PACE, choose_targets, pace
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.publish.debts import Debt
    from zfgk.publish.delivery.targets import Target
    from zfgk.publish.outcome import ExportReport
    from zfgk.publish.upkeep import Verification

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--out",
        required=True,
        type=click.Path(path_type=Path),
        help="The directory of the runs that published there.",
        metavar="DIR",
    ),
    click.option(
        "--targets",
        "targets_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The YAML list of targets; the settings that the ledger keeps unless given.",
    ),
    LEDGER,
    click.option("--block", multiple=True, metavar="PLUGIN", help="Leave an installed plugin out; may be repeated."),
    format_option,
    lang_option,
)
_TO = click.option("--to", "names", multiple=True, metavar="NAME", help="A target; may be repeated; all unless given.")


def _options(*more: Callable[[Any], Any]) -> Callable[[_Command], _Command]:
    def add(command: _Command) -> _Command:
        for option in reversed((*_OPTIONS, *more)):
            command = option(command)
        return command

    return add


@click.group("targets")
def command() -> None:
    """Look after the targets that were published to."""


@command.command("verify")
@_options(_TO)
def verify_targets(out: Path, style: str, lang: str, **given: Any) -> int:
    """Read targets back and set them against the ledger; nothing is written.

    The exit status is 1 if a target does not hold what it confirmed, and also if one cannot be read, is out of reach, or
    is left out: nothing is known about it then.
    """
    from zfgk.publish.upkeep import verify

    chosen, left_out = _choose(out, given)
    found = verify(out, chosen, ledger=given["ledger"])
    if style == "json":
        echo_json({"targets": [one.to_json(lang) for one in found]})
    else:
        for one in found:
            _print(one, lang)
    for one in found:
        if one.error:
            # Whatever the reason, nobody knows what it holds; reading it again is of use only where it was tried.
            then = _UNREAD if one.tried else _UNTRIED
            click.echo(f"zfgk: target {one.target} was not checked · {then}", err=True)
    _say(left_out)
    return 0 if all(one.sound for one in found) and not left_out else 1


@command.command("rebuild")
@click.argument("names", metavar="TARGET...", nargs=-1, required=True)
@_options(
    *PACE,
    click.option("--dry-run", is_flag=True, help="Show the plan and write nothing."),
    click.option(
        "--moved",
        is_flag=True,
        help="Also where a target now delivers elsewhere; nobody looks after its old place any more.",
    ),
)
def rebuild_targets(out: Path, style: str, lang: str, dry_run: bool, **given: Any) -> int:
    """Deliver everything again to the targets of these names, from the ledger alone.

    A target with files of its own is built anew beside the old one and then takes its place. With --moved, what an old
    place shows and owes is named and kept in the ledger. The exit status is 1 if a target is still behind.
    """
    from zfgk.cli.run_view import complain_of, told
    from zfgk.publish.upkeep import left_behind, rebuild

    chosen, left_out = _choose(out, given)
    tempo = pace(given["keep_trying"], patient=given["patient"])
    left = left_behind(out, chosen, ledger=given["ledger"]) if given["moved"] else ()
    for debt in left if style != "json" else ():
        _print_debt(debt, lang)
    with told(lambda done: _show(done.exports, style, lang, dry_run=dry_run, left=left)):
        reports = rebuild(
            out, chosen, now_in_china(), ledger=given["ledger"], dry_run=dry_run, pace=tempo, moved=given["moved"]
        )
    _show(reports, style, lang, dry_run=dry_run, left=left)
    _say(left_out)
    return 1 if left_out or (not dry_run and complain_of(reports)) else 0


@command.command("resume")
@_options(_TO, *PACE)
def resume_targets(out: Path, style: str, lang: str, **given: Any) -> int:
    """Deliver what is still due, without reading the source again.

    The exit status is 1 if a target is still behind.
    """
    from zfgk.cli.run_view import complain_of, progress, told, warned
    from zfgk.publish.conduct import Run
    from zfgk.publish.upkeep import resume

    chosen, left_out = _choose(out, given)
    now = now_in_china()
    with told(lambda done: _show(done.exports, style, lang)), warned(), progress(lang) as tell:
        tempo = pace(given["keep_trying"], patient=given["patient"])
        run = Run(out=out, targets=chosen, on=now.date(), at=now, ledger=given["ledger"], tell=tell, pace=tempo)
        report = resume(run)
    _show(report.exports, style, lang)
    _say(left_out)
    return 1 if complain_of(report.exports) or left_out else 0


_DIFFERENCES = 20
"""How many differences of a target are shown; JSON has all of them."""
_MORE = {"zh": "… 另有 {count} 项，--format json 列出全部", "en": "… and {count} more; --format json lists all"}
_UNREAD = "it could not be read · what it holds is not known; verify again when it can be reached"
_UNTRIED = "it was not read · what it holds is not known; see above what to do"

_FORGET = {
    "zh": {
        "owed": "{target}：尚欠撤回 {count} 项；此后不再提示，这些信息可能仍可见",
        "none": "{target}：不欠撤回",
        "live": "{target}：有 {count} 项在该渠道公开，以后的撤回不会送达",
        "host": "最近由主机 {host} 发布",
        "folder": "其文件仍在 {folder}，请自行删除",
        "sure": "确认该渠道已不复存在，并将其从台账中除名？",
        "done": "{target}：已除名，所欠撤回已记入台账",
    },
    "en": {
        "owed": "{target}: {count} withdrawal(s) are owed there; nothing will mention them again, and they may be seen",
        "none": "{target}: no withdrawal is owed there",
        "live": "{target}: {count} item(s) are public there, and later withdrawals will not reach it",
        "host": "it was last served by {host}",
        "folder": "its files still stand in {folder}; remove them yourself",
        "sure": "Is the target gone for good, and shall the ledger forget it?",
        "done": "{target}: forgotten; what it owed is kept in the ledger",
    },
}


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The directory of the runs.", metavar="DIR")
@LEDGER
@format_option
def backup_ledger(file: Path, out: Path, ledger: str, style: str) -> None:
    """Copy the ledger's SQLite file into the new FILE, while runs go on; an existing file is left alone."""
    from zfgk.cli.copying import echo_copied, progress
    from zfgk.publish.backup import back_up

    with progress() as tell:
        size = back_up(out, file, ledger=ledger, tell=tell)
    echo_copied(file, size, style)


@command.command("forget")
@click.argument("name")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The directory of the runs.", metavar="DIR")
@LEDGER
@click.option("--yes", is_flag=True, help="Do not ask; what is owed is accepted.")
@click.option("--dry-run", is_flag=True, help="Show what is owed and write nothing.")
@format_option
@lang_option
def forget_target(name: str, out: Path, style: str, lang: str, **given: Any) -> int:
    """Strike the target NAME from the ledger, which is gone for good.

    The withdrawals that it has not confirmed are named first; with them accepted no run mentions it any more.
    """
    from zfgk.publish.forgetting import debt_of, forget

    sure, ledger = given["yes"], given["ledger"]
    _check_ledger(out, ledger)
    debt = debt_of(name, out, ledger=ledger)
    if style == "json":
        echo_json({**debt.to_json(), "forgotten": sure and not given["dry_run"]})
    else:
        _print_debt(debt, lang)
    if given["dry_run"]:
        return 0
    if not sure:
        _ask(lang)
    forget(name, out, at=now_in_china(), accept=debt.owed, ledger=ledger, pace=pace(0, patient=False))
    if style != "json":
        click.echo(_FORGET[lang]["done"].format(target=name))
    return 0


def _print_debt(debt: Debt, lang: str) -> None:
    from zfgk.cli.run_view import printable, short

    words = _FORGET[lang]
    click.echo(words["owed" if debt.owed else "none"].format(target=debt.target, count=len(debt.owed)))
    for key, title in debt.owed.items():
        click.echo(f"  {printable(key)} · {short(title)}")
    click.echo(words["live"].format(target=debt.target, count=debt.live))
    if debt.host:
        click.echo(words["host"].format(host=printable(debt.host)))
    if debt.folder:
        click.echo(words["folder"].format(folder=debt.folder))


def _ask(lang: str) -> None:
    if not sys.stdin.isatty():
        then = "look at what is owed, then say --yes"
        raise BadInput("--yes", [Fault("--yes", "a person must confirm that the target is gone for good", then=then)])
    click.confirm(_FORGET[lang]["sure"], abort=True, err=True)


def _choose(out: Path, given: dict[str, Any]) -> tuple[Sequence[Target], Sequence[str]]:
    from zfgk.host import Host
    from zfgk.publish.run import remembered_targets

    _check_ledger(out, given["ledger"])
    host = Host.discover(given["block"])
    if given["targets_file"] is not None:
        return choose_targets(host, given["targets_file"], given["names"]), ()
    return remembered_targets(out, given["ledger"], host.exporters, given["names"])


def _check_ledger(out: Path, written: str) -> None:
    """Refuse a ledger in memory also where nothing is written: it knows of no target, and all would seem well."""
    from zfgk.publish.ledger.opening import check_lasting
    from zfgk.publish.place import Place

    check_lasting(Place.of(out, written).ledger)


def _show(
    exports: Sequence[ExportReport], style: str, lang: str, *, dry_run: bool = False, left: Sequence[Debt] = ()
) -> None:
    from zfgk.cli.run_view import print_exports

    if style == "json":
        said = {"exports": [export.to_json() for export in exports]}
        echo_json(said | {"left": [debt.to_json() for debt in left]} if left else said)
    else:
        print_exports(exports, lang, dry_run=dry_run)


def _print(one: Verification, lang: str) -> None:
    from rich.console import Console
    from rich.text import Text

    from zfgk.cli.run_view import printable

    console = Console(highlight=False, soft_wrap=True)
    if one.error:
        text = {
            "zh": f"未核对：{'无法读取' if one.tried else '未读取'}，内容不明；已确认 {one.confirmed}；待送 {one.outstanding}",
            "en": f"not checked: it {'could not be' if one.tried else 'was not'} read, what it holds is not known; "
            f"confirmed {one.confirmed}; outstanding {one.outstanding}",
        }[lang]
        console.print(Text(f"{one.target} · {text} · {printable(one.error)}"))
        return
    counts = {
        "zh": f"已确认 {one.confirmed}；实有 {one.held}；待送 {one.outstanding}；不一致 {len(one.differences)}",
        "en": f"confirmed {one.confirmed}; held {one.held}; outstanding {one.outstanding}; "
        f"different {len(one.differences)}",
    }[lang]
    console.print(Text(f"{one.target} · {counts}"))
    for difference in one.differences[:_DIFFERENCES]:
        versions = f"v{difference.expected} → v{difference.held}"
        console.print(Text(f"  {printable(difference.key)} · {versions} · {one.explain(difference, lang)}"))
    if (more := len(one.differences) - _DIFFERENCES) > 0:
        console.print(Text("  " + _MORE[lang].format(count=more)))


def _say(left_out: Sequence[str]) -> None:
    for name in left_out:
        click.echo(
            f"zfgk: target {name} was left out · the ledger does not keep its settings · name --targets", err=True
        )
