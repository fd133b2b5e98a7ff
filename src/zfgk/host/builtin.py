"""What ships with zfgk, entering by the hooks that every plugin uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zfgk.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zfgk.catalogue.schema import Schema, Vocabulary
    from zfgk.model.documents import Reader
    from zfgk.model.law import Instrument
    from zfgk.rules.pack import RulePack
    from zfgk.screening.recogniser import Recogniser


@hookimpl
def zfgk_instruments() -> Iterable[Instrument]:
    """Return the texts that our packs cite."""
    return [instrument for pack in zfgk_rule_packs() for instrument in pack.instruments]


@hookimpl
def zfgk_rule_packs() -> Iterable[RulePack]:
    """Return our packs."""
    from zfgk.packs.shipped import PACKS

    return PACKS


@hookimpl
def zfgk_catalogue_schemas() -> Iterable[Schema]:
    """Return our schemas."""
    from zfgk.catalogue import SCHEMAS

    return SCHEMAS


@hookimpl
def zfgk_vocabularies() -> Iterable[Vocabulary]:
    """Return our code lists."""
    from zfgk.catalogue import VOCABULARIES

    return VOCABULARIES


@hookimpl
def zfgk_document_readers() -> Iterable[Reader]:
    """Return our readers."""
    from zfgk.documents import READERS

    return READERS


@hookimpl
def zfgk_screeners() -> Iterable[Recogniser]:
    """Return our recognisers."""
    from zfgk.screening import DEFAULT

    return DEFAULT
