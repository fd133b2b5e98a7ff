"""Sorting the text of a parsed HTML page into what is seen and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import attrs
from lxml import etree

from zfgk.documents.controls import controls_in
from zfgk.documents.web.addresses import data_in, is_elsewhere
from zfgk.documents.web.seeing import HIDDEN, INVISIBLE, Light
from zfgk.documents.web.styles import Properties, Stylesheet
from zfgk.model.documents import Embedded, Feature, Piece, TextPart, Visibility
from zfgk.model.limits import Budget

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "plaintext", "pre", "search", "section", "select", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    "xmp",
})
"""Elements that begin a line of their own."""
# Attributes that lay a page out and carry no words of their own.
_LAYOUT = frozenset({
    "class", "style", "width", "height", "colspan", "rowspan", "align", "valign", "border", "cellpadding",
    "cellspacing", "bgcolor",
})
# Elements whose content is shown by no browser, or only by one that lacks what they ask for.
_UNSEEN = frozenset({
    "template", "noscript", "noframes", "noembed", "datalist", "iframe", "object", "audio", "video", "canvas",
    "applet",
})
_ALTERNATIVE = frozenset({"alt", "title", "aria-label", "aria-description", "summary", "longdesc", "placeholder"})
_PERSONS = frozenset({"author", "creator", "dc.creator", "dcterms.creator", "generator", "editor", "owner", "web_author"})
_LOADED = {"script": "src", "iframe": "src", "frame": "src", "embed": "src", "object": "data", "applet": "code"}
# fmt: on
_CELLS = frozenset(("td", "th"))
_CODE = frozenset(("script", "style"))
_KEPT_SPACE = frozenset(("pre", "textarea", "xmp", "plaintext", "listing"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r" {2,}")
_TAGS = re.compile(r"<[^<>]{1,2000}>")
# Names appear in reports; anything else that a page uses as a name could be a hiding place itself.
_NAME = re.compile(r"[A-Za-z][A-Za-z_.:-]{0,40}")

Slot = tuple[etree._Element, bool]  # noqa: SLF001  # lxml gives the class no other name
"""Where a text stands in the tree: the element, and whether the text follows it."""


@attrs.frozen
class Strand:
    """Texts of one sort in the order of the page.

    Args:
        pieces: The texts.
        slots: Where each stands in the tree; ``None`` for white space that stands for a line's or cell's end.
    """

    pieces: list[str] = attrs.field(factory=list)
    slots: list[Slot | None] = attrs.field(factory=list)

    def add(self, text: str, slot: Slot | None = None) -> None:
        """Add one text.

        Args:
            text: The text.
            slot: Where it stands.
        """
        self.pieces.append(text)
        self.slots.append(slot)

    @property
    def text(self) -> str:
        """The texts as lines, without empty ones."""
        lines = (_SPACES.sub(" ", line).strip(" \t") for line in "".join(self.pieces).splitlines())
        return "\n".join(line for line in lines if line)


class Page:
    """The text of one page, sorted.

    Args:
        root: The root element.
        budget: What may be spent on it.
    """

    def __init__(self, root: etree._Element, budget: Budget) -> None:
        self._budget = budget
        self._sheet = Stylesheet(_all_text(node) for node in root.iter("style"))
        self.complete: bool = self._sheet.complete and not any(
            "stylesheet" in (node.get("rel") or "").lower() for node in root.iter("link")
        )
        self.seen: Strand = Strand()
        """What a reader sees."""
        self.gone: set[etree._Element] = set()
        """Elements within which nothing is seen."""
        self._strands = {"": self.seen, HIDDEN: Strand(), INVISIBLE: Strand()}
        self._comments = Strand()
        self._code = Strand()
        self._metadata: dict[tuple[str, str], list[str]] = {}
        self._others: list[Piece] = []
        light = Light()
        for outside in (*reversed(list(root.itersiblings(preceding=True))), *root.itersiblings()):
            self._node(outside, light, keep_space=False)
        self._node(root, light, keep_space=False)

    def parts(self) -> Iterator[Piece]:
        """Yield the parts that hold any text, visible text first, then what is no text."""
        if body := self.seen.text:
            yield TextPart(body)
            yield from controls_in(body, "body")
        for where, kind, strand in (
            ("hidden", "hidden-element", self._strands[HIDDEN]),
            ("invisible", "invisible-text", self._strands[INVISIBLE]),
            ("comments", "page-comment", self._comments),
            ("scripts", "script", self._code),
        ):
            if text := strand.text:
                yield TextPart(text, where, Visibility.HIDDEN, kind)
        if _TAGS.search(comments := self._comments.text):
            # What stands in a comment may be a page itself: a number there may be split over its elements.
            yield TextPart(_TAGS.sub("", comments), "comments without tags", Visibility.HIDDEN, "source")
        for (where, kind), values in self._metadata.items():
            hidden = kind == "hidden-field"
            yield TextPart("\n\n".join(values), where, Visibility.HIDDEN if hidden else Visibility.METADATA, kind)
        features: set[Piece] = set()
        for piece in self._others:
            if not isinstance(piece, Feature) or piece not in features:
                yield piece
            if isinstance(piece, Feature):
                features.add(piece)

    def style(self, node: etree._Element, tag: str) -> Properties:
        """Return the properties of an element as far as they can hide it.

        Args:
            node: The element.
            tag: Its name in lower case.
        """
        get = node.get
        style = self._sheet.properties(
            tag,
            (get("id") or "").strip().lower(),
            frozenset((get("class") or "").lower().split()[:50]),
            get("style") or "",
            lambda units: self._budget.spend_work("style rules", units),
        )
        if colour := get("color") if tag == "font" else get("text") if tag == "body" else None:
            style.setdefault("color", colour.lower())
        if background := get("bgcolor"):
            style.setdefault("background-color", background.lower())
        if get("background"):
            style.setdefault("background", "url()")
        return style

    def light(self, node: etree._Element, tag: str, around: Light) -> Light:
        """Return whether the text of an element is seen.

        Args:
            node: The element.
            tag: Its name in lower case.
            around: The same of the element around it.
        """
        if not (self._sheet.by_tag or node.keys() or tag in _UNSEEN or tag in {"dialog", "bdo"}):
            return around
        style = self.style(node, tag)
        if tag in _UNSEEN or node.get("hidden") is not None or (tag == "dialog" and node.get("open") is None):
            style = {**style, "display": "none"}
        if not self.complete and (node.get("class") or node.get("id")) and "background" not in " ".join(style):
            style = {**style, "background": "var()"}  # a rule that was not read may give it one
        if "bidi-override" in style.get("unicode-bidi", "") or tag == "bdo":
            self._others.append(Feature("bidi-control", "body"))
        return around.within(style)

    def _node(self, node: etree._Element, around: Light, *, keep_space: bool) -> None:
        self._budget.spend_work("elements")
        if not isinstance(node.tag, str):  # a comment or processing instruction: lxml puts a function there
            self._comments.add(node.text or "")
            self._comments.add("\n")
            return
        tag = node.tag.lower()
        self._attributes(node, tag)
        if tag in _CODE:
            code = _all_text(node)
            self._code.add(code)
            self._code.add("\n")
            self._others += data_in(code, "scripts", self._budget)
        elif tag == "title":
            self._keep("head/title", "title", _all_text(node))
        else:
            self._element(node, tag, around, keep_space=keep_space or tag in _KEPT_SPACE)

    def _element(self, node: etree._Element, tag: str, around: Light, *, keep_space: bool) -> None:
        light = self.light(node, tag, around)
        if light.gone:
            self.gone.add(node)
        strand = self._strands[light.how]
        if strand is not self._strands[around.how]:
            strand.add("\n")
        edge = "\n" if tag in BLOCKS or tag in _UNSEEN else ""
        strand.add("\n" if tag == "br" else edge)
        _put(node.text, strand, (node, False), keep_space=keep_space)
        for child in node:
            self._node(child, light, keep_space=keep_space)
            _put(child.tail, strand, (child, True), keep_space=keep_space)
        strand.add("\t" if tag in _CELLS else edge)

    def _attributes(self, node: etree._Element, tag: str) -> None:
        if tag == "meta":
            self._meta(node)
            return
        hidden_field = is_hidden_field(node, tag)
        for key, value in node.attrib.items():
            where, kind = attribute_part(str(key), hidden_field=hidden_field)
            self._others += data_in(str(value), where, self._budget)
            if kind == "script":
                self._code.add(str(value))
                self._code.add("\n")
            elif str(key).lower() == "srcdoc":
                self._budget.spend_bytes(len(value), len(value), where)
                self._others.append(Embedded(str(value).encode("utf-8"), "srcdoc.html", where, Visibility.VISIBLE))
            elif str(key).lower() not in _LAYOUT:
                self._keep(where, kind, str(value))
                if "%" in value:
                    self._keep(f"{where} decoded", "source", unquote(str(value)))
        loaded = node.get(_LOADED.get(tag, "")) if tag in _LOADED else None
        if loaded and is_elsewhere(loaded):
            self._others.append(Feature("external-content", f"element {tag}"))

    def _meta(self, node: etree._Element) -> None:
        name = str(node.get("name") or node.get("property") or node.get("http-equiv") or "")
        kind = "author" if name.lower() in _PERSONS else "property"
        self._keep(f"head/meta[{_shown(name)}]", kind, str(node.get("content") or ""))
        if name.lower() == "refresh":
            self._others.append(Feature("external-content", "head/meta[refresh]"))

    def _keep(self, where: str, kind: str, value: str) -> None:
        if value.strip():
            self._metadata.setdefault((where, kind), []).append(value)


def attribute_part(key: str, *, hidden_field: bool = False) -> tuple[str, str]:
    """Return the place and the kind of an attribute's value.

    Args:
        key: The attribute's name.
        hidden_field: Whether it is one of an input field that is not shown.
    """
    name = key.lower()
    where = f"attribute {_shown(key)}"
    if name.startswith("on"):
        return "scripts", "script"
    if hidden_field and name == "value":
        return "hidden fields", "hidden-field"
    if name.startswith("data-"):
        return where, "data-attribute"
    return where, "alt-text" if name in _ALTERNATIVE else "attribute"


def is_hidden_field(node: etree._Element, tag: str) -> bool:
    """Tell whether an element is an input field whose value nobody sees.

    Args:
        node: The element.
        tag: Its name in lower case.
    """
    return tag == "input" and (node.get("type") or "").strip().lower() in {"hidden", "password"}


def _put(text: str | None, strand: Strand, slot: Slot, *, keep_space: bool) -> None:
    if text:
        strand.add(text if keep_space else _SPACE.sub(" ", text), slot)


def _shown(name: str) -> str:
    return name if _NAME.fullmatch(name) else "?"


def _all_text(node: etree._Element) -> str:
    return "".join(str(piece) for piece in node.itertext())
