"""Copies of databases: of one moment while others write, whole or not at all, and good for restoring."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from zfgk.asking import builtin
from zfgk.errors import BadInput, LedgerError, RegisterError, UnwritableFile
from zfgk.model.facts import Event
from zfgk.publish.backup import back_up as back_up_ledger
from zfgk.publish.ledger.opening import ledger_url, open_ledger
from zfgk.register.backup import back_up
from zfgk.register.entries import Applicant, Entry
from zfgk.register.store import open_register
from zfgk.storage import backup

KINDS = builtin().events
WRITTEN = datetime(2025, 12, 31, 17, tzinfo=timezone(timedelta(hours=8)))
TOKEN = "张伟独一无二"  # noqa: S105  # a name that is looked for


def entry(event_id, matter="M", name="request.received", **fields):
    event = Event(name, date(2025, 3, 3))
    return Entry(event_id=event_id, matter=matter, event=event, recorded_at=WRITTEN, actor="clerk", **fields)


@pytest.fixture
def url(tmp_path):
    path = str(tmp_path / "register.sqlite")
    with open_register(path, KINDS) as register:
        person = Applicant(key="P", name=TOKEN)
        register.add([entry(f"e{number}", f"M{number:03}", applicant="P") for number in range(300)], [person])
    return path


def dump(path):
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def test_a_copy_holds_the_same_and_only_its_owner_may_read_it(url, tmp_path):
    told = []
    size = back_up(url, tmp_path / "copy.sqlite", lambda done, total: told.append((done, total)))
    assert dump(tmp_path / "copy.sqlite") == dump(url)
    assert size == (tmp_path / "copy.sqlite").stat().st_size
    assert (tmp_path / "copy.sqlite").stat().st_mode & 0o777 == 0o600
    assert told[-1] == (size // 4096, size // 4096)
    assert names(tmp_path) == ["copy.sqlite", "register.sqlite"]


def test_a_copy_takes_the_place_of_a_register_that_was_lost(url, tmp_path):
    back_up(url, tmp_path / "copy.sqlite")
    before = dump(url)
    with open_register(url, KINDS) as register:
        register.add([entry("later")])
    Path(url).rename(tmp_path / "aside.sqlite")
    back_up(str(tmp_path / "copy.sqlite"), Path(url))
    assert dump(url) == before
    with open_register(url, KINDS) as register:
        register.add([entry("later")])
    assert dump(url) == dump(tmp_path / "aside.sqlite")


def test_a_copy_is_of_one_moment_while_others_write(url, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "PAGES", 1)
    ended, begun = threading.Event(), threading.Event()

    def write():
        number = 0
        while not ended.is_set():
            # Each addition has the same id in two matters' names: a copy of half a transaction would show one.
            with open_register(url, KINDS) as register:
                name = "fee.sent" if number else "request.received"
                register.add([entry(f"{matter}/{number}", matter, name) for matter in ("left", "right")])
            number += 1
            begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    try:
        for number in range(3):
            back_up(url, tmp_path / f"copy{number}.sqlite")
    finally:
        ended.set()
        writer.join()
    lengths = []
    for number in range(3):
        with closing(sqlite3.connect(tmp_path / f"copy{number}.sqlite")) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            query = "SELECT matter, count(*), max(number) FROM entry WHERE matter IN ('left', 'right') GROUP BY matter"
            (left, right) = copy.execute(query).fetchall()
            assert left[1:] == right[1:]
            lengths.append(left[1])
    assert lengths == sorted(lengths)
    assert lengths[0] > 0


def test_what_is_written_meanwhile_waits_for_the_copy_which_never_begins_anew(url, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "PAGES", 8)
    before, refused = dump(url), []

    def write(done, total):
        if done < total:
            with (
                pytest.raises(RegisterError, match="locked"),
                open_register(f"sqlite:///{url}?timeout=0.01", KINDS) as register,
            ):
                register.add([entry("later")])
            refused.append(done)

    back_up(url, tmp_path / "copy.sqlite", write)
    assert len(refused) > 1
    assert dump(tmp_path / "copy.sqlite") == dump(url) == before


def test_a_copy_of_a_file_with_a_log_beside_it_stands_alone(url, tmp_path):
    with closing(sqlite3.connect(url)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM entry").fetchall()  # who has it open keeps the log from being folded in
        with open_register(url, KINDS) as register:
            register.add([entry("later")])
        assert Path(f"{url}-wal").stat().st_size > 0
        back_up(url, tmp_path / "copy.sqlite")
        assert [name for name in names(tmp_path) if name.startswith("copy")] == ["copy.sqlite"]
    assert (tmp_path / "copy.sqlite").read_bytes()[18:20] == b"\1\1"  # it does not ask for a log of its own
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(tmp_path / "copy.sqlite", tmp_path / "elsewhere")
    with open_register(str(tmp_path / "elsewhere" / "copy.sqlite"), KINDS, reading=True) as register:
        assert register.length("M") == 1


@pytest.mark.parametrize("left", ["", "-journal", "-wal", "-shm"])
def test_what_stands_there_is_left_alone(url, tmp_path, left):
    there = tmp_path / f"copy.sqlite{left}"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(UnwritableFile, match="there is a file of this name") as caught:
        back_up(url, tmp_path / "copy.sqlite")
    assert caught.value.path == str(there)
    assert there.read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == sorted(["register.sqlite", there.name])


@pytest.mark.parametrize("name", ["register.sqlite-journal", "other.db-wal", "REGISTER.SQLITE-SHM"])
def test_a_name_that_a_database_would_take_for_its_own_is_refused(url, tmp_path, name):
    before = dump(url)
    with pytest.raises(UnwritableFile, match="for its own") as caught:
        back_up(url, tmp_path / name)
    assert caught.value.path == str(tmp_path / name)
    assert names(tmp_path) == ["register.sqlite"]
    assert dump(url) == before


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_comes_meanwhile_is_left_alone(url, tmp_path, monkeypatch, links):
    def refuse(_self, _target):
        raise PermissionError(1, "Operation not permitted")  # as a file system without links says

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    copy = tmp_path / "copy.sqlite"
    with pytest.raises(UnwritableFile):
        back_up(url, copy, lambda _done, _total: copy.write_text("mine", encoding="utf-8"))
    assert copy.read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["copy.sqlite", "register.sqlite"]
    copy.unlink()
    back_up(url, copy)
    assert dump(copy) == dump(url)


def test_a_copy_that_is_interrupted_is_not_there(url, tmp_path):
    def interrupt(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(url, tmp_path / "copy.sqlite", interrupt)
    assert names(tmp_path) == ["register.sqlite"]


def test_a_copy_that_is_killed_is_not_there_and_does_no_harm(url, tmp_path):
    script = f"""
