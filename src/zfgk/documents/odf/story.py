"""The texts of one part of an OpenDocument file: paragraphs as they are read, and what stands between and behind them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

import attrs
from lxml import etree

from zfgk.documents.binary import is_picture, picture_pieces
from zfgk.documents.controls import controls_in
from zfgk.documents.formulas import not_computed, put_together, reaches_out
from zfgk.documents.leftovers import local, texts_within
from zfgk.documents.odf.looks import Looks, kind_of, value_of
from zfgk.documents.web.addresses import is_elsewhere
from zfgk.documents.web.seeing import HIDDEN, Light
from zfgk.model.documents import Embedded, Feature, Piece, TextPart, Unread, Visibility
from zfgk.model.limits import Budget

_PARAGRAPHS = frozenset(("p", "h"))
# Parts within a paragraph that hold paragraphs of their own.
_APART = frozenset(
    ("frame", "text-box", "custom-shape", "rect", "line", "ellipse", "polygon", "g", "note-body", "caption")
)
_HEADERS = frozenset(("header", "header-left", "header-first", "footer", "footer-left", "footer-first"))
_LINKING = frozenset(("section-source", "image", "object", "object-ole", "table-source", "cell-range-source", "plugin"))
_KINDS = {"annotation": "comment", "tracked-changes": "deleted-text", "notes": "speaker-notes"}
_WORDS = {"creator": "author", "title": "alt-text", "desc": "alt-text"}
_VISIBILITIES = {
    "text": Visibility.VISIBLE,
    "source": Visibility.VISIBLE,
    "inserted-text": Visibility.INSERTED,
    "deleted-text": Visibility.DELETED,
    "author": Visibility.METADATA,
    "alt-text": Visibility.METADATA,
}
_ORDER = {"text": 0, "source": 2}  # what repeats other texts comes last
_DDE = frozenset(("dde-connection-decl", "dde-source", "dde-link"))
_SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}
_SPACES_AT_MOST = 200


@attrs.frozen
class Around:
    """What holds where the walk is.

    Args:
        light: Whether text is seen by its style.
        kind: The kind of text that is unseen for another reason, or is no body text.
        label: What the place is called beyond the part.
    """

    light: Light = attrs.field(factory=Light)
    kind: str = ""
    label: str = ""


class Story:
    """The texts of one part.

    Args:
        where: The part.
        looks: The styles.
        budget: What may be spent on it.
    """

    def __init__(self, where: str, looks: Looks, budget: Budget) -> None:
        self.shown: set[etree._Element] = set()
        """The elements whose texts were given out: their own, and what follows the elements within."""
        self.said: set[str] = set()
        """The texts and values of attributes that were given out."""
        self._insertions: set[str] = set()
        self._inserting: set[str] = set()
        self._where = where
        self._looks = looks
        self._budget = budget
        self._lines: dict[tuple[str, str], list[str]] = {}
        self._others: dict[Piece, None] = {}
        self._sheets = 0

    def pieces(self) -> Iterator[Piece]:
        """Yield what was found: body texts first."""
        for (label, kind), lines in sorted(self._lines.items(), key=lambda item: _ORDER.get(item[0][1], 1)):
            text = "\n".join(lines)
            where = f"{self._where} {label}".strip() + (" with insertions" if kind == "source" else "")
            yield TextPart(text, where, _visibility(kind), kind)
            yield from controls_in(text, where)
        yield from self._others

    def blocks(self, node: etree._Element, around: Around) -> None:
        """Read the paragraphs of an element.

        Args:
            node: The element.
            around: What holds around it.
        """
        self._budget.spend_work(self._where)
        tag = local(node.tag)
        self._note(node, tag)
        if tag in _PARAGRAPHS:
            self._paragraph(node, around)
        elif tag in _KINDS:
            self._children(node, attrs.evolve(around, kind=_KINDS[tag]))
        elif tag in _WORDS:
            self._own_text(node, attrs.evolve(around, kind=_WORDS[tag]))
        elif tag == "table":
            self._table(node, around)
        elif tag in _HEADERS:
            light = Light(gone=HIDDEN) if value_of(node, "display") == "false" else around.light
            self._children(node, attrs.evolve(around, light=light, label=tag))
        elif tag == "section":
            hidden = value_of(node, "display") in {"none", "condition"}
            light = Light(gone=HIDDEN) if hidden else self._looks.within(node, around.light)
            self._children(node, attrs.evolve(around, light=light))
        elif tag == "binary-data":
            self._binary(node)
        else:
            self._children(node, around)

    def _children(self, node: etree._Element, around: Around) -> None:
        for child in node:
            self.blocks(child, around)

    def _own_text(self, node: etree._Element, around: Around) -> None:
        self.shown.add(node)
        self._add("".join(texts_within(node)), around)

    def _add(self, text: str, around: Around, kind: str = "") -> None:
        if text.strip():
            self.said.add(text)
            kind = kind or around.kind or kind_of(around.light) or "text"
            self._lines.setdefault((around.label, kind), []).append(text)

    def _paragraph(self, node: etree._Element, around: Around) -> None:
        runs: dict[str, list[str]] = {}
        light = self._looks.within(node, around.light)
        if any(local(child.tag) == "hidden-paragraph" and value_of(child, "is-hidden") != "false" for child in node):
            light = Light(gone=HIDDEN)
        self._inline(node, attrs.evolve(around, light=light), runs)
        # A number may be partly inserted: the paragraph as it is read now comes too.
        whole = runs.pop("source", [])
        if {"inserted-text", "text"} <= runs.keys():
            runs["source"] = whole
        for kind, texts in runs.items():
            self._add("".join(texts), around, kind)

    def _inline(self, node: etree._Element, around: Around, runs: dict[str, list[str]]) -> None:
        self.shown.add(node)
        self._say(node.text, around, runs)
        for child in node:
            tag = local(child.tag)
            if tag in _APART or tag in {"annotation", "binary-data"}:
                self.blocks(child, around)
            elif tag:
                self._budget.spend_work(self._where)
                self._note(child, tag)
                self._run(child, tag, around, runs)
            self._say(child.tail, around, runs)

    def _say(self, text: str | None, around: Around, runs: dict[str, list[str]]) -> None:
        if text:
            kind = around.kind or kind_of(around.light) or ("inserted-text" if self._inserting else "text")
            runs.setdefault(kind, []).append(text)
            if kind in {"text", "inserted-text"}:
                runs.setdefault("source", []).append(text)

    def _run(self, node: etree._Element, tag: str, around: Around, runs: dict[str, list[str]]) -> None:
        if tag in _SPACES:
            count = value_of(node, "c") if tag == "s" else ""
            times = int(count) if count.isascii() and count.isdigit() and len(count) < 5 else 1
            self._say(_SPACES[tag] * min(times, _SPACES_AT_MOST), around, runs)
        elif tag == "script":
            self._inline(node, attrs.evolve(around, kind="macro"), runs)
        elif tag in {"hidden-text", "conditional-text"}:
            hidden = [value_of(node, f"string-value{end}") for end in ("", "-if-true", "-if-false")]
            self.said.update(hidden)
            self._add("\n".join(filter(None, hidden)), around, "hidden-text")
            is_hidden = tag == "hidden-text" and value_of(node, "is-hidden") != "false"
            self._inline(node, attrs.evolve(around, kind="hidden-text") if is_hidden else around, runs)
        elif tag == "ruby-text":
            self._own_text(node, around)
        else:
            self._inline(node, attrs.evolve(around, light=self._looks.within(node, around.light)), runs)

    def _table(self, node: etree._Element, around: Around) -> None:
        parent = node.getparent()
        if parent is not None and local(parent.tag) == "spreadsheet":
            self._sheets += 1
            around = attrs.evolve(around, label=f"sheet {self._sheets}")
        if not self._looks.is_shown(node):
            around = attrs.evolve(around, kind=around.kind or "hidden-sheet")
        columns = list(hidden_columns(node))
        for child in node:
            self._rows(child, around, columns)

    def _rows(self, node: etree._Element, around: Around, columns: list[tuple[int, int]]) -> None:
        tag = local(node.tag)
        if tag == "table-row":
            self._row(node, around, columns)
        elif tag in {"table-rows", "table-row-group", "table-header-rows"}:
            hidden = value_of(node, "display") == "false"
            inner = attrs.evolve(around, kind=around.kind or "hidden-row") if hidden else around
            for child in node:
                self._rows(child, inner, columns)
        else:
            self.blocks(node, around)

    def _row(self, node: etree._Element, around: Around, columns: list[tuple[int, int]]) -> None:
        self._budget.spend_work(self._where)
        if value_of(node, "visibility") in {"collapse", "filter"}:
            around = attrs.evolve(around, kind=around.kind or "hidden-row")
        position = 0
        for cell in node:
            tag = local(cell.tag)
            inner = attrs.evolve(around, light=self._looks.within(cell, around.light))
            if tag == "covered-table-cell":
                inner = attrs.evolve(inner, kind=inner.kind or "hidden-text")
            elif any(start <= position < end for start, end in columns):
                inner = attrs.evolve(inner, kind=inner.kind or "hidden-column")
            self.blocks(cell, inner)
            if formula := value_of(cell, "formula"):
                self._formula(cell, formula, inner)
            position += repeated(cell)

    def _formula(self, cell: etree._Element, formula: str, around: Around) -> None:
        self._add(formula, around, "formula")
        self._add(put_together(formula), around, "formula")
        for name in reaches_out(formula):
            self._other(Feature(name, self._where))
        valued = value_of(cell, "value-type") or "".join(texts_within(cell)).strip()
        # LibreOffice stores no value where the formula gives "".
        if not valued and '""' not in formula:
            self._other(not_computed(self._where))

    def _note(self, node: etree._Element, tag: str) -> None:
        """Note what is no text and yet matters."""
        if tag in _DDE or (tag in _LINKING and is_elsewhere(value_of(node, "href"))):
            self._other(Feature("external-link", self._where))
        elif tag == "event-listener" or (tag == "script" and any(text.strip() for text in texts_within(node))):
            self._other(Feature("macro", self._where))
        elif tag == "insertion":
            self._other(Feature("inserted-text", self._where))
            region = node.getparent()
            if region is not None:
                self._insertions.add(value_of(region, "id"))
        elif tag == "change-start" and value_of(node, "change-id") in self._insertions:
            self._inserting.add(value_of(node, "change-id"))
        elif tag == "change-end":
            self._inserting.discard(value_of(node, "change-id"))

    def _other(self, piece: Piece) -> None:
        self._others[piece] = None

    def _binary(self, node: etree._Element) -> None:
        self.shown.add(node)
        encoded = node.text or ""
        self._budget.spend_bytes(len(encoded), len(encoded), self._where)
        try:
            data = base64.b64decode("".join(encoded.split()), validate=True)
        except (binascii.Error, ValueError):
            self._other(Unread(self._where, "damaged", "a file within is not base64"))
            return
        for piece in picture_pieces(data, self._where) if is_picture(data) else (Embedded(data, "", self._where),):
            self._other(piece)


def hidden_columns(table: etree._Element) -> Iterator[tuple[int, int]]:
    """Yield the columns of a table that nobody sees, as ranges.

    Args:
        table: The table.
    """
    position = 0
    for column in table.iter(etree.Element):
        if local(column.tag) == "table-column":
            end = position + repeated(column)
            group = column.getparent()
            in_hidden_group = group is not None and value_of(group, "display") == "false"
            if value_of(column, "visibility") in {"collapse", "filter"} or in_hidden_group:
                yield position, end
            position = end
        elif local(column.tag) == "table-row":
            return


def repeated(node: etree._Element) -> int:
    """Return for how many columns a column or cell stands.

    Args:
        node: The element.
    """
    count = value_of(node, "number-columns-repeated")
    return int(count) if count.isascii() and count.isdigit() and len(count) < 8 else 1


def _visibility(kind: str) -> Visibility:
    return _VISIBILITIES.get(kind, Visibility.HIDDEN)
