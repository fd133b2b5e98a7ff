"""Whole answers, written down by hand: every field of every step, and the words made of them.

July 2024 begins on a Monday and has no day that a notice changes; days are counted as in the case files.
"""

from datetime import date

import attrs
import pytest

import zfgk
from zfgk.asking import Law
from zfgk.calendar import china
from zfgk.errors import BadInput
from zfgk.model.law import InForce, Instrument
from zfgk.model.measure import AnnualDate, OnDay, WorkingDays
from zfgk.model.reading import Option, Reading
from zfgk.rules.clock import Act, Deadline, LeadTime, Minimum, Start
from zfgk.rules.events import EventKind
from zfgk.rules.pack import RulePack
from zfgk.warnings import UnverifiedLaw

NOTHING = {
    "basis": None, "cites": None, "place": None, "verified": None, "event": None, "event_day": None, "until": None, "amount": None,
    "unit": "working-day", "reading": None, "option": None, "note": None,
}  # fmt: skip
OGI = "《中华人民共和国政府信息公开条例》"


def cited(words, article, paragraph=0):
    place = f"OGI-2019:{article}" + (f".{paragraph}" if paragraph else "")
    parts = {"instrument": "OGI-2019", "article": article, "paragraph": paragraph, "item": 0, "part": ""}
    return {"basis": OGI + words, "place": place, "cites": parts, "verified": "text"}


RECEIPT = cited("第三十一条", 31)
PERIOD = cited("第三十三条第二款", 33, 2)
STOP = cited("第三十三条第三款", 33, 3)
TERM = cited("第三十二条", 32)
CORRECTION = cited("第三十条", 30)


def ask(*events, rule="national.reply-to-request", **kwargs):
    written = [{"event": name, "day": day, **keys} for name, day, keys in events]
    return zfgk.due(rule, written, **kwargs)


def received(day, **keys):
    return ("request.received", day, {"channel": "in-person", **keys})


def steps(answer):
    """The steps without their words."""
    return [{key: value for key, value in step.items() if key != "text"} for step in answer.to_json()["steps"]]


def step(verb, day, *parts, **fields):
    out = {"verb": verb, "day": day, **NOTHING}
    for part in parts:
        out |= part
    return out | fields


RICH = [
    received("2024-07-01", channel="email"),
    ("request.confirmed", "2024-07-03", {}),
    ("consultation.sent", "2024-07-08", {"to": "third-party"}),
    ("consultation.answered", "2024-07-12", {"to": "third-party"}),
    ("extension.notified", "2024-07-22", {"working_days": 10}),
]
# After Wednesday 3 July: 04..05=2, the 8th=3, then 9 to 12 are left out, 15..19=8 22..26=13 29..08-02=18 05..06=20; ten
# more are 07..09=3 12..16=8 19..20=10.


def test_every_field_of_every_step():
    by_text = {"reading": "receipt-evidence", "option": "by-text"}
    days = {"reading": "consultation-days", "option": "sent-out-answer-in"}
    assert steps(ask(*RICH)) == [
        step("govern", "2024-07-01", PERIOD, event="request.received", event_day="2024-07-01"),
        step("start", "2024-07-03", RECEIPT, by_text, event="request.confirmed", event_day="2024-07-03"),
        step("credit", "2024-07-03", STOP, days, event="consultation.sent", event_day="2024-07-08", until="2024-07-12"),
        step("credit", "2024-07-03", amount=4, note="total"),
        step("count", "2024-08-06", PERIOD, amount=20, reading="start-day", option="next-day"),
        step(
            "extend", "2024-08-20", PERIOD,
            event="extension.notified", event_day="2024-07-22", amount=10, reading="extension-base", option="expiry",
        ),
    ]  # fmt: skip


