"""JSON: an array of entries, an object with ``entries``, or one entry on each line; never all in memory at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from zfgk.catalogue.checks.structure import shown_head
from zfgk.catalogue.exchange.source import physical_lines
from zfgk.catalogue.row import Cell, Finding, Row
from zfgk.catalogue.schema import Schema

_LONGEST_ENTRY = 16_000_000
_SPACE = " \t\r\n"
_SELF_ENDING = frozenset('{["')


class _Twice(dict[str, Any]):
    """An object in which a name stands twice."""


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Twice(found)


def _no_number(_written: str) -> None:
    """Stand for any number: none is taken as a text, and none is worth computing."""


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_no_number, parse_float=_no_number, parse_constant=_no_number
)


def json_rows(texts: Iterator[str], schema: Schema) -> Iterator[Row]:
    """Yield the entries of one JSON document.

    Args:
        texts: Its text, piece by piece.
        schema: The schema.

    Yields:
        A row for each entry. What is no JSON is a row with a finding, and the last one.
    """
    document = _Document(texts)
    try:
        first = document.peek()
        if first == "[":
            for index, value in enumerate(document.array()):
                yield row_of(value, f"/{index}", schema)
        elif first == "{":
            yield from _wrapped(document, schema)
        elif first:
            document.value()
            then = "write an array of entries"
            yield _broken("/", "没有条目；写成条目的数组", f"it holds no entries · {then}", "no-entries")
        else:
            yield _broken("/", "文件是空的", "the file is empty")
        if document.peek():
            yield _broken("/", "其后还有内容", "something stands behind the end of the document")
    except _NotJsonError as error:
        yield _broken(error.place, error.zh, error.en)


def json_line_rows(texts: Iterator[str], schema: Schema) -> Iterator[Row]:
    """Yield the entries of JSON Lines: one object on each line.

    Args:
        texts: The text, piece by piece.
        schema: The schema.

    Yields:
        A row for each line that is not blank; one that is no JSON has a finding.
    """
    for number, line in enumerate(physical_lines(texts), start=1):
        if line.strip(_SPACE):
            place = f"line {number}"
            try:
                yield row_of(_DECODER.decode(line), place, schema)
            except RecursionError:
                yield _broken(place, "嵌套过深", "it is nested too deeply")
            except ValueError:
                yield _broken(place, "该行不是合格的 JSON", "the line is not JSON")


def row_of(value: Any, place: str, schema: Schema) -> Row:
    """Return the row of one entry.

    Args:
        value: What the JSON says.
        place: Its place.
        schema: The schema.
    """
    if not isinstance(value, dict):
        zh, en = "条目不是 JSON 对象", "the entry is no object · write {…} with the names of the fields"
        return Row(place, {}, findings=(Finding(check="not-an-entry", path=place, field="", zh=zh, en=en),))
    cells: dict[str, Cell] = {}
    findings: list[Finding] = []
    if isinstance(value, _Twice):
        zh, en = "条目中有重名的成员", "a name stands twice in the entry · keep one of them"
        findings.append(Finding(check="name-twice", path=place, field="", zh=zh, en=en))
    for key, one in value.items():
        named = key if schema.find(key) else shown_head(key, 0)
        if isinstance(one, str):
            cells[key] = one
        elif isinstance(one, list) and all(isinstance(text, str) for text in one):
            cells[key] = tuple(one)
        else:
            zh = "值既不是文本，也不是文本的数组；没有值时省去该成员"
            en = "the value is neither a text nor a list of texts · leave out a member that has no value"
            findings.append(Finding(check="not-text", path=place, field=named, zh=zh, en=en))
        if not one and _is_empty_of_another_kind(key, one, schema):
            # A check of the entry takes whatever is empty for nothing at all.
            zh = "空值的类型不对：文本用空字符串，列表用空数组"
            en = "the empty value is of another type than the field's · write an empty text, or an empty list"
            findings.append(Finding(check="not-text", path=place, field=named, zh=zh, en=en))
    return Row(place, cells, findings=tuple(findings))


def _is_empty_of_another_kind(key: str, value: Any, schema: Schema) -> bool:
    field = schema.find(key)
    many = field is not None and field.name == key and field.kind.many
    return isinstance(value, str) if many else isinstance(value, list)


def _wrapped(document: _Document, schema: Schema) -> Iterator[Row]:
    seen: set[str] = set()
    for name in document.object():
        place = f"/{shown_head(name, 0)}"
        if name in seen:
            document.skip()
            zh, en = "重名的成员，后一个未读取", "this name stands twice · the second one was not read"
            yield _broken(place, zh, en, "name-twice")
        elif name == "entries" and document.peek() == "[":
            for index, value in enumerate(document.array()):
                yield row_of(value, f"/entries/{index}", schema)
        else:
            value = document.value()
            if name != "schema":
                then = "the entries stand in an array named entries"
                zh, en = "未知的成员；条目应写在 entries 数组中", f"this member is unknown · {then}"
                yield _broken(place, zh, en, "member-unknown")
            elif value != schema.name:
                en = f"the file is written by another schema than {schema.name}"
                yield _broken("/schema", f"文件所用的模式不是 {schema.name}", en, "schema-differs")
        seen.add(name)
    if "entries" not in seen:
        yield _broken("/", "缺少 entries", "the document has no entries", "no-entries")


def _broken(place: str, zh: str, en: str, check: str = "not-json") -> Row:
    return Row(place, {}, findings=(Finding(check=check, path=place, field="", zh=zh, en=en),))


class _NotJsonError(Exception):
    def __init__(self, place: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.place = place
        self.zh = zh
        self.en = en


class _Document:
    """A JSON text that is parsed value by value while it comes in."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._texts = texts
        self._text = ""
        self._at = 0
        self._passed = 0  # characters in front of the buffer
        self._ended = False

    def peek(self) -> str:
        """Return the next character that is no white space; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def array(self) -> Iterator[Any]:
        """Yield the values of the array that begins here."""
        self._take("[")
        if self.peek() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if self.peek() == "]":
                self._at += 1
                return
            self._take(",")

    def object(self) -> Iterator[str]:
        """Yield the names of the object that begins here, each before its value, which must then be taken."""
        self._take("{")
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                raise self._error()
            name = self.value()
            self._take(":")
            yield str(name)
            if self.peek() == "}":
                self._at += 1
                return
            self._take(",")

    def value(self) -> Any:
        """Return the value that begins here."""
        if not self.peek():
            raise self._error()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise self._error("嵌套过深", "it is nested too deeply") from None
            except json.JSONDecodeError as error:
                # Perhaps the rest has not come yet.
                if len(self._text) - self._at > _LONGEST_ENTRY:
                    raise self._too_long() from None
                further = error.pos - self._at
                if not self._more(double=True):
                    raise self._misplaced(further, unterminated="Unterminated" in error.msg) from None
                continue
            if end == len(self._text) and self._text[self._at] not in _SELF_ENDING and self._more():
                continue
            if end - self._at > _LONGEST_ENTRY:
                raise self._too_long()
            self._at = end
            return value

    def skip(self) -> None:
        """Go past the value that begins here; an array however long it is."""
        if self.peek() == "[":
            for _ in self.array():
                pass
        else:
            self.value()

    def _take(self, character: str) -> None:
        if self.peek() != character:
            raise self._error()
        self._at += 1

    def _more(self, *, double: bool = False) -> bool:
        """Read on; as much again as there is, so that a long value is not parsed from its start too often."""
        wanted = len(self._text) - self._at if double else 1
        pieces = [self._text[self._at :]]
        self._passed += self._at
        self._at = 0
        came = 0
        while came < max(wanted, 1) and not self._ended:
            piece = next(self._texts, None)
            if piece is None:
                self._ended = True
            else:
                pieces.append(piece)
                came += len(piece)
        self._text = "".join(pieces)
        return came > 0

    def _misplaced(self, further: int, *, unterminated: bool) -> _NotJsonError:
        """Return what is wrong so many characters further on."""
        self._at += further
        if unterminated:
            return self._error(
                "文本的引号没有闭合，其后内容未读取", "this is not JSON: a text begins here and does not end"
            )
        if not self.peek():
            return self._error("文件在条目中间中断", "this is not JSON: the file ends in the middle of an entry")
        return self._error(
            "不是合格的 JSON，此处或稍前多了或少了逗号、引号或括号，其后内容未读取",
            "this is not JSON: here, or just before, a comma, quotation mark or bracket is missing or too many",
        )

    def _too_long(self) -> _NotJsonError:
        return self._error(
            f"一个条目超过{_LONGEST_ENTRY:,}个字符，其后内容未读取",
            f"an entry has more than {_LONGEST_ENTRY:,} characters",
        )

    def _error(self, zh: str = "", en: str = "") -> _NotJsonError:
        place = f"character {self._passed + self._at + 1}"
        zh = zh or "不是合格的 JSON，其后内容未读取"
        en = en or "this is not JSON"
        return _NotJsonError(place, zh, f"{en} · what follows was not read")
