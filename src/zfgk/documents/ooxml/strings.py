"""The strings that the sheets of a workbook share, read as their XML comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zfgk.documents.ooxml.formats import unescaped
from zfgk.documents.ooxml.names import local
from zfgk.documents.ooxml.opc import Parts
from zfgk.documents.xml import XmlStream
from zfgk.model.documents import Unread


class SharedStrings:
    """A target for :class:`zfgk.documents.xml.XmlStream` that keeps the strings in order."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.phonetic: list[str] = []
        self.other: list[str] = []
        self._item: list[str] = []
        self._text: list[str] = []
        self._names: dict[str, str] = {}
        self._reading = False  # inside an element that holds the letters of a sound

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._text:
            self._stray()
        name = self._names.get(tag) or self._names.setdefault(tag, local(tag))
        if name == "si":
            self._item = []
        elif name == "rPh":
            self._reading = True
        if attributes and name not in {"rFont", "sst", "t"}:
            self.other += [value for value in attributes.values() if len(value) > 8]

    def end(self, tag: str) -> None:
        """An element ends."""
        name = self._names[tag]
        if name == "t":
            (self.phonetic if self._reading else self._item).append("".join(self._text))
            self._text.clear()
        elif name == "rPh":
            self._reading = False
        elif name == "si":
            self.strings.append(self._item[0] if len(self._item) == 1 else "".join(self._item))
        if self._text:
            self._stray()

    def data(self, text: str) -> None:
        """Text comes, perhaps in several pieces."""
        self._text.append(text)

    def comment(self, text: str) -> None:
        """A comment comes."""
        self.other.append(text)

    def pi(self, _target: str, text: str | None = None) -> None:
        """A processing instruction comes."""
        self.other.append(text or "")

    def close(self) -> None:
        """The part ends."""

    def _stray(self) -> None:
        text = "".join(self._text).strip()
        if text:
            self.other.append(text)
        self._text.clear()


def shared_strings(parts: Parts, names: list[str]) -> tuple[SharedStrings, list[Unread]]:
    """Read the shared strings of a workbook.

    Args:
        parts: The file's parts.
        names: The parts that hold them; there should be one.

    Returns:
        The strings, and the parts that could not be read to the end.
    """
    target = SharedStrings()
    unread = []
    for name in names:
        stream = XmlStream(target, parts.where(name), parts.budget)
        for _ in stream.run(parts.package.chunks(name)):
            pass
        if stream.refused:
            unread.append(stream.refused)
    return target, unread


def unused(strings: list[str], used: set[int]) -> Iterator[str]:
    """Yield the strings that no cell shows.

    Args:
        strings: All strings.
        used: The numbers of those that some cell shows.
    """
    return (unescaped(text) for index, text in enumerate(strings) if index not in used)
