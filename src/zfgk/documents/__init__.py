"""Readers: from a file's bytes to text parts, hidden ones included."""

from __future__ import annotations

from zfgk.documents.html import HTML
from zfgk.documents.plain import CSV, PLAIN_TEXT
from zfgk.documents.select import read_parts, reader_for

READERS = (CSV, HTML, PLAIN_TEXT)
"""The readers that ship with zfgk."""

__all__ = ["CSV", "HTML", "PLAIN_TEXT", "READERS", "read_parts", "reader_for"]
