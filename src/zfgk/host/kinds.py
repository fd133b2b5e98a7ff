"""What each hook must return, and which field of it is the id."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import attrs

EXPORTER_CONTRACTS = (1,)
"""The numbers of the exporter contract that this release speaks."""
READER_CONTRACTS = (1,)
"""The numbers of the contract of document readers."""
RECOGNISER_CONTRACTS = (1,)
"""The numbers of the contract of recognisers."""


@attrs.frozen
class Kind:
    """A kind of value that plugins bring.

    Args:
        name: The attribute of the host that lists the values, such as ``exporters``.
        hook: The hook that returns them.
        home: The module of their class; imported only when a plugin brings such a value.
        class_name: The class.
        id_field: The field that holds the id.
        contracts: The contract numbers that are spoken, where values of this kind carry one.
    """

    name: str
    hook: str
    home: str
    class_name: str
    id_field: str
    contracts: tuple[int, ...] = ()

    @property
    def type(self) -> type[Any]:
        """The class of the values."""
        found: type[Any] = getattr(import_module(self.home), self.class_name)
        return found

    def id_of(self, value: Any) -> str:
        """Return the id of a value as text."""
        return str(getattr(value, self.id_field))


KINDS = (
    Kind("instruments", "zfgk_instruments", "zfgk.model.law", "Instrument", "id"),
    Kind("calendars", "zfgk_calendars", "zfgk.calendar.tables", "YearTable", "year"),
    Kind("rule_packs", "zfgk_rule_packs", "zfgk.rules.pack", "RulePack", "id"),
    Kind("schemas", "zfgk_catalogue_schemas", "zfgk.catalogue.schema", "Schema", "name"),
    Kind("vocabularies", "zfgk_vocabularies", "zfgk.catalogue.schema", "Vocabulary", "name"),
    Kind("readers", "zfgk_document_readers", "zfgk.model.documents", "Reader", "name", READER_CONTRACTS),
    Kind("recognisers", "zfgk_screeners", "zfgk.screening.recogniser", "Recogniser", "id", RECOGNISER_CONTRACTS),
    Kind("exporters", "zfgk_exporters", "zfgk.model.exchange", "Exporter", "name", EXPORTER_CONTRACTS),
)
"""Every kind, in the order in which a plugin's hooks are read."""
