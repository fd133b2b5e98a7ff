"""A page written again with what is seen of it: no styles, scripts, comments, hidden text, or data in addresses.

Elements and attributes are taken over from lists of what is known to be harmless; all others go.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree

from zfgk.documents.controls import plain
from zfgk.documents.cutting import removals_of, without_cuts
from zfgk.documents.page import BLOCKS, Page, Slot, Strand, attribute_part, is_hidden_field
from zfgk.model.documents import MARK, Censor, Cut, Embedded, Removal, TextPart, Unread, Visibility
from zfgk.model.limits import Budget

# fmt: off
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "big", "br", "caption", "cite", "code", "col", "colgroup", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "td", "textarea", "th", "time", "tt", "u", "var", "wbr", "button",
})
_DROPPED = frozenset({
    "script", "style", "template", "noscript", "noframes", "noembed", "datalist", "iframe", "object", "embed", "audio",
    "video", "canvas", "applet", "head", "title", "meta", "link", "base", "frame", "map", "area", "param", "source",
})
# fmt: on
_NUMBERS = re.compile(r"\d{1,4}%?")
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{0,40}\d{0,4}")
_FORMS = {
    **dict.fromkeys(
        ("colspan", "rowspan", "width", "height", "border", "cellpadding", "cellspacing", "start"), _NUMBERS
    ),
    **dict.fromkeys(("align", "valign", "dir", "lang", "type", "id", "scope"), _WORD),
}
_TEXTS = frozenset(("alt", "title", "value", "placeholder"))
_ADDRESSES = frozenset(("href", "src"))
_SCHEME = re.compile(r"\s{0,20}(?:https?://|mailto:|tel:|#|(?:[^:\s/?#\\]{0,200}(?:[/?#]|$)))", re.IGNORECASE)
# What no page may hold; browsers drop it or show a box.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WHITE = frozenset(" \t\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")


def clean(root: etree._Element | None, budget: Budget, censor: Censor) -> tuple[bytes, tuple[Removal, ...]]:
    """Write a page again.

    Args:
        root: The parsed page; ``None`` for an empty one.
        budget: What may be spent on it.
        censor: Takes a text part, returns what must go.

    Returns:
        The new page in UTF-8, and what it lacks.
    """
    html = etree.Element("html")
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "meta", charset="utf-8")
    removals: tuple[Removal, ...] = ()
    if root is None:
        etree.SubElement(html, "body")
    else:
        copy = _Copy(root, budget, censor)
        etree.SubElement(head, "title").text = copy.title()
        html.append(copy.body())
        copy.take(root, html)
        removals = copy.removals()
    return etree.tostring(html, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"), removals


class _Copy:
    def __init__(self, root: etree._Element, budget: Budget, censor: Censor) -> None:
        self._root = root
        self._budget = budget
        self._censor = censor
        self._page = Page(root, budget)
        self._removals: list[Removal] = []
        self._kept = {("body", "text")}
        part = TextPart(self._page.seen.text)
        self._texts = _rest(self._page.seen, self._cuts(part), part.text)

    def title(self) -> str | None:
        for node in self._root.iter("title"):
            self._kept.add(("head/title", "title"))
            return self._censored(
                TextPart("".join(map(str, node.itertext())), "head/title", Visibility.METADATA, "title")
            )
        return None

    def body(self) -> etree._Element:
        body = etree.Element("body")
        self._children(self._root, body)
        return body

    def removals(self) -> tuple[Removal, ...]:
        for piece in self._page.parts():
            kind = (
                "embedded-file"
                if isinstance(piece, Embedded)
                else piece.why
                if isinstance(piece, Unread)
                else piece.kind
            )
            if kind != "source" and (piece.where, kind) not in self._kept:
                self._removals.append(Removal(piece.where, kind))
        return tuple(self._removals)

    def take(self, node: etree._Element, new: etree._Element) -> None:
        for key, value in node.attrib.items():
            where, kind = attribute_part(str(key))
            kept = self._attribute(str(key).lower(), TextPart(str(value), where, Visibility.METADATA, kind))
            if kept is not None:
                new.set(str(key).lower(), kept)
                self._kept.add((where, kind))

    def _children(self, node: etree._Element, to: etree._Element) -> None:
        _append(to, self._texts.get((node, False)))
        for child in node:
            self._budget.spend_work("elements")
            tag = _name(child)
            if tag not in _DROPPED and child not in self._page.gone and not is_hidden_field(child, tag):
                if tag in {"html", "body"}:
                    self._children(child, to)
                else:
                    self._children(child, self._element(child, tag, to))
            _append(to, self._texts.get((child, True)))

    def _element(self, node: etree._Element, tag: str, to: etree._Element) -> etree._Element:
        known = tag in BLOCKS or tag in _INLINE
        new = etree.SubElement(to, tag if known else "span")
        if known:
            self.take(node, new)
        return new

    def _attribute(self, name: str, part: TextPart) -> str | None:
        if name in _FORMS:
            return part.text if _FORMS[name].fullmatch(part.text) else None
        if name in _TEXTS:
            return self._censored(part)
        if name in _ADDRESSES and _SCHEME.match(part.text):
            # An address with a hole leads nowhere.
            found = (
                *self._cuts(part),
                *self._censor(TextPart(unquote(part.text), part.where, part.visibility, part.kind)),
            )
            return None if found or _CONTROL.search(part.text) else part.text
        return None

    def _censored(self, part: TextPart) -> str:
        return _plain(without_cuts(part.text, self._cuts(part)))

    def _cuts(self, part: TextPart) -> tuple[Cut, ...]:
        cuts = tuple(self._censor(part))
        self._removals += removals_of(part, cuts)
        return cuts


def _name(node: etree._Element) -> str:
    if not isinstance(node.tag, str):  # a comment or processing instruction
        return "script"
    return node.tag.lower()


def _plain(text: str) -> str:
    return plain(_CONTROL.sub("", text))


def _append(to: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(to):
        to[-1].tail = (to[-1].tail or "") + text
    else:
        to.text = (to.text or "") + text


def _rest(strand: Strand, cuts: tuple[Cut, ...], text: str) -> dict[Slot, str]:
    """Return what stays of each text of the tree.

    The text of the part differs from the texts of the tree in white space only, so the n-th other character of the one
    is the n-th other character of the other.
    """
    pieces = [list(piece) for piece in strand.pieces]
    if cuts:
        places = [
            (index, at)
            for index, piece in enumerate(strand.pieces)
            for at, character in enumerate(piece)
            if character not in _WHITE
        ]
        ordinals = [0]
        for character in text:
            ordinals.append(ordinals[-1] + (character not in _WHITE))
        for cut in cuts:
            first, last = ordinals[cut.start], ordinals[cut.end]
            for index, at in places[first:last]:
                pieces[index][at] = ""
            if first < last:
                index, at = places[first]
                pieces[index][at] = MARK
    return {slot: _plain("".join(piece)) for slot, piece in zip(strand.slots, pieces, strict=True) if slot is not None}
