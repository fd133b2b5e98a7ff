"""``zfgk fee``: the fee for handling requests beyond a reasonable number."""

from __future__ import annotations

import click

from zfgk.cli.common import echo_json, format_option, lang_option

_BY_PIECE = "national.fee-by-piece"
_BY_PAGE = "national.fee-by-page"


@click.command("fee")
@click.option("--pieces", type=int, help="By piece: requests of one applicant in one calendar month.")
@click.option("--pages", type=int, help="By page: pages of one request.")
@format_option
@lang_option
def command(pieces: int | None, pages: int | None, style: str, lang: str) -> None:
    """Compute the information processing fee (信息处理费), by piece or by page.

    A request is charged one way only, never both. Example: zfgk fee --pieces 41
    """
    from zfgk.cli.law import load_law
    from zfgk.engine.fees import fee
    from zfgk.rules.fee import Tariff

    if (pieces is None) is (pages is None):
        message = "give --pieces or --pages, not both: a request is charged one way only"
        raise click.UsageError(message)
    rule, n = (_BY_PIECE, pieces) if pieces is not None else (_BY_PAGE, pages)
    (tariff, *_) = (version for version in load_law().versions(rule) if isinstance(version, Tariff))
    found = fee(tariff, n or 0)
    echo_json(found.to_json()) if style == "json" else click.echo(found.explain(lang))
