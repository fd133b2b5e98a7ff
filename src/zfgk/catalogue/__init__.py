"""Catalogue entries: their fields, schemas and vocabularies."""

from __future__ import annotations

from zfgk.catalogue.fields import CORE, DISCLOSURE, FIELDS
from zfgk.catalogue.schema import Field, Kind, Schema, Term, Vocabulary
from zfgk.catalogue.vocabularies import LISTS

SCHEMAS = (CORE,)
"""The schemas that ship with zfgk."""
VOCABULARIES = (DISCLOSURE, *LISTS)
"""The vocabularies that ship with zfgk."""

__all__ = ["CORE", "DISCLOSURE", "FIELDS", "SCHEMAS", "VOCABULARIES", "Field", "Kind", "Schema", "Term", "Vocabulary"]
