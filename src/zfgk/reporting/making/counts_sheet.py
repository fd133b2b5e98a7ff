"""Sheets of counts as files: YAML, JSON or CSV in, a template out."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zfgk.errors import BadInput, Fault, UnreadableFile
from zfgk.files.decoding import decode
from zfgk.files.reading import read_bytes
from zfgk.files.strict_yaml import Document, load_document
from zfgk.reporting.form import Form
from zfgk.reporting.making.counts import Counts, Item, Written, counts_of, items

_HEADS = ("path", "项目", "数值")
_LARGEST = 1 << 20  # bytes


def read_counts(path: Path, form: Form, year: int) -> Counts:
    """Read a sheet of counts.

    Args:
        path: A file whose name ends in .yaml, .yml, .json (with the keys of the report as JSON) or .csv.
        form: The form that the report has.
        year: The year that it is about.

    Raises:
        BadInput: With every fault and its line.
        UnreadableFile: If it cannot be read, or its name ends otherwise.
    """
    text = decode(read_bytes(path, _LARGEST), str(path)).text.removeprefix("\ufeff")
    if path.suffix.lower() in {".yaml", ".yml", ".json"}:  # every JSON document is a YAML document
        written = _flat(load_document(text, path.name), path.name)
    elif path.suffix.lower() == ".csv":
        written = _lines(text, path.name)
    else:
        raise UnreadableFile(str(path), "its name ends in none of .yaml, .json, .csv", "save it as one of them")
    return counts_of(written, form, year, path.name)


def template(form: Form, year: int, style: str = "yaml") -> str:
    """Return an empty sheet of counts, with what each line is.

    Args:
        form: The form.
        year: The reporting year.
        style: ``yaml`` or ``csv``.
    """
    asked = [item for item in items(form) if item.path != "year" and not item.path.endswith(".total")]
    if style == "csv":
        out = io.StringIO(newline="")
        sheet = csv.writer(out)
        sheet.writerows([_HEADS, ("year", "年度", year), *((item.path, item.label, "") for item in asked)])
        return out.getvalue()
    lines = [f"# {year}年政府信息公开工作年度报告：登记簿以外的数字（{form.document}）", "# 没有的填0，不要留空。"]
    lines += [f"year: {year}"]
    above: list[str] = []
    for item in asked:
        *groups, name = item.path.split(".")
        common = 0
        while common < min(len(groups), len(above)) and groups[common] == above[common]:
            common += 1
        lines += [f"{'  ' * depth}{groups[depth]}:" for depth in range(common, len(groups))]
        above = groups
        lines.append(f"{'  ' * len(groups)}{name}:  # {_hint(item)}")
    return "\n".join(lines) + "\n"


def _hint(item: Item) -> str:
    return item.label if item.needed else f"{item.label}；可不填"


def _flat(document: Document, source: str) -> dict[str, Written]:
    """Return the values of a YAML document by their paths, those of mappings aside."""
    faults: list[Fault] = []
    found: dict[str, Written] = {}

    def walk(value: Any, path: tuple[str, ...]) -> None:
        where = f"{source}:{document.lines.get(path, 1)} {'.'.join(path)}"
        if isinstance(value, Mapping):
            for key, inner in value.items():
                walk(inner, (*path, key))
        elif isinstance(value, list):
            faults.append(Fault(where, "a list stands where one value belongs", then="see `zfgk report counts`"))
        elif path:
            found[".".join(path)] = Written((value or "").strip(), where)
        else:
            faults.append(Fault(source, "it holds no counts", then="see `zfgk report counts`"))

    walk(document.value, ())
    if faults:
        raise BadInput(source, faults)
    return found


def _lines(text: str, source: str) -> dict[str, Written]:
    """Return the values of a CSV sheet by their paths: the first column names the path, the last one has the value."""
    faults: list[Fault] = []
    found: dict[str, Written] = {}
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise BadInput(source, [Fault(source, "it is no CSV", str(error))]) from None
    for number, cells in enumerate(rows, 1):
        shown = [cell.strip() for cell in cells]
        if not any(shown) or (number == 1 and shown[0] == _HEADS[0]):
            continue
        where = f"{source}:{number} {shown[0]}"
        if len(shown) < len(_HEADS) or any(shown[len(_HEADS) :]):
            then = f"write {', '.join(_HEADS)}"
            faults.append(Fault(where, f"the line has {len(shown)} cells, not {len(_HEADS)}", then=then))
        elif shown[0] in found:
            faults.append(Fault(where, f"{shown[0]} stands twice", f"it stands at {found[shown[0]].where} already"))
        else:
            found[shown[0]] = Written(shown[2], where)
    if faults:
        raise BadInput(source, faults)
    return found
