"""A ledger of the second release, which kept records under their digests, is brought up to date where it stands."""

import hashlib
import json

import pytest
from sqlalchemy import create_engine, delete, inspect

from zfgk import ContentPart
from zfgk.errors import LedgerError
from zfgk.publish.ledger.schema import PUBLICATION
from zfgk.publish.outcome import Status

SECOND_RELEASE = (
    "CREATE TABLE record (digest VARCHAR(64) NOT NULL PRIMARY KEY, kind VARCHAR(32) NOT NULL, body TEXT NOT NULL)",
    "INSERT INTO record SELECT digest, min(kind), min(body) FROM publication JOIN change USING (key, version) GROUP BY digest",
    "DROP TABLE publication",
    "UPDATE meta SET value = '2' WHERE name = 'schema_version'",
)


def with_part(path):
    return ContentPart(str(path), hashlib.sha256(path.read_bytes()).hexdigest(), "text/plain", path.name)


def database(desk):
    return create_engine(desk.ledger or f"sqlite:///{desk.run_dir / 'ledger.sqlite'}")


def published(desk):
    return {(row["key"], row["version"]): json.loads(row["body"]) for row in desk.rows("publication")}


def test_an_older_ledger_goes_on_as_if_nothing_had_happened(desk, released, tmp_path):
    (tmp_path / "a.txt").write_text("内容")
    first = [released("A", "一"), released("B", parts=(with_part(tmp_path / "a.txt"),)), released("C")]
    desk.publish(*first)
    desk.publish(released("A", "二"), *first[1:])
    desk.withdraw("C", "过期")
    desk.publish(*first)  # A says again what it said at first
    kept, held = published(desk), desk.held()
    assert kept.keys() == {("A", 1), ("A", 2), ("A", 3), ("B", 1), ("C", 1)}
    assert [kept["A", version]["title"] for version in (1, 2, 3)] == ["一", "二", "一"]

    engine = database(desk)
    with engine.begin() as connection:
        for statement in SECOND_RELEASE:
            connection.exec_driver_sql(statement)
    report = desk.publish(*first)
    assert {item.key: item.status for item in report.items} == {
        "A": Status.UNCHANGED,
        "B": Status.UNCHANGED,
        "C": Status.WITHDRAWN,
    }
    assert report.exports[0].done == 0
    assert desk.held() == held
    assert published(desk) == kept
    assert "record" not in inspect(engine).get_table_names()
    engine.dispose()

    (tmp_path / "new").mkdir()
    (tmp_path / "a.txt").rename(tmp_path / "new" / "a.txt")
    moved = released("B", parts=(with_part(tmp_path / "new" / "a.txt"),))
    desk.publish(released("A", "三"), moved, first[2])
    assert published(desk)["A", 4]["title"] == "三"
    assert published(desk)["B", 1]["parts"][0]["path"].endswith("new/a.txt")


def lose(desk, key):
    engine = database(desk)
    with engine.begin() as connection:
        connection.execute(delete(PUBLICATION).where(PUBLICATION.c.key == key))
    engine.dispose()


def test_a_record_that_a_damaged_ledger_lost_is_kept_again(desk, released):
    both = [released("A"), released("B")]
    desk.publish(*both)
    before = published(desk)
    lose(desk, "A")
    with pytest.raises(LedgerError, match="record of A is missing"):
        desk.withdraw("A")
    report = desk.publish(*both)
    assert [item.status for item in report.items] == [Status.UNCHANGED, Status.UNCHANGED]
    assert published(desk) == before
    desk.withdraw("A")
    assert desk.held() == {"A": 2, "B": 1}
