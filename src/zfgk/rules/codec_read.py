"""Reading rule packs from JSON: every fault of a file is told at once, each with its path."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from zfgk.errors import BadInput, Fault, UnreadableFile
from zfgk.files.reading import read_bytes
from zfgk.model.law import Instrument
from zfgk.model.reading import Reading
from zfgk.rules.codec import dump
from zfgk.rules.codec_checks import check
from zfgk.rules.codec_types import FORMAT
from zfgk.rules.codec_values import BAD, Reader
from zfgk.rules.events import EventKind
from zfgk.rules.pack import Provision, RulePack

_MEMBERS = ("format", "id", "title", "extends", "instruments", "readings", "events", "rules", "provisions")


def load_pack(source: str | os.PathLike[str] | Mapping[str, Any], *, known: Iterable[RulePack] = ()) -> RulePack:
    """Read a pack from a JSON file or from its parsed value.

    Args:
        source: The file, or the value that :func:`zfgk.rules.codec.dump` returns.
        known: Packs whose texts, readings, events and rules the pack may name, such as ``builtin().packs``.

    Returns:
        The pack; what it is loaded from equals what it is written to.

    Raises:
        UnreadableFile: If the file cannot be read or is not JSON.
        BadInput: With every fault, each with its path: unknown members, wrong types and days, texts, readings and
            events that are listed nowhere, a missing basis, versions of a rule with a hole or an overlap, ids used
            twice, rules outside the pack's prefix, and clauses that cannot stand together: an extension in units of
            another kind than its period, days taken out of calendar time, a last day that rolls though it needs not.
    """
    if not isinstance(source, str | os.PathLike | Mapping):
        fault = Fault("source", f"{source!r:.40} is neither a path nor an object", then="pass the file or its value")
        raise BadInput("pack", [fault])
    name = "pack" if isinstance(source, Mapping) else os.fspath(source)
    value = source if isinstance(source, Mapping) else _parse(name)
    others = tuple(known)
    reader = Reader([])
    for pack in others:
        reader.instruments |= {one.id: one for one in pack.instruments}
        reader.readings |= {one.id: one for one in pack.readings}
    loaded = _pack(value, reader)
    if loaded is not None:
        reader.faults += check(loaded, others, value)
    if reader.faults or loaded is None:
        raise BadInput(name, reader.faults)
    return loaded


def check_pack(pack: RulePack, *, known: Iterable[RulePack] = ()) -> None:
    """Refuse a pack with faults that its classes alone cannot see; for the tests of whoever writes packs in Python.

    Args:
        pack: The pack.
        known: Packs whose texts, readings, events and rules the pack may name.

    Raises:
        BadInput: With every fault that :func:`load_pack` would find in the pack's file, each with its path there.
    """
    load_pack(dump(pack), known=known)


def _parse(path: str) -> Any:
    twice: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        twice.extend(sorted({key for key, _ in pairs if [k for k, _ in pairs].count(key) > 1}))
        return found

    data = read_bytes(path)
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=members)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(path, f"it is not JSON: {error}", "correct the file at the place named") from error
    if twice:
        raise BadInput(path, [Fault("$", f"the member {key!r} stands twice in one object") for key in twice])
    return value


def _pack(value: Any, reader: Reader) -> RulePack | None:
    """Build the pack of what could be read; ``None`` if not even its id could."""
    if not isinstance(value, Mapping):
        reader.fault("$", f"{type(value).__name__} where an object is due")
        return None
    reader.unknown(value, _MEMBERS, "")
    if value.get("format") != FORMAT:
        reader.fault("format", f"is {value.get('format')!r}", f"this release reads {FORMAT!r}")
    texts = {key: reader.value(value.get(key, ""), str, key) for key in ("id", "title", "extends")}
    for key in ("id", "title"):
        if texts[key] == "":
            reader.fault(key, "is missing")
    if "rules" not in value:
        reader.fault("rules", "is missing")
    found: dict[str, list[Any]] = {
        "instruments": _listed(value, "instruments", Instrument, reader, reader.instruments),
        "readings": _listed(value, "readings", Reading, reader, reader.readings),
        "events": _listed(value, "events", EventKind, reader, None),
        "rules": reader.each(value.get("rules", []), "rules", reader.rule),
        "provisions": _listed(value, "provisions", Provision, reader, None),
    }
    if BAD in texts.values() or not texts["id"]:
        return None
    parts: dict[str, Any] = {key: tuple(one for one in items if one is not BAD) for key, items in found.items()}
    return RulePack(**texts, **parts)


def _listed(
    value: Mapping[str, Any], key: str, kind: type[Any], reader: Reader, known: dict[str, Any] | None
) -> list[Any]:
    found = reader.each(value.get(key, []), key, lambda one, path: reader.object(one, kind, path))
    if known is not None:
        written = value.get(key, [])
        for one, was in zip(found, written if isinstance(written, list) else [], strict=False):
            if one is not BAD:
                known[one.id] = one
            elif isinstance(was, Mapping) and isinstance(was.get("id"), str):
                # Listed, though badly: what names it has no fault of its own.
                known[was["id"]] = BAD
    return found
