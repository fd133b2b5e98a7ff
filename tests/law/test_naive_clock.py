"""A second clock, written from the contract of readings alone: it walks day by day and knows nothing of the engine.

It answers one fully selected combination of readings at a time; the engine must agree on every one.
"""

import functools
import itertools
from datetime import date, timedelta

import chinese_calendar
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.engine.ask import ask
from zfgk.model.facts import Event

VERSIONS = builtin().clock("national.reply-to-request")
ONE = timedelta(days=1)
NEW_TEXT = date(2019, 5, 15)
OPTIONS = {
    "receipt-on-rest-day": ["as-received", "next-working-day"],
    "receipt-evidence": ["by-text", "other"],
    "mail-room-receipt": ["signature", "confirmation"],
    "consultation-days": ["sent-out-answer-in", "both-in", "both-out"],
    "consultation-credit": ["dated-evidence", "as-claimed"],
    "extension-base": ["expiry", "notice"],
    "correction-effect": ["restart", "no-restart-if-late"],
    "version-in-transition": ["receipt", "expiry"],
}

works = functools.cache(chinese_calendar.is_workday)


def nth(day, n, credited=frozenset()):
    while n:
        day += ONE
        n -= works(day) and day not in credited
    return day


def days_of(events, name):
    return sorted(event.day for event in events if event.name == name)


def start_of(events, new, read):
    received = next(event for event in events if event.name == "request.received")
    confirmed = days_of(events, "request.confirmed")
    day = received.day
    if confirmed:
        must_confirm = {"ordinary-mail", "fax", "email", "online"} if new else {"ordinary-mail", "fax"}
        if received.channel in must_confirm:
            day = confirmed[0] if read["receipt-evidence"] == "by-text" else received.day
        elif not new and received.channel in {"email", "online"}:
            day = received.day if read["receipt-evidence"] == "by-text" else confirmed[0]
        elif received.place == "mail-room":
            day = received.day if read["mail-room-receipt"] == "signature" else confirmed[0]
    return roll(day, read)


def roll(day, read):
    if read["receipt-on-rest-day"] == "next-working-day":
        while not works(day):
            day += ONE
    return day


def credited_days(events, new, read):
    out = set()
    sent = [event for event in events if event.name == "consultation.sent"]
    for opened in sent:
        closed = next(e for e in events if e.name == "consultation.answered" and e.party == opened.party)
        if not new and opened.to != "third-party":
            continue
        if read["consultation-credit"] == "dated-evidence" and not (opened.evidence and closed.evidence):
            continue
        day = opened.day
        while day <= closed.day:
            inside = opened.day < day
            if read["consultation-days"] == "both-in":
                inside = True
            if read["consultation-days"] == "both-out":
                inside = opened.day < day < closed.day
            if inside:
                out.add(day)
            day += ONE
    return out


def naive(events, new, read):
    term = 20 if new else 15
    start = start_of(events, new, read)
    asked = days_of(events, "correction.requested")
    for received in days_of(events, "correction.received"):
        if received < start:
            continue
        late = new and [d for d in asked if d >= start] and min(d for d in asked if d >= start) > nth(start, 7)
        if late and read["correction-effect"] == "no-restart-if-late":
            continue
        start = roll(received, read)
    out = credited_days(events, new, read)
    due = nth(start, term, out)
    for notice in sorted((e for e in events if e.name == "extension.notified"), key=lambda e: e.day):
        if start <= notice.day <= due:
            n = min(notice.working_days or term, term)
            due = max(due, nth(start, term + n, out) if read["extension-base"] == "expiry" else nth(notice.day, n, out))
    return due


def naive_with_transition(events, read):
    received = next(event.day for event in events if event.name == "request.received")
    # Receipt as the older text defines it may fall under the newer one.
    new = received >= NEW_TEXT or start_of(events, False, read | {"receipt-on-rest-day": "as-received"}) >= NEW_TEXT
    due = naive(events, new, read)
    if not new and due >= NEW_TEXT and read["version-in-transition"] == "expiry":
        return naive(events, new=True, read=read)
    return due


@st.composite
def histories(draw):
    day = draw(st.dates(date(2008, 5, 1), date(2026, 3, 31)) | st.dates(date(2019, 3, 1), date(2019, 6, 1)))

    def on():
        return day + timedelta(days=draw(st.integers(0, 45)))

    channel = draw(st.sampled_from(["", "in-person", "registered-mail", "ordinary-mail", "email", "fax", "online"]))
    events = [Event("request.received", day, channel=channel, place=draw(st.sampled_from(["", "mail-room"])))]
    if draw(st.booleans()):
        events.append(Event("request.confirmed", on()))
    if draw(st.booleans()):
        events += [Event("correction.requested", on()), Event("correction.received", on())]
    for party in range(draw(st.integers(0, 2))):
        to, sent = draw(st.sampled_from(["third-party", "other-agency"])), on()
        end = sent + timedelta(days=draw(st.integers(0, 30)))
        proof = draw(st.booleans())
        events.append(Event("consultation.sent", sent, to=to, party=str(party), evidence=proof))
        # An answer without proof beside a proven sending would leave an open consultation; both carry one mark here.
        events.append(Event("consultation.answered", end, to=to, party=str(party), evidence=proof))
    if draw(st.booleans()):
        events.append(Event("extension.notified", on(), working_days=draw(st.none() | st.integers(1, 30))))
    return events


@settings(max_examples=30)  # each example walks several hundred combinations
@given(histories())
def test_the_engine_agrees_with_the_second_clock(events):
    found = set()
    for combination in itertools.product(*OPTIONS.values()):
        read = dict(zip(OPTIONS, combination, strict=True))
        found.add(naive_with_transition(events, read))
    answer = ask(VERSIONS, events, china())
    assert {one.due for one in answer.dues} == found
    defaults = {name: options[0] for name, options in OPTIONS.items()}
    assert answer.due == naive_with_transition(events, defaults)
    for one in answer.dues:
        assert naive_with_transition(events, defaults | dict(one.readings)) == one.due
