"""``zfgk rules impact``: what changed in the law between two days, and which cases change with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from zfgk.cli.common import DAY, echo_json, format_option, lang_option


@click.command("impact")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--from", "first", type=DAY, required=True, help="The law of this day.")
@click.option("--to", "second", type=DAY, required=True, help="The law of this day, applied to the same facts.")
@click.option("--pack", "packs", multiple=True, help="Compare only these packs.")
@format_option
@lang_option
def impact(  # noqa: PLR0917  # click hands every option over by name
    paths: Sequence[Path], first: date, second: date, packs: Sequence[str], style: str, lang: str
) -> None:
    """Compare the law of two days, and what each says about the facts of the case files at PATHS."""
    from zfgk.cli.law import load_law
    from zfgk.questions import law_diff
    from zfgk.testing import cases

    law = load_law(packs)
    found = law_diff(law, first, second, cases.read(cases.find(paths), law))
    if style == "json":
        echo_json(found.to_json())
    else:
        click.echo(found.text(lang))
