"""A ledger of the first release is brought up to date where it stands, and goes on."""

import threading
from datetime import datetime

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from zfgk.errors import LedgerError
from zfgk.publish.conduct import Run
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.opening import open_ledger
from zfgk.publish.upkeep import resume
from zfgk.testing.exporter_sample import EXPORTER

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
FIRST_RELEASE = """
CREATE TABLE meta (name VARCHAR(100) NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE change (key VARCHAR(255) NOT NULL, version INTEGER NOT NULL, digest VARCHAR(64), at VARCHAR(32) NOT NULL,
  reason TEXT NOT NULL, PRIMARY KEY (key, version));
CREATE INDEX change_by_time ON change (at, key);
CREATE TABLE record (digest VARCHAR(64) NOT NULL PRIMARY KEY, kind VARCHAR(32) NOT NULL, body TEXT NOT NULL);
CREATE TABLE delivery (target VARCHAR(100) NOT NULL, key VARCHAR(255) NOT NULL, version INTEGER NOT NULL,
  digest VARCHAR(64), status VARCHAR(10) NOT NULL, tries INTEGER NOT NULL, ref TEXT NOT NULL, error TEXT NOT NULL,
  lease_owner VARCHAR(100), lease_until VARCHAR(32), at VARCHAR(32) NOT NULL, confirmed INTEGER NOT NULL,
  PRIMARY KEY (target, key));
CREATE TABLE withdrawal_order (key VARCHAR(255) NOT NULL PRIMARY KEY, reason TEXT NOT NULL, at VARCHAR(32) NOT NULL);
CREATE TABLE target (name VARCHAR(100) NOT NULL PRIMARY KEY, settings TEXT NOT NULL, digest VARCHAR(64) NOT NULL);
INSERT INTO meta VALUES ('schema_version', '1');
INSERT INTO record VALUES ('d1', 'information', '{"attachments":[],"audience":"","date_published":null,
  "date_written":null,"disclosure":"proactive","document_number":"","extra":{},"format":"","genre":"","identifier":"A",
  "keywords":[],"kind":"information","language":"zh-CN","parts":[],"publisher":"","reason":"","related":[],"summary":"",
  "theme":"","title":"old","url":"","validity":""}');
INSERT INTO change VALUES ('A', 1, 'd1', '2026-01-05T09:00:00+08:00', '');
INSERT INTO change VALUES ('B', 1, 'd1', '2026-01-05T09:00:00+08:00', '');
INSERT INTO change VALUES ('B', 2, NULL, '2026-01-06T09:00:00+08:00', 'x');
INSERT INTO delivery VALUES ('t', 'B', 2, NULL, 'done', 1, '', '', NULL, NULL, '2026-01-06T09:00:00+08:00', 2);
INSERT INTO delivery VALUES ('t', 'A', 1, 'd1', 'retry', 3, '', 'away', NULL, NULL, '2026-01-05T09:00:00+08:00', 0)
"""


def write_first(engine):
    with engine.begin() as connection:
        for statement in FIRST_RELEASE.split(";\n"):
            connection.exec_driver_sql(statement)


def test_a_ledger_of_the_first_release_goes_on(tmp_path, ledger):
    engine = create_engine(ledger)
    write_first(engine)
    target = Target(name="t", exporter=EXPORTER)
    # A is given again, and so is the withdrawal of B, of which nothing stands in the target's folder.
    report = resume(Run(out=tmp_path / "out", targets=[target], on=AT.date(), at=AT, ledger=ledger))
    assert (report.exports[0].done, report.exports[0].retry) == (2, 0)
    assert EXPORTER.read_back(target.config(tmp_path / "out")) == {"A": 1, "B": 2}
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT key, status, tries, confirmed, next_try_at FROM delivery ORDER BY key"))
        assert rows.all() == [("A", "done", 4, 1, None), ("B", "done", 2, 2, None)]
        version = connection.execute(text("SELECT value FROM meta WHERE name = 'schema_version'")).scalar()
        assert version == "3"
    assert "target_lease" in inspect(engine).get_table_names()
    engine.dispose()


@pytest.mark.parametrize("locked", [True, False], ids=["as-a-run-does", "without-the-lock-of-a-run"])
def test_what_an_older_program_writes_meanwhile_is_brought_along(empty_schema, locked):
    engine = create_engine(empty_schema)
    write_first(engine)
    done = []

    def bring_up_to_date():
        with open_ledger(make_url(empty_schema)) as opened:
            opened.commit()
            done.append(opened.last_records(["C"])["C"].title)

    with engine.connect() as older:
        if locked:
            older.execute(text("SELECT value FROM meta WHERE name = 'schema_version' FOR UPDATE"))
        older.execute(text("INSERT INTO record SELECT 'd2', kind, replace(body, 'old', 'new') FROM record"))
        older.execute(text("INSERT INTO change VALUES ('C', 1, 'd2', '2026-01-07T09:00:00+08:00', '')"))
        thread = threading.Thread(target=bring_up_to_date)
        thread.start()
        with engine.connect() as looking:
            waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            while not looking.execute(waiting).scalar():
                assert thread.is_alive(), "it did not wait"
        older.commit()
    thread.join()
    engine.dispose()
    assert done == ["new"]


def test_a_dry_run_keeps_its_hands_off_an_older_ledger_in_a_server(empty_schema):
    engine = create_engine(empty_schema)
    write_first(engine)
    with (
        pytest.raises(LedgerError, match=r"an older release wrote it.*zfgk targets resume"),
        open_ledger(make_url(empty_schema), dry=True),
    ):
        pass
    assert "publication" not in inspect(engine).get_table_names()
    engine.dispose()
