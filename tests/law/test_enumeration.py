"""Every receipt day of the calendar, counted by the engine and by walking day by day over another library's calendar."""

from datetime import date, timedelta

import attrs
import chinese_calendar
import pytest

from zfgk.calendar import china
from zfgk.engine.ask import ask
from zfgk.engine.versions import Versions
from zfgk.model.facts import Event
from zfgk.model.law import InForce
from zfgk.packs.national.requests import REPLY_TO_REQUEST, REPLY_TO_REQUEST_2007

FIRST, LAST = date(2008, 5, 1), date(2026, 11, 30)
ALWAYS = InForce(date(2007, 1, 1))
DAYS = [FIRST + timedelta(days=k) for k in range((LAST - FIRST).days + 1)]


def _walk(day, n):
    """Step forward day by day until n working days have passed; ``None`` where the other library refuses."""
    while n:
        day += timedelta(days=1)
        try:
            n -= chinese_calendar.is_workday(day)
        except NotImplementedError:
            return None
    return day


@pytest.mark.parametrize("version", [REPLY_TO_REQUEST_2007, REPLY_TO_REQUEST], ids=["15", "20"])
@pytest.mark.parametrize("extended", [False, True], ids=["plain", "extended"])
def test_every_receipt_day(version, extended):
    rule = attrs.evolve(version, in_force=ALWAYS)
    n = rule.period.n * (2 if extended else 1)
    compared = 0
    for day in DAYS:
        events = [Event("request.received", day)]
        if extended:
            events.append(Event("extension.notified", day))
        answer = ask(Versions((rule,)), events, china())
        expected = _walk(day, n)
        assert answer.due == expected, day
        if expected is None:
            assert answer.bounds is not None
            assert date(2027, 1, 1) < answer.bounds.earliest <= answer.bounds.latest
            assert answer.missing == ("calendar-2027",)
        compared += 1
    assert compared == 6788
