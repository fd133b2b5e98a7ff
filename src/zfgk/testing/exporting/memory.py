"""Many changes under a ceiling of memory: the input is lazy, and memory stays flat."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

from zfgk.model.exchange import Change
from zfgk.testing.conformance import Check, NotApplicable, require
from zfgk.testing.exporting.bench import Bench

CEILING = 96
"""How many more MiB 100,000 changes may take at once; together the records would fill about 180."""
_SUMMARY = "本级人民政府办公室承办的事项与办理结果，" * 20
_MARKS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


def many(bench: Bench) -> None:
    """Check that many changes fit under the ceiling."""
    if not sys.platform.startswith("linux"):
        raise NotApplicable("only Linux tells the peak of memory of a part of a run")

    def stream() -> Iterator[Change]:
        for number in range(bench.many):
            yield bench.publish(f"M{number:07}", 1, f"第{number}号", summary=f"{number}{_SUMMARY}")

    bench.give(bench.publish("warm"))
    gc.collect()
    before = _reset()
    done = 0
    for ack in bench.start(stream()):
        require(ack.status == "done", f"it answered {ack.status}: {ack.error}", ack.key)
        done += 1
    peak = (_status("VmHWM") - before) / 1024
    bench.notes.append(f"{bench.many} changes, {peak:.0f} MiB")
    require(done > 0, "it answered nothing")
    require(peak <= CEILING, f"{bench.many} changes take {peak:.0f} MiB more, the ceiling is {CEILING}")


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
        "100,000 changes go through under a ceiling of memory",
        many,
        "take changes one by one or in batches with itertools.islice; never list(changes)",
    ),
)
