"""Text that careless writers break on, and files that must not leave."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from zfgk.model.exchange import Ack, Change, ContentPart
from zfgk.testing.conformance import Check, require
from zfgk.testing.exporting.bench import Bench, shown
from zfgk.testing.hostile_text import HOSTILE, POISON


def poison(bench: Bench) -> None:
    """Check that a record that cannot be carried is refused alone."""
    bad = [bench.publish(f"P{number}", 1, title) for number, title in enumerate(POISON)]
    batch = [bench.publish("A"), *bad, bench.publish("B")]
    answers = bench.give(*batch)
    for key in ("A", "B"):
        require(
            answers[key].status == "done", f"a sound record was answered {answers[key].status}", f"{key!r} in a batch"
        )
    _carried_or_refused(bench, answers, batch)


def hostile_text(bench: Bench) -> None:
    """Check that difficult text is carried, or refused by name."""
    titles = [bench.publish(f"H{number}", 1, title) for number, title in enumerate(HOSTILE)]
    keys = [bench.publish(key) for key in ("索引〔2025〕1", "a/b", "..", "a b&c", "K" * 200)]
    everything = [*titles, *keys]
    answers = bench.give(*everything)
    _carried_or_refused(bench, answers, everything)
    for change in titles[:4]:
        answer = answers[change.key]
        require(answer.status == "done", f"it refuses ordinary text: {answer.error}", _told(change))


def parts(bench: Bench) -> None:
    """Check that only screened bytes leave, and no path of this machine."""
    folder = bench.root / "documents-on-this-machine"
    folder.mkdir()
    file, changed = folder / "notice.txt", folder / "changed.txt"
    file.write_text("经过审查的正文", encoding="utf-8")
    changed.write_text("审查之后才写入的文字", encoding="utf-8")
    screened = hashlib.sha256("经过审查的正文".encode()).hexdigest()
    bench.give(
        bench.publish("A", parts=(ContentPart(str(file), screened, "text/plain", "通知.txt"),)),
        bench.publish("B", parts=(ContentPart(str(changed), screened, "text/plain", "通知.txt"),)),
        bench.publish("C", parts=(ContentPart("", screened, "text/plain", "通知.txt"),)),
    )
    for text, what in (
        ("审查之后才写入的文字", "bytes that were not screened left"),
        (str(folder), "a path of this machine left"),
    ):
        where = [name for name in bench.shows(text) if name.startswith("target/")]
        require(not where, what, ", ".join(where))


def _carried_or_refused(bench: Bench, answers: Mapping[str, Ack], changes: Sequence[Change]) -> None:
    held = bench.held()
    for change in changes:
        answer = answers[change.key]
        require(answer.status in {"done", "reject"}, f"it was answered {answer.status}: {answer.error}", _told(change))
        if answer.status == "done":
            require(held.get(change.key) == change.version, "it was answered done and is not there", _told(change))
        else:
            require(change.key not in held, "it was refused and is there", _told(change))
            require(bool(answer.error), "it was refused without a word", _told(change))
    strange = held.keys() - {change.key for change in changes}
    require(not strange, f"it holds {sorted(strange)}, which it was never given")


def _told(change: Change) -> str:
    title = change.record.title if change.record else ""
    return f"{shown(change)}, title {title if len(title) < 40 else title[:40] + '…'!r}"


CHECKS = (
    Check(
        "poison",
        "a record that cannot be carried is refused alone",
        poison,
        "catch the error of that one record and yield Ack(key, version, 'reject', error=…)",
    ),
    Check(
        "hostile-text",
        "difficult text is carried, or refused by name",
        hostile_text,
        "let a library escape it, and never make file names of keys",
    ),
    Check(
        "parts",
        "only screened bytes leave, and no path of this machine",
        parts,
        "copy a part only if the SHA-256 of its bytes is part.sha256, and show part.name",
    ),
)
