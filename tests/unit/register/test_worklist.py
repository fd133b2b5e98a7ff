import unicodedata
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.errors import UnknownMatter
from zfgk.model.facts import Event
from zfgk.model.span import Span
from zfgk.register.entries import Applicant, Entry
from zfgk.register.kinds import BY_ID
from zfgk.register.lifecycle import Stage
from zfgk.register.listing import masked_subjects
from zfgk.register.masking import Names, data_of, masked, masked_applicant, masked_text, without
from zfgk.register.others import kept
from zfgk.register.own_file import own_file
from zfgk.register.store import open_register
from zfgk.register.worklist import Urgency, moved, worklist

LAW = builtin()
WRITTEN = datetime(2025, 12, 31, 17, tzinfo=timezone(timedelta(hours=8)))


def march(number):
    return date(2025, 3, number)


@pytest.fixture
def register(tmp_path):
    with open_register(str(tmp_path / "register.sqlite"), LAW.events) as found:
        yield found


def put(register, matter, *events, **fields):
    register.add(
        [
            Entry(event_id=f"{matter}/{i}", matter=matter, event=one, recorded_at=WRITTEN, actor="r", **fields)
            for i, one in enumerate(events)
        ]
    )


def test_what_is_overdue_due_today_soon_and_later(register):
    # 20 working days from these days, counted by hand on the calendar of 2025 (4 April is Qingming): from 3 March
    # to 31 March, from 4 March to 1 April, from 6 March to 3 April, from 7 March to 7 April, from 18 March to 16 April.
    for matter, day in {"a": 3, "b": 4, "c": 6, "d": 7, "e": 18}.items():
        put(register, matter, Event("request.received", march(day)))
    put(register, "closed", Event("request.received", march(3)), Event("reply.made", march(4), result="granted"))
    put(register, "sent", Event("request.sent"))
    items = worklist(register, LAW.clock("national.reply-to-request"), date(2025, 4, 1), china(), within=3)
    assert [(item.matter, item.urgency, item.due, item.left) for item in items] == [
        ("a", Urgency.OVERDUE, march(31), -1),
        ("b", Urgency.TODAY, date(2025, 4, 1), 0),
        ("c", Urgency.SOON, date(2025, 4, 3), 2),
        ("d", Urgency.SOON, date(2025, 4, 7), 3),
        ("e", Urgency.LATER, date(2025, 4, 16), 10),
        ("sent", Urgency.UNKNOWN, None, None),
    ]
    assert items[-1].problem == "receipt-day"


def test_whose_turn_it_is_and_since_when(register):
    received = Event("request.received", march(3))
    put(register, "a", received, Event("correction.requested", march(10)))
    put(register, "b", received, Event("consultation.served", march(12), to="third-party", party="甲公司"))
    found = {
        item.matter: item
        for item in worklist(register, LAW.clock("national.reply-to-request"), march(20), china(), within=1)
    }
    assert found["a"].stage is Stage.CORRECTION
    assert [(one.who, one.since) for one in found["a"].waiting] == [("applicant", march(10))]
    assert [(one.who, one.since) for one in found["b"].waiting] == [("third-party 甲公司", march(12))]
    # Readings of the time not counted differ by days: the earliest of them makes the urgency.
    assert found["b"].certainty == "by-reading"
    assert found["b"].earliest < found["b"].due
    assert found["b"].problem == ""


