"""The structural checks of whole rows: heads, required fields, and every cell against its field."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

import attrs

from zfgk.catalogue.checks import structural as say
from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.values import CellCheck, Problem
from zfgk.catalogue.fields import CORE
from zfgk.catalogue.row import EXTRA, Cell, Finding, Row
from zfgk.catalogue.schema import Field, Kind, Schema, Vocabulary
from zfgk.errors import BadInput, Fault
from zfgk.model.law import Seen

_EXTRA_ZH = "扩展."
_LONG_HEAD = 30
_OF_DUTY = frozenset(one.name for one in (say.MISSING, say.MISSING_COLUMN, say.MISSING_WHEN, say.NOTHING_TICKED))
_OF_FORM = frozenset(one.name for one in (say.TOO_LONG, say.FORMAT, say.TERM_UNKNOWN, say.TERM_UNLISTED))
_NOT_DELIMITERS = "，；;、|｜\t"
_GARBLED = re.compile("\ufffd|锟斤|[\xc0-\xff][\x80-\xff]")
_MANY_DIGITS = re.compile(r"[0-9]{5}")


class Structure:
    """The structural checks of a schema, made ready once for all rows.

    Args:
        schema: The schema.
        vocabularies: The vocabularies that its fields may draw on.

    Raises:
        BadInput: With every field whose vocabulary is not among them.
    """

    def __init__(self, schema: Schema, vocabularies: Iterable[Vocabulary]) -> None:
        known = {vocabulary.name: vocabulary for vocabulary in vocabularies}
        lost = [field for field in schema.fields if field.vocabulary and field.vocabulary not in known]
        if lost:
            what = "there is no vocabulary {}"
            then = "install the plugin that brings it, or pass it"
            faults = [Fault(f"{schema.name}.{one.name}", what.format(one.vocabulary), then=then) for one in lost]
            raise BadInput(f"schema {schema.name}", faults)
        self._schema = schema
        self._checks = [CellCheck(field, known.get(field.vocabulary)) for field in schema.fields]
        self._by_name = {check.field.name: check for check in self._checks}
        self._needed = [check for check in self._checks if check.field.required]
        self._expected = [check for check in self._checks if check.field.expected]
        self._conditional = [check for check in self._checks if check.field.condition and not check.field.required]
        self._extra = CellCheck(Field(name="extra", label="扩展栏", kind=Kind.TEXT), None)
        self._told: frozenset[str] = frozenset()  # fields whose column the heads lack: said once, not row by row
        self.headless: bool = False
        """Whether a table has no known head at all, so that nothing is known of its cells."""
        self.columns: frozenset[str] | None = None
        """The fields that a table has columns for; ``None`` if the entries name their fields one by one."""

    def findings(self, row: Row) -> list[Finding]:
        """Return the structural findings of a row, those of its reader first.

        Args:
            row: The row; the heads of a table come before its entries.
        """
        told = list(row.findings)
        if row.heads is not None:
            return told + list(self._heads(row.place, row.heads))
        if self.headless or (told and not row.cells):
            return told
        cells = row.cells
        for name, cell in cells.items():
            check = self._by_name.get(name)
            if check is None:
                told += self._stranger(row.place, name, cell)
            elif cell and not (check.at_once and isinstance(cell, str) and check.at_once(cell)):
                told += self._findings(row.place, check.field, check.problems(cell))
        for check in self._needed:
            if not cells.get(check.field.name):
                told += self._missing(row, check)
        for check in self._conditional:
            if not cells.get(check.field.name) and not _refused(row, check.field.name):
                told += self._missing_when(row, check)
        return told + self._expected_but_absent(row) if self._expected else told

    def code(self, name: str, cell: Cell) -> str:
        """Return the code of the term that stands in a field, or its text where it draws on no vocabulary."""
        return self._by_name[name].code(cell)

    def _missing(self, row: Row, check: CellCheck) -> list[Finding]:
        name = check.field.name
        # Where the column is missing, that was said at the heads.
        return (
            []
            if name in self._told or _refused(row, name)
            else self._findings(row.place, check.field, [(check.absent, {})])
        )

    def _missing_when(self, row: Row, check: CellCheck) -> Iterator[Finding]:
        condition = check.field.condition
        cell = row.cells.get(condition.field) if condition else None
        if condition and cell and (not condition.codes or self.code(condition.field, cell) in condition.codes):
            other = self._by_name[condition.field].field
            yield from self._findings(
                row.place, check.field, [(say.MISSING_WHEN, {"other": other.label, "other_name": other.name})]
            )

    def _expected_but_absent(self, row: Row) -> list[Finding]:
        fields = [check.field for check in self._expected if not row.cells.get(check.field.name)]
        lost = [one for one in fields if one.name not in self._told and not _refused(row, one.name)]
        return [finding for field in lost for finding in self._findings(row.place, field, [(say.EXPECTED, {})])]

    def _heads(self, place: str, heads: tuple[str, ...]) -> Iterator[Finding]:
        fields = [self._schema.find(head.strip()) or self._schema.find(head.strip().lower()) for head in heads]
        if not any(fields):
            self.headless = True
            yield self._no_heads(place, heads)
            return
        columns: dict[str, int] = {}
        for column, (head, field) in enumerate(zip(heads, fields, strict=True), start=1):
            name = field.name if field else head.strip()
            if not name:
                continue  # what stands under no head is for the reader to tell
            if field is None and not self._is_extra(name.replace(_EXTRA_ZH, EXTRA, 1)):
                yield self._unknown(place, name, column)
            elif columns.setdefault(name, column) != column:
                yield say.COLUMN_TWICE.at(place, shown_head(name, column), other=columns[name])
        self.columns = frozenset(columns)
        missing = [check.field for check in self._needed if check.field.name not in columns]
        expected = [check.field for check in self._expected if check.field.name not in columns]
        self._told = frozenset(field.name for field in (*missing, *expected))
        for field in missing:
            yield from self._findings(place, field, [(say.MISSING_COLUMN, {})])
        for field in expected:
            yield from self._findings(place, field, [(say.EXPECTED, {})])

    def _no_heads(self, place: str, heads: tuple[str, ...]) -> Finding:
        for head in heads:
            for sign in _NOT_DELIMITERS:
                if sum(self._schema.find(part.strip()) is not None for part in head.split(sign)) > 1:
                    then, then_en = (
                        f"栏目之间用了“{sign}”，改用半角逗号",
                        f"they are parted by {sign}: use plain commas",
                    )
                    return say.NO_HEADS.at(place, then=then, then_en=then_en)
        if any(_GARBLED.search(head) for head in heads):
            then, then_en = "文件的编码读错了，另存为UTF-8", "the encoding is not what it seems: save it as UTF-8"
        else:
            then, then_en = "请在第一行写栏目名称", "write the heads in row 1"
        return say.NO_HEADS.at(place, then=then, then_en=then_en)

    def _stranger(self, place: str, name: str, cell: Cell) -> list[Finding]:
        if self._is_extra(name):
            told = self._extra.problems(cell) if cell else []
            return self._findings(place, self._extra.field, told, shown_head(name, 0))
        return [] if self.columns is not None else [self._unknown(place, name, 0)]

    def _is_extra(self, name: str) -> bool:
        return self._schema.takes_extra and name.startswith(EXTRA) and name != EXTRA

    def _unknown(self, place: str, name: str, column: int) -> Finding:
        heads = [head for field in self._schema.fields for head in field.heads]
        near = difflib.get_close_matches(name, heads, n=2) if len(name) <= _LONG_HEAD else []
        if not column:  # in documents a field has its English name and no other
            meant = [self._schema.find(head) for head in near]
            near = list(dict.fromkeys(field.name for field in meant if field))
        then = "；是否指" + "、".join(near) if near else ""
        then_en = "; did you mean " + " or ".join(near) + "?" if near else ""
        if not near and self._schema.takes_extra:
            then, then_en = f"；本单位自有的栏目，名称前加“{_EXTRA_ZH}”", f"; begin a column of your own with {EXTRA}"
        return say.UNKNOWN_COLUMN.at(place, shown_head(name, column), then=then, then_en=then_en)

    def _findings(self, place: str, field: Field, problems: Iterable[Problem], name: str = "") -> list[Finding]:
        """Return findings of a field, with the ground on which it asks for what is missing or otherwise written."""
        found = []
        for check, facts in problems:
            finding = check.at(place, name or field.name, label=field.label, name=name or field.name, **facts)
            basis, seen = self._ground(check, field)
            found.append(attrs.evolve(finding, basis=basis, seen=seen) if basis else finding)
        return found

    def _ground(self, check: Check, field: Field) -> tuple[str, Seen]:
        schema = self._schema
        if check.name in _OF_DUTY:
            return (field.basis, field.seen) if field.basis else (schema.basis, schema.seen)
        if check is say.FORMAT and field.pattern and field.pattern.basis:
            return field.pattern.basis, field.pattern.seen
        core = CORE.find(field.name)
        own = schema.extends and (core is None or _asked(core) != _asked(field))
        # That a text holds a control character is wrong on no ground but its own.
        return (schema.basis, schema.seen) if own and check.name in _OF_FORM else ("", Seen.TEXT)


def _refused(row: Row, name: str) -> bool:
    """Tell whether the reader refused what stands in a field, so that it is not absent."""
    return any(finding.field == name for finding in row.findings)


def _asked(field: Field) -> tuple[object, ...]:
    return field.kind, field.vocabulary, field.longest, field.pattern


def shown_head(head: str, column: int) -> str:
    """Return a head as findings name it; where it looks like somebody's data and not like a head, its column.

    Args:
        head: The head as written.
        column: The number of its column, from 1; 0 if it has none.
    """
    if len(head) <= _LONG_HEAD and head.isprintable() and not _MANY_DIGITS.search(head):
        return head
    return f"column {column}" if column else "(unknown)"
