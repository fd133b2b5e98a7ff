"""Whether a page may be drawn: drawing cannot be stopped once it runs, and a small page can ask for hours of it.

So a page is not drawn if it holds what takes long in proportion to nothing: functions written in PostScript, shadings
made of functions or meshes, patterns within patterns, many soft masks, very large images, or layer upon layer of paint.
"""

from __future__ import annotations

from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from zfgk.documents.pdf.canvas import Canvas
from zfgk.documents.pdf.kinds import is_annotation
from zfgk.documents.pdf.objects import Objects
from zfgk.documents.pdf.pages import Page

_LAYERS = 60.0  # times the page's area that all paint together may cover
_FORMS = 300
_RUNS = 40_000
_OBJECTS = 4_000
_PROGRAM = 600  # bytes; those that turn a spot colour into process colours are shorter
_PIXELS = 30_000_000
_MASKS = 6
# Of an annotation; in resources, such names may be those of fonts and patterns.
_ELSEWHERE = frozenset(("/Parent", "/P", "/Popup", "/IRT", "/Dest", "/A", "/AA"))
_LIGHT_SHADINGS = (2, 3)


def may_be_drawn(objects: Objects, page: Page, canvas: Canvas) -> bool:
    """Tell whether drawing a page surely ends soon.

    Args:
        objects: The file.
        page: The page.
        canvas: What its content draws.
    """
    left, bottom, right, top = canvas.visible
    paper = (right - left) * (top - bottom)
    if canvas.painted > _LAYERS * paper or canvas.forms > _FORMS or len(canvas.runs) > _RUNS:
        return False
    return _Scales(objects).carries([page.value("/Resources"), page.entry.get("/Annots")])


class _Scales:
    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._seen: set[int] = set()
        self._pixels = 0.0
        self._masks = 0

    def carries(self, roots: list[Any]) -> bool:
        stack: list[tuple[Any, bool]] = [(root, False) for root in roots]
        count = 0
        while stack:
            value, in_pattern = stack.pop()
            if isinstance(value, IndirectObject):
                if value.idnum in self._seen:
                    continue
                self._seen.add(value.idnum)
            entry = self._objects.get(value)
            count += 1
            self._objects.budget.spend_work("resources")
            if count > _OBJECTS:
                return False
            if isinstance(entry, ArrayObject):
                stack += [
                    (item, in_pattern)
                    for item in entry
                    if isinstance(item, (IndirectObject, ArrayObject, DictionaryObject))
                ]
            elif isinstance(entry, DictionaryObject) and entry.get("/Type") != "/Page":
                left_out = _ELSEWHERE if is_annotation(entry) else ()
                pattern = "/PatternType" in entry
                if (pattern and in_pattern) or self._heavy(entry):
                    return False
                stack += [
                    (item, in_pattern or pattern)
                    for key, item in entry.items()
                    if key not in left_out and isinstance(item, (IndirectObject, ArrayObject, DictionaryObject))
                ]
        return True

    def _heavy(self, entry: DictionaryObject) -> bool:
        get = self._objects.get
        if get(entry.get("/FunctionType")) == 4:
            return not isinstance(entry, StreamObject) or len(entry._data) > _PROGRAM  # noqa: SLF001  # as in Objects.inflate
        if "/ShadingType" in entry:
            return get(entry.get("/ShadingType")) not in _LIGHT_SHADINGS
        if get(entry.get("/Subtype")) == "/Image":
            width, height = get(entry.get("/Width")), get(entry.get("/Height"))
            if not isinstance(width, (int, float)) or not isinstance(height, (int, float)):
                return True
            self._pixels += width * height
            return self._pixels > _PIXELS
        if get(entry.get("/S")) in ("/Luminosity", "/Alpha") and "/G" in entry:
            self._masks += 1
            return self._masks > _MASKS
        return False
