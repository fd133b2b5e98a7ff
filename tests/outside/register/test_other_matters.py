"""Matters beside requests on a server: the same figures as in a file, and a register of the first version brought up."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.matters.bulletin import bulletins
from zfgk.matters.messages import statistics
from zfgk.model.facts import Event
from zfgk.register.entries import Entry
from zfgk.register.kinds import MESSAGE, SUBMISSION
from zfgk.register.others import kept
from zfgk.register.store import open_register
from zfgk.rules.shape import Unit

_SPEC = spec_from_file_location("generated", Path(__file__).parents[2] / "unit" / "matters" / "generated.py")
generated = module_from_spec(_SPEC)
_SPEC.loader.exec_module(generated)

LAW = builtin()
CHINA = timezone(timedelta(hours=8))
FIRST, LAST, NOW = date(2024, 1, 1), date(2024, 12, 31), datetime(2025, 2, 1, tzinfo=CHINA)


def figures(url):
    clock = LAW.clock("xuancheng.answer-message")
    with open_register(url, LAW.events, reading=True) as register:
        return (
            statistics(kept(register, MESSAGE), FIRST, LAST, NOW, china(), clock=clock),
            bulletins(kept(register, SUBMISSION), FIRST, LAST, china(), every=Unit.MONTH),
            [one.id for one in kept(register, MESSAGE, SUBMISSION, only_open=True)],
        )


def test_figures_are_those_of_a_file(empty_database, tmp_path):
    chance, count = random.Random(5), 700  # more than a page of matters
    made = [generated.item(number, 2024, facts) for number, facts in enumerate(generated.many(chance, count))]
    made += [generated.message(number, 2024, facts) for number, facts in enumerate(generated.many(chance, count))]
    file = f"sqlite:///{tmp_path / 'beside.sqlite'}"
    for url in (empty_database, file):
        with open_register(url, LAW.events) as register:
            register.add(entry for matter in made for entry in matter)
    found = figures(empty_database)
    assert found == figures(file)
    assert found[0].total.received == count


def test_a_register_of_the_first_version_is_brought_up_to_date(empty_database):
    received = Event("request.received", date(2024, 3, 4))
    with open_register(empty_database, LAW.events) as register:
        register.add([Entry(event_id="e1", matter="R", event=received, recorded_at=NOW, actor="r")])
    engine = create_engine(empty_database)
    with engine.begin() as connection:  # as it was before matters had kinds
        connection.execute(text("DROP INDEX matter_by_sort"))
        connection.execute(text("ALTER TABLE matter DROP COLUMN sort"))
        connection.execute(text("CREATE INDEX matter_by_state ON matter (is_open, received, id)"))
        connection.execute(text("UPDATE register_meta SET value = '1' WHERE name = 'schema_version'"))
    with open_register(empty_database, LAW.events) as register:
        raised = Event("message.raised", at=NOW)
        register.add([Entry(event_id="e2", matter="M", event=raised, recorded_at=NOW, actor="r")])
        assert [matter.id for matter in register.matters(only_open=True)] == ["R"]
        assert [matter.id for matter in kept(register, MESSAGE)] == ["M"]
    assert {index["name"] for index in inspect(engine).get_indexes("matter")} == {
        "matter_by_sort",
        "matter_by_applicant",
        "matter_by_end",
    }
    engine.dispose()
