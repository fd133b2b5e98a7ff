"""What the figures of a year of messages cost, as ratios to reading their events and to asking each message plainly.

Usage: python bench/matters.py [MESSAGES]; the register stands in a temporary directory.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import zfgk
from zfgk.asking import builtin
from zfgk.engine.ask import ask
from zfgk.matters.messages import statistics
from zfgk.register.entries import Entry
from zfgk.register.kinds import MESSAGE
from zfgk.register.others import kept
from zfgk.register.store import open_register

CHINA = timezone(timedelta(hours=8))
BEGIN, NOW = datetime(2024, 1, 1, tzinfo=CHINA), datetime(2025, 2, 1, tzinfo=CHINA)
CHUNK = 20_000


def entries(first: int, last: int) -> Iterator[Entry]:
    """Yield a question and, nine times in ten, its answer."""
    chance = random.Random(first)
    for number in range(first, last):
        raised = BEGIN + timedelta(minutes=chance.randrange(527_040))
        events = [zfgk.Event("message.raised", at=raised, kind="question")]
        if chance.randrange(10):
            events.append(zfgk.Event("message.answered", at=raised + timedelta(minutes=chance.randrange(3_000))))
        for place, event in enumerate(events):
            name = f"M{number:07}"
            yield Entry(
                event_id=f"{name}/{place}",
                matter=name,
                event=event,
                recorded_at=NOW,
                actor="b",
                department=f"{number % 30}",
            )


def main(messages: int = 100_000) -> None:
    """Print the times, the ratios and the memory."""
    law, calendar = builtin(), zfgk.china()
    clock = law.clock("xuancheng.answer-message")
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "register.sqlite")
        with open_register(url, law.events) as register:
            for first in range(0, messages, CHUNK):
                register.add(entries(first, min(first + CHUNK, messages)))
        with open_register(url, law.events, reading=True) as register:
            begun = time.process_time()
            read = sum(1 for _ in kept(register, MESSAGE))
            reading = time.process_time() - begun
            begun = time.process_time()
            for message in kept(register, MESSAGE):
                ask(clock, message.events, calendar, as_of=NOW)
            plain = time.process_time() - begun
            begun = time.process_time()
            found = statistics(
                kept(register, MESSAGE), date(2024, 1, 1), date(2024, 12, 31), NOW, calendar, clock=clock
            ).total
            figures = time.process_time() - begun
    assert found.received == read == messages
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{messages} messages · reading {reading:.2f} s · and asking {plain:.2f} s · figures {figures:.2f} s of processor time"
    )
    print(
        f"figures : reading {figures / reading:.2f} · figures : reading and asking {figures / plain:.2f} · peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
