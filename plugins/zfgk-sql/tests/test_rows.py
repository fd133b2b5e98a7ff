"""What stands in the table, read with Python's own SQLite."""

import json
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest

from zfgk import Change, Record
from zfgk_sql import EXPORTER

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def publish(key, version=1, title="通知", **fields):
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=title, **fields))


def withdraw(key, version=2):
    return Change(key, version, AT + timedelta(days=version), None, "内容有误")


@pytest.fixture
def give(tmp_path):
    def run(*changes, **options):
        return list(
            EXPORTER.run(iter(changes), {"out": tmp_path, "base_url": "https://www.example.gov.cn/", **options})
        )

    return run


def rows(folder, name="public_information"):
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as database:
        database.row_factory = sqlite3.Row
        return {row["key"]: dict(row) for row in database.execute(f"SELECT * FROM {name}")}  # noqa: S608  # our own name


def test_every_field_has_its_column(give, tmp_path):
    give(
        publish(
            "A", summary="概述", date_written=date(2026, 1, 5), keywords=("预算", "公开"), extra={"b": "2", "a": "1"}
        )
    )
    (row,) = rows(tmp_path).values()
    assert (row["title"], row["summary"], row["date_written"]) == ("通知", "概述", "2026-01-05")
    assert json.loads(row["keywords"]) == ["预算", "公开"]
    assert row["extra"] == '{"a": "1", "b": "2"}'
    assert (row["withdrawn"], row["version"]) == (0, 1)


def test_a_withdrawn_row_keeps_nothing_of_the_record(give, tmp_path):
    give(publish("A", title="不再公开的标题"), publish("B"))
    give(withdraw("A"))
    row = rows(tmp_path)["A"]
    assert (row["withdrawn"], row["version"], row["reason"]) == (1, 2, "内容有误")
    assert [name for name, value in row.items() if value is None] == list(row)[5:]
    assert "不再公开的标题".encode() not in (tmp_path / "catalogue.sqlite").read_bytes()


def test_versions_of_one_key_in_one_batch_and_out_of_order(give, tmp_path):
    give(publish("A", 3, "三"), publish("A", 1, "一"), publish("A", 2, "二"))
    assert rows(tmp_path)["A"]["title"] == "三"
    give(publish("A", 2, "二"))
    assert rows(tmp_path)["A"]["title"] == "三"


@pytest.mark.parametrize("title", ["a\0b", "a\ud800b"])
def test_what_no_database_carries_is_refused_by_name(give, tmp_path, title):
    refused, done = give(publish("A", 1, title), publish("B"))
    assert (refused.key, refused.status, done.status) == ("A", "reject", "done")
    assert f"U+{ord(title[1]):04X}" in refused.error
    assert set(rows(tmp_path)) == {"B"}


def test_somebody_elses_table_is_left_alone(give, tmp_path):
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as database:
        database.execute("CREATE TABLE letters (key TEXT)")
    with pytest.raises(ValueError, match="no column version"):
        give(publish("A"), table="letters")


@pytest.mark.parametrize("url", ["nonsense", "mysql://a:hidden@b/c"])
def test_an_unknown_database_is_refused_without_its_password(give, url):
    with pytest.raises(ValueError, match="option url") as caught:
        give(publish("A"), url=url)
    assert "hidden" not in str(caught.value)


def test_a_thousand_rows_are_acknowledged_together(give):
    acks = give(*[publish(f"K{n}") for n in range(2_500)])
    assert [ack.through for ack in acks] == [True] * 3
