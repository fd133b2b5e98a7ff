"""Catalogues in the formats in which they are handed on: CSV, workbooks, JSON, XML; and their schemas for others."""

from __future__ import annotations

from zfgk.catalogue.exchange.formats import FORMATS, Format, format_of, read, read_clean, write

__all__ = ["FORMATS", "Format", "format_of", "read", "read_clean", "write"]