def test_the_words_of_every_step():
    lines = ask(*RICH).explain().splitlines()
    assert lines[:9] == [
        "答复政府信息公开申请 · national.reply-to-request",
        f"  2024-07-01  适用{OGI}第三十三条第二款",
        f"  2024-07-03  以 2024-07-03 为起算之日（与申请人双方确认）  {OGI}第三十一条  [receipt-evidence=by-text]",
        f"  2024-07-03  2024-07-08 至 2024-07-12 征求意见，期间不计  {OGI}第三十三条第三款  [consultation-days=sent-out-answer-in]",
        "  2024-07-03  共扣除 4 个工作日",
        f"  2024-08-06  起算之日不计入，计 20 个工作日，2024-08-06（周二）届满  {OGI}第三十三条第二款  [start-day=next-day]",
        f"  2024-08-20  2024-07-22 告知延长 10 个工作日，至 2024-08-20（周二）届满  {OGI}第三十三条第二款  [extension-base=expiry]",
        "结论：届满之日 2024-08-20（周二） (by-reading)",
        "  日历依据：国办发明电〔2023〕7号",
    ]
    english = ask(*RICH).explain("en").splitlines()
    assert [line[14:].split("  ")[0] for line in english[1:7]] == [
        f"governed by {OGI}第三十三条第二款",
        "the clock starts on 2024-07-03 (request.confirmed)",
        "days from 2024-07-08 to 2024-07-12 are not counted (consultation)",
        "4 working days are left out in all",
        "20 working days, start not counted, end on 2024-08-06 (Tue)",
        "extended by 10 working days (told on 2024-07-22), to 2024-08-20 (Tue)",
    ]
    assert english[7:9] == ["=> due 2024-08-20 (Tue) (by-reading)", "  calendar: 国办发明电〔2023〕7号"]


def test_a_correction_and_a_silent_third_party():
    answer = ask(
        received("2024-07-01"),
        ("correction.requested", "2024-07-11", {}),
        ("correction.received", "2024-07-15", {}),
        ("consultation.sent", "2024-07-16", {"to": "other-agency"}),
        ("consultation.served", "2024-07-17", {"to": "other-agency"}),
    )
    # Its term: 18..19=2 22..26=7 29..08-02=12 05..07=15. After 15 July: the 16th=1, out until 7 August, 08..09=3
    # 12..16=8 19..23=13 26..30=18 09-02..03=20. Left out: 17..19=3 22..26=8 29..08-02=13 05..07=16.
    restart = {"reading": "correction-effect", "option": "restart"}
    days = {"reading": "consultation-days", "option": "sent-out-answer-in"}
    assert steps(answer)[2:] == [
        step("restart", "2024-07-15", CORRECTION, restart, event="correction.received", event_day="2024-07-15"),
        step(
            "credit", "2024-07-15", TERM, days,
            event="consultation.sent", event_day="2024-07-16", until="2024-08-07", note="no-answer",
        ),
        step("credit", "2024-07-15", amount=16, note="total"),
        step("count", "2024-09-03", PERIOD, amount=20, reading="start-day", option="next-day"),
    ]  # fmt: skip


def test_what_has_no_effect_says_why():
    answer = ask(
        received("2024-07-06"),
        ("correction.received", "2024-07-05", {}),
        ("consultation.sent", "2024-07-08", {"to": "third-party"}),
        ("extension.approved", "2024-07-22", {}),
    )
    ignored = [one for one in steps(answer) if one["verb"] == "ignore"]
    assert ignored == [
        step(
            "ignore", "2024-07-06", CORRECTION,
            event="correction.received", event_day="2024-07-05", note="outside-the-period",
        ),
        step(
            "ignore", "2024-07-06", STOP,
            event="consultation.sent", event_day="2024-07-08", note="consultation-has-no-end",
        ),
        step(
            "ignore", "2024-08-02", PERIOD,
            event="extension.approved", event_day="2024-07-22", note="not-notified",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "keys", "note"),
    [
        ("2024-07-30", {}, "notified-late"),
        ("2024-06-28", {}, "before-the-start"),
        ("2024-07-22", {"until": "2024-07-26"}, "not-later-than-expiry"),
    ],
)
def test_extensions_without_effect(day, keys, note):
    answer = ask(received("2024-07-01"), ("extension.notified", day, keys))
    until = keys.get("until")
    expected = step(
        "ignore", "2024-07-29", PERIOD, event="extension.notified", event_day=day, until=until, note=note
    )  # fmt: skip
    assert steps(answer)[-1] == expected
    assert answer.due == date(2024, 7, 29)


