"""``zfgk notice``: notices to applicants and others, made from the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zfgk.cli.common import DAY, echo_json, lang_option, today_in_china

if TYPE_CHECKING:
    from zfgk.notices import NoticeType

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group("notice")
def command() -> None:
    """Make notices (告知书): receipts, corrections, extensions, letters and replies, with what each must carry."""


@command.command("list")
@_json
def list_(as_json: bool) -> None:
    """List the kinds of notices."""
    from zfgk.notices import NOTICE_TYPES

    if as_json:
        echo_json({"notices": [_values(kind) for kind in NOTICE_TYPES.values()]})
        return
    wide = max(map(len, NOTICE_TYPES))
    for kind in NOTICE_TYPES.values():
        click.echo(f"{kind.id:<{wide}}  {kind.term}  {_case(kind)}{_cites(kind)}")


@command.command("show")
@click.argument("kind")
@click.option("--template", is_flag=True, help="Print the template that ships, for an office to start from.")
@_json
def show(kind: str, template: bool, as_json: bool) -> None:
    """Show what the notice KIND must carry, where each field comes from, and what it rests on."""
    from zfgk.notices import notice_type
    from zfgk.notices.templates import shipped_text

    found = notice_type(kind)
    if template:
        click.echo(shipped_text(found.id), nl=False)
    elif as_json:
        echo_json(_values(found))
    else:
        click.echo("\n".join(_lines(found)))


@command.command("make")
@click.argument("register")
@click.argument("request")
@click.argument("kind")
@click.option("--field", "fields", multiple=True, metavar="NAME=VALUE", help="What a field says; repeat for each.")
@click.option(
    "--values",
    type=click.Path(path_type=Path),
    help="A YAML file of fields for all notices of an office; --field comes before it.",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The directory for the new file.")
@click.option("--template", type=click.Path(path_type=Path), help="An office's own template: .docx, or plain text.")
@click.option("--format", "style", type=click.Choice(["docx", "text"]), default="docx", show_default=True)
@click.option("--on", type=DAY, help="The day of the notice; today in China unless given.")
@click.option(
    "--calendar", "calendar_files", multiple=True, type=click.Path(path_type=Path), help="A year table of your own."
)
@_json
@lang_option
def make(  # noqa: PLR0917  # click hands every option over by name
    register: str,
    request: str,
    kind: str,
    fields: Sequence[str],
    values: Path | None,
    out: Path,
    template: Path | None,
    style: str,
    on: date | None,
    calendar_files: Sequence[Path],
    as_json: bool,
    lang: str,
) -> None:
    """Make the notice KIND about a REQUEST of a REGISTER.

    Cautions about what should be looked at first go to standard error.

    Example: zfgk notice make register.sqlite 2026-1 receipt --field agency=某市某局 --out notices
    """
    from zfgk import notices
    from zfgk.calendar import china
    from zfgk.cli.law import load_calendar, load_law
    from zfgk.notices.files import read_template, read_values, write_notice
    from zfgk.register.store import open_register

    law = load_law()
    given = _of_kind(kind, _named(read_values(values) if values else {})) | _given(fields)
    own = read_template(template) if template else None
    with open_register(register, law.events, reading=True) as opened:
        notice = notices.make(
            kind,
            opened,
            request,
            given,
            day=on or today_in_china(),
            clock=law.clock,
            calendar=load_calendar(calendar_files) or china(),
            template=own,
        )
    file = write_notice(notice, out, style)
    if as_json:
        cautions = [
            {"code": one.code, "zh": one.zh, "en": one.en, "basis": str(one.basis) if one.basis else ""}
            for one in notice.cautions
        ]
        held = {"type": kind, "request": request, "day": notice.day.isoformat(), "rows": list(notice.rows)}
        echo_json({"file": str(file), **held, "cautions": cautions})
        return
    for caution in notice.cautions:
        click.echo(f"zfgk: {caution.message(lang)}" + (f" · {caution.basis}" if caution.basis else ""), err=True)
    click.echo(str(file))


def _given(fields: Sequence[str]) -> dict[str, str]:
    """Return what the options say, by field; a field that takes several values may be given several times."""
    found: dict[str, str] = {}
    for number, field in enumerate(fields):
        name, equals, value = field.partition("=")
        # The value is never quoted: it may be a personal datum.
        if not equals or not name.strip():
            message = f"--field[{number}] is no field · write NAME=VALUE"
            raise click.UsageError(message)
        field_name = _name(name.strip())
        if field_name in found and _takes_several(field_name):
            value = f"{found[field_name]},{value}"
        elif field_name in found:
            message = f"--field {name.strip()} is given twice · give it once"
            raise click.UsageError(message)
        found[field_name] = value
    return found


def _takes_several(name: str) -> bool:
    from zfgk.notices.fields import FIELDS, Holds

    return name in FIELDS and FIELDS[name].holds is Holds.CHOICES


def _named(values: Mapping[str, str]) -> dict[str, str]:
    """Return values by the names of their fields, so that one given by its Chinese term takes the other's place."""
    return {_name(name): value for name, value in values.items()}


