"""Text documents (.docx) as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from zfgk.documents.ooxml.names import W, is_on, local
from zfgk.documents.ooxml.opc import Parts
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Source, Unread
from zfgk.reporting.reading.assemble import assemble
from zfgk.reporting.reading.flow import Box, Flow, Grid
from zfgk.reporting.reading.scan import NotAReport, Scan

_MOST_ACROSS = 100
# What was deleted with changes tracked, what a field computes, and what stands there a second time for older programs.
_UNSEEN = frozenset(("del", "moveFrom", "instrText", "Fallback", "delText"))
_BREAKS = frozenset(("br", "cr", "tab"))


def read_docx(data: bytes, name: str) -> Scan | NotAReport:
    """Read a report that is a text document.

    Args:
        data: The file.
        name: Its name, for messages.

    Raises:
        UnreadableFile: If it is damaged, or no text document.
    """
    parts = Parts(Source(data, name))
    root = parts.tree(parts.main) if parts.main in parts.package else Unread("document", "damaged", "it is not there")
    if isinstance(root, Unread):
        raise UnreadableFile(name, root.detail or root.why, "save the file as .docx again")
    body = root.find(f"{W}body")
    return assemble(tuple(_flow(body)) if body is not None else ())


def _flow(element: etree._Element) -> Iterator[str | Grid]:
    for child in element:
        kind = local(child.tag)
        if kind == "p":
            text = " ".join(_text(child).split())
            if text:
                yield text
        elif kind == "tbl":
            yield from _table(child)
        elif kind not in _UNSEEN:
            yield from _flow(child)


def _table(table: etree._Element) -> Flow:
    """Return a table; one around other tables is a way to lay out a page."""
    rows = list(_members(table, "tr"))
    inner = [one for one in table.iterdescendants(f"{W}tbl") if len(list(_members(one, "tr"))) > 1]
    if inner:
        return tuple(one for row in rows for cell in _members(row, "tc") for one in _flow(cell))
    return (Grid(tuple(line for row in rows if (line := tuple(_boxes(row))))),)


def _boxes(row: etree._Element) -> Iterator[Box]:
    for cell in _members(row, "tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(f"{W}val") != "restart":
            continue  # it is covered by the cell above
        inner = next(cell.iterdescendants(f"{W}tbl"), None)
        if inner is not None:
            # Some programs put the table of a cell behind the text of the cell before it.
            before = "\n".join(_text(one) for one in inner.itersiblings(f"{W}p", preceding=True)).strip()
            if before:
                yield Box(before)
            for one in _members(inner, "tr"):
                yield from _boxes(one)
            continue
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        across = "1" if span is None else span.get(f"{W}val", "1")
        number = int(across) if across.isascii() and across.isdigit() else 1
        yield Box(_text(cell).strip(), min(max(number, 1), _MOST_ACROSS))


def _members(element: etree._Element, kind: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those in controls."""
    for child in element:
        name = local(child.tag)
        if name == kind:
            yield child
        elif name in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _members(child, kind)


def _text(element: etree._Element) -> str:
    parts: list[str] = []

    def gather(one: etree._Element) -> None:
        name = local(one.tag)
        if name in _UNSEEN or (name == "r" and is_on(one.find(f"{W}rPr/{W}vanish"))):
            return
        if name == "t":
            parts.append(one.text or "")
        elif name in _BREAKS or name == "p":
            parts.append("\n")
        for child in one:
            gather(child)

    gather(element)
    return "".join(parts)
