"""The shipped test kit: strategies, conformance suites, case files.

Names load when they are first used, so that a program without hypothesis and pytest can run case files.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zfgk.testing.conformance import Certificate as Certificate
    from zfgk.testing.conformance import Check as Check
    from zfgk.testing.conformance import CheckResult as CheckResult
    from zfgk.testing.conformance import NotApplicable as NotApplicable
    from zfgk.testing.conformance import Suite as Suite
    from zfgk.testing.conformance import Violation as Violation
    from zfgk.testing.contracts import CalendarContract as CalendarContract
    from zfgk.testing.contracts import ExporterContract as ExporterContract
    from zfgk.testing.contracts import ReaderContract as ReaderContract
    from zfgk.testing.contracts import RulePackContract as RulePackContract
    from zfgk.testing.contracts import SchemaContract as SchemaContract
    from zfgk.testing.contracts import ScreenerContract as ScreenerContract
    from zfgk.testing.contracts import VocabularyContract as VocabularyContract
    from zfgk.testing.report import as_json as as_json
    from zfgk.testing.report import markdown as markdown
    from zfgk.testing.suites import SUITES as SUITES
    from zfgk.testing.suites import certify as certify

_HOMES = {
    "SUITES": "zfgk.testing.suites",
    "Certificate": "zfgk.testing.conformance",
    "Check": "zfgk.testing.conformance",
    "CheckResult": "zfgk.testing.conformance",
    "CalendarContract": "zfgk.testing.contracts",
    "ReaderContract": "zfgk.testing.contracts",
    "RulePackContract": "zfgk.testing.contracts",
    "SchemaContract": "zfgk.testing.contracts",
    "ScreenerContract": "zfgk.testing.contracts",
    "VocabularyContract": "zfgk.testing.contracts",
    "ExporterContract": "zfgk.testing.contracts",
    "NotApplicable": "zfgk.testing.conformance",
    "Suite": "zfgk.testing.conformance",
    "Violation": "zfgk.testing.conformance",
    "as_json": "zfgk.testing.report",
    "certify": "zfgk.testing.suites",
    "markdown": "zfgk.testing.report",
}

__all__ = [
    "SUITES",
    "CalendarContract",
    "Certificate",
    "Check",
    "CheckResult",
    "ExporterContract",
    "NotApplicable",
    "ReaderContract",
    "RulePackContract",
    "SchemaContract",
    "ScreenerContract",
    "Suite",
    "Violation",
    "VocabularyContract",
    "as_json",
    "certify",
    "markdown",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        message = f"module 'zfgk.testing' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
