"""Layers (optional content): which of them are shown when the file is opened."""

from __future__ import annotations

from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject

from zfgk.documents.pdf.objects import Objects


class Layers:
    """The layers of a file in their initial states.

    Args:
        objects: The file.
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        properties = objects.dictionary(objects.root.get("/OCProperties"))
        default = objects.dictionary(properties.get("/D"))
        self._all_off = objects.get(default.get("/BaseState")) == "/OFF"
        self._on = _numbers(objects, default, "/ON")
        self._off = _numbers(objects, default, "/OFF")

    def shown(self, value: Any, depth: int = 0) -> bool:
        """Tell whether what belongs to a layer, or to a membership in several, is shown.

        Args:
            value: The layer or membership, as it stands in the file; ``None`` belongs to none and is shown.
            depth: How far memberships are nested.
        """
        entry = self._objects.get(value)
        if not isinstance(entry, DictionaryObject) or depth > 8:
            return True
        if self._objects.get(entry.get("/Type")) != "/OCMD":
            number = _number(value, entry)
            return number in self._on if self._all_off else number not in self._off
        groups = entry.raw_get("/OCGs") if "/OCGs" in entry else None
        members = self._objects.array(groups) or ([groups] if groups is not None else [])
        states = [self.shown(member, depth + 1) for member in members]
        if not states:
            return True
        policy = self._objects.get(entry.get("/P")) or "/AnyOn"
        return {
            "/AllOn": all(states),
            "/AnyOff": not all(states),
            "/AllOff": not any(states),
        }.get(str(policy), any(states))


def _numbers(objects: Objects, entry: DictionaryObject, key: str) -> set[int]:
    return {item.idnum for item in objects.array(entry.get(key)) if isinstance(item, IndirectObject)}


def _number(value: Any, entry: DictionaryObject) -> int:
    if isinstance(value, IndirectObject):
        return value.idnum
    reference = entry.indirect_reference
    return reference.idnum if reference is not None else -1
