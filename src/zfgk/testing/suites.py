"""Every conformance suite, by the kind of value that it judges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from zfgk.host.kinds import KINDS
from zfgk.testing import exporting
from zfgk.testing.conformance import Certificate, Suite
from zfgk.testing.judging import calendars, packs, readers, schemas, screeners

_ALL: tuple[Suite[Any], ...] = (
    calendars.SUITE,
    packs.SUITE,
    schemas.SCHEMAS,
    schemas.VOCABULARIES,
    readers.SUITE,
    screeners.SUITE,
    exporting.SUITE,
)
SUITES: Mapping[str, Suite[Any]] = {suite.kind: suite for suite in _ALL}
"""The suites by kind, as the host names it."""


def certify(value: Any, tell: Callable[[str], object] | None = None, **settings: Any) -> Certificate:
    """Run every check of its kind on a value that a plugin brings.

    Args:
        value: An exporter, a pack, a year table, a schema, a vocabulary, a recogniser or a reader.
        tell: Called with the value and the check before it runs.
        settings: Further arguments of the suite's bench.

    Returns:
        What every check found.

    Raises:
        TypeError: If no suite judges such values.
    """
    for kind in KINDS:
        if kind.name in SUITES and isinstance(value, kind.type):
            return SUITES[kind.name].certify(value, tell, **settings)
    message = f"no suite judges a {type(value).__name__}; there are suites for {', '.join(SUITES)}"
    raise TypeError(message)
