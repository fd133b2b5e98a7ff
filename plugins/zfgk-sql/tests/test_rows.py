"""What stands in the table, read without the exporter."""

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest

from zfgk import BadInput, Change, Record
from zfgk_sql import EXPORTER

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def publish(key, version=1, title="通知", **fields):
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=title, **fields))


def withdraw(key, version=2):
    return Change(key, version, AT + timedelta(days=version), None, "内容有误")


@pytest.fixture
def give(tmp_path, database):
    def run(*changes, **options):
        config = {"out": tmp_path, "base_url": "https://www.example.gov.cn/", **options}
        return list(database.exporter.run(iter(changes), config))

    return run


@pytest.fixture
def rows(tmp_path, database):
    return lambda: database.rows(tmp_path)


def test_every_field_has_its_column(give, rows):
    give(
        publish(
            "A", summary="概述", date_written=date(2026, 1, 5), keywords=("预算", "公开"), extra={"b": "2", "a": "1"}
        )
    )
    (row,) = rows().values()
    assert (row["title"], row["summary"], str(row["date_written"])) == ("通知", "概述", "2026-01-05")
    assert json.loads(row["keywords"]) == ["预算", "公开"]
    assert row["extra"] == '{"a": "1", "b": "2"}'
    assert (bool(row["withdrawn"]), row["version"]) == (False, 1)


def test_a_withdrawn_row_keeps_nothing_of_the_record(give, rows, tmp_path, database):
    give(publish("A", title="不再公开的标题"), publish("B"))
    give(withdraw("A"))
    row = rows()["A"]
    assert (bool(row["withdrawn"]), row["version"], row["reason"]) == (True, 2, "内容有误")
    assert [name for name, value in row.items() if value is None] == list(row)[5:]
    if not database.served:
        assert "不再公开的标题".encode() not in (tmp_path / "catalogue.sqlite").read_bytes()


def test_versions_of_one_key_in_one_batch_and_out_of_order(give, rows):
    give(publish("A", 3, "三"), publish("A", 1, "一"), publish("A", 2, "二"))
    assert rows()["A"]["title"] == "三"
    give(publish("A", 2, "二"))
    assert rows()["A"]["title"] == "三"


@pytest.mark.parametrize("title", ["a\0b", "a\ud800b"])
def test_what_no_database_carries_is_refused_by_name(give, rows, title):
    refused, done = give(publish("A", 1, title), publish("B"))
    assert (refused.key, refused.status, done.status) == ("A", "reject", "done")
    assert f"U+{ord(title[1]):04X}" in refused.error
    assert set(rows()) == {"B"}


def test_somebody_elses_table_is_left_alone(give, tmp_path, database):
    with database.connect(tmp_path) as connection:
        connection.execute("CREATE TABLE letters (key TEXT)")
        connection.commit()
    with pytest.raises(ValueError, match="no column version"):
        give(publish("A"), table="letters")


@pytest.mark.parametrize("url", ["nonsense", "mysql://a:hidden@b/c"])
def test_an_unknown_database_is_refused_without_its_password(give, url):
    with pytest.raises(BadInput, match=r"options\.url") as caught:
        give(publish("A"), url=url)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    ("options", "faults"),
    [
        ({"url": "sqlite+nothing:///x"}, ["options.url: it is no database URL"]),
        ({"url": "postgresql+psycopg://a:hidden@b:port/c"}, ["options.url: it is no database URL"]),
        (
            {"url": ["sqlite://"], "table": "表" * 22},
            ["options.table: the name is", "options.url: it is not one value"],
        ),
        ({"table": "a\nb"}, ["options.table: it holds the control character U+000A"]),
    ],
)
def test_all_options_that_cannot_be_used_are_told_at_once_and_without_passwords(tmp_path, options, faults):
    with pytest.raises(BadInput) as refusal:
        EXPORTER.check({"out": tmp_path, "base_url": "https://www.example.gov.cn/", **options})
    said = [str(fault) for fault in refusal.value.faults]
    assert [one.startswith(start) for one, start in zip(said, faults, strict=True)] == [True] * len(faults)
    assert "hidden" not in "".join(said)


def test_a_driver_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    with pytest.raises(BadInput, match="its driver psycopg2 is not installed"):
        EXPORTER.check(
            {"out": tmp_path, "base_url": "https://www.example.gov.cn/", "url": "postgresql+psycopg2://a:b@c/d"}
        )


@pytest.mark.parametrize("at", ["2026-03-02T09:00:00+08:00", "2026-03-02T01:00:00+00:00", "2026-03-01T20:30:00-04:30"])
def test_one_moment_is_one_value_whatever_its_offset(give, rows, database, at):
    give(Change("A", 1, datetime.fromisoformat(at), Record(identifier="A", title="通知")))
    found = rows()["A"]["at"]
    assert found == (AT if database.served else "2026-03-02 01:00:00.000000")


def test_moments_that_have_no_name_in_utc_stay_next_to_it(give, rows, database):
    give(
        Change("A", 1, datetime.fromisoformat("0001-01-01T00:00:00+08:00"), None, "内容有误"),
        Change("B", 1, datetime.fromisoformat("9999-12-31T23:59:59-08:00"), None, "内容有误"),
    )
    if not database.served:  # the driver of PostgreSQL cannot read them at every offset
        assert [row["at"] for row in rows().values()] == ["0001-01-01 00:00:00.000000", "9999-12-31 23:59:59.999999"]


def test_a_thousand_rows_are_acknowledged_together(give):
    acks = give(*[publish(f"K{n}") for n in range(2_500)])
    assert [ack.through for ack in acks] == [True] * 3


def test_first_runs_at_once_make_one_table(give, rows):
    barrier = threading.Barrier(6)

    def run(number):
        barrier.wait()
        return [ack.status for ack in give(*[publish(f"K{n}", number + 1) for n in range(50)])]

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(run, range(6))) == [["done"]] * 6
    assert {row["version"] for row in rows().values()} == {6}


@pytest.mark.parametrize("reason", ["内容\0有误", "内容\ud800有误"])
def test_a_withdrawal_gets_through_whatever_its_reason_holds(give, rows, reason):
    give(publish("A"))
    answers = give(Change("A", 2, AT, None, reason))
    assert [ack.status for ack in answers] == ["done"]
    (row,) = rows().values()
    assert (bool(row["withdrawn"]), row["title"], row["reason"]) == (True, None, "内容有误")
