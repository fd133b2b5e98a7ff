"""The ledger as a database: where it is, how it fails, and how it grows up."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import attrs
import pytest
from sqlalchemy import create_engine, inspect

from zfgk.errors import AnotherRun, LedgerError, LedgerTooNew, OutputRefused
from zfgk.publish.ledger.opening import ledger_url, open_ledger
from zfgk.publish.ledger.schema import LEDGER, METADATA, TABLES
from zfgk.publish.place import Place
from zfgk.storage.addresses import file_url
from zfgk.storage.database import Database
from zfgk.storage.versions import prepare


def ledger_file(desk):
    return desk.run_dir / "ledger.sqlite"


def test_the_tables_have_the_columns_that_other_programs_rely_on(desk, released):
    desk.publish(released("A"))
    engine = create_engine(f"sqlite:///{ledger_file(desk)}")
    columns = {name: [c["name"] for c in inspect(engine).get_columns(name)] for name in ("change", "delivery")}
    keys = {name: inspect(engine).get_pk_constraint(name)["constrained_columns"] for name in ("change", "delivery")}
    engine.dispose()
    assert columns["change"] == ["key", "version", "digest", "at", "reason"]
    promised = [
        "target",
        "key",
        "version",
        "digest",
        "status",
        "tries",
        "ref",
        "error",
        "lease_owner",
        "lease_until",
        "at",
    ]
    assert [name for name in columns["delivery"] if name in promised] == promised
    assert keys == {"change": ["key", "version"], "delivery": ["target", "key"]}
    said = {row["name"]: row["value"] for row in desk.rows("meta")}
    place = json.loads(said.pop("place:portal-feed"))
    assert (place["exporter"], place["options"]) == ("portal-feed", {})
    assert said == {
        "schema_version": "3",
        "generation": "1",
        "moment:portal-feed": "2026-03-02T09:00:00+08:00",
    }


def test_a_ledger_elsewhere_is_used_and_none_stands_in_the_runs_directory(desk, released, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    desk.ledger = f"sqlite:///{tmp_path / 'elsewhere' / 'my.db'}"
    desk.publish(released("A"))
    desk.publish(released("A"))
    assert (tmp_path / "elsewhere" / "my.db").exists()
    assert not ledger_file(desk).exists()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("not a url", "not a database URL"),
        ("nosuchdb://host/x", "no driver"),
        ("sqlite:////no/such/folder/x.db", "unable to open"),
    ],
)
def test_a_ledger_that_cannot_be_opened_is_a_typed_error_and_leaves_nothing(desk, released, url, says):
    desk.ledger = url
    with pytest.raises(LedgerError, match=says):
        desk.publish(released("A"))
    assert desk.files() == {}


def test_a_password_never_stands_in_an_error(desk, released):
    desk.ledger = "nosuchdb://clerk:hunter2@host/x"
    with pytest.raises(LedgerError) as refusal:
        desk.publish(released("A"))
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_file_that_is_no_database_is_left_alone(desk, released, dry_run):
    desk.run_dir.mkdir()
    ledger_file(desk).write_text("这是一份说明，不是数据库。" * 40, encoding="utf-8")
    before = ledger_file(desk).read_bytes()
    with pytest.raises(LedgerError, match="not a database"):
        desk.publish(released("A"), dry_run=dry_run)
    assert ledger_file(desk).read_bytes() == before
    assert list(desk.files()) == ["out.run/ledger.sqlite"]


def test_a_damaged_ledger_is_a_typed_error(desk, released):
    desk.publish(*(released(f"K{number}") for number in range(300)))
    data = bytearray(ledger_file(desk).read_bytes())
    for offset in range(4096, len(data), 4096):
        data[offset : offset + 64] = b"\xff" * 64
    ledger_file(desk).write_bytes(bytes(data))
    with pytest.raises(LedgerError):
        desk.publish(*(released(f"K{number}") for number in range(301)))


def test_a_database_of_another_program_is_left_alone(desk, released):
    desk.run_dir.mkdir()
    with sqlite3.connect(ledger_file(desk)) as connection:
        connection.execute("CREATE TABLE publication (id INTEGER)")
    connection.close()
    with pytest.raises(LedgerError, match="publication"):
        desk.publish(released("A"))


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_newer_schema_than_the_program_is_refused_unchanged(desk, released, dry_run):
    desk.publish(released("A"))
    with sqlite3.connect(ledger_file(desk)) as connection:
        connection.execute("UPDATE meta SET value = '7' WHERE name = 'schema_version'")
    connection.close()
    before = ledger_file(desk).read_bytes()
    with pytest.raises(LedgerTooNew) as refusal:
        desk.publish(released("A", "新的名称"), dry_run=dry_run)
    assert (refusal.value.found, refusal.value.known) == (7, TABLES.version)
    assert ledger_file(desk).read_bytes() == before


@pytest.mark.parametrize("value", ["", "one", "-1"])
def test_an_unreadable_schema_version_is_refused(desk, released, value):
    desk.publish(released("A"))
    with sqlite3.connect(ledger_file(desk)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'schema_version'", (value,))
    connection.close()
    with pytest.raises(LedgerError, match="schema version"):
        desk.publish(released("A"))


def test_an_older_ledger_takes_every_step_in_order_and_keeps_its_rows(desk, released):
    desk.publish(released("A"))
    taken = []
    steps = {
        4: lambda c: taken.append(c.exec_driver_sql("ALTER TABLE change ADD COLUMN author TEXT")),
        5: lambda c: taken.append(c.exec_driver_sql("UPDATE change SET author = 'x'")),
    }
    later = attrs.evolve(LEDGER, tables=attrs.evolve(TABLES, version=5, steps=steps))
    with Database.open(file_url(ledger_file(desk)), later) as database:
        prepare(database)
        prepare(database)  # nothing is left to do
        database.commit()
    assert len(taken) == 2
    with closing(sqlite3.connect(ledger_file(desk))) as connection:
        assert connection.execute("SELECT key, author FROM change").fetchall() == [("A", "x")]
        assert connection.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchall() == [("5",)]


def test_there_is_a_step_to_every_version_above_the_first():
    assert sorted(TABLES.steps) == list(range(2, TABLES.version + 1))


def test_what_was_not_committed_is_forgotten(tmp_path):
    url = ledger_url("", tmp_path / "ledger.sqlite")
    with open_ledger(url) as ledger:
        ledger.lift("A")
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    connection.close()


def test_the_schema_appears_whole_or_not_at_all(tmp_path, monkeypatch):
    original = type(METADATA).create_all

    def dies(self, connection):
        original(self, connection, tables=[METADATA.tables["meta"], METADATA.tables["change"]])
        raise KeyboardInterrupt

    url = ledger_url("", tmp_path / "ledger.sqlite")
    monkeypatch.setattr(type(METADATA), "create_all", dies)
    with pytest.raises(KeyboardInterrupt), open_ledger(url):
        pass
    monkeypatch.undo()
    with open_ledger(url) as ledger:
        ledger.commit()
        assert ledger.heads(["A"]) == {}


def test_a_ledger_that_another_program_has_locked_is_a_typed_error(desk, released):
    desk.publish(released("A"))
    desk.ledger = f"sqlite:///{ledger_file(desk)}?timeout=0.1"
    other = sqlite3.connect(ledger_file(desk), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(LedgerError, match=r"locked.*another program"):
            desk.publish(released("A", "新的名称"))
    finally:
        other.close()
    assert desk.held() == {"A": 1}


def test_two_runs_at_once_are_refused(desk, released):
    desk.publish(released("A"))
    with Place.of(desk.out).locked():
        with pytest.raises(AnotherRun):
            desk.publish(released("B"))
        assert len(desk.publish(released("B"), dry_run=True).items) == 2  # looking is allowed
    desk.publish(released("B"))


def test_a_second_first_run_does_not_remove_the_ledger_of_the_first(desk, released):
    with Place.of(desk.out).locked():
        ledger_file(desk).write_bytes(b"")
        with pytest.raises(AnotherRun):
            desk.publish(released("A"))
        assert ledger_file(desk).exists()


def test_a_dead_process_holds_no_lock(desk, released):
    script = f"""
