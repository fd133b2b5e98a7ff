"""One clerk among several at one register, as a process: ``clerk.py REGISTER FOLDER CLERK CLERKS MATTERS``.

A clerk has its own part of the events of all matters. It adds them in batches of its own making, each event as soon as
those before it are known, and notes in a file of its own what became of each. Killed and started again it goes on where
its notes end; what it was adding when it died, it adds once more.
"""

from __future__ import annotations

import os
import random
import sys
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from zfgk.asking import builtin
from zfgk.errors import BadInput, RegisterConflict
from zfgk.model.facts import Event
from zfgk.register.entries import Applicant, Entry
from zfgk.register.store import open_register

RECEIVED = date(2025, 3, 3)
WRITTEN = datetime(2025, 12, 31, 17, tzinfo=timezone(timedelta(hours=8)))
BATCH = 40


def plan(clerk: int, clerks: int, matters: int) -> list[tuple[str, int]]:
    """Return the events of one clerk: the matter's id, and which of its events.

    Two clerks bring the same receipt (0); three others an event each that needs nothing but it (1, 2, 3); and one more
    an end (4). Every fourth matter is given a second end (5) by another clerk, and can have only one of the two.
    """
    parts = {0: (0, 1), 1: (2,), 2: (3,), 3: (4,), 4: (5,), 5: (6,)}
    return [
        (f"{matter:05}", number)
        for matter in range(matters)
        for number, places in parts.items()
        if (number < 5 or matter % 4 == 0) and any((matter + place) % clerks == clerk for place in places)
    ]


def entry(matter: str, number: int) -> Entry:
    """Return an event of a matter as it is entered."""
    event = (
        Event("request.received", RECEIVED, channel="email"),
        Event("consultation.sent", RECEIVED + timedelta(days=1), to="third-party", party="甲"),
        Event("consultation.sent", RECEIVED + timedelta(days=1), to="third-party", party="乙"),
        Event("extension.notified", RECEIVED + timedelta(days=2), working_days=10),
        Event("reply.made", RECEIVED + timedelta(days=30), result="granted"),
        Event("request.withdrawn", RECEIVED + timedelta(days=30)),
    )[number]
    subject = f"第{matter}号" if number == 0 else ""
    applicant = f"P-{int(matter) % 97}" if number == 0 else ""
    return Entry(
        event_id=f"{matter}/{number}",
        matter=matter,
        event=event,
        recorded_at=WRITTEN,
        actor="clerk",
        subject=subject,
        applicant=applicant,
    )


class Clerk:
    """A clerk at work."""

    def __init__(self, register, notes, events, chance):
        self.register = register
        self.chance = chance
        done = {line.split()[0] for line in notes.read_text().splitlines()} if notes.exists() else set()
        self.waiting = [one for one in events if f"{one[0]}/{one[1]}" not in done]
        self.notes = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def work(self):
        while self.waiting:
            looked = self.chance.sample(self.waiting, min(2 * BATCH, len(self.waiting)))
            matters = sorted({matter for matter, _ in looked})
            known = {matter: len(events) for matter, events in self.register.histories(matters)}
            enough = (0, 1, 1, 1, 4, 4)
            ready = [(matter, number) for matter, number in looked if known[matter] >= enough[number]]
            # What the other clerk has ended already would have its whole batch refused.
            late = {one for one in ready if known[one[0]] > enough[4]}
            for one in late:
                self.alone(one)
            self.together([one for one in ready if one not in late])
            if not ready:
                time.sleep(0.02)

    def together(self, ready):
        """Add as many as chance has it, in the order of chance."""
        if not ready:
            return
        batch = self.chance.sample(ready, self.chance.randint(1, min(BATCH, len(ready))))
        try:
            self.add(batch)
        except BadInput:
            for one in batch:
                self.alone(one)

    def alone(self, one):
        try:
            self.add([one])
        except BadInput as error:
            # Only the other clerk's end stands in the way, and then it is there to be seen.
            names = {event.name for event in self.register.events(one[0])}
            told = {fault.what for fault in error.faults}
            if not names & {"reply.made", "request.withdrawn"} or told != {"request.withdrawn is impossible here"}:
                raise
            self.note([one], "refused")

    def add(self, batch):
        people = [Applicant(key=f"P-{int(matter) % 97}", name="某人") for matter, number in batch if number == 0]
        try:
            self.register.add([entry(*one) for one in batch], people)
        except RegisterConflict:
            self.note([], "conflict")  # tried in vain several times; these events wait for another round
            return
        self.note(batch, "kept")

    def note(self, batch, what):
        lines = [f"{matter}/{number} {what}\n" for matter, number in batch] or [f"- {what}\n"]
        os.write(self.notes, "".join(lines).encode())  # one write, which a kill cannot cut in two
        done = set(batch)
        self.waiting = [one for one in self.waiting if one not in done]


def main():
    url, folder, clerk, clerks, matters = sys.argv[1:]
    events = plan(int(clerk), int(clerks), int(matters))
    notes = Path(folder) / f"clerk-{clerk}.txt"
    with open_register(url, builtin().events) as register:
        Clerk(register, notes, events, random.Random(os.getpid())).work()


if __name__ == "__main__":
    main()
