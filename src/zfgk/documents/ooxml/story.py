"""The text of a word processor's part: sorted into what is seen, inserted, deleted and hidden, paragraph by paragraph.

The pieces of a paragraph are joined whatever runs they stand in, because an identifier is often split over several.
Every text node of the part ends in one of the streams; what stands where no text belongs is ``other-text``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs
from lxml import etree

from zfgk.documents.ooxml.elements import HANDLERS, PAGE, VISIBILITY, Mode, changed, is_flat
from zfgk.documents.ooxml.looks import PLAIN, Styles, fill_of, hides, look_of, shape_fill
from zfgk.documents.ooxml.names import MC, WPS, A, V, W, is_on
from zfgk.documents.ooxml.streams import TAIL, TEXT, WHOLE, Stream
from zfgk.model.documents import TextPart, Visibility

_DEPTH = 180
_LAST_WORD = re.compile(r"[0-9A-Za-z０-９]{1,32}\Z")
_FIRST_WORD = re.compile(r"[0-9A-Za-z０-９]{1,32}")
_LAYOUT = re.compile(r"\s*(?:-?[0-9]{1,10}|[A-Za-z]{1,10})\s*")
_NO_TEXT: tuple[object, ...] = (etree.Comment, etree.PI)
_WORDS = (f"{W}t", f"{A}t", f"{W}delText", f"{W}instrText")
_Handler = Callable[..., None]


class Story:
    """The text of one part.

    Args:
        where: The part.
        kind: The kind of its visible text.
        styles: The styles of the document.
        visibility: Whether a person who opens the file sees the part at all.
    """

    def __init__(self, where: str, kind: str, styles: Styles, visibility: Visibility = Visibility.VISIBLE) -> None:
        self._where = where
        self._kind = kind
        self._visibility = visibility
        self._styles = styles
        self._streams: dict[str, Stream] = {}
        self._stream(kind)
        self._paragraph_look = styles.paragraph("")
        self._fields: list[bool] = []  # for each open field, whether its code is over
        self._reason = ""
        self._deleting = False
        self._handlers: dict[object, _Handler] = {tag: getattr(self, name) for tag, name in HANDLERS.items()}
        self._same: list[etree._Element] = []  # repeats what stands elsewhere

    def read(self, root: etree._Element) -> Story:
        """Sort the text of a part.

        Args:
            root: Its root element.

        Returns:
            The story itself.
        """
        self._children(root, Mode(self._kind), 0)
        self._rest(root)
        for odd in (*root.itersiblings(preceding=True), *root.iter(etree.Comment, etree.PI), *root.itersiblings()):
            if (odd.text or "").strip():
                self._stream("xml-comment").break_with("\n")
                self._stream("xml-comment").add(odd.text or "", odd)
        return self

    def parts(self) -> Iterator[TextPart]:
        """Yield the streams that hold text, the visible one first."""
        for stream in self._streams.values():
            part = stream.part()
            if part is not None:
                yield part

    @property
    def streams(self) -> tuple[Stream, ...]:
        """The streams, the visible one first."""
        return tuple(self._streams.values())

    def _stream(self, kind: str) -> Stream:
        if kind not in self._streams:
            seen = VISIBILITY.get(kind, self._visibility)
            if seen is Visibility.INSERTED and self._visibility is not Visibility.VISIBLE:
                seen = self._visibility
            self._streams[kind] = Stream(self._where, seen, kind)
        return self._streams[kind]

    # -- elements ----------------------------------------------------------------------------------------------------

    def _children(self, element: etree._Element, mode: Mode, depth: int) -> None:
        if depth < _DEPTH:  # deeper text is found by _rest
            for child in element:
                handler = self._handlers.get(child.tag)
                if handler is not None:
                    handler(child, mode, depth + 1)
                elif isinstance(child.tag, str):
                    self._children(child, mode, depth + 1)

    def _skip(self, element: etree._Element, mode: Mode, depth: int) -> None:
        """Leave out what holds no text."""

    def _paragraph(self, element: etree._Element, mode: Mode, depth: int) -> None:
        outer = self._paragraph_look, self._reason
        properties = element.find(f"{W}pPr")
        self._paragraph_look = self._styles.paragraph("")
        if properties is not None:
            style = properties.find(f"{W}pStyle")
            if style is not None:
                self._paragraph_look = self._styles.paragraph(style.get(f"{W}val", ""))
            shading = fill_of(properties.find(f"{W}shd"))
            if shading:
                mode = attrs.evolve(mode, background=shading)
            if is_flat(properties.find(f"{W}spacing"), "line", "lineRule"):
                mode = attrs.evolve(mode, hidden=mode.hidden or "hidden-text")
        self._reason = hides(self._paragraph_look, mode.background)
        self._children(element, mode, depth)
        self._paragraph_look, self._reason = outer
        self._end_line()

    def _end_line(self) -> None:
        self._deleting = False
        for stream in self._streams.values():
            stream.break_with("\n")

    def _row(self, element: etree._Element, mode: Mode, depth: int) -> None:
        properties = element.find(f"{W}trPr")
        if properties is not None:
            if is_on(properties.find(f"{W}hidden")) or is_flat(properties.find(f"{W}trHeight"), "val", "hRule"):
                mode = attrs.evolve(mode, hidden=mode.hidden or "hidden-text")
            mode = changed(mode, properties, "ins", "del")
        self._children(element, mode, depth)
        self._end_line()

    def _cell(self, element: etree._Element, mode: Mode, depth: int) -> None:
        properties = element.find(f"{W}tcPr")
        if properties is not None:
            fill = fill_of(properties.find(f"{W}shd"))
            if fill:
                mode = attrs.evolve(mode, background=fill)
            merged = properties.find(f"{W}vMerge")
            if merged is not None and merged.get(f"{W}val", "continue") == "continue":
                mode = attrs.evolve(mode, hidden=mode.hidden or "hidden-text")
            mode = changed(mode, properties, "cellIns", "cellDel")
        self._children(element, mode, depth)
        self._stream(mode.kind).break_with("\t")

    def _table(self, element: etree._Element, mode: Mode, depth: int) -> None:
        style = element.find(f"{W}tblPr/{W}tblStyle")
        if style is not None and self._styles.shades(style.get(f"{W}val", "")):
            mode = attrs.evolve(mode, background=None)
        self._children(element, mode, depth)

    def _run(self, element: etree._Element, mode: Mode, depth: int) -> None:
        properties = element.find(f"{W}rPr")
        reason = self._reason
        if properties is not None and len(properties):
            style = properties.find(f"{W}rStyle")
            look = look_of(properties)
            if style is not None:
                look = look.over(self._styles.run(style.get(f"{W}val", ""), self._paragraph_look))
            if look is not PLAIN:
                reason = hides(look.over(self._paragraph_look), mode.background)
        if reason and not mode.hidden:
            mode = attrs.evolve(mode, hidden=reason)
        self._children(element, mode, depth)

    def _inserted(self, element: etree._Element, mode: Mode, depth: int) -> None:
        self._children(element, mode if mode.change else attrs.evolve(mode, change="ins"), depth)

    def _deleted(self, element: etree._Element, mode: Mode, depth: int) -> None:
        self._children(element, attrs.evolve(mode, change="del"), depth)

    def _deleted_text(self, element: etree._Element, mode: Mode, depth: int) -> None:
        self._text(element, attrs.evolve(mode, change="del"), depth)

    def _box(self, element: etree._Element, mode: Mode, depth: int) -> None:
        shape = next((one for one in element.iterancestors(f"{WPS}wsp", f"{V}shape", f"{V}rect")), None)
        background: str | None = PAGE
        if shape is not None:
            background = shape_fill(shape.find(f"{WPS}spPr")) if shape.tag == f"{WPS}wsp" else None
        kind = mode.kind if mode.kind == "fallback-text" else "text-box"
        fields, self._fields = self._fields, []
        inner = attrs.evolve(mode, kind=kind, background=background)
        self._stream(kind).break_with("\n")
        self._children(element, inner, depth)
        self._fields = fields

    def _alternatives(self, element: etree._Element, mode: Mode, depth: int) -> None:
        branches = [one for one in element if one.tag in {f"{MC}Choice", f"{MC}Fallback"}]
        said = None
        for branch in branches:
            text = "".join(str(one) for one in branch.itertext(*_WORDS)).split()
            if said is None:
                said = text
                self._children(branch, mode, depth)
            elif text != said:
                fields, self._fields = self._fields, []
                self._stream("fallback-text").break_with("\n")
                self._children(branch, attrs.evolve(mode, kind="fallback-text"), depth)
                self._fields = fields
            else:
                self._same.append(branch)

    # -- text --------------------------------------------------------------------------------------------------------

    def _text(self, element: etree._Element, mode: Mode, _depth: int) -> None:
        if element.text:
            self._put(element.text, element, TEXT, mode)
        for inner in element:  # a comment in the middle of a text
            if inner.tail:
                self._put(inner.tail, inner, TAIL, mode)

    def _art(self, element: etree._Element, _mode: Mode, _depth: int) -> None:
        text = element.get("string", "")
        if text:
            self._stream("text-art").break_with("\n")
            self._stream("text-art").add(text, element, "string")

    def _symbol(self, element: etree._Element, mode: Mode, _depth: int) -> None:
        code = element.get(f"{W}char", "")
        if re.fullmatch("[0-9A-Fa-f]{4}", code):
            number = int(code, 16)
            # Symbol fonts stand in a private area, letters and digits at their usual places in it.
            self._put(chr(number & 0xFF if 0xF000 <= number <= 0xF0FF else number), element, WHOLE, mode)

    def _tab(self, element: etree._Element, mode: Mode, _depth: int) -> None:
        self._put("\t", element, WHOLE, mode)

    def _break(self, element: etree._Element, mode: Mode, _depth: int) -> None:
        self._put("\n", element, WHOLE, mode)

    def _hyphen(self, element: etree._Element, mode: Mode, _depth: int) -> None:
        self._put("-", element, WHOLE, mode)

    def _ruby(self, element: etree._Element, mode: Mode, depth: int) -> None:
        kind = mode.kind if mode.kind == "fallback-text" else "ruby"
        self._stream(kind).break_with("\n")
        self._children(element, attrs.evolve(mode, kind=kind), depth)

    def _field(self, element: etree._Element, _mode: Mode, _depth: int) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(False)
            self._stream("field-code").break_with("\n")
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()
            self._stream("field-code").break_with("\n")

    def _code(self, element: etree._Element, mode: Mode, _depth: int) -> None:
        kind = "deleted-text" if mode.change == "del" else "field-code"
        if element.text:
            self._stream(kind).add(element.text, element)

    def _simple_field(self, element: etree._Element, mode: Mode, depth: int) -> None:
        code = element.get(f"{W}instr", "")
        if code:
            self._stream("field-code").break_with("\n")
            self._stream("field-code").add(code, element, f"{W}instr")
        self._children(element, mode, depth)

    def _layout(self, element: etree._Element, _mode: Mode, _depth: int) -> None:
        if len(element) == 0 and _LAYOUT.fullmatch(element.text or ""):
            self._same.append(element)

    def _put(self, text: str, element: etree._Element | None, slot: str, mode: Mode) -> None:
        if mode.change == "del":
            self._delete(text, element, slot, mode)
        elif self._fields and not all(self._fields):
            self._stream("field-code").add(text, element, slot)
        elif mode.hidden:
            self._stream(mode.hidden).add(text, element, slot)
        else:
            self._see(text, element, slot, mode)

    def _see(self, text: str, element: etree._Element | None, slot: str, mode: Mode) -> None:
        if self._deleting and mode.change != "ins":  # what was deleted is read with the rest of its word
            word = _FIRST_WORD.match(text)
            if word:
                self._stream("deleted-text").add(word[0])
            if not word or len(word[0]) < len(text):
                self._stream("deleted-text").break_with("\n")
                self._deleting = False
        self._stream(mode.kind).add(text, element, slot)
        for kind in ("inserted-text", "hidden-text", "covered-text"):
            if kind in self._streams and kind[:3] != mode.change:
                self._streams[kind].break_with("\n")
        if mode.change == "ins":
            self._stream("inserted-text").add(text, element, slot)

    def _delete(self, text: str, element: etree._Element | None, slot: str, mode: Mode) -> None:
        stream = self._stream("deleted-text")
        if stream.broken and not self._deleting:
            word = _LAST_WORD.search(self._stream(mode.kind).tail())
            if word:
                stream.add(word[0])
        self._deleting = True
        stream.add(text, element, slot)

    def _rest(self, root: etree._Element) -> None:
        """Give out the text nodes that no handler has taken."""
        taken = {(spot.element, spot.slot) for stream in self._streams.values() for spot in stream.spots}
        total = len("".join(str(root.xpath("string(/*)")).split()))
        texts = sum(len("".join(text.split())) for text in self._taken_texts(taken))
        if total == texts:
            return
        same = {node for branch in self._same for node in branch.iter()}
        tails = same.difference(self._same)
        for node in root.iter():
            if node.tag not in _NO_TEXT and (node.text or "").strip() and node not in same:
                self._other(node.text or "", node, TEXT, taken)
            if (node.tail or "").strip() and node not in tails:
                self._other(node.tail or "", node, TAIL, taken)

    @staticmethod
    def _taken_texts(taken: set[tuple[etree._Element, str]]) -> Iterator[str]:
        for element, slot in taken:
            if slot == TEXT:
                yield element.text or ""
            elif slot == TAIL:
                yield element.tail or ""

    def _other(self, text: str, element: etree._Element, slot: str, taken: set[tuple[etree._Element, str]]) -> None:
        if (element, slot) not in taken:
            self._stream("other-text").break_with("\n")
            self._stream("other-text").add(text, element, slot)
