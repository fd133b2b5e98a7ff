"""Sorting the text of a parsed HTML page into what is seen and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from zfgk.model.documents import TextPart, Visibility

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "plaintext", "pre", "search", "section", "select", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    "xmp",
})
# Attributes that lay a page out and carry no words of their own.
_LAYOUT = frozenset({
    "class", "style", "width", "height", "colspan", "rowspan", "align", "valign", "border", "cellpadding",
    "cellspacing", "bgcolor",
})
# fmt: on
_CELLS = frozenset(("td", "th"))
_CODE = frozenset(("script", "style"))
_UNSEEN = frozenset(("template", "noscript", "noframes", "noembed", "datalist"))
_KEPT_SPACE = frozenset(("pre", "textarea", "xmp", "plaintext", "listing"))
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r" {2,}")
# Names appear in reports; anything else that a page uses as a name could be a hiding place itself.
_NAME = re.compile(r"[A-Za-z][A-Za-z_.:-]{0,40}")


class Page:
    """The text of one page, sorted.

    Args:
        root: The root element.
    """

    def __init__(self, root: etree._Element) -> None:
        self._seen: list[str] = []
        self._hidden: list[str] = []
        self._comments: list[str] = []
        self._code: list[str] = []
        self._metadata: dict[str, list[str]] = {}
        for outside in (*reversed(list(root.itersiblings(preceding=True))), *root.itersiblings()):
            self._node(outside, self._seen, keep_space=False)
        self._node(root, self._seen, keep_space=False)

    def parts(self) -> Iterator[TextPart]:
        """Yield the parts that hold any text, visible text first."""
        body = _lines(self._seen)
        if body:
            yield TextPart(body)
        for where, pieces in (("hidden", self._hidden), ("comments", self._comments), ("scripts", self._code)):
            text = _lines(pieces)
            if text:
                yield TextPart(text, where, Visibility.HIDDEN)
        for where, values in self._metadata.items():
            yield TextPart("\n\n".join(values), where, Visibility.METADATA)

    def _node(self, node: etree._Element, out: list[str], *, keep_space: bool) -> None:
        if not isinstance(node.tag, str):  # a comment or processing instruction: lxml puts a function there
            self._comments += [node.text or "", "\n"]
            return
        tag = node.tag.lower()
        self._attributes(node, tag)
        if tag in _CODE:
            self._code += [_all_text(node), "\n"]
        elif tag == "title":
            self._keep("head/title", _all_text(node))
        else:
            self._element(node, tag, out, keep_space=keep_space or tag in _KEPT_SPACE)

    def _element(self, node: etree._Element, tag: str, out: list[str], *, keep_space: bool) -> None:
        if out is self._seen and (tag in _UNSEEN or _hides(node)):
            out = self._hidden
            out.append("\n")
        edge = "\n" if tag in _BLOCKS or tag in _UNSEEN else ""
        out.append("\n" if tag == "br" else edge)
        self._text(node.text, out, keep_space=keep_space)
        for child in node:
            self._node(child, out, keep_space=keep_space)
            self._text(child.tail, out, keep_space=keep_space)
        out.append("\t" if tag in _CELLS else edge)

    @staticmethod
    def _text(text: str | None, out: list[str], *, keep_space: bool) -> None:
        if text:
            out.append(text if keep_space else _SPACE.sub(" ", text))

    def _attributes(self, node: etree._Element, tag: str) -> None:
        if tag == "meta":
            name = str(node.get("name") or node.get("property") or node.get("http-equiv") or "")
            self._keep(f"head/meta[{_shown(name)}]", str(node.get("content") or ""))
            return
        for key, value in node.attrib.items():
            if str(key).lower() not in _LAYOUT:
                self._keep(f"attribute {_shown(str(key))}", str(value))

    def _keep(self, where: str, value: str) -> None:
        if value.strip():
            self._metadata.setdefault(where, []).append(value)


def _hides(node: etree._Element) -> bool:
    return node.get("hidden") is not None or bool(_HIDING.search(node.get("style") or ""))


def _shown(name: str) -> str:
    return name if _NAME.fullmatch(name) else "?"


def _all_text(node: etree._Element) -> str:
    return "".join(str(piece) for piece in node.itertext())


def _lines(pieces: list[str]) -> str:
    lines = (_SPACES.sub(" ", line).strip(" \t") for line in "".join(pieces).splitlines())
    return "\n".join(line for line in lines if line)
