"""What a register holds: entries about matters, each an event that is never changed, and applicants apart from them."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

import attrs

from zfgk.model.facts import Event


class ApplicantKind(Enum):
    """A column of tables 3 of the annual report (国办公开办函〔2021〕30号)."""

    NATURAL = "natural"
    BUSINESS = "business"
    RESEARCH = "research"
    PUBLIC_WELFARE = "public_welfare"
    LEGAL_SERVICE = "legal_service"
    OTHER = "other"

    @property
    def term(self) -> str:
        """The column's head."""
        return _HEADS[self]


_HEADS = {
    ApplicantKind.NATURAL: "自然人",
    ApplicantKind.BUSINESS: "商业企业",
    ApplicantKind.RESEARCH: "科研机构",
    ApplicantKind.PUBLIC_WELFARE: "社会公益组织",
    ApplicantKind.LEGAL_SERVICE: "法律服务机构",
    ApplicantKind.OTHER: "其他",
}


def _aware(_instance: object, _attribute: attrs.Attribute[datetime], value: datetime) -> None:
    if value.utcoffset() is None:
        message = f"recorded_at is {value.isoformat()}, a moment without a UTC offset; write 2020-01-01T08:00+08:00"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class Entry:
    """One line of a register; a correction is a new one that takes the place of an older one.

    Args:
        event_id: Its permanent id, unique in the register.
        matter: The id of the matter, such as a request's number.
        event: What happened; ``None`` in an entry that only takes another one back.
        recorded_at: The moment at which it was written down, with its UTC offset.
        actor: Who wrote it down, by role or account.
        corrects: The id of the entry that it takes the place of.
        department: The unit that handles the matter; given with its first entry, or when it changes hands.
        subject: What is asked for, in words without personal data.
        applicant: The key of the applicant's own file, if there is one.
        merged_into: The matter that goes on, where this one was merged.
    """

    event_id: str
    matter: str
    event: Event | None
    recorded_at: datetime = attrs.field(validator=_aware)
    actor: str
    corrects: str = ""
    department: str = ""
    subject: str = ""
    applicant: str = ""
    merged_into: str = ""


@attrs.frozen(kw_only=True, repr=False)
class Applicant:
    """Who applies: the personal data of article 29 of the Regulation, kept apart from everything else.

    Its text form shows none of them, so that no log, error or traceback does.

    Args:
        key: The key of the applicant's file, which says nothing about the person.
        kind: The column under which requests count; ``None`` while nobody has said it.
        name: 姓名 or 名称.
        identity: 身份证明, such as the number of an identity card.
        contact: 联系方式.
        address: The address for the reply.
    """

    key: str
    kind: ApplicantKind | None = None
    name: str = ""
    identity: str = ""
    contact: str = ""
    address: str = ""

    def __repr__(self) -> str:
        """Show the key and the kind."""
        return f"Applicant(key={self.key!r}, kind={self.kind.value if self.kind else None!r}, …)"
