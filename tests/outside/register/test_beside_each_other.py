"""Programs beside each other at one register: who begins, who waits, and what a reader sees meanwhile."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import create_engine, make_url

from zfgk.asking import builtin
from zfgk.errors import BadInput, RegisterError
from zfgk.model.facts import Event
from zfgk.publish.ledger.opening import open_ledger
from zfgk.register.entries import Applicant, Entry
from zfgk.register.store import Added, open_register

KINDS = builtin().events
WRITTEN = datetime(2025, 12, 31, 17, tzinfo=timezone(timedelta(hours=8)))
AT_ONCE = 6


def entry(event_id, matter, day=3, name="request.received", **fields):
    event = Event(name, date(2025, 3, day))
    return Entry(event_id=event_id, matter=matter, event=event, recorded_at=WRITTEN, actor="clerk", **fields)


def at_once(work, number=AT_ONCE):
    """Do the same from several threads at the same moment, and return what came of each."""
    barrier = threading.Barrier(number)

    def one(which):
        barrier.wait()
        return work(which)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def test_first_runs_at_once_make_one_register(empty_database):
    def first(which):
        with open_register(empty_database, KINDS) as register:
            return register.add([entry(f"e{which}", f"M{which}")])

    assert at_once(first) == [Added(1, 0)] * AT_ONCE
    with open_register(empty_database, KINDS, reading=True) as register:
        assert register.count() == AT_ONCE


def test_first_runs_at_once_make_one_ledger(empty_database):
    def first(_which):
        with open_ledger(make_url(empty_database)) as ledger:
            ledger.lock()
            ledger.turn()
            ledger.commit()

    at_once(first)
    with open_ledger(make_url(empty_database)) as ledger:
        assert ledger.generation() == str(AT_ONCE)


def test_the_same_entry_from_all_at_once_is_new_to_one_of_them(empty_database):
    def add(_which):
        with open_register(empty_database, KINDS) as register:
            return register.add([entry(f"e{number}", f"M{number}") for number in range(20)])

    found = at_once(add)
    assert sorted((one.new, one.known) for one in found) == [(0, 20)] * (AT_ONCE - 1) + [(20, 0)]


def test_one_id_for_entries_of_several_matters_is_kept_once_and_refused_to_the_others(empty_database):
    # Each brings the same two ids for matters of its own, in an order of its own: they wait for each other crosswise.
    def add(which):
        ids = ["x", "y"] if which % 2 else ["y", "x"]
        given = [entry(event_id, f"{which}-{place}") for place, event_id in enumerate(ids)]
        with open_register(empty_database, KINDS) as register:
            try:
                return register.add(given)
            except BadInput as error:
                return sorted(fault.what for fault in error.faults)

    found = at_once(add)
    taken = [f"event_id {event_id} is taken by another entry" for event_id in "xy"]
    assert [one for one in found if isinstance(one, Added)] == [Added(2, 0)]
    assert [one for one in found if not isinstance(one, Added)] == [taken] * (AT_ONCE - 1)


def test_entries_that_are_numbered_on_get_numbers_of_their_own(empty_database):
    def add(_which):
        with open_register(empty_database, KINDS) as register:
            number = register.length("M", hold=True) + 1
            return register.add([entry(f"M/{number}", "M", name="request.received" if number == 1 else "fee.sent")])

    assert at_once(add) == [Added(1, 0)] * AT_ONCE
    with open_register(empty_database, KINDS, reading=True) as register:
        assert [one.event_id for one in register.history("M")] == [f"M/{n}" for n in range(1, AT_ONCE + 1)]


def test_erasing_and_adding_in_turn_never_stop_each_other(empty_database):
    person = Applicant(key="P", name="张伟独一无二")
    matters = [f"M{number}" for number in range(20)]

    def work(which):
        with open_register(empty_database, KINDS) as register:
            for turn in range(5):
                if which % 2:
                    register.erase("P")
                else:
                    new = [entry(f"{which}/{turn}/{m}", m, 4, "fee.sent", applicant="P") for m in reversed(matters)]
                    register.add(new, [person])

    with open_register(empty_database, KINDS) as register:
        register.add([entry(m, m, applicant="P", subject="张伟独一无二的许可") for m in matters], [person])
        at_once(work)
        register.erase("P")
        assert register.applicant("P").name == ""
        assert {one.subject.count("张伟") for one in register.matters()} == {0}
        assert sum(register.length(matter) for matter in matters) == 20 + 20 * 5 * AT_ONCE // 2


def test_a_reader_sees_one_moment(empty_database):
    if empty_database.startswith("sqlite"):  # there the writer waits until the reader has ended
        empty_database += "?timeout=0.1"
    with open_register(empty_database, KINDS) as register:
        register.add([entry("a", "A"), entry("b", "B")])
    with open_register(empty_database, KINDS, reading=True) as reader:
        assert reader.count() == 2
        with open_register(empty_database, KINDS) as register:
            if empty_database.startswith("sqlite"):
                with pytest.raises(RegisterError, match="locked"):
                    register.add([entry("c", "C")])
            else:
                register.add([entry("c", "C")])
        assert reader.count() == len(list(reader.matters())) == 2
        assert [matter for matter, events in reader.histories("ABC") if events] == ["A", "B"]


def test_a_reader_of_an_empty_server_makes_nothing_there(empty_database):
    with (
        pytest.raises(RegisterError, match=r"no such file|never written"),
        open_register(empty_database, KINDS, reading=True),
    ):
        pass
    engine = create_engine(empty_database)
    with engine.connect() as connection:
        assert engine.dialect.get_table_names(connection) == []
    engine.dispose()


@pytest.mark.parametrize("default", ["repeatable read", "serializable"])
def test_whoever_waited_sees_what_was_written_meanwhile_whatever_the_server_is_set_to(empty_database, default):
    url = make_url(empty_database)
    if url.get_backend_name() == "postgresql":
        strict = f"{url.query['options']} -cdefault_transaction_isolation={default.replace(' ', chr(92) + ' ')}"
        empty_database = url.update_query_dict({"options": strict}).render_as_string(hide_password=False)

    def add(which):
        with open_register(empty_database, KINDS) as register:
            return [register.add([entry(f"{which}/{turn}", "M", 4, "fee.sent")]) for turn in range(3)]

    with open_register(empty_database, KINDS) as register:
        register.add([entry("first", "M")])
    assert at_once(add) == [[Added(1, 0)] * 3] * AT_ONCE
