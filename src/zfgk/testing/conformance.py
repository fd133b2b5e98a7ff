"""Conformance: checks as plain functions, what they found, and the certificate of a value.

A check takes a value on its bench and returns the faults that it found, none if all is well. Where going on would make
no sense it raises a :class:`Violation` instead. Nothing here needs pytest; :mod:`zfgk.testing.contracts` wraps the same
checks for it.
"""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

import attrs

from zfgk.errors import Fault

_Bench = TypeVar("_Bench")


class Violation(AssertionError):
    """A value breaks its contract in a way that ends the check.

    Args:
        what: What is wrong.
        where: The change, file, record or sentence concerned.
        why: Why it must not be so.
        then: What its author should do.
    """

    def __init__(self, what: str, where: str = "", why: str = "", then: str = "") -> None:
        """Keep the four parts as a fault."""
        self.fault: Fault = Fault(where, what, why, then)
        super().__init__(what)


@attrs.frozen
class NotApplicable(Exception):
    """The check does not concern this value; the text says why. It counts as neither passed nor failed."""

    why: str


class Killed(BaseException):
    """Stands for the death of the process; no plugin may catch it."""


def require(fact: bool, text: str, where: str = "") -> None:
    """Raise a violation unless something is so.

    Args:
        fact: What must be so.
        text: What is wrong if it is not.
        where: The change, file or record concerned.
    """
    if not fact:
        raise Violation(text, where)


@attrs.frozen
class Check(Generic[_Bench]):
    """One check.

    Args:
        id: A stable id.
        sentence: What it proves, in one sentence.
        run: The check: takes a bench; returns faults, or nothing.
        then: What an author whose value fails should do, unless the fault itself says it.
        usually: What an author whose value fails usually got wrong.
        needs: The checks, by id, without which this one says nothing new: it is not asked if one of them fails.
    """

    id: str
    sentence: str
    run: Callable[[_Bench], Iterable[Fault] | None]
    then: str = ""
    usually: str = ""
    needs: tuple[str, ...] = ()


@attrs.frozen
class CheckResult:
    """What one check found.

    Args:
        check: The check.
        status: ``pass``, ``fail``, ``n/a`` where the value does not promise it, or ``not asked`` where a check that it
            needs failed.
        faults: What is wrong.
        note: Why it does not apply or was not asked, or a figure that was measured.
    """

    check: Check[Any]
    status: Literal["pass", "fail", "n/a", "not asked"]
    faults: tuple[Fault, ...] = ()
    note: str = ""

    @property
    def message(self) -> str:
        """What is wrong, or why it does not apply, in one line."""
        return " ‖ ".join(map(told, self.faults)) or self.note


def told(fault: Fault) -> str:
    """Return a fault as one line: what, where, why, what next."""
    return " · ".join(part for part in (fault.what, fault.where, fault.why, fault.then) if part)


