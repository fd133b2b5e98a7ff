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
    from zfgk.engine.answer import Alternative as Alternative
    from zfgk.engine.answer import Answer as Answer
    from zfgk.engine.answer import Certainty as Certainty
    from zfgk.engine.answer import NotRegulated as NotRegulated
    from zfgk.engine.verdict import Verdict as Verdict
    from zfgk.errors import BadInput as BadInput
    from zfgk.errors import BeyondHorizon as BeyondHorizon
    from zfgk.errors import Fault as Fault
    from zfgk.errors import ZfgkError as ZfgkError
    from zfgk.files.atomic import write_atomic as write_atomic
    from zfgk.hookspecs import hookimpl as hookimpl
    from zfgk.host import Host as Host
    from zfgk.model.documents import Reader as Reader
    from zfgk.model.documents import TextPart as TextPart
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
    from zfgk.model.law import Basis as Basis
    from zfgk.model.law import InForce as InForce
    from zfgk.model.law import Instrument as Instrument
    from zfgk.model.measure import WorkingDays as WorkingDays
    from zfgk.model.reading import Option as Option
    from zfgk.model.reading import Reading as Reading
    from zfgk.model.span import Span as Span
    from zfgk.model.step import Step as Step
    from zfgk.rules.clock import Deadline as Deadline
    from zfgk.rules.pack import RulePack as RulePack

_HOMES = {
    "Ack": "zfgk.model.exchange",
    "Alternative": "zfgk.engine.answer",
    "Answer": "zfgk.engine.answer",
    "Attribute": "zfgk.model.information",
    "BadInput": "zfgk.errors",
    "Basis": "zfgk.model.law",
    "Between": "zfgk.model.facts",
    "BeyondHorizon": "zfgk.errors",
    "Certainty": "zfgk.engine.answer",
    "Change": "zfgk.model.exchange",
    "ContentPart": "zfgk.model.exchange",
    "Deadline": "zfgk.rules.clock",
    "Event": "zfgk.model.facts",
    "Exporter": "zfgk.model.exchange",
    "Fault": "zfgk.errors",
    "Finding": "zfgk.model.findings",
    "Host": "zfgk.host",
    "InForce": "zfgk.model.law",
    "Instrument": "zfgk.model.law",
    "Law": "zfgk.asking",
    "NotRegulated": "zfgk.engine.answer",
    "OneOf": "zfgk.model.facts",
    "Option": "zfgk.model.reading",
    "Reader": "zfgk.model.documents",
    "Reading": "zfgk.model.reading",
    "Record": "zfgk.model.exchange",
    "RulePack": "zfgk.rules.pack",
    "Severity": "zfgk.model.findings",
    "Span": "zfgk.model.span",
    "Step": "zfgk.model.step",
    "TextPart": "zfgk.model.documents",
    "Verdict": "zfgk.engine.verdict",
    "WorkCalendar": "zfgk.calendar",
    "WorkingDays": "zfgk.model.measure",
    "ZfgkError": "zfgk.errors",
    "china": "zfgk.calendar",
    "due": "zfgk.asking",
    "hookimpl": "zfgk.hookspecs",
    "write_atomic": "zfgk.files.atomic",
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
    "Certainty",
    "Change",
    "ContentPart",
    "Deadline",
    "Event",
    "Exporter",
    "Fault",
    "Finding",
    "Host",
    "InForce",
    "Instrument",
    "Law",
    "NotRegulated",
    "OneOf",
    "Option",
    "Reader",
    "Reading",
    "Record",
    "RulePack",
    "Severity",
    "Span",
    "Step",
    "TextPart",
    "Verdict",
    "WorkCalendar",
    "WorkingDays",
    "ZfgkError",
    "china",
    "due",
    "hookimpl",
    "write_atomic",
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
