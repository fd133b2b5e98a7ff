"""One door to SQL: transactions, failures, secrets, and what a store leaves behind."""

import sqlite3
import threading
import traceback
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from zfgk.errors import LedgerError, RegisterConflict, RegisterError, RegisterTooNew, StoreError, StoreTooNew
from zfgk.publish.ledger.schema import LEDGER
from zfgk.register.schema import REGISTER
from zfgk.storage import addresses
from zfgk.storage.database import Database, broken
from zfgk.storage.engines import engine
from zfgk.storage.store import Store, Tables, key_type, meta_table
from zfgk.storage.versions import prepare

METADATA = MetaData()
META = meta_table("shop_meta", METADATA)
GOODS = Table(
    "goods", METADATA, Column("key", key_type(20), primary_key=True), Column("name", Text), Index("by_name", "name")
)
SHOP = Store(tables=Tables(METADATA, META, 1), error=RegisterError, too_new=RegisterTooNew, conflict=RegisterConflict)
TOKEN = "张伟独一无二"  # noqa: S105  # a name that is looked for


@pytest.fixture
def url(tmp_path):
    return addresses.file_url(tmp_path / "shop.sqlite")


@pytest.fixture
def shop(url):
    with Database.open(url, SHOP) as database:
        prepare(database)
        database.commit()
        yield database


