"""An empty table to fill in: heads, what to write under each, and lists to choose from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from zfgk.catalogue import VOCABULARIES
from zfgk.catalogue.exchange.csv_write import CsvWriter
from zfgk.catalogue.exchange.facets import vocabularies_of
from zfgk.catalogue.exchange.xlsx_write import SHEET, head_styles, widths
from zfgk.catalogue.schema import Field, Kind, Schema, Vocabulary
from zfgk.documents.ooxml.formats import letters_of
from zfgk.documents.workbook import HEAD, PROSE, Choice, Workbook
from zfgk.errors import BadInput, Fault
from zfgk.files.atomic import write_atomic
from zfgk.model.law import Seen

NOTES = "说明"
"""The sheet that says what each column means."""
LISTS = "词表"
"""The sheet that holds the lists to choose from."""
# None of these is the head of a column, so that nobody takes the sheet for a catalogue.
_NOTE_HEADS = ("栏目名称", "英文字段名", "是否必填", "怎样填写", "可选词语", "依据", "核实程度")
_NOTE_WIDTHS = (18, 18, 26, 52, 40, 44, 12)
_KINDS = {
    Kind.LINE: "一行文字",
    Kind.TEXT: "文字，可以分行",
    Kind.DAY: "日期，写成2026-03-02",
    Kind.LIST: "多项之间用分号隔开；一项之内有分号的，该项加英文双引号",
    Kind.TERM: "从词表中选一项",
    Kind.ADDRESS: "以http://或https://开头的网址",
    Kind.NUMBER: "整数，用半角数字",
    Kind.YEAR: "四位年份",
    Kind.TICKS: "从词表中选一项或多项，多项之间用分号隔开",
}
_SEEN = {
    Seen.TEXT: "原文",
    Seen.EXCERPT: "原文摘录",
    Seen.SECONDARY: "转述，待核",
    Seen.INFERENCE: "推断，待核",
    Seen.UNVERIFIED: "未核实",
}
_MANY_WORDS = 40
_HINT = 255  # characters, by the limit of spreadsheet programs
_TITLE = 32


def write_template(
    path: str | os.PathLike[str], schema: Schema, vocabularies: Iterable[Vocabulary] = VOCABULARIES
) -> None:
    """Write an empty table for a schema; read back, it holds no entry and no fault.

    Args:
        path: The file, ``.xlsx`` or ``.csv``. It must not exist: it may have been filled in already. A workbook has the
            heads (those of required columns in red), lists to choose from, and a second sheet that says what each
            column means; a CSV file has the heads alone.
        schema: The schema.
        vocabularies: The vocabularies that its fields may draw on.

    Raises:
        BadInput: If the ending is another, the file exists, or a vocabulary is missing.
        UnwritableFile: If the file cannot be written.
    """
    target = Path(path)
    known = vocabularies_of(schema, vocabularies)
    suffix = target.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        fault = Fault(str(path), f"{target.suffix!r} is no ending of a template", then="write .xlsx or .csv")
        raise BadInput(str(path), [fault])
    if target.exists():
        what = "the file exists, and may have been filled in"
        raise BadInput(str(path), [Fault(str(path), what, then="name another file, or delete it")])
    with write_atomic(target) as file:
        if suffix == ".csv":
            CsvWriter(file, schema).close()
        else:
            _workbook(file, schema, known)


def _workbook(file: BinaryIO, schema: Schema, known: dict[str, Vocabulary]) -> None:
    book = Workbook(file)
    lists = list({one.name: one for one in known.values()}.values())
    entries = book.sheet(SHEET, widths(schema))
    entries.row([field.label for field in schema.fields], head_styles(schema))
    entries.close(list(_choices(schema, known, lists)))
    notes = book.sheet(NOTES, _NOTE_WIDTHS)
    notes.row(_NOTE_HEADS, HEAD)
    for field in schema.fields:
        texts = _note(field, schema, known)
        notes.row(texts, PROSE, max(map(_lines, texts, _NOTE_WIDTHS)))
    about = "；".join(
        part for part in (f"本表按“{schema.title}”", schema.basis, schema.note, _SEEN[schema.seen]) if part
    )
    notes.row([])
    notes.row([about])
    notes.close()
    if lists:
        words = book.sheet(LISTS, [28] * len(lists))
        words.row([f"词表：{one.title}" for one in lists], HEAD)
        columns = [_words(one) for one in lists]
        for row in range(max(map(len, columns))):
            words.row([column[row] if row < len(column) else None for column in columns])
        words.close()
    book.close()


def _choices(schema: Schema, known: dict[str, Vocabulary], lists: Sequence[Vocabulary]) -> Iterator[Choice]:
    for column, field in enumerate(schema.fields, start=1):
        if field.kind is Kind.TERM and field.name in known:
            vocabulary = known[field.name]
            letters = letters_of(lists.index(vocabulary) + 1)
            yield Choice(
                column=column,
                source=f"'{LISTS}'!${letters}$2:${letters}${len(vocabulary.terms) + 1}",
                strict=vocabulary.closed,
                title=field.label[:_TITLE],
                hint=_how(field)[:_HINT],
            )


def _words(vocabulary: Vocabulary) -> list[str]:
    return ["/".join(step.label for step in vocabulary.path(term.code)) for term in vocabulary.terms]


def _note(field: Field, schema: Schema, known: dict[str, Vocabulary]) -> list[str]:
    vocabulary = known.get(field.name)
    words = _words(vocabulary)[:_MANY_WORDS] if vocabulary else []
    more = "……（见“词表”）" if vocabulary and len(vocabulary.terms) > _MANY_WORDS else ""
    loose = "（所列未尽，可另写）" if vocabulary and not vocabulary.closed else ""
    basis, seen = (field.basis, field.seen) if field.basis else (schema.basis, schema.seen)
    return [
        field.label,
        field.name,
        _required(field, schema, known),
        _how(field),
        "；".join(words) + more + loose,
        basis,
        _SEEN[seen],
    ]


def _required(field: Field, schema: Schema, known: dict[str, Vocabulary]) -> str:
    if field.required:
        return "必填"
    if field.expected:
        return "应填，未见原文"
    if field.condition is None:
        return "选填"
    other = schema.find(field.condition.field)
    label = other.label if other else field.condition.field
    vocabulary = known.get(field.condition.field)
    terms = [vocabulary.find(code) if vocabulary else None for code in field.condition.codes]
    words = [term.label if term else code for term, code in zip(terms, field.condition.codes, strict=True)]
    return f"“{label}”为“{'”“'.join(words)}”时必填" if words else f"填了“{label}”时必填"


def _how(field: Field) -> str:
    parts = [_KINDS[field.kind]]
    if field.longest:
        parts.append(f"不超过{field.longest}字")
    if field.pattern:
        example = field.pattern.example
        example = f"，如{example}" if example and example not in field.pattern.says else ""
        parts.append(f"应为{field.pattern.says}{example}")
    if field.note:
        parts.append(field.note)
    return "；".join(parts)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; a Chinese character is as wide as two others."""
    return -(-sum(1 if one.isascii() else 2 for one in text) // width) or 1