@attrs.frozen(kw_only=True)
class Suite(Generic[_Bench]):
    """The checks of one kind of value.

    Args:
        kind: The kind, as the host names it: ``exporters``, ``rule_packs``, …
        what: One value of it in words, such as ``exporter``.
        checks: The checks by contract number, in the order of a report.
        bench: Takes the value and settings of the suite; a context that yields what the checks take.
        id_of: Returns the id of a value.
        traits: Returns the declared capabilities of a value, for the report.
    """

    kind: str
    what: str
    checks: Mapping[int, tuple[Check[_Bench], ...]]
    bench: Callable[..., AbstractContextManager[_Bench]]
    id_of: Callable[[Any], str]
    traits: Callable[[Any], Mapping[str, str]] = lambda _value: {}

    def checks_for(self, value: Any) -> tuple[Check[_Bench], ...]:
        """Return the checks of the contract that a value claims; the newest ones if the number is unknown."""
        return self.checks.get(contract_of(value), self.checks[max(self.checks)])

    def run(self, check: Check[_Bench], value: Any, **settings: Any) -> CheckResult:
        """Run one check on a bench of its own.

        Args:
            check: The check.
            value: The value.
            settings: Further arguments of the bench.

        Returns:
            What it found; an exception of the value is a failure.
        """
        try:
            with self.bench(value, **settings) as bench:
                faults = tuple(check.run(bench) or ())
                note = getattr(bench, "note", "")
        except NotApplicable as reason:
            return CheckResult(check, "n/a", note=reason.why)
        except Violation as error:
            faults, note = (error.fault,), ""
        except (Exception, Killed) as error:  # noqa: BLE001  # whatever it raises, it is the value that failed
            fault = raised(error)
            then = "; ".join(filter(None, (fault.then, check.then)))
            faults, note = (attrs.evolve(fault, then=f"{then} (asked here: {check.sentence})"),), ""
        if faults:
            # A fault that says itself what to do is about something else than what usually goes wrong.
            usually = f"usually {check.usually}" if check.usually else ""
            told_all = (
                attrs.evolve(one, why=one.why or ("" if one.then else usually), then=one.then or check.then)
                for one in faults
            )
            return CheckResult(check, "fail", tuple(told_all))
        return CheckResult(check, "pass", note=note)

    def certify(self, value: Any, tell: Callable[[str], object] | None = None, **settings: Any) -> Certificate:
        """Run every check on a value.

        Args:
            value: The value.
            tell: Called with the value and the check before it runs.
            settings: Further arguments of the bench.
        """
        results: list[CheckResult] = []
        causes: dict[str, str] = {}
        for check in self.checks_for(value):
            cause = next((causes[need] for need in check.needs if need in causes), "")
            if cause:
                results.append(CheckResult(check, "not asked", note=not_asked(cause)))
            else:
                if tell is not None:
                    tell(f"{self.id_of(value)}: {check.id} …")
                results.append(self.run(check, value, **settings))
            if results[-1].status in {"fail", "not asked"}:
                causes[check.id] = cause or check.id
        return Certificate(
            kind=self.kind,
            what=self.what,
            id=self.id_of(value),
            contract=contract_of(value),
            traits=dict(self.traits(value)),
            results=tuple(results),
        )


def not_asked(cause: str) -> str:
    """Say that a check was not asked.

    Args:
        cause: The check that failed.
    """
    return f"not asked: {cause} failed; mend that first"


def raised(error: BaseException) -> Fault:
    """Return an exception as a fault, with the last line of the value's own code that it came through.

    Args:
        error: The exception.
    """
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if not _KIT.match(frame.filename)]
    near = next((frame for frame in reversed(own) if not _ELSEWHERE.search(frame.filename)), own[-1] if own else None)
    where = f"{near.filename}:{near.lineno} in {near.name}" if near else ""
    then = "correct that line"
    if isinstance(error, AttributeError) and "'NoneType'" in str(error):
        then += "; change.record is None where a record is withdrawn, and many of its fields may be empty"
    return Fault(where, f"it raised {type(error).__name__}: {error}", near.line or "" if near else "", then)


_KIT = re.compile(rf"{re.escape(str(Path(__file__).parent))}(?!.exporter_sample)|.*[\\/]hypothesis[\\/]")
"""The files of the kit itself, and of what drives it."""
_ELSEWHERE = re.compile(rf"^{re.escape(str(Path(os.__file__).parent))}|site-packages|^<frozen")
"""Files of Python itself and of other libraries: the line that called them says more."""


def contract_of(value: Any) -> int:
    """Return the contract number that a value claims; 1 for values that are nothing but data."""
    number = getattr(value, "contract", 1)
    return number if isinstance(number, int) else 0


@attrs.frozen(kw_only=True)
class Certificate:
    """What all checks found about one value.

    Args:
        kind: The kind of value, as the host names it.
        what: The kind in words.
        id: The value's id.
        contract: The contract number that it claims.
        traits: Its declared capabilities.
        results: One result per check.
    """

    kind: str
    what: str
    id: str
    contract: int
    traits: Mapping[str, str]
    results: tuple[CheckResult, ...]

    @property
    def passed(self) -> bool:
        """Whether no check failed."""
        return all(one.status != "fail" for one in self.results)
