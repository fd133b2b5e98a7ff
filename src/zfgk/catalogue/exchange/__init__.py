"""Catalogues in the formats in which they are handed on: CSV, workbooks, JSON, XML; and their schemas for others."""

from __future__ import annotations

from zfgk.catalogue.exchange.formats import FORMATS, Format, dump, format_of, read, read_clean, write
from zfgk.catalogue.exchange.json_schema import entry_schema, json_schema
from zfgk.catalogue.exchange.template import write_template
from zfgk.catalogue.exchange.xsd import xsd

__all__ = [
    "FORMATS",
    "Format",
    "dump",
    "entry_schema",
    "format_of",
    "json_schema",
    "read",
    "read_clean",
    "write",
    "write_template",
    "xsd",
]
