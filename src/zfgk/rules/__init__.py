"""The verbs: a rule is a frozen value built from them, and cites its basis or does not construct.

Everything that a pack of rules is written with has its public name here: the texts and citations, the measures, the
readings, the rules and their clauses, the events, the pack itself. A name loads when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zfgk.model.findings import Severity as Severity
    from zfgk.model.law import Basis as Basis
    from zfgk.model.law import Force as Force
    from zfgk.model.law import InForce as InForce
    from zfgk.model.law import Instrument as Instrument
    from zfgk.model.law import Seen as Seen
    from zfgk.model.measure import AnnualDate as AnnualDate
    from zfgk.model.measure import ByKey as ByKey
    from zfgk.model.measure import ClockHours as ClockHours
    from zfgk.model.measure import Days as Days
    from zfgk.model.measure import Months as Months
    from zfgk.model.measure import OnDay as OnDay
    from zfgk.model.measure import Period as Period
    from zfgk.model.measure import Unquantified as Unquantified
    from zfgk.model.measure import Unregulated as Unregulated
    from zfgk.model.measure import WorkingDays as WorkingDays
    from zfgk.model.measure import Years as Years
    from zfgk.model.reading import Option as Option
    from zfgk.model.reading import Reading as Reading
    from zfgk.rules.clock import Act as Act
    from zfgk.rules.clock import Clock as Clock
    from zfgk.rules.clock import Deadline as Deadline
    from zfgk.rules.clock import Extension as Extension
    from zfgk.rules.clock import LeadTime as LeadTime
    from zfgk.rules.clock import Minimum as Minimum
    from zfgk.rules.clock import Receipt as Receipt
    from zfgk.rules.clock import Restart as Restart
    from zfgk.rules.clock import Start as Start
    from zfgk.rules.clock import Stop as Stop
    from zfgk.rules.codec import dump as dump
    from zfgk.rules.codec import write as write
    from zfgk.rules.codec_read import check_pack as check_pack
    from zfgk.rules.codec_read import load_pack as load_pack
    from zfgk.rules.duty import Approval as Approval
    from zfgk.rules.duty import Assigns as Assigns
    from zfgk.rules.duty import Gate as Gate
    from zfgk.rules.duty import Outcome as Outcome
    from zfgk.rules.duty import Roster as Roster
    from zfgk.rules.duty import Seat as Seat
    from zfgk.rules.events import EventKind as EventKind
    from zfgk.rules.events import Key as Key
    from zfgk.rules.exemption import Exemption as Exemption
    from zfgk.rules.exemption import Strength as Strength
    from zfgk.rules.fee import Bracket as Bracket
    from zfgk.rules.fee import Tariff as Tariff
    from zfgk.rules.negative_list import ListEntry as ListEntry
    from zfgk.rules.negative_list import NegativeList as NegativeList
    from zfgk.rules.pack import Provision as Provision
    from zfgk.rules.pack import RulePack as RulePack
    from zfgk.rules.pack import Shape as Shape
    from zfgk.rules.rule import Relation as Relation
    from zfgk.rules.rule import Rule as Rule
    from zfgk.rules.shape import Coverage as Coverage
    from zfgk.rules.shape import Element as Element
    from zfgk.rules.shape import Recurring as Recurring
    from zfgk.rules.shape import Requires as Requires
    from zfgk.rules.shape import Statistic as Statistic
    from zfgk.rules.shape import Unit as Unit

_HOMES = {
    "Act": "zfgk.rules.clock",
    "AnnualDate": "zfgk.model.measure",
    "Approval": "zfgk.rules.duty",
    "Assigns": "zfgk.rules.duty",
    "Basis": "zfgk.model.law",
    "Bracket": "zfgk.rules.fee",
    "ByKey": "zfgk.model.measure",
    "Clock": "zfgk.rules.clock",
    "ClockHours": "zfgk.model.measure",
    "Coverage": "zfgk.rules.shape",
    "Days": "zfgk.model.measure",
    "Deadline": "zfgk.rules.clock",
    "Element": "zfgk.rules.shape",
    "EventKind": "zfgk.rules.events",
    "Exemption": "zfgk.rules.exemption",
    "Extension": "zfgk.rules.clock",
    "Force": "zfgk.model.law",
    "Gate": "zfgk.rules.duty",
    "InForce": "zfgk.model.law",
    "Instrument": "zfgk.model.law",
    "Key": "zfgk.rules.events",
    "LeadTime": "zfgk.rules.clock",
    "ListEntry": "zfgk.rules.negative_list",
    "Minimum": "zfgk.rules.clock",
    "Months": "zfgk.model.measure",
    "NegativeList": "zfgk.rules.negative_list",
    "OnDay": "zfgk.model.measure",
    "Option": "zfgk.model.reading",
    "Outcome": "zfgk.rules.duty",
    "Period": "zfgk.model.measure",
    "Provision": "zfgk.rules.pack",
    "Reading": "zfgk.model.reading",
    "Receipt": "zfgk.rules.clock",
    "Recurring": "zfgk.rules.shape",
    "Relation": "zfgk.rules.rule",
    "Requires": "zfgk.rules.shape",
    "Restart": "zfgk.rules.clock",
    "Roster": "zfgk.rules.duty",
    "Rule": "zfgk.rules.rule",
    "RulePack": "zfgk.rules.pack",
    "Seat": "zfgk.rules.duty",
    "Seen": "zfgk.model.law",
    "Severity": "zfgk.model.findings",
    "Shape": "zfgk.rules.pack",
    "Start": "zfgk.rules.clock",
    "Statistic": "zfgk.rules.shape",
    "Stop": "zfgk.rules.clock",
    "Strength": "zfgk.rules.exemption",
    "Tariff": "zfgk.rules.fee",
    "Unit": "zfgk.rules.shape",
    "Unquantified": "zfgk.model.measure",
    "Unregulated": "zfgk.model.measure",
    "WorkingDays": "zfgk.model.measure",
    "Years": "zfgk.model.measure",
    "check_pack": "zfgk.rules.codec_read",
    "dump": "zfgk.rules.codec",
    "load_pack": "zfgk.rules.codec_read",
    "write": "zfgk.rules.codec",
}

__all__ = [
    "Act",
    "AnnualDate",
    "Approval",
    "Assigns",
    "Basis",
    "Bracket",
    "ByKey",
    "Clock",
    "ClockHours",
    "Coverage",
    "Days",
    "Deadline",
    "Element",
    "EventKind",
    "Exemption",
    "Extension",
    "Force",
    "Gate",
    "InForce",
    "Instrument",
    "Key",
    "LeadTime",
    "ListEntry",
    "Minimum",
    "Months",
    "NegativeList",
    "OnDay",
    "Option",
    "Outcome",
    "Period",
    "Provision",
    "Reading",
    "Receipt",
    "Recurring",
    "Relation",
    "Requires",
    "Restart",
    "Roster",
    "Rule",
    "RulePack",
    "Seat",
    "Seen",
    "Severity",
    "Shape",
    "Start",
    "Statistic",
    "Stop",
    "Strength",
    "Tariff",
    "Unit",
    "Unquantified",
    "Unregulated",
    "WorkingDays",
    "Years",
    "check_pack",
    "dump",
    "load_pack",
    "write",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        message = f"module 'zfgk.rules' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_HOMES)
