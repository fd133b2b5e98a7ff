import sqlite3
from datetime import date, datetime, timedelta, timezone

import pytest

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.errors import BadInput, UnknownMatter
from zfgk.model.facts import Event
from zfgk.register.entries import Entry
from zfgk.register.kinds import EMERGENCY, LETTER, MESSAGE, REQUEST, SUBMISSION
from zfgk.register.others import kept, kept_one
from zfgk.register.store import open_register
from zfgk.register.worklist import worklist

KINDS = builtin().events
CHINA = timezone(timedelta(hours=8))
WRITTEN = datetime(2025, 12, 31, 17, tzinfo=CHINA)

# The tables of the first schema version, written down as they were.
FIRST_VERSION = """
CREATE TABLE register_meta (name VARCHAR(100) NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name));
CREATE TABLE matter (id VARCHAR(255) NOT NULL, department VARCHAR(255) NOT NULL, subject TEXT NOT NULL,
  applicant VARCHAR(255) NOT NULL, kind VARCHAR(20) NOT NULL, stage VARCHAR(20) NOT NULL, is_open INTEGER NOT NULL,
  received VARCHAR(10), ended VARCHAR(10), result VARCHAR(60) NOT NULL, merged_into VARCHAR(255) NOT NULL,
  entries INTEGER NOT NULL, PRIMARY KEY (id));
CREATE INDEX matter_by_state ON matter (is_open, received, id);
CREATE INDEX matter_by_applicant ON matter (applicant, id);
CREATE INDEX matter_by_end ON matter (ended);
CREATE TABLE entry (event_id VARCHAR(255) NOT NULL, matter VARCHAR(255) NOT NULL, number INTEGER NOT NULL,
  name VARCHAR(60) NOT NULL, body TEXT NOT NULL, recorded_at VARCHAR(40) NOT NULL, actor VARCHAR(255) NOT NULL,
  corrects VARCHAR(255) NOT NULL, PRIMARY KEY (event_id), CONSTRAINT entry_by_matter UNIQUE (matter, number));
CREATE TABLE applicant ("key" VARCHAR(255) NOT NULL, kind VARCHAR(20) NOT NULL, body TEXT NOT NULL, PRIMARY KEY ("key"));
INSERT INTO register_meta VALUES ('schema_version', '1');
INSERT INTO matter VALUES ('2025-1', '办公室', '供地计划', '', 'other', 'handling', 1, '2025-03-03', NULL, '', '', 1);
INSERT INTO entry VALUES ('e1', '2025-1', 1, 'request.received',
  '{"department":"办公室","event":{"day":"2025-03-03","event":"request.received"},"subject":"供地计划"}',
  '2025-03-03T17:00:00+08:00', 'registrar', '');
"""


def entry(event_id, matter, name="", day=None, *, corrects="", department="", subject="", **fields):
    return Entry(
        event_id=event_id,
        matter=matter,
        event=Event(name, day, **fields) if name else None,
        recorded_at=WRITTEN,
        actor="registrar",
        corrects=corrects,
        department=department,
        subject=subject,
    )


MIXED = [
    entry("r1", "R", "request.received", date(2025, 3, 3)),
    entry("m1", "M", "message.raised", at=datetime(2025, 3, 1, 8, tzinfo=CHINA), department="信息中心", subject="登记"),
    entry("m2", "M", "message.answered", at=datetime(2025, 3, 1, 9, tzinfo=CHINA)),
    entry("l1", "L", "mailbox.received", date(2025, 3, 2)),
    entry("i1", "I", "item.occurred", date(2025, 3, 4)),
    entry("x1", "E", "emergency.occurred", at=datetime(2025, 3, 5, 8, tzinfo=CHINA), level="major"),
]


@pytest.fixture
def register(tmp_path):
    with open_register(str(tmp_path / "register.sqlite"), KINDS) as found:
        found.add(MIXED)
        yield found