def test_an_extension_on_the_last_day_or_on_the_first_still_counts():
    for day in ("2024-07-01", "2024-07-29"):
        assert ask(received("2024-07-01"), ("extension.notified", day, {"working_days": 1})).due == date(2024, 7, 30)


def test_an_extension_over_the_maximum_is_cut():
    over = ask(received("2024-07-01"), ("extension.notified", "2024-07-22", {"working_days": 21}))
    cap = step(
        "cap", "2024-07-29", PERIOD,
        event="extension.notified", event_day="2024-07-22", amount=20, note="over-the-maximum",
    )  # fmt: skip
    assert steps(over)[3] == cap
    assert steps(over)[4]["amount"] == 20
    assert over.due == date(2024, 8, 26)
    assert over.warnings == ("extension-over-the-maximum",)
    just = ask(received("2024-07-01"), ("extension.notified", "2024-07-22", {"working_days": 20}))
    assert just.due == date(2024, 8, 26)
    assert just.warnings == ()
    named = ask(received("2024-07-01"), ("extension.notified", "2024-07-22", {"until": "2024-08-27"}))
    assert (named.due, named.warnings) == (date(2024, 8, 26), ("extension-over-the-maximum",))
    exact = ask(received("2024-07-01"), ("extension.notified", "2024-07-22", {"until": "2024-08-26"}))
    assert (exact.due, exact.warnings) == (date(2024, 8, 26), ())
    assert steps(exact)[-1] == step(
        "extend", "2024-08-26", PERIOD, event="extension.notified", event_day="2024-07-22", until="2024-08-26"
    )


def test_a_rest_day_that_moves_the_start_is_a_step():
    answer = ask(received("2024-07-06"), readings={"receipt-on-rest-day": "next-working-day"})
    assert steps(answer)[2] == step(
        "shift", "2024-07-08", PERIOD,
        event="request.received", event_day="2024-07-06", reading="receipt-on-rest-day", option="next-working-day",
    )  # fmt: skip
    assert "2024-07-06 为休息日，顺延至 2024-07-08" in answer.explain()


def test_other_dates_and_verdicts_name_what_leads_to_them():
    answer = ask(("request.received", ["2024-07-01", "2024-07-02"], {}), ("reply.made", "2024-07-30", {}))
    assert answer.to_json()["dues"] == [
        {"due": "2024-07-29", "readings": {}, "facts": {"request.received": "2024-07-01"}, "verdict": "overdue", "act": "2024-07-30"},
        {"due": "2024-07-30", "readings": {}, "facts": {"request.received": "2024-07-02"}, "verdict": "in-time", "act": "2024-07-30"},
    ]  # fmt: skip
    assert answer.to_json()["verdicts"] == answer.to_json()["dues"][::-1]
    assert (answer.due, answer.certainty.value, answer.verdict.value) == (None, "by-fact", "depends")
    told = answer.explain()
    assert "届满之日在 2024-07-29 与 2024-07-30 之间 · 视情形而定 (by-fact)" in told
    assert "  另一结果： 2024-07-29（周一）  [request.received@2024-07-01]" in told
    assert "  逾期（2024-07-30 / 2024-07-29（周一））  [request.received@2024-07-01]" in told
    assert "=> due between 2024-07-29 and 2024-07-30 · depends (by-fact)" in answer.explain("en")


def test_a_day_beyond_the_calendar():
    answer = ask(received("2026-12-25"), ("reply.made", "2026-12-28", {}))
    said = answer.to_json()
    assert said["due"] is None
    assert said["missing"] == ["calendar-2027"]
    assert said["dues"] == []
    assert said["bounds"]["earliest"] < said["bounds"]["latest"]
    assert said["steps"][-1]["day"] is None
    assert said["steps"][-1]["bounds"] == said["bounds"]
    assert (said["verdict"], said["certainty"]) == ("in-time", "beyond-calendar")
    assert "…           起算之日不计入" in answer.explain()


