"""Every object of a file, whatever it belongs to: each string and stream is looked at, and none is passed over.

The walk does not look for annotations, bookmarks or scripts where they should be; it takes every dictionary that it
meets for what it is. What no page and no table reaches comes last, as text that is not referred to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from zfgk.documents.binary import is_picture, picture_pieces
from zfgk.documents.pdf.kinds import PLACES, is_annotation, is_date, kind_of, visibility_of
from zfgk.documents.pdf.objects import encoded
from zfgk.documents.pdf.streams import Streams
from zfgk.documents.pdf.strings import raw_of, text_of
from zfgk.documents.pdf.text import Tools
from zfgk.model.documents import Embedded, Feature, Piece, TextPart

_ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch-action",
    "/SubmitForm": "submit-action",
    "/ImportData": "submit-action",
    "/GoToR": "external-link",
    "/GoToE": "external-link",
    "/Rendition": "media",
    "/Sound": "media",
    "/Movie": "media",
    "/RichMediaExecute": "media",
}
_UPWARD = frozenset(("/Parent", "/P", "/Pg", "/IRT", "/Popup", "/Prev", "/Last"))
_CONTEXTS = {"/PieceInfo": "application-data", "/XFA": "form-field", "/Encrypt": "skip"}
_LONG = 100_000  # characters: such texts are given out at once, not kept
# A name is a word of the format, unless it holds a number or words of another script.
_SAYS = re.compile(r"[0-9]{6}|[^\x00-\x7f]{2}")
_FONT_NAMES = ("/BaseFont", "/FontName")


@attrs.define(slots=True)
class _Step:
    value: Any
    key: str
    owner: int
    page: int
    context: str
    entry: Any = None


class Sweep:
    """A walk over the objects of a file, after its pages were drawn.

    Args:
        tools: The file.
        pages: The numbers of the pages' objects, with the numbers of the pages.
    """

    def __init__(self, tools: Tools, pages: dict[int, int]) -> None:
        self._tools = tools
        self._objects = tools.objects
        self._pages = pages
        self._seen: set[int] = set()
        self._texts: dict[tuple[str, str], dict[str, None]] = {}
        self._features: dict[Feature, None] = {}
        self._attachments = 0
        self._streams = Streams(tools)

    def pieces(self) -> Iterator[Piece]:
        """Yield what the objects hold besides what the pages show."""
        for key, number in self._pages.items():
            if key:
                yield from self._walk(_Step(IndirectObject(key, 0, None), "", key, number, ""))
        trailer = self._objects.trailer
        info = trailer.raw_get("/Info") if "/Info" in trailer else None
        yield from self._walk(_Step(info, "/Info", 0, 0, "property"))
        yield from self._walk(_Step(trailer, "", 0, 0, ""))
        for number, generation in self._objects.ids():
            if number not in self._seen:
                step = _Step(self._objects.by_id((number, generation)), "", number, 0, "unreferenced-text")
                self._seen.add(number)
                yield from self._walk(step)
        yield from self._collected()
        yield from self._objects.take_unread()

    def orphan(self, value: Any, number: int) -> Iterator[Piece]:
        """Yield what an object holds that stands in the file and in no table.

        Args:
            value: The object.
            number: Its number.
        """
        yield from self._walk(_Step(value, "", number, 0, "unreferenced-text"))
        yield from self._collected()

    def _collected(self) -> Iterator[Piece]:
        texts, self._texts = self._texts, {}
        features, self._features = self._features, {}
        yield from features
        for (kind, where), lines in texts.items():
            # An empty line between two strings: what belongs to neither is not read across them.
            yield TextPart("\n\n".join(lines), where, visibility_of(kind), kind)

    def _walk(self, start: _Step) -> Iterator[Piece]:
        stack = [start]
        while stack:
            step = stack.pop()
            value = step.value
            if isinstance(value, IndirectObject):
                if value.idnum in self._seen or (step.key and self._pages.get(value.idnum, step.page) != step.page):
                    continue
                self._seen.add(value.idnum)
                step.owner = value.idnum
                value = self._objects.by_id((value.idnum, value.generation))
            self._objects.budget.spend_work("objects")
            if isinstance(value, ArrayObject):
                key = "/Lookup" if value and value[0] == "/Indexed" else step.key  # a table of colours is no text
                stack += [attrs.evolve(step, value=item, key=key) for item in reversed(value)]
            elif isinstance(value, DictionaryObject):
                yield from self._entry(value, step)
                stack += reversed(self._below(value, step))
            elif raw_of(value) is not None:
                self._string(value, step)

    def _below(self, entry: DictionaryObject, step: _Step) -> list[_Step]:
        return [
            _Step(value, str(key), step.owner, step.page, _CONTEXTS.get(str(key), step.context), entry)
            for key, value in entry.items()
            if not (key in _UPWARD and isinstance(value, IndirectObject))
            and not isinstance(value, (NameObject, int, float))
            and key != "/Encrypt"
        ]

    def _string(self, value: Any, step: _Step) -> None:
        kind = kind_of(step.entry if step.entry is not None else {}, step.key, step.context)
        if kind is None:
            return
        text = text_of(value).strip()
        if text and not is_date(text):
            self._keep(kind, self._where(kind, step), text)

    def _keep(self, kind: str, where: str, text: str) -> None:
        self._texts.setdefault((kind, where), {})[text] = None

    def _where(self, kind: str, step: _Step) -> str:
        if step.context == "property":
            return "document information"
        if kind in ("comment", "comment-author") or (step.page and kind in ("form-field", "link", "javascript")):
            return f"page {step.page} annotations" if step.page else "annotations"
        if kind in PLACES:
            return PLACES[kind]
        return f"page {step.page} object {step.owner}" if step.page else f"object {step.owner}"

    def _entry(self, entry: DictionaryObject, step: _Step) -> Iterator[Piece]:
        self._names(entry, step)
        action = self._objects.get(entry.get("/S"))
        if isinstance(action, str) and action in _ACTIONS and "/K" not in entry:
            self._features[Feature(_ACTIONS[action], self._where("javascript", step))] = None
        if is_annotation(entry):
            kind = self._objects.get(entry.get("/Subtype"))
            if kind in ("/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"):
                self._features[Feature("media", self._where("comment", step))] = None
            elif kind == "/Redact":
                self._features[Feature("redact-annotation", self._where("comment", step))] = None
        if "/ByteRange" in entry:
            self._features[Feature("signature", f"object {step.owner}")] = None
        if "/EF" in entry:
            yield from self._attached(entry, step)
        if isinstance(entry, StreamObject):
            self._picture(entry, step)
            for piece in self._streams.read(entry, step.key, step.owner, step.page, step.context):
                if isinstance(piece, TextPart) and len(piece.text) < _LONG:
                    self._keep(piece.kind, self._where(piece.kind, step), piece.text)
                else:
                    yield piece

    def _picture(self, entry: StreamObject, step: _Step) -> None:
        """Keep what a compressed picture says about itself; its pixels are a page's business."""
        if self._objects.get(entry.get("/Subtype")) == "/Image" and is_picture(data := encoded(entry)):
            for piece in picture_pieces(data, f"object {step.owner}"):
                if isinstance(piece, TextPart):
                    self._keep(piece.kind, piece.where, piece.text)
                elif isinstance(piece, Feature) and piece.kind == "image-location":
                    self._features[Feature("image-location", f"object {step.owner}")] = None

    def _names(self, entry: DictionaryObject, step: _Step) -> None:
        for value in entry.values():
            if isinstance(value, NameObject) and _SAYS.search(value):
                self._keep("name", f"object {step.owner}", value.lstrip("/"))
        for key in _FONT_NAMES:
            name = self._objects.get(entry.get(key))
            if isinstance(name, str):
                self._keep("font-name", PLACES["font-name"], name.lstrip("/"))

    def _attached(self, entry: DictionaryObject, step: _Step) -> Iterator[Piece]:
        files = self._objects.dictionary(entry.get("/EF"))
        name = next(filter(None, (text_of(self._objects.get(entry.get(key))) for key in ("/UF", "/F", "/Unix"))), "")
        for value in files.values():
            stream = self._objects.get(value)
            number = value.idnum if isinstance(value, IndirectObject) else id(stream)
            if not isinstance(stream, StreamObject) or number in self._streams.attached:
                continue
            self._streams.attached.add(number)
            self._attachments += 1
            where = (
                f"page {step.page} attachment {self._attachments}" if step.page else f"attachment {self._attachments}"
            )
            yield Feature("embedded", where)
            yield Embedded(self._objects.inflate(stream, where), name, where)
