"""Readers: from a file's bytes to text parts, hidden ones included."""

from __future__ import annotations

from zfgk.documents.html import HTML
from zfgk.documents.plain import CSV, PLAIN_TEXT
from zfgk.documents.select import reader_for, reader_that_knows
from zfgk.documents.walk import Leaf, read_whole

READERS = (CSV, HTML, PLAIN_TEXT)
"""The readers that ship with zfgk."""

__all__ = ["CSV", "HTML", "PLAIN_TEXT", "READERS", "Leaf", "read_whole", "reader_for", "reader_that_knows"]
