"""Change valid files at random and read them: ``python tools/fuzz_readers.py --minutes 30 --seed 1``.

Every reader gets files of its format with a few bytes changed, cut, doubled or swapped for what is awkward, inside their
compressed parts too. Whatever comes, reading ends within two seconds, and all that comes out is pieces or an error of the
project's own. A file that breaks this is kept below ``--keep``, made smaller as far as that goes.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import FrameType

from damage import mutated  # a script beside its helper

from zfgk.documents import READERS, reader_for
from zfgk.errors import ZfgkError
from zfgk.inspection.redaction import merged
from zfgk.model.documents import Cut, Embedded, Feature, Reader, Source, TextPart, Unread
from zfgk.model.limits import Budget, Limits
from zfgk.screening import Screener
from zfgk.testing.planted import FORMATS, planted, planted_singly

SECONDS = 2.0
LIMITS = Limits(seconds=SECONDS)
GRACE = 1.0
"""A reader looks at the clock now and then; what goes on for a second longer does not look."""

SCANNED = 10_000
"""How much of each text is screened too, in characters: the readers are what is tried here."""

MEMORY = 2 * 1024**3
"""What the whole process may take, in bytes: a reader that asks for more gets a MemoryError, which is a fault."""


class Hang(BaseException):
    """Reading took too long; not an Exception, so that no reader catches it."""


def samples() -> dict[str, list[bytes]]:
    """Return valid files by their ending: the planted ones, and small plain ones."""
    found = {name: [planted(name)[0], *(data for data, _ in planted_singly(name))] for name in FORMATS}
    found["txt"] = [
        "关于有关事项的通知\n机密★10年\n110101199003074477 138-0013-8000\n".encode(),
        "通知".encode("utf-16"),
    ]
    found["csv"] = ["姓名,身份证号\n王某,110101199003074477\n".encode("gb18030")]
    found["json"] = [b'{"a": ["110101199003074477", {"b": null}], "c": 1e9}']
    found["xml"] = ['<?xml version="1.0"?><a b="c"><!-- d -->文<e/></a>'.encode()]
    return found


def fault_of(reader: Reader, data: bytes, screener: Screener) -> str:
    """Return what is wrong with how a reader takes some bytes; empty if nothing is.

    Args:
        reader: The reader.
        data: The bytes.
        screener: The recognisers.
    """
    name = f"a{reader.suffixes[0]}"
    signal.setitimer(signal.ITIMER_PROF, SECONDS + GRACE)
    try:
        for piece in reader.read(Source(data, name, Budget(LIMITS, name))):
            if not isinstance(piece, TextPart | Feature | Embedded | Unread):
                return f"yields {type(piece).__name__}"
            if isinstance(piece, TextPart):
                screener.scan(piece.text[:SCANNED], piece.where)
        if reader.redact is not None and len(data) % 4 == 0:  # every fourth: a copy costs more than reading

            def censor(part: TextPart) -> list[Cut]:
                return merged(screener.scan(part.text[:SCANNED], part.where))

            reader.redact(Source(data, name, Budget(LIMITS, name)), censor)
    except ZfgkError:
        return ""
    except Hang:
        return "hang in " + _place(sys.exc_info()[2])
    except Exception as error:  # noqa: BLE001  # any other exception is what is looked for
        return f"{type(error).__name__} in {_place(error.__traceback__)}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def _place(traceback: object) -> str:
    """Return the innermost line of the project's own code in a traceback."""
    found = "?"
    while traceback is not None:
        code = traceback.tb_frame.f_code  # type: ignore[attr-defined]  # a traceback
        if "zfgk" in code.co_filename and "fuzz_readers" not in code.co_filename:
            found = f"{Path(code.co_filename).name}:{traceback.tb_lineno} {code.co_name}"  # type: ignore[attr-defined]  # a traceback
        traceback = traceback.tb_next  # type: ignore[attr-defined]  # a traceback
    return found


def smaller(data: bytes, fault: str, again: Callable[[bytes], str]) -> bytes:
    """Return a smaller file with the same fault, as far as cutting pieces out leads there within half a minute.

    Args:
        data: The file.
        fault: Its fault.
        again: Says what is wrong with bytes.
    """
    until = time.monotonic() + 30
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data) and time.monotonic() < until:
            shorter = data[:at] + data[at + size :]
            if again(shorter) == fault:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def runs(seed: int, seconds: float) -> Iterator[tuple[str, Reader, bytes]]:
    """Yield files to read until the time is up: the format, its reader, the bytes.

    Args:
        seed: Where chance starts.
        seconds: How long.
    """
    random = Random(seed)
    files = samples()
    readers = {name: reader for name in files if (reader := reader_for(f"a.{name}", READERS)) is not None}
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        name = random.choice(list(readers))
        reader = readers[name] if random.random() < 0.97 else random.choice(READERS)
        yield name, reader, mutated(random, random.choice(files[name]), files[name])


def main() -> int:
    """Read changed files for as long as asked and print what went wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=1)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="a folder for the files that broke a reader")
    given = options.parse_args()

    def alarm(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    signal.signal(signal.SIGPROF, alarm)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    screener = Screener.default()
    read: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    slowest, started = (0.0, ""), time.monotonic()
    for name, reader, data in runs(given.seed, given.minutes * 60):
        begun = time.monotonic()
        fault = fault_of(reader, data, screener)
        slowest = max(slowest, (time.monotonic() - begun, name))
        read[name] += 1
        if fault:
            key = f"{reader.name}: {fault}"
            faults[key] += 1
            if faults[key] == 1:
                print(f"! {key}", flush=True)
                if given.keep is not None:
                    _keep(
                        given.keep,
                        name,
                        key,
                        smaller(data, fault, lambda new, one=reader: fault_of(one, new, screener)),
                    )
    minutes = (time.monotonic() - started) / 60
    print(
        f"{sum(read.values())} files in {minutes:.1f} min, seed {given.seed}: "
        + ", ".join(f"{n} {c}" for n, c in sorted(read.items()))
    )
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}); {len(faults)} kinds of fault, {sum(faults.values())} in all")
    for key, count in faults.most_common():
        print(f"  {count:6d} {key}")
    return 1 if faults else 0


def _keep(folder: Path, name: str, key: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stem = hashlib.sha256(key.encode()).hexdigest()[:10]
    (folder / f"{stem}.{name}").write_bytes(data)
    print(f"  kept as {stem}.{name}, {len(data)} bytes", flush=True)


if __name__ == "__main__":
    sys.exit(main())
