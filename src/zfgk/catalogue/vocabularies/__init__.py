"""Vocabularies: lists of terms that fields of catalogue entries, standard catalogues and sites draw on."""

from __future__ import annotations

from zfgk.catalogue.vocabularies.genres import DOCUMENT_FAMILIES, DOCUMENT_KINDS, GENRES_QINGHAI
from zfgk.catalogue.vocabularies.sharing import SHARING
from zfgk.catalogue.vocabularies.site import COLUMN_TYPES
from zfgk.catalogue.vocabularies.standard_catalogue import (
    AUDIENCES,
    CHANNELS,
    CHANNELS_LAND,
    CHANNELS_RESOURCES,
    LEVELS,
    TICKED,
    UNTICKED,
    WAYS,
)
from zfgk.catalogue.vocabularies.subject_classes import SUBJECT_CLASSES

LISTS = (
    SUBJECT_CLASSES,
    DOCUMENT_KINDS,
    GENRES_QINGHAI,
    DOCUMENT_FAMILIES,
    CHANNELS,
    CHANNELS_LAND,
    CHANNELS_RESOURCES,
    AUDIENCES,
    WAYS,
    LEVELS,
    COLUMN_TYPES,
    SHARING,
)
"""Every vocabulary of this package."""

__all__ = [
    "AUDIENCES",
    "CHANNELS",
    "CHANNELS_LAND",
    "CHANNELS_RESOURCES",
    "COLUMN_TYPES",
    "DOCUMENT_FAMILIES",
    "DOCUMENT_KINDS",
    "GENRES_QINGHAI",
    "LEVELS",
    "LISTS",
    "SHARING",
    "SUBJECT_CLASSES",
    "TICKED",
    "UNTICKED",
    "WAYS",
]