def names(url):
    with closing(sqlite3.connect(url.database)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM goods ORDER BY name")]


def add(shop, key, name=""):
    shop.write(insert(GOODS), [{"key": key, "name": name or key}])


def test_what_a_block_wrote_stands_whole_or_not_at_all(shop, url):
    with shop.transaction():
        add(shop, "A")
        add(shop, "B")
    with pytest.raises(RegisterConflict), shop.transaction():
        shop.write(insert(GOODS), [{"key": key, "name": ""} for key in ("C", "A")])
    assert names(url) == ["A", "B"]


@pytest.mark.parametrize("count", [1, 498, 499, 500, 998, 1_000])  # a statement takes 999 values
def test_many_rows_arrive_as_they_were_given(shop, count):
    rows = [(f"K{number:05}", f"name {number}") for number in range(count)]
    more = [(f"M{number:05}", "all") for number in range(count)]
    assert shop.write_rows(insert(GOODS), ["name", "key"], [(name, key) for key, name in rows]) == count
    assert shop.write_rows(insert(GOODS).values(name="all"), ["key"], [(key,) for key, _ in more]) == count
    assert [tuple(row) for row in shop.rows(select(GOODS).order_by(GOODS.c.key))] == rows + more


def test_rows_may_bring_nothing_of_their_own(shop):
    shop.write(insert(GOODS).values(key="A", name="all of it"), [{}])
    assert [tuple(row) for row in shop.rows(select(GOODS))] == [("A", "all of it")]
    shop.write(delete(GOODS).where(GOODS.c.key == "A"), [{}, {}])
    assert shop.rows(select(GOODS)) == []


def test_a_row_may_hold_more_values_than_some_rows_are_given_at_a_time(shop):
    wide = Table("wide", MetaData(), *(Column(f"c{number}", Integer) for number in range(1_200)))
    shop.connection.execute(CreateTable(wide))
    rows = [tuple(range(number, number + 1_200)) for number in range(3)]
    assert shop.write_rows(insert(wide), list(wide.c.keys()), rows) == 3
    assert [tuple(row) for row in shop.rows(select(wide).order_by(wide.c.c0))] == rows


@pytest.mark.parametrize("taken", [0, 400, 999])
def test_of_many_rows_those_with_a_taken_key_are_passed_over_or_refused(shop, url, taken):
    rows = [(f"K{number:05}", "") for number in range(1_000)]
    add(shop, rows[taken][0], "first")
    shop.commit()
    passing = shop.inserting(GOODS).on_conflict_do_nothing()
    assert shop.write_rows(passing, ["key", "name"], rows) == 999
    shop.rollback()
    with pytest.raises(RegisterConflict), shop.transaction():
        shop.write_rows(insert(GOODS), ["key", "name"], rows)
    assert names(url) == ["first"]


def test_a_taken_key_is_the_conflict_of_a_store_that_has_one_and_a_failure_of_one_that_has_none(shop):
    add(shop, "A")
    with pytest.raises(RegisterConflict):
        add(shop, "A")
    shop.store = LEDGER
    with pytest.raises(LedgerError, match="UNIQUE"):
        add(shop, "A")


@pytest.mark.parametrize(
    ("state", "error"), [("40001", RegisterConflict), ("40P01", RegisterConflict), ("53100", RegisterError)]
)
def test_only_a_transaction_that_must_give_way_is_a_conflict(state, error):
    class Original(Exception):
        sqlstate = state

    class Failure(Exception):
        orig = Original("said by the server")

    assert type(broken("here", Failure(), REGISTER)) is error
    assert type(broken("here", Failure(), LEDGER)) is LedgerError


def test_no_value_of_a_failed_statement_is_told(shop):
    add(shop, "A")
    for store in (SHOP, LEDGER):
        shop.store = store
        with pytest.raises((RegisterConflict, LedgerError)) as caught:
            add(shop, "A", TOKEN)
        assert TOKEN not in "".join(traceback.format_exception(caught.value))


def test_what_is_deleted_or_overwritten_leaves_no_trace_in_the_file(url):
    # Some builds of SQLite overwrite by themselves; this one must not, for the test to tell anything.
    event.listen(engine(url), "connect", lambda made, _: made.execute("PRAGMA secure_delete = OFF"), insert=True)
    with Database.open(url, SHOP) as shop:
        prepare(shop)
        add(shop, "A", TOKEN)
        add(shop, "B", TOKEN * 3_000)  # long enough for pages of its own
        shop.commit()
        assert TOKEN.encode() in Path(url.database).read_bytes()
        shop.write(update(GOODS).where(GOODS.c.key == "A").values(name=""))
        shop.write(delete(GOODS).where(GOODS.c.key == "B"))
        shop.commit()
        assert TOKEN.encode() not in Path(url.database).read_bytes()


def test_a_stream_does_not_change_how_the_connection_reads_afterwards(shop):
    shop.write(insert(GOODS), [{"key": str(number), "name": "x"} for number in range(30)])
    assert len(list(shop.stream(select(GOODS), size=7))) == 30
    assert "yield_per" not in shop.connection.get_execution_options()
    assert len(shop.rows(select(GOODS))) == 30


def test_a_second_writer_waits_until_the_first_has_committed(shop, url):
    add(shop, "A")
    done = []

    def second():
        with Database.open(url, SHOP) as other:
            add(other, "B")
            other.commit()
            done.append(True)

    thread = threading.Thread(target=second)
    thread.start()
    assert not done
    shop.commit()
    thread.join()
    assert names(url) == ["A", "B"]


def test_the_patience_that_the_url_names_is_kept(shop, url):
    add(shop, "A")
    with (
        pytest.raises(RegisterError, match=r"locked.*another program"),
        Database.open(url.update_query_dict({"timeout": "0.1"}), SHOP) as other,
    ):
        add(other, "B")


def test_a_reader_does_not_keep_a_writer_from_beginning_nor_wait_for_one(shop, url):
    add(shop, "A")
    with Database.open(url.update_query_dict({"timeout": "0.1"}), SHOP, reading=True) as reader:
        prepare(reader, create=False)
        assert reader.rows(select(func.count()).select_from(GOODS)) == [(0,)]
    shop.commit()


def test_a_brief_database_keeps_nobody_waiting_after_a_query(shop, url):
    add(shop, "A")
    shop.commit()
    short = url.update_query_dict({"timeout": "0.1"})
    with Database.open(short, SHOP, brief=True) as brief, Database.open(short, SHOP, brief=True) as other:
        assert len(brief.rows(select(GOODS))) == 1
        assert len(list(brief.stream(select(GOODS)))) == 1
        with other.transaction():
            add(other, "B")
        brief.begin()
        brief.rows(select(GOODS))
        with pytest.raises(RegisterError, match="locked"), other.transaction():
            add(other, "C")
        add(brief, "D")
        brief.commit()
    assert names(url) == ["A", "B", "D"]


def test_rows_go_on_coming_while_something_is_written(shop, url):
    shop.write(insert(GOODS), [{"key": str(number), "name": ""} for number in range(10)])
    shop.commit()
    with Database.open(url, SHOP, brief=True) as brief:
        seen = []
        for row in brief.stream(select(GOODS.c.key).order_by(GOODS.c.key), size=2):
            seen.append(row.key)
            with brief.transaction():
                brief.write(update(GOODS).where(GOODS.c.key == row.key).values(name="seen"))
    assert seen == [str(number) for number in range(10)]
    assert names(url) == ["seen"] * 10


def test_a_dry_run_sees_what_is_there_and_leaves_the_file_as_it_was(shop, url):
    add(shop, "A")
    shop.commit()
    before = Path(url.database).read_bytes()
    with Database.open(url, SHOP, dry=True) as dry:
        prepare(dry)
        add(dry, "B")
        dry.commit()
        assert [row.key for row in dry.rows(select(GOODS).order_by(GOODS.c.key))] == ["A", "B"]
    assert Path(url.database).read_bytes() == before


def test_a_dry_run_makes_no_file(url, tmp_path):
    with Database.open(url, SHOP, dry=True) as dry:
        prepare(dry)
        add(dry, "A")
        dry.commit()
    assert list(tmp_path.iterdir()) == []


# -- the tables


def test_who_only_reads_makes_no_tables(url):
    with closing(sqlite3.connect(url.database)):
        pass
    with (
        pytest.raises(RegisterError, match="never written"),
        Database.open(url, SHOP, reading=True) as reader,
    ):
        prepare(reader, create=False)


def test_an_older_database_takes_every_step_once(shop, url):
    taken = []
    steps = {
        2: lambda c: taken.append(c.exec_driver_sql("ALTER TABLE goods ADD COLUMN price INTEGER")),
        3: lambda c: taken.append(c.exec_driver_sql("UPDATE goods SET price = 7")),
    }
    add(shop, "A")
    shop.commit()
    later = Store(tables=Tables(METADATA, META, 3, steps), error=RegisterError, too_new=RegisterTooNew)
    for _ in range(2):
        with Database.open(url, later) as database:
            prepare(database)
            database.commit()
    assert len(taken) == 2
    with closing(sqlite3.connect(url.database)) as connection:
        assert connection.execute("SELECT key, price FROM goods").fetchall() == [("A", 7)]
    with pytest.raises(RegisterTooNew) as caught:
        prepare(shop)
    assert (caught.value.found, caught.value.known) == (3, 1)


def test_a_step_that_fails_leaves_the_old_version(shop, url):
    def half(connection):
        connection.exec_driver_sql("ALTER TABLE goods ADD COLUMN price INTEGER")
        raise KeyboardInterrupt

    later = Store(tables=Tables(METADATA, META, 2, {2: half}), error=RegisterError, too_new=RegisterTooNew)
    with pytest.raises(KeyboardInterrupt), Database.open(url, later) as database:
        prepare(database)
    add(shop, "A")
    shop.commit()
    with closing(sqlite3.connect(url.database)) as connection:
        assert connection.execute("SELECT * FROM goods").fetchall() == [("A", "A")]
        assert connection.execute("SELECT value FROM shop_meta").fetchall() == [("1",)]


@pytest.mark.parametrize("value", [None, "", "one", "-1"])
def test_an_unreadable_version_is_refused(shop, value):
    shop.write(delete(META) if value is None else update(META).values(value=value))
    with pytest.raises(RegisterError, match="schema version"):
        prepare(shop)


def test_tables_of_another_program_are_left_alone(url):
    with closing(sqlite3.connect(url.database)) as connection:
        connection.execute("CREATE TABLE goods (id INTEGER)")
        connection.commit()
    with pytest.raises(RegisterError, match="tables named goods"), Database.open(url, SHOP) as database:
        prepare(database)


def test_keys_are_sorted_by_code_point_everywhere(shop):
    shop.write(insert(GOODS), [{"key": key, "name": ""} for key in ("b", "B", "啊", "a", "一")])
    assert [row.key for row in shop.rows(select(GOODS).order_by(GOODS.c.key))] == ["B", "a", "b", "一", "啊"]
    other = Table("t", MetaData(), Column("key", key_type(20)), Column("n", Integer))
    assert other.c.key.type.compile(postgresql.dialect()) == 'VARCHAR(20) COLLATE "C"'


# -- where it is


def test_an_address_that_is_none_is_refused_without_being_told():
    for store, where in ((REGISTER, "the register"), (LEDGER, "--ledger")):
        with pytest.raises(store.error) as caught:
            addresses.database_url("clerk:hunter2@host", store)
        assert caught.value.where == where
        assert "hunter2" not in str(caught.value)
        assert caught.value.__cause__ is None


def test_a_database_without_driver_is_the_stores_error_without_its_password():
    url = addresses.database_url("nosuchdb://clerk:hunter2@host/x", REGISTER)
    with pytest.raises(RegisterError, match="no driver") as caught, Database.open(url, REGISTER):
        pass
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "file", "shared"),
    [
        ("sqlite://", None, False),
        ("sqlite:///:memory:", None, False),
        ("sqlite:////x/y.sqlite", "/x/y.sqlite", True),
        ("postgresql+psycopg://host/name", None, True),
    ],
)
def test_what_an_address_tells(written, file, shared):
    url = addresses.database_url(written, REGISTER)
    found = addresses.file_of(url)
    assert (str(found) if found else None, addresses.shared(url)) == (file, shared)
    assert file or addresses.name_of(url).replace("%3A", ":") == written
    assert not file or addresses.name_of(url) == file
    assert addresses.exists(url) is (file is None)


