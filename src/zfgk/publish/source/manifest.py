"""Reading a source folder: its one manifest, every row, every listed file, and every fault at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from zfgk.catalogue.characters import is_address
from zfgk.catalogue.exchange import read
from zfgk.catalogue.exchange.csv_read import csv_lines
from zfgk.catalogue.exchange.source import Source as Opened
from zfgk.catalogue.exchange.xlsx_read import xlsx_lines
from zfgk.documents import READERS
from zfgk.errors import BadInput, Fault, UnreadableFile
from zfgk.files.decoding import decode
from zfgk.files.reading import read_bytes
from zfgk.model.documents import Reader
from zfgk.publish.source.files import Files
from zfgk.publish.source.from_entries import read_entries
from zfgk.publish.source.from_sheet import read_sheet
from zfgk.publish.source.from_yaml import read_yaml
from zfgk.publish.source.items import Source
from zfgk.publish.source.rows import Rows
from zfgk.publish.source.table import MANIFEST, Table, column_name

_YAML = frozenset((".yaml", ".yml"))
_ENTRIES = frozenset((".json", ".xml"))
_SUFFIXES = _YAML | _ENTRIES | {".csv", ".xlsx"}
_NAMES = "manifest.xlsx, manifest.csv, manifest.yaml, manifest.json or manifest.xml"


def read_source(folder: str | os.PathLike[str], *, readers: Sequence[Reader] = READERS) -> Source:
    """Read a folder of documents with its manifest.

    Args:
        folder: The folder. It holds exactly one manifest: ``manifest.csv``, ``.xlsx``, ``.yaml``, ``.yml``, ``.json`` or ``.xml``.
        readers: The document readers to choose from for each listed file.

    Returns:
        The source, free of faults in the manifest. The documents are opened but not read yet.

    Raises:
        UnreadableFile: If the folder or the manifest cannot be read.
        BadInput: With every fault of the manifest, each with its row and column.
    """
    root = Path(folder)
    manifest = _manifest(root)
    faults: list[Fault] = []
    table = _table(manifest, faults)
    files = Files(root, manifest, readers)
    rows = Rows(files, table, faults)
    items = tuple(rows.item(row) for row in table.rows)
    if faults:
        raise BadInput(str(manifest), faults)
    return Source(folder=root, manifest=manifest, items=items, site=table.site, unlisted=files.unlisted())


def _manifest(root: Path) -> Path:
    try:
        names = sorted(entry.name for entry in root.iterdir())
    except OSError as error:
        raise UnreadableFile(str(root), error.strerror or str(error), "name the folder with the manifest") from error
    found = [
        root / name
        for name in names
        if Path(name).stem.lower() == "manifest" and Path(name).suffix.lower() in _SUFFIXES
    ]
    if len(found) == 1:
        return found[0]
    if found:
        what = f"there are {len(found)} manifests: {', '.join(path.name for path in found)}"
        raise BadInput(str(root), [Fault(str(root), what, then="keep one of them")])
    sheets = [name for name in names if Path(name).suffix.lower() in {".xlsx", ".xls", ".et", ".ods", ".csv"}]
    there = ", ".join((sheets or names)[:5]) + (", …" if len(sheets or names) > 5 else "")
    then = "save the sheet as manifest.xlsx or manifest.csv" if sheets else f"write {_NAMES}"
    raise BadInput(str(root), [Fault(str(root), "there is no manifest", f"found: {there or 'nothing'}", then)])


def _is_head(head: str) -> bool:
    return bool(column_name(head))


def _read(manifest: Path, faults: list[Fault]) -> Table:
    suffix = manifest.suffix.lower()
    data = read_bytes(manifest)
    if suffix in _YAML:
        return read_yaml(decode(data, str(manifest)).text, manifest.name, faults)
    if suffix in _ENTRIES:
        return read_entries(read(data, MANIFEST, form=suffix, name=manifest.name), manifest.name)
    if suffix == ".csv":
        lines = csv_lines(iter([decode(data, str(manifest)).text]), _is_head)
    else:
        lines = xlsx_lines(Opened(data, manifest.name), _is_head)
    return read_sheet(lines, manifest.name, faults)


def _table(manifest: Path, faults: list[Fault]) -> Table:
    table = _read(manifest, faults)
    # A misspelt head was reported as such; that its column is missing would be the same fault again.
    missing = [name for name in ("identifier", "title") if name not in table.columns] if not faults else []
    then = "name it in English or Chinese (索引号, 名称)"
    faults.extend(Fault(table.where_columns, f"the column {name} is missing", then=then) for name in missing)
    if not table.rows and not faults:
        faults.append(Fault(manifest.name, "the manifest lists no items", then="write one row for each document"))
    if table.site.base_url and not is_address(table.site.base_url):
        faults.append(Fault(f"{manifest.name} site.base_url", "this is no web address", then="write it with https://"))
    return table
