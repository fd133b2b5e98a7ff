"""Office Open XML: documents and workbooks."""

from __future__ import annotations

from zfgk.documents.ooxml.read import looks_like_docx, looks_like_xlsx, read_docx, read_xlsx, redact_docx, redact_xlsx
from zfgk.model.documents import Reader

_OFFICE = "application/vnd.openxmlformats-officedocument"

DOCX = Reader(
    "docx",
    (".docx", ".docm", ".dotx", ".dotm"),
    read_docx,
    f"{_OFFICE}.wordprocessingml.document",
    looks_like_docx,
    redact_docx,
)
XLSX = Reader(
    "xlsx",
    (".xlsx", ".xlsm", ".xltx", ".xltm"),
    read_xlsx,
    f"{_OFFICE}.spreadsheetml.sheet",
    looks_like_xlsx,
    redact_xlsx,
)

__all__ = ["DOCX", "XLSX"]
