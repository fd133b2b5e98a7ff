"""What changed when the law or the calendar did, by published facts."""

import json
from datetime import date

import pytest

from zfgk import BadInput, Event
from zfgk.asking import builtin
from zfgk.calendar import DayKind, china
from zfgk.errors import NotADay, UnknownRule
from zfgk.questions import Matter, calendar_diff, law_diff, law_on, moved
from zfgk.rules.clauses import Touches
from zfgk.rules.diff import diff

REPLY = "national.reply-to-request"


def matter(name, day, rule=REPLY, event="request.received", **more):
    return Matter(id=name, rule=rule, events=(Event(event, date.fromisoformat(day)),), **more)


def kinds(known, first, last):
    before, after = date.fromisoformat(known[0]), date.fromisoformat(known[1])
    found = calendar_diff(china(before), china(after), date.fromisoformat(first), date.fromisoformat(last))
    return {str(one.date): (one.before.working, one.after.working, one.after.notice) for one in found.days}


def test_the_parade_of_2015():
    # 国发明电〔2015〕1号: 3 and 4 September off, Sunday the 6th made working.
    found = kinds(("2015-05-12", "2015-05-13"), "2015-08-01", "2015-09-30")
    assert found == {
        "2015-09-03": (True, False, "国发明电〔2015〕1号"),
        "2015-09-04": (True, False, "国发明电〔2015〕1号"),
        "2015-09-06": (False, True, "国发明电〔2015〕1号"),
    }


def test_may_day_of_2019():
    found = kinds(("2019-03-21", "2019-03-22"), "2019-01-01", "2019-12-31")
    assert {day: (was, now) for day, (was, now, _) in found.items()} == {
        "2019-04-28": (False, True),
        "2019-05-02": (True, False),
        "2019-05-03": (True, False),
        "2019-05-05": (False, True),
    }


def test_the_longer_spring_festival_of_2020_moves_open_matters():
    before, after = china(date(2020, 1, 25)), china(date(2020, 1, 26))
    days = calendar_diff(before, after, date(2020, 1, 1), date(2020, 3, 1))
    assert [str(one.date) for one in days.days] == ["2020-01-31", "2020-02-01"]
    assert days.days[1].before.kind is DayKind.TRANSFERRED_WORKING_DAY
    # hand 2020 from 01-13, before: 01-14..17=4, 01-19..23=9, 01-31=10, 02-01=11, 02-03..07=16, 02-10..13=20
    # after: 01-14..17=4, 01-19..23=9, 02-03..07=14, 02-10..14=19, 02-17=20
    matters = [matter("moves", "2020-01-13"), matter("over", "2019-12-02"), matter("later", "2020-02-03")]
    (found,) = moved(matters, before, after)
    assert (found.id, found.open) == ("moves", True)
    assert (found.before.due, found.after.due) == (date(2020, 2, 13), date(2020, 2, 17))
    assert json.loads(json.dumps(found.to_json()))["after"]["due"] == "2020-02-17"
    assert "2020-02-13 -> 2020-02-17" in str(found)


def test_a_new_year_turns_bounds_into_a_day():
    before, after = china(date(2024, 11, 1)), china(date(2024, 11, 12))
    (found,) = moved([matter("december", "2024-12-20")], before, after)
    assert (found.before.due, found.before.bounds is not None) == (None, True)
    assert found.after.due is not None
    days = calendar_diff(before, after, date(2024, 12, 1), date(2025, 1, 31))
    assert "2025-01-01..2025-01-31" in days.text("en")


def test_the_new_regulation_changes_the_term():
    law = builtin()
    matters = [
        matter("reply", "2019-04-04"),
        matter("disclose", "2021-03-01", "national.disclose-proactively", "document.formed"),
        matter("co-producer", "2021-03-01", "national.co-producer-opinion", "consultation.served"),
    ]
    found = law_diff(law, date(2019, 5, 14), date(2019, 5, 15), matters)
    reply = next(one for one in found.rules if one.name == REPLY)
    assert (str(reply.before.period), str(reply.after.period)) == ("15个工作日", "20个工作日")
    assert reply.touches is Touches.COMPUTES
    assert "period" in {clause.path for clause in reply.clauses}
    assert found.changes == tuple(change for pack in law.packs for change in diff(pack, found.first, found.second))
    changed = {one.id: one for one in found.cases}
    # 2019-04-04: 15 working days end on 04-26; 20 on 05-06, as 05-01..04 are off and 04-28, 05-05 are worked.
    assert (changed["reply"].before.due, changed["reply"].after.due) == (date(2019, 4, 26), date(2019, 5, 6))
    # Proactive disclosure was 20 working days in both texts.
    assert "disclose" not in changed
    # The older text knows no opinion of co-producers.
    assert (changed["co-producer"].before.due, changed["co-producer"].before.error) == (None, "")
    assert changed["co-producer"].after.due == date(2021, 3, 22)
    assert (found.asked, len(found.cases)) == (3, 2)
    read = json.loads(json.dumps(found.to_json()))
    assert [one["id"] for one in read["cases"]] == ["reply", "co-producer"]
    assert "2019-04-26 -> 2019-05-06" in found.text()
    assert f"{REPLY}  15个工作日 -> 20个工作日" in found.text().splitlines()
    # 31 March stayed 31 March; only the article is another one.
    assert (
        "national.annual-report-government  owed_by, basis, start.basis, rows  (只改引用)" in found.text().splitlines()
    )
    assert (
        "national.annual-report-government  owed_by, basis, start.basis, rows  (cites)" in found.text("en").splitlines()
    )


def test_nothing_changes_within_one_version():
    found = law_diff(builtin(), date(2020, 3, 2), date(2020, 3, 2), [matter("reply", "2019-04-04")])
    assert (found.changes, found.cases) == ((), ())


def test_the_law_of_a_day_governs_any_facts():
    law = law_on(builtin(), date(2020, 3, 2))
    answer = law.due(REPLY, [{"event": "request.received", "day": "2013-07-01"}])
    assert (answer.instrument.id, answer.due) == ("OGI-2019", date(2013, 7, 29))
    assert all(len(versions) == 1 for versions in law.rules.values())


def test_bad_input_is_refused():
    with pytest.raises(NotADay):
        law_on(builtin(), "2020-01-01")  # type: ignore[arg-type]  # the refusal is the point
    with pytest.raises(BadInput):
        calendar_diff(china(), china(), date(2020, 1, 2), date(2020, 1, 1))
    with pytest.raises(UnknownRule):
        moved([matter("x", "2020-01-13", "national.repli")], china(), china())
