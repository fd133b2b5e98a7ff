"""A redacted copy of a workbook: the cells that a person sees, as values, in a file written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from lxml import etree

from zfgk.documents.ooxml.docx_copy import attributes_of
from zfgk.documents.ooxml.formats import column_of, escaped
from zfgk.documents.ooxml.names import S, local
from zfgk.documents.ooxml.opc import Parts, is_relations
from zfgk.documents.ooxml.sheet import Book, Cell, Sheet
from zfgk.documents.ooxml.strings import shared_strings, unused
from zfgk.documents.ooxml.target import Ledger, Target, serialised
from zfgk.documents.ooxml.xlsx import SheetPart, book_of, sheet_parts, workbook_pieces
from zfgk.documents.package import write_package
from zfgk.documents.xml import XmlStream
from zfgk.errors import UnreadableFile
from zfgk.model.documents import MARK, Censor, Cut, Redacted, TextPart, Unread, Visibility

_MAIN = "xl/workbook.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET_ROLES = frozenset(("worksheet", "sheet"))
_RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")
_REFERENCE = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_FONT_CODE = re.compile(r'&"[^"]{0,100}"')
_NUMBER = re.compile(r"-?[0-9.]{1,30}(?:[Ee][+-]?[0-9]{1,3})?")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COVERED = 2_000_000
_FORBIDDEN = re.compile(r"[\\/?*\[\]:]")
_KEPT_STYLES = frozenset(
    f"{S}{name}"
    for name in [
        "styleSheet",
        "numFmts",
        "numFmt",
        "fonts",
        "font",
        "b",
        "i",
        "u",
        "strike",
        "sz",
        "color",
        "name",
        "family",
        "charset",
        "scheme",
        "vertAlign",
        "shadow",
        "outline",
        "fills",
        "fill",
        "patternFill",
        "fgColor",
        "bgColor",
        "gradientFill",
        "stop",
        "borders",
        "border",
        "left",
        "right",
        "top",
        "bottom",
        "diagonal",
        "start",
        "end",
        "vertical",
        "horizontal",
        "cellStyleXfs",
        "cellXfs",
        "xf",
        "alignment",
        "protection",
    ]
)


def redact_xlsx_parts(parts: Parts, name: str, censor: Censor) -> Redacted:
    """Return a redacted copy.

    Args:
        parts: The file's parts.
        name: The file's name, for messages.
        censor: What to cut.

    Raises:
        UnreadableFile: If a part that would stay cannot be read.
    """
    root = parts.tree(parts.main)
    if isinstance(root, Unread):
        raise UnreadableFile(name, f"{root.where} cannot be read ({root.why})", "redact it by hand")
    ledger = Ledger(censor)
    target = Target(_MAIN)
    ledger.drop_archive(parts)
    kept_names = _names(root, parts, ledger)
    string_parts = [one for one in parts.package.names if parts.role(one) == "sharedStrings"]
    strings, unread = shared_strings(parts, string_parts)
    if unread:
        raise UnreadableFile(name, f"{unread[0].where} cannot be read ({unread[0].why})", "redact it by hand")
    book = book_of(parts, root, strings.strings)
    sheets = sheet_parts(parts, root)
    titles: list[str] = []
    for part in sheets:
        data = _sheet(parts, part, book, ledger, name)
        if data is not None:
            titles.append(_title(part, kept_names, titles))
            _add_sheet(target, len(titles), data)
    _drop_strings(parts, string_parts, unused(strings.strings, book.used), strings.phonetic, ledger)
    if not titles:  # a workbook has at least one sheet
        titles.append("Sheet1")
        _add_sheet(target, 1, _sheet_xml((), Sheet("", book, parts.budget, keep=True), {}))
    styles = parts.of_role("styles", parts.main)[:1]
    _styles(parts, styles, target, ledger, name)
    target.add(_MAIN, f"{_TYPE}.sheet.main+xml", _workbook_xml(titles, book, target))
    done = {parts.main, *string_parts, *(one.name for one in sheets), *styles}
    for part_name in parts.package.names:
        if part_name not in done and not is_relations(part_name):
            ledger.drop_part(parts, part_name)
    return Redacted(write_package(target.parts()), ".xlsx", tuple(ledger.removals))


def _names(root: etree._Element, parts: Parts, ledger: Ledger) -> set[str]:
    """Return the sheet names in which nothing is to be cut, and note what else the workbook part holds."""
    kept: set[str] = set()
    for piece in workbook_pieces(root, parts.where(parts.main)):
        if isinstance(piece, TextPart) and piece.kind == "sheet-name" and piece.visibility is Visibility.VISIBLE:
            cuts = ledger.cuts(piece)
            start = 0
            for title in piece.text.split("\n"):
                if all(cut.end <= start or cut.start >= start + len(title) for cut in cuts):
                    kept.add(title)
                start += len(title) + 1
        else:
            ledger.drop(piece)
    return kept


def _title(part: SheetPart, kept: set[str], before: list[str]) -> str:
    if part.title in kept and part.title not in before and not _FORBIDDEN.search(part.title):
        return part.title[:31]
    number = len(before) + 1
    while f"Sheet{number}" in before or f"Sheet{number}" in kept:
        number += 1
    return f"Sheet{number}"


def _sheet(parts: Parts, part: SheetPart, book: Book, ledger: Ledger, name: str) -> bytes | None:
    """Return the copy of a sheet, or ``None`` if a person does not see it."""
    where = parts.where(part.name)
    seen = not part.hidden and parts.role(part.name) in _SHEET_ROLES
    sheet = Sheet(where, book, parts.budget, hidden=not seen, keep=seen)
    stream = XmlStream(sheet, where, parts.budget)
    for _ in stream.run(parts.package.chunks(part.name)):
        pass
    if stream.refused and seen:
        raise UnreadableFile(name, f"{where} cannot be read ({stream.refused.why})", "redact it by hand")
    cuts: Sequence[Cut] = ()
    header = dict(sheet.header)
    for piece in sheet.take(end=True):
        if isinstance(piece, TextPart) and piece.visibility is Visibility.VISIBLE:
            found = ledger.cuts(piece)
            if piece.kind == "text":
                cuts = found
            elif found:  # its layout codes stand in the middle of the text: it goes as a whole
                header.clear()
                ledger.note(where, piece.kind)
        else:
            ledger.drop(piece)
    return _sheet_xml(cuts, sheet, header) if seen else None


def _sheet_xml(cuts: Sequence[Cut], sheet: Sheet, header: dict[str, str]) -> bytes:
    merged, covered = _merged(sheet.merged)
    out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="', S[1:-1], '">']
    columns = "".join(f"<col{_layout(column)}/>" for column in sheet.columns)
    if columns:
        out += ["<cols>", columns, "</cols>"]
    out.append("<sheetData>")
    row = None
    for cell, text in _cut_cells(sheet.cells, cuts):
        if cell.row != row:
            out.append(("</row>" if row is not None else "") + _row_start(cell.row, sheet.rows.get(cell.row, {})))
            row = cell.row
        if (cell.row, column_of(cell.reference)) not in covered:
            out.append(_cell_xml(cell, text))
    out.append("</row></sheetData>" if row is not None else "</sheetData>")
    if merged:
        out += ["<mergeCells>", *(f'<mergeCell ref="{one}"/>' for one in merged), "</mergeCells>"]
    if header:
        kept = "".join(
            f"<{key}>{escape(_FONT_CODE.sub('', header[key]), quote=False)}</{key}>"
            for key in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
            if key in header
        )
        different = "".join(
            f' {flag}="1"'
            for flag, prefix in (("differentOddEven", "even"), ("differentFirst", "first"))
            if any(key.startswith(prefix) for key in header)
        )
        out += [f"<headerFooter{different}>", kept, "</headerFooter>"]
    out.append("</worksheet>")
    return "".join(out).encode("utf-8")


def _row_start(number: int, layout: dict[str, str]) -> str:
    return f'<row r="{number}"{_layout(layout)}>'


def _xml(text: str) -> str:
    """Return a text as XML; characters that XML cannot hold are left out."""
    return escape(_NOT_XML.sub("", escaped(text)), quote=False)


def _layout(attributes: dict[str, str]) -> str:
    return "".join(f' {key}="{value}"' for key, value in attributes.items() if _NUMBER.fullmatch(value))


def _cell_xml(cell: Cell, text: str) -> str:
    style = f' s="{cell.style}"' if cell.style.isascii() and cell.style.isdigit() and len(cell.style) < 6 else ""
    place = f' r="{cell.reference}"' if _REFERENCE.fullmatch(cell.reference) else ""
    if text == cell.text and _NUMBER.fullmatch(cell.number):
        return f"<c{place}{style}><v>{cell.number}</v></c>"
    return f'<c{place}{style} t="inlineStr"><is><t xml:space="preserve">{_xml(text)}</t></is></c>'


def _cut_cells(cells: Sequence[Cell], cuts: Sequence[Cut]) -> Iterator[tuple[Cell, str]]:
    """Yield the cells with what is left of their text; a cut that spans several leaves its mark in the first."""
    first = 0
    marked = -1
    for cell in cells:
        end = cell.start + len(cell.text)
        while first < len(cuts) and cuts[first].end <= cell.start:
            first += 1
        text, position = [], cell.start
        for index in range(first, len(cuts)):
            cut = cuts[index]
            if cut.start >= end:
                break
            text.append(cell.text[position - cell.start : max(position, cut.start) - cell.start])
            text.append(MARK if index > marked else "")
            marked = max(marked, index)
            position = min(cut.end, end)
        text.append(cell.text[position - cell.start :])
        yield cell, "".join(text)


def _merged(references: list[str]) -> tuple[list[str], set[tuple[int, int]]]:
    """Return the merged ranges and the cells that they cover, which nobody sees."""
    covered: set[tuple[int, int]] = set()
    kept: list[str] = []
    for reference in references:
        found = _RANGE.fullmatch(reference)
        if not found:
            continue
        left, right = column_of(found[1]), column_of(found[3])
        top, bottom = int(found[2]), int(found[4])
        if (right - left + 1) * (bottom - top + 1) + len(covered) > _COVERED:
            return [], set()  # not merged, so that everything is seen
        covered.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        covered.discard((top, left))
        kept.append(reference)
    return kept, covered


def _add_sheet(target: Target, number: int, data: bytes) -> None:
    name = f"xl/worksheets/sheet{number}.xml"
    target.add(name, f"{_TYPE}.worksheet+xml", data)
    target.relate(_MAIN, name, "worksheet")


def _drop_strings(parts: Parts, names: list[str], left: Iterator[str], phonetic: list[str], ledger: Ledger) -> None:
    for kind, texts in (("unused-string", list(left)), ("phonetic", phonetic)):
        text = "\n".join(one for one in texts if one.strip())
        if text:
            ledger.drop(TextPart(text, parts.where(names[0]), Visibility.HIDDEN, kind))


def _styles(parts: Parts, names: list[str], target: Target, ledger: Ledger, file: str) -> None:
    for name in names:
        root = parts.tree(name)
        where = parts.where(name)
        if isinstance(root, Unread):
            raise UnreadableFile(file, f"{where} cannot be read ({root.why})", "redact it by hand")
        new = etree.Element(f"{S}styleSheet", nsmap={"s": S[1:-1]})
        _copy_styles(root, new)
        _add_normal_style(new)
        stream = attributes_of(new, where)
        text = stream.part()
        codes = [(one, one.get("formatCode", "")) for one in new.iter(f"{S}numFmt")]
        if text is not None:
            stream.cut(ledger.cuts(text))
        for element, code in codes:
            if element.get("formatCode", "") != code:  # half a number format is none
                element.set("formatCode", "General")
        target.add("xl/styles.xml", f"{_TYPE}.styles+xml", serialised(new))
        target.relate(_MAIN, "xl/styles.xml", "styles")


def _copy_styles(element: etree._Element, into: etree._Element) -> None:
    for child in element:
        if child.tag in _KEPT_STYLES:
            kept = {str(key): str(value) for key, value in child.items() if local(key) == str(key)}
            _copy_styles(child, etree.SubElement(into, child.tag, kept))


def _add_normal_style(styles: etree._Element) -> None:
    """Name the style that every workbook has; those that someone named stay behind."""
    formats = styles.find(f"{S}cellXfs")
    if formats is None:
        return
    for group, item in (("fonts", "font"), ("fills", "fill"), ("borders", "border"), ("cellStyleXfs", "xf")):
        if styles.find(f"{S}{group}") is None:
            base = etree.Element(f"{S}{group}")
            etree.SubElement(base, f"{S}{item}")
            formats.addprevious(base)
    named = etree.Element(f"{S}cellStyles")
    etree.SubElement(named, f"{S}cellStyle", name="Normal", xfId="0", builtinId="0")
    formats.addnext(named)


def _workbook_xml(titles: list[str], book: Book, target: Target) -> bytes:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    root = etree.Element(f"{S}workbook", nsmap={"s": S[1:-1], "r": relations})
    etree.SubElement(root, f"{S}workbookPr", {"date1904": "1"} if book.from_1904 else {})
    sheets = etree.SubElement(root, f"{S}sheets")
    for number, title in enumerate(titles, start=1):
        identifier = target.relate(_MAIN, f"xl/worksheets/sheet{number}.xml", "worksheet")
        values = {"name": title, "sheetId": str(number), f"{{{relations}}}id": identifier}
        etree.SubElement(sheets, f"{S}sheet", values)
    return serialised(root)