def test_the_errors_of_all_stores_can_be_caught_alike():
    for store in (REGISTER, LEDGER):
        assert isinstance(store.error("here", "broken"), StoreError | OSError)
        assert (
            str(store.error("here", "broken")).split("] ")[1].startswith(f"{store.error.called} cannot be used · here")
        )
        found = store.too_new("here", 7, 2)
        assert isinstance(found, StoreTooNew)
        assert isinstance(found, ValueError)
        assert (found.where, found.found, found.known) == ("here", 7, 2)
        assert f"{store.error.called} has schema version 7" in str(found)


def test_rows_of_values_reach_their_columns_in_whatever_order_they_come(shop, url):
    shop.write_rows(insert(GOODS), ["name", "key"], [("first", "A"), ("second", "B")])
    shop.write_rows(insert(GOODS).values(name="same"), ["key"], [("C",), ("D",)])
    assert shop.write_rows(insert(GOODS), ["key", "name"], []) == 0
    change = update(GOODS).where(GOODS.c.key == bindparam("k")).values(name=bindparam("n"))
    assert shop.write_rows(change, ["k", "n"], [("A", "changed"), ("Z", "nobody")]) == 1
    shop.commit()
    assert names(url) == ["changed", "same", "same", "second"]


@pytest.mark.parametrize("number", [0, 1, 5_000])
def test_one_of_many_values_is_found_whatever_it_holds(shop, number):
    strange = ["A", "O'Neil", '引号"和\\反斜杠', "𠮷", "a,b", "[]", " "]
    shop.write_rows(insert(GOODS), ["key", "name"], [(key, "") for key in [*strange, "other"]])
    wanted = [*strange, *(f"n{one}" for one in range(number))] if number else []
    found = shop.rows(select(GOODS.c.key).where(shop.among(GOODS.c.key, wanted)))
    assert sorted(row.key for row in found) == (sorted(strange) if number else [])
