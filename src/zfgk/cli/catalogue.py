"""``zfgk catalogue``: what is wrong with a disclosure catalogue, and the schemas that one may follow."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zfgk.cli.catalogue_files import FORM, convert, find_schema, schema_and_lists, schema_file, template
from zfgk.cli.common import DAY, echo_json, format_option, lang_option, today_in_china, with_progress

if TYPE_CHECKING:
    from zfgk.catalogue import Finding, Row, Schema


@click.group("catalogue")
def command() -> None:
    """Check a disclosure catalogue (政府信息公开目录), convert it, and list the schemas for it."""


_UNREAD = frozenset(("not-csv", "not-xlsx", "not-json", "not-xml", "no-heads", "no-entries", "not-a-catalogue"))
"""Findings after which nothing of a file was read, if no entry came before."""

for _one in (convert, schema_file, template):
    command.add_command(_one)


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--schema", "name", default="core", show_default=True, metavar="NAME", help="The schema to follow.")
@FORM
@click.option("--on", type=DAY, metavar="DAY", help="The day of the check; today in China unless given.")
@click.option(
    "--agencies",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Hold numbers against agencies: CSV with a code or short name (机关代字) and a name on each line.",
)
@click.option(
    "--life",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Hold 有效性 against the life of documents: a file as `zfgk life` reads it, with index numbers for keys.",
)
@lang_option
@format_option
def check(  # one for each option of the command
    *,
    file: Path,
    name: str,
    form: str | None,
    on: date | None,
    agencies: Path | None,
    life: Path | None,
    lang: str,
    style: str,
) -> int:
    """Check the entries of FILE (CSV, workbook, JSON, JSON Lines or XML) against a schema.

    Findings quote nothing of what the entries say. The exit status is 1 if there is an error among them, and 2 if
    the file cannot be read, down to its first entry.
    """
    from zfgk.catalogue.checks import ISSUERS, Agencies, read_agencies
    from zfgk.catalogue.checks import check as check_rows
    from zfgk.catalogue.exchange import read
    from zfgk.cli.life import read_life
    from zfgk.host import Host

    host = Host.discover()
    schema, vocabularies = schema_and_lists(host, name)
    known = read_agencies(agencies) if agencies else Agencies()
    counted = _Counted(read(file, schema, form=form or ""))
    findings: Iterable[Finding] = check_rows(
        with_progress(counted, "检查 checking"),
        schema,
        vocabularies=vocabularies,
        on=on or today_in_china(),
        agencies=known.by_code,
        issuers={**ISSUERS, **known.by_short_name},
        life=read_life(life).library if life else None,
    )
    if sys.stdout.isatty():
        findings = list(findings)  # lines and a bar on one screen would get in each other's way
    errors = notes = 0
    unread = False
    if style == "json":
        click.echo('{"findings": [', nl=False)
    for finding in findings:
        if style == "json":
            # One by one: a long catalogue with a systematic fault has as many findings as entries.
            said = json.dumps(finding.to_json(), ensure_ascii=False)
            click.echo(f"{',' if errors + notes else ''}\n  {said}", nl=False)
        else:
            place = f"{finding.path} {finding.field}".rstrip()
            click.echo(f"{place}: {finding.severity} {finding.check} {finding.message(lang)}")
        unread = unread or finding.check in _UNREAD
        errors += finding.severity == "error"
        notes += finding.severity != "error"
    if style == "json":
        click.echo("\n]}")
    else:
        click.echo(f"{counted.entries} entries, {errors} errors, {notes} notes")
    if unread and not counted.entries:
        return 2
    return 1 if errors else 0


@command.command("schemas")
@click.argument("names", nargs=-1)
@format_option
def schemas(*, names: tuple[str, ...], style: str) -> None:
    """List the installed schemas; with NAMES, their fields."""
    from zfgk.host import Host

    host = Host.discover()
    chosen = [find_schema(host, name) for name in names] or list(host.schemas)
    if style == "json":
        echo_json({"schemas": [_described(schema) for schema in chosen]})
        return
    for schema in chosen:
        seen = "" if schema.seen.value == "text" else f" [{schema.seen.value}]"
        click.echo(f"{schema.name}  {schema.title}（{len(schema.fields)}栏）{seen}  {schema.basis}")
        for field in schema.fields if names else ():
            asked = "有条件 conditional" if field.condition else ""
            asked = "必填 required" if field.required else "应填 expected" if field.expected else asked
            facts = [field.kind.value, field.vocabulary, field.pattern.name if field.pattern else ""]
            longest = f"≤{field.longest}" if field.longest else ""
            shown = " ".join(fact for fact in (*facts, longest, asked) if fact)
            click.echo(f"  {field.name}  {'、'.join((field.label, *field.labels))}  {shown}")


def _described(schema: Schema) -> dict[str, object]:
    return {
        "name": schema.name,
        "title": schema.title,
        "about": schema.about.value,
        "extends": schema.extends,
        "basis": schema.basis,
        "seen": schema.seen.value,
        "note": schema.note,
        "fields": [
            {
                "name": field.name,
                "label": field.label,
                "labels": list(field.labels),
                "kind": field.kind.value,
                "required": field.required,
                "expected": field.expected,
                "required_when": field.condition.field if field.condition else "",
                "vocabulary": field.vocabulary,
                "pattern": field.pattern.name if field.pattern else "",
                "longest": field.longest,
                "basis": field.basis,
                "seen": field.seen.value,
                "note": field.note,
            }
            for field in schema.fields
        ],
    }


class _Counted:
    """Rows, with the number of entries that went by."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.entries: int = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.entries += bool(row.cells)
            yield row
