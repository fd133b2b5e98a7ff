"""The fonts of a file, each read once."""

from __future__ import annotations

from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject, NameObject

from zfgk.documents.pdf.fonts import Font
from zfgk.documents.pdf.objects import Objects


class Library:
    """The fonts of a file.

    Args:
        objects: The file.
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._fonts: dict[int, Font] = {}
        self._names: dict[str, Font] = {}
        plain = DictionaryObject({NameObject("/Subtype"): NameObject("/Type1")})
        self.fallback: Font = Font(objects, plain, "page")
        """For text that is drawn with no font at all."""

    def font(self, value: Any, where: str) -> Font | None:
        """Return a font.

        Args:
            value: The font's dictionary or the reference to it.
            where: The page, for reports.
        """
        entry = self._objects.get(value)
        if not isinstance(entry, DictionaryObject):
            return None
        key = value.idnum if isinstance(value, IndirectObject) else -id(entry)
        if key not in self._fonts:
            self._fonts[key] = Font(self._objects, entry, where)
        return self._fonts[key]

    def named(self, name: str, value: Any, where: str) -> Font | None:
        """Return the font of a name.

        Args:
            name: The name in the content.
            value: What the resources have under that name; ``None`` if nothing: then the first font that any page
                called so is the best guess, as in content that no page draws any more.
            where: The page, for reports.
        """
        found = self.font(value, where)
        if found is None:
            return self._names.get(name)
        self._names.setdefault(name, found)
        return found

    def fonts(self) -> list[Font]:
        """Return the fonts that were used."""
        return [self.fallback, *self._fonts.values()]