# -- texts without a number --------------------------------------------------------------------------------------------


def test_a_word_stays_a_word():
    answer = ask(("correction.requested", "2024-07-01", {}), rule="national.correct-request")
    asked = {"event": "correction.requested", "event_day": "2024-07-01"}
    assert type(answer) is zfgk.Answer
    assert steps(answer) == [
        step("govern", "2024-07-01", CORRECTION, asked),
        step("start", "2024-07-01", CORRECTION, asked),
        step("count", None, CORRECTION, unit="合理的补正期限", note="word"),
    ]
    assert (answer.due, answer.verdict, answer.certainty.value) == (None, None, "unquantified")
    told = answer.explain()
    assert "以 2024-07-01 为起算之日（告知补正）" in told
    assert "只规定“合理的补正期限”，没有具体时限" in told
    assert told.endswith("结论：无法给出届满之日 (unquantified)")
    assert answer.explain("en").endswith("=> no last day can be given (unquantified)")


def test_silence_is_not_regulated():
    answer = ask(received("2013-07-01"), rule="national.correct-request-notice")
    assert type(answer) is zfgk.NotRegulated
    assert (answer.instrument.id, answer.certainty.value, answer.missing) == ("OGI-2007", "not-regulated", ())
    assert steps(answer)[-1]["note"] == "unregulated"
    assert answer.explain().splitlines()[-2:] == ["结论：未作规定 (not-regulated)", "  注意：依据未核实：OGI-2007:21"]
    english = answer.explain("en").splitlines()
    assert english[-2:] == ["=> not regulated (not-regulated)", "  warning: source not seen: OGI-2007:21"]


# -- clauses that no shipped rule has ----------------------------------------------------------------------------------

TEXT = Instrument("COUNTY-2020", "某县办法", "", InForce(date(2020, 1, 1)))
DAY = Reading("start-day", "起算", (Option("next-day", "次日"), Option("same-day", "当日", admissible=False)))
CLEAR = Minimum(
    id="county.wait",
    term="某事",
    owed_by="某局",
    basis=TEXT[1],
    in_force=TEXT.in_force,
    start=Start(events=("notice.posted",), basis=TEXT[1], counting=DAY),
    period=WorkingDays(5),
    act=Act(made="notice.removed"),
    clear=True,
)
PLAIN = attrs.evolve(CLEAR, clear=False)


def county(rule):
    kinds = (EventKind("notice.posted", "张贴"), EventKind("notice.removed", "撤下"))
    return Law([RulePack(id="county", title="某县", rules=(rule,), instruments=(TEXT,), events=kinds)])


def test_a_period_that_must_have_passed_whole_ends_a_day_later():
    posted = {"event": "notice.posted", "day": "2024-07-01"}
    assert county(PLAIN).due("county.wait", [posted]).due == date(2024, 7, 8)
    answer = county(CLEAR).due("county.wait", [posted, {"event": "notice.removed", "day": "2024-07-08"}])
    assert (answer.due, answer.verdict.value) == (date(2024, 7, 9), "too-early")
    kept = county(CLEAR).due("county.wait", [posted, {"event": "notice.removed", "day": "2024-07-09"}])
    assert kept.verdict is zfgk.Verdict.IN_TIME
    assert county(CLEAR).due("county.wait", [posted], as_of=date(2024, 12, 1)).verdict is zfgk.Verdict.IN_TIME
    assert county(CLEAR).due("county.wait", [posted], as_of=date(2024, 7, 9)).verdict is zfgk.Verdict.PENDING


def test_a_whole_period_beyond_the_calendar_too():
    posted = {"event": "notice.posted", "day": "2026-12-30"}
    plain = county(PLAIN).due("county.wait", [posted]).bounds
    clear = county(CLEAR).due("county.wait", [posted]).bounds
    assert (clear.earliest - plain.earliest).days == (clear.latest - plain.latest).days == 1


