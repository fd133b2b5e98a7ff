"""XML, read as it comes: no document types, no entities, no network, no tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zfgk.catalogue.exchange import xml_names as names
from zfgk.catalogue.exchange.source import Source
from zfgk.catalogue.row import EXTRA, Cell, Finding, Row
from zfgk.catalogue.schema import Schema
from zfgk.documents.xml import XmlStream
from zfgk.errors import LimitExceeded
from zfgk.files.decoding import decode
from zfgk.model.limits import Budget, Limits

_MB = 1024 * 1024
_LIMITS = Limits(part_bytes=4096 * _MB, total_bytes=4096 * _MB, work=1_000_000_000, seconds=3600)
_LONGEST_ENTRY = 16_000_000
_MOST = 20
"""So many faults of one entry are listed."""
_SPACE = " \t\r\n"
_UTF8 = frozenset(("", "utf-8", "utf8", "us-ascii", "ascii"))
_DECLARATION = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})["'][^>]{0,100}\?>"""
)
_DECLARED = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_WHY = {
    "dtd": ("含有文档类型声明，拒绝读取", "it declares a document type, which is not read"),
    "limit": ("超出读取的限度", "it exceeds a limit"),
    "damaged": ("不是合格的 XML，其后内容未读取", "it is not well-formed XML; what follows was not read"),
}


def xml_rows(source: Source, schema: Schema) -> Iterator[Row]:
    """Yield the entries of an XML catalogue.

    Args:
        source: The file.
        schema: The schema.

    Yields:
        A row for each entry. What is no XML is a row with a finding, and the last one.

    Raises:
        UnreadableFile: If the file cannot be read.
        LimitExceeded: If an entry or the file is too large.
    """
    target = _Entries(schema, source.name)
    stream = XmlStream(target, source.name, Budget(_LIMITS, source.name))
    for _ in stream.run(_utf8(source)):
        yield from target.take()
    if stream.refused:
        zh, en = _WHY[stream.refused.why]
        yield Row("/", {}, findings=(Finding(check="not-xml", path="/", field="", zh=zh, en=en),))


def _utf8(source: Source) -> Iterator[bytes]:
    """Yield the document in UTF-8; another encoding is the one it declares or has a mark for."""
    head = source.head()
    declared = _DECLARATION.match(head.removeprefix(b"\xef\xbb\xbf"))
    encoding = declared[1].decode("ascii").lower() if declared else ""
    if encoding in _UTF8 and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from source.chunks()
    else:
        yield _DECLARED.sub("", decode(source.whole(), source.name, encoding).text, count=1).encode("utf-8")


