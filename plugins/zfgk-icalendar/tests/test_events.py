"""What stands in the events, read by a calendar library."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from zfgk import BadInput, Change, Record
from zfgk_icalendar import EXPORTER, FILE

BASE = "https://zrzyj.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def publish(key, version=1, title="听证会", **extra):
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=title, extra=extra))


def withdraw(key, version=2):
    return Change(key, version, AT + timedelta(days=version), None, "改期另行通知")


@pytest.fixture
def give(tmp_path):
    def run(*changes, **options):
        return list(EXPORTER.run(iter(changes), {"out": tmp_path, "base_url": BASE, **options}))

    return run


def events(folder):
    calendar = Calendar.from_ical((folder / FILE).read_bytes())
    assert all(not component.errors for component in calendar.walk())
    return {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def test_days_moments_and_deadlines(give, tmp_path):
    give(
        publish("days", starts="2026-03-20", ends="2026-04-18", place="一楼，会议室; 东"),
        publish("hours", starts="2026-03-20T09:00+08:00", ends="2026-03-20T11:30+08:00"),
        publish("due", due="2026-03-31"),
        publish("none"),
    )
    found = events(tmp_path)
    assert set(found) == {"days", "hours", "due"}
    # The end of a whole-day event is the first day that it does not take.
    assert (found["days"].decoded("dtstart"), found["days"].decoded("dtend")) == (date(2026, 3, 20), date(2026, 4, 19))
    assert str(found["days"]["location"]) == "一楼，会议室; 东"
    assert found["hours"].decoded("dtstart") == datetime(2026, 3, 20, 1, tzinfo=UTC)
    assert found["hours"].decoded("dtend") == datetime(2026, 3, 20, 3, 30, tzinfo=UTC)
    assert found["due"].decoded("dtstart") == date(2026, 3, 31)
    assert EXPORTER.read_back({"out": tmp_path}) == {"days": 1, "hours": 1, "due": 1, "none": 1}


def test_moved_and_cancelled_events_have_a_higher_sequence(give, tmp_path):
    give(publish("A", starts="2026-03-20"), publish("B", starts="2026-03-21"))
    give(publish("A", 2, starts="2026-03-25"), withdraw("B"))
    found = events(tmp_path)
    assert (found["A"]["sequence"], found["A"].decoded("dtstart")) == (1, date(2026, 3, 25))
    assert (found["B"]["sequence"], str(found["B"]["status"])) == (1, "CANCELLED")
    assert found["B"].decoded("dtstart") == date(2026, 3, 21)
    assert "听证会" not in found["B"].to_ical().decode()
    give(publish("A", 2, starts="2026-03-25"), withdraw("B"))
    assert events(tmp_path)["B"].decoded("dtstart") == date(2026, 3, 21)


def test_what_was_never_an_event_is_not_cancelled(give, tmp_path):
    give(publish("A"), withdraw("B"))
    give(withdraw("A"), withdraw("B"))
    assert events(tmp_path) == {}


@pytest.mark.parametrize(
    "extra",
    [
        {"starts": "三月二十日"},
        {"starts": "9999-12-31"},
        {"due": "0001-01-01T00:00+08:00"},
        {"starts": "2026-03-20T09:00"},
        {"starts": "2026-03-20", "ends": "2026-03-19"},
        {"starts": "2026-03-20", "ends": "2026-03-20T09:00+08:00"},
    ],
)
def test_dates_that_cannot_be_read_are_refused(give, tmp_path, extra):
    assert [ack.status for ack in give(publish("A", **extra), publish("B", starts="2026-03-20"))] == ["reject", "done"]
    assert set(events(tmp_path)) == {"B"}


def test_lines_are_folded_by_octets_and_end_as_the_standard_says(give, tmp_path):
    give(publish("A", title="关于" + "征求意见" * 60, starts="2026-03-20"))
    data = (tmp_path / FILE).read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.decode("utf-8").startswith("BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize("ends", ["2026-03-20T09:00+08:00", "2026-03-20T01:00+00:00"])
def test_an_event_that_ends_when_it_begins_has_no_end_of_its_own(give, tmp_path, ends):
    assert give(publish("A", starts="2026-03-20T09:00+08:00", ends=ends))[-1].status == "done"
    event = events(tmp_path)["A"]
    assert "dtend" not in event
    assert (event.start, event.end) == (datetime(2026, 3, 20, 1, tzinfo=UTC),) * 2


def test_a_day_that_ends_on_itself_is_one_day(give, tmp_path):
    give(publish("A", starts="2026-03-20", ends="2026-03-20"))
    assert events(tmp_path)["A"].decoded("dtend") == date(2026, 3, 21)


def uids(folder):
    return [str(event["uid"]) for event in Calendar.from_ical((folder / FILE).read_bytes()).walk("VEVENT")]


def test_events_keep_their_ids_when_the_site_moves(give, tmp_path):
    give(publish("示A/1", starts="2026-03-20"))
    before = uids(tmp_path)
    assert before == ["%E7%A4%BAA%2F1@zrzyj.example.gov.cn"]
    moved = {"base_url": "https://new.example.gov.cn/", "id_host": "zrzyj.example.gov.cn"}
    give(publish("示A/1", starts="2026-03-20"), **moved)
    assert uids(tmp_path) == before
    give(withdraw("示A/1"), **moved)
    assert uids(tmp_path) == before


def test_all_options_that_cannot_be_used_are_told_at_once(give, tmp_path):
    with pytest.raises(BadInput) as refusal:
        give(publish("A", starts="2026-03-20"), name="a\r\nX:1", id_host="a b")
    assert [fault.where for fault in refusal.value.faults] == ["options.name", "options.id_host"]
    assert not list(tmp_path.iterdir())
    with pytest.raises(BadInput):
        EXPORTER.check({"out": tmp_path, "base_url": BASE, "id_host": "https://a.cn/"})
