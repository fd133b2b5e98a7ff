"""What the work list of a register costs, as a ratio to reading the same open requests' events and asking each plainly.

Usage: python bench/register.py [REQUESTS] [OPEN]; the register stands in a temporary directory.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import zfgk
from zfgk.asking import builtin
from zfgk.register.entries import Entry
from zfgk.register.store import open_register
from zfgk.register.worklist import worklist

AT = datetime(2025, 6, 30, 17, tzinfo=timezone(timedelta(hours=8)))
ON = date(2025, 6, 30)
CHUNK = 20_000


def entries(first: int, last: int, still_open: int) -> Iterator[Entry]:
    """Yield two or three entries for each request; the first requests of all are still open."""
    chance = random.Random(first)
    for number in range(first, last):
        name = f"{number:07}"
        is_open = number < still_open
        day = (
            date(2025, 5, 20) + timedelta(chance.randrange(40))
            if is_open
            else date(2021, 1, 4) + timedelta(chance.randrange(1400))
        )
        events = [zfgk.Event("request.received", day, channel="email", applicant="natural")]
        if number % 3 == 0:
            events.append(
                zfgk.Event("consultation.served", day + timedelta(1), to="third-party", party=f"第三方{number}")
            )
            if not is_open:
                events.append(
                    zfgk.Event("consultation.answered", day + timedelta(5), to="third-party", party=f"第三方{number}")
                )
        if not is_open:
            events.append(zfgk.Event("reply.made", day + timedelta(15), result="granted"))
        for place, event in enumerate(events):
            yield Entry(event_id=f"{name}/{place}", matter=name, event=event, recorded_at=AT, actor="bench")


def main(requests: int = 100_000, still_open: int = 5_000) -> None:
    """Print the times and the ratio."""
    law = builtin()
    versions, calendar = law.clock("national.reply-to-request"), zfgk.china()
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "register.sqlite")
        begun = time.process_time()
        with open_register(url, law.events) as register:
            for first in range(0, requests, CHUNK):
                register.add(entries(first, min(first + CHUNK, requests), still_open))
        print(f"{requests} requests entered in {time.process_time() - begun:.1f} s of processor time")
        with open_register(url, law.events, reading=True) as register:
            for _ in range(3):
                begun, clock = time.process_time(), time.perf_counter()
                items = worklist(register, versions, ON, calendar)
                listed, wall = time.process_time() - begun, time.perf_counter() - clock
                begun = time.process_time()
                ids = [matter.id for matter in register.matters(only_open=True)]
                plain = [zfgk.due(versions.rules[0].id, events, as_of=ON) for _, events in register.histories(ids)]
                asked = time.process_time() - begun
                print(
                    f"{len(items)} open: work list {listed:.2f} s processor, {wall:.2f} s on the clock; "
                    f"asked one by one {asked:.2f} s; ratio {listed / asked:.2f} ({len(plain)})"
                )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
