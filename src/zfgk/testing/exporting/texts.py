"""Text, dates and addresses that careless writers break on, and files that must not leave."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence

import attrs

from zfgk.model.exchange import Ack, Change, ContentPart
from zfgk.testing.conformance import Check, Violation, raised, require
from zfgk.testing.exporting.answers import shown
from zfgk.testing.exporting.bench import Bench
from zfgk.testing.exporting.contents import inner
from zfgk.testing.hostile_text import (
    EXTREME_DAYS,
    EXTREME_MOMENTS,
    HOSTILE,
    POISON,
    UNSAFE_ADDRESSES,
    UNUSUAL_DAYS,
    UNUSUAL_MOMENTS,
)


def poison(bench: Bench) -> None:
    """Check that a record that cannot be carried is refused alone."""
    bad = [bench.publish(f"P{number}", 1, title) for number, title in enumerate(POISON)]
    batch = [bench.publish("A"), *bad, bench.publish("B")]
    answers = bench.give(*batch)
    for key in ("A", "B"):
        require(
            answers[key].status == "done", f"a sound record was answered {answers[key].status}", f"{key!r} in a batch"
        )
    carried_or_refused(bench, answers, batch)


def hostile_text(bench: Bench) -> None:
    """Check that difficult text is carried, or refused by name."""
    titles = [bench.publish(f"H{number}", 1, title) for number, title in enumerate(HOSTILE)]
    keys = [bench.publish(key) for key in ("索引〔2025〕1", "a/b", "..", "a b&c", "K" * 200)]
    everything = [*titles, *keys]
    answers = bench.give(*everything)
    carried_or_refused(bench, answers, everything)
    for change in titles[:4]:
        answer = answers[change.key]
        require(answer.status == "done", f"it refuses ordinary text: {answer.error}", _told(change))


def extreme_dates(bench: Bench) -> None:
    """Check that rare days are carried, and impossible ones refused by name and alone."""
    usual = [
        *(bench.publish(f"D{n}", date_written=day, date_published=day) for n, day in enumerate(UNUSUAL_DAYS)),
        *(attrs.evolve(bench.publish(f"M{n}"), at=at) for n, at in enumerate(UNUSUAL_MOMENTS)),
    ]
    extreme = [
        *(bench.publish(f"X{n}", date_written=day, date_published=day) for n, day in enumerate(EXTREME_DAYS)),
        *(attrs.evolve(bench.publish(f"Y{n}"), at=at) for n, at in enumerate(EXTREME_MOMENTS)),
    ]
    batch = [bench.publish("A"), *extreme, *usual, bench.publish("B")]
    try:
        answers = bench.give(*batch)
    except (ValueError, OverflowError, OSError) as error:
        fault = raised(error)
        raise Violation(
            f"one date took the whole batch with it: {fault.what}", fault.where, fault.why, _EXTREME
        ) from error
    for change in (batch[0], *usual, batch[-1]):
        answer = answers[change.key]
        require(answer.status == "done", f"expected done, it answered {answer.status}: {answer.error}", _dated(change))
    carried_or_refused(bench, answers, batch, _dated)


def addresses(bench: Bench) -> None:
    """Check that no address that a browser would run comes out."""
    for number, address in enumerate(UNSAFE_ADDRESSES):
        beside = bench.beside(f"url-{number}")
        changes = [beside.publish("A", url=address), beside.publish("B", url="art/2.html")]
        answers = beside.give(*changes)
        require(
            answers["B"].status == "done", f"a sound record was answered {answers['B'].status}", "key 'B' in a batch"
        )
        carried_or_refused(beside, answers, changes)
        where = [name for name, data in beside.files().items() if any(map(_UNSAFE.search, inner(data)))]
        require(not where, f"the address {address!r} of key 'A' came out", ", ".join(where))
        beside = bench.beside(f"attachment-{number}")
        beside.give(beside.publish("A", attachments=(address,)))
        where = [name for name, data in beside.files().items() if any(map(_UNSAFE_LINK.search, inner(data)))]
        require(not where, f"the attachment {address!r} of key 'A' came out as a link", ", ".join(where))


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


def carried_or_refused(
    bench: Bench,
    answers: Mapping[str, Ack],
    changes: Sequence[Change],
    tell: Callable[[Change], str] | None = None,
    among: Collection[str] = (),
) -> None:
    """Check that each change was done and is there, or was refused with a word and is not.

    Args:
        bench: The exporter on its bench.
        answers: What it answered, by key.
        changes: What it was given.
        tell: Tells a change in words.
        among: Further keys that the target may hold.
    """
    held, tell = bench.held(), tell or _told
    for change in changes:
        answer = answers[change.key]
        require(
            answer.status in {"done", "reject"},
            f"expected done or reject, it answered {answer.status}: {answer.error}",
            tell(change),
        )
        if answer.status == "done":
            require(held.get(change.key) == change.version, "it was answered done and is not there", tell(change))
        else:
            require(change.key not in held, "it was refused and is there", tell(change))
            require(bool(answer.error), "it was refused without a word", tell(change))
    strange = held.keys() - {change.key for change in changes} - {*among}
    require(not strange, f"it holds {sorted(strange)}, which it was never given")


def _told(change: Change) -> str:
    title = change.record.title if change.record else ""
    return f"{shown(change)}, title {title if len(title) < 40 else title[:40] + '…'!r}"


def _dated(change: Change) -> str:
    day = change.record.date_published if change.record else None
    return f"{shown(change)}, published on {day}, changed at {change.at.isoformat()}"


_EXTREME = "catch OverflowError beside ValueError where a date is told at another offset or reckoned with, and reject that record"
_UNSAFE = re.compile(rb"(?:script|data):[^\s<>]{0,60}?zfgk-canary", re.IGNORECASE)
_UNSAFE_LINK = re.compile(
    rb"(?:href|src|action|url|link|loc|target|resource)[\w:-]*[\\\"']*\s*[=:>]\s*[\\\"']*[^\s<>\"']{0,12}(?:script|data):"
    rb"[^\s<>]{0,60}?zfgk-canary",
    re.IGNORECASE,
)

CHECKS = (
    Check(
        "poison",
        "a record that cannot be carried is refused alone",
        poison,
        "catch the error of that one record and yield Ack(key, version, 'reject', error=…)",
        "a record is written before it is known whether the format can carry it",
        needs=("one",),
    ),
    Check(
        "hostile-text",
        "difficult text is carried, or refused by name",
        hostile_text,
        "let a library escape it, and never make file names of keys",
        "markup is put together by hand, or a key is used as the name of a file",
        needs=("one",),
    ),
    Check(
        "extreme-dates",
        "rare days are carried, impossible ones refused by name",
        extreme_dates,
        _EXTREME,
        "a moment is told at another offset, which leaves the years 1 to 9999",
        needs=("one",),
    ),
    Check(
        "addresses",
        "no address that a browser would run comes out",
        addresses,
        "use zfgk.web_address(record.url, config['base_url']), which returns an empty text for it",
        "record.url is written as it comes",
        needs=("one",),
    ),
    Check(
        "parts",
        "only screened bytes leave, and no path of this machine",
        parts,
        "copy a part only if the SHA-256 of its bytes is part.sha256, and show part.name",
        "the file at part.path is copied as it is now, or its path is shown",
        needs=("one",),
    ),
)
