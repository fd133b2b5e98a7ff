"""Arrow in and out, and the engines: every answer is compared with asking one day, or one matter, at a time."""

import pickle
from datetime import date, datetime, timedelta

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zfgk
from zfgk.asking import builtin
from zfgk.batch import add_working_days, due, is_working_day, working_days_between
from zfgk.batch.engines import duckdb as in_duckdb
from zfgk.batch.engines import polars as in_polars
from zfgk.batch.steps import AddWorkingDays, CountWorkingDays, Deadlines, Screening
from zfgk.calendar import china
from zfgk.errors import BadInput, BeyondHorizon
from zfgk.screening import Screener

CAL = china()
REPLY = builtin().clock("national.reply-to-request")
DAYS = [date(2019, 5, 14), date(2019, 5, 15), date(2022, 9, 30), date(2020, 1, 23)]
known = st.dates(date(2008, 5, 1), date(2025, 6, 30))


def answer(day, **keys):
    return zfgk.due(REPLY.rules[0].id, events=[{"event": "request.received", "day": day, **keys}]).due


def table(days=DAYS):
    return pa.table({"id": list(range(len(days))), "received": pa.array(days, pa.date32())})


# -- Arrow arrays ------------------------------------------------------------------------------------------------------


@given(st.lists(known, min_size=1, max_size=8), st.integers(-30, 40))
def test_arrow_days_come_back_as_arrow_days(days, n):
    expected = [CAL.add_working_days(day, n) for day in days]
    chunks = pa.chunked_array([days[:1], days[1:]], pa.date32())
    for column in (pa.array(days, pa.date32()), chunks, pl.Series(days, dtype=pl.Date)):
        found = add_working_days(column, n)
        assert found.type == pa.date32()
        assert found.to_pylist() == expected


def test_counts_truth_values_and_last_days_come_back_as_arrow():
    days = pa.array(DAYS)
    later = pa.array([day + timedelta(days=40) for day in DAYS])
    assert is_working_day(days).to_pylist() == [CAL.is_working_day(day) for day in DAYS]
    expected = [CAL.working_days_between(a, b) for a, b in zip(DAYS, later.to_pylist(), strict=True)]
    assert working_days_between(days, later).to_pylist() == expected
    assert due(REPLY, days).to_pylist() == [answer(day) for day in DAYS]


def test_columns_beside_the_start_may_be_arrow_too():
    # Counted by hand on the notices of 2019 and 2022: 20 working days, then 5 and 3 more.
    found = due(REPLY, pa.array(DAYS[1:3]), extension=pa.array([0, 5]), credited=pa.array([3, 0]))
    assert found.to_pylist() == [date(2019, 6, 18), date(2022, 11, 9)]
    kinds = pa.array(["penalty", "permit"]).dictionary_encode()
    decided = builtin().clock("national.publish-enforcement-decision")
    days = pa.array([date(2025, 3, 3), date(2025, 3, 3)])
    events = [{"event": "enforcement.decided", "day": date(2025, 3, 3), "kind": kind} for kind in kinds.to_pylist()]
    expected = [zfgk.due(decided.rules[0].id, events=[event]).due for event in events]
    assert due(decided, days, key=kinds).to_pylist() == expected


def test_no_answer_is_null_and_null_is_no_day():
    days = pa.array([date(2026, 12, 20), None, date(2026, 3, 2)])
    assert add_working_days(days, 20, beyond="null").null_count == 2
    assert working_days_between(days, days, beyond="null").to_pylist() == [0, None, 0]
    with pytest.raises(TypeError, match="NaT"):
        add_working_days(days[1:], 20)


def test_moments_and_gaps_in_numbers_are_refused():
    with pytest.raises(TypeError, match="hours"):
        add_working_days(pa.array([datetime(2026, 3, 7, 8)]), 20)  # noqa: DTZ001  # a moment without a zone, on purpose
    with pytest.raises(TypeError, match="null"):
        add_working_days(pa.array(DAYS[:2]), pa.array([1, None]))


