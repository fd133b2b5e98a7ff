"""Sample files by ending, each with a text that a person reads in it."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping

from zfgk.testing.planted.formats import planted_singly

TEXT = "关于公布年度供应计划的通知"
"""What stands in the files that are written here."""
_PAGE = f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>通知</title><p>{html.escape(TEXT)}</p></html>'


def _files(*data: bytes) -> Callable[[], Mapping[bytes, str]]:
    return lambda: dict.fromkeys(data, TEXT)


def _planted(format_name: str) -> Callable[[], Mapping[bytes, str]]:
    def made() -> Mapping[bytes, str]:
        data, plant = next(planted_singly(format_name))
        return {data: plant.token}

    return made


SAMPLES: Mapping[str, Callable[[], Mapping[bytes, str]]] = {
    ".csv": _files(f"名称\r\n{TEXT}\r\n".encode("utf-8-sig")),
    ".docx": _planted("docx"),
    ".htm": _files(_PAGE.encode()),
    ".html": _files(_PAGE.encode()),
    ".json": _files(json.dumps({"title": TEXT}, ensure_ascii=False).encode()),
    ".odt": _planted("odt"),
    ".ofd": _planted("ofd"),
    ".pdf": _planted("pdf"),
    ".txt": _files(TEXT.encode(), f"标题：{TEXT}\n".encode("gb18030")),
    ".xlsx": _planted("xlsx"),
    ".xml": _files(f'<?xml version="1.0" encoding="utf-8"?><root><title>{TEXT}</title></root>'.encode()),
}
"""Makers of samples, by ending; made when they are asked for."""
