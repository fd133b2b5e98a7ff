"""``zfgk site``: checks of a local copy of a web site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zfgk.cli.common import DAY, echo_json, format_option, lang_option, today_in_china

if TYPE_CHECKING:
    from zfgk.site.finding import SiteFinding
    from zfgk.site.folder import Scan
    from zfgk.site.services import ServiceLink


@click.group("site")
def command() -> None:
    """Check a local copy of a web site, or facts about one; nothing is fetched."""


@command.command("lint")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--on", type=DAY, metavar="DAY", help="Also tell what is stale on DAY, or of a later day.")
@click.option("--base-url", default="", metavar="URL", help="The address of the site.")
@click.option(
    "--services",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A CSV table of the service items that policies should link to: 网页, 办事事项, 办理链接.",
)
@format_option
@lang_option
def lint(*, path: Path, on: date | None, base_url: str, services: Path | None, style: str, lang: str) -> int:
    """Check the meta tags, links and freshness of the pages below the folder PATH.

    The exit status is 1 if anything is for a person to look at.
    """
    from zfgk.cli.run_view import progress
    from zfgk.model.findings import Severity
    from zfgk.site.folder import Scan

    wanted = _services(services) if services else ()
    with progress(lang) as tell:
        scan = Scan(path, base_url=base_url, on=on, services=wanted, tell=lambda done, of: tell("check", done, of))
        with scan:
            worst = [Severity.NOTE]

            def noted() -> Iterator[SiteFinding]:
                for finding in scan.findings():
                    if finding.severity is not Severity.NOTE:
                        worst[0] = finding.severity
                    yield finding

            (_json if style == "json" else _text)(scan, noted(), lang)
    return 0 if worst[0] is Severity.NOTE else 1


@command.command("indicators")
@click.argument("facts", type=click.Path(path_type=Path))
@click.option("--on", type=DAY, metavar="DAY", help="The day; today in China unless given.")
@format_option
@lang_option
def indicators(*, facts: Path, on: date | None, style: str, lang: str) -> int:
    """Hold FACTS (YAML or JSON) on visits, messages, services and columns against the single-veto indicators of 2019.

    The exit status is 1 if anything is for a person to look at.
    """
    from zfgk.files.decoding import decode
    from zfgk.files.reading import read_bytes
    from zfgk.model.findings import Severity
    from zfgk.site.facts import check_facts, read_facts

    read = read_facts(decode(read_bytes(facts), str(facts)).text, facts.name)
    findings = list(check_facts(read, on or today_in_china()))
    if style == "json":
        echo_json({"findings": [one.to_json() for one in findings]})
    else:
        for one in findings:
            click.echo(f"{one.path}: {one.severity.value} {one.check} {one.message(lang)}".removeprefix(": "))
        click.echo(f"{len(findings)} findings")
    return 1 if any(one.severity is not Severity.NOTE for one in findings) else 0


@command.command("approvals")
@click.argument("approvals", type=click.Path(path_type=Path))
@click.argument("catalogue", type=click.Path(path_type=Path))
@click.option(
    "--rule",
    "name",
    default="jiading.catalogue-coverage",
    show_default=True,
    metavar="RULE",
    help="The share to reach.",
)
@format_option
@lang_option
def approvals(*, approvals: Path, catalogue: Path, name: str, style: str, lang: str) -> int:
    """Say which items of APPROVALS (审批目录) the CATALOGUE lacks; both are texts with one item a line.

    The exit status is 1 if an item is missing.
    """
    from zfgk.errors import BadInput, Fault
    from zfgk.host import Host
    from zfgk.rules.shape import Coverage
    from zfgk.site.approvals import check_approvals

    rules = [rule for pack in Host.discover().rule_packs for rule in pack.rules if isinstance(rule, Coverage)]
    rule = next((one for one in reversed(rules) if one.id == name), None)
    if rule is None:
        what = f"no installed pack has a share called {name!r}"
        raise BadInput("--rule", [Fault("--rule", what, then="see zfgk rules list")])
    share, findings = check_approvals(_lines(approvals), _lines(catalogue), rule)
    if style == "json":
        counted = {"counted": share.counted, "covered": share.covered, "missing": list(share.missing)}
        echo_json({"rule": rule.id, **counted, "findings": [one.to_json() for one in findings]})
    else:
        for one in findings:
            click.echo(f"{one.path}: {one.severity.value} {one.check} {one.message(lang)}")
        click.echo(f"{share.covered} of {share.counted} items covered · {rule.id} · {rule.basis}")
    return 1 if findings else 0


def _lines(path: Path) -> list[str]:
    from zfgk.files.decoding import decode
    from zfgk.files.reading import read_bytes

    lines = decode(read_bytes(path), str(path)).text.lstrip("\ufeff").splitlines()
    return [line.strip() for line in lines if line.strip()]


def _services(path: Path) -> tuple[ServiceLink, ...]:
    from zfgk.files.decoding import decode
    from zfgk.files.reading import read_bytes
    from zfgk.site.services import read_services

    return read_services(decode(read_bytes(path), str(path)).text, path.name)


def _text(scan: Scan, findings: Iterator[SiteFinding], lang: str) -> None:
    count = 0
    whole = {"zh": "全站", "en": "site"}[lang]
    for count, one in enumerate(findings, start=1):  # noqa: B007  # the last count is printed below
        click.echo(f"{one.page or whole}: {one.severity.value} {one.check} {one.path} {one.message(lang)}")
    outside = sum(1 for _ in scan.outside())
    click.echo(f"{scan.pages} pages, {count} findings, {outside} addresses outside")


def _json(scan: Scan, findings: Iterator[SiteFinding], _lang: str) -> None:
    """Print one object, a finding at a time: a large site has more of them than fit into memory."""
    click.echo(f'{{\n  "pages": {scan.pages},\n  "findings": [', nl=False)
    _items(one.to_json() for one in findings)
    click.echo('],\n  "outside": [', nl=False)
    _items(scan.outside())
    click.echo("]\n}")


def _items(values: Iterator[object]) -> None:
    between = "\n    "
    for value in values:
        click.echo(between + json.dumps(value, ensure_ascii=False), nl=False)
        between = ",\n    "
    click.echo("\n  " if between.startswith(",") else "", nl=False)
