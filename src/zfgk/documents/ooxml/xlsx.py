"""Workbooks: every sheet cell by cell, and every other part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
from lxml import etree

from zfgk.documents.ooxml.formats import cell_formats
from zfgk.documents.ooxml.names import R, S, local
from zfgk.documents.ooxml.opc import Parts, is_relations
from zfgk.documents.ooxml.other import other_pieces
from zfgk.documents.ooxml.sheet import Book, Sheet
from zfgk.documents.ooxml.strings import SharedStrings, shared_strings, unused
from zfgk.documents.ooxml.sweep import all_text, words
from zfgk.documents.xml import XmlStream
from zfgk.model.documents import Feature, Piece, TextPart, Unread, Visibility

_SHEETS = frozenset(("worksheet", "sheet", "xlMacrosheet", "xlIntlMacrosheet"))
_LITTLE = 10
# Elements of the workbook part whose words are of one kind.
_KINDS = {
    "definedNames": "defined-name",
    "customWorkbookViews": "custom-view",
    "fileSharing": "author",
    "externalReferences": "external-cache",
    "fileVersion": "property",
    "webPublishing": "property",
}


@attrs.frozen
class SheetPart:
    """A part that holds a worksheet.

    Args:
        name: Its name.
        title: The name of the sheet as a person sees it; empty if the workbook does not list it.
        hidden: Whether it is hidden, or not listed at all.
    """

    name: str
    title: str
    hidden: bool


def xlsx_pieces(parts: Parts) -> Iterator[Piece]:
    """Yield everything that a workbook holds.

    Args:
        parts: The file's parts.
    """
    yield from parts.pieces()
    root = parts.tree(parts.main)
    if isinstance(root, Unread):
        yield root
    else:
        yield from workbook_pieces(root, parts.where(parts.main))
    sheets = sheet_parts(parts, root)
    names = [name for name in parts.package.names if parts.role(name) == "sharedStrings"]
    strings, unread = shared_strings(parts, names)
    yield from unread
    book = book_of(parts, root, strings.strings)
    seen = False
    for sheet in sheets:
        for piece in _sheet(parts, sheet, book):
            seen = seen or isinstance(piece, TextPart)
            yield piece
    if names:
        yield from _strings(strings, book.used, parts.where(names[0]))
    read = {sheet.name for sheet in sheets}.union(names, (parts.main,))
    pictures = False
    for name in parts.package.names:
        if name not in read and not is_relations(name):
            for piece in other_pieces(parts, name):
                pictures = pictures or (isinstance(piece, Feature) and piece.kind == "image")
                yield piece
    if pictures and not seen:
        yield Unread(parts.where(parts.main), "no-text", "pictures and no cells")


def workbook_pieces(root: etree._Element, where: str) -> Iterator[Piece]:
    """Yield what the workbook part holds: names of sheets, defined names, views.

    Args:
        root: Its root element.
        where: The part.
    """
    titles: dict[bool, list[str]] = {False: [], True: []}
    for sheet in root.iterfind(f"{S}sheets/{S}sheet"):
        titles[_is_hidden(sheet)].append(sheet.get("name", ""))
    for hidden, names in titles.items():
        if names:
            visibility = Visibility.HIDDEN if hidden else Visibility.VISIBLE
            yield TextPart("\n".join(names), where, visibility, "sheet-name")
    known = titles[False] + titles[True]
    found: dict[str, list[str]] = {}
    for section in root:
        kind = _KINDS.get(local(section.tag), "property")
        said = [all_text(section), words(section, known)]
        found.setdefault(kind, []).extend(filter(None, said))
    for kind, texts in found.items():
        if texts:
            yield TextPart("\n".join(texts), where, Visibility.METADATA, kind)
    names_hidden = any(
        one.get("hidden") in {"1", "true"} and not one.get("name", "").startswith("_xlnm.")
        for one in root.iter(f"{S}definedName")
    )
    if names_hidden:
        yield Feature("hidden-name", where)


def _is_hidden(sheet: etree._Element) -> bool:
    return sheet.get("state", "visible") != "visible"


def sheet_parts(parts: Parts, root: etree._Element | Unread) -> list[SheetPart]:
    """Return the sheets in the order in which a person sees them, those that the workbook does not list last.

    Args:
        parts: The file's parts.
        root: The root of the workbook part.
    """
    targets = {one.id: one.target for one in parts.relations_of(parts.main)}
    found: dict[str, SheetPart] = {}
    for sheet in () if isinstance(root, Unread) else root.iterfind(f"{S}sheets/{S}sheet"):
        name = targets.get(sheet.get(f"{R}id", ""), "")
        if name in parts.package and parts.role(name) in _SHEETS:
            found.setdefault(name, SheetPart(name, sheet.get("name", ""), _is_hidden(sheet)))
    for name in parts.package.names:
        if parts.role(name) in _SHEETS and name.lower().endswith(".xml"):
            found.setdefault(name, SheetPart(name, "", hidden=True))
    return list(found.values())


def book_of(parts: Parts, root: etree._Element | Unread, strings: Sequence[str]) -> Book:
    """Return what the sheets share.

    Args:
        parts: The file's parts.
        root: The root of the workbook part.
        strings: The shared strings.
    """
    from_1904 = False
    if not isinstance(root, Unread):
        properties = root.find(f"{S}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    for name in parts.of_role("styles", parts.main):
        styles = parts.tree(name)
        if not isinstance(styles, Unread):
            return Book(tuple(strings), cell_formats(styles), from_1904)
    return Book(tuple(strings), (), from_1904)


def _sheet(parts: Parts, part: SheetPart, book: Book) -> Iterator[Piece]:
    where = parts.where(part.name)
    if "acrosheet" in parts.role(part.name):
        yield Feature("macro", where)
    sheet = Sheet(where, book, parts.budget, hidden=part.hidden)
    stream = XmlStream(sheet, where, parts.budget)
    for _ in stream.run(parts.package.chunks(part.name)):
        yield from sheet.take()
    yield from sheet.take(end=True)
    if stream.refused:
        yield stream.refused


def _strings(strings: SharedStrings, used: set[int], where: str) -> Iterator[Piece]:
    for kind, texts in (
        ("unused-string", unused(strings.strings, used)),
        ("phonetic", strings.phonetic),
        ("other-text", dict.fromkeys(strings.other)),
    ):
        text = "\n".join(one for one in texts if one.strip())
        if text:
            yield TextPart(text, where, Visibility.HIDDEN, kind)
