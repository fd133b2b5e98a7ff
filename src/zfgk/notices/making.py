"""Making a notice: the register, the rules and the official each give their part, and every fault is told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from zfgk.calendar import WorkCalendar
from zfgk.engine.versions import Versions
from zfgk.errors import BadInput, Fault, NotADay
from zfgk.notices.answers import ANSWERS
from zfgk.notices.case import read_case
from zfgk.notices.caution import Caution
from zfgk.notices.check import check_template, check_values
from zfgk.notices.collect import collect
from zfgk.notices.fits import check_fit
from zfgk.notices.given import grounds, read_given, rows_given
from zfgk.notices.kinds import Group, NoticeType
from zfgk.notices.letterhead import WordTemplate
from zfgk.notices.merging import check_merged
from zfgk.notices.paper import Notice
from zfgk.notices.procedure import PROCEDURE
from zfgk.notices.templates import TextTemplate, parse_template, shipped_text
from zfgk.notices.timing import Clocks, Told, receipt_of
from zfgk.register.store import Register
from zfgk.rules.parsing import near_words
from zfgk.screening.ids import personal_in_id

NOTICE_TYPES: dict[str, NoticeType] = {kind.id: kind for kind in (*PROCEDURE, *ANSWERS)}
"""Every kind of notice by its id."""


def notice_type(id: str) -> NoticeType:  # noqa: A002  # the attribute's name
    """Return a kind of notice.

    Args:
        id: Its id, such as ``refused-16``.

    Raises:
        BadInput: If there is none of this id.
    """
    found = NOTICE_TYPES.get(id)
    if found is None:
        near = near_words(id, NOTICE_TYPES)
        then = f"did you mean {', '.join(near)}?" if near else "see `zfgk notice list`"
        raise BadInput("notice", [Fault("type", f"there is no notice {id!r:.60}", then=then)])
    return found


def shipped_template(id: str) -> TextTemplate:  # noqa: A002  # the attribute's name
    """Return the template that ships for a kind of notice.

    Args:
        id: The id of the kind.

    Raises:
        BadInput: If there is none of this id.
    """
    kind = notice_type(id)
    return parse_template(shipped_text(kind.id), f"{kind.id}.txt")


def make(
    id: str,  # noqa: A002  # the attribute's name
    register: Register,
    request: str,
    given: Mapping[str, str],
    *,
    day: date,
    clock: Callable[[str], Versions],
    calendar: WorkCalendar,
    template: TextTemplate | WordTemplate | None = None,
) -> Notice:
    """Make a notice about a request.

    Reasons, information and whatever else the law leaves to the agency are given by the official; days are computed by
    the rules from the events of the register.

    Args:
        id: The id of the kind of notice.
        register: An open register.
        request: The id of the request.
        given: What the official gives, by the name or the Chinese term of the field.
        day: The day of the notice.
        clock: Gives a rule by its id, such as ``zfgk.asking.builtin().clock``.
        calendar: The working-day calendar.
        template: An office's own template; the one that ships unless given.

    Returns:
        The notice, with cautions about what should be looked at before it goes out.

    Raises:
        BadInput: With every fault of the template, of the values and of the state of the request; no fault quotes a
            value, which may be a personal datum.
        UnknownMatter: If the register has no such request.
        NotADay: If the day is a moment.
    """
    kind = notice_type(id)
    if type(day) is not date:
        raise NotADay(day, "day")
    used = template or shipped_template(kind.id)
    told = Told()
    told.faults += check_template(kind, used)
    values = read_given(kind, given, told.faults)
    name = values.get("applicant")
    to_applicant = kind.group is not Group.LETTER
    case = read_case(register, request, day, str(name) if name else None, told.faults, to_applicant=to_applicant)
    clocks = Clocks(clock=clock, calendar=calendar, day=day)
    reply = receipt_of(case, clocks, told)
    rows = rows_given(kind, values)
    check_fit(kind, case, clocks, rows, reply=reply, told=told)
    collect(kind, case, clocks, values, reply=reply, told=told)
    if kind.id == "merged":
        check_merged(register, case, told)
    said = {fault.where.removeprefix("field ") for fault in told.faults}
    told.faults += check_values(kind, used, told.values, said | ({"applicant"} if _nameless(told.faults) else set()))
    if told.faults:
        raise BadInput(f"notice {kind.id} of {request}", dict.fromkeys(told.faults))
    if personal_in_id(request):
        told.cautions.append(_PERSONAL_ID)
    if len(rows) > 1 and len(grounds(values)) > 1:
        told.cautions.append(_ONE_ROW)
    if isinstance(used, WordTemplate) and used.reviewed:
        told.cautions.append(_REVIEWED)
    lines = used.fill(told.values) if isinstance(used, TextTemplate) else ()
    return Notice(
        kind=kind,
        request=request,
        day=day,
        lines=lines,
        template=used if isinstance(used, WordTemplate) else None,
        values=told.values,
        cautions=tuple(dict.fromkeys(told.cautions)),
        rows=rows,
    )


def _nameless(faults: list[Fault]) -> bool:
    """Tell whether it was said already that the applicant's file holds no name."""
    return any(fault.where.startswith("applicant ") for fault in faults)


_PERSONAL_ID = Caution(
    "personal-id",
    zh="登记编号疑似含有个人信息，文件名不写，文书中照写；今后请用不反映个人情况的编号",
    en="the request's id seems to hold personal data, which the file's name leaves out and the paper says; use another",
)
_ONE_ROW = Caution(
    "one-row",
    zh="答复依据多种情形；年度报告表三每件申请只计一行，请核定登记哪一种",
    en="the reply rests on several grounds, and table 3 of the annual report counts a request in one row: settle which",
)
_REVIEWED = Caution(
    "template-reviewed",
    zh="模板含有修订痕迹或者批注，会随文书一并发出；请先接受修订、删除批注",
    en="the template bears tracked changes or comments, which would go out with the paper: accept or delete them first",
)
