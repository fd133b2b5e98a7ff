"""How the row of a matter is written: blank when it is new, and read off the entries afterwards."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, update

from zfgk.register.kinds import REQUEST
from zfgk.register.lifecycle import Stage
from zfgk.register.schema import MATTER

NEW_MATTER: dict[str, Any] = {
    "sort": REQUEST.id,
    "department": "",
    "subject": "",
    "applicant": "",
    "kind": "other",
    "stage": Stage.ANNOUNCED.value,
    "is_open": 1,
    "result": "",
    "merged_into": "",
    "entries": 0,
}
"""What a row says but for its id before any entry is known."""

UPDATE_MATTER = (
    update(MATTER)
    .where(MATTER.c.id == bindparam("_id"))
    .values(
        sort=bindparam("_sort"),
        department=bindparam("_department"),
        subject=bindparam("_subject"),
        applicant=bindparam("_applicant"),
        kind=bindparam("_kind"),
        stage=bindparam("_stage"),
        is_open=bindparam("_is_open"),
        received=bindparam("_received"),
        ended=bindparam("_ended"),
        result=bindparam("_result"),
        merged_into=bindparam("_merged_into"),
        entries=bindparam("_entries"),
    )
)
"""Sets what :func:`zfgk.register.admission.projection` returns."""