def test_matters_of_every_kind_stand_in_one_register(register):
    assert [(one.id, one.kind) for one in kept(register, MESSAGE, LETTER, SUBMISSION, EMERGENCY)] == [
        ("M", MESSAGE),
        ("L", LETTER),
        ("I", SUBMISSION),
        ("E", EMERGENCY),
    ]
    (message,) = kept(register, MESSAGE)
    assert (message.department, message.subject, message.standing.phase.id) == ("信息中心", "登记", "answered")
    assert [one.id for one in kept(register, MESSAGE, LETTER, SUBMISSION, only_open=True)] == ["L", "I"]
    first, last = date(2025, 3, 2), date(2025, 3, 4)
    assert [one.id for one in kept(register, MESSAGE, LETTER, SUBMISSION, EMERGENCY, began=(first, last))] == ["L", "I"]


def test_requests_are_listed_and_owed_as_if_nothing_else_stood_there(register):
    assert [matter.id for matter in register.matters()] == ["R"]
    assert [matter.id for matter in register.matters(only_open=True)] == ["R"]
    items = worklist(register, builtin().clock("national.reply-to-request"), date(2025, 3, 20), china())
    assert [item.matter for item in items] == ["R"]
    assert (register.count(), [one.id for one in kept(register, REQUEST)]) == (5, ["R"])


def test_a_matter_stays_of_the_kind_that_its_first_entry_says(register):
    assert kept_one(register, "M").kind is MESSAGE
    with pytest.raises(BadInput, match=r"request\.received is impossible here.*this matter is a message"):
        register.add([entry("m3", "M", "request.received", date(2025, 3, 3), corrects="m1")])
    with pytest.raises(BadInput, match=r"message\.raised is impossible here.*this matter is a request"):
        register.add([entry("r2", "R", "message.raised", date(2025, 3, 3))])
    with pytest.raises(BadInput, match=r"matter\.closed is impossible here.*this matter is a request"):
        register.add([entry("r2", "R", "matter.closed", date(2025, 3, 3))])
    register.add([entry("m4", "M", corrects="m2"), entry("m5", "M", corrects="m1")])
    assert (kept_one(register, "M").kind, kept_one(register, "M").events) == (MESSAGE, ())
    with pytest.raises(UnknownMatter):
        kept_one(register, "N")


def test_what_cannot_have_been_is_refused_with_all_its_faults_and_nothing_is_added(register):
    wrong = [
        entry("a1", "A", "message.answered", date(2025, 3, 3)),
        entry("b1", "B", "item.submitted", date(2025, 3, 3)),
        entry("b2", "B", "item.adopted", date(2025, 3, 2), to="bureau-site"),
        entry("c1", "C", "mailbox.received", date(2026, 1, 2)),
    ]
    with pytest.raises(BadInput) as error:
        register.add(wrong)
    assert [(fault.where, fault.why) for fault in error.value.faults] == [
        ("entries[0].day", "no message.raised is known"),
        ("entries[2].day", "item.submitted happened on 2025-03-03 at the earliest"),
        ("entries[3].day", "2026-01-02 lies after 2025-12-31, the day on which it was written down"),
    ]
    assert register.count() == 5


def test_a_register_of_the_first_version_is_brought_up_to_date(tmp_path):
    file = tmp_path / "register.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(FIRST_VERSION)
    connection.close()
    with open_register(str(file), KINDS) as register:
        register.add([entry("m1", "M", "message.raised", at=datetime(2025, 3, 1, 8, tzinfo=CHINA))])
        assert [matter.id for matter in register.matters(only_open=True)] == ["2025-1"]
        assert register.events("2025-1") == (Event("request.received", date(2025, 3, 3)),)
        assert [one.id for one in kept(register, MESSAGE)] == ["M"]
    with open_register(str(tmp_path / "new.sqlite"), KINDS):
        pass
    assert tables(file) == tables(tmp_path / "new.sqlite")


def tables(file):
    """The columns and indexes of every table; the order of columns may differ."""
    with sqlite3.connect(file) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: sorted(row[1:4] for row in connection.execute(f"PRAGMA table_info({name})")) for name in names}
        indexes = sorted(
            (name, [row[2] for row in connection.execute(f"PRAGMA index_info({name})")])
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
        )
    connection.close()
    return columns, indexes
