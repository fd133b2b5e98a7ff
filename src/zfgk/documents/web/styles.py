"""Style rules of a page, as far as they can hide text: those for an element name, a class, an id, or such together.

Rules that depend on where an element stands, or on style sheets elsewhere, are not followed: text that they hide counts
as seen, and is screened all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import attrs

Properties = dict[str, str]
"""Names and values, in lower case."""

# fmt: off
_WANTED = frozenset({
    "display", "visibility", "content-visibility", "font-size", "font", "opacity", "filter", "transform", "color",
    "background", "background-color", "background-image", "position", "left", "right", "top", "bottom", "text-indent",
    "margin-left", "margin-top", "clip", "clip-path", "height", "width", "max-height", "max-width", "overflow",
    "unicode-bidi", "direction", "-webkit-text-fill-color",
})
# fmt: on
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9-]{0,40}|\*)?(?P<rest>(?:[.#][^\s.#:\[\]>+~,*()]{1,80}){0,6})")
_NAMES = re.compile(r"([.#])([^.#]{1,80})")
_VALUE_AT_MOST = 200


@attrs.frozen
class _Rule:
    tag: str
    id: str
    classes: frozenset[str]
    properties: Properties
    weight: tuple[int, int, int, int]

    def fits(self, tag: str, id_: str, classes: frozenset[str]) -> bool:
        return self.tag in {"", tag} and self.id in {"", id_} and self.classes <= classes


class Stylesheet:
    """The rules of a page's ``style`` elements.

    Args:
        sheets: The texts of these elements.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._count = 0
        self.by_tag: bool = False
        """Whether any rule holds for elements that have neither class nor id."""
        self.complete: bool = True
        """Whether every rule was understood; else a background may come from elsewhere."""
        for sheet in sheets:
            self._read(without_comments(sheet))

    def properties(
        self, tag: str, id_: str, classes: frozenset[str], inline: str, count: Callable[[int], None]
    ) -> Properties:
        """Return what holds for an element.

        Args:
            tag: Its name.
            id_: Its id.
            classes: Its classes.
            inline: Its own style.
            count: Told how many rules are looked at, before they are.
        """
        found: list[_Rule] = []
        if self._rules:
            for key in ("*", tag, *(f".{name}" for name in classes), f"#{id_}"):
                rules = self._rules.get(key)
                if rules:
                    count(len(rules))
                    found += (rule for rule in rules if rule.fits(tag, id_, classes))
        merged: Properties = {}
        for rule in sorted(found, key=lambda rule: rule.weight):
            merged.update(rule.properties)
        if inline:
            merged.update(declarations(inline))
        return merged

    def _read(self, sheet: str) -> None:
        around: list[bool] = []  # for each block around a rule, whether it holds only in print
        for chunk in sheet.split("}"):
            *heads, body = chunk.split("{")
            if not heads:
                if around:
                    around.pop()
                continue
            around += ["print" in head and "screen" not in head for head in heads[:-1]]
            if not any(around):
                self._add(heads[-1].rpartition(";")[2], body)

    def _add(self, selectors: str, body: str) -> None:
        properties = declarations(body)
        if not properties:
            return
        for selector in selectors.lower().split(","):
            simple = _SIMPLE.fullmatch(selector.strip())
            if simple is None or not simple.group():
                self.complete = False
                continue
            self._count += 1
            names = _NAMES.findall(simple["rest"])
            ids = [name for mark, name in names if mark == "#"]
            classes = frozenset(name for mark, name in names if mark == ".")
            tag = (simple["tag"] or "").replace("*", "")
            self.by_tag = self.by_tag or not (ids or classes)
            key = f"#{ids[0]}" if ids else f".{min(classes)}" if classes else tag or "*"
            weight = (len(ids), len(classes), bool(tag), self._count)
            self._rules.setdefault(key, []).append(_Rule(tag, "".join(ids[:1]), classes, properties, weight))


def declarations(style: str) -> Properties:
    """Read declarations, such as those of a ``style`` attribute.

    Args:
        style: Their text.

    Returns:
        Those that can hide text; of several for one property the last.
    """
    found: Properties = {}
    for declaration in without_comments(style).split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and name in _WANTED:
            found[name] = value[:_VALUE_AT_MOST].lower().replace("!important", "").strip()
    return found


def without_comments(style: str) -> str:
    """Return styles without their comments.

    Args:
        style: The text.
    """
    if "/*" not in style:
        return style
    first, *rest = style.split("/*")
    return first + "".join(piece.partition("*/")[2] for piece in rest)