def test_a_consultation_without_a_day_of_service_leaves_bounds(register):
    # Nothing taken out: 31 March, counted as above. Served on the day of asking, 20 March, the party's 15 working days
    # end on 11 April; of the 20 days two were used (4 and 5 March), or one if the day of sending is not counted either.
    # The 19 that are left then end on 12 May (27 April, a Sunday, is worked; 1 to 5 May are not).
    put(register, "a", Event("request.received", march(3)), Event("consultation.sent", march(5), to="third-party"))
    (item,) = worklist(register, LAW.clock("national.reply-to-request"), march(20), china())
    assert (item.due, item.earliest, item.certainty) == (None, march(31), "by-fact")
    assert item.bounds == Span(march(31), date(2025, 5, 12))
    assert item.problem == "consultation-service-not-recorded"
    # Once 31 March has passed, nobody can say that the reply is late: the letter may be with the party still.
    (item,) = worklist(register, LAW.clock("national.reply-to-request"), date(2025, 4, 2), china())
    assert item.urgency is Urgency.DEPENDS
    answered = Event("consultation.answered", march(6), to="third-party")
    put(
        register,
        "b",
        Event("request.received", march(3)),
        Event("consultation.sent", march(5), to="third-party"),
        answered,
    )
    found = {
        one.matter: one for one in worklist(register, LAW.clock("national.reply-to-request"), date(2025, 4, 8), china())
    }
    assert (found["b"].urgency, found["b"].problem) == (Urgency.OVERDUE, "")


def test_whoever_waits_for_a_corrected_request_is_not_late(register):
    # No clock runs: the period begins anew when the correction arrives (条例30).
    put(register, "a", Event("request.received", march(3)), Event("correction.requested", march(5)))
    (item,) = worklist(register, LAW.clock("national.reply-to-request"), date(2025, 5, 20), china())
    assert (item.urgency, item.due) == (Urgency.DEPENDS, march(31))


def test_whoever_waits_for_a_fee_is_not_late(register):
    # Noticed in the period, which ends on 31 March: the applicant may pay until 2 April (国办函〔2020〕109号).
    put(register, "a", Event("request.received", march(3)), Event("fee.noticed", march(5)))
    # Noticed when the reply was late already: too late to excuse it.
    put(register, "b", Event("request.received", march(3)), Event("fee.noticed", date(2025, 4, 1)))
    clock = LAW.clock("national.reply-to-request")
    found = {item.matter: item for item in worklist(register, clock, date(2025, 4, 2), china())}
    assert (found["a"].urgency, found["a"].due, found["a"].problem) == (Urgency.DEPENDS, march(31), "fee-paid")
    assert (found["b"].urgency, found["b"].problem) == (Urgency.OVERDUE, "")


def test_it_is_late_only_once_the_last_day_of_every_reading_has_passed(register):
    # Sent on 3 March, answered on 10 March: 4 to 10 March are not counted, or 4 to 9. Twenty working days from 11 March
    # end on 8 April (4 April is a holiday), those from 10 March on 7 April.
    told = [
        Event(f"consultation.{name}", march(day), to="third-party") for name, day in (("sent", 3), ("answered", 10))
    ]
    put(register, "a", Event("request.received", march(3)), *told)

    def urgency(day):
        (item,) = worklist(register, LAW.clock("national.reply-to-request"), date(2025, 4, day), china())
        return item.urgency, item.earliest

    assert urgency(3) == (Urgency.SOON, date(2025, 4, 7))
    assert urgency(7) == (Urgency.TODAY, date(2025, 4, 7))
    assert urgency(8) == (Urgency.DEPENDS, date(2025, 4, 7))
    assert urgency(9)[0] is Urgency.OVERDUE


def test_a_request_that_cannot_be_computed_hides_no_other(register):
    put(register, "old", Event("request.received", date(2000, 3, 3)))
    put(register, "new", Event("request.received", march(3)))
    items = worklist(register, LAW.clock("national.reply-to-request"), march(20), china())
    assert {item.matter: item.urgency for item in items} == {"old": Urgency.UNKNOWN, "new": Urgency.LATER}
    assert next(item.problem for item in items if item.matter == "old")


