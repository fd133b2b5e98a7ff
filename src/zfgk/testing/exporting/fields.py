"""Every field of a record, empty or difficult, and every reason of a withdrawal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from zfgk.model.exchange import Change, Record
from zfgk.testing.conformance import Check, Violation, raised, require
from zfgk.testing.exporting.bench import Bench, withdraw
from zfgk.testing.exporting.effects import must_withdraw
from zfgk.testing.exporting.marks import marked, must_not_show
from zfgk.testing.exporting.texts import carried_or_refused
from zfgk.testing.hostile_text import HOSTILE, POISON

_LINES = ("summary", "publisher", "document_number", "theme", "genre", "audience", "validity")
_LISTS = ("keywords", "attachments", "related")


def sparse(bench: Bench, key: str, version: int = 1) -> Change:
    """Return a change that publishes a record with nothing but its key, a title and what the exporter needs.

    Args:
        bench: The exporter on its bench.
        key: The key.
        version: The version.
    """
    full = bench.publish(key, version)
    kind = full.record.kind if full.record else "information"
    fields = {"kind": kind} | dict(bench.exporter.sample_fields)
    return attrs.evolve(full, record=Record(identifier=key, title=f"关于{key}的通知", **fields))


def fields(bench: Bench) -> None:
    """Check that records with empty or difficult fields are carried, or refused by name and alone."""
    before = marked(bench, "S")
    bench.give(before, bench.publish("A"))
    batch = [bench.publish("A"), sparse(bench, "S", 2), sparse(bench, "T"), *_difficult(bench), bench.publish("B")]
    try:
        answers = bench.give(*batch)
    except Violation:
        raise
    except Exception as error:
        fault = raised(error)
        raise Violation(f"one field took the whole batch with it: {fault.what}", fault.where, fault.why) from error
    for key in ("A", "B"):
        require(
            answers[key].status == "done", f"a sound record was answered {answers[key].status}", f"{key!r} in a batch"
        )
    fresh = [change for change in batch if change.key != "S"]
    stands = answers["S"].status == "done"
    carried_or_refused(bench, answers, [*fresh, batch[1]] if stands else fresh, among={"S"})
    if stands:
        must_not_show(bench, "S", 1, "'S' was corrected and has hardly a field now, and what they said is still there")


def _difficult(bench: Bench) -> Iterator[Change]:
    """Yield records with difficult text in one field after another, and in all of them at once."""
    extra: Mapping[str, str] = bench.exporter.sample_fields.get("extra", {})
    for number, text in enumerate(POISON):
        odd: dict[str, Any] = dict.fromkeys(_LINES, text) | dict.fromkeys(_LISTS, (text,))
        odd["extra"] = {**extra, "来源": text}
        for name, value in odd.items():
            yield bench.publish(f"P{number}-{name}", 1, "", **{name: value})
    for number, text in enumerate(HOSTILE):
        odd = dict.fromkeys(_LINES, text) | dict.fromkeys(_LISTS, (text, text))
        yield bench.publish(f"H{number}", 1, text, **odd, extra={**extra, "来源": text})


def reasons(bench: Bench) -> None:
    """Check that a withdrawal gets through whatever its reason says."""
    must_withdraw(bench)
    said = ("", *POISON, *HOSTILE)
    keys = [f"W{number}" for number in range(len(said))]
    bench.give(bench.publish("A"), *map(bench.publish, keys))
    whole = [bench.publish("A")] if bench.exporter.shape == "snapshot" else []
    answers = bench.give(*(withdraw(key, 2, reason) for key, reason in zip(keys, said, strict=True)), *whole)
    for key, reason in zip(keys, said, strict=True):
        ack, told = answers[key], reason if len(reason) < 40 else f"{reason[:40]}…"
        require(
            ack.status == "done",
            f"a withdrawal was answered {ack.status}: {ack.error}",
            f"key {key!r}, reason {told!r}",
        )
    gone = dict.fromkeys(keys, 2) if bench.exporter.withdraw == "tombstone" else {}
    bench.must_hold({"A": 1} | gone, "after withdrawals with difficult reasons, or none")


CHECKS = (
    Check(
        "fields",
        "records with empty or difficult fields are carried, or refused by name",
        fields,
        "ask whether a field is there before you use it, and catch what a library raises for every field of that one"
        " record",
        "only the title is tried and caught, or a day or a list is taken for granted",
        needs=("one", "correction", "poison"),
    ),
    Check(
        "reasons",
        "a withdrawal gets through whatever its reason says",
        reasons,
        "leave out of a reason what the format cannot carry; the withdrawal itself must be done",
        "the reason is written like a record's text, and refused with the withdrawal",
        needs=("withdrawal",),
    ),
)
