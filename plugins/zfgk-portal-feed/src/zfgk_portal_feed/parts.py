"""What Atom entries and RSS items have in common: names, moments, and reusable elements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
ZFGK = "urn:zfgk:entry:1"
"""The namespace of the core fields that Atom has no element for, and of the version that makes a feed re-readable."""

XML = "http://www.w3.org/XML/1998/namespace"

_CHINA = timezone(timedelta(hours=8))


def midnight(day: date) -> datetime:
    """Return the first moment of a day in China."""
    return datetime.combine(day, time(), _CHINA)


def in_china(at: datetime) -> datetime:
    """Return a moment at China's offset, to the second."""
    return at.astimezone(_CHINA).replace(microsecond=0)


def element(tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Return a new element with a line end behind it.

    Raises:
        ValueError: If the text holds what XML cannot carry.
    """
    made = etree.Element(tag, attributes)
    made.text = text
    made.tail = "\n"
    return made


def keep_printable(text: str) -> str:
    """Return a text without the characters that XML cannot carry.

    A withdrawal must get through whatever its reason holds; a record with such characters is refused instead.
    """
    return "".join(
        c for c in text if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


class Skeleton:
    """An element that is made once and filled again for every record, with its children.

    Args:
        tag: The element's name.
        namespaces: The prefixes used inside.
    """

    def __init__(self, tag: str, namespaces: Mapping[str | None, str]) -> None:
        self._root = etree.Element(tag, nsmap=dict(namespaces))  # type: ignore[arg-type]  # lxml-stubs forget the default namespace
        self._root.tail = "\n"
        self._made: dict[tuple[str, str], list[etree._Element]] = {}
        self._taken: dict[tuple[str, str], int] = {}
        self._children: list[etree._Element] = []

    def begin(self) -> None:
        """Forget what the last record put in."""
        self._taken.clear()
        self._children.clear()

    def put(self, tag: str, text: str | None = None, *, within: str = "", **attributes: str) -> None:
        """Add a child.

        Args:
            tag: The child's name.
            text: Its text.
            within: If given, the name of an element around the child, such as ``author`` around ``name``.
            attributes: The child's attributes.

        Raises:
            ValueError: If a text holds what XML cannot carry.
        """
        kind = (within, tag)
        number = self._taken.get(kind, 0)
        self._taken[kind] = number + 1
        made = self._made.setdefault(kind, [])
        if number == len(made):
            made.append(_nested(tag, within))
        outer = made[number]
        inner = outer[0] if within else outer
        inner.text = text
        inner.attrib.clear()
        for name, value in attributes.items():
            inner.set(name, value)
        self._children.append(outer)

    def filled(self) -> etree._Element:
        """Return the element with what was put in; it stays valid until :meth:`begin`."""
        self._root[:] = self._children
        return self._root


def _nested(tag: str, within: str) -> etree._Element:
    inner = etree.Element(tag)
    if not within:
        return inner
    outer = etree.Element(within)
    outer.append(inner)
    return outer
