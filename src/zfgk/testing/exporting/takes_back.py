"""What an exporter makes of what it is told about earlier versions, for those that declare that they recall some fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from zfgk.model.exchange import Change
from zfgk.testing.conformance import Check, NotApplicable, require
from zfgk.testing.exporting.bench import Bench, withdraw
from zfgk.testing.exporting.effects import must_withdraw
from zfgk.testing.hostile_text import HOSTILE, POISON


def recall(bench: Bench) -> None:
    """Check that a target that was lost takes back what it once showed, whatever earlier versions said."""
    must_withdraw(bench)
    sample: Mapping[str, str] = bench.exporter.sample_fields.get("extra", {})
    if not bench.exporter.recalls:
        _undeclared(bench, {"column": "通知公告", **sample})
        return
    known = {name: sample[name] for name in bench.exporter.recalls if sample.get(name)}
    if not known:
        raise NotApplicable("its sample fields have none that it recalls")
    gone, emptied = (
        withdraw("A", 3),
        bench.publish("A", 3, extra={name: sample[name] for name in sample.keys() - known}),
    )
    _lost(bench.beside("withdrawn"), gone, known)
    if bench.beside("carries").give(emptied)["A"].status == "done":
        _lost(bench.beside("emptied"), emptied, known)
    for number, earlier in enumerate(_odd(known)):
        _odd_values(bench.beside(f"odd-{number}"), attrs.evolve(gone, earlier=earlier))


def _undeclared(bench: Bench, earlier: Mapping[str, str]) -> None:
    told, untold = bench.beside("told"), bench.beside("untold")
    for beside, said in ((told, (earlier,)), (untold, ())):
        beside.give(attrs.evolve(withdraw("A", 3), earlier=said), bench.publish("B"))
    told.must_equal(
        untold,
        "after a withdrawal with earlier values, which no host gives to an exporter that declares none to recall",
    )


def _lost(bench: Bench, change: Change, known: Mapping[str, str]) -> None:
    stood, lost, other = bench.beside("stood"), bench.beside("lost"), bench.publish("B")
    stood.give(bench.publish("A"), other)
    stood.give(change, other)
    lost.give(attrs.evolve(change, earlier=(known,)), other)
    what = "was withdrawn" if change.record is None else "lost the fields that are recalled"
    lost.must_equal(stood, f"after 'A' {what} at a target that had been lost; expected is what one shows that stood")


def _odd_values(bench: Bench, gone: Change) -> None:
    stood, lost, other = bench.beside("stood"), bench.beside("lost"), bench.publish("B")
    stood.give(bench.publish("A"), other)
    held = ({"A": gone.version} if bench.exporter.withdraw == "tombstone" else {}) | {"B": 1}
    told = f"key 'A', earlier {gone.earlier!r}"
    for beside in (stood, lost):
        answer = beside.give(gone, other)["A"]
        require(answer.status == "done", f"a withdrawal was answered {answer.status}: {answer.error}", told)
        beside.must_hold(held, f"after a withdrawal at a target that {'stood' if beside is stood else 'had been lost'}")


def _odd(known: Mapping[str, str]) -> Iterator[tuple[Mapping[str, str], ...]]:
    """Yield earlier values as a ledger may have them: those of versions that the target refused, or of fewer fields."""
    for text in (POISON[0], HOSTILE[1], "不详", "2026-02-30"):
        yield (dict.fromkeys(known, text), known)
    for name, value in known.items():
        yield ({name: value}, known)


CHECKS = (
    Check(
        "recall",
        "a target that was lost takes back what it once showed, whatever earlier versions said",
        recall,
        "name the fields in recalls, look at change.earlier, the latest first, and pass over what cannot be read; the target may hold nothing",
        "only what the target still holds is looked at; or the first of the earlier values is read without a doubt; or"
        " recalls does not name the fields",
        needs=("withdrawal", "second-withdrawal"),
    ),
)