class _Entries:
    """A target for :class:`zfgk.documents.xml.XmlStream` that makes rows."""

    def __init__(self, schema: Schema, name: str) -> None:
        self._schema = schema
        self._name = name
        self._rows: list[Row] = []
        self._path: list[str] = []
        self._index = -1
        self._cells: dict[str, Cell] = {}
        self._findings: list[Finding] = []
        self._seen: set[str] = set()
        own = (*(field.name for field in schema.fields), "extra")
        self._names = {f"{{{names.NAMESPACE}}}{name}": name for name in own}
        self._key = ""
        self._items: list[str] | None = None
        self._text: list[str] = []
        self._size = 0

    def take(self) -> Iterator[Row]:
        """Yield the rows that are whole by now."""
        rows, self._rows = self._rows, []
        yield from rows

    # -- what the parser calls ---------------------------------------------------------------------------------------

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        depth = len(self._path)
        self._path.append(tag)
        if depth == 2:
            self._field(tag, attributes)
        elif depth == 3:
            self._inner(tag, attributes)
        elif depth == 1:
            self._entry(tag, attributes)
        elif depth == 0:
            self._root(tag, attributes)
        else:
            self._find("element-unknown", "元素嵌套过深", "an element stands inside one that holds text only")
        if self._text and depth >= 2:
            self._stray()

    def end(self, tag: str) -> None:
        """An element ends."""
        depth = len(self._path) - 1
        if depth == 1:
            self._stray()
            self._finish()
        elif depth == 2:
            self._end_field(tag)
        elif depth == 3:
            self._end_inner(tag)
        else:
            self._stray()
        self._path.pop()

    def data(self, text: str) -> None:
        """Text comes, perhaps in several pieces."""
        self._size += len(text)
        if self._size > _LONGEST_ENTRY:
            raise LimitExceeded(self._name, "entry", _LONGEST_ENTRY, f"/entries/{max(self._index, 0)}")
        self._text.append(text)

    def comment(self, text: str) -> None:
        """A comment comes; it says nothing about the entries."""

    def pi(self, target: str, text: str | None = None) -> None:
        """A processing instruction comes; it says nothing about the entries."""

    def close(self) -> None:
        """The document ends."""
        if self._findings:
            self._rows.append(Row("/", {}, findings=tuple(self._findings)))

    # -- elements ----------------------------------------------------------------------------------------------------

    def _root(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag != names.CATALOGUE:
            en = f"the document is no catalogue of the namespace {names.NAMESPACE}"
            self._find("not-a-catalogue", f"根元素不是 {names.NAMESPACE} 的 catalogue", en)
        self._attributes(attributes, {"schema"})
        if attributes.get("schema", self._schema.name) != self._schema.name:
            en = f"the file is written by another schema than {self._schema.name}"
            self._find("schema-differs", f"文件所用的模式不是 {self._schema.name}", en)

    def _entry(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._stray()
        if self._index < 0 and self._findings:
            self._rows.append(Row("/", {}, findings=tuple(self._findings)))
            self._findings.clear()
        self._index += 1
        self._size = 0
        if tag != names.ENTRY:
            self._find("not-an-entry", "此处应为 entry 元素", "an entry is expected here")
        self._attributes(attributes, set())

    def _field(self, tag: str, attributes: Mapping[str, str]) -> None:
        known = self._names.get(tag)
        self._key = known or tag.rpartition("}")[2]
        self._items = None
        if attributes:
            self._attributes(attributes, set())
        if known is None and not tag.startswith(f"{{{names.NAMESPACE}}}"):
            self._find("element-unknown", "元素不属于本命名空间", "the element belongs to another namespace")
        elif tag in self._seen:
            self._find("field-twice", "字段出现两次", "the field is there twice")
        self._seen.add(tag)

    def _inner(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._path[2] == names.EXTRA_FIELDS:
            name = attributes.get("name", "")
            self._attributes(attributes, {"name"})
            self._key = EXTRA + name
            if tag != names.EXTRA_FIELD or not name:
                self._find(
                    "element-unknown", "自定义字段应写作 field 并带 name", "a field of one's own is a field with a name"
                )
            elif self._key in self._cells:
                self._find("field-twice", "字段出现两次", "the field is there twice")
            return
        self._attributes(attributes, set())
        self._items = self._items or []
        if tag != names.ITEM:
            self._find("element-unknown", "此处只能是 item 元素", "only items may stand here")

    def _end_field(self, tag: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        if tag == names.EXTRA_FIELDS:
            self._key = "extra"
            self._words(text)
            return
        if self._items is not None:
            self._words(text)
            self._cells.setdefault(self._key, tuple(self._items))
        elif not text.strip(_SPACE) and (field := self._schema.find(self._key)) and field.kind.many:
            self._cells.setdefault(self._key, ())
        else:
            self._cells.setdefault(self._key, text)

    def _end_inner(self, tag: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        if self._path[2] == names.EXTRA_FIELDS:
            if tag == names.EXTRA_FIELD and self._key != EXTRA:
                self._cells.setdefault(self._key, text)
        elif self._items is not None:
            self._items.append(text)

    def _finish(self) -> None:
        place = f"/entries/{self._index}"
        self._rows.append(Row(place, self._cells, findings=tuple(self._findings)))
        self._cells, self._findings, self._key, self._seen = {}, [], "", set()

    # -- what should not be there ------------------------------------------------------------------------------------

    def _stray(self) -> None:
        """Report text that stands between elements."""
        text = "".join(self._text)
        self._text.clear()
        self._words(text)

    def _words(self, text: str) -> None:
        if text.strip(_SPACE):
            self._find("stray-text", "元素之间有文字", "text stands between elements")

    def _attributes(self, attributes: Mapping[str, str], known: set[str]) -> None:
        if any(name not in known and not name.startswith(names.INSTANCE) for name in attributes):
            self._find("attribute-unknown", "有未知的属性", "an attribute is unknown")

    def _find(self, check: str, zh: str, en: str) -> None:
        place = f"/entries/{self._index}" if self._index >= 0 and len(self._path) > 1 else "/"
        if len(self._findings) >= _MOST:
            if len(self._findings) > _MOST:
                return
            check, zh, en = (
                "more-faults",
                f"超过{_MOST}处问题，其余不列",
                f"more than {_MOST} faults; the rest is not listed",
            )
        self._findings.append(Finding(check=check, path=place, field=self._key, zh=zh, en=en))