def test_an_act_without_a_reading_counts_by_its_method():
    rule = Deadline(
        **{field: getattr(PLAIN, field) for field in ("id", "term", "owed_by", "basis", "in_force", "start", "period")},
        act=Act(made="notice.removed", dispatched="notice.posted"),
    )
    assert rule.act.counts is None
    answer = county(rule).due(
        "county.wait",
        [{"event": "notice.posted", "day": "2024-07-01"}, {"event": "notice.removed", "day": "2024-07-09"}],
    )
    assert (answer.verdict.value, answer.readings) == ("in-time", {"start-day": "next-day"})


@pytest.mark.parametrize(
    ("period", "due"), [(OnDay(date(2024, 9, 30)), date(2024, 9, 30)), (AnnualDate(1, 31, years=0), date(2024, 1, 31))]
)
def test_a_date_that_the_text_names_is_the_same_from_either_side(period, due):
    fields = ("id", "term", "owed_by", "basis", "in_force", "start", "act")
    rule = LeadTime(**{field: getattr(PLAIN, field) for field in fields}, period=period)
    assert county(rule).due("county.wait", [{"event": "notice.posted", "day": "2024-10-15"}]).due == due


# -- selecting readings ------------------------------------------------------------------------------------------------


def test_unknown_readings_and_options_are_all_named():
    with pytest.raises(BadInput) as caught:
        ask(received("2024-07-01"), readings={"extension-base": "later", "weather": "fine"})
    first, second = caught.value.faults
    assert (first.where, first.what, first.then) == (
        "readings.extension-base",
        "no option 'later'",
        "one of expiry, notice",
    )
    assert (second.where, second.what) == ("readings.weather", "no such reading")
    assert "one of act-that-counts, consultation-credit, " in second.then


def test_an_unverified_option_is_warned_about():
    with pytest.warns(UnverifiedLaw, match="^fee-restart=on rests on a text that was not seen in an official source$"):
        ask(received("2024-07-01"), readings={"fee-restart": "on"})


def test_an_act_on_a_day_that_nobody_knows():
    answer = ask(
        ("fee.noticed", "2024-07-01", {}), ("fee.paid", None, {}), rule="national.pay-fee", as_of=date(2024, 9, 2)
    )
    assert (answer.verdict.value, answer.missing) == ("unknown", ("act-day",))


def test_a_consultation_that_ends_beyond_the_calendar():
    answer = ask(
        received("2026-12-01"),
        ("consultation.sent", "2026-12-21", {"to": "third-party"}),
        ("consultation.served", "2026-12-22", {"to": "third-party"}),
    )
    # 23..25=3 28..31=7; the other eight days of its term lie in 2027.
    (credit,) = (one for one in steps(answer) if one["verb"] == "credit" and one["note"] == "no-answer")
    assert credit["until"] is None
    assert "扣除至对方期限届满之日 日历范围之外" in answer.explain()
    assert "until the other side's own term ended on beyond the calendar" in answer.explain("en")


def test_made_and_served_on_one_day_was_posted_that_day():
    answer = ask(
        received("2024-07-01"), ("reply.made", "2024-07-29", {}), ("reply.served", "2024-07-29", {"by": "post"})
    )
    assert (answer.verdict.value, answer.working_day) == ("in-time", 20)


def test_a_verdict_that_hangs_on_a_day_beyond_the_calendar_says_where_it_lies():
    # From 1 December: 02..04=3 07..11=8 14..18=13 21..25=18 28..29=20; from the 25th on into 2027.
    answer = ask(("request.received", ["2026-12-01", "2026-12-25"], {}), ("reply.made", "2026-12-30", {}))
    in_time, overdue = answer.to_json()["verdicts"]
    assert (overdue["verdict"], overdue["due"], "bounds" in overdue) == ("overdue", "2026-12-29", False)
    assert (in_time["verdict"], in_time["due"]) == ("in-time", None)
    assert in_time["bounds"]["earliest"] > "2027-01-01"
    assert (answer.verdict.value, [one.due for one in answer.dues]) == ("depends", [date(2026, 12, 29)])


