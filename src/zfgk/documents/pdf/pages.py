"""The pages of a file, each drawn without a picture and its text sorted by whether it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from zfgk.documents.pdf.canvas import Canvas, Cover
from zfgk.documents.pdf.colours import from_numbers
from zfgk.documents.pdf.geometry import IDENTITY, Box, Matrix, around, common, corners
from zfgk.documents.pdf.interpreter import Interpreter
from zfgk.documents.pdf.layers import Layers
from zfgk.documents.pdf.library import Library
from zfgk.documents.pdf.objects import Objects

_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_DEPTH = 64
_HIDDEN_FLAGS = 2 | 32
_FILLED = ("/Square", "/Circle", "/Polygon")
_OPAQUE = 0.95


@attrs.define
class Page:
    """One page.

    Args:
        number: Its number, from 1.
        entry: Its dictionary.
        key: The number of its object; 0 if it has none.
        inherited: What it takes from the nodes above it.
    """

    number: int
    entry: DictionaryObject
    key: int
    inherited: dict[str, Any]

    @property
    def where(self) -> str:
        """Its place as reports name it."""
        return f"page {self.number}"

    def value(self, key: str) -> Any:
        """Return an entry of the page or of the nodes above it.

        Args:
            key: Its key.
        """
        return self.entry.get(key, self.inherited.get(key))


def pages_of(objects: Objects) -> Iterator[Page]:
    """Yield the pages in order.

    Args:
        objects: The file.
    """
    seen: set[int] = set()
    number = 0
    stack: list[tuple[Any, dict[str, Any], int]] = [(objects.root.get("/Pages"), {}, 0)]
    while stack:
        value, inherited, depth = stack.pop()
        key = value.idnum if isinstance(value, IndirectObject) else 0
        node = objects.get(value)
        if not isinstance(node, DictionaryObject) or (key and key in seen) or depth > _DEPTH:
            continue
        seen.add(key)
        objects.budget.spend_work("pages")
        here = dict(inherited)
        for name in _INHERITED:
            if name in node:
                here[name] = node.raw_get(name)
        kids = objects.get(node.get("/Kids"))
        if isinstance(kids, ArrayObject):
            stack += [(kid, here, depth + 1) for kid in reversed(kids)]
            continue
        number += 1
        objects.budget.spend_part(f"page {number}")
        yield Page(number, node, key, inherited)


def shown_box(objects: Objects, page: Page) -> Box:
    """Return the part of a page that a viewer shows.

    Args:
        objects: The file.
        page: The page.
    """
    media = _box(objects.numbers(page.value("/MediaBox"))) or _LETTER
    crop = _box(objects.numbers(page.value("/CropBox")))
    return (common(media, crop) if crop else None) or media


def _box(numbers: list[float]) -> Box | None:
    if len(numbers) != 4:
        return None
    box = around([(numbers[0], numbers[1]), (numbers[2], numbers[3])])
    return box if box[2] > box[0] and box[3] > box[1] else None


@attrs.define
class Drawn:
    """A page after its content was drawn.

    Args:
        canvas: What stands on it.
        marked: The boxes of annotations that mark text for redaction.
    """

    canvas: Canvas
    marked: list[Box]


def draw_page(objects: Objects, library: Library, layers: Layers, page: Page) -> Drawn:
    """Draw a page's content and the appearances of its annotations.

    Args:
        objects: The file.
        library: Its fonts.
        layers: Its layers.
        page: The page.
    """
    canvas = Canvas(shown_box(objects, page))
    interpreter = Interpreter(objects, library, layers, canvas, page.where)
    interpreter.draw(_content(objects, page, canvas), objects.dictionary(page.value("/Resources")))
    marked: list[Box] = []
    for value in objects.array(page.entry.get("/Annots")):
        annotation = objects.get(value)
        if isinstance(annotation, DictionaryObject):
            objects.budget.spend_work(page.where)
            marked += _annotate(objects, layers, interpreter, annotation, canvas)
    return Drawn(canvas, marked)


def _content(objects: Objects, page: Page, canvas: Canvas) -> bytes:
    reference = page.entry.get("/Contents")
    contents = objects.get(reference)
    streams = list(contents) if isinstance(contents, ArrayObject) else [reference]
    parts = []
    for value in streams:
        stream = objects.get(value)
        if not isinstance(stream, StreamObject):
            continue
        if isinstance(value, IndirectObject):
            canvas.executed.add(value.idnum)
        parts.append(objects.inflate(stream, page.where))
    return b"\n".join(parts)


def _annotate(
    objects: Objects, layers: Layers, interpreter: Interpreter, annotation: DictionaryObject, canvas: Canvas
) -> Iterator[Box]:
    kind = str(objects.get(annotation.get("/Subtype")))
    box = _box(objects.numbers(annotation.get("/Rect")))
    if kind == "/Redact":
        yield from _quads(objects.numbers(annotation.get("/QuadPoints"))) or ([box] if box else [])
    flags = objects.get(annotation.get("/F"))
    hidden = isinstance(flags, int) and bool(flags & _HIDDEN_FLAGS)
    form, number = _appearance(objects, annotation)
    if kind in _FILLED and form is None and box is not None and not hidden:
        # Without an appearance of its own a viewer makes one, and fills the inside with this colour.
        inside = from_numbers(objects.numbers(annotation.get("/IC")))
        alpha = objects.get(annotation.get("/CA"))
        canvas.order += 1
        clear = isinstance(alpha, (int, float)) and alpha < _OPAQUE
        canvas.covers.append(Cover(canvas.order, box, [], inside, inside is not None and not clear, image=False))
    if kind == "/Popup" or form is None or box is None:
        return
    canvas.executed.add(number)
    hidden = hidden or not layers.shown(annotation.get("/OC"))
    interpreter.source = "form-field" if kind == "/Widget" else "annotation"
    interpreter.off = "hidden-annotation" if hidden else ""
    own = objects.numbers(form.get("/Matrix"))
    inner = _box(objects.numbers(form.get("/BBox"))) or box
    matrix = (own[0], own[1], own[2], own[3], own[4], own[5]) if len(own) == 6 else IDENTITY
    outer = around(corners(inner, matrix))
    wide, high = outer[2] - outer[0] or 1.0, outer[3] - outer[1] or 1.0
    across, upward = (box[2] - box[0]) / wide, (box[3] - box[1]) / high
    fit: Matrix = (across, 0.0, 0.0, upward, box[0] - outer[0] * across, box[1] - outer[1] * upward)
    interpreter.draw_form(form, number, fit)
    interpreter.source = interpreter.off = ""


def _appearance(objects: Objects, annotation: DictionaryObject) -> tuple[StreamObject | None, int]:
    normal = objects.dictionary(annotation.get("/AP")).get("/N")
    found = objects.get(normal)
    if isinstance(found, DictionaryObject) and not isinstance(found, StreamObject):
        state = objects.get(annotation.get("/AS"))
        normal = found.get(str(state)) if state is not None else None
        found = objects.get(normal)
    if not isinstance(found, StreamObject):
        return None, 0
    return found, normal.idnum if isinstance(normal, IndirectObject) else 0


def _quads(numbers: list[float]) -> list[Box]:
    return [
        around(list(zip(numbers[start : start + 8 : 2], numbers[start + 1 : start + 8 : 2], strict=True)))
        for start in range(0, len(numbers) - 7, 8)
    ]