import os, signal
from pathlib import Path
from zfgk.register.backup import back_up
back_up({url!r}, Path({str(tmp_path / "copy.sqlite")!r}), lambda done, total: os.kill(os.getpid(), {int(signal.SIGKILL)}))
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    assert [name for name in names(tmp_path) if not name.startswith(".")] == ["register.sqlite"]
    back_up(url, tmp_path / "copy.sqlite")
    assert dump(tmp_path / "copy.sqlite") == dump(url)


def test_a_damaged_register_makes_no_copy(url, tmp_path):
    data = bytearray(Path(url).read_bytes())
    page = data.index(b"e150") // 4096 * 4096  # a page that nobody reads who only asks what the file holds
    data[page : page + 64] = bytes(64)
    Path(url).write_bytes(bytes(data))
    with pytest.raises(RegisterError, match=r"malformed.*restore it from its backup"):
        back_up(url, tmp_path / "copy.sqlite")
    assert names(tmp_path) == ["register.sqlite"]


def test_only_a_file_with_a_register_is_copied(tmp_path):
    copy = tmp_path / "copy.sqlite"
    with pytest.raises(RegisterError, match="pg_dump") as caught:
        back_up("postgresql+psycopg://clerk:hunter2@host/name", copy)
    assert "hunter2" not in str(caught.value)
    with pytest.raises(RegisterError, match="no such file"):
        back_up(str(tmp_path / "none.sqlite"), copy)
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
        other.execute("CREATE TABLE letters (id)")
    with pytest.raises(RegisterError, match="never written there"):
        back_up(str(tmp_path / "other.sqlite"), copy)
    assert names(tmp_path) == ["other.sqlite"]


def test_a_register_is_not_copied_onto_itself(url):
    before = dump(url)
    with pytest.raises(UnwritableFile):
        back_up(url, Path(url))
    assert dump(url) == before


def test_a_folder_that_is_not_there_is_told(url, tmp_path):
    with pytest.raises(UnwritableFile, match="No such file"):
        back_up(url, tmp_path / "none" / "copy.sqlite")


def test_a_copy_keeps_what_is_erased_later_until_it_is_erased_there(url, tmp_path):
    copy = tmp_path / "copy.sqlite"
    back_up(url, copy)
    with open_register(url, KINDS) as register:
        register.erase("P")
    assert TOKEN.encode() not in Path(url).read_bytes()
    assert TOKEN.encode() in copy.read_bytes()
    with open_register(str(copy), KINDS) as register:
        register.erase("P")
    assert TOKEN.encode() not in copy.read_bytes()


# -- the ledger


def test_a_ledger_is_copied_from_where_its_runs_keep_it(tmp_path):
    with pytest.raises(BadInput):
        back_up_ledger(tmp_path / "out", tmp_path / "copy.sqlite")
    (tmp_path / "out.run").mkdir()
    with open_ledger(ledger_url("", tmp_path / "out.run" / "ledger.sqlite")) as ledger:
        ledger.order("A", "内容有误", WRITTEN)
        ledger.commit()
    back_up_ledger(tmp_path / "out", tmp_path / "copy.sqlite")
    assert dump(tmp_path / "copy.sqlite") == dump(tmp_path / "out.run" / "ledger.sqlite")
    with pytest.raises(LedgerError, match="pg_dump"):
        back_up_ledger(tmp_path / "out", tmp_path / "other.sqlite", ledger="postgresql+psycopg://host/name")