import os, signal
from pathlib import Path
from zfgk.publish.place import Place
with Place.of(Path({str(desk.out)!r})).locked():
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    desk.publish(released("A"))


# -- the output directory


def test_an_output_that_is_a_file_is_refused(desk, released):
    desk.out.write_text("x")
    with pytest.raises(OutputRefused, match="file of this name"):
        desk.publish(released("A"))


def test_a_run_directory_that_is_a_file_is_refused(desk, released):
    desk.run_dir.write_text("x")
    with pytest.raises(OutputRefused, match="file of this name"):
        desk.publish(released("A"))


def test_a_parent_that_is_a_file_is_refused(desk, released, tmp_path):
    (tmp_path / "file").write_text("x")
    desk.out = tmp_path / "file" / "out"
    with pytest.raises(OutputRefused):
        desk.publish(released("A"))


@pytest.mark.parametrize(
    ("out", "source", "refused"),
    [
        ("bureau", "bureau", True),
        ("bureau/out", "bureau", True),
        (".", "portal-feed", True),
        (".", "portal-feed/sub", True),
        ("bureau", "bureau.run", True),
        ("out", "bureau", False),
        (".", "bureau", False),
    ],
)
def test_an_output_that_overlaps_the_source_is_refused(tmp_path, out, source, refused):
    (tmp_path / source).mkdir(parents=True)
    place = Place.of(tmp_path / out)
    if refused:
        with pytest.raises(OutputRefused, match="overlaps"):
            place.keep_clear(tmp_path / source, ["portal-feed"])
    else:
        place.keep_clear(tmp_path / source, ["portal-feed"])


def test_the_root_directory_is_no_output():
    with pytest.raises(OutputRefused):
        Place.of(Path("/"))


def test_the_runs_directory_stands_beside_a_link_and_not_beside_what_it_names(desk, released, tmp_path):
    (tmp_path / "served" / "site").mkdir(parents=True)
    desk.out.symlink_to(tmp_path / "served" / "site", target_is_directory=True)
    desk.publish(released("A"))
    assert (tmp_path / "out.run" / "report.html").exists()
    assert (tmp_path / "served" / "site" / "portal-feed" / "atom.xml").exists()
    assert [entry.name for entry in (tmp_path / "served").iterdir()] == ["site"]


def test_a_linked_output_that_leads_into_the_source_is_refused(tmp_path):
    (tmp_path / "bureau" / "sub").mkdir(parents=True)
    (tmp_path / "out").symlink_to(tmp_path / "bureau" / "sub", target_is_directory=True)
    with pytest.raises(OutputRefused, match="overlaps"):
        Place.of(tmp_path / "out").keep_clear(tmp_path / "bureau", ["portal-feed"])


def test_a_relative_output_is_taken_from_the_working_directory(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert Place.of(Path()).run == tmp_path / "sub.run"
    assert Place.of(Path("../out")).out == tmp_path.resolve() / "out"
