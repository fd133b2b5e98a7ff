"""``zfgk rules``: the encoded law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from zfgk.cli.common import DAY, echo_json, format_option
from zfgk.cli.rules_impact import impact
from zfgk.errors import BadInput, Fault

_packs_option = click.option("--pack", "packs", multiple=True, help="A pack's id, or a rule file (.json).")


@click.group("rules")
def command() -> None:
    """Show the encoded law."""


command.add_command(impact)


@command.command("list")
@_packs_option
@click.option("--unverified", is_flag=True, help="List every place that rests on less than an official text.")
@click.option("--in-force-on", "day", type=DAY, help="Only versions that govern on this day.")
@click.option("--kind", type=click.Choice(["C", "V", "W", "N"]), help="Computed, validated, workflow or nominal.")
@format_option
def list_rules(packs: Sequence[str], unverified: bool, day: date | None, kind: str | None, style: str) -> None:
    """List the rules of the installed packs, each version on a line of its own."""
    from zfgk.cli.law import load_law
    from zfgk.cli.rules_view import doubt_line, list_line, row, sorted_doubts
    from zfgk.rules.verification import doubts

    law = load_law(packs)
    rules = [
        rule
        for versions in law.rules.values()
        for rule in versions
        if (day is None or day in rule.in_force) and kind in {None, rule.kind}
    ]
    if unverified:
        kept = {(rule.id, rule.in_force.since.isoformat()) for rule in rules}
        # Texts and readings belong to no version; they are left out where only some versions are asked for.
        whole = day is None and kind is None
        found = sorted_doubts(
            doubt
            for pack in law.packs
            for doubt in doubts(pack)
            if ((doubt.of, doubt.since) in kept if doubt.since else whole)
        )
        if style == "json":
            echo_json({"unverified": [doubt.to_json() for doubt in found]})
        else:
            click.echo("\n".join(map(doubt_line, found)))
    elif style == "json":
        echo_json({"rules": [row(rule) for rule in rules]})
    else:
        click.echo("\n".join(map(list_line, rules)))


@command.command("show")
@click.argument("rule")
@_packs_option
@format_option
def show(rule: str, packs: Sequence[str], style: str) -> None:
    """Show every version of RULE with its clauses and their citations."""
    from zfgk.cli.law import load_law
    from zfgk.cli.rules_view import row, show_lines
    from zfgk.rules.codec import dump_rule

    versions = load_law(packs).versions(rule)
    if style == "json":
        echo_json({"versions": [{**row(version), "clauses": dump_rule(version)} for version in versions]})
    else:
        click.echo("\n\n".join("\n".join(show_lines(version)) for version in versions))


@command.command("diff")
@click.argument("before")
@click.argument("after")
@_packs_option
@format_option
def diff(before: str, after: str, packs: Sequence[str], style: str) -> None:
    """Show what changed between two days, or between two rule files: rules, readings, events, texts, provisions.

    Changes of a citation or of words alone are marked; what computes stands first.

    Example: zfgk rules diff 2019-05-14 2019-05-15
    """
    from zfgk.cli.law import load_file, load_law
    from zfgk.cli.rules_view import diff_lines
    from zfgk.rules.diff import diff as diff_days
    from zfgk.rules.diff import diff_packs

    files = [argument.endswith(".json") for argument in (before, after)]
    if all(files):
        if packs:
            raise BadInput("--pack", [Fault("--pack", "two files are compared whole", then="leave it out")])
        changes = diff_packs(load_file(Path(before)), load_file(Path(after)))
    elif any(files):
        raise BadInput(f"{before} {after}", [Fault(before, "a file and a day", then="name two files or two days")])
    else:
        days = DAY(before), DAY(after)
        changes = tuple(change for pack in load_law(packs).packs for change in diff_days(pack, *days))
    if style == "json":
        echo_json({"before": before, "after": after, "changes": [change.to_json() for change in changes]})
        return
    click.echo("\n".join([f"{before} -> {after}", *(diff_lines(changes) if changes else ["no change"])]))
