"""What a file format cannot hold: such text is refused with its place, before anything is written."""

from __future__ import annotations

import re
import unicodedata

import attrs

from zfgk.catalogue.characters import code_point

_CONTROLS = {0: "NULL", 7: "BELL", 8: "BACKSPACE", 11: "LINE TABULATION", 12: "FORM FEED", 27: "ESCAPE", 127: "DELETE"}
_HALF = "\ud800-\udfff"
UNICODE = re.compile(f"[{_HALF}]")
"""Half characters, which no encoding can write."""
TEXT = re.compile(f"[\0{_HALF}]")
"""What a text file cannot hold."""
XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0, and so a workbook, cannot hold."""


@attrs.frozen
class Holds:
    """What a format can hold.

    Args:
        refused: The characters that it cannot.
        named: The name of the format in messages.
        longest: The most characters in one cell, 0 for no limit.
        rows: The most entries, 0 for no limit.
        utf16: Whether a character outside the basic plane counts as two, as spreadsheet programs count.
    """

    refused: re.Pattern[str]
    named: str
    longest: int = 0
    rows: int = 0
    utf16: bool = False

    def problem(self, text: str) -> str:
        """Return why a text cannot stand in a cell of the format; empty if it can.

        Args:
            text: The text as it will stand.
        """
        match = self.refused.search(text)
        if match:
            return f"character {match.start() + 1} is {character_name(match[0])}, which {self.named} cannot hold"
        if self.longest and 2 * len(text) > self.longest:
            length = self.length(text)
            if length > self.longest:
                return f"{length} characters; a cell of {self.named} holds at most {self.longest}"
        return ""

    def length(self, text: str) -> int:
        """Return how many characters a text has, as the format counts."""
        return len(text.encode("utf-16-le", "surrogatepass")) // 2 if self.utf16 else len(text)


def character_name(character: str) -> str:
    """Return a character by its number and name, such as ``U+0007 BELL``."""
    code = ord(character)
    half = "a half character" if 0xD800 <= code < 0xE000 else ""
    name = _CONTROLS.get(code, "") or half or unicodedata.name(character, "")
    return f"{code_point(character)} {name}".rstrip()
