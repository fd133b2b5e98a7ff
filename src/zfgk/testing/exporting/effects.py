"""What a change must bring about at the target, and what it must leave alone."""

from __future__ import annotations

import shutil

from zfgk.testing.conformance import Check, NotApplicable, require
from zfgk.testing.exporting.bench import Bench, withdraw


def empty(bench: Bench) -> None:
    """Check that no changes make no records."""
    require(bench.held() == {}, f"read_back says {bench.held()} of an empty directory")
    bench.give()
    require(bench.held() == {}, f"it holds {bench.held()} after being given nothing")


def one(bench: Bench) -> None:
    """Check that a record arrives."""
    answer = bench.give(bench.publish("A"))["A"]
    require(answer.status == "done", f"it answered {answer.status}: {answer.error}", "one record, key 'A'")
    require(bench.held() == {"A": 1}, f"it holds {bench.held()}, not {{'A': 1}}")


def kinds(bench: Bench) -> None:
    """Check that every kind of record that it accepts arrives."""
    for kind in sorted(bench.exporter.accepts):
        beside = bench.beside(f"kind-{kind}")
        answer = beside.give(beside.publish("A", kind=kind))["A"]
        require(answer.status == "done", f"it accepts {kind} and answered {answer.status}: {answer.error}")
        require(beside.held() == {"A": 1}, f"it accepts {kind} and holds {beside.held()}")


def read_back(bench: Bench) -> None:
    """Check that reading back reads the target, changes nothing, and remembers nothing."""
    bench.give(bench.publish("A"), bench.publish("索引〔2025〕1", 7))
    files, held = bench.files(), bench.held()
    expected = {"A": 1, "索引〔2025〕1": 7}
    require(held == expected, f"read_back gave {held}, not {expected}")
    require(bench.held() == held, f"read_back gave {held}, then {bench.held()}")
    require(bench.files() == files, "reading back changed the files")
    if bench.exporter.network:
        return
    moved = bench.beside("moved")
    shutil.copytree(bench.out, moved.out, dirs_exist_ok=True)
    require(moved.held() == held, f"a copy of the target reads as {moved.held()}; it must be read, not remembered")
    fresh = bench.beside("fresh")
    require(fresh.held() == {}, f"an empty target reads as {fresh.held()}; it must be read, not remembered")


def twice(bench: Bench) -> None:
    """Check that the same change twice is the same as once."""
    changes = [bench.publish("A"), bench.publish("B", 3)]
    bench.give(*changes)
    files, held = bench.files(), bench.held()
    bench.give(*changes)
    expected = {"A": 1, "B": 3}
    require(held == expected, f"it holds {held}, not {expected}")
    require(bench.held() == held, f"it held {held} after the first time, {bench.held()} after the second")
    different = [name for name, data in bench.files().items() if files.get(name) != data]
    require(bench.exporter.network or bench.files() == files, f"the files changed: {different}")


def stale(bench: Bench) -> None:
    """Check that an older version changes nothing."""
    bench.give(bench.publish("A", 2), bench.publish("B"))
    bench.give(bench.publish("A", 1, "过时的名称"), bench.publish("B"))
    require(
        bench.held() == {"A": 2, "B": 1},
        f"after version 2 and then 1 of A it holds {bench.held()}, not {{'A': 2, 'B': 1}}",
    )
    where = bench.shows("过时的名称")
    require(not where, "the older version's text is at the target", ", ".join(where))


def correction(bench: Bench) -> None:
    """Check that a newer version takes the place of an older one."""
    bench.give(bench.publish("A", 1, "更正前的名称"), bench.publish("B"))
    bench.give(bench.publish("A", 2, "更正后的名称"), bench.publish("B"))
    require(
        bench.held() == {"A": 2, "B": 1}, f"after versions 1 and 2 of A it holds {bench.held()}, not {{'A': 2, 'B': 1}}"
    )
    where = bench.shows("更正前的名称")
    require(not where, "the text of the version that was corrected is still there", ", ".join(where))


