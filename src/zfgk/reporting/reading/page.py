"""HTML pages as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from zfgk.documents.html import page_text, parse_page
from zfgk.documents.ooxml.names import local
from zfgk.model.documents import Source
from zfgk.reporting.reading.assemble import assemble
from zfgk.reporting.reading.flow import Box, Flow, Grid
from zfgk.reporting.reading.scan import NotAReport, Scan

_UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "select", "option", "button", "head"))
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_ACROSS = 100


def read_html(data: bytes, name: str) -> Scan | NotAReport:
    """Read a report that is a page.

    Args:
        data: The file.
        name: Its name, for messages.

    Returns:
        What was read; of a page that was cut off before all tables were whole, only that.

    Raises:
        UnreadableFile: If it is no page.
    """
    source = Source(data, name)
    scan = assemble(read_page(source))
    whole = isinstance(scan, Scan) and not (scan.missing or scan.absent or scan.broken)
    text = "" if whole else page_text(source).lower()
    if any(text.count(f"<{tag}") > text.count(f"</{tag}") for tag in ("html", "table")):
        return NotAReport(
            "页面不完整，在表格结束前被截断", "the page was cut off before the tables of the report ended"
        )
    return scan


def read_page(source: Source) -> Flow:
    """Read a page: what is seen of it, the title of its head first.

    Args:
        source: The file.

    Raises:
        UnreadableFile: If it is no page.
        LimitExceeded: If it is too large.
    """
    root = parse_page(page_text(source), source)
    if root is None:
        return ()
    titles = (_squeezed("".join(map(str, one.itertext()))) for one in root.iter("title"))
    flow = _Flow()
    flow.walk(root)
    flow.flush()
    return (*(one for one in titles if one), *flow.found)


class _Flow:
    def __init__(self) -> None:
        self.found: list[str | Grid] = []
        self._text: list[str] = []

    def flush(self) -> None:
        text = _squeezed("".join(self._text))
        self._text.clear()
        if text:
            self.found.append(text)

    def walk(self, element: etree._Element) -> None:
        """Go through an element; a table around other tables is a way to lay out a page."""
        if not _seen(element):
            return
        tag = str(element.tag)
        if tag == "table" and not _has_tables(element):
            self.flush()
            self.found.append(Grid(tuple(line for row in _rows(element) if (line := tuple(_boxes(row))))))
            return
        block = tag not in _INLINE
        if block:
            self.flush()
        self._text.append(element.text or "")
        for child in element:
            self.walk(child)
            self._text.append(child.tail or "")
        if block:
            self.flush()


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, not those of tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot", "form", "div"}:
            yield from _rows(child)


def _has_tables(table: etree._Element) -> bool:
    """Tell whether tables of several rows stand in a table; one of a single row is part of the row around it."""
    return any(len(list(_rows(inner))) > 1 for inner in table.iterdescendants("table"))


def _boxes(row: etree._Element) -> Iterator[Box]:
    for cell in row:
        if cell.tag not in {"td", "th"} or not _seen(cell):
            continue
        inner = next(cell.iterdescendants("table"), None)
        rows = [] if inner is None else list(_rows(inner))
        if rows:
            yield from _boxes(rows[0])
        else:
            across = cell.get("colspan", "1").strip()
            number = int(across) if across.isascii() and across.isdigit() else 1
            yield Box(_cell_text(cell), min(max(number, 1), _MOST_ACROSS))


def _cell_text(cell: etree._Element) -> str:
    # A line break in a cell parts words, and digits; whoever reads the cell knows what to make of it.
    parts: list[str] = []

    def gather(element: etree._Element) -> None:
        if not _seen(element):
            return
        if element.tag not in _INLINE:
            parts.append("\n")
        parts.append(element.text or "")
        for child in element:
            gather(child)
            parts.append(child.tail or "")

    gather(cell)
    return "".join(parts).strip()


def _seen(element: etree._Element) -> bool:
    return (
        local(element.tag) != ""  # a comment has no name
        and element.tag not in _UNSEEN
        and element.get("hidden") is None
        and not _HIDDEN.search(element.get("style", ""))
    )


def _squeezed(text: str) -> str:
    return " ".join(text.split())
