from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from zfgk.errors import UnreadableFile
from zfgk.files.calendar_file import DayEvent, read_calendar, revised, write_calendar

AT = datetime(2025, 3, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n,;:\\"供地计划𠮷'), max_size=120)
events = st.builds(
    DayEvent,
    uid=st.text("abc-%/@", min_size=1, max_size=8),
    day=st.dates(date(2008, 5, 1), date(2100, 1, 1)),
    summary=texts,
    description=texts,
    cancelled=st.booleans(),
    sequence=st.integers(0, 9),
    stamp=st.datetimes(datetime(2008, 5, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001  # the strategy adds the zone
        lambda at: at.replace(microsecond=0)
    ),
)
calendars = st.lists(events, unique_by=lambda event: event.uid, max_size=4)


@given(calendars)
def test_another_library_reads_what_was_written(written):
    data = write_calendar(written, "答复期限")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    read = Calendar.from_ical(data)
    assert str(read["X-WR-CALNAME"]) == "答复期限"
    assert [
        (
            str(one["UID"]),
            one.decoded("DTSTART"),
            one.decoded("DTEND") - one.decoded("DTSTART"),
            str(one["SUMMARY"]),
            str(one.get("DESCRIPTION", "")),
            str(one["STATUS"]),
            one["SEQUENCE"],
            one.decoded("DTSTAMP"),
        )
        for one in read.walk("VEVENT")
    ] == [
        (
            event.uid,
            event.day,
            timedelta(days=1),
            event.summary,
            event.description,
            "CANCELLED" if event.cancelled else "CONFIRMED",
            event.sequence,
            event.stamp,
        )
        for event in written
    ]


@given(calendars)
def test_what_was_written_is_read_back(written):
    assert read_calendar(write_calendar(written, "x"), "c.ics") == {event.uid: event for event in written}


@given(calendars, calendars)
def test_a_newer_calendar_tells_every_change_with_a_higher_revision(older, newer):
    before = {event.uid: event for event in older}
    now = {event.uid: event for event in revised(before, newer, AT, "取消")}
    assert set(now) == set(before) | {event.uid for event in newer}
    for uid, event in now.items():
        same = before.get(uid)
        assert event == same or event.sequence == (same.sequence + 1 if same else 0)
        wanted = next((one for one in newer if one.uid == uid), None)
        if wanted is None:
            assert (event.cancelled, event.day, event.summary) == (True, same.day, "取消")
        else:
            assert (event.day, event.summary, event.cancelled) == (wanted.day, wanted.summary, wanted.cancelled)
    assert revised(now, newer, AT + timedelta(days=1), "取消") == tuple(
        sorted(now.values(), key=lambda event: (event.day, event.uid))
    )


def test_what_no_calendar_can_carry_is_replaced():
    event = DayEvent(uid="a", day=date(2025, 3, 20), summary="甲\x00\x1b\ud800乙\r\n丙", stamp=AT)
    data = write_calendar([event], "x")
    assert str(Calendar.from_ical(data).walk("VEVENT")[0]["SUMMARY"]) == "甲\ufffd\ufffd\ufffd乙\n丙"


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\xff\xfe",
        lambda data: data[:-20],
        lambda data: data.replace(b"-//zfgk//register//ZH", b"-//other//ZH"),
        lambda data: data.replace(b"UID:a\r\n", b""),
        lambda data: data.replace(b"VALUE=DATE:20250320", b"VALUE=DATE:20250332"),
    ],
)
def test_what_is_no_calendar_of_a_register_is_refused(damage):
    data = write_calendar([DayEvent(uid="a", day=date(2025, 3, 20), summary="x", stamp=AT)], "x")
    with pytest.raises(UnreadableFile, match=r"c\.ics"):
        read_calendar(damage(data), "c.ics")