def _name(written: str) -> str:
    """Return the name of a field that was written in either language; what names none stays as it is."""
    from zfgk.notices.fields import field_named

    field = field_named(written)
    return field.name if field else written


def _of_kind(kind: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return values without those of fields that only other kinds have: one file serves all notices of an office."""
    from zfgk.notices import FIELDS, notice_type

    own = {field.name for field in notice_type(kind).fields}
    return {name: value for name, value in values.items() if name in own or name not in FIELDS}


def _case(kind: NoticeType) -> str:
    """Return the way of answering, which tells replies of one title apart."""
    from zfgk.register.replies import REPLY_TYPES

    return next((f"{one.term}  " for one in REPLY_TYPES if one.id == kind.reply), "")


def _cites(kind: NoticeType) -> str:
    """Return what a kind of notice cites, the articles of its grounds first where all are of one article."""
    from zfgk.notices.citing import cited

    bases = [option.basis for option in kind.grounds if option.basis]
    grounds = bases if len({basis.article for basis in bases}) == 1 else []
    return cited((*grounds, kind.basis, *kind.cites))


def _values(kind: NoticeType) -> Mapping[str, Any]:
    from zfgk.notices.given import may_give

    by_hand = may_give(kind)
    required = {element.id for element in kind.contents}
    return {
        "id": kind.id,
        "term": kind.term,
        "group": kind.group.value,
        "basis": str(kind.basis),
        "cites": [str(basis) for basis in kind.cites],
        "seen": kind.seen.value,
        "contents": [{"field": element.id, "term": element.term} for element in kind.contents],
        "fields": [
            {
                "name": field.name,
                "term": field.term,
                "source": field.source.value,
                "holds": field.holds.value,
                "given": field.name in by_hand,
                "required": field.name in required,
                "options": [option.id for option in kind.options(field.name)] if field.holds.value in _CHOSEN else [],
            }
            for field in kind.fields
        ],
        "needs": list(kind.needs),
        "rows": list(kind.rows),
    }


def _lines(kind: NoticeType) -> list[str]:
    from zfgk.notices.given import may_give

    required = {element.id: element.term for element in kind.contents}
    by_hand = may_give(kind)
    lines = [f"{kind.id} · {kind.term}", f"依据：{_cites(kind)}"]
    if kind.seen.value not in {"text", "excerpt"}:
        lines.append(f"依据的核实情况：{kind.seen.value}")
    for field in kind.fields:
        mark = "必备" if field.name in required else "可选"
        origin = "须给出" if field.name in by_hand and field.name in required else _ORIGIN[field.source.value]
        if field.name in by_hand and field.name not in required:
            origin = "可给出"
        if field.name in {"review-body", "court"} and "remedy" in required:
            origin = "救济途径写明的须给出"
        if field.override:
            origin = "取自登记册，没有的给出"
        lines.append(f"  {mark}  {field.name}  {required.get(field.name, field.term)}  {origin}")
        if field.holds.value in _CHOSEN:
            lines += [f"          {option.id}  {option.term}" for option in kind.options(field.name)]
    return lines


_CHOSEN = ("choice", "choices")
_ORIGIN = {"official": "须给出", "register": "取自登记册", "engine": "由规则计算", "kind": "按告知书种类"}
