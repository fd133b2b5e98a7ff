"""A matter of the register as its row says where it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from zfgk.register.entries import ApplicantKind
from zfgk.register.lifecycle import Stage, State


@attrs.frozen
class Matter:
    """A matter of the register, and where it stands.

    Args:
        id: Its id.
        department: The unit that handles it.
        subject: What is asked for.
        applicant: The key of the applicant's file; empty where there is none.
        kind: The applicant's column of table 3.
        state: Where it stands; what it waits for is read off its events by :meth:`Register.state`.
        merged_into: The matter that goes on, where this one was merged.
    """

    id: str
    department: str
    subject: str
    applicant: str
    kind: ApplicantKind
    state: State
    merged_into: str


def matter_of(row: Any) -> Matter:
    """Return a matter from its row."""
    received, ended = (date.fromisoformat(day) if day else None for day in (row.received, row.ended))
    now = State(Stage(row.stage), (), received, ended, row.result)
    return Matter(row.id, row.department, row.subject, row.applicant, ApplicantKind(row.kind), now, row.merged_into)
