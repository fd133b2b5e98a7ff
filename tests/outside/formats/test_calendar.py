"""ical.js, the library of a mail program's calendar, reads what the exporter wrote."""

import pytest

from zfgk import Change
from zfgk_icalendar import EXPORTER, FILE

MOST_OCTETS = 75


def read(node, data):
    said = node("calendar.mjs", data)
    assert said["error"] == ""
    events = {event["uid"].partition("@")[0]: event for event in said["events"]}
    assert len(events) == len(said["events"])
    return events


def test_events_say_what_the_records_say(give, history, node):
    runs, live = history
    found = read(node, (give(EXPORTER, *runs) / FILE).read_bytes())
    assert len(found) == len(live) + 1
    gone = found.pop("H%2F0%20%E5%8F%B7")
    assert (gone["status"], gone["sequence"], gone["starts"], gone["summary"]) == (
        "CANCELLED",
        1,
        "2026-03-20",
        "已取消",
    )
    moved = found.pop("H%2F1%20%E5%8F%B7")
    assert (moved["starts"], moved["sequence"], moved["summary"]) == ("2026-03-25T01:00:00Z", 2, "更正后的标题")
    due = found.pop("N")
    assert (due["starts"], due["ends"], due["sequence"]) == ("2026-04-01", "2026-04-02", 0)
    for number in range(2, 8):
        event = found.pop(f"H%2F{number}%20%E5%8F%B7")
        text = live[f"H/{number} 号"].record.title.replace("\r\n", "\n")
        assert (event["summary"], event["location"]) == (text, text)
        assert (event["starts"], event["ends"], event["status"]) == ("2026-03-20", "2026-03-21", "CONFIRMED")
        assert event["stamp"] == "2026-03-03T01:00:00Z"
    assert found == {}


def test_long_chinese_lines_are_folded_between_characters(give, history, node):
    title = "征求意见" * 100 + "𠮷" * 50
    change = next(one for one in history[0][0] if one.record)
    long = Change("L", 1, change.at, type(change.record)(identifier="L", title=title, extra={"starts": "2026-03-20"}))
    data = (give(EXPORTER, [long]) / FILE).read_bytes()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= MOST_OCTETS
    assert all(line.decode("utf-8") is not None for line in lines)
    assert read(node, data)["L"]["summary"] == title


PLANTED = {
    "no END": (b"END:VEVENT\r\n", b""),
    "no END of the calendar": (b"END:VCALENDAR\r\n", b""),
    "a day in other digits": (b"DTSTART;VALUE=DATE:20260320", b"DTSTART;VALUE=DATE:2026-3-20"),
    "a day that is none": (b"DTSTART;VALUE=DATE:20260320", b"DTSTART;VALUE=DATE:20260231"),
    "a line that is no property": (b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\nwithout a colon\r\n"),
    "a line broken without a blank": (b"\r\n ", b"\r\n"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_planted_errors_are_caught(give, history, node, name):
    data = (give(EXPORTER, history[0][0]) / FILE).read_bytes()
    old, new = PLANTED[name]
    assert old in data
    assert node("calendar.mjs", data.replace(old, new, 1))["error"]
