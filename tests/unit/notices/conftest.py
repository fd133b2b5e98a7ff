"""One request for every kind of notice, and what an official gives; the days are those of a case of 2025.

A request signed for on 2025-02-20 is due on 2025-03-20 (02-21=1, 02-24..28=6, 03-03..07=11, 03-10..14=16, 03-17..20=20).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import docx
import pytest

from zfgk import Event, china
from zfgk.asking import builtin
from zfgk.notices import NOTICE_TYPES, Notice, make
from zfgk.notices.fields import Holds
from zfgk.notices.given import may_give
from zfgk.register.entries import Applicant, ApplicantKind, Entry
from zfgk.register.store import Register, open_register

NAME = "欧阳某甲"
SUBJECT = "某村集体土地征收的批复（2023年）"
RECEIVED = date(2025, 2, 20)
DAY = date(2025, 3, 10)
WRITTEN_DOWN = datetime(2027, 11, 1, 9, 0, tzinfo=timezone(timedelta(hours=8)))

EVENTS: dict[str, list[Event]] = {
    "unclear-after-correction": [
        Event("correction.requested", date(2025, 2, 25), until=date(2025, 3, 5)),
        Event("correction.received", date(2025, 3, 3)),
    ],
    "overdue-correction": [Event("correction.requested", date(2025, 2, 25), until=date(2025, 3, 5))],
    "overdue-fee": [Event("fee.noticed", date(2025, 2, 24))],
    "extension": [Event("extension.approved", date(2025, 3, 7))],
}
DAYS = {"overdue-fee": date(2025, 3, 25), "receipt": RECEIVED}
SPECIAL = {
    "ground": {
        "refused-14": "three-security",
        "refused-15": "privacy",
        "refused-16": "process",
        "refused": "privacy、process",
        "partial": "process",
    },
    "extended-by": "10",
    "pieces": "41",
}
NOT_GIVEN = {"applicant", "subject", "served", "route", "approved", "correction-until", "pages"}


def in_words(name: str) -> str:
    """What an official gives for a field of text; no other field says the same."""
    return f"{name}所填的内容甲"


def given_for(kind_id: str) -> dict[str, str]:
    """What an official gives for a kind of notice: every field that can be given by hand."""
    kind = NOTICE_TYPES[kind_id]
    found = {}
    for field in kind.fields:
        if field.name not in may_give(kind) or field.name in NOT_GIVEN:
            continue
        special = SPECIAL.get(field.name)
        if special:
            found[field.name] = special[kind_id] if isinstance(special, dict) else special
        elif field.holds is Holds.PERIOD:
            found[field.name] = "2025-03-24"
        elif field.name == "merged-into":
            found[field.name] = "2025-7"
        else:
            found[field.name] = in_words(field.name)
    return found


class Desk:
    """A register in memory, and the making of notices from it."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.request("2025-7", Event("request.received", RECEIVED), subject="")  # into which others are merged

    def request(self, request: str, *events: Event, applicant: Applicant | None = None, subject: str = SUBJECT) -> str:
        """Register a request with its events."""
        key = applicant.key if applicant else ""
        entries = [
            Entry(
                event_id=f"{request}/{number}",
                matter=request,
                event=event,
                recorded_at=WRITTEN_DOWN,
                actor="registrar",
                subject=subject,
                applicant=key,
                merged_into="2025-7" if event.name == "request.merged" else "",
            )
            for number, event in enumerate(events, 1)
        ]
        self.register.add(entries, [applicant] if applicant else [])
        return request

    def received(self, request: str, *events: Event, **more: Any) -> str:
        """Register a request of the usual applicant, signed for on the usual day."""
        person = Applicant(key="p1", kind=ApplicantKind.NATURAL, name=NAME, identity="未使用", contact="未使用")
        first = Event("request.received", RECEIVED, channel="registered-mail")
        return self.request(request, first, *events, **{"applicant": person, **more})

    def make(self, kind_id: str, request: str, given: dict[str, str], day: date = DAY, **more: Any) -> Notice:
        """Make a notice."""
        return make(kind_id, self.register, request, given, day=day, clock=builtin().clock, calendar=china(), **more)

    def sample(self, kind_id: str, **more: Any) -> Notice:
        """Make a notice of a kind with every field given."""
        request = self.received(f"2025-{kind_id}", *EVENTS.get(kind_id, []))
        return self.make(kind_id, request, given_for(kind_id), DAYS.get(kind_id, DAY), **more)


def words_of(data: bytes) -> str:
    """Return the paragraphs of a Word document, those of tables, headers and footers too, as python-docx reads them."""
    document = docx.Document(io.BytesIO(data))
    found = [one.text for one in document.paragraphs]
    found += [
        one.text for table in document.tables for row in table.rows for cell in row.cells for one in cell.paragraphs
    ]
    for section in document.sections:
        found += [one.text for part in (section.header, section.footer) for one in part.paragraphs]
    return "\n".join(found)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_register("sqlite://", builtin().events) as register:
        yield Desk(register)


@pytest.fixture
def words() -> Callable[[bytes], str]:
    return words_of


@pytest.fixture
def given() -> Callable[[str], dict[str, str]]:
    return given_for
