"""``zfgk plugins``: what is installed, and whether it keeps its contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from zfgk.cli.common import echo_json, format_option

if TYPE_CHECKING:
    from zfgk.host import Host
    from zfgk.model.exchange import Exporter
    from zfgk.testing.exporters import CheckResult


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
@format_option
def check_plugin(name: str, style: str) -> int:
    """Certify the exporters of the plugin NAME, or the exporter NAME; the exit status is 1 if a check fails.

    The checks run in empty directories with the exporter's own sample settings, and without a network.
    """
    from zfgk.testing.exporters import certify, markdown

    results = [(exporter, certify(exporter)) for exporter in _exporters(name)]
    if style == "json":
        echo_json({"exporters": [_as_json(exporter, found) for exporter, found in results]})
    elif results:
        click.echo("\n".join(markdown(exporter, found) for exporter, found in results), nl=False)
    else:
        click.echo(
            f"{name} loads and keeps the rules of hooks; it brings no exporter, and only those have further checks."
        )
    return 1 if any(one.status == "fail" for _, found in results for one in found) else 0


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


def _exporters(name: str) -> list[Exporter]:
    import difflib

    from zfgk.errors import UnknownPlugin
    from zfgk.host import Host

    host = Host.discover(on_error="report")
    for problem in host.doctor():
        if problem.plugin == name:
            raise problem.error
    exporters = {exporter.name: exporter for exporter in host.exporters}
    plugins = {plugin.name: plugin for plugin in host.plugins}
    if name in plugins:
        return [exporters[one] for one in plugins[name].brings.get("exporters", ())]
    if name in exporters:
        return [exporters[name]]
    raise UnknownPlugin(name, difflib.get_close_matches(name, sorted({*plugins, *exporters}), n=2))


def _as_json(exporter: Exporter, results: tuple[CheckResult, ...]) -> dict[str, Any]:
    return {
        "exporter": exporter.name,
        "contract": exporter.contract,
        "checks": [{"id": one.check.id, "status": one.status, "message": one.message} for one in results],
    }
