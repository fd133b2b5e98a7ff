"""OpenDocument texts, tables and slides: read from their own parts, with what is hidden, deleted or said beside."""

from __future__ import annotations

from zfgk.documents.odf.reader import FLAT_ODF, ODF

__all__ = ["FLAT_ODF", "ODF"]
