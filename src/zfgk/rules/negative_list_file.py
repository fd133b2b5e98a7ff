"""Negative lists that an office writes: a YAML or JSON file, read with all its faults at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.files.decoding import decode
from zfgk.files.reading import read_bytes
from zfgk.files.strict_yaml import Path, load_document
from zfgk.model.law import Instrument
from zfgk.rules.codec_values import BAD, Reader
from zfgk.rules.negative_list import NegativeList
from zfgk.texts.national import INSTRUMENTS

FORMAT = "zfgk.negative-list/1"
"""The name and version of the format; it stands in every file."""
_MEMBERS = ("format", "instruments", "lists")
_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")


def load_negative_lists(
    source: str | os.PathLike[str], *, known: Iterable[Instrument] = INSTRUMENTS
) -> tuple[NegativeList, ...]:
    """Read the negative lists of a file.

    Args:
        source: The file: ``format``, ``lists``, and the ``instruments`` that they cite besides the known ones.
        known: The texts that may be cited without being listed, national ones unless given.

    Returns:
        The lists, in the order of the file.

    Raises:
        UnreadableFile: If the file cannot be read.
        BadInput: With every fault, each with its line and its path: members that do not exist, texts that are listed
            nowhere, terms that would be everywhere, expressions that are not linear, ids that stand twice.
    """
    name = os.fspath(source)
    document = load_document(decode(read_bytes(name), name).text, name)
    reader = Reader([])
    reader.instruments |= {one.id: one for one in known}
    lists = _lists(document.value, reader)
    if reader.faults:
        raise BadInput(name, [_placed(fault, name, document.lines) for fault in reader.faults])
    return lists


def _lists(value: Any, reader: Reader) -> tuple[NegativeList, ...]:
    if not isinstance(value, Mapping):
        reader.fault("$", "the file is no mapping", f"begin with format: {FORMAT}")
        return ()
    reader.unknown(value, _MEMBERS, "")
    if value.get("format") != FORMAT:
        reader.fault("format", f"is {value.get('format')!r}", f"this release reads {FORMAT!r}")
    own = reader.each(value.get("instruments") or [], "instruments", lambda one, at: reader.object(one, Instrument, at))
    reader.instruments |= {one.id: one for one in own if one is not BAD}
    if not value.get("lists"):
        reader.fault("lists", "is missing or empty")
    found = reader.each(value.get("lists") or [], "lists", lambda one, at: reader.object(one, NegativeList, at))
    read = tuple(one for one in found if one is not BAD)
    for i, one in enumerate(found):
        for other in found[:i]:
            if one is not BAD and other is not BAD and one.id == other.id and _overlap(one, other):
                reader.fault(f"lists[{i}].in_force", f"another version of {one.id} governs on some of these days")
    return read


def _overlap(one: NegativeList, other: NegativeList) -> bool:
    return one.in_force.since in other.in_force or other.in_force.since in one.in_force


def _placed(fault: Fault, name: str, lines: Mapping[Path, int]) -> Fault:
    """Put the line before the path of a fault: that of the value, or of what it is missing from."""
    path: Path = tuple(int(index) if index else key for key, index in _STEP.findall(fault.where) if fault.where != "$")
    while path and path not in lines:
        path = path[:-1]
    return attrs.evolve(fault, where=f"{name}:{lines.get(path, 1)} {fault.where}")
