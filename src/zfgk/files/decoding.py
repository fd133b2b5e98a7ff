"""From bytes to text, with the encoding found and never guessed lightly.

Documents of Chinese agencies come as UTF-8, as UTF-16 with a byte-order mark, or in the GB family (GB2312, GBK and
GB18030, each containing the one before). Almost any bytes decode as GB18030, so validity alone proves nothing: the
text must also look like Chinese, or the file is refused.
"""

from __future__ import annotations

import codecs
import re

import attrs

from zfgk.errors import UnreadableFile

# Longest first: the mark of UTF-32 begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The units of GB18030 text: ASCII, a pair that GB2312 already had, four bytes, any other pair.
_GB_UNIT = re.compile(
    rb"(?P<ascii>[\x00-\x7f]+)"
    rb"|(?P<common>[\xa1-\xa9\xb0-\xf7][\xa1-\xfe])"
    rb"|(?P<four>[\x81-\xfe][0-9][\x81-\xfe][0-9])"
    rb"|(?P<rare>[\x81-\xfe][\x40-\x7e\x80-\xfe])"
)

# Characters that fill any longer Chinese official text. Korean or Japanese bytes read as GB give few of them.
_FREQUENT = frozenset(
    "的一是在不了有和人中大为上国以要时来用们生到作地于出分对成会可主发年动同工能下过说产方后多定行法所民经进等部度"
    "理规划土资源自然管政府公开信息办关通知市局县区省机关工作建设项目申请依据条第章款号月日及其与或应当单位实施审批"
)
_DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "ms936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950"), "big5hkscs"),
}
_HANZI = re.compile("[\u4e00-\u9fff]{2}")
_SHIFT = re.compile(rb"(?<![A-Za-z0-9+/=])\+[A-Za-z0-9+/]{5,4096}-?")
_ALL_CHINESE = re.compile("[\u2010-\u2027\u2600-\u26ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{2,}")
_FREQUENT_FROM = 30
_FREQUENT_SHARE = 0.08


@attrs.frozen
class Decoded:
    """The text of a file.

    Args:
        text: The text, without a byte-order mark; line ends as in the file.
        encoding: ``utf-8``, ``utf-16``, ``utf-32`` or ``gb18030``; ``big5hkscs`` only where it was declared.
    """

    text: str
    encoding: str


def decode(data: bytes, name: str, declared: str = "") -> Decoded:
    """Decode text by its byte-order mark, as UTF-8, by its own declaration, or as plausible GB18030, in this order.

    Args:
        data: The bytes of a whole file.
        name: The file's name, for messages.
        declared: The encoding that the file itself names, if any. It is believed if it is of the GB family or Big5 and
            the bytes are valid in it; valid UTF-8 is UTF-8 whatever the file says.

    Returns:
        The text and its encoding. ASCII counts as UTF-8, GBK and GB2312 as GB18030.

    Raises:
        UnreadableFile: If the bytes are not text, are damaged, or are in another encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if b"\0" in data:
        raise UnreadableFile(
            name, f"a zero byte stands at offset {data.index(0)}, so this is not text", "save it as UTF-8 text"
        )
    if data.isascii() and _speaks_in_seven_bits(data):
        why = "its ASCII spells Chinese in seven bits (UTF-7, HZ or ISO-2022), which no browser shows"
        raise UnreadableFile(name, why, "save it as UTF-8 text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        not_utf8 = f"byte 0x{data[error.start]:02X} at offset {error.start} is not UTF-8"
    if declared.lower() in _DECLARED:
        return _strictly(data, _DECLARED[declared.lower()], name)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        why = f"{not_utf8}, and byte 0x{data[error.start]:02X} at offset {error.start} is not GB18030"
    else:
        if _reads_as_chinese(data, text):
            return Decoded(text, "gb18030")
        why = f"{not_utf8}, and read as GB18030 it does not look like Chinese"
    raise UnreadableFile(name, why, "the file is damaged or in another encoding; save it as UTF-8")


def _speaks_in_seven_bits(data: bytes) -> bool:
    """Tell whether ASCII bytes are Chinese in an encoding of seven bits; a telephone number after a plus is none."""
    if b"\x1b" in data or b"\x0e" in data:
        return True
    if b"~{" in data and _HANZI.search(data.decode("hz", "ignore")):
        return True
    # What stands in the middle of Base64 decodes to anything; a shift of UTF-7 follows no letter and is Chinese throughout.
    return any(_ALL_CHINESE.fullmatch(shift.group().decode("utf-7", "replace")) for shift in _SHIFT.finditer(data))


def _strictly(data: bytes, encoding: str, name: str) -> Decoded:
    family = encoding.removesuffix("-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        why = f"it says it is {family.upper()} but is damaged at byte offset {error.start}"
        raise UnreadableFile(name, why, "save it again as UTF-8") from None
    if "\0" in text:
        raise UnreadableFile(name, "it holds zero characters, so this is not text", "save it as UTF-8 text")
    return Decoded(text, family)


def _reads_as_chinese(data: bytes, text: str) -> bool:
    """Tell whether bytes that are valid GB18030 are plausible as such."""
    common: set[bytes] = set()
    rare: set[bytes] = set()
    for unit in _GB_UNIT.finditer(data):
        if unit.lastgroup != "ascii":
            (common if unit.lastgroup == "common" else rare).add(unit.group())
    # Of UTF-8 or Big5 taken for GB, about every second different pair falls outside GB2312. Names and signs (镕, ㎡) do
    # so too, some of them often, but they are few different ones.
    if not common or len(rare) > max(2, len(common) // 5):
        return False
    # Private use and the C1 controls mean that some other encoding was meant.
    if any("\ue000" <= character <= "\uf8ff" or "\x80" <= character <= "\x9f" for character in text):
        return False
    hanzi = [character for character in text if "\u4e00" <= character <= "\u9fff"]
    frequent = sum(character in _FREQUENT for character in hanzi)
    return len(hanzi) < _FREQUENT_FROM or frequent >= len(hanzi) * _FREQUENT_SHARE
