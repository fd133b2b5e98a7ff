"""What every exporter must do, as plain functions: each takes a fresh bench and raises what it finds wrong."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime

import attrs
from sqlalchemy import update

from zfgk.errors import MustNotDisclose
from zfgk.host.kinds import EXPORTER_CONTRACTS
from zfgk.model.exchange import Ack, Change, Exporter
from zfgk.publish.delivery.deliver import deliver
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.opening import ledger_url, open_ledger
from zfgk.publish.ledger.schema import RECORD
from zfgk.testing.exporter_bench import Bench, Killed, Violation, publish, require, withdraw

HOSTILE = (
    "国办发〔2025〕7号",
    "𠮷野家用地批复（𬭎、𤭢）",
    "]]> <script>alert(1)</script> &amp; \"引号\" '撇号'",
    "长" * 300,
    "  首尾空格\u3000",
    "一行\n二行\t制表\r回车",
    "العربية \u200f \u202e反向",
    "é e\u0301 ﬁ Ａ",
    "🏛️👩‍👩‍👧",
    "../../etc/passwd",
    "=1+1",
    "%00 %s {0} ${x}",
    "null",
    " ",
)
"""Titles that a careless writer breaks on."""

POISON = ("控制符\x0b在内", "零\x00字节", "半个代理\ud800", "非字符\ufffe")
"""Titles that many formats cannot carry at all."""


@attrs.frozen
class NotApplicable(Exception):
    """The check does not concern this exporter; the text says why. It counts as neither passed nor failed."""

    why: str


@attrs.frozen
class Check:
    """One check.

    Args:
        id: A stable id.
        sentence: What it proves, in one sentence.
        run: The check.
    """

    id: str
    sentence: str
    run: Callable[[Bench], None]


def declaration(bench: Bench) -> None:
    """Check the declared capabilities."""
    exporter = bench.exporter
    require(exporter.contract in EXPORTER_CONTRACTS, f"contract {exporter.contract} is not one of {EXPORTER_CONTRACTS}")
    require(exporter.shape in {"delta", "snapshot"}, f"shape {exporter.shape!r} is unknown")
    require(exporter.withdraw in {"delete", "tombstone", "never"}, f"withdraw {exporter.withdraw!r} is unknown")
    require(bool(exporter.accepts), "it accepts no kind of record")
    unknown = exporter.sample_config.keys() - exporter.options.keys() - {"base_url"}
    require(not unknown, f"sample_config has options that are not declared: {sorted(unknown)}")
    mute = [name for name, sentence in exporter.options.items() if not sentence.strip()]
    require(not mute, f"options without a sentence: {mute}")


def empty(bench: Bench) -> None:
    """Check that no changes make no records."""
    bench.give()
    require(bench.held() == {}, f"it holds {bench.held()} after being given nothing")


def one(bench: Bench) -> None:
    """Check that a record arrives."""
    answer = bench.give(publish("A"))["A"]
    require(answer.status == "done", f"it answered {answer.status}: {answer.error}")
    require(bench.held() == {"A": 1}, f"it holds {bench.held()}")


def twice(bench: Bench) -> None:
    """Check that the same change twice is the same as once."""
    changes = [publish("A"), publish("B", 3)]
    bench.give(*changes)
    files, held = bench.files(), bench.held()
    bench.give(*changes)
    require(bench.held() == held == {"A": 1, "B": 3}, f"it held {held}, then {bench.held()}")
    require(bench.exporter.network or bench.files() == files, "the files changed although nothing else did")


def stale(bench: Bench) -> None:
    """Check that an older version changes nothing."""
    bench.give(publish("A", 2), publish("B"))
    bench.give(publish("A", 1, "过时的名称"), publish("B"))
    require(bench.held() == {"A": 2, "B": 1}, f"it holds {bench.held()}")
    require(not _shows(bench, "过时的名称"), "the older version's text is at the target")


def stale_after_withdrawal(bench: Bench) -> None:
    """Check that an older version does not undo a withdrawal."""
    _must_withdraw(bench)
    bench.give(publish("A"), publish("B"))
    bench.give(withdraw("A", 2), publish("B"))
    bench.give(publish("A", 1, "不应再现"), publish("B"))
    require(bench.held().get("A", 2) == 2, f"A is back: {bench.held()}")
    require(not _shows(bench, "不应再现"), "the withdrawn text is at the target")


def withdrawal(bench: Bench) -> None:
    """Check that a withdrawal takes effect."""
    _must_withdraw(bench)
    bench.give(publish("A", 1, "将被撤回之文"), publish("B"))
    answers = bench.give(withdraw("A", 2), publish("B"))
    require(answers["A"].status == "done", f"it answered {answers['A'].status}: {answers['A'].error}")
    expected = {"A": 2, "B": 1} if bench.exporter.withdraw == "tombstone" else {"B": 1}
    require(bench.held() == expected, f"it holds {bench.held()}, not {expected}")
    require(not _shows(bench, "将被撤回之文"), "the withdrawn text is still at the target")


def second_withdrawal(bench: Bench) -> None:
    """Check that withdrawing again, or what was never there, is done."""
    _must_withdraw(bench)
    bench.give(publish("A"))
    bench.give(withdraw("A", 2))
    answers = bench.give(withdraw("A", 2), withdraw("Z", 5))
    require({ack.status for ack in answers.values()} == {"done"}, f"it answered {answers}")
    require(bench.held().get("A", 2) == 2, f"it holds {bench.held()}")


def republication(bench: Bench) -> None:
    """Check that a withdrawn key can be published again."""
    _must_withdraw(bench)
    bench.give(publish("A"))
    bench.give(withdraw("A", 2))
    bench.give(publish("A", 3))
    require(bench.held() == {"A": 3}, f"it holds {bench.held()}")


def poison(bench: Bench) -> None:
    """Check that a record that cannot be carried is refused alone."""
    bad = [publish(f"P{number}", 1, title) for number, title in enumerate(POISON)]
    answers = bench.give(publish("A"), *bad, publish("B"))
    require(answers["A"].status == answers["B"].status == "done", f"sound records were answered {answers}")
    _carried_or_refused(bench, answers, [publish("A"), *bad, publish("B")])


def hostile_text(bench: Bench) -> None:
    """Check that difficult text is carried, or refused by name."""
    changes = [publish(f"H{number}", 1, title) for number, title in enumerate(HOSTILE)]
    keys = [publish(key) for key in ("索引〔2025〕1", "a/b", "..", "a b&c", "K" * 200)]
    everything = [*changes, *keys]
    _carried_or_refused(bench, bench.give(*everything), everything)


def killed_after_acks(bench: Bench) -> None:
    """Check that a death after any acknowledgement, and a resumption, end as one uninterrupted run does."""
    first, second = _two_rounds(bench.exporter)
    whole = Bench(bench.exporter, bench.root / "whole")
    for changes in (first, second):
        whole.give(*changes)
    for taken in itertools.count():
        broken = Bench(bench.exporter, bench.root / f"killed-{taken}")
        broken.give(*first)
        acks = broken.start(second)
        got = list(itertools.islice(acks, taken))
        _abandon(acks)
        due = broken.settle(second, got)
        if due:
            broken.give(*(second if bench.exporter.shape == "snapshot" else due))
        _same(broken, whole, f"killed after {taken} acknowledgements")
        if len(got) < taken:
            return


def killed_while_reading(bench: Bench) -> None:
    """Check that a death while changes are handed over settles nothing that was not durable."""
    first, second = _two_rounds(bench.exporter)
    whole = Bench(bench.exporter, bench.root / "whole")
    for changes in (first, second):
        whole.give(*changes)
    for handed in range(len(second)):
        broken = Bench(bench.exporter, bench.root / f"cut-{handed}")
        broken.give(*first)
        got: list[Ack] = []
        try:
            for ack in broken.start(_dying(second, handed)):
                got.append(ack)  # noqa: PERF402  # one by one: what was answered before the death counts
        except Killed:
            pass
        else:
            message = "it swallowed the death of the process"
            raise Violation(message)
        due = broken.settle(second[: handed + 1], got) + second[handed + 1 :]
        broken.give(*(second if bench.exporter.shape == "snapshot" else due))
        _same(broken, whole, f"killed after {handed} changes were handed over")


def old_file_stays(bench: Bench) -> None:
    """Check that readers see the old files whole until the new ones are complete."""
    if bench.exporter.network or bench.exporter.shape != "snapshot":
        raise NotApplicable("only exporters that write whole files promise this")
    bench.give(publish("A"))
    before = bench.files()

    def stream() -> Iterator[Change]:
        for number in range(50):
            now = bench.files()
            require(all(now.get(name) == data for name, data in before.items()), f"changed after {number} changes")
            yield publish(f"N{number}")

    list(bench.start(stream()))


def nothing_non_public(bench: Bench) -> None:
    """Check that the host hands this exporter no record that is not public."""
    called: list[str] = []

    def spy(changes: Iterator[Change], _config: object) -> Iterator[Ack]:
        for change in changes:
            called.append(change.key)
            yield Ack(change.key, change.version)

    exporter = attrs.evolve(bench.exporter, run=spy, read_back=lambda _config: {}, withdraw="delete")
    at = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    secret = publish("S").record
    with open_ledger(ledger_url("", bench.root / "ledger.sqlite")) as ledger:
        ledger.append("S", 1, at, "", secret)
        # No way through zfgk leads here; the ledger is falsified to try the last door.
        body = ledger.rows(RECORD.select())[0].body.replace('"proactive"', '"on-request"')
        ledger.write(update(RECORD).values(body=body))
        ledger.commit()
        try:
            deliver(ledger, Target(name="target", exporter=exporter), bench.root, at)
        except MustNotDisclose:
            require(not called, f"it was given {called}")
        else:
            message = "a record marked on-request was handed over"
            raise Violation(message)


def writes_in_its_place(bench: Bench) -> None:
    """Check that it writes below its own directory only."""
    bench.give(publish("A"), publish("../外"), publish("/etc/x"))
    strays = [name for name in bench.files() if not name.startswith("target/")]
    require(not strays, f"it wrote {strays}")


CHECKS = (
    Check("declaration", "its declared capabilities make sense", declaration),
    Check("empty", "no changes make no records", empty),
    Check("one", "a record arrives and is read back", one),
    Check("twice", "the same change twice is once", twice),
    Check("stale", "an older version never overwrites a newer one", stale),
    Check("stale-after-withdrawal", "an older version never undoes a withdrawal", stale_after_withdrawal),
    Check("withdrawal", "a withdrawal takes the record away", withdrawal),
    Check("second-withdrawal", "withdrawing again, or what was never there, is done", second_withdrawal),
    Check("republication", "a withdrawn key can be published again", republication),
    Check("poison", "a record that cannot be carried is refused alone", poison),
    Check("hostile-text", "difficult text is carried, or refused by name", hostile_text),
    Check(
        "killed-after-acks", "death after any acknowledgement, then resumption: as if uninterrupted", killed_after_acks
    ),
    Check(
        "killed-while-reading", "death while changes are handed over loses and repeats nothing", killed_while_reading
    ),
    Check("old-file-stays", "readers see whole files at every moment", old_file_stays),
    Check("nothing-non-public", "no record that is not public reaches it", nothing_non_public),
    Check("writes-in-its-place", "it writes below its own directory only", writes_in_its_place),
)
"""Every check, in the order of a report."""


def _must_withdraw(bench: Bench) -> None:
    if bench.exporter.withdraw == "never":
        raise NotApplicable("it declares that it never withdraws")


def _shows(bench: Bench, text: str) -> bool:
    return any(text.encode() in data for data in bench.files().values())


def _carried_or_refused(bench: Bench, answers: dict[str, Ack], changes: list[Change]) -> None:
    held = bench.held()
    for change in changes:
        answer = answers[change.key]
        require(answer.status in {"done", "reject"}, f"{change.key} was answered {answer.status}")
        if answer.status == "done":
            require(held.get(change.key) == change.version, f"{change.key!r} was answered done and is not there")
        else:
            require(change.key not in held, f"{change.key!r} was refused and is there")
            require(bool(answer.error), f"{change.key!r} was refused without a word")
    strange = held.keys() - {change.key for change in changes}
    require(not strange, f"it holds {sorted(strange)}, which it was never given")


def _two_rounds(exporter: Exporter) -> tuple[list[Change], list[Change]]:
    first = [publish(f"K{number}") for number in range(5)]
    second = [publish("K0", 2), publish("K5"), publish("K6")]
    if exporter.withdraw != "never":
        second += [withdraw("K1", 2), withdraw("K2", 2)]
    if exporter.shape == "snapshot":
        second += [change for change in first if change.key not in {later.key for later in second}]
    return first, second


def _dying(changes: list[Change], after: int) -> Iterator[Change]:
    yield from changes[:after]
    raise Killed


def _abandon(acks: Iterator[Ack]) -> None:
    close = getattr(acks, "close", None)
    if close is not None:
        close()


def _same(broken: Bench, whole: Bench, when: str) -> None:
    require(broken.held() == whole.held(), f"{when}: it holds {broken.held()}, uninterrupted {whole.held()}")
    require(broken.exporter.network or broken.files() == whole.files(), f"{when}: the files differ")
