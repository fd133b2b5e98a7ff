"""The conformance suites for catalogue schemas and for the vocabularies that they use."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from zfgk.catalogue import CORE, Field, Kind, Schema, Vocabulary
from zfgk.catalogue.schema import About
from zfgk.errors import Fault
from zfgk.host import Host
from zfgk.testing.conformance import Check, NotApplicable, Suite
from zfgk.testing.judging.words import not_chinese

_NAME = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_DRAWN = frozenset({Kind.TERM, Kind.TICKS})


@attrs.frozen
class SchemaBench:
    """A schema with the vocabularies that it may draw on.

    Args:
        schema: The schema.
        vocabularies: The vocabularies, by name.
    """

    schema: Schema
    vocabularies: dict[str, Vocabulary]


def names(bench: SchemaBench) -> Iterator[Fault]:
    """Check that names can be names in Python, in files and in addresses."""
    if not _NAME.fullmatch(bench.schema.name):
        yield Fault("name", f"{bench.schema.name!r} is no name", then="small letters, digits, - and _")
    for number, field in enumerate(bench.schema.fields):
        if not _NAME.fullmatch(field.name.removeprefix("extra.")):
            yield Fault(f"fields[{number}].name", f"{field.name!r} is no name", then="small letters, digits and _")


def labels(bench: SchemaBench) -> Iterator[Fault]:
    """Check that titles and labels are Chinese."""
    texts = [("title", bench.schema.title)]
    texts += [(f"fields[{number}].label", field.label) for number, field in enumerate(bench.schema.fields)]
    return not_chinese(texts)


def heads(bench: SchemaBench) -> Iterator[Fault]:
    """Check that every column head finds its field."""
    for number, field in enumerate(bench.schema.fields):
        for head in field.heads:
            if bench.schema.find(head) != field or head != head.strip() or not head:
                yield Fault(f"fields[{number}]", f"the head {head!r} does not find the field {field.name}")


def core_fields(bench: SchemaBench) -> Iterator[Fault]:
    """Check that an entry of government information has the fields without which nothing can be published."""
    if bench.schema.about is not About.INFORMATION:
        raise NotApplicable("its entries are not government information")
    own = {field.name: field for field in bench.schema.fields}
    for name in ("identifier", "title"):
        if name not in own:
            yield Fault("fields", f"there is no field {name!r}", "an entry is published under its 索引号 and 名称")
    for name, field in own.items():
        for head in (field.label, *field.labels):
            core = CORE.find(head)
            if core is not None and core.name != name and core.name in own:
                why = f"in the core schema that label is {core.name}, which this schema has, too"
                yield Fault(f"fields {name}", f"the label {head!r} is taken", why)


def vocabularies(bench: SchemaBench) -> Iterator[Fault]:
    """Check that fields with terms draw on a vocabulary that is there, and others on none."""
    for number, field in enumerate(bench.schema.fields):
        where = f"fields[{number}].vocabulary"
        if field.vocabulary and field.vocabulary not in bench.vocabularies:
            near = ", ".join(sorted(bench.vocabularies))
            yield Fault(where, f"no vocabulary is called {field.vocabulary!r}", f"installed: {near}")
        if _draws(field) and not field.vocabulary:
            yield Fault(where, f"{field.name} holds terms, of no vocabulary")


def _draws(field: Field) -> bool:
    return field.kind in _DRAWN


def sourced(bench: SchemaBench) -> Iterator[Fault]:
    """Check that the schema says which text asks for it."""
    if not bench.schema.basis.strip():
        yield Fault("basis", "it names no text", "whoever is asked for a field may ask on which ground")


@contextlib.contextmanager
def schema_on_bench(schema: Schema, known: Iterable[Vocabulary] | None = None) -> Iterator[SchemaBench]:
    """Put a schema beside the vocabularies that it may draw on.

    Args:
        schema: The schema.
        known: The vocabularies; those of every installed plugin unless given.
    """
    lists = Host.discover(on_error="report").vocabularies if known is None else known
    yield SchemaBench(schema, {one.name: one for one in lists})


SCHEMA_CHECKS = (
    Check("names", "its names can be names everywhere", names, "rename it"),
    Check("labels", "its labels are Chinese", labels, "write the label of the text"),
    Check("heads", "every column head finds its field", heads, "no two fields share a head"),
    Check(
        "core-fields",
        "it has what an entry is published under",
        core_fields,
        "start from zfgk's core: CORE.extended(…)",
    ),
    Check(
        "vocabularies", "fields with terms draw on a list that is there", vocabularies, "bring it by zfgk_vocabularies"
    ),
    Check("sourced", "it says which text asks for it", sourced, "write the text's title, number and place"),
)
"""Every check of a schema of contract 1, in the order of a report."""

SCHEMAS: Suite[SchemaBench] = Suite(
    kind="schemas",
    what="catalogue schema",
    checks={1: SCHEMA_CHECKS},
    bench=schema_on_bench,
    id_of=lambda schema: str(schema.name),
    traits=lambda schema: {"fields": str(len(schema.fields)), "about": schema.about.value},
)


def codes(bench: Vocabulary) -> Iterator[Fault]:
    """Check that codes are there, each once, and that broader terms exist and do not go round in a circle."""
    known = Counter(term.code for term in bench.terms)
    for number, term in enumerate(bench.terms):
        where = f"terms[{number}]"
        if not term.code or term.code != term.code.strip():
            yield Fault(f"{where}.code", f"{term.code!r} is no code")
        elif known[term.code] > 1:
            yield Fault(f"{where}.code", f"{term.code!r} stands {known[term.code]} times")
        if term.parent and term.parent not in known:
            yield Fault(f"{where}.parent", f"there is no term {term.parent!r}")
        above = bench.path(term.code)
        if known[term.code] == 1 and above and above[0].parent in known:
            yield Fault(f"{where}.parent", f"{term.code!r} lies below itself")


def findable(bench: Vocabulary) -> Iterator[Fault]:
    """Check that every term is found by its code and by its labels from the broadest down."""
    for number, term in enumerate(bench.terms):
        if bench.find(term.code) != term:
            yield Fault(f"terms[{number}]", f"the code {term.code!r} finds {bench.find(term.code)}")
        path = "/".join(step.label for step in bench.path(term.code))
        found = bench.find(path)
        if found is None or found.label != term.label:
            yield Fault(f"terms[{number}]", f"the path {path!r} finds {found}")


def list_labels(bench: Vocabulary) -> Iterator[Fault]:
    """Check that its title is Chinese and no label empty."""
    yield from not_chinese([("title", bench.title)])
    for number, term in enumerate(bench.terms):
        if not term.label.strip():
            yield Fault(f"terms[{number}].label", "it is empty")


def list_sourced(bench: Vocabulary) -> Iterator[Fault]:
    """Check that it has terms and says which text lists them."""
    if not bench.terms:
        yield Fault("terms", "it has no terms")
    if not bench.basis.strip():
        yield Fault("basis", "it names no text")


LIST_CHECKS = (
    Check("codes", "codes are unique and broader terms exist", codes, "correct the code"),
    Check("findable", "every term is found by code and by path", findable, "no two terms of one level share a label"),
    Check("labels", "its title is Chinese, and every term has a label", list_labels, "write the words of the text"),
    Check("sourced", "it says which text lists its terms", list_sourced, "write the text's title and number"),
)
"""Every check of a vocabulary of contract 1, in the order of a report."""

VOCABULARIES: Suite[Vocabulary] = Suite(
    kind="vocabularies",
    what="vocabulary",
    checks={1: LIST_CHECKS},
    bench=contextlib.nullcontext,
    id_of=lambda vocabulary: str(vocabulary.name),
    traits=lambda vocabulary: {"terms": str(len(vocabulary.terms))},
)