def stale_after_withdrawal(bench: Bench) -> None:
    """Check that an older version does not undo a withdrawal."""
    must_withdraw(bench)
    bench.give(bench.publish("A"), bench.publish("B"))
    bench.give(withdraw("A", 2), bench.publish("B"))
    bench.give(bench.publish("A", 1, "不应再现"), bench.publish("B"))
    require(bench.held().get("A", 2) == 2, f"version 1 brought A back after its withdrawal: {bench.held()}")
    where = bench.shows("不应再现")
    require(not where, "the withdrawn text is at the target", ", ".join(where))


def withdrawal(bench: Bench) -> None:
    """Check that a withdrawal takes effect."""
    must_withdraw(bench)
    bench.give(bench.publish("A", 1, "将被撤回之文"), bench.publish("B"))
    answers = bench.give(withdraw("A", 2), bench.publish("B"))
    require(answers["A"].status == "done", f"it answered {answers['A'].status}: {answers['A'].error}")
    expected = {"A": 2, "B": 1} if bench.exporter.withdraw == "tombstone" else {"B": 1}
    require(
        bench.held() == expected, f"it holds {bench.held()}, not {expected}", f"withdraw={bench.exporter.withdraw!r}"
    )
    where = bench.shows("将被撤回之文")
    require(not where, "the withdrawn text is still at the target", ", ".join(where))


def second_withdrawal(bench: Bench) -> None:
    """Check that withdrawing again, or what was never there, is done."""
    must_withdraw(bench)
    bench.give(bench.publish("A"))
    bench.give(withdraw("A", 2))
    answers = bench.give(withdraw("A", 2), withdraw("Z", 5))
    for key, ack in answers.items():
        require(ack.status == "done", f"it answered {ack.status}: {ack.error}", f"withdrawal of {key!r}")
    require(bench.held().get("A", 2) == 2, f"it holds {bench.held()}")


def republication(bench: Bench) -> None:
    """Check that a withdrawn key can be published again."""
    must_withdraw(bench)
    bench.give(bench.publish("A"))
    bench.give(withdraw("A", 2))
    bench.give(bench.publish("A", 3))
    require(
        bench.held() == {"A": 3}, f"after versions 1, 2 (withdrawn) and 3 of A it holds {bench.held()}, not {{'A': 3}}"
    )


def must_withdraw(bench: Bench) -> None:
    """End the check for an exporter that never withdraws."""
    if bench.exporter.withdraw == "never":
        raise NotApplicable("it declares that it never withdraws")


_VERSIONS = "compare change.version with what the target holds, and answer an older one done without touching anything"

CHECKS = (
    Check("empty", "no changes make no records", empty, "yield nothing for nothing, and let read_back return {}"),
    Check("one", "a record arrives and is read back", one, "see the shortest exporter, zfgk.testing.exporter_sample"),
    Check("kinds", "every kind of record that it accepts arrives", kinds, "declare in accepts only what it carries"),
    Check(
        "read-back", "reading back reads the target and nothing else", read_back, "read the files below config['out']"
    ),
    Check("twice", "the same change twice is once", twice, "write what follows from the changes, and nothing else"),
    Check(
        "correction", "a newer version takes the place of an older one", correction, "replace what stands under the key"
    ),
    Check("stale", "an older version never overwrites a newer one", stale, _VERSIONS),
    Check("stale-after-withdrawal", "an older version never undoes a withdrawal", stale_after_withdrawal, _VERSIONS),
    Check(
        "withdrawal", "a withdrawal takes the record away", withdrawal, "a change without a record removes all its text"
    ),
    Check(
        "second-withdrawal",
        "withdrawing again, or what was never there, is done",
        second_withdrawal,
        "answer done: what must become true is true",
    ),
    Check("republication", "a withdrawn key can be published again", republication, "a higher version always counts"),
)
