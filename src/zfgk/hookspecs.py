"""The plugin contract, readable from top to bottom.

A plugin is a distribution with an entry point in the group ``zfgk`` that names a module (or any object) carrying
functions marked with :data:`hookimpl`. Each hook returns an iterable of frozen values; none changes anything that is
passed to it. Results are sorted by id, so the order of installation never shows. Two plugins that claim one id are
refused by name, and so are a function called ``zfgk_…`` without the marker, a marked function that matches no hook,
and a plugin that fails to import.

Adding a parameter to a hook is a compatible change; removing one, or a hook, is announced one release ahead by a
warning. Each kind of value carries its own contract number where behaviour is involved (see ``Exporter.contract``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zfgk.calendar.tables import YearTable
    from zfgk.catalogue.schema import Schema, Vocabulary
    from zfgk.model.documents import Reader
    from zfgk.model.exchange import Exporter
    from zfgk.model.law import Instrument
    from zfgk.rules.pack import RulePack
    from zfgk.screening.recogniser import Recogniser

hookspec: pluggy.HookspecMarker = pluggy.HookspecMarker("zfgk")
hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker("zfgk")


# -- the law -----------------------------------------------------------------------------------------------------------


@hookspec
def zfgk_instruments() -> Iterable[Instrument]:
    """Return laws, notices and decisions that rules of this plugin cite."""
    raise NotImplementedError  # pluggy never calls a specification


@hookspec
def zfgk_calendars() -> Iterable[YearTable]:
    """Return year tables of the official working-day calendar, such as one newer than this release."""
    raise NotImplementedError


@hookspec
def zfgk_rule_packs() -> Iterable[RulePack]:
    """Return packs of rules, national or local."""
    raise NotImplementedError


# -- the catalogue -----------------------------------------------------------------------------------------------------


@hookspec
def zfgk_catalogue_schemas() -> Iterable[Schema]:
    """Return schemas of catalogue entries."""
    raise NotImplementedError


@hookspec
def zfgk_vocabularies() -> Iterable[Vocabulary]:
    """Return code lists that schemas use."""
    raise NotImplementedError


# -- reading and screening ---------------------------------------------------------------------------------------------


@hookspec
def zfgk_document_readers() -> Iterable[Reader]:
    """Return readers that turn a file into text parts, hidden ones included."""
    raise NotImplementedError


@hookspec
def zfgk_screeners() -> Iterable[Recogniser]:
    """Return recognisers for the negative list and for leaks."""
    raise NotImplementedError


# -- publishing --------------------------------------------------------------------------------------------------------


@hookspec
def zfgk_exporters() -> Iterable[Exporter]:
    """Return exporters, each a way out to one kind of target."""
    raise NotImplementedError
