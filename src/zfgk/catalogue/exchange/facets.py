"""What a schema language can say about one text of a field: its shape, its format, its words, its length."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from zfgk.catalogue.checks.shapes import shape
from zfgk.catalogue.schema import Field, Kind, Schema, Vocabulary
from zfgk.errors import BadInput, Fault

_31, _30, _28 = "(0[1-9]|[12][0-9]|3[01])", "(0[1-9]|[12][0-9]|30)", "(0[1-9]|1[0-9]|2[0-8])"
_DAYS = f"(((0[13578]|1[02])-{_31})|((0[469]|11)-{_30})|(02-{_28}))"
_LEAP = "(19(52|56|[68][048]|[79][26])|20([02468][048]|[13579][26]))"
DAY = f"(1949-((1[02]-{_31})|(11-{_30})))|((19[5-9][0-9]|20[0-9][0-9])-{_DAYS})|({_LEAP}-02-29)"
"""A day of the calendar from 1949-10-01 to 2099-12-31, as YYYY-MM-DD."""
ADDRESS = '[Hh][Tt][Tt][Pp][Ss]?://[^/?#<>"\\\\^`{|}\n\t\r ][^<>"\\\\^`{|}\n\t\r ]*'
"""An address as nearly as an expression says it: whether host and port can be is not asked."""


@attrs.frozen
class Facets:
    """What each text of a field must be.

    Args:
        patterns: Expressions that it must match as a whole, all of them, in the dialect of
            :class:`~zfgk.catalogue.pattern.Pattern`.
        words: The only texts that it may be; empty for any.
        longest: The most characters, 0 for no limit.
    """

    patterns: tuple[str, ...]
    words: tuple[str, ...] = ()
    longest: int = 0


def facets_of(field: Field, vocabulary: Vocabulary | None) -> Facets:
    """Return what each text of a field must be.

    Args:
        field: The field.
        vocabulary: Its vocabulary, if it draws on one; an open one lists no words here.
    """
    patterns = [DAY if field.kind is Kind.DAY else shape(field)]
    if field.kind is Kind.ADDRESS:
        patterns.append(ADDRESS)
    if field.pattern:
        patterns.append(field.pattern.regex)
    draws = vocabulary is not None and vocabulary.closed and field.kind in {Kind.TERM, Kind.TICKS}
    words = tuple(vocabulary.spellings) if vocabulary and draws else ()
    return Facets(tuple(patterns), words, field.longest)


def vocabularies_of(schema: Schema, vocabularies: Iterable[Vocabulary]) -> dict[str, Vocabulary]:
    """Return the vocabularies of a schema's fields, by the name of the field.

    Args:
        schema: The schema.
        vocabularies: The vocabularies that there are.

    Raises:
        BadInput: With every field whose vocabulary is not among them.
    """
    known = {one.name: one for one in vocabularies}
    drawing = [field for field in schema.fields if field.vocabulary]
    faults = [
        Fault(f"{schema.name}.{field.name}", f"there is no vocabulary {field.vocabulary}", then="pass it")
        for field in drawing
        if field.vocabulary not in known
    ]
    if faults:
        raise BadInput(f"schema {schema.name}", faults)
    return {field.name: known[field.vocabulary] for field in drawing}
