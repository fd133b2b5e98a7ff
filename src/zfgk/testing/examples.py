"""Examples that shrink: a property is tried on many values, and the smallest one that breaks it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import HypothesisException
from hypothesis.strategies import SearchStrategy

from zfgk.errors import Fault
from zfgk.testing.conformance import Killed, Violation, raised

_Example = TypeVar("_Example")


_SIMPLER_AT_MOST = 400


def smallest(
    strategy: SearchStrategy[_Example],
    body: Callable[[_Example], None],
    show: Callable[[_Example], str] = repr,
    examples: int = 80,
    simpler: Callable[[_Example], Iterable[_Example]] = lambda _example: (),
) -> list[Fault]:
    """Try a property on values of a strategy, the same ones in every run, and shrink one that breaks it.

    Args:
        strategy: The values.
        body: The property; raises a violation, or anything, if it does not hold.
        show: Writes a value for the report.
        examples: How many values are tried.
        simpler: Returns values that are a little simpler than one; used where hypothesis sees no further step.

    Returns:
        The fault of the smallest value that breaks the property, with that value as its place; empty if none does.
    """
    broken: list[tuple[_Example, Fault]] = []

    def probe(example: _Example) -> None:
        if fault := _broken(body, example):
            broken.append((example, fault))
            raise Violation(fault.what)

    tried = settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )(given(strategy)(probe))
    try:
        tried()
    except (Violation, HypothesisException):
        if not broken:
            raise
        # The last value tried is the smallest one; a value that fails only now and then is told as well.
        example, fault = _shrunk(*broken[-1], body, simpler)
        where = "; ".join(part for part in (f"smallest example: {show(example)}", fault.where) if part)
        return [Fault(where, fault.what, fault.why, fault.then)]
    return []


def _broken(body: Callable[[_Example], None], example: _Example) -> Fault | None:
    try:
        body(example)
    except Violation as error:
        return error.fault
    except (Exception, Killed) as error:  # noqa: BLE001  # whatever it raises breaks the property
        return raised(error)
    return None


def _shrunk(
    example: _Example, fault: Fault, body: Callable[[_Example], None], simpler: Callable[[_Example], Iterable[_Example]]
) -> tuple[_Example, Fault]:
    """Go to a simpler value that breaks the property as well, as long as there is one."""
    left = _SIMPLER_AT_MOST
    candidates = iter(simpler(example))
    while left and (candidate := next(candidates, None)) is not None:
        left -= 1
        if found := _broken(body, candidate):
            example, fault = candidate, found
            candidates = iter(simpler(example))
    return example, fault
