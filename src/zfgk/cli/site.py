"""``zfgk site``: checks of a local copy of a web site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from zfgk.cli.common import DAY, echo_json, format_option


@click.group("site")
def command() -> None:
    """Check a local copy of a web site; nothing is fetched."""


@command.command("lint")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--on", type=DAY, metavar="DAY", help="Also tell days of publication after DAY.")
@click.option("--base-url", default="", metavar="URL", help="The address of the site.")
@format_option
def lint(*, path: Path, on: date | None, base_url: str, style: str) -> int:
    """Check the meta tags and links of the pages below the folder PATH.

    The exit status is 1 if anything is for a person to look at.
    """
    from zfgk.model.findings import Severity
    from zfgk.site.folder import lint_folder

    report = lint_folder(path, base_url=base_url, on=on)
    if style == "json":
        findings = [finding.to_json() for finding in report.findings]
        echo_json({"pages": report.pages, "findings": findings, "outside": list(report.outside)})
    else:
        for one in report.findings:
            click.echo(f"{one.page or '全站'}: {one.severity.value} {one.check} {one.path} {one.zh}")
        click.echo(f"{report.pages} pages, {len(report.findings)} findings, {len(report.outside)} addresses outside")
    return 1 if any(one.severity is not Severity.NOTE for one in report.findings) else 0
