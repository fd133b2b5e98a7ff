"""Manifests as YAML: a list under ``items``, and what is to be said about the site."""

from __future__ import annotations

from typing import Any

import attrs

from zfgk.errors import Fault
from zfgk.files.strict_yaml import Document, Path, load_document
from zfgk.publish.source.items import Site
from zfgk.publish.source.table import COLUMNS, Cell, Row, Table, column_name, did_you_mean, shown

_SITE = tuple(field.name for field in attrs.fields(Site))


def read_yaml(text: str, name: str, faults: list[Fault]) -> Table:
    """Read a YAML manifest.

    Args:
        text: Its text.
        name: Its file name, for messages.
        faults: Faults are appended here.

    Returns:
        The table.

    Raises:
        BadInput: If the text is no YAML at all.
    """
    return _Reading(load_document(text, name), name, faults).table()


class _Reading:
    def __init__(self, document: Document, name: str, faults: list[Fault]) -> None:
        self._document = document
        self._name = name
        self._faults = faults

    def table(self) -> Table:
        top = self._document.value
        if not isinstance(top, dict):
            self._faults.append(self._fault((), "the manifest is no mapping", "write the items as a list under items:"))
            top = {}
        for key in top:
            if key not in {"items", "site"}:
                then = did_you_mean(key, ("items", "site"))
                self._faults.append(self._fault((key,), "this key is unknown", then))
        items = top.get("items")
        if items is not None and not isinstance(items, list):
            self._faults.append(self._fault(("items",), "this is no list", "begin each item with a dash"))
            items = None
        rows = [self._row(item, i) for i, item in enumerate(items or [])]
        return Table(
            tuple(row for row in rows if row.cells or row.faults),
            # A key that an item leaves out is reported with the item, so no column is ever missing.
            frozenset(field.name for field in COLUMNS),
            self._name,
            self._site(top.get("site")),
        )

    def _row(self, item: Any, i: int) -> Row:
        where = self._where(("items", i))
        if not isinstance(item, dict):
            then = "write NAME: value lines under the dash"
            return Row(where, {}, (self._fault(("items", i), "this item is no mapping", then),), whole=False)
        cells: dict[str, Cell] = {}
        faults: list[Fault] = []
        for key, value in item.items():
            path: Path = ("items", i, key)
            known = column_name(key)
            if key in {"extra", "扩展"} and isinstance(value, dict):
                for extra, inner in value.items():
                    faults += self._cell(cells, f"extra.{extra}", inner, (*path, extra))
            elif known:
                faults += self._cell(cells, known, value, path)
            else:
                faults.append(self._fault(path, "this field is unknown", did_you_mean(key)))
        return Row(where, cells, tuple(faults), whole=not faults)

    def _cell(self, cells: dict[str, Cell], known: str, value: Any, path: Path) -> list[Fault]:
        if known in cells:
            return [self._fault(path, "this field is there twice", f"it means the same as {cells[known].where}")]
        if isinstance(value, str):
            if value.strip():
                cells[known] = Cell(self._where(path), (value,))
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            if value:
                cells[known] = Cell(self._where(path), tuple(value))
        elif value is not None:
            return [self._fault(path, "this is no text", "write a text, or a list of texts")]
        return []

    def _site(self, value: Any) -> Site:
        if value is None:
            return Site()
        if not isinstance(value, dict):
            self._faults.append(self._fault(("site",), "this is no mapping", f"known are {', '.join(_SITE)}"))
            return Site()
        known: dict[str, str] = {}
        for key, text in value.items():
            if key not in _SITE:
                self._faults.append(self._fault(("site", key), "this key is unknown", did_you_mean(key, _SITE)))
            elif text is not None and not isinstance(text, str):
                self._faults.append(self._fault(("site", key), "this is no text", "write a text"))
            else:
                known[key] = (text or "").strip()
        return Site(**known)

    def _fault(self, path: Path, what: str, then: str = "") -> Fault:
        return Fault(self._where(path), what, then=then)

    def _where(self, path: Path) -> str:
        line = self._document.lines.get(path, 1)
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{_plain(step)}" for step in path)
        return f"{self._name}:{line}" + (f" {steps.removeprefix('.')}" if steps else "")


def _plain(key: str) -> str:
    return key if key.isidentifier() or column_name(key) else shown(key)
