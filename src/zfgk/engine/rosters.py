"""Checking that the roles and places that a text names are filled."""

from __future__ import annotations

from zfgk.engine.given import Given, amount, names
from zfgk.engine.remarks import Remark, Saw, remark
from zfgk.rules.duty import Roster


def check(rule: Roster, given: Given) -> tuple[Remark, ...]:
    """Say which seats are empty, or filled by too few or too many.

    Args:
        rule: The seats.
        given: Who or what fills them, by a seat's id or Chinese role: a mapping to a name, to a list of names, or to
            anything else that is there; or the filled seats alone.

    Returns:
        The remarks; every seat is filled as the text says if there are none.

    Raises:
        BadInput: If the names of the seats are no texts.
    """
    filled = names(given, rule.id)
    remarks = []
    for seat in rule.seats:
        count = max(amount(filled.get(seat.id)), amount(filled.get(seat.role)))
        whom = f"{rule.per}的" if rule.per else ""
        if seat.at_most and count > seat.at_most:
            zh = f"{rule.term}：{whom}{seat.role}至多{seat.at_most}个，已有{count}个"
            en = f"{rule.term}: {seat.id} ({seat.role}) may have at most {seat.at_most}, has {count}"
            remarks.append(remark(rule, Saw.TOO_MANY, seat.id, zh=zh, en=en))
        if count >= seat.at_least:
            continue
        saw = Saw.TOO_FEW if count else Saw.MISSING
        zh = f"{rule.term}：{whom}{seat.role}" + (f"至少{seat.at_least}个，只有{count}个" if count else "空缺")
        en = f"{rule.term}: {seat.id} ({seat.role})" + (
            f" needs at least {seat.at_least}, has {count}" if count else " is not filled"
        )
        remarks.append(remark(rule, saw, seat.id, zh=zh, en=en))
    return tuple(remarks)
