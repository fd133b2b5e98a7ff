"""The annual report from a server: the same figures as from a file, page after page, whatever was chosen."""

from datetime import date, datetime, timedelta, timezone
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.register import counting
from zfgk.register.store import open_register
from zfgk.reporting.form import FORM_2021, GROUPS
from zfgk.reporting.making.choices import DEFAULT, Choices
from zfgk.reporting.making.counts import Counts
from zfgk.reporting.making.make import make_report
from zfgk.reporting.making.placing import placements
from zfgk.reporting.making.previous import carried

_SPEC = spec_from_file_location("report_bench", Path(__file__).parents[3] / "bench" / "report.py")
bench = module_from_spec(_SPEC)
_SPEC.loader.exec_module(bench)

KINDS = builtin().events
UNTIL = datetime(2025, 1, 1, tzinfo=timezone(timedelta(hours=8)))
COUNTS = Counts(
    agency="某局",
    table2={cell.key: 0 for cell in FORM_2021.table2},
    table4=dict.fromkeys(GROUPS, (0, 0, 0, 0, 0)),
)


def figures(url, choices):
    with open_register(url, KINDS, reading=True) as register:
        made = make_report(register, 2025, COUNTS, china(), choices=choices)
        placed = sorted(placements(register, 2025, FORM_2021, choices), key=lambda one: one.matter)
        moved = carried(register, made, UNTIL).moved
        unseen = counting.never_received(register, date(2025, 1, 1), date(2025, 12, 31))
        return made.to_json(), placed, sorted(one.matter for one in moved), unseen


def test_figures_are_those_of_a_file(empty_database, tmp_path, monkeypatch):
    monkeypatch.setattr(counting, "PAGE", 97)  # many pages, the last one not full
    file = str(tmp_path / "beside.sqlite")
    for url in (empty_database, file):
        with open_register(url, KINDS) as register:
            register.add(entry for entries in bench.requests(0, 600) for entry in entries)
    for choices in (DEFAULT, Choices(act="dispatched", receipt="confirmed")):
        found = figures(empty_database, choices)
        assert found == figures(file, choices)
        # Everything was written down in 2026, so the register knew nothing of it when 2025 began.
        assert found[2] == [one.matter for one in found[1] if one.taken == "carried_over"]
        assert len(found[1]) > 500


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2025, 12, 31)])
def test_an_empty_register_gives_an_empty_report(empty_database, day):
    with open_register(empty_database, KINDS) as register:
        made = make_report(register, day.year, COUNTS, china())
    assert set(made.report.table3.values()) == {(0,) * 7}
    assert made.recorded_until == ""
