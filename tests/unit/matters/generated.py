"""Years of submissions and messages, made of plain numbers, as entries of a register."""

import random
from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from zfgk.model.facts import Event
from zfgk.register.entries import Entry

CHINA = timezone(timedelta(hours=8))
DEPARTMENTS = ("办公室", "规划科", "信息中心", "")
MESSAGE_KINDS = ("question", "suggestion", "complaint", "")
PLACES = (
    "district-committee-office",
    "district-government-office",
    "municipal-bureau",
    "bureau-site",
    "bureau-bulletin",
)
DAY = timedelta(days=1)


class Book:
    """Writes the entries of one matter down, and now and then a wrong one that is corrected."""

    def __init__(self, matter: str, department: str, recorded_at: datetime) -> None:
        self.matter, self.department, self.recorded_at = matter, department, recorded_at
        self.entries: list[Entry] = []

    def write(self, event: Event | None, corrects: str = "") -> str:
        name = f"{self.matter}/{len(self.entries) + 1}"
        self.entries.append(
            Entry(
                event_id=name,
                matter=self.matter,
                event=event,
                recorded_at=self.recorded_at,
                actor="r",
                corrects=corrects,
                department=self.department if not self.entries else "",
                subject="s",
            )
        )
        return name


def item(number: int, year: int, facts: dict[str, int]) -> list[Entry]:
    """The entries of a submission: facts are small whole numbers, so that they shrink."""
    book = Book(f"I{number}", DEPARTMENTS[facts["department"] % 4], datetime(year + 2, 1, 1, tzinfo=CHINA))
    occurred = date(year, 1, 1) + facts["day"] % 365 * DAY
    kind = ("one-off", "long-running", "")[facts["kind"] % 3]
    if facts["dated"] % 8:
        wrong = book.write(Event("item.occurred", occurred - DAY, kind=kind)) if facts["corrected"] % 4 == 0 else ""
        book.write(Event("item.occurred", occurred, kind=kind), wrong)
    submitted = occurred + facts["delay"] % 15 * DAY
    approved = ("item.approved", "item.refused", "", "item.approved")[facts["approved"] % 4]
    if facts["submitted"] % 8:
        if approved and facts["twice"] % 5 == 0:
            book.write(Event("item.refused", submitted - 3 * DAY))
        if approved:
            book.write(Event(approved, submitted - DAY + facts["late"] % 4 * DAY))
        book.write(Event("item.submitted", submitted))
        for place in range(5):
            if facts["adopted"] >> place & 1:
                book.write(Event("item.adopted", submitted + (facts["adopted"] + place) % 40 * DAY, to=PLACES[place]))
        if facts["adopted"] & 1 and facts["corrected"] % 3 == 0:
            book.write(None, book.entries[-1].event_id)
    elif not book.entries:
        book.write(Event("item.approved", submitted))
    return book.entries


def message(number: int, year: int, facts: dict[str, int]) -> list[Entry]:
    """The entries of a message."""
    book = Book(f"M{number}", DEPARTMENTS[facts["department"] % 4], datetime(year + 2, 1, 1, tzinfo=CHINA))
    raised = datetime(year, 1, 1, tzinfo=CHINA) + timedelta(minutes=facts["day"] % 365 * 1440 + facts["minute"] % 1440)
    kind = MESSAGE_KINDS[facts["kind"] % 4]
    wrong = ""
    if facts["corrected"] % 4 == 0:
        wrong = book.write(Event("message.raised", at=raised - timedelta(hours=5), kind=kind))
    book.write(Event("message.raised", at=raised, kind=kind), wrong)
    if facts["dated"] % 2:
        book.write(Event("message.assigned", at=raised + timedelta(minutes=7)))
    answered = raised + timedelta(minutes=facts["delay"] % 15 * 360 + facts["late"] % 3)
    if facts["submitted"] % 4:
        book.write(Event("message.answered", at=answered))
        if facts["twice"] % 5 == 0:
            book.write(Event("message.answered", at=answered + 3 * DAY))
    elif facts["adopted"] % 3 == 0:
        book.write(Event("matter.closed", (raised + timedelta(hours=facts["delay"] % 15 * 12)).date()))
    return book.entries


FACTS = (
    "department", "day", "minute", "kind", "dated", "corrected", "delay", "approved", "submitted", "twice", "late", "adopted",
)  # fmt: skip
FACT = st.fixed_dictionaries({name: st.integers(0, 1439 if name in {"day", "minute"} else 63) for name in FACTS})
YEARS = st.sampled_from([2016, 2018, 2020, 2024])


def many(chance: random.Random, count: int) -> list[dict[str, int]]:
    return [{name: chance.randrange(1440 if name in {"day", "minute"} else 64) for name in FACTS} for _ in range(count)]
