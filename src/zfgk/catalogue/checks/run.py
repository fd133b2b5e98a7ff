"""A catalogue checked as a stream: structure, meaning, and at the end what only the whole shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from zfgk.catalogue import CORE, VOCABULARIES
from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.semantics import SEMANTIC, Entry, Known, check_columns, looks_of
from zfgk.catalogue.checks.semantics.entry import ISSUERS
from zfgk.catalogue.checks.structural import STRUCTURAL
from zfgk.catalogue.checks.structure import Structure
from zfgk.catalogue.checks.whole import WHOLE, Whole
from zfgk.catalogue.life.library import Library
from zfgk.catalogue.row import Finding, Row
from zfgk.catalogue.schema import Schema, Vocabulary

CHECKS: tuple[Check, ...] = (*STRUCTURAL, *SEMANTIC, *WHOLE)
"""Every check, by what it looks at."""


def check(
    rows: Iterable[Row],
    schema: Schema = CORE,
    *,
    vocabularies: Iterable[Vocabulary] = VOCABULARIES,
    on: date | None = None,
    agencies: Mapping[str, str] | None = None,
    issuers: Mapping[str, str] = ISSUERS,
    life: Library | None = None,
) -> Iterator[Finding]:
    """Check a catalogue; memory stays the same however long it is.

    Args:
        rows: Its rows, as a reader of any format yields them.
        schema: The schema that it must follow.
        vocabularies: The vocabularies that its fields may draw on.
        on: The day of the check: days after it, and validity that does not fit it, are told. Without it nothing is
            said about the present.
        agencies: Names of agencies by organisation or credit code, if index numbers are to be held against them.
        issuers: Names of agencies by the short name in document numbers (机关代字).
        life: Normative documents with what happened to them, whose keys are index numbers: validity that does not follow
            from their life is told. It asks for ``on``.

    Yields:
        Findings row by row as the catalogue is read; last, those that only the whole shows.

    Raises:
        BadInput: If a field of the schema draws on a vocabulary that is not there.
    """
    structure = Structure(schema, vocabularies)
    standing = {one.key: one for one in life.table(on)} if life and on else {}
    known = Known(on=on, agencies=agencies or {}, issuers=issuers, standing=standing)
    return _check(rows, schema, structure, known)


def check_structure(
    rows: Iterable[Row], schema: Schema = CORE, *, vocabularies: Iterable[Vocabulary] = VOCABULARIES
) -> Iterator[Finding]:
    """Check only what a schema language can express: each value against its field.

    Args:
        rows: The rows of the catalogue.
        schema: The schema that it must follow.
        vocabularies: The vocabularies that its fields may draw on.

    Yields:
        Findings row by row.

    Raises:
        BadInput: If a field of the schema draws on a vocabulary that is not there.
    """
    structure = Structure(schema, vocabularies)
    return (finding for row in rows for finding in structure.findings(row))


def _check(rows: Iterable[Row], schema: Schema, structure: Structure, known: Known) -> Iterator[Finding]:
    looks = looks_of(schema)
    with Whole(schema) as whole:
        for row in rows:
            found = structure.findings(row)
            yield from found
            if row.heads is not None:
                yield from check_columns(schema, structure.columns or (), row.place)
            if structure.headless or not row.cells:
                continue
            faulty = {finding.field for finding in found if finding.severity == "error"}
            entry = Entry(row.place, row.cells, faulty, schema=schema, known=known, columns=structure.columns)
            for look in looks:
                yield from look(entry)
            whole.add(row.place, {name: cell for name, cell in row.cells.items() if name not in faulty})
        yield from whole.findings()
