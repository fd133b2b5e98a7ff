"""Ledgers as JSON under the schema ``zfgk/ledger/1``, and back."""

from __future__ import annotations

from typing import Any

from zfgk.engine.ledger import Credited, Entry, Ledger, Lengthening
from zfgk.errors import BadInput, Fault, UnknownSchema
from zfgk.files.json_values import Members, to_text

SCHEMA = "zfgk/ledger/1"


def to_json(ledger: Ledger) -> dict[str, Any]:
    """Return a ledger as JSON values.

    Args:
        ledger: The ledger.

    Returns:
        A mapping that ``json.dumps`` takes.
    """
    return {
        "schema": SCHEMA,
        "rule": ledger.rule,
        "instrument": ledger.instrument,
        "known_on": to_text(ledger.known_on),
        "unit": ledger.unit,
        "amount": ledger.amount,
        "back": ledger.back,
        "counting": ledger.counting,
        "clear": ledger.clear,
        "received": to_text(ledger.received),
        "start": to_text(ledger.start),
        "credited": [{"first": to_text(one.first), "last": to_text(one.last)} for one in ledger.credited],
        "expiry": to_text(ledger.expiry),
        "extensions": [
            {
                "notified": to_text(one.notified),
                "base": one.base,
                "amount": one.amount,
                "until": to_text(one.until),
                "at_most": one.at_most,
            }
            for one in ledger.extensions
        ],
        "due": to_text(ledger.due),
        "rules": dict(ledger.rules),
        "sums": {"days": len(ledger.rows), "counted": ledger.counted, "credited": ledger.left_out},
        "rows": [
            {
                "date": to_text(row.day),
                "kind": row.kind,
                "notice": row.notice,
                "phase": row.phase,
                "number": row.number,
                "why": row.why,
                "rule": row.rule,
            }
            for row in ledger.rows
        ],
    }


def from_json(data: Any) -> Ledger:
    """Read a ledger back; its form is checked here, its arithmetic by ``verify/ledger.py``.

    Args:
        data: The JSON values.

    Returns:
        The ledger.

    Raises:
        UnknownSchema: For another version of the schema.
        BadInput: With every fault and its path.
    """
    faults: list[Fault] = []
    members = Members(data, "", faults)
    if not faults and (schema := members.text("schema")) != SCHEMA:
        raise UnknownSchema(schema, SCHEMA)
    sums = members.inner("sums")
    ledger = Ledger(
        rule=members.required("rule"),
        instrument=members.required("instrument"),
        known_on=members.day("known_on"),
        unit=members.required("unit"),
        amount=members.number("amount") or 0,
        back=members.flag("back"),
        counting=members.required("counting"),
        clear=members.flag("clear"),
        received=members.required_day("received"),
        start=members.required_day("start"),
        credited=tuple(members.items("credited", lambda one, path: _credited(Members(one, path, faults)))),
        expiry=members.required_day("expiry"),
        extensions=tuple(members.items("extensions", lambda one, path: _extension(Members(one, path, faults)))),
        due=members.required_day("due"),
        rules=members.mapping("rules"),
        rows=tuple(members.items("rows", lambda one, path: _row(Members(one, path, faults)))),
    )
    members.done()
    written = {"days": len(ledger.rows), "counted": ledger.counted, "credited": ledger.left_out}
    for name, found in written.items():
        if sums is None or (said := sums.number(name)) != found:
            faults.append(Fault(f"sums.{name}", f"{said if sums else None} does not fit the rows, which give {found}"))
    if faults:
        raise BadInput("ledger", faults)
    return ledger


def _credited(one: Members) -> Credited:
    out = Credited(one.required_day("first"), one.required_day("last"))
    one.done()
    return out


def _extension(one: Members) -> Lengthening:
    out = Lengthening(
        notified=one.required_day("notified"),
        base=one.required("base"),
        amount=one.number("amount"),
        until=one.day("until"),
        at_most=one.number("at_most"),
    )
    one.done()
    return out


def _row(one: Members) -> Entry:
    out = Entry(
        day=one.required_day("date"),
        kind=one.required("kind"),
        notice=one.text("notice"),
        phase=one.required("phase"),
        number=one.number("number"),
        why=one.text("why"),
        rule=one.required("rule"),
    )
    one.done()
    return out
