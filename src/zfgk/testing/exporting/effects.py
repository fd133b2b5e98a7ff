"""What a change must bring about at the target, and what it must leave alone."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from zfgk.model.exchange import Ack
from zfgk.testing.conformance import Check, NotApplicable, require
from zfgk.testing.exporting.bench import Bench, withdraw
from zfgk.testing.exporting.contents import unlike
from zfgk.testing.exporting.marks import marked, must_not_show, must_show


def empty(bench: Bench) -> None:
    """Check that no changes make no records."""
    bench.must_hold({}, "in an empty directory")
    bench.give()
    bench.must_hold({}, "after being given nothing")


def one(bench: Bench) -> None:
    """Check that a record arrives, where readers see it."""
    after = "after one record was published"
    _done(bench.give(marked(bench, "A")), "A", after)
    bench.must_hold({"A": 1}, after)
    must_show(bench, "A", 1, after)


def kinds(bench: Bench) -> None:
    """Check that every kind of record that it accepts arrives."""
    for kind in sorted(bench.exporter.accepts):
        beside, after = bench.beside(f"kind-{kind}"), f"after a record of the kind {kind}, which it accepts"
        _done(beside.give(beside.publish("A", kind=kind)), "A", after)
        beside.must_hold({"A": 1}, after)


def read_back(bench: Bench) -> None:
    """Check that reading back reads the target, changes nothing, and remembers nothing."""
    bench.give(bench.publish("A"), bench.publish("索引〔2025〕1", 7))
    files, expected = bench.files(), {"A": 1, "索引〔2025〕1": 7}
    bench.must_hold(expected, "after two records were published")
    bench.must_hold(expected, "when it is read back once more")
    require(bench.files() == files, "reading back changed the files")
    if bench.exporter.network:
        return
    moved = bench.beside("moved")
    shutil.copytree(bench.out, moved.out, dirs_exist_ok=True)
    moved.must_hold(expected, "in a copy of the target, which must be read and not remembered")
    fresh = bench.beside("fresh")
    fresh.must_hold({}, "in another, empty directory, which must be read and not remembered")


def twice(bench: Bench) -> None:
    """Check that the same change twice is the same as once, also days later."""
    changes = [bench.publish("A"), bench.publish("B", 3)]
    bench.give(*changes)
    files = bench.files()
    bench.must_hold({"A": 1, "B": 3}, "after the first time")
    bench.later().give(*changes)
    bench.must_hold({"A": 1, "B": 3}, "after the second time")
    wrong = "" if bench.exporter.network else unlike(files, bench.files())
    require(not wrong, "the second time changed what stood after the first", wrong)


def twice_in_one_run(bench: Bench) -> None:
    """Check that of one key's versions in one run the newest counts."""
    older, newest, other = bench.publish("A", 1, "先前的名称"), bench.publish("A", 2, "后来的名称"), bench.publish("B")
    snapshot = bench.exporter.shape == "snapshot"
    alone, together, beside = (bench.beside(name) for name in ("alone", "together", "withdrawn"))
    together.give(*((newest, newest, older, other) if snapshot else (older, newest, newest, other)))
    after = f"after versions {'2, 2 and 1' if snapshot else '1, 2 and 2'} of 'A' in one run"
    together.must_hold({"A": 2, "B": 1}, after)
    where = together.shows("先前的名称")
    require(not where, f"{after}: the text of version 1 is at the target", ", ".join(where))
    alone.give(newest, other)
    together.must_equal(alone, f"{after}, which must be as version 2 alone")
    if bench.exporter.withdraw != "never":
        gone = withdraw("A", 2)
        beside.give(*((gone, older, other) if snapshot else (older, gone, other)))
        after = "after 'A' was published and withdrawn in one run"
        beside.must_hold(_gone(beside, {"A": 2}) | {"B": 1}, after)
        where = beside.shows("先前的名称")
        require(not where, f"{after}: its text is at the target", ", ".join(where))


def stale(bench: Bench) -> None:
    """Check that an older version changes nothing."""
    bench.give(bench.publish("A", 2), bench.publish("B"))
    bench.give(bench.publish("A", 1, "过时的名称"), bench.publish("B"))
    bench.must_hold({"A": 2, "B": 1}, "after version 2 of 'A', and then version 1 of it in another run")
    where = bench.shows("过时的名称")
    require(not where, "version 1 of 'A' came after version 2, and its text is at the target", ", ".join(where))


def correction(bench: Bench) -> None:
    """Check that a newer version takes the place of an older one."""
    bench.give(marked(bench, "A"), bench.publish("B"))
    seen = must_show(bench, "A", 1, "after version 1 of 'A'")
    bench.give(marked(bench, "A", 2), bench.publish("B"))
    after = "after version 1 of 'A', and then version 2 of it in another run"
    bench.must_hold({"A": 2, "B": 1}, after)
    must_not_show(bench, "A", 1, "'A' was corrected, and the text of its version 1 is still there")
    lost = seen - must_show(bench, "A", 2, after)
    require(not lost, f"{after}: readers found its {', '.join(sorted(lost))} before, and now do not", "key 'A'")


def stale_after_withdrawal(bench: Bench) -> None:
    """Check that an older version does not undo a withdrawal."""
    must_withdraw(bench)
    bench.give(bench.publish("A"), bench.publish("B"))
    bench.give(withdraw("A", 2), bench.publish("B"))
    bench.give(bench.publish("A", 1, "不应再现"), bench.publish("B"))
    after = "after 'A' was withdrawn as version 2, and its version 1 came once more"
    bench.must_hold(_gone(bench, {"A": 2}) | {"B": 1}, after)
    where = bench.shows("不应再现")
    require(not where, f"{after}: its text is at the target", ", ".join(where))


