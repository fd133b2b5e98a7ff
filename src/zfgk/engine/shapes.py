"""Checking what something must consist of."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import accumulate

from zfgk.engine.given import Given, amount, names
from zfgk.engine.remarks import Remark, Saw, remark
from zfgk.errors import BadInput, Fault
from zfgk.model.findings import Severity
from zfgk.rules.shape import Element, Requires


def check(rule: Requires, given: Given) -> tuple[Remark, ...]:
    """Say what is missing, unknown, out of order, too little or too much.

    Args:
        rule: What is required.
        given: The elements that are there, by id or by Chinese term: a mapping to their values, where an empty or blank
            value means that the element is missing, or the names alone, in their order.

    Returns:
        The remarks; nothing was seen if there are none. A missing element that the text only encourages is a note.

    Raises:
        BadInput: If the names are no texts, or a set is given where the order counts.
    """
    if rule.ordered and isinstance(given, AbstractSet):
        fault = Fault(rule.id, "a set has no order", f"{rule.subject} must follow an order", "give a list")
        raise BadInput(rule.id, [fault])
    filled = [name for name, value in names(given, rule.id).items() if amount(value)]
    known = {element.term: element for element in rule.elements} | {element.id: element for element in rule.elements}
    # A dictionary, since an element may be given under both its names.
    present = list({known[name].id: known[name] for name in filled if name in known}.values())
    return (
        *(_missing(rule, present) if not rule.at_least else _too_few(rule, len(present))),
        *(_unknown(rule, [name for name in filled if name not in known]) if rule.closed else ()),
        *(_out_of_order(rule, present) if rule.ordered else ()),
        *(_too_many(rule, len(present)) if rule.at_most else ()),
    )


def _missing(rule: Requires, present: list[Element]) -> Iterator[Remark]:
    there = {element.id for element in present}
    for element in rule.elements:
        if element.id not in there:
            yield remark(
                rule,
                Saw.MISSING,
                element.id,
                zh=f"{rule.subject}缺少：{element.term}" + ("（非必备）" if element.optional else ""),
                en=f"{rule.subject} lacks {element.id} ({element.term})"
                + (", which is not required" if element.optional else ""),
                weight=Severity.NOTE if element.optional else None,
            )


def _too_few(rule: Requires, count: int) -> Iterator[Remark]:
    if count < rule.at_least:
        among = "、".join(element.term for element in rule.elements)
        yield remark(
            rule,
            Saw.TOO_FEW,
            "",
            zh=f"{rule.subject}至少要有{rule.at_least}项，只有{count}项：{among}",
            en=f"{rule.subject} needs at least {rule.at_least} of {len(rule.elements)} elements, has {count}",
        )


def _too_many(rule: Requires, count: int) -> Iterator[Remark]:
    if count > rule.at_most:
        yield remark(
            rule,
            Saw.TOO_MANY,
            "",
            zh=f"{rule.subject}至多可有{rule.at_most}项，已有{count}项",
            en=f"{rule.subject} may have at most {rule.at_most} elements, has {count}",
        )


def _unknown(rule: Requires, strangers: list[str]) -> Iterator[Remark]:
    for name in strangers:
        yield remark(
            rule,
            Saw.UNKNOWN,
            name,
            zh=f"{rule.subject}只能有所列各项，不应有：{name}",
            en=f"{rule.subject} may hold the listed elements only, not {name}",
        )


def _out_of_order(rule: Requires, present: list[Element]) -> Iterator[Remark]:
    place = {element.id: i for i, element in enumerate(rule.elements)}
    furthest = accumulate((place[element.id] for element in present), max)
    for element, so_far in zip(present, furthest, strict=True):
        if place[element.id] < so_far:
            before = rule.elements[so_far]
            yield remark(
                rule,
                Saw.OUT_OF_ORDER,
                element.id,
                zh=f"{rule.subject}的顺序有误：{element.term}应在{before.term}之前",
                en=f"{rule.subject} is out of order: {element.id} belongs before {before.id}",
            )
