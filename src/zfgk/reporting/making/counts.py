"""The sheet of counts: what the register does not hold. Tables 2 and 4, the agency, and what part six tells.

Every number is asked for by its path in the JSON of a report, such as ``table2.regulations.made``. A blank is a fault, not
a zero; the totals of table 4 are added up here, and one that is given must agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.reporting.form import GROUPS, OUTCOME_HEADS, OUTCOMES, Form
from zfgk.reporting.tables import Number

_WHOLE = re.compile(r"[0-9]{1,12}")
_SIGNED = re.compile(r"[+\-]?[0-9]{1,12}")
_DECIMAL = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_YES = {"true": True, "false": False, "是": True, "否": False}


@attrs.frozen(kw_only=True)
class Counts:
    """What the register does not hold.

    Args:
        agency: Whose report it is.
        table2: The cells of table 2 by path.
        table4: The groups of table 4, each with five cells.
        fees_yuan: The fees taken for handling requests (信息处理费) in yuan; ``None`` if the sheet does not tell.
        carried_over_cases: Whether table 4 holds the cases carried over from last year; ``None`` if it does not tell.
    """

    agency: str
    table2: Mapping[str, Number]
    table4: Mapping[str, tuple[Number, ...]]
    fees_yuan: Decimal | None = None
    carried_over_cases: bool | None = None


@attrs.frozen
class Item:
    """One line of the sheet.

    Args:
        path: What it is called in files.
        label: What it is, in Chinese.
        shape: What may be written: ``whole``, ``signed``, ``decimal``, ``text``, ``year`` or ``yes-no``.
        needed: Whether it must be there.
    """

    path: str
    label: str
    shape: str = "whole"
    needed: bool = True


@attrs.frozen
class Written:
    """What stands in a sheet.

    Args:
        text: The value; empty if nothing stands there.
        where: Its place, for messages.
    """

    text: str
    where: str


def items(form: Form) -> Iterator[Item]:
    """Yield the lines of the sheet of counts of a form.

    Args:
        form: The form.
    """
    yield Item("agency", "机关名称", "text")
    yield Item("year", "年度", "year", needed=False)
    for cell in form.table2:
        shape = "decimal" if cell.decimal else "signed" if cell.key.endswith(".change") else "whole"
        yield Item(f"table2.{cell.key}", f"{cell.block} {cell.row} {cell.column}", shape)
    for group, head in GROUPS.items():
        of = head if group == "review" else f"行政诉讼 {head}"
        for name, outcome in zip(OUTCOMES, OUTCOME_HEADS, strict=True):
            yield Item(f"table4.{group}.{name}", f"{of} {outcome}", needed=name != "total")
    yield Item("carried_over_cases", "表四是否含上年度结转（是、否）", "yes-no", needed=False)
    yield Item("fees_yuan", "收取信息处理费（元）", "decimal", needed=False)


def counts_of(written: Mapping[str, Written], form: Form, year: int, source: str) -> Counts:
    """Return the counts that a sheet gives.

    Args:
        written: What stands in the sheet, by path.
        form: The form that the report has.
        year: The year that it is about.
        source: What messages call the sheet.

    Raises:
        BadInput: With every fault: what is unknown, missing, blank, no number, or does not add up.
    """
    faults: list[Fault] = []
    known = {item.path: item for item in items(form)}
    faults.extend(_unknown(path, one, known) for path, one in written.items() if path not in known)
    found: dict[str, object] = {}
    for path, item in known.items():
        one = written.get(path)
        if one is None or not one.text:
            if item.needed:
                what = "is missing" if one is None else "is blank"
                then = "name the agency" if item.shape == "text" else "write 0 if there were none"
                faults.append(Fault(one.where if one else f"{source} {path}", f"{item.label} {what}", then=then))
            continue
        try:
            found[path] = _SHAPES[item.shape](one.text)
        except ValueError as error:
            faults.append(Fault(one.where, f"{one.text!r} is not {error}", item.label))
    if "year" in found and found["year"] != year:
        faults.append(Fault(written["year"].where, f"the sheet is of {found['year']}, the report of {year}"))
    table4 = {group: _group(group, found, written, faults) for group in GROUPS}
    if faults:
        raise BadInput(source, faults)
    fees, carried = found.get("fees_yuan"), found.get("carried_over_cases")
    return Counts(
        agency=str(found["agency"]),
        table2={cell.key: _number(found[f"table2.{cell.key}"]) for cell in form.table2},
        table4=table4,
        fees_yuan=fees if isinstance(fees, Decimal) else None,
        carried_over_cases=carried if isinstance(carried, bool) else None,
    )


def _unknown(path: str, one: Written, known: Mapping[str, Item]) -> Fault:
    under = any(name.startswith(f"{path}.") for name in known)
    what = "is no number but a group of them" if under else "is no line of this form's sheet"
    return Fault(one.where, f"{path} {what}", then="see `zfgk report counts`")


def _group(
    group: str, found: Mapping[str, object], written: Mapping[str, Written], faults: list[Fault]
) -> tuple[Number, ...]:
    parts = [found.get(f"table4.{group}.{name}") for name in OUTCOMES[:-1]]
    if not all(isinstance(part, int) for part in parts):
        return ()  # told already
    whole = [part for part in parts if isinstance(part, int)]
    total = found.get(f"table4.{group}.total", sum(whole))
    if total != sum(whole):
        where = written[f"table4.{group}.total"].where
        faults.append(Fault(where, f"the total is {total}, the outcomes add up to {sum(whole)}", then="leave it out"))
    return (*whole, sum(whole))


def _number(value: object) -> Number:
    return value if isinstance(value, int | Decimal) else None


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError("a whole number, such as 12")
    return int(text)


def _signed(text: str) -> int:
    if not _SIGNED.fullmatch(text):
        raise ValueError("a whole number with or without a sign, such as -3")
    return int(text)


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError("an amount, such as 12.5")
    return Decimal(text)


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise ValueError("a year, such as 2025")
    return int(text)


def _yes(text: str) -> bool:
    if text not in _YES:
        raise ValueError("是 or 否")
    return _YES[text]


_SHAPES: Mapping[str, Callable[[str], object]] = {
    "whole": _whole,
    "signed": _signed,
    "decimal": _decimal,
    "text": str,
    "year": _year,
    "yes-no": _yes,
}
