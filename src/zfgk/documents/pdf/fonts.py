"""Fonts: from the bytes of a string to characters with their widths, and whether those characters can be believed."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from pypdf._codecs import adobe_glyphs, charset_encoding
from pypdf.generic import DictionaryObject, StreamObject

from zfgk.documents.pdf.cmap import CharacterMap, parse_cmap
from zfgk.documents.pdf.objects import Objects

UNKNOWN = "\ufffd"
"""Stands for a character that the file does not name."""

Glyph = tuple[str, float, bool]
"""The characters of a code, its width in text units, whether word spacing applies to it."""

# Codes of predefined character maps that are an encoding of characters; the others are numbers of glyphs.
_CODECS = (
    (re.compile(r"/Uni(?:GB|CNS|JIS|KS)[A-Za-z0-9]*-(?:UCS2|UTF16)"), "utf-16-be"),
    (re.compile(r"/Uni(?:GB|CNS|JIS|KS)[A-Za-z0-9]*-UTF8"), "utf-8"),
    (re.compile(r"/Uni(?:GB|CNS|JIS|KS)[A-Za-z0-9]*-UTF32"), "utf-32-be"),
    (re.compile(r"/GB"), "gb18030"),
    (re.compile(r"/(?:ETen|HKscs|B5|ETenms)"), "big5hkscs"),
    (re.compile(r"/(?:90|83|Add|Ext)[a-z]*-RKSJ"), "cp932"),
    (re.compile(r"/EUC"), "euc_jp"),
    (re.compile(r"/KSC"), "cp949"),
)
_BASES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_LENGTHS = {"": 2, "utf-32-be": 4}
_UNI_NAME = re.compile(r"/(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))(?:\.[a-z]{1,8})?")
_BUILT_IN = re.compile(rb"dup\s{1,4}([0-9]{1,3})\s{0,4}(/[A-Za-z0-9._]{1,40})\s{1,4}put")
_PLAIN_PART = 60_000
_SYMBOLS = re.compile(r"symbol|dingbat|wingding|webding|bullet|mathtype|marlett", re.IGNORECASE)
_EM = 1000.0
_LATIN = 556.0  # a digit of the standard fonts, whose widths the file need not give
_WIDTHS = 70_000


class Font:
    """One font as a page uses it.

    Args:
        objects: The file.
        entry: The font's dictionary.
        where: Its place, for reports.
    """

    def __init__(self, objects: Objects, entry: Any, where: str) -> None:
        self._objects = objects
        self.entry = entry
        kind = str(objects.get(entry.get("/Subtype")) or "")
        self.composite: bool = kind == "/Type0"
        self.drawn: bool = kind == "/Type3"
        self.symbols: bool = bool(_SYMBOLS.search(str(entry.get("/BaseFont", ""))))
        encoding = objects.get(entry.get("/Encoding"))
        self.encoding_name: str = encoding if isinstance(encoding, str) else ""
        self.vertical: bool = self.encoding_name.endswith("V") and self.composite
        self._cache: dict[int, Glyph] = {}
        self.unknown: int = 0
        """How many codes were met that the file names no character for."""
        self.disagreeing: int = 0
        """How many codes were met for which ``ToUnicode`` and the encoding name different characters."""
        self.told_by_encoding: list[str] = []
        """What the encoding says of the codes at which the two disagree."""
        self._map = self._character_map(entry.get("/ToUnicode"), where)
        self._names: dict[int, str | None] = {}
        self._codec = ""
        self._lengths: list[tuple[int, int, int]] = []
        if self.composite:
            self._composite(encoding, where)
        else:
            self._simple(encoding)

    def decode(self, text: bytes) -> list[Glyph]:
        """Return the characters of a string.

        Args:
            text: The string as it stands in the content.
        """
        if not self.composite:
            cache = self._cache
            return [cache.get(code) or self._glyph(code, bytes((code,))) for code in text]
        found: list[Glyph] = []
        position = 0
        while position < len(text):
            length = self._length(text, position)
            raw = text[position : position + length]
            code = int.from_bytes(raw) | length << 32
            found.append(self._cache.get(code) or self._glyph(code, raw))
            position += length
        return found

    def _glyph(self, key: int, raw: bytes) -> Glyph:
        code = key & 0xFFFFFFFF
        mapped = self._map.character(code) if self._map else None
        named = self._encoded(code, raw)
        text = mapped if mapped and mapped.strip("\0") else named
        known = text is not None and UNKNOWN not in text and not _private(text)
        guess = UNKNOWN if self.composite else charset_encoding["/StandardEncoding"][code].strip("\0") or UNKNOWN
        glyph = (text or guess, self._width(code), raw == b" ")
        if not known and not self.symbols:
            self.unknown += 1  # counted each time: the code is not kept
            return glyph
        if mapped and named and not self.symbols and _differ(mapped, named):
            self.disagreeing += 1
            self.told_by_encoding.append(named)
            return glyph
        self._cache[key] = glyph
        return glyph

    def _encoded(self, code: int, raw: bytes) -> str | None:
        if not self.composite:
            return self._names.get(code)
        if not self._codec:
            return None
        try:
            return raw.decode(self._codec)
        except UnicodeDecodeError:
            return None

    # -- simple fonts --------------------------------------------------------------------------------------------------

    def _simple(self, encoding: Any) -> None:
        objects = self._objects
        base = encoding if isinstance(encoding, str) else ""
        differences: list[Any] = []
        if not isinstance(encoding, str) and encoding is not None:
            base = str(objects.get(encoding.get("/BaseEncoding")) or "")
            differences = objects.array(encoding.get("/Differences"))
        descriptor = objects.dictionary(self.entry.get("/FontDescriptor"))
        self._start_from(base, descriptor)
        code = 0
        for item in differences:
            value = objects.get(item)
            if isinstance(value, (int, float)):
                code = int(value)
            elif isinstance(value, str):
                if 0 <= code < 256:
                    self._names[code] = _named(value)
                code += 1
        first = objects.get(self.entry.get("/FirstChar"))
        self._first = int(first) if isinstance(first, (int, float)) else 0
        self._widths = objects.numbers(self.entry.get("/Widths"))[:256]
        missing = objects.get(descriptor.get("/MissingWidth"))
        usual = 0.0 if self._widths else _LATIN
        self._missing = float(missing) if isinstance(missing, (int, float)) else usual
        self._unit = 1 / _EM
        if self.drawn:
            matrix = objects.numbers(self.entry.get("/FontMatrix"))
            self._unit = matrix[0] if len(matrix) == 6 else 1 / _EM

    def _start_from(self, base: str, descriptor: DictionaryObject) -> None:
        embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        name = str(self.entry.get("/BaseFont", ""))
        if base in _BASES:
            for code in range(32, 256):
                self._names[code] = bytes((code,)).decode(_BASES[base], "ignore") or None
        elif name in charset_encoding:
            self._names.update(enumerate(charset_encoding[name]))
        elif not self.drawn and not (embedded and not base):
            self._names.update(enumerate(charset_encoding["/StandardEncoding"]))
        elif "/FontFile" in descriptor:
            # An embedded font without a named encoding has one of its own, in the plain beginning of the font file.
            stream = self._objects.get(descriptor.get("/FontFile"))
            if isinstance(stream, StreamObject):
                for code, glyph in _BUILT_IN.findall(self._objects.inflate(stream, "font")[:_PLAIN_PART]):
                    self._names[int(code) & 0xFF] = _named(glyph.decode("latin-1"))

    # -- composite fonts -----------------------------------------------------------------------------------------------

    def _composite(self, encoding: Any, where: str) -> None:
        objects = self._objects
        if isinstance(encoding, str):
            self._codec = next((codec for pattern, codec in _CODECS if pattern.match(encoding)), "")
        elif encoding is not None:
            own = self._character_map(encoding, where)
            self._lengths = own.lengths
        if not self.encoding_name and not self._lengths and self._map:
            self._lengths = self._map.lengths
        descendants = objects.array(self.entry.get("/DescendantFonts"))
        descendant = objects.dictionary(descendants[0]) if descendants else objects.dictionary(None)
        width = objects.get(descendant.get("/DW"))
        self._missing = float(width) if isinstance(width, (int, float)) else _EM
        self._unit = 1 / _EM
        self._first = 0
        self._widths = []
        self._spans: dict[int, float] = {}
        if not self._codec:  # the widths are those of glyph numbers, which only such codes are
            self._read_widths(objects.array(descendant.get("/W")))

    def _read_widths(self, items: list[Any]) -> None:
        objects = self._objects
        index = 0
        left = 2 * _WIDTHS
        while index + 1 < len(items) and left > 0:
            first, then = objects.get(items[index]), objects.get(items[index + 1])
            if not isinstance(first, (int, float)):
                return
            if isinstance(then, list):
                for step, one in enumerate(objects.numbers(then)):
                    self._spans[int(first) + step] = one
                left -= len(then)
                index += 2
                continue
            width: Any = objects.get(items[index + 2]) if index + 2 < len(items) else None
            if not isinstance(then, (int, float)) or not isinstance(width, (int, float)):
                return
            for cid in range(int(first), min(int(then), int(first) + _WIDTHS) + 1):
                self._spans[cid] = float(width)
            left -= 1 + max(int(then) - int(first), 0)
            index += 3

    def _length(self, text: bytes, position: int) -> int:
        lead = text[position]
        if self._lengths:
            for length, low, high in self._lengths:
                if low <= int.from_bytes(text[position : position + length]) <= high and position + length <= len(text):
                    return length
            return self._lengths[0][0]
        if self._codec == "utf-16-be":
            return 4 if 0xD8 <= lead < 0xDC else 2
        if self._codec in _LENGTHS:
            return _LENGTHS[self._codec]
        if self._codec == "utf-8":
            return 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
        single = lead < 0x81 or (self._codec == "cp932" and 0xA0 <= lead < 0xE0)
        four = self._codec == "gb18030" and text[position + 1 : position + 2].isdigit()
        return 1 if single else 4 if four else 2

    def _width(self, code: int) -> float:
        if self.composite:
            width = self._spans.get(code, self._missing)
            if self._codec and code < 0x80:
                width = min(width, _EM / 2)
            return width * self._unit
        index = code - self._first
        return (self._widths[index] if 0 <= index < len(self._widths) else self._missing) * self._unit

    def _character_map(self, value: Any, where: str) -> CharacterMap:
        stream = self._objects.get(value)
        if stream is None or not hasattr(stream, "get_data"):
            return CharacterMap()
        data = self._objects.inflate(stream, f"{where} font")
        self._objects.budget.spend_work(where, len(data) // 16)
        return parse_cmap(data)


def _named(glyph: str) -> str | None:
    known = adobe_glyphs.get(glyph) or adobe_glyphs.get(glyph.split(".", 1)[0])
    if known:
        return str(known)
    match = _UNI_NAME.fullmatch(glyph)
    if match:
        point = int(match[1] or match[2], 16)
        return chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else None
    return None


def _private(text: str) -> bool:
    return any(unicodedata.category(one) in ("Co", "Cn", "Cs") for one in text)


def _differ(mapped: str, named: str) -> bool:
    """Tell whether two namings of one code are different letters or digits; ligatures and look-alikes are not."""
    one, other = (unicodedata.normalize("NFKC", text).casefold() for text in (mapped, named))
    return one != other and one.isalnum() and other.isalnum()
