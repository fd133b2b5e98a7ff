"""``zfgk life``: how normative documents stand on a day, the table of a cleaning, and what packs ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zfgk.cli.common import DAY, echo_json, format_option, lang_option, today_in_china
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.catalogue.life import LifeFinding
    from zfgk.catalogue.life.read import LifeFile
    from zfgk.rules.pack import RulePack

_ON = click.option("--on", type=DAY, metavar="DAY", help="The day; today in China unless given.")
_TOPICS = ("columns", "catalogue", "interpretation", "consultation", "meetings", "documents")


@click.group("life")
def command() -> None:
    """Follow normative documents (行政规范性文件) through their life."""


@command.command("state")
@click.argument("file", type=click.Path(path_type=Path))
@_ON
@lang_option
@format_option
def state(*, file: Path, on: date | None, lang: str, style: str) -> int:
    """Say how each document of FILE (YAML or JSON) stands, and compare it with the 有效性 that the file gives.

    The exit status is 1 if anything is for a person to look at.
    """
    from zfgk.catalogue.life.stated import check_all_stated

    read, day = read_life(file), on or today_in_china()
    standing = list(read.library.table(day))
    findings = [*read.library.findings, *check_all_stated(read.library, read.stated, day)]
    if style == "json":
        documents = [
            {
                "key": one.key,
                "state": one.state.value,
                "in_force": one.in_force,
                "since": str(one.since) if one.since else None,
                "until": str(one.until) if one.until else None,
                "amendments": [str(amended) for amended in one.amendments],
            }
            for one in standing
        ]
        echo_json({"on": str(day), "documents": documents, "findings": [_json(one) for one in findings]})
    else:
        for one in standing:
            click.echo(one.explain(lang))
        _print(findings, lang)
    return _status(findings)


@command.command("clean")
@click.argument("file", type=click.Path(path_type=Path))
@_ON
@click.option("--soon", type=click.IntRange(0), default=0, metavar="DAYS", help="Tell periods that end within DAYS.")
@format_option
def clean(*, file: Path, on: date | None, soon: int, style: str) -> None:
    """Print the table of a cleaning (清理) of the documents of FILE: what follows, and what a body has to decide."""
    from zfgk.catalogue.life import cleaning_table

    rows = [row.to_row() for row in cleaning_table(read_life(file).library, on or today_in_china(), soon=soon)]
    if style == "json":
        echo_json({"rows": rows})
        return
    for row in rows:
        said = row["follows"] or (f"由机关决定；{row['against']}" if row["against"] else "由机关决定")
        click.echo(f"{row['key']} {row['title']} {row['number']}".rstrip() + f": {row['state_term']} · {said}")
    click.echo(f"{len(rows)} documents")


@command.command("duties")
@click.argument("pack")
@click.option("--topic", type=click.Choice(_TOPICS), multiple=True, help="One topic; all of them unless given.")
@_ON
@format_option
def duties(*, pack: str, topic: tuple[str, ...], on: date | None, style: str) -> None:
    """List what PACK asks on columns, catalogues, interpretation, consultation, meetings and documents."""
    from zfgk.catalogue.life import Topic
    from zfgk.catalogue.life import duties as of_pack
    from zfgk.host import Host

    found = _pack(pack, Host.discover().rule_packs)
    day = on or today_in_china()
    asked = {name: of_pack(found, Topic(name), day) for name in topic or _TOPICS}
    if style == "json":
        listed = {
            name: [
                {
                    "rule": duty.rule.id,
                    "term": duty.rule.term,
                    "owed_by": duty.rule.owed_by,
                    "items": [term for _, term in duty.items],
                    "measure": duty.measure,
                    "basis": str(duty.rule.basis),
                    "rows": list(duty.rule.rows),
                }
                for duty in duties_
            ]
            for name, duties_ in asked.items()
        }
        echo_json({"pack": found.id, "on": str(day), "topics": listed})
        return
    for name, duties_ in asked.items():
        click.echo(f"{name}: {len(duties_)}")
        for duty in duties_:
            click.echo(f"  {duty.rule.id} · {duty.line()}")


def _pack(name: str, packs: tuple[RulePack, ...]) -> RulePack:
    found = next((one for one in packs if one.id == name), None)
    if found is None:
        then = f"take one of {', '.join(one.id for one in packs)}"
        raise BadInput("PACK", [Fault("PACK", f"no installed pack is called {name!r}", then=then)])
    return found


def read_life(file: Path) -> LifeFile:
    """Read a file of documents and what happened to them, YAML or JSON."""
    from zfgk.catalogue.life.read import read_documents
    from zfgk.files.decoding import decode
    from zfgk.files.reading import read_bytes

    return read_documents(decode(read_bytes(file), str(file)).text, file.name)


def _json(finding: LifeFinding) -> dict[str, str]:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "about": finding.about,
        "message": finding.zh,
        "message_en": finding.en,
        "basis": finding.basis,
    }


def _print(findings: list[LifeFinding], lang: str) -> None:
    for one in findings:
        click.echo(f"{one.about}: {one.severity.value} {one.check} {one.message(lang)}")
    click.echo(f"{len(findings)} findings")


def _status(findings: list[LifeFinding]) -> int:
    from zfgk.model.findings import Severity

    return 1 if any(one.severity is not Severity.NOTE for one in findings) else 0
