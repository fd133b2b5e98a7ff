"""Streams that no page draws: what each is, and its text if it has any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import StreamObject

from zfgk.documents.pdf.canvas import Canvas
from zfgk.documents.pdf.interpreter import Interpreter
from zfgk.documents.pdf.layout import drawn, whole
from zfgk.documents.pdf.strings import looks_like_text
from zfgk.documents.pdf.text import Tools
from zfgk.documents.xml import parse_xml
from zfgk.model.documents import Embedded, Feature, Piece, TextPart, Unread, Visibility

# Streams that only draw or map, by the key that refers to them.
_DRAWING = frozenset(
    (
        "/FontFile",
        "/FontFile2",
        "/FontFile3",
        "/ToUnicode",
        "/CIDToGIDMap",
        "/CIDSet",
        "/UseCMap",
        "/Function",
        "/Functions",
        "/TR",
        "/TR2",
        "/HT",
        "/BG",
        "/BG2",
        "/UCR",
        "/UCR2",
        "/SMask",
        "/Mask",
        "/JBIG2Globals",
        "/DestOutputProfile",
        "/Shading",
        "/Lookup",
    )
)
_DRAWING_ENTRIES = ("/FunctionType", "/ShadingType", "/HalftoneType", "/CMapName", "/Length1", "/Alternate")
_DRAWING_TYPES = frozenset(("/XRef", "/CMap", "/Type1C", "/CIDFontType0C", "/OpenType", "/ObjStm"))
_BEGIN = re.compile(rb"\bBT\b")
_SHOW = re.compile(rb"\bT[jJ]\b|['\"]")
_MAP = re.compile(r"%!PS-Adobe-3\.0 Resource-CMap|\s{0,9}/CIDInit")
_KNOWN = re.compile(rb"\s{0,64}(?:%PDF|PK|<)")  # begins like a file that has a reader of its own
_ICC = b"acsp"
_FEW = 8
_BYTES_A_UNIT = 4
_BEGINNING = 1024


class Streams:
    """Reads the streams of a file that its pages did not draw.

    Args:
        tools: The file, after its pages were drawn.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._objects = tools.objects
        self.attached: set[int] = set()
        """The numbers of the streams that are attached files and were given out."""

    def read(self, stream: StreamObject, key: str, number: int, page: int, context: str) -> Iterator[Piece]:
        """Yield what a stream holds.

        Args:
            stream: The stream.
            key: The key that refers to it.
            number: The number of its object.
            page: The page it belongs to, 0 if to none.
            context: The kind that everything in this part of the file has; empty if it has none.
        """
        if number in self._tools.executed or number in self.attached:
            return
        where = f"object {number}"
        kind = str(self._objects.get(stream.get("/Type")) or "")
        sort = str(self._objects.get(stream.get("/Subtype")) or "")
        if key == "/Thumb":
            yield Feature("thumbnail", f"page {page}" if page else where)
        elif kind == "/EmbeddedFile":
            self.attached.add(number)
            yield Feature("embedded", where)
            data = self._objects.inflate(stream, where)
            text = None if _KNOWN.match(data) else looks_like_text(data)
            yield Embedded(data, "", where) if text is None else TextPart(text, where, kind="unreferenced-text")
        elif kind == "/Metadata" or sort == "/XML" or key == "/Metadata":
            yield from self._xml(stream, where, context or "xmp")
        elif key == "/JS":
            yield self._plain(stream, where, "javascript")
        elif context == "form-field" or key in ("/RV", "/RC", "/V"):
            yield from self._xml(stream, where, "form-field" if context == "form-field" else "comment")
        elif not self._draws(stream, key, kind, sort, context):
            yield from self._unknown(stream, where, sort, context)

    def _draws(self, stream: StreamObject, key: str, kind: str, sort: str, context: str) -> bool:
        if kind in _DRAWING_TYPES or sort in _DRAWING_TYPES:
            return True
        if sort == "/Image":
            return not context
        if context:
            return any(entry in stream for entry in _DRAWING_ENTRIES)
        return key in _DRAWING or any(entry in stream for entry in _DRAWING_ENTRIES)

    def _plain(self, stream: StreamObject, where: str, kind: str) -> TextPart:
        data = self._objects.inflate(stream, where)
        return TextPart(looks_like_text(data) or data.decode("latin-1"), where, kind=kind)

    def _xml(self, stream: StreamObject, where: str, kind: str) -> Iterator[Piece]:
        data = self._objects.inflate(stream, where)
        yield from xml_text(data, where, kind, self._tools)

    def _unknown(self, stream: StreamObject, where: str, sort: str, context: str) -> Iterator[Piece]:
        if sort == "/Image":
            yield Feature("unreferenced-image", where)
            return
        data = self._objects.inflate(stream, where)
        self._objects.budget.spend_work(where, len(data) // _BYTES_A_UNIT)
        if _shows_text(data):
            yield from self._undrawn(stream, data, where, context or "undrawn-text")
        elif data.strip() and data[36:40] != _ICC and not self._content(stream, sort):
            text = looks_like_text(data)
            if text is not None:
                # Writers leave character maps behind that no font uses: only what is found in them is worth a word.
                kind = "source" if _MAP.match(text) else context or "other-stream"
                yield TextPart(text, where, kind=kind)
            elif len(data) > _FEW and not self._hints(stream):
                yield Unread(where, "unknown-part", "nothing says what it is for")

    def _hints(self, stream: StreamObject) -> bool:
        """Tell whether the stream is the table by which a linearized file is shown before all of it has come."""
        linear = b"/Linearized" in self._objects.data[:_BEGINNING]
        return linear and isinstance(self._objects.get(stream.get("/S")), int)

    def _content(self, stream: StreamObject, sort: str) -> bool:
        """Tell whether the stream draws, and no text."""
        return sort == "/Form" or "/PatternType" in stream

    def _undrawn(self, stream: StreamObject, data: bytes, where: str, kind: str) -> Iterator[Piece]:
        canvas = Canvas()
        interpreter = Interpreter(self._objects, self._tools.library, self._tools.layers, canvas, where)
        interpreter.draw(data, self._objects.dictionary(stream.get("/Resources")))
        self._tools.executed |= canvas.executed
        text = drawn(whole(canvas.runs))
        if text.strip():
            yield TextPart(text, where, kind=kind)
        if canvas.comments:
            yield TextPart("\n\n".join(canvas.comments), where, Visibility.METADATA, "content-comment")
        if canvas.actual:
            yield TextPart("\n\n".join(canvas.actual), where, kind="actual-text")


def _shows_text(data: bytes) -> bool:
    begin = _BEGIN.search(data) if b"BT" in data else None
    return begin is not None and _SHOW.search(data, begin.end()) is not None


def xml_text(data: bytes, where: str, kind: str, tools: Tools) -> Iterator[Piece]:
    """Yield the text of an XML stream, its attributes, comments and instructions included.

    Args:
        data: The bytes.
        where: Its place.
        kind: What it is.
        tools: The file.
    """
    if not data.strip(b"\0 \t\r\n"):
        return
    root: Any = parse_xml(data.strip(b"\0 \t\r\n"), where, tools.objects.budget)
    if isinstance(root, Unread):
        text = looks_like_text(data)
        if text is None or root.why != "damaged":
            yield root
        if text is not None:  # packets are often cut or padded: what stands there is read as it stands
            yield TextPart(text, where, kind=kind)
        return
    lines = [text.strip() for text in _values(root) if text and text.strip()]
    if lines:
        yield TextPart("\n".join(lines), where, kind=kind)


def _values(root: Any) -> Iterator[str | None]:
    for node in root.getroottree().iter():
        if isinstance(node.tag, str):
            yield from node.attrib.values()
        yield node.text
        yield node.tail
    for beside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if not (beside.text or "").startswith(("begin=", "end=")):  # the frame of a packet
            yield beside.text
