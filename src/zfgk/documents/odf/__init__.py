"""OpenDocument texts, tables and slides: read from their own parts, with what is hidden, deleted or said beside."""

from __future__ import annotations

from zfgk.documents.odf.reader import looks_like_odf, read_flat_odf, read_odf
from zfgk.documents.odf.redacting import redact_flat_odf, redact_odf
from zfgk.model.documents import Reader

_SUFFIXES = (".odt", ".ods", ".odp", ".odg", ".ott", ".ots", ".otp")
_TYPE = "application/vnd.oasis.opendocument"

ODF = Reader("odf", _SUFFIXES, read_odf, _TYPE, looks_like_odf, redact_odf)
FLAT_ODF = Reader("flat-odf", (".fodt", ".fods", ".fodp"), read_flat_odf, _TYPE, redact=redact_flat_odf)

__all__ = ["FLAT_ODF", "ODF"]
