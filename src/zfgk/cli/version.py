"""``zfgk version``: what is loaded."""

from __future__ import annotations

from importlib.metadata import version as distribution_version

import click

from zfgk.cli.common import echo_json, format_option


@click.command("version")
@click.option("--laws", is_flag=True, help="Also the laws with their versions, the calendar years and the packs.")
@format_option
def command(laws: bool, style: str) -> None:
    """Print the version of zfgk, and with --laws what it knows."""
    number = distribution_version("zfgk")
    if not laws:
        echo_json({"zfgk": number}) if style == "json" else click.echo(f"zfgk {number}")
        return
    from zfgk.calendar import china
    from zfgk.cli.law import load_law
    from zfgk.host import Host

    host = Host.discover(on_error="report")
    instruments = [
        {
            "id": one.id,
            "title": one.title,
            "number": one.number,
            "since": one.in_force.since.isoformat(),
            "until": one.in_force.until.isoformat() if one.in_force.until else None,
            "verified": one.seen.value,
        }
        for pack in load_law().packs
        for one in pack.instruments
    ]
    tables = china().tables
    years = [{"year": table.year, "notices": [notice.number for notice in table.notices]} for table in tables]
    packs = [{"id": pack.id, "title": pack.title, "rules": len(pack.rules)} for pack in host.rule_packs]
    plugins = [{"name": plugin.name, "version": plugin.version} for plugin in host.plugins]
    if style == "json":
        echo_json({"zfgk": number, "laws": instruments, "calendar": years, "packs": packs, "plugins": plugins})
        return
    click.echo(f"zfgk {number}")
    for law in instruments:
        click.echo(f"law       {law['id']:<18} {law['since']}..{law['until'] or '':<10} {law['title']} {law['number']}")
    for table in tables:
        click.echo(f"calendar  {table.year}  {'; '.join(notice.number for notice in table.notices)}")
    for pack in packs:
        click.echo(f"pack      {pack['id']}  {pack['title']}  {pack['rules']} rules")
    for plugin in plugins:
        click.echo(f"plugin    {plugin['name']} {plugin['version']}")
