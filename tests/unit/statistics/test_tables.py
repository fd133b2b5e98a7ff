import statistics as stdlib
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zfgk
from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.model.ratio import Ratio
from zfgk.register.store import open_register
from zfgk.statistics.export import COLUMNS, RESULT_COLUMNS, arrow, arrow_results, label_of, plain, plain_results
from zfgk.statistics.requests import Figures, Timeliness, figures
from zfgk.statistics.tables import TOTAL, By, Period, Row, added, tabulate
from zfgk.testing.strategies import event_histories

LAW = builtin()
RULE = "national.reply-to-request"
MONTHS = By(department=True, period=Period.MONTH)


def request(**known):
    facts = {
        "request": "a",
        "department": "甲科",
        "received": date(2025, 3, 3),
        "ended": None,
        "result": "",
        "extended": False,
        "corrected": False,
        "consulted": False,
        "timeliness": Timeliness.IN_TIME,
        "certainty": "settled",
        "working_day": None,
    }
    return Figures(**(facts | known))


def test_counted_by_hand():
    ten = [
        request(working_day=4, result="granted"),
        request(working_day=10, result="refused.process", extended=True),
        request(working_day=0, result="granted", received=date(2025, 4, 1)),
        request(timeliness=Timeliness.OVERDUE, working_day=21, result="refused.process"),
        request(timeliness=Timeliness.DEPENDS, certainty="by-reading", result="partial"),
        request(timeliness=Timeliness.UNKNOWN, certainty="missing", corrected=True),
        request(timeliness=Timeliness.PENDING, department="乙科"),
        request(timeliness=Timeliness.NONE_OWED, department="乙科", consulted=True),
    ]
    (total,), months, years = tabulate(ten, [TOTAL, MONTHS, By(period=Period.YEAR)])
    assert (total.requests, total.judged, total.in_time) == (8, 6, (Ratio(3, 6), Ratio(5, 6)))
    assert (total.mean_days, total.median_days, total.replies) == (Fraction(35, 4), 7, 4)
    assert (total.extended, total.corrected, total.consulted) == (1, 1, 1)
    assert total.refused == {"refused.process": 2}
    assert [(row.department, row.period, row.requests) for row in months] == [
        ("乙科", "2025-03", 2),
        ("甲科", "2025-03", 5),
        ("甲科", "2025-04", 1),
    ]
    assert [(row.period, row.requests) for row in years] == [("2025", 8)]
    assert months[2].mean_days == 0  # replied on the spot: a mean of nothing would be none
    assert (months[0].mean_days, months[0].median_days) == (None, None)
    assert added(months) == total
    assert tabulate([], [TOTAL, MONTHS]) == ((), ())


histories = st.lists(
    st.tuples(event_histories(), st.sampled_from(["甲科", "乙科", ""])),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25)
@given(histories, st.dates(date(2020, 1, 1), date(2026, 12, 31)))
def test_the_same_as_each_request_asked_alone_and_counted_naively(put_all, requests, on):
    with open_register("sqlite://", LAW.events) as register:
        names = put_all(register, requests)
        found = list(figures(register, LAW.clock(RULE), on, china()))
    table, (total, *_) = tabulate(found, [MONTHS, TOTAL]) if found else ((), (Row(),))
    naive = {}
    for name, (events, department) in zip(names, requests, strict=True):
        known = [event for event in events if event.day <= on]
        received = next((event.day for event in known if event.name == "request.received"), None)
        if received is None:
            continue
        answer = zfgk.due(RULE, known, as_of=on)
        naive[name] = (department, received.strftime("%Y-%m"), answer.verdict.value, answer.working_day)
    assert {row.request for row in found} == set(naive)
    assert total.requests == len(naive)
    for row in table:
        mine = [values for values in naive.values() if values[:2] == (row.department, row.period)]
        assert row.requests == len(mine) > 0
        verdicts = [values[2] for values in mine]
        assert {one.value: count for one, count in row.timeliness.items()} == {
            verdict: verdicts.count(verdict) for verdict in verdicts
        }
        days = [values[3] for values in mine if values[3] is not None]
        assert row.median_days == (stdlib.median(days) if days else None)
        assert row.mean_days == (Fraction(sum(days), len(days)) if days else None)


@pytest.fixture(scope="module")
def put_all():
    from datetime import datetime, timedelta, timezone

    from zfgk.register.entries import Entry

    at = datetime(2030, 1, 1, tzinfo=timezone(timedelta(hours=8)))

    def add(register, requests):
        names = [f"r{number}" for number in range(len(requests))]
        register.add(
            Entry(
                event_id=f"{name}/{i}",
                matter=name,
                event=event,
                recorded_at=at,
                actor="r",
                department=department,
            )
            for name, (events, department) in zip(names, requests, strict=True)
            for i, event in enumerate(events)
        )
        return names

    return add


def test_plain_rows_and_arrow_tables_say_the_same():
    rows, _ = tabulate(
        [
            request(working_day=4, result="granted", extended=True),
            request(working_day=9, result="refused.process"),
            request(timeliness=Timeliness.DEPENDS, certainty="by-fact", received=date(2025, 4, 1)),
        ],
        [MONTHS, TOTAL],
    )
    march, april = (plain(row) for row in rows)
    assert list(march) == list(COLUMNS)
    assert (march["in_time"], march["in_time_share_least"], march["mean_days"]) == (2, 1.0, 6.5)
    assert (march["extended"], march["extended_share"], march["settled"]) == (1, 0.5, 2)
    assert (april["depends"], april["in_time_share_least"], april["in_time_share_most"]) == (1, 0.0, 1.0)
    assert (april["mean_days"], april["hidden"]) == (None, "")
    table = arrow(rows)
    assert table.to_pylist() == [march, april]
    assert {field.name: str(field.type).replace("double", "float64") for field in table.schema} == COLUMNS
    results = list(plain_results(rows))
    assert [(one["result"], one["label"], one["refusal"], one["count"]) for one in results] == [
        ("granted", "（一）予以公开", False, 1),
        ("refused.process", "6.属于四类过程性信息", True, 1),
        ("", "未登记办理结果", False, 1),
    ]
    assert arrow_results(rows).to_pylist() == results
    assert arrow([]).column_names == list(COLUMNS)
    assert arrow_results([]).column_names == list(RESULT_COLUMNS)
    assert label_of("") == "未登记办理结果"