@pytest.mark.parametrize("n", [[2.9, 1.5], ["2", "3"], [True, False], np.array([2**64 - 1, 1], dtype=np.uint64)])
def test_numbers_of_days_are_whole_numbers_of_64_bits(n):
    with pytest.raises(BadInput, match="n"):
        add_working_days(np.array(DAYS[:2], dtype="datetime64[D]"), n)
    with pytest.raises(BadInput):
        due(REPLY, np.array(DAYS[:2], dtype="datetime64[D]"), credited=np.array([2**64 - 5, 0], dtype=np.uint64))


def test_gaps_are_refused_in_every_form_of_a_column():
    days = pa.array(DAYS[:2])
    for numbers in (pa.array([1, None]), pa.array([1.0, None]), pa.array([1, None]).dictionary_encode(), pa.nulls(2)):
        with pytest.raises(TypeError, match="null"):
            add_working_days(days, numbers)


@pytest.mark.parametrize("day", [2**31 - 1, -(2**31)])
def test_days_beyond_every_calendar(day):
    days = np.array([day], dtype="int64").astype("datetime64[D]")
    for call in (lambda: add_working_days(days, 1), lambda: working_days_between(days, days)):
        with pytest.raises(BeyondHorizon):
            call()
    assert np.isnat(add_working_days(days, 1, beyond="null"))[0]


def test_only_text_is_screened():
    step = Screening(scan=lambda _text: [], text="body")
    with pytest.raises(BadInput, match="not text"):
        step.schema(pa.schema([("body", pa.binary())]))
    assert step.schema(pa.schema([("body", pa.large_string())])).names == ["body", "findings"]


# -- steps -------------------------------------------------------------------------------------------------------------


def test_each_step_adds_one_column_and_keeps_the_rest():
    batches = table().to_batches(max_chunksize=3)
    step = Deadlines(versions=REPLY, start="received")
    out = pa.Table.from_batches(step(batches), schema=step.schema(table().schema))
    assert out.drop(["due"]).equals(table())
    assert out["due"].to_pylist() == [answer(day) for day in DAYS]
    counted = CountWorkingDays(after="received", until="due", into="taken")
    assert pa.Table.from_batches(counted(out.to_batches()))["taken"].to_pylist() == [15, 20, 20, 20]


def test_a_number_of_days_may_stand_in_a_column():
    given_ = table().append_column("n", pa.array([1, 2, 3, 0]))
    step = AddWorkingDays(start="received", n="n", into="then")
    found = pa.Table.from_batches(step(given_.to_batches()))["then"].to_pylist()
    assert found == [CAL.add_working_days(day, n) for day, n in zip(DAYS, [1, 2, 3, 0], strict=True)]


def test_screening_tells_places_and_no_text():
    texts = ["本单位公开年度预算。", None, "联系人身份证号：11010519491231002X"]
    scan = Screener.default().scan
    batch = pa.record_batch({"body": pa.array(texts)})
    (out,) = Screening(scan=scan, text="body")([batch])
    rows = out.column("findings").to_pylist()
    assert rows[:2] == [[], []]
    (found,) = [one for one in rows[2] if one["category"] == "resident-id"]
    assert texts[2][found["start"] : found["end"]] == "11010519491231002X"
    assert "11010519491231002X" not in str(rows)
    assert [len(row) for row in rows] == [len(list(scan(text or ""))) for text in texts]


@pytest.mark.parametrize("given", [lambda one: one, lambda one: one.to_batches()[0], lambda one: one.to_reader()])
def test_a_table_a_batch_and_a_stream_give_the_same(given):
    step = AddWorkingDays(start="received", n=20, into="due")
    found = pa.Table.from_batches(step(given(table())))
    assert found.column_names == ["id", "received", "due"]
    assert found.column("due").to_pylist() == [CAL.add_working_days(day, 20) for day in DAYS]


