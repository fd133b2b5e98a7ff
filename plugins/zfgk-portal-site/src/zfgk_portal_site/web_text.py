"""What a web page says, block by block: its text alone, in elements of our own, and nothing of its code.

Only text enters the column: no attribute, address, style or script of the page does, so nothing in it can act there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

import attrs
from lxml import etree

from zfgk_portal_site.text import keep_carried

_UNSEEN = frozenset(
    (
        *("head", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "audio"),
        *("video", "canvas", "select", "textarea", "button"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WIDEST, _LONGEST = 30, 1000
"""How many columns and rows a table may have; a wider or longer one is left to the download."""


@attrs.frozen
class Cell:
    """A cell of a table.

    Args:
        text: Its text.
        scope: ``col`` or ``row`` for a heading; empty for data.
    """

    text: str
    scope: str = ""


@attrs.frozen
class Block:
    """A line of text or a table.

    Args:
        text: The text; for a table its caption, which may be empty.
        kind: ``line``, ``heading``, ``item`` or ``table``.
        rows: The rows of a table, all of the same width.
    """

    text: str
    kind: str = "line"
    rows: tuple[tuple[Cell, ...], ...] = ()


def blocks_of(text: str) -> list[Block] | None:
    """Return what a reader of a web page would see.

    Args:
        text: The page.

    Returns:
        Its blocks; ``None`` if it cannot be parsed, or has a table that does not fit into a page.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
        return None if root is None else list(_blocks(root))
    except (etree.XMLSyntaxError, _TooLarge):
        return None


class _TooLarge(Exception):
    """A table does not fit into a page."""


def _blocks(root: etree._Element) -> Iterator[Block]:
    line: list[str] = []
    kind = "line"
    for step in _walk(root):
        if isinstance(step, str):
            line.append(step)
            continue
        if said := _plain(line):
            yield Block(said, kind)
        line.clear()
        if isinstance(step, Block):
            yield step
        else:
            kind = step.kind
    if said := _plain(line):
        yield Block(said, kind)


@attrs.frozen
class _Edge:
    """Where a block begins or ends, and of what kind the text behind it is."""

    kind: str = "line"


def _walk(element: etree._Element) -> Iterator[str | Block | _Edge]:
    tag = element.tag
    if tag in _UNSEEN or _is_hidden(element):
        return
    if tag == "table":
        yield _Edge()
        yield from _table(element)
        yield _Edge()
        return
    edge = tag in _BLOCKS or tag in _HEADINGS
    if edge:
        yield _Edge("heading" if tag in _HEADINGS else "item" if tag == "li" else "line")
    elif tag == "br":
        yield _Edge()
    yield element.text or ""
    for child in element:
        yield from _walk(child)
        yield child.tail or ""
    if edge:
        yield _Edge()


def _table(table: etree._Element) -> Iterator[Block]:
    caption = next(table.iterfind("caption"), None)
    found = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and not _is_hidden(row)]
    rows = _even(found[: _LONGEST + 1])
    if len(rows) > _LONGEST or any(len(row) > _WIDEST for row in rows):
        raise _TooLarge
    if rows and rows[0]:
        yield Block("" if caption is None else _said(caption), "table", rows)


def _even(rows: list[etree._Element]) -> tuple[tuple[Cell, ...], ...]:
    """Return rows of the same width; a cell that spans several stands in each of them, so every one reads alone."""
    lines: list[list[Cell]] = []
    hanging: dict[int, tuple[int, Cell]] = {}
    for number, row in enumerate(rows):
        line: list[Cell] = []
        for cell in row.iterchildren("td", "th"):
            _fill(line, hanging)
            text, heading = _said(cell), cell.tag == "th"
            scope = "" if not heading or not text else "col" if number == 0 else "" if line else "row"
            down = _span(cell, "rowspan", _LONGEST)
            for _ in range(_span(cell, "colspan", _WIDEST + 1)):
                if down > 1:
                    hanging[len(line)] = (down - 1, Cell(text, "row" if scope and not line else ""))
                line.append(Cell(text, scope))
        _fill(line, hanging)
        lines.append(line)
    return tuple(zip(*zip_longest(*lines, fillvalue=Cell("")), strict=True))


def _fill(line: list[Cell], hanging: dict[int, tuple[int, Cell]]) -> None:
    """Add the cells that hang down from the rows above, up to the next free place."""
    while len(line) in hanging:
        left, cell = hanging.pop(len(line))
        if left > 1:
            hanging[len(line)] = (left - 1, cell)
        line.append(cell)


def _said(element: etree._Element) -> str:
    return _plain(_texts(element))


def _plain(texts: Iterable[str]) -> str:
    # A number in the page's code may stand for what no page carries.
    return " ".join(keep_carried("".join(texts)).split())


def _texts(element: etree._Element) -> Iterator[str]:
    if element.tag in _UNSEEN or _is_hidden(element):
        return
    yield element.text or ""
    for child in element:
        if child.tag in _BLOCKS or child.tag == "br":
            yield " "
        yield from _texts(child)
        yield child.tail or ""


def _span(cell: etree._Element, name: str, most: int) -> int:
    value = cell.get(name, "").strip()
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def _is_hidden(element: etree._Element) -> bool:
    style = "".join((element.get("style") or "").lower().split())
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
