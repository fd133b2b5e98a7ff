"""What an official gives for a notice: read by field, and every fault told without quoting a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from zfgk.documents.word import cannot_stand
from zfgk.errors import Fault
from zfgk.notices.days import read_day, written
from zfgk.notices.fields import Field, Holds, Option, Source, field_named, known_names
from zfgk.notices.kinds import NoticeType
from zfgk.rules.parsing import near_words

Value = str | date | int | Option | tuple[Option, ...]
"""A value by what its field holds: a text, a day, a number, an option, or several."""

_APART = re.compile(r"[、，,]")

_MOST = 1_000_000


def read_given(kind: NoticeType, given: Mapping[str, str], faults: list[Fault]) -> dict[str, Value]:
    """Read the values that an official gives.

    Args:
        kind: The kind of notice.
        given: The values as they were written, by the name or the Chinese term of the field.
        faults: Faults are appended here; they name fields and never quote values, which may be personal data.

    Returns:
        The values that can be used, by the field's name.
    """
    fields = {field.name: field for field in kind.fields}
    found: dict[str, Value] = {}
    for name, text in given.items():
        where = f"field {name}"
        field = field_named(name)
        if field is None:
            near = near_words(name, known_names())
            then = f"did you mean {', '.join(near)}?" if near else f"see `zfgk notice show {kind.id}`"
            faults.append(Fault(where, "there is no such field", then=then))
        elif field.name not in fields:
            faults.append(Fault(where, f"{kind.id} has no such field", then=f"one of {', '.join(may_give(kind))}"))
        elif field.name not in may_give(kind):
            faults.append(
                Fault(where, "is not given by hand", f"it comes from {_ORIGIN[field.source]}", "leave it out")
            )
        elif field.name in found:
            faults.append(Fault(where, f"{field.name} is given twice", then="give it once"))
        else:
            value = _read(kind, field, text, where, faults)
            if value is not None:
                found[field.name] = value
    return found


def may_give(kind: NoticeType) -> tuple[str, ...]:
    """Return the names of the fields that an official may give for a kind of notice."""
    return tuple(
        field.name
        for field in kind.fields
        if field.source is Source.OFFICIAL or field.override or (field.name == "decision" and not kind.decision)
    )


def grounds(given: Mapping[str, Value]) -> tuple[Option, ...]:
    """Return the grounds that an official chose; empty if there are none.

    Args:
        given: The values that were given, by the field's name.
    """
    chosen = given.get("ground", ())
    return chosen if isinstance(chosen, tuple) else ()


def rows_given(kind: NoticeType, given: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the rows of table 3 under which a reply may count: those of the grounds chosen, where they tell.

    Args:
        kind: The kind of notice.
        given: The values that were given, by the field's name.
    """
    chosen = tuple(dict.fromkeys(option.row for option in grounds(given) if option.row))
    return chosen if chosen and kind.reply == "refused" else kind.rows


def told(field: Field, value: Value) -> str:
    """Return a value as the paper says it.

    Args:
        field: Its field.
        value: The value.
    """
    if isinstance(value, Option):
        return value.term
    if isinstance(value, tuple):
        return "；".join(option.term for option in value)
    if isinstance(value, date):
        return f"{written(value)}前（含当日）" if field.holds is Holds.PERIOD else written(value)
    return str(value)


_ORIGIN = {
    Source.REGISTER: "the register",
    Source.ENGINE: "the rules and the register",
    Source.KIND: "the kind of notice",
}


def _read(kind: NoticeType, field: Field, text: str, where: str, faults: list[Fault]) -> Value | None:
    value = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not value:
        faults.append(Fault(where, "is empty", then="give a value, or leave the field out"))
        return None
    bad = cannot_stand(value)
    if bad:
        codes = ", ".join(f"U+{code:04X}" for code in bad)
        faults.append(Fault(where, f"holds characters that no document can carry: {codes}", then="take them out"))
        return None
    if field.holds is Holds.TEXT:
        return value
    if field.holds in {Holds.DAY, Holds.PERIOD}:
        day = read_day(value)
        if day is None and field.holds is Holds.DAY:
            faults.append(Fault(where, "is not a day", then="write YYYY-MM-DD, such as 2026-03-02"))
        return value if day is None and field.holds is Holds.PERIOD else day
    if field.holds is Holds.NUMBER:
        return _number(value, where, faults)
    return _options(kind, field, value, where, faults)


def _options(
    kind: NoticeType, field: Field, value: str, where: str, faults: list[Fault]
) -> Option | tuple[Option, ...] | None:
    options = {key: option for option in kind.options(field.name) for key in (option.id, option.term)}
    several = field.holds is Holds.CHOICES
    # An option's own words may hold a comma.
    parts = [one.strip() for one in _APART.split(value)] if several and value not in options else [value]
    if unknown := sum(part not in options for part in parts):
        ids = ", ".join(option.id for option in kind.options(field.name))
        what = "is none of the options" if len(parts) == 1 else f"{unknown} of {len(parts)} are none of the options"
        faults.append(Fault(where, what, then=f"{'one or more' if several else 'one'} of {ids}"))
        return None
    found = tuple(dict.fromkeys(options[part] for part in parts))
    return found if several else found[0]


def _number(value: str, where: str, faults: list[Fault]) -> int | None:
    if value.isascii() and value.isdecimal() and len(value) <= 7 and 1 <= int(value) <= _MOST:
        return int(value)
    faults.append(Fault(where, "is not a number", then=f"write a whole number from 1 to {_MOST}"))
    return None