def test_text_in_a_dictionary_is_screened_in_every_engine():
    texts = ["联系人电话13812345678", "通知", None, "通知"]
    plain = pa.table({"text": texts})
    coded = pa.table({"text": pa.array(texts).dictionary_encode()})
    step = Screening(scan=Screener.default().scan, text="text")
    expected = pa.Table.from_batches(step(plain)).column("findings").to_pylist()
    assert [len(found) for found in expected] == [1, 0, 0, 0]
    assert pa.Table.from_batches(step(coded)).column("findings").to_pylist() == expected
    in_frame = in_polars.apply(step, pl.DataFrame({"text": pl.Series(texts, dtype=pl.Categorical)}))
    assert in_frame["findings"].to_list() == expected
    relation = duckdb.from_arrow(coded)
    assert in_duckdb.apply(step, relation).read_all().column("findings").to_pylist() == expected


def test_a_name_that_two_needed_columns_have_is_told():
    double = pa.Table.from_arrays([pa.array(DAYS), pa.array(DAYS)], names=["received", "received"])
    with pytest.raises(BadInput, match="is there 2 times"):
        list(AddWorkingDays(start="received", n=1, into="due")(double))


def test_missing_and_present_columns_are_told_at_once():
    step = Deadlines(versions=REPLY, start="receved", credited="pause", into="id")
    with pytest.raises(BadInput) as caught:
        step.schema(table().schema)
    assert [fault.where for fault in caught.value.faults] == ["column receved", "column pause", "column id"]
    assert "received" in caught.value.faults[0].then


def test_a_day_beyond_the_calendar_stops_the_stream_or_stays_empty():
    late = table([date(2026, 12, 30)])
    with pytest.raises(BeyondHorizon):
        list(Deadlines(versions=REPLY, start="received")(late.to_batches()))
    (out,) = Deadlines(versions=REPLY, start="received", beyond="null")(late.to_batches())
    assert out.column("due").to_pylist() == [None]


def test_steps_travel_to_other_processes():
    step = Deadlines(versions=REPLY, start="received", calendar=CAL)
    again = pickle.loads(pickle.dumps(step))  # noqa: S301  # our own bytes
    (ours,), (theirs,) = step(table().to_batches()), again(table().to_batches())
    assert ours.equals(theirs)


# -- engines -----------------------------------------------------------------------------------------------------------


@settings(max_examples=20)
@given(st.lists(known, max_size=20))
def test_every_engine_gives_what_single_questions_give(days):
    expected = [answer(day) for day in days]
    step, given_ = Deadlines(versions=REPLY, start="received"), table(days)
    frame = pl.DataFrame(given_)
    assert in_polars.apply(step, frame)["due"].to_list() == expected
    assert in_polars.apply(step, frame.lazy()).collect()["due"].to_list() == expected
    assert [day for piece in in_polars.stream(step, frame.lazy(), rows=3) for day in piece["due"]] == expected
    with duckdb.connect() as connection:
        reader = in_duckdb.apply(step, connection.from_arrow(given_), rows=2048)
        assert reader.read_all()["due"].to_pylist() == expected


def test_a_lazy_frame_is_not_read_before_it_is_collected():
    asked = []

    def watched(frame):
        asked.append(frame.height)
        return frame

    frame = pl.DataFrame(table()).lazy().map_batches(watched)
    lazy = in_polars.apply(Deadlines(versions=REPLY, start="received"), frame)
    assert lazy.collect_schema()["due"] == pl.Date
    assert asked == []
    assert lazy.select("due").collect().height == len(DAYS)


def test_engines_refuse_missing_columns_before_they_start():
    step = Deadlines(versions=REPLY, start="day")
    with pytest.raises(BadInput):
        in_polars.apply(step, pl.DataFrame(table()).lazy())
    with duckdb.connect() as connection, pytest.raises(BadInput):
        in_duckdb.apply(step, connection.from_arrow(table()))


def test_numpy_stays_numpy():
    assert isinstance(add_working_days(np.array(DAYS, dtype="datetime64[D]"), 1), np.ndarray)
