"""From rows to items, with every fault that concerns a row or several rows together."""

from __future__ import annotations

import unicodedata
from typing import Any

from zfgk.errors import Fault
from zfgk.model.exchange import Record
from zfgk.model.information import Scope
from zfgk.publish.source import values
from zfgk.publish.source.files import Files
from zfgk.publish.source.items import Item
from zfgk.publish.source.table import Cell, Row, Table, shown

_LINES = ("title", "publisher", "document_number", "theme", "genre", "audience", "validity", "format")
_TEXTS = ("summary", "reason")
_LISTS = ("attachments", "related")


class Rows:
    """Turns rows into items and remembers what must not come twice.

    Args:
        files: The files of the folder.
        table: The manifest; the agency of its site publishes what names no publisher.
        faults: Faults are appended here.
    """

    def __init__(self, files: Files, table: Table, faults: list[Fault]) -> None:
        self._files = files
        self._columns = table.columns
        self._agency = table.site.agency
        self._faults = faults
        self._identifiers: dict[str, str] = {}

    def item(self, row: Row) -> Item:
        """Return the item of a row; where the row has faults, what could be read of it."""
        self._faults.extend(row.faults)
        fields = self._fields(row)
        self._required(row, fields)
        self._identifier(row, fields["identifier"])
        self._order_of_days(row, fields)
        attribute = self._read(row, "disclosure", values.read_attribute)
        names = self._read(row, "path", values.read_list) or ()
        where = row.cells["path"].where if "path" in row.cells else row.where
        unreadable = attribute is None and "disclosure" in row.cells
        documents = self._files.documents(names, "unreadable" if unreadable else attribute, where, self._faults)
        return Item(
            where=row.where,
            entry=Record(disclosure=attribute.value if attribute else "", **fields),
            attribute=attribute,
            scope=self._read(row, "scope", values.read_scope) or Scope.PUBLIC,
            disclosed_to=self._read(row, "disclosed_to", values.read_list) or (),
            documents=documents,
            places={name: cell.where for name, cell in row.cells.items()},
        )

    def _fields(self, row: Row) -> dict[str, Any]:
        fields: dict[str, Any] = {"identifier": self._read(row, "identifier", values.read_identifier) or ""}
        fields |= {name: self._read(row, name, values.read_line) or "" for name in _LINES}
        fields |= {name: self._read(row, name, values.read_text) or "" for name in _TEXTS}
        fields |= {name: self._read(row, name, values.read_list) or () for name in _LISTS}
        fields["keywords"] = self._read(row, "keywords", values.read_words) or ()
        fields["date_written"] = self._read(row, "date_written", values.read_day)
        fields["date_published"] = self._read(row, "date_published", values.read_day)
        fields["url"] = self._read(row, "url", values.read_address) or ""
        fields["language"] = self._read(row, "language", values.read_language) or "zh-CN"
        fields["publisher"] = fields["publisher"] or self._agency
        fields["extra"] = {
            name.removeprefix("extra."): values.read_text(cell, self._faults)
            for name, cell in row.cells.items()
            if name.startswith("extra.")
        }
        return fields

    def _read(self, row: Row, name: str, reader: Any) -> Any:
        cell: Cell | None = row.cells.get(name)
        return None if cell is None else reader(cell, self._faults)

    def _required(self, row: Row, fields: dict[str, Any]) -> None:
        for name, label in (("identifier", "索引号"), ("title", "名称")):
            if not fields[name] and name in self._columns and row.whole:
                why = "article 12 of the Regulation asks for it"
                self._faults.append(Fault(f"{row.where} column {label}", f"the {name} is missing", why, "fill it in"))

    def _identifier(self, row: Row, identifier: str) -> None:
        if not identifier:
            return
        where = row.cells["identifier"].where
        # ０００１ and 0001 look the same to everybody who will cite them.
        earlier = self._identifiers.setdefault(unicodedata.normalize("NFKC", identifier), where)
        if earlier != where:
            what = f"the identifier {shown(identifier)} is taken"
            self._faults.append(Fault(where, what, f"see {earlier}", "give each item its own"))

    def _order_of_days(self, row: Row, fields: dict[str, Any]) -> None:
        written, published = fields["date_written"], fields["date_published"]
        if written and published and published < written:
            what = f"published on {published}, before it was written on {written}"
            self._faults.append(Fault(row.cells["date_published"].where, what, then="correct one of the two dates"))
