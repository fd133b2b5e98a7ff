"""Many changes under a ceiling of memory: the input is lazy, memory stays flat, and everything that was answered arrives."""

from __future__ import annotations

import ctypes
import gc
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

from zfgk.model.exchange import Ack, Change
from zfgk.testing.conformance import Check, NotApplicable, Violation, require
from zfgk.testing.exporting.bench import MANY, Bench
from zfgk.testing.exporting.marks import is_hidden, layers

CEILING = 96
"""How many more MiB 100,000 changes may take at once; together the records would fill about 180."""
_TENTH = MANY // 10
_LENGTH = 400
_SENTENCE = "本级人民政府办公室承办的事项与办理结果，"
_MARKS = Path("/proc/self/clear_refs"), Path("/proc/self/status")
_TOLD_AT_MOST = 3
_MARK = re.compile(rb"zfgk[TU]\d{7}x")


@attrs.define
class _Count:
    """Which of the changes were answered; one byte for each, so that counting takes no memory of note."""

    answered: bytearray
    handed: int = 0

    def note(self, ack: Ack) -> None:
        require(ack.status == "done", f"expected done, it answered {ack.status}: {ack.error}", f"key {ack.key!r}")
        if ack.through:
            self.answered[: self.handed] = b"\1" * self.handed
            return
        number = int(ack.key[1:]) if ack.key[1:].isdecimal() else -1
        require(0 <= number < self.handed, f"it acknowledged {ack.key!r}, which it had not been given")
        self.answered[number] = 1


def many(bench: Bench) -> None:
    """Check that many changes fit under the ceiling, and that all of them arrive."""
    if not sys.platform.startswith("linux"):
        raise NotApplicable("only Linux tells the peak of memory of a part of a run")
    # A tenth of the changes has texts of ten times the length, so that whoever keeps them all is found out as well. Even
    # fewer are too few to judge memory by; all of them must arrive.
    tenth = _TENTH <= bench.many < MANY
    summary = _SENTENCE * (_LENGTH * (10 if tenth else 1) // len(_SENTENCE))
    ceiling = CEILING // 2 if tenth else CEILING
    count = _Count(bytearray(bench.many))

    def stream() -> Iterator[Change]:
        for number in range(bench.many):
            count.handed = number + 1
            yield _publish(bench, number, f"{number}{summary}")

    bench.give(bench.publish("warm"))
    tried = bench.beside("tried")
    tried.give(_publish(tried, 0, summary))
    kinds = {word[4:5] for word in _shown(tried)}
    gc.collect()
    before = _reset()
    for ack in bench.start(stream()):
        count.note(ack)
    peak = (_status("VmHWM") - before) / 1024
    bench.notes.append(f"{bench.many} changes, {peak:.0f} MiB")
    open_ = count.answered.find(0)
    require(open_ < 0, f"of {bench.many} changes {count.answered.count(0)} were never answered", f"key {_key(open_)!r}")
    gc.collect()
    before = _reset()
    held = bench.held()
    back = (_status("VmHWM") - before) / 1024
    bench.notes.append(f"read back with {back:.0f} MiB")
    _all_there(bench, held)
    del held
    if not bench.exporter.network:
        _all_shown(bench, kinds)
    if peak > ceiling:
        raise Violation(
            f"{bench.many} changes: expected at most {ceiling} MiB more memory than before, found {peak:.0f} MiB",
            why="usually the changes, the records or the whole output are kept in a list, a dict or one text",
        )
    if back > ceiling:
        raise Violation(
            f"{bench.many} changes read back: expected at most {ceiling} MiB more memory than before, found {back:.0f} MiB",
            why="usually the whole output is read into one text or one tree before its versions are taken from it",
            then="read file by file or line by line, and keep keys and versions alone",
        )


def _all_there(bench: Bench, held: dict[str, int]) -> None:
    missing = [key for key in map(_key, range(bench.many)) if held.pop(key, None) != 1]
    if missing:
        raise Violation(
            f"{bench.many} changes were answered done, and {len(missing)} of them are not read back in version 1",
            ", ".join(f"key {key!r}" for key in missing[:_TOLD_AT_MOST]),
            "usually the last item of a page, a batch or a part is lost, or what is left over at the end",
            "write what the last, incomplete batch holds, and look at where one part ends and the next begins",
        )
    strange = held.keys() - {"warm"}
    require(not strange, f"it holds {len(strange)} keys that it was never given", f"key {next(iter(strange), '')!r}")


def _all_shown(bench: Bench, kinds: set[bytes]) -> None:
    """Check that readers find of every record what they find of one alone: its title, its address, or both."""
    shown = _shown(bench)
    lost = [
        number for number in range(bench.many) if any(b"zfgk%b%07dx" % (kind, number) not in shown for kind in kinds)
    ]
    if lost:
        raise Violation(
            f"{bench.many} changes were answered done, and readers do not find what they should of {len(lost)} of them",
            ", ".join(f"key {_key(number)!r}" for number in lost[:_TOLD_AT_MOST]),
            "usually versions are kept beside the records, and some records are not written",
            "answer done when the record itself is written, and let read_back look at it",
        )


def _publish(bench: Bench, number: int, summary: str) -> Change:
    title, url = f"第{number}号zfgkT{number:07}x", f"art/zfgkU{number:07}x.html"
    return bench.publish(_key(number), 1, title, summary=summary, url=url)


def _shown(bench: Bench) -> set[bytes]:
    """Return the marks that readers find; file by file, for together they may be large."""
    files = (path for path in bench.out.rglob("*") if path.is_file())
    seen = (path for path in files if not is_hidden(path.relative_to(bench.out).as_posix()))
    return {found for path in seen for layer in layers(path) for found in _MARK.findall(layer)}


def _key(number: int) -> str:
    return f"M{number:07}"


def _reset() -> int:
    """Set the mark of peak memory to what is used now, and return that in KiB."""
    # What earlier checks freed would hide what is taken now; glibc can give it back to the system, others cannot.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    _MARKS[0].write_text("5", encoding="ascii")
    return _status("VmRSS")


def _status(name: str) -> int:
    line = next(line for line in _MARKS[1].read_text(encoding="ascii").splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1])


CHECKS = (
    Check(
        "many",
        "100,000 changes go through under a ceiling of memory, and all of them arrive",
        many,
        "take changes one by one or in batches with itertools.islice; never list(changes)",
        needs=("one",),
    ),
)