def test_facts_come_before_readings():
    answer = ask(("request.received", ["2024-07-01", "2024-07-02"], {}), ("extension.notified", "2024-07-22", {}))
    assert answer.certainty.value == "by-fact"


def test_bounds_of_a_consultation_wholly_beyond_the_calendar():
    consulted = ("consultation.sent", "2027-01-04", {}), ("consultation.answered", "2027-01-08", {})
    plain = ask(received("2026-12-31")).bounds
    bounds = ask(received("2026-12-31"), *consulted).bounds
    # Nobody knows which of the four days would have been worked: none at the earliest, all of them at the latest.
    assert bounds.earliest == plain.earliest
    assert (
        bounds.latest
        == zfgk.due(
            "national.reply-to-request",
            [
                {"event": "request.received", "day": "2026-12-31"},
                {"event": "extension.notified", "day": "2027-01-04", "working_days": 4},
            ],
        ).bounds.latest
    )


def test_bounds_of_a_term_that_ends_beyond_the_calendar():
    ends = china().bounds_after(date(2026, 12, 22), 15)
    opened = (received("2026-12-01"), ("consultation.sent", "2026-12-21", {}))
    silent = ask(*opened, ("consultation.served", "2026-12-22", {})).bounds
    early, late = (ask(*opened, ("consultation.answered", str(end), {})).bounds for end in (ends.earliest, ends.latest))
    assert (silent.earliest, silent.latest) == (early.earliest, late.latest)


def test_warnings_of_a_term_borrowed_from_the_later_text():
    def silent_third_party(year):
        return ask(
            received(f"{year}-07-01"),
            ("consultation.sent", f"{year}-07-08", {"to": "third-party"}),
            ("consultation.served", f"{year}-07-09", {"to": "third-party"}),
        )

    assert silent_third_party(2013).warnings == ("consulted-party-term-not-in-this-version",)
    assert silent_third_party(2024).warnings == ()


def test_everything_that_is_missing_is_named():
    answer = ask(("request.sent", "2026-12-20", {"by": "post"}), ("reply.made", "2026-12-28", {}))
    assert answer.missing == ("receipt-day", "calendar-2027")


def test_an_end_of_a_minimum_period_on_a_day_that_nobody_knows():
    posted, removed = {"event": "notice.posted", "day": "2024-07-01"}, {"event": "notice.removed"}
    assert county(CLEAR).due("county.wait", [posted, removed]).verdict is zfgk.Verdict.UNKNOWN


def test_a_level_that_nobody_gave_where_both_regulated_ones_agree():
    answer = zfgk.due("national.emergency-bulletin", [{"event": "emergency.occurred", "at": "2021-07-20T20:00+08:00"}])
    assert answer.to_json()["due"] == "2021-07-21T01:00+08:00"
    assert "level-not-given" in answer.warnings


def test_a_receipt_without_a_day_lies_between_posting_and_reply():
    answer = ask(
        ("request.sent", "2024-07-01", {"by": "post"}),
        ("request.received", None, {"channel": "registered-mail"}),
        ("reply.made", "2024-07-29", {}),
    )
    assert (answer.verdict.value, answer.missing, answer.due) == ("in-time", ("receipt-day",), None)


def test_a_correction_before_the_request_does_not_hide_a_later_one():
    early, later = ("correction.received", "2024-06-28", {}), ("correction.received", "2024-07-15", {})
    assert ask(received("2024-07-01"), early, later).due == date(2024, 8, 12)


def test_a_correction_that_restarts_nothing_is_a_step_without_effect():
    answer = ask(
        received("2024-07-01"),
        ("correction.requested", "2024-07-11", {}),
        ("correction.received", "2024-07-15", {}),
        readings={"correction-effect": "no-restart-if-late"},
    )
    assert [one["verb"] for one in steps(answer)] == ["govern", "start", "ignore", "count"]
    assert answer.due == date(2024, 7, 29)
