"""Readers: from a file's bytes to text parts, hidden ones included."""

from __future__ import annotations

from zfgk.documents.html import HTML
from zfgk.documents.mime import MIME
from zfgk.documents.odf import FLAT_ODF, ODF
from zfgk.documents.ofd import OFD
from zfgk.documents.ooxml import DOCX, XLSX
from zfgk.documents.pdf import PDF
from zfgk.documents.plain import CSV, PLAIN_TEXT
from zfgk.documents.select import reader_for, reader_that_knows
from zfgk.documents.structured import JSON, XML
from zfgk.documents.walk import Leaf, read_whole
from zfgk.documents.zip_file import ZIP

READERS = (CSV, DOCX, FLAT_ODF, HTML, JSON, MIME, ODF, OFD, PDF, PLAIN_TEXT, XLSX, XML, ZIP)
"""The readers that ship with zfgk; the first that knows a beginning is taken, so the general ones stand last."""

__all__ = [
    "CSV",
    "DOCX",
    "FLAT_ODF",
    "HTML",
    "JSON",
    "MIME",
    "ODF",
    "OFD",
    "PDF",
    "PLAIN_TEXT",
    "READERS",
    "XLSX",
    "XML",
    "ZIP",
    "Leaf",
    "read_whole",
    "reader_for",
    "reader_that_knows",
]
