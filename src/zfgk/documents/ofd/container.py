"""The parts of an OFD file, found by the places that other parts name."""

from __future__ import annotations

import posixpath

from lxml import etree

from zfgk.documents.package import Package
from zfgk.documents.xml import parse_xml
from zfgk.model.documents import Source, Unread
from zfgk.model.limits import Budget


class Container:
    """An opened file.

    Args:
        source: The file.

    Raises:
        UnreadableFile: If it is no ZIP archive or damaged as a whole.
        LimitExceeded: If it has too many entries.
    """

    def __init__(self, source: Source) -> None:
        self.package: Package = Package(source)
        self.budget: Budget = source.budget
        self.used: set[str] = set()
        """The parts that another part names."""
        self.documents: set[str] = set()
        """The parts that were read as documents."""
        self.roots: dict[str, etree._Element] = {}
        """The parsed parts that several pages share, and those whose words are still to be given out."""
        self.places: set[str] = set()
        """The places of parts, as other parts write them."""
        self.shown: set[etree._Element] = set()
        """The elements whose text was given out."""
        self.media: dict[str, str] = {}
        """The types of pictures, fonts, sounds and films, by the name of their part."""
        self._names = {name.lower().lstrip("/"): name for name in reversed(self.package.names)}

    def find(self, place: str | None, base: str = "") -> str | None:
        """Find a part.

        Args:
            place: Its place as another part writes it: from the root with a slash, else from where that part stands;
                letter case is not looked at.
            base: The part that names it.

        Returns:
            The part's name, or ``None`` if there is none.
        """
        place = (place or "").strip().replace("\\", "/")
        if not place:
            return None
        here = posixpath.dirname(base)
        # Some writers count from the root though they write no slash.
        for start in (here, "") if not place.startswith("/") else ("",):
            path = posixpath.normpath(posixpath.join("/", start, place.lstrip("/"))).lstrip("/").lower()
            if path in self._names:
                self.places.add(place)
                return self._names[path]
        return None

    def xml(self, name: str) -> etree._Element | Unread:
        """Parse a part.

        Args:
            name: Its name.

        Returns:
            Its root element, or why it cannot be read.
        """
        self.used.add(name)
        if name in self.roots:
            return self.roots[name]
        data = self.package.content(name)
        root = data if isinstance(data, Unread) else parse_xml(data, self.where(name), self.budget)
        if not isinstance(root, Unread):
            self.roots[name] = root
        return root

    def data(self, name: str) -> bytes | Unread:
        """Read a part that is no XML.

        Args:
            name: Its name.
        """
        self.used.add(name)
        return self.package.content(name)

    def where(self, name: str) -> str:
        """Return a part's name as reports show it.

        Args:
            name: Its name.
        """
        return self.package.where(name)
