"""XML in a namespace of its own, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, BinaryIO

from lxml import etree

from zfgk.catalogue.exchange import xml_names as names
from zfgk.catalogue.exchange.holds import XML, Holds
from zfgk.catalogue.row import EXTRA, Cell
from zfgk.catalogue.schema import Schema

_LONGEST = 2_400_000
"""Parsers take 10 MB as one text unless told otherwise, and a character has up to four bytes."""

# The default namespace has no prefix; the stubs of lxml want one.
_NAMES: Any = {None: names.NAMESPACE}


class XmlWriter:
    """Writes entries as XML.

    Args:
        file: The file, opened for bytes.
        schema: The schema; fields stand in its order.
    """

    holds: Holds = Holds(XML, "XML", longest=_LONGEST)

    def __init__(self, file: BinaryIO, schema: Schema, _extra: Sequence[str] = ()) -> None:
        self._order = [(field.name, f"{{{names.NAMESPACE}}}{field.name}") for field in schema.fields]
        self._stack = ExitStack()
        self._xml = self._stack.enter_context(etree.xmlfile(file, encoding="utf-8"))
        self._xml.write_declaration()
        root = self._xml.element(names.CATALOGUE, {"schema": schema.name}, nsmap=_NAMES)
        self._stack.enter_context(root)

    def problems(self, _cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        """Yield nothing: beside its characters, XML holds every entry."""
        yield from ()

    def add(self, cells: Mapping[str, Cell]) -> None:
        """Write an entry."""
        entry = etree.Element(names.ENTRY, nsmap=_NAMES)
        for name, tag in self._order:
            cell = cells.get(name)
            if cell is not None:
                element = etree.SubElement(entry, tag)
                if isinstance(cell, str):
                    element.text = cell
                else:
                    for member in cell:
                        etree.SubElement(element, names.ITEM).text = member
        own = [(key, cell) for key, cell in cells.items() if key.startswith(EXTRA) and isinstance(cell, str)]
        if own:
            extra = etree.SubElement(entry, names.EXTRA_FIELDS)
            for key, text in own:
                etree.SubElement(extra, names.EXTRA_FIELD, name=key.removeprefix(EXTRA)).text = text
        self._xml.write("\n")
        self._xml.write(entry)

    def close(self) -> None:
        """Close the document."""
        self._xml.write("\n")
        self._stack.close()
