"""Examples that shrink: a property is tried on many values, and the smallest one that breaks it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import HypothesisException
from hypothesis.strategies import SearchStrategy

from zfgk.errors import Fault
from zfgk.testing.conformance import Killed, Violation, raised

_Example = TypeVar("_Example")


def smallest(
    strategy: SearchStrategy[_Example],
    body: Callable[[_Example], None],
    show: Callable[[_Example], str] = repr,
    examples: int = 80,
) -> list[Fault]:
    """Try a property on values of a strategy, the same ones in every run, and shrink one that breaks it.

    Args:
        strategy: The values.
        body: The property; raises a violation, or anything, if it does not hold.
        show: Writes a value for the report.
        examples: How many values are tried.

    Returns:
        The fault of the smallest value that breaks the property, with that value as its place; empty if none does.
    """
    broken: list[Fault] = []

    def probe(example: _Example) -> None:
        try:
            body(example)
        except Violation as error:
            fault = error.fault
        except (Exception, Killed) as error:  # noqa: BLE001  # whatever it raises breaks the property
            fault = raised(error)
        else:
            return
        where = "; ".join(part for part in (f"smallest example: {show(example)}", fault.where) if part)
        broken.append(Fault(where, fault.what, fault.why, fault.then))
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
        # The last value tried is the smallest one; a value that fails only now and then is told as well.
        return broken[-1:]
    return []