def test_what_a_new_holiday_notice_moved(register):
    # The notice for 2026 was issued on 4 November 2025. From 22 December 2025: 7 working days until the 31st; of 2026,
    # the 4th (a Sunday worked), 5-9, 12-16, 19 and 20 January: 13.
    put(register, "a", Event("request.received", date(2025, 12, 22)))
    put(register, "b", Event("request.received", date(2025, 9, 1)))
    versions, on = LAW.clock("national.reply-to-request"), date(2025, 12, 30)
    before, after = (worklist(register, versions, on, days) for days in (china(date(2025, 10, 1)), china()))
    ((old, new),) = moved(before, after)
    assert (old.matter, old.due, new.due) == ("a", None, date(2026, 1, 20))
    assert old.bounds.earliest <= new.due <= old.bounds.latest
    assert moved(after, after) == []


def test_requests_are_counted_within_one_file(register):
    for number, (key, day, subject) in enumerate(
        [
            ("P1", date(2024, 5, 6), "供地计划"),
            ("P1", march(3), "供地 计划"),
            ("P1", march(4), "预算"),
            ("P2", march(4), "供地计划"),
        ]
    ):
        put(register, f"m{number}", Event("request.received", day), applicant=key, subject=subject)
    mine = own_file(register, "P1")
    assert (mine.requests, mine.by_year) == (3, {2024: 1, 2025: 2})
    assert mine.same_subject == {"供地计划": ("m0", "m1")}
    assert own_file(register, "").requests == 0


def test_personal_data_are_masked():
    person = Applicant(
        key="P", name="欧阳小明", identity="11010519491231002X", contact="13800001111", address="某路1号"
    )
    shown = masked_applicant(person)
    assert (shown.name, shown.identity, shown.contact, shown.address) == ("欧***", "1***", "1***", "某***")
    assert masked("") == ""
    assert masked_text("我的电话 138-0000-1111，a.b@example.com，2025年1-3月") == "我的电话 ***，***，2025年1-3月"
    assert masked_text("2020-2024年、2025-03-03的批复；2020-2099123") == "2020-2024年、2025-03-03的批复；***"


def test_what_a_subject_says_of_its_own_applicant_is_masked(register):
    person = Applicant(key="P", name="王小明", identity="E1234567", contact="a.b@example.com", address="某路１号")
    register.add([], [person])
    subject = "王 小明（ｅ1234567）在某路1号的批准书、王小的信"
    put(register, "a", Event("request.received", march(3)), applicant="P", subject=subject)
    put(register, "b", Event("request.received", march(4)), subject="供地计划")
    put(register, "c", Event("request.received", march(5)), applicant="gone", subject="预算")
    shown = [matter.subject for matter in masked_subjects(register, register.matters())]
    assert shown == ["***（***）在***的批准书、王小的信", "供地计划", "预算"]
    assert own_file(register, "P").same_subject == {}
    two = Applicant(key="Q", name="王小明、李四", contact="020-1234，a@example.com")
    assert without("李四和王小明（020-1234）的协议", data_of(two)) == "***和***（***）的协议"
    assert data_of(Applicant(key="R")) == ()
    assert without("一二", ["一", ""]) == "一二"
    assert without("甲乙甲乙丙", ["甲乙甲", "乙丙"]) == "***"
    assert without("Weiß与weiss", ["WEISS"]) == "***与***"


