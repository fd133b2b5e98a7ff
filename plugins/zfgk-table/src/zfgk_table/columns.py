"""The columns of the tables, and a record as one row of them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import attrs

from zfgk import Change, Record, web_address

HEADS: Mapping[str, str] = {
    "identifier": "索引号",
    "title": "名称",
    "summary": "内容概述",
    "date_written": "生成日期",
    "date_published": "发布日期",
    "publisher": "发布机构",
    "document_number": "文号",
    "theme": "主题分类",
    "genre": "体裁分类",
    "audience": "服务对象",
    "validity": "有效性",
    "keywords": "关键词",
    "language": "语种",
    "format": "信息格式",
    "url": "在线链接地址",
    "attachments": "附件",
    "related": "相关信息",
    "version": "版本",
    "changed": "变更时间",
}
"""The names of the columns, with their heads on sheets."""
DAYS = frozenset({"date_written", "date_published"})
LISTS = frozenset({"keywords", "attachments", "related"})
_ANY_SITE = "https://site.invalid/"
SEPARATOR = "；"
"""What stands between the members of a list on a sheet and in CSV."""
LONGEST_CELL = 32_767
"""How many characters a cell of a sheet holds."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def row_of(change: Change, record: Record) -> dict[str, Any]:
    """Return a record as plain values, ready for JSON."""
    held = {field.name: getattr(record, field.name) for field in attrs.fields(Record)}
    row: dict[str, Any] = {name: held[name] for name in HEADS if name in held}
    for name in DAYS:
        row[name] = row[name].isoformat() if row[name] else None
    for name in LISTS:
        row[name] = list(row[name])
    # Spreadsheet programs make links of addresses, and nothing that a browser would run may be one.
    row["url"] = record.url if web_address(record.url, _ANY_SITE) else ""
    return row | {"version": change.version, "changed": change.at.isoformat(), "extra": dict(record.extra)}


def encode(row: Mapping[str, Any]) -> bytes:
    """Return a row as one line of JSON.

    Raises:
        ValueError: If a text holds half of a surrogate pair.
    """
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def cells(row: Mapping[str, Any]) -> list[Any]:
    """Return a row's cells in the order of the columns, lists as text."""
    return [SEPARATOR.join(row[name]) if name in LISTS else row[name] for name in HEADS]


def unfit(row: Mapping[str, Any]) -> str:
    """Say why a row cannot stand on a sheet; nothing if it can."""
    for name, value in zip(HEADS, cells(row), strict=True):
        if isinstance(value, str) and len(value) > LONGEST_CELL:
            return f"{HEADS[name]}长{len(value)}个字符，单元格最多容纳{LONGEST_CELL}个"
        if isinstance(value, str) and (found := _NOT_IN_XML.search(value)):
            return f"{HEADS[name]}含有工作表不能表示的字符 U+{ord(found[0]):04X}"
    return ""
