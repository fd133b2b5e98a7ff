"""China's rules on government information disclosure (政府信息公开) as software.

The public names load when they are first used, so that importing zfgk costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zfgk.asking import Law as Law
    from zfgk.asking import due as due
    from zfgk.calendar import WorkCalendar as WorkCalendar
    from zfgk.calendar import china as china
    from zfgk.calendar.tables import YearTable as YearTable
    from zfgk.catalogue.exchange.no_formula import guarded as guarded
    from zfgk.catalogue.schema import Schema as Schema
    from zfgk.catalogue.schema import Vocabulary as Vocabulary
    from zfgk.engine.answer import Alternative as Alternative
    from zfgk.engine.answer import Answer as Answer
    from zfgk.engine.answer import Certainty as Certainty
    from zfgk.engine.answer import NotRegulated as NotRegulated
    from zfgk.engine.verdict import Verdict as Verdict
    from zfgk.errors import BadInput as BadInput
    from zfgk.errors import BeyondHorizon as BeyondHorizon
    from zfgk.errors import Fault as Fault
    from zfgk.errors import ZfgkError as ZfgkError
    from zfgk.files.addresses import web_address as web_address
    from zfgk.files.atomic import write_atomic as write_atomic
    from zfgk.files.options import CheckedOptions as CheckedOptions
    from zfgk.files.shelf import Held as Held
    from zfgk.files.shelf import Shelf as Shelf
    from zfgk.files.shelf import find_on_shelf as find_on_shelf
    from zfgk.files.shelf import newest_on_shelf as newest_on_shelf
    from zfgk.files.shelf import page_of_shelf as page_of_shelf
    from zfgk.files.shelf import read_shelf as read_shelf
    from zfgk.files.snapshots import read_snapshot as read_snapshot
    from zfgk.files.snapshots import write_snapshot as write_snapshot
    from zfgk.hookspecs import hookimpl as hookimpl
    from zfgk.host import Host as Host
    from zfgk.model.documents import Cut as Cut
    from zfgk.model.documents import Embedded as Embedded
    from zfgk.model.documents import Feature as Feature
    from zfgk.model.documents import Reader as Reader
    from zfgk.model.documents import Redacted as Redacted
    from zfgk.model.documents import Removal as Removal
    from zfgk.model.documents import Source as Source
    from zfgk.model.documents import TextPart as TextPart
    from zfgk.model.documents import Unread as Unread
    from zfgk.model.documents import Visibility as Visibility
    from zfgk.model.exchange import Ack as Ack
    from zfgk.model.exchange import Change as Change
    from zfgk.model.exchange import ContentPart as ContentPart
    from zfgk.model.exchange import Exporter as Exporter
    from zfgk.model.exchange import Record as Record
    from zfgk.model.facts import Between as Between
    from zfgk.model.facts import Event as Event
    from zfgk.model.facts import OneOf as OneOf
    from zfgk.model.findings import Finding as Finding
    from zfgk.model.findings import Severity as Severity
    from zfgk.model.information import Attribute as Attribute
    from zfgk.model.information import Scope as Scope
    from zfgk.model.law import Basis as Basis
    from zfgk.model.law import InForce as InForce
    from zfgk.model.law import Instrument as Instrument
    from zfgk.model.limits import Budget as Budget
    from zfgk.model.limits import Limits as Limits
    from zfgk.model.measure import WorkingDays as WorkingDays
    from zfgk.model.reading import Option as Option
    from zfgk.model.reading import Reading as Reading
    from zfgk.model.span import Span as Span
    from zfgk.model.step import Step as Step
    from zfgk.rules.clock import Deadline as Deadline
    from zfgk.rules.pack import RulePack as RulePack
    from zfgk.screening import Screener as Screener
    from zfgk.screening.recogniser import Hit as Hit
    from zfgk.screening.recogniser import Recogniser as Recogniser

_HOMES = {
    "Ack": "zfgk.model.exchange",
    "Alternative": "zfgk.engine.answer",
    "Answer": "zfgk.engine.answer",
    "Attribute": "zfgk.model.information",
    "BadInput": "zfgk.errors",
    "Basis": "zfgk.model.law",
    "Between": "zfgk.model.facts",
    "BeyondHorizon": "zfgk.errors",
    "Budget": "zfgk.model.limits",
    "Certainty": "zfgk.engine.answer",
    "Change": "zfgk.model.exchange",
    "CheckedOptions": "zfgk.files.options",
    "ContentPart": "zfgk.model.exchange",
    "Cut": "zfgk.model.documents",
    "Deadline": "zfgk.rules.clock",
    "Embedded": "zfgk.model.documents",
    "Event": "zfgk.model.facts",
    "Exporter": "zfgk.model.exchange",
    "Fault": "zfgk.errors",
    "Feature": "zfgk.model.documents",
    "Finding": "zfgk.model.findings",
    "Held": "zfgk.files.shelf",
    "Hit": "zfgk.screening.recogniser",
    "Host": "zfgk.host",
    "InForce": "zfgk.model.law",
    "Instrument": "zfgk.model.law",
    "Law": "zfgk.asking",
    "Limits": "zfgk.model.limits",
    "NotRegulated": "zfgk.engine.answer",
    "OneOf": "zfgk.model.facts",
    "Option": "zfgk.model.reading",
    "Reader": "zfgk.model.documents",
    "Reading": "zfgk.model.reading",
    "Recogniser": "zfgk.screening.recogniser",
    "Record": "zfgk.model.exchange",
    "Redacted": "zfgk.model.documents",
    "Removal": "zfgk.model.documents",
    "RulePack": "zfgk.rules.pack",
    "Schema": "zfgk.catalogue.schema",
    "Scope": "zfgk.model.information",
    "Screener": "zfgk.screening",
    "Severity": "zfgk.model.findings",
    "Shelf": "zfgk.files.shelf",
    "Source": "zfgk.model.documents",
    "Span": "zfgk.model.span",
    "Step": "zfgk.model.step",
    "TextPart": "zfgk.model.documents",
    "Unread": "zfgk.model.documents",
    "Verdict": "zfgk.engine.verdict",
    "Visibility": "zfgk.model.documents",
    "Vocabulary": "zfgk.catalogue.schema",
    "WorkCalendar": "zfgk.calendar",
    "WorkingDays": "zfgk.model.measure",
    "YearTable": "zfgk.calendar.tables",
    "ZfgkError": "zfgk.errors",
    "china": "zfgk.calendar",
    "due": "zfgk.asking",
    "find_on_shelf": "zfgk.files.shelf",
    "guarded": "zfgk.catalogue.exchange.no_formula",
    "hookimpl": "zfgk.hookspecs",
    "newest_on_shelf": "zfgk.files.shelf",
    "page_of_shelf": "zfgk.files.shelf",
    "read_shelf": "zfgk.files.shelf",
    "read_snapshot": "zfgk.files.snapshots",
    "web_address": "zfgk.files.addresses",
    "write_atomic": "zfgk.files.atomic",
    "write_snapshot": "zfgk.files.snapshots",
}

__all__ = [
    "Ack",
    "Alternative",
    "Answer",
    "Attribute",
    "BadInput",
    "Basis",
    "Between",
    "BeyondHorizon",
    "Budget",
    "Certainty",
    "Change",
    "CheckedOptions",
    "ContentPart",
    "Cut",
    "Deadline",
    "Embedded",
    "Event",
    "Exporter",
    "Fault",
    "Feature",
    "Finding",
    "Held",
    "Hit",
    "Host",
    "InForce",
    "Instrument",
    "Law",
    "Limits",
    "NotRegulated",
    "OneOf",
    "Option",
    "Reader",
    "Reading",
    "Recogniser",
    "Record",
    "Redacted",
    "Removal",
    "RulePack",
    "Schema",
    "Scope",
    "Screener",
    "Severity",
    "Shelf",
    "Source",
    "Span",
    "Step",
    "TextPart",
    "Unread",
    "Verdict",
    "Visibility",
    "Vocabulary",
    "WorkCalendar",
    "WorkingDays",
    "YearTable",
    "ZfgkError",
    "china",
    "due",
    "find_on_shelf",
    "guarded",
    "hookimpl",
    "newest_on_shelf",
    "page_of_shelf",
    "read_shelf",
    "read_snapshot",
    "web_address",
    "write_atomic",
    "write_snapshot",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        message = f"module 'zfgk' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_HOMES)
