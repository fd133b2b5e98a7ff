"""Catalogue entries: their fields, schemas and vocabularies, and what a reader of any format hands over."""

from __future__ import annotations

from zfgk.catalogue.fields import CORE, DISCLOSURE, FIELDS
from zfgk.catalogue.pattern import Condition, Pattern
from zfgk.catalogue.profiles import PROFILE_LISTS, PROFILES
from zfgk.catalogue.row import Finding, Row
from zfgk.catalogue.schema import About, Field, Kind, Schema, Term, Vocabulary
from zfgk.catalogue.tasks_schema import TASK_TABLE
from zfgk.catalogue.vocabularies import LISTS

SCHEMAS = (CORE, *PROFILES, TASK_TABLE)
"""The schemas that ship with zfgk."""
VOCABULARIES = (DISCLOSURE, *LISTS, *PROFILE_LISTS)
"""The vocabularies that ship with zfgk."""

__all__ = [
    "CORE",
    "DISCLOSURE",
    "FIELDS",
    "SCHEMAS",
    "VOCABULARIES",
    "About",
    "Condition",
    "Field",
    "Finding",
    "Kind",
    "Pattern",
    "Row",
    "Schema",
    "Term",
    "Vocabulary",
]
