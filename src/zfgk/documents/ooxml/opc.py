"""Open Packaging Conventions: which part is what, and how parts refer to each other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

import attrs
from lxml import etree

from zfgk.documents.ooxml.names import local, parse_part
from zfgk.documents.package import Package
from zfgk.model.documents import Feature, Piece, Source, TextPart, Unread, Visibility
from zfgk.model.limits import Budget

_TYPES = "[Content_Types].xml"
_NUMBER = re.compile(r"\d{0,9}\.[^./]{0,20}$")
# What may point outside without anything being fetched when the file is opened: a person has to click.
_CLICKED = frozenset(("hyperlink",))


@attrs.frozen
class Relation:
    """One reference of a part to another.

    Args:
        source: The part that refers; empty for the package itself.
        id: The reference's name within that part.
        role: What the target is to it: the last word of the relation's type, such as ``header``.
        target: The name of the part, or the address if it is outside.
        outside: Whether the target is not in the package.
    """

    source: str
    id: str
    role: str
    target: str
    outside: bool


class Parts:
    """The parts of an office file.

    Args:
        source: The file.

    Raises:
        UnreadableFile: If it is no ZIP archive.
        LimitExceeded: If it has too many entries, or relations that are too large.
    """

    def __init__(self, source: Source) -> None:
        self.package: Package = Package(source)
        self.budget: Budget = source.budget
        self._unread: list[Unread] = []
        self._lower = {name.lower(): name for name in self.package.names}
        self.relations: list[Relation] = []
        for name in self.package.names:
            if is_relations(name):
                self.relations += self._relations(name)
        self._roles: dict[str, str] = {}
        for relation in self.relations:
            if not relation.outside:
                self._roles.setdefault(relation.target, relation.role)
        self.reached: frozenset[str] = self._reach()

    @property
    def main(self) -> str:
        """The name of the part that everything hangs on; empty if there is none."""
        return next((one.target for one in self.relations if not one.source and one.role == "officeDocument"), "")

    def role(self, name: str) -> str:
        """Return what a part is: as the first relation to it says, else as its name looks.

        Args:
            name: The part's name.
        """
        return self._roles.get(name) or _NUMBER.sub("", posixpath.basename(name))

    def of_role(self, role: str, source: str | None = None) -> list[str]:
        """Return the parts that others refer to in a role, each once, in the order of the relations.

        Args:
            role: The role.
            source: Only what this part refers to; everything if ``None``.
        """
        found = (one.target for one in self.relations if one.role == role and not one.outside)
        if source is not None:
            found = (one.target for one in self.relations_of(source) if one.role == role and not one.outside)
        return [name for name in dict.fromkeys(found) if name in self.package]

    def relations_of(self, source: str) -> list[Relation]:
        """Return the relations of one part.

        Args:
            source: The part's name.
        """
        return [one for one in self.relations if one.source == source]

    def where(self, name: str) -> str:
        """Return a part's name as reports show it.

        Args:
            name: The part's name.
        """
        return self.package.where(name)

    def content(self, name: str) -> bytes | Unread:
        """Read a part.

        Args:
            name: The part's name.
        """
        return self.package.content(name)

    def tree(self, name: str) -> etree._Element | Unread:
        """Read and parse a part.

        Args:
            name: The part's name.
        """
        data = self.content(name)
        return data if isinstance(data, Unread) else parse_part(data, self.where(name), self.budget)

    def pieces(self) -> Iterator[Piece]:
        """Yield what the archive and the relations hold.

        Yields:
            The pieces of the archive; ``external-link`` for what is fetched from outside, ``link-target`` for all
            addresses, ``unreferenced-part`` for parts that no other refers to.
        """
        yield from self.package.pieces()
        yield from self._unread
        targets: dict[str, list[str]] = {}
        for relation in self.relations:
            where = self._relations_where(relation)
            if relation.outside:
                targets.setdefault(where, []).append(relation.target)
                if relation.role not in _CLICKED:
                    yield Feature("external-link", where)
        for where, addresses in targets.items():
            text = "\n".join(dict.fromkeys(addresses))
            yield TextPart(text, where, Visibility.METADATA, "link-target")
        for name in self.package.names:
            if name not in self.reached and name != _TYPES and not is_relations(name):
                yield Feature("unreferenced-part", self.where(name))

    def _relations_where(self, relation: Relation) -> str:
        return self.where(relation.source) if relation.source in self.package else "package"

    def _relations(self, name: str) -> Iterator[Relation]:
        root = self.tree(name)
        if isinstance(root, Unread):
            self._unread.append(root)
            return
        folder, _, file = name.rpartition("_rels/")
        source = f"{folder}{file.removesuffix('.rels')}"
        for element in root:
            if local(element.tag) != "Relationship":
                continue
            target = element.get("Target", "")
            role = element.get("Type", "").rpartition("/")[2]
            outside = element.get("TargetMode") == "External"
            yield Relation(
                source, element.get("Id", ""), role, target if outside else self._resolve(folder, target), outside
            )

    def _resolve(self, folder: str, target: str) -> str:
        path = unquote(target)
        joined = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
        return self._lower.get(joined.lower(), joined)

    def _reach(self) -> frozenset[str]:
        by_source: dict[str, list[str]] = {}
        for relation in self.relations:
            if not relation.outside:
                by_source.setdefault(relation.source, []).append(relation.target)
        reached: set[str] = set()
        waiting = [""]
        while waiting:
            for target in by_source.get(waiting.pop(), ()):
                if target not in reached:
                    reached.add(target)
                    waiting.append(target)
        return frozenset(reached)


def is_relations(name: str) -> bool:
    """Tell whether a part lists the relations of another.

    Args:
        name: The part's name.
    """
    return name.endswith(".rels") and posixpath.basename(posixpath.dirname(name)) == "_rels"
