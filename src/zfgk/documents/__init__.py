"""Readers: from a file's bytes to text parts, hidden ones included."""

from __future__ import annotations

from zfgk.documents.html import HTML
from zfgk.documents.plain import PLAIN_TEXT
from zfgk.documents.select import reader_for

READERS = (HTML, PLAIN_TEXT)
"""The readers that ship with zfgk."""

__all__ = ["HTML", "PLAIN_TEXT", "READERS", "reader_for"]
