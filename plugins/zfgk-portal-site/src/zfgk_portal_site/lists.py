"""The column's first page, its lists with their pages, and the ways to sort what was disclosed."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

import attrs

from zfgk_portal_site.names import folder_of
from zfgk_portal_site.pages import Page, Press
from zfgk_portal_site.parts import DISCLOSED, FACETS, PARTS, THEME, YEAR, Facet
from zfgk_portal_site.spool import Spool
from zfgk_portal_site.text import moment_in_words, one_line

NEWEST = 15
"""How many entries the first page shows."""

FEW = 8
"""How many values of each facet the first page shows."""

_AROUND = 2


@attrs.frozen(kw_only=True)
class Choice:
    """A value of a facet, with the list that it leads to.

    Args:
        label: What the reader sees.
        path: The list's first page, below the column's folder.
        count: How many entries the list has.
        depth: How far below the widest one it is.
    """

    label: str
    path: str
    count: int
    depth: int = 0


def print_home(press: Press, spool: Spool) -> None:
    """Write the column's first page."""
    latest = spool.latest()
    press.print(
        "home.html",
        Page(path="index.html", title=press.settings.column, description="指南、制度、法定主动公开内容和年报"),
        counts={part.path: spool.count("part", part.path) for part in PARTS},
        newest=list(islice(spool.rows("all"), NEWEST)),
        facets=[(facet, *_few(facet, _choices(spool, facet))) for facet in FACETS],
        withdrawn=spool.count("withdrawn"),
        latest=latest,
        latest_words=moment_in_words(datetime.fromisoformat(latest)) if latest else "",
    )


def print_lists(press: Press, spool: Spool) -> None:
    """Write every list."""
    for part in PARTS:
        page = Page(path=f"{part.path}/index.html", title=part.name, part=part)
        _print_list(press, spool, page, "part", part.path)
    for facet in FACETS:
        choices = _choices(spool, facet)
        _print_choices(press, facet, choices)
        for value, choice in zip(_values(spool, facet), choices, strict=True):
            _print_list(press, spool, _value_page(facet, value[0], choice), facet.path, value[0])
    page = Page(
        path="withdrawn/index.html",
        title="已撤回信息",
        column_name="已撤回信息",
        description="曾经公开、现已撤回的政府信息，保留索引号、撤回日期和原因",
    )
    _print_list(press, spool, page, "withdrawn", "")


def page_numbers(number: int, count: int) -> list[int]:
    """Return the numbers that stand under a page of a list: the first, the last and those near; 0 is for a gap.

    Args:
        number: The page's number, from 1.
        count: How many pages the list has.
    """
    near = range(max(2, number - _AROUND), min(count - 1, number + _AROUND) + 1)
    shown = [1, *near, count] if count > 1 else [1]
    gaps: list[int] = []
    for before, here in zip([0, *shown], shown, strict=False):
        gaps += [0, here] if here - before > 2 else list(range(before + 1, here + 1))
    return gaps


def _print_list(press: Press, spool: Spool, page: Page, facet: str, value: str) -> None:
    total = spool.count(facet, value)
    size = press.settings.page_size
    count = max(1, -(-total // size))
    rows = spool.rows(facet, value)
    folder = page.path.removesuffix("index.html")
    for number in range(1, count + 1):
        here = page if number == 1 else attrs.evolve(page, path=f"{folder}{number}.html")
        press.print(
            "withdrawn_list.html" if facet == "withdrawn" else "list.html",
            here,
            rows=list(islice(rows, size)),
            number=number,
            count=count,
            total=total,
            numbers=page_numbers(number, count) if count > 1 else [],
            facets=FACETS if page.part is DISCLOSED else (),
            facet=facet,
        )


def _print_choices(press: Press, facet: Facet, choices: list[Choice]) -> None:
    page = Page(
        path=f"{DISCLOSED.path}/{facet.path}/index.html",
        title=f"{DISCLOSED.name}（{facet.name}）",
        part=DISCLOSED,
        column_name=f"{DISCLOSED.name}{facet.name}",
        trail=((DISCLOSED.name, f"{DISCLOSED.path}/index.html"),),
    )
    press.print("choices.html", page, choices=choices, facets=FACETS, facet=facet.path)


def _value_page(facet: Facet, value: str, choice: Choice) -> Page:
    name = facet.title.format(one_line(value.replace("\\", " / ")))
    return Page(
        path=choice.path,
        title=name,
        part=DISCLOSED,
        column_name=f"{DISCLOSED.name}（{name}）",
        description=f"按公开日期排列的政府信息，{name}",
        trail=(
            (DISCLOSED.name, f"{DISCLOSED.path}/index.html"),
            (facet.name, f"{DISCLOSED.path}/{facet.path}/index.html"),
        ),
    )


def _values(spool: Spool, facet: Facet) -> list[tuple[str, int]]:
    values = spool.values(facet.path)
    return values[::-1] if facet is YEAR else values


def _choices(spool: Spool, facet: Facet) -> list[Choice]:
    return [
        Choice(
            label=_label(facet, value),
            path=f"{DISCLOSED.path}/{facet.path}/{folder_of(value)}/index.html",
            count=count,
            depth=value.count("\\") if facet is THEME else 0,
        )
        for value, count in _values(spool, facet)
    ]


def _label(facet: Facet, value: str) -> str:
    if facet is THEME:
        return value.rpartition("\\")[2]
    return f"{value}年" if facet is YEAR else value


def _few(facet: Facet, choices: list[Choice]) -> tuple[list[Choice], int]:
    """Return the choices for the first page, the newest years or the fullest lists, and how many there are besides."""
    widest = [choice for choice in choices if choice.depth == 0]
    if facet is not YEAR:
        widest.sort(key=lambda choice: -choice.count)
    return widest[:FEW], max(0, len(widest) - FEW)
