"""From cells to values: one function per kind of field, each reporting what it cannot read."""

from __future__ import annotations

import re
from datetime import date

from zfgk.catalogue import DISCLOSURE
from zfgk.catalogue.cells import BETWEEN_TEXTS, BETWEEN_WORDS
from zfgk.catalogue.characters import code_point, first_odd, is_address, why_odd
from zfgk.catalogue.days import parse_day
from zfgk.errors import Fault
from zfgk.model.information import Attribute, Scope
from zfgk.publish.source.table import Cell, did_you_mean, shown

_LINE_END = re.compile(r"[ \t\u3000]*[\r\n][ \t\u3000\r\n]*")
_WIDE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_LANGUAGES = {"中文": "zh-CN", "简体中文": "zh-CN", "汉语": "zh-CN", "英文": "en", "英语": "en"}
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_IDENTIFIER = 200


def read_text(cell: Cell, faults: list[Fault]) -> str:
    """Read text of any number of lines; every line end becomes a line feed."""
    text = "\n".join(value.strip() for value in cell.values).replace("\r\n", "\n").replace("\r", "\n")
    _check_characters(text, cell, faults)
    return text


def read_line(cell: Cell, faults: list[Fault]) -> str:
    """Read one line; line ends that a spreadsheet cell may hold are closed up."""
    text = _one_line(cell.text)
    _check_characters(text, cell, faults)
    return text


def read_list(cell: Cell, faults: list[Fault]) -> tuple[str, ...]:
    """Read lines separated by semicolons or line ends."""
    return _split(cell, BETWEEN_TEXTS, faults)


def read_words(cell: Cell, faults: list[Fault]) -> tuple[str, ...]:
    """Read words separated by semicolons, commas, enumeration commas or line ends."""
    return _split(cell, BETWEEN_WORDS, faults)


def read_identifier(cell: Cell, faults: list[Fault]) -> str:
    """Read a permanent id: printable, without white space."""
    text = cell.text.strip()
    odd = next((character for character in text if not character.isprintable() or character.isspace()), None)
    if odd is not None:
        faults.append(
            Fault(
                cell.where, f"the identifier holds {code_point(odd)}", "it is a permanent id", "write it without spaces"
            )
        )
    elif len(text) > _LONGEST_IDENTIFIER:
        faults.append(Fault(cell.where, f"the identifier has {len(text)} characters; at most {_LONGEST_IDENTIFIER}"))
    return text


def read_day(cell: Cell, faults: list[Fault]) -> date | None:
    """Read a calendar day as spreadsheets write it."""
    try:
        return parse_day(cell.text)
    except ValueError as error:
        faults.append(Fault(cell.where, f"{shown(cell.text)} is no date", str(error)))
        return None


def read_attribute(cell: Cell, faults: list[Fault]) -> Attribute | None:
    """Read a disclosure attribute by its Chinese term or English word."""
    term = DISCLOSURE.find(cell.text.strip()) or DISCLOSURE.find(cell.text.strip().lower())
    if term is None:
        what = f"{shown(cell.text)} is no disclosure attribute"
        faults.append(Fault(cell.where, what, then=did_you_mean(cell.text, DISCLOSURE.words)))
        return None
    return Attribute(term.code)


def read_scope(cell: Cell, faults: list[Fault]) -> Scope | None:
    """Read a scope of disclosure by its Chinese term or English word."""
    text = cell.text.strip()
    for scope in Scope:
        if text.lower() == scope.value or text.removesuffix("公开") == scope.term.removesuffix("公开"):
            return scope
    words = [word for scope in Scope for word in (scope.term, scope.value)]
    faults.append(Fault(cell.where, f"{shown(text)} is no scope of disclosure", then=did_you_mean(text, words)))
    return None


def read_address(cell: Cell, faults: list[Fault]) -> str:
    """Read an http or https address."""
    text = cell.text.strip()
    if not is_address(text):
        faults.append(Fault(cell.where, f"{shown(text)} is no web address", then="write it with https:// and the host"))
    return text


def read_language(cell: Cell, faults: list[Fault]) -> str:
    """Read a language as a tag such as ``zh-CN``, or by its Chinese name."""
    text = _LANGUAGES.get(cell.text.strip(), cell.text.strip())
    if not _LANGUAGE_TAG.fullmatch(text):
        faults.append(Fault(cell.where, f"{shown(text)} is no language tag", then="write zh-CN or 中文"))
    return text


def _split(cell: Cell, separator: re.Pattern[str], faults: list[Fault]) -> tuple[str, ...]:
    written = cell.values if cell.several else [piece for value in cell.values for piece in separator.split(value)]
    pieces = [piece.strip() for piece in written]
    _check_characters("\n".join(pieces), cell, faults)
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def _one_line(text: str) -> str:
    def join(match: re.Match[str]) -> str:
        before, after = match.string[match.start() - 1], match.string[match.end()]
        return "" if _WIDE.match(before) and _WIDE.match(after) else " "

    return _LINE_END.sub(join, text.strip())


def _check_characters(text: str, cell: Cell, faults: list[Fault]) -> None:
    place = first_odd(text)
    if place >= 0:
        what = f"character {place + 1} is {code_point(text[place])}"
        faults.append(Fault(cell.where, what, why_odd(text[place]), "remove it"))
