"""Small things that an answer promises, each of which a sample of changed code left unnoticed once."""

from datetime import date

import zfgk
from zfgk.engine.outcomes import assign
from zfgk.packs.national.outcomes import RESPONSIBLE_BODY

REPLY = "national.reply-to-request"


def received(day):
    return zfgk.Event("request.received", date.fromisoformat(day), channel="in-person")


def test_the_notices_of_two_years_stand_side_by_side():
    text = zfgk.due(REPLY, [received("2022-12-20")]).explain()
    assert text.splitlines()[-1] == "  日历依据：国办发明电〔2021〕11号、国办发明电〔2022〕16号"


def test_an_act_on_the_last_day_of_the_calendar_has_its_number():
    # Weekdays from 2 to 31 December 2026, of which none is a holiday: 3 + 5 + 5 + 5 + 4.
    made = zfgk.Event("reply.made", date(2026, 12, 31))
    assert zfgk.due(REPLY, [received("2026-12-01"), made]).working_day == 22


def test_a_local_text_older_than_the_regulation_says_so():
    answer = zfgk.due("jiading.submit-item", [{"event": "item.occurred", "day": "2016-03-01"}])
    assert "written-under:OGI-2007" in answer.warnings


def test_the_steps_of_an_assignment_in_json():
    steps = assign(RESPONSIBLE_BODY, {"made": True}).to_json()["steps"]
    assert [step["id"] for step in steps] == [outcome.id for outcome in RESPONSIBLE_BODY.outcomes]