def withdrawal(bench: Bench) -> None:
    """Check that a withdrawal takes effect."""
    must_withdraw(bench)
    bench.give(marked(bench, "A"), bench.publish("B"))
    after = "after 'A' was withdrawn as version 2"
    _done(bench.give(withdraw("A", 2), bench.publish("B")), "A", after)
    must_not_show(bench, "A", 1, f"{after}: its text is still at the target")
    bench.must_hold(_gone(bench, {"A": 2}) | {"B": 1}, f"{after} (declared: withdraw={bench.exporter.withdraw!r})")


def second_withdrawal(bench: Bench) -> None:
    """Check that withdrawing again, or what was never there, is done."""
    must_withdraw(bench)
    bench.give(bench.publish("A"))
    bench.give(withdraw("A", 2))
    answers = bench.give(withdraw("A", 2), withdraw("Z", 5))
    _done(answers, "A", "when it was withdrawn a second time")
    _done(answers, "Z", "when it was withdrawn though it was never published")
    bench.must_hold(
        _gone(bench, {"A": 2, "Z": 5}), "after 'A' was withdrawn twice, and 'Z', which was never there, once"
    )


def republication(bench: Bench) -> None:
    """Check that a withdrawn key can be published again."""
    must_withdraw(bench)
    bench.give(bench.publish("A"))
    bench.give(withdraw("A", 2))
    bench.give(bench.publish("A", 3))
    bench.must_hold({"A": 3}, "after 'A' was published, withdrawn as version 2, and published again as version 3")


def _done(answers: Mapping[str, Ack], key: str, when: str) -> None:
    ack = answers[key]
    require(ack.status == "done", f"{when}: expected done, it answered {ack.status}: {ack.error}", f"key {key!r}")


def _gone(bench: Bench, withdrawn: dict[str, int]) -> dict[str, int]:
    """Return what ``read_back`` must say of keys that were withdrawn."""
    return withdrawn if bench.exporter.withdraw == "tombstone" else {}


def must_withdraw(bench: Bench) -> None:
    """End the check for an exporter that never withdraws."""
    if bench.exporter.withdraw == "never":
        raise NotApplicable("it declares that it never withdraws")


_VERSIONS = "compare change.version with what the target holds, and answer an older one done without touching anything"
_OLDER = "what comes is written without a look at the version that stands there"

CHECKS = (
    Check(
        "empty",
        "no changes make no records",
        empty,
        "yield nothing for nothing, and let read_back return {}",
        "read_back opens a file that the first run has yet to write",
    ),
    Check(
        "one",
        "a record arrives and is read back",
        one,
        "see the shortest exporter, zfgk.testing.exporter_sample",
        "read_back looks under another name than run writes, or the Ack is missing or has another key or version; or"
        " versions are kept beside the records, and the records are not written",
    ),
    Check(
        "kinds",
        "every kind of record that it accepts arrives",
        kinds,
        "declare in accepts only what it carries",
        "accepts names a kind that run refuses",
        needs=("one",),
    ),
    Check(
        "read-back",
        "reading back reads the target and nothing else",
        read_back,
        "read the files below config['out']",
        "versions are kept in a variable of the module",
        needs=("empty", "one"),
    ),
    Check(
        "twice",
        "the same change twice is once",
        twice,
        "write what follows from the changes, and nothing else",
        "something is appended or counted in each run",
        needs=("one",),
    ),
    Check(
        "twice-in-one-run",
        "of one key's versions in one run the newest counts",
        twice_in_one_run,
        "remember the keys of this run: a snapshot comes newest first, so the first of a key counts; else compare versions",
        "only what stood before the run is looked at",
        needs=("one",),
    ),
    Check(
        "correction",
        "a newer version takes the place of an older one",
        correction,
        "replace what stands under the key",
        "the name of a file or an id is made of the version too, so that both stand",
        needs=("one",),
    ),
    Check("stale", "an older version never overwrites a newer one", stale, _VERSIONS, _OLDER, ("one",)),
    Check(
        "withdrawal",
        "a withdrawal takes the record away",
        withdrawal,
        "remove all fields and documents of the record where change.record is None, from an SQLite file under PRAGMA"
        " secure_delete = ON, and let read_back return its version for 'tombstone', nothing for 'delete'",
        "the text stays in a second file or an index, or what read_back returns does not fit the declared withdraw",
        needs=("one",),
    ),
    Check(
        "stale-after-withdrawal",
        "an older version never undoes a withdrawal",
        stale_after_withdrawal,
        f"{_VERSIONS}; keep the version of what was withdrawn",
        "the version goes away with the record, so that nothing is left to compare with",
        needs=("withdrawal",),
    ),
    Check(
        "second-withdrawal",
        "withdrawing again, or what was never there, is done",
        second_withdrawal,
        "answer done: what must become true is true",
        "the record is looked up before it is removed, and is not there",
        needs=("withdrawal",),
    ),
    Check(
        "republication",
        "a withdrawn key can be published again",
        republication,
        "a higher version always counts",
        "a key that was withdrawn is taken for withdrawn for ever",
        needs=("withdrawal",),
    ),
)
