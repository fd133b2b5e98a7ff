"""``zfgk rules``: the encoded law."""

from __future__ import annotations

import click

from zfgk.cli.common import echo_json, format_option
from zfgk.cli.rules_impact import impact
from zfgk.rules.clock import Deadline


def _row(rule: Deadline) -> dict[str, object]:
    return {
        "id": rule.id,
        "term": rule.term,
        "owed_by": rule.owed_by,
        "force": rule.force.value,
        "period": str(rule.period),
        "basis": str(rule.basis),
        "place": rule.basis.place,
        "verified": rule.basis.seen.value,
        "since": rule.in_force.since.isoformat(),
        "until": rule.in_force.until.isoformat() if rule.in_force.until else None,
    }


@click.group("rules")
def command() -> None:
    """Show the encoded law."""


command.add_command(impact)


@command.command("list")
@format_option
def list_rules(style: str) -> None:
    """List the rules of the installed packs, each version on a line of its own."""
    from zfgk.cli.law import load_law

    rows = [_row(rule) for versions in load_law().rules.values() for rule in versions]
    if style == "json":
        echo_json({"rules": rows})
        return
    for row in rows:
        span = f"{row['since']}..{row['until'] or ''}"
        click.echo(f"{row['id']:<36} {span:<22} {row['period']}  {row['term']}  {row['basis']}")


@command.command("show")
@click.argument("rule")
@format_option
def show(rule: str, style: str) -> None:
    """Show every version of RULE with its clauses."""
    from zfgk.cli.law import load_law

    versions = load_law().versions(rule)
    if style == "json":
        echo_json({"versions": [_row(version) for version in versions]})
        return
    for version in versions:
        for key, value in _row(version).items():
            click.echo(f"{key:<9} {value if value is not None else '-'}")
        for restart in version.restarts:
            click.echo(f"restart   {restart.event}  {restart.basis}")
        for stop in version.stops:
            click.echo(f"stop      {stop.sent} .. {stop.answered}  {stop.basis}")
        if version.extension:
            click.echo(f"extension {version.extension.at_most}  {version.extension.basis}")
        click.echo()