def test_what_is_erased_goes_out_of_subjects_too(register):
    person = Applicant(key="P", name="王小明", identity="E1234567")
    register.add([], [person])
    for name in ("a", "b"):
        put(register, name, Event("request.received", march(3)), applicant="P", subject=f"王小明的批准书{name}")
    put(register, "c", Event("request.received", march(3)), applicant="P", subject="供地计划")
    # Others may ask about somebody who applied as well.
    put(register, "d", Event("request.received", march(3)), subject="王 小明的补偿")
    put(register, "e", Event("request.received", march(3)), applicant="Q", subject="王小明和E1234567的补偿")
    put(register, "f", Event("message.raised", march(3), kind="question"), subject="王小明的来信")
    put(register, "g", Event("request.received", march(3)), subject="王小的规划")
    register.erase("P")
    assert register.applicant("P") == Applicant(key="P")
    assert {matter.id: matter.subject for matter in register.matters()} == {
        "a": "***的批准书a",
        "b": "***的批准书b",
        "c": "供地计划",
        "d": "***的补偿",
        "e": "***和***的补偿",
        "g": "王小的规划",
    }
    assert [entry.subject for name in "abcdefg" for entry in register.history(name)] == [
        "***的批准书a",
        "***的批准书b",
        "供地计划",
        "***的补偿",
        "***和***的补偿",
        "***的来信",
        "王小的规划",
    ]
    assert register.state("a").stage is Stage.HANDLING
    register.erase("P")  # once more, nothing is left to erase
    with pytest.raises(UnknownMatter):
        register.erase("Q")


def test_what_is_erased_leaves_those_of_the_same_name_and_the_place_that_was_asked_about(register):
    person = Applicant(key="P", name="王小明等三人", contact="a.b@example.com", address="某路1号")
    register.add([], [person, Applicant(key="Q", name="王小明"), Applicant(key="R", name="李四")])
    put(register, "own", Event("request.received", march(3)), applicant="P", subject="王小明在某路1号的批准书")
    put(register, "same", Event("request.received", march(3)), applicant="Q", subject="王小明的许可")
    put(
        register, "other", Event("request.received", march(3)), applicant="R", subject="王小明（a.b@example.com）的许可"
    )
    put(register, "place", Event("request.received", march(3)), applicant="R", subject="某路1号的规划")
    # The older words stay in their own entry, and so they are erased there, too.
    put(register, "before", Event("request.received", march(3)), applicant="R", subject="王小明的许可")
    asked = Event("correction.requested", march(4))
    register.add([Entry(event_id="b", matter="before", event=asked, recorded_at=WRITTEN, actor="r", subject="许可")])
    register.erase("P")
    assert {matter.id: matter.subject for matter in register.matters()} == {
        "own": "***在***的批准书",
        "same": "王小明的许可",
        "other": "***（***）的许可",
        "place": "某路1号的规划",
        "before": "许可",
    }
    assert register.history("before")[0].subject == "***的许可"


def test_lists_show_no_name_of_any_applicant(register):
    people = ("诸葛孔明", "王芳、Li Wei", "A", "某")
    register.add([], [Applicant(key=f"P{number}", name=name) for number, name in enumerate(people)])
    subjects = ("诸葛 孔明的宅基地批复", "王芳与ＬＩ ＷＥＩ的协议", "A某的信，王", "诸葛亮的信", "")
    for number, subject in enumerate(subjects):
        put(register, f"m{number}", Event("request.received", march(3)), applicant="P9", subject=subject)
    put(register, "l", Event("message.raised", march(3), kind="question"), subject="诸葛孔明的来信")
    shown = {matter.id: matter.subject for matter in masked_subjects(register, register.matters())}
    assert shown == {"m0": "***的宅基地批复", "m1": "***与***的协议", "m2": "A某的信，王", "m3": "诸葛亮的信", "m4": ""}
    assert [matter.subject for matter in masked_subjects(register, kept(register, BY_ID["message"]))] == ["***的来信"]


@given(
    st.lists(st.text("王小明李四Ａab 1", min_size=1, max_size=5), max_size=5),
    st.text("王小明李四Ａab 1的", max_size=12),
)
@example(["王小", "王小明"], "王小")
def test_many_names_are_masked_as_each_of_them(names, text):
    # What is looked up at once is what is looked for one by one; short Latin words are no names.
    plain = {name: "".join(unicodedata.normalize("NFKC", name).split()) for name in names}
    long = [name for name, signs in plain.items() if len(signs) > (3 if signs.isascii() else 1)]
    assert without(text, (), Names(names)) == without(text, long)
