"""The semantic checks: what values say against each other, against the calendar, against the law."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from zfgk.catalogue.checks.semantics import (
    days,
    disclosure,
    document_numbers,
    identifiers,
    links,
    standards,
    wording,
)
from zfgk.catalogue.checks.semantics.entry import Entry, Known
from zfgk.catalogue.checks.semantics.wording import check_columns
from zfgk.catalogue.row import Finding
from zfgk.catalogue.schema import About, Schema

SEMANTIC = (
    *days.CHECKS,
    *identifiers.CHECKS,
    *document_numbers.CHECKS,
    *disclosure.CHECKS,
    *wording.CHECKS,
    *links.CHECKS,
    *standards.CHECKS,
)
"""The semantic checks of single entries."""

Look = Callable[[Entry], Iterator[Finding]]
"""A function that looks at an entry."""

_INFORMATION = (
    days.check_order,
    days.check_validity,
    identifiers.check_identifier,
    document_numbers.check_document_number,
    disclosure.check_disclosure,
    wording.check_content,
    links.check_links,
)
_BY_SUBJECT: dict[About, tuple[Look, ...]] = {
    About.INFORMATION: _INFORMATION,
    About.STANDARD: (standards.check_standard,),
    About.GUIDE: (standards.check_guide, days.check_order),
}


def looks_of(schema: Schema) -> tuple[Look, ...]:
    """Return the functions that look at the entries of a schema.

    Args:
        schema: The schema.
    """
    return (*_BY_SUBJECT.get(schema.about, ()), links.check_addresses, wording.check_wording)


__all__ = ["SEMANTIC", "Entry", "Known", "Look", "check_columns", "looks_of"]
