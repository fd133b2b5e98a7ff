"""How styles of OpenDocument make text look, as far as they can hide it."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from lxml import etree

from zfgk.documents.leftovers import local
from zfgk.documents.web.seeing import HIDDEN, Light
from zfgk.documents.web.styles import Properties

_CHAIN = 12  # styles based on styles
_TAKEN = {"display": "display", "color": "color", "background-color": "background-color", "font-size": "font-size"}
_UNSHOWN = {HIDDEN: "hidden-text", "invisible": "invisible-text"}
_FAMILIES = {
    "p": "paragraph",
    "h": "paragraph",
    "span": "text",
    "a": "text",
    "section": "section",
    "table": "table",
    "table-row": "table-row",
    "table-column": "table-column",
    "table-cell": "table-cell",
    "covered-table-cell": "table-cell",
}


@attrs.frozen
class _Style:
    parent: str
    properties: Properties


class Looks:
    """The styles of a document.

    Args:
        roots: The parts that define them.
    """

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for node in root.iter(etree.Element):
                if local(node.tag) in {"style", "default-style"}:
                    self._add(node)

    def within(self, node: etree._Element, around: Light) -> Light:
        """Return whether the text of an element is seen.

        Args:
            node: The element.
            around: The same of the element around it.
        """
        family = _FAMILIES.get(local(node.tag), "")
        if not family:
            return around
        name = value_of(node, "style-name")
        return around.within(self._properties(family, name)) if name else around

    def is_shown(self, node: etree._Element) -> bool:
        """Tell whether a table is shown.

        Args:
            node: The element ``table``.
        """
        return self._properties("table", value_of(node, "style-name")).get("display") != "false"

    def _add(self, node: etree._Element) -> None:
        properties: Properties = {}
        for group in node:
            if local(group.tag).endswith("-properties"):
                for key, value in group.attrib.items():
                    if local(key) in _TAKEN:
                        properties[_TAKEN[local(key)]] = str(value).strip().lower()
        family, name = value_of(node, "family"), value_of(node, "name")
        self._styles[family, name] = _Style(value_of(node, "parent-style-name"), properties)

    def _properties(self, family: str, name: str) -> Properties:
        merged: Properties = {}
        for _ in range(_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                break
            merged = {**style.properties, **merged}
            name = style.parent
        return merged


def kind_of(light: Light) -> str:
    """Return the kind of text that a person does not see; empty if it is seen.

    Args:
        light: Whether it is seen.
    """
    return _UNSHOWN.get(light.how, "")


def value_of(node: etree._Element, name: str) -> str:
    """Return an attribute's value by its name without namespace; empty if it is not there.

    Args:
        node: The element.
        name: The name.
    """
    return next((str(value) for key, value in node.attrib.items() if local(key) == name), "")
