"""Eight processes at one register, killed at random moments and started again: nothing is lost, nothing is doubled."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from zfgk.asking import builtin
from zfgk.register.lifecycle import Stage, misorders
from zfgk.register.store import open_register

CLERK = Path(__file__).with_name("clerk.py")
CLERKS = 8
EVENTS = 5
"""How many events each matter has in the end."""
MATTERS = {"sqlite": 200, "postgresql": 2000}
KILLS = {"sqlite": 6, "postgresql": 12}


class Office:
    """Clerks at one register."""

    def __init__(self, folder, url):
        self.folder = folder
        self.url = url
        kind = url.partition(":")[0].partition("+")[0]
        self.matters = MATTERS[kind]
        self.kills = KILLS[kind]

    def start(self, clerk):
        command = [sys.executable, CLERK, self.url, self.folder, str(clerk), str(CLERKS), str(self.matters)]
        return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

    def rows(self, query):
        engine = create_engine(self.url)
        with engine.connect() as connection:
            found = connection.execute(text(query)).all()
        engine.dispose()
        return found

    def noted(self, what):
        lines = [line.split() for file in self.folder.glob("clerk-*.txt") for line in file.read_text().splitlines()]
        return [one for one, said in lines if said == what]


@pytest.fixture
def office(tmp_path, empty_database):
    return Office(tmp_path, empty_database)


def worked(office):
    """Let the clerks work, with kills at random moments, and return how many there were."""
    chance = random.Random(20260302)
    clerks = [office.start(number) for number in range(CLERKS)]
    killed = 0
    try:
        while killed < office.kills:
            time.sleep(chance.uniform(0.2, 0.8))
            doomed = chance.randrange(CLERKS)
            if clerks[doomed].poll() is None:
                clerks[doomed].send_signal(signal.SIGKILL)
            elif all(clerk.poll() is not None for clerk in clerks):
                break
            _, said = clerks[doomed].communicate()
            assert clerks[doomed].returncode in {0, -signal.SIGKILL}, said
            killed += clerks[doomed].returncode == -signal.SIGKILL
            clerks[doomed] = office.start(doomed)
        for clerk in clerks:
            _, said = clerk.communicate(timeout=300)
            assert clerk.returncode == 0, said
    finally:
        for clerk in clerks:
            clerk.kill()
            clerk.communicate()
    return killed


def test_eight_clerks_who_are_killed_at_work_neither_lose_nor_double_an_event(office):
    killed = worked(office)
    kept, refused = office.noted("kept"), office.noted("refused")
    stored = office.rows("SELECT event_id, matter, number, name FROM entry ORDER BY matter, number")

    # What was said to be kept is there, once; what was refused is not; and nothing else is there.
    assert Counter(row.event_id for row in stored) == Counter(set(kept))
    assert not set(kept) & set(refused)
    assert len(stored) == EVENTS * office.matters
    ids = [f"{matter:05}" for matter in range(office.matters)]
    ends = {row.matter: row.event_id for row in stored if row.event_id[-1] in "45"}
    assert {row.event_id for row in stored if row.event_id[-1] in "0123"} == {f"{m}/{n}" for m in ids for n in range(4)}
    assert sorted(ends) == ids
    # Of two ends one was kept and the other refused.
    rivals = {f"{matter}/{number}" for matter in ids[::4] for number in (4, 5)}
    assert sorted(refused) == sorted(rivals - set(ends.values()))

    # The entries of each matter are numbered without a gap, the receipt first and the end last.
    numbered = {}
    for row in stored:
        assert row.event_id.startswith(row.matter)
        numbered.setdefault(row.matter, []).append((row.number, row.event_id[-1]))
    for entries in numbered.values():
        assert [number for number, _ in entries] == [1, 2, 3, 4, 5]
        assert (entries[0][1], entries[-1][1] in "45") == ("0", True)

    # Every history is legal, and where each matter stands is what its events say.
    with open_register(office.url, builtin().events, reading=True) as register:
        found = {one.id: one for one in register.matters()}
        assert sorted(found) == ids
        for matter, events in register.histories(ids):
            assert misorders(events) == []
            names = {event.name for event in events}
            stage, result = (Stage.REPLIED, "granted") if "reply.made" in names else (Stage.ENDED, "")
            assert (found[matter].state.stage, found[matter].state.result) == (stage, result)
            assert (found[matter].subject, found[matter].applicant) == (f"第{matter}号", f"P-{int(matter) % 97}")
    assert {row[0] for row in office.rows("SELECT entries FROM matter")} == {EVENTS}
    assert office.rows("SELECT count(*) FROM applicant") == [(97,)]
    assert killed == office.kills, "too few kills: the work was over too soon"
