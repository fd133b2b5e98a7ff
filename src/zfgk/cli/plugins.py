"""``zfgk plugins``: what is installed, and whether it keeps its contract."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zfgk.cli.common import echo_json, format_option

if TYPE_CHECKING:
    from zfgk.host import Host


@click.group("plugins")
def command() -> None:
    """List the installed plugins, or certify one."""


@command.command("list")
@format_option
def list_plugins(style: str) -> int:
    """List plugins, what each brings, and those that were refused (then the exit status is 1)."""
    from zfgk.host import Host

    host = Host.discover(on_error="report")
    problems = host.doctor()
    if style == "json":
        echo_json(
            {
                "plugins": [
                    {
                        "name": plugin.name,
                        "distribution": plugin.distribution,
                        "version": plugin.version,
                        "brings": {kind: list(ids) for kind, ids in plugin.brings.items()},
                    }
                    for plugin in host.plugins
                ],
                "refused": [
                    {"name": problem.plugin, "code": problem.error.code, "error": str(problem.error)}
                    for problem in problems
                ],
            }
        )
    else:
        _print_table(host)
        for problem in problems:
            click.echo(f"zfgk: {problem.error}", err=True)
    return 1 if problems else 0


@command.command("check")
@click.argument("name")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to this file, too.")
@format_option
def check_plugin(name: str, report: Path | None, style: str) -> int:
    """Certify what the plugin NAME brings, or the exporter NAME; the exit status is 1 if a check fails.

    The checks run in empty directories with the exporters' own sample settings, and without a network.
    """
    from zfgk.errors import KitMissing
    from zfgk.files.atomic import write_text

    try:
        from zfgk.testing.plugins import certify_plugin, values_of
        from zfgk.testing.report import as_json, failures, markdown
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        raise KitMissing(name, "hypothesis") from error
    values = values_of(name)
    certificates = certify_plugin(values, _progress)
    text = "\n".join(map(markdown, certificates))
    if report is not None:
        write_text(report, text)
    if style == "json":
        echo_json({"plugin": name, "certificates": [as_json(one) for one in certificates]})
    elif certificates:
        click.echo(text, nl=False)
    else:
        click.echo(f"{name} loads and keeps the rules of hooks; it brings nothing that has further checks.")
    for one in certificates:
        for line in failures(one):
            click.echo(f"zfgk: {line}", err=True)
    return 0 if all(one.passed for one in certificates) else 1


def _progress(text: str) -> None:
    """Show what is being checked on a terminal, in one line that the next one replaces."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", nl=False, err=True)


def _print_table(host: Host) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for head in ("plugin", "distribution", "version", "brings"):
        table.add_column(head, overflow="fold")
    for plugin in host.plugins:
        brings = "\n".join(f"{kind}: {', '.join(ids)}" for kind, ids in plugin.brings.items()) or "-"
        table.add_row(*map(Text, (plugin.name, plugin.distribution, plugin.version or "-", brings)))
    Console().print(table)
