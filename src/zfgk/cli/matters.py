"""``zfgk matters``: matters of a register beside requests, and what is owed in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from zfgk.cli.common import day_or_moment, echo_json, format_option, json_list, now_in_china
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.asking import Law
    from zfgk.matters.owed import Owed
    from zfgk.register.kept import Kept
    from zfgk.register.kinds import MatterKind
    from zfgk.rules.pack import RulePack

_URL = click.argument("url")
_KINDS = ("message", "letter", "passed-on-message", "submission", "consultation", "emergency")
_KIND = click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only matters of this kind.")


@click.group("matters")
def command() -> None:
    """Messages, letters, submissions, consultations and emergencies of a register; zfgk register adds their events."""


@command.command("list")
@_URL
@_KIND
@click.option("--open", "only_open", is_flag=True, help="Leave out those that are settled.")
@format_option
def list_(url: str, kinds: Sequence[str], only_open: bool, style: str) -> None:
    """List matters in the order in which they began; personal data in their subjects are masked."""
    from zfgk.asking import installed
    from zfgk.register.listing import masked_subjects
    from zfgk.register.others import kept
    from zfgk.register.store import open_register

    with open_register(url, installed().events, reading=True) as register:
        found = masked_subjects(register, kept(register, *chosen(kinds), only_open=only_open))
        if style == "json":
            for text in json_list("matters", map(_values, found), 2):
                click.echo(text, nl=False)
        else:
            for matter in found:
                click.echo(_line(matter))


@command.command("owed")
@_URL
@_KIND
@click.option("--pack", "packs", multiple=True, metavar="PACK", help="The body's own pack, besides the national one.")
@click.option("--on", type=day_or_moment, help="The day or moment of asking; now in China unless given.")
@click.option("--all", "everything", is_flag=True, help="Also what is done, and what no text regulates.")
@format_option
def owed_(  # noqa: PLR0917  # click hands every option over by name
    url: str, kinds: Sequence[str], packs: Sequence[str], on: date | None, everything: bool, style: str
) -> None:
    """Say what is owed now in every open matter, by the national rules and by the packs that bind the body.

    Example: zfgk matters owed register.sqlite --pack yiyang --kind emergency --on 2026-03-02T10:30+08:00
    """
    from zfgk.asking import installed
    from zfgk.calendar import china
    from zfgk.engine.answer import Certainty
    from zfgk.matters.owed import owed
    from zfgk.register.others import kept
    from zfgk.register.store import open_register

    law, asked = installed(), on or now_in_china()
    with open_register(url, law.events, reading=True) as register:
        matters = kept(register, *chosen(kinds), only_open=not everything)
        told = owed(matters, bound(law, packs), asked, china())
        found = [one for one in told if everything or not (one.done or one.certainty is Certainty.NOT_REGULATED)]
    # A day stands before the moments of the same day, and what has no date comes last.
    found.sort(key=lambda one: (one.due is None, one.due.isoformat() if one.due else "", one.matter, one.rule))
    if style == "json":
        echo_json({"on": asked.isoformat(), "owed": [_owed_values(one) for one in found]})
        return
    for one in found:
        click.echo(_owed_line(one))


def chosen(kinds: Iterable[str]) -> list[MatterKind]:
    """Return kinds of matters by their names; all but requests if none is named."""
    from zfgk.register.kinds import BY_ID

    return [BY_ID[name] for name in (tuple(kinds) or _KINDS)]


def bound(law: Law, packs: Sequence[str]) -> list[RulePack]:
    """Return the national pack and those named.

    Raises:
        BadInput: With every pack that is not installed.
    """
    known = {pack.id: pack for pack in law.packs}
    faults = [
        Fault(f"--pack {name}", "no such pack is installed", then=f"one of {', '.join(sorted(known))}")
        for name in packs
        if name not in known
    ]
    if faults:
        raise BadInput("--pack", faults)
    return [known[name] for name in dict.fromkeys(("national", *packs))]


def _values(matter: Kept) -> dict[str, Any]:
    stands = matter.standing
    return {
        "matter": matter.id,
        "kind": matter.kind.id,
        "phase": stands.phase.id,
        "open": stands.open,
        "began": _iso(stands.began),
        "ended": _iso(stands.ended),
        "department": matter.department,
        "subject": matter.subject,
    }


def _line(matter: Kept) -> str:
    stands = matter.standing
    began = _iso(stands.began) or "-"
    parts = (matter.id, began, matter.kind.term, stands.phase.term, matter.department, matter.subject)
    return "  ".join(filter(None, parts))


def _owed_values(one: Owed) -> dict[str, Any]:
    return {
        "matter": one.matter,
        "department": one.department,
        "rule": one.rule,
        "term": one.term,
        "owed_by": one.owed_by,
        "act": one.act,
        "due": _iso(one.due),
        "bounds": [_iso(one.bounds.earliest), _iso(one.bounds.latest)] if one.bounds else None,
        "minimum": one.minimum,
        "done": one.done,
        "announced": one.announced,
        "verdict": one.verdict.value if one.verdict else None,
        "certainty": one.certainty.value if one.certainty else "",
        "word": one.word,
        "assuming": list(one.assuming),
        "force": one.force.value,
        "seen": one.seen.value,
        "problem": one.problem,
    }


def _owed_line(one: Owed) -> str:
    from zfgk.model.law import Seen

    due = one.due.isoformat(*(("T", "minutes") if hasattr(one.due, "hour") else ())) if one.due else one.word or "-"
    if one.due and one.minimum:
        due += "起"
    verdict = _VERDICTS.get(one.verdict.value, one.verdict.value) if one.verdict else ""
    if one.certainty and one.certainty.value == "not-regulated":
        verdict = "没有规定"
    seen = {Seen.SECONDARY: "依据见于转述", Seen.INFERENCE: "推定", Seen.UNVERIFIED: "依据未核实"}.get(one.seen, "")
    remarks = (
        "（按公告的日期）" if one.announced else "",
        f"（如属{'、'.join(one.assuming)}）" if one.assuming else "",
        f"（{seen}）" if seen else "",
    )
    parts = (one.matter, due, verdict, one.term + "".join(remarks), one.rule, one.department, one.problem)
    return "  ".join(filter(None, parts))


_VERDICTS = {
    "in-time": "按期",
    "overdue": "逾期",
    "depends": "待定",
    "pending": "未到期",
    "unknown": "不明",
    "too-early": "过早",
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
