"""The bulletin of submissions (通报表): by department, what was submitted and counted, adopted by whom, and the weeks kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.recurring import windows
from zfgk.errors import BeyondHorizon
from zfgk.matters.submissions import JIADING, Approved, Arrival, SubmissionRules, Submitted, submitted
from zfgk.register.kept import Kept
from zfgk.rules.shape import Unit

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Week:
    """A week of one department.

    Args:
        first: Its Monday.
        last: Its Sunday.
        count: How many items counted in it.
        wanted: How many were owed.
        working_days: How many working days it had; ``None`` where no notice reaches.
    """

    first: date
    last: date
    count: int
    wanted: int
    working_days: int | None

    @property
    def rest(self) -> bool:
        """Whether nobody was at work in it, by the official calendar.

        The text asks for an item every week and excepts none. Whether it asks for one in a week of holidays, it does
        not say; so such weeks are counted for themselves, and who reads the bulletin decides.
        """
        return self.working_days == 0

    @property
    def kept(self) -> bool:
        """Whether as many counted as were owed."""
        return self.count >= self.wanted


@attrs.frozen(kw_only=True)
class BulletinRow:
    """The figures of one department in one period.

    Args:
        department: The department; empty for those that name none, and for all together.
        submitted: How many items came in.
        counted: How many of them count as submitted (上报数): in time, or of long-running work.
        late: How many came after the period and are not counted.
        undecided: How many of which it cannot be said, such as those that do not say when they happened.
        long_running: How many of those counted are of long-running work.
        unapproved: How many of all came in without a known approval, or in spite of a refusal.
        adopted: How many items were adopted in the period (录用数), wherever and however often.
        by_place: How many items each place adopted or passed on in the period.
        weeks: How many weeks with a working day ended in the period.
        weeks_kept: In how many of them enough items counted.
        rest_weeks: How many weeks without a working day ended in the period.
        rest_weeks_kept: In how many of those enough items counted.
    """

    department: str = ""
    submitted: int = 0
    counted: int = 0
    late: int = 0
    undecided: int = 0
    long_running: int = 0
    unapproved: int = 0
    adopted: int = 0
    by_place: Mapping[str, int] = attrs.field(factory=dict)
    weeks: int = 0
    weeks_kept: int = 0
    rest_weeks: int = 0
    rest_weeks_kept: int = 0


@attrs.frozen(kw_only=True)
class Bulletin:
    """The bulletin of one period.

    Args:
        first: The first day of the period.
        last: The last day.
        rows: One row for each department, in the order asked for, then those that nobody asked for.
        total: All together.
        weeks: The weeks that ended in the period, by department.
    """

    first: date
    last: date
    rows: tuple[BulletinRow, ...]
    total: BulletinRow
    weeks: Mapping[str, tuple[Week, ...]] = attrs.field(repr=False)


def bulletins(
    items: Iterable[Kept],
    first: date,
    last: date,
    calendar: WorkCalendar,
    *,
    every: Unit,
    departments: Sequence[str] = (),
    rules: SubmissionRules = JIADING,
) -> tuple[Bulletin, ...]:
    """Make the bulletins of every period that has a day in a span.

    An item counts in the period in which it was submitted, an adoption in that in which the first place adopted it. A
    week counts in the period in which it ends, as a whole; one that ends after the span is not looked at.

    Args:
        items: The items.
        first: The first day of the span.
        last: The last day; days after it are not looked at.
        calendar: The working-day calendar.
        every: How long a period is; the text says only 定期.
        departments: The departments that owe items, so that one that submitted nothing has its row.
        rules: The rules.

    Returns:
        One bulletin for each period, in the order of time.

    Raises:
        BadInput: If the span ends before it begins, or the period is not said.

    Source: 嘉定区规划和土地管理局加强规划和土地宣传培训工作实施方案四（一）5.
    """
    periods = windows(rules.bulletin, (), first, last, every=every)
    found = [one for item in items if (one := submitted(item, calendar, rules)) and one.day <= last]
    own: dict[str, list[Submitted]] = {name: [] for name in departments}
    for one in sorted(found, key=lambda one: one.department):
        own.setdefault(one.department, []).append(one)
    weeks = {name: _weeks(mine, first, last, calendar, rules) for name, mine in own.items()}
    made: list[Bulletin] = []
    for period in periods:
        begin, end = max(period.first, first), min(period.last, last)
        ended = {name: tuple(week for week in weeks[name] if begin <= week.last <= end) for name in own}
        rows = tuple(_row(name, mine, ended[name], (begin, end), rules) for name, mine in own.items())
        made.append(Bulletin(first=begin, last=end, rows=rows, total=_sum(rows, rules), weeks=ended))
    return tuple(made)


def _row(
    name: str, own: Sequence[Submitted], weeks: Sequence[Week], period: tuple[date, date], rules: SubmissionRules
) -> BulletinRow:
    begin, end = period
    came = [item for item in own if begin <= item.day <= end]
    taken = [
        min(days) for item in own if (days := [day for place, day in item.adopted.items() if place in rules.adopting])
    ]
    work, rest = ([week for week in weeks if week.rest is resting] for resting in (False, True))
    return BulletinRow(
        department=name,
        submitted=len(came),
        counted=sum(item.counts for item in came),
        late=sum(item.arrival is Arrival.LATE for item in came),
        undecided=sum(item.arrival is Arrival.UNDECIDED for item in came),
        long_running=sum(item.arrival is Arrival.LONG_RUNNING for item in came),
        unapproved=sum(item.approved is not Approved.YES for item in came),
        adopted=sum(begin <= day <= end for day in taken),
        by_place={
            place: sum(place in item.adopted and begin <= item.adopted[place] <= end for item in own)
            for place in rules.places
        },
        weeks=len(work),
        weeks_kept=sum(week.kept for week in work),
        rest_weeks=len(rest),
        rest_weeks_kept=sum(week.kept for week in rest),
    )


def _weeks(
    own: Iterable[Submitted], first: date, last: date, calendar: WorkCalendar, rules: SubmissionRules
) -> tuple[Week, ...]:
    """Return the whole weeks of a department that end in a span; the first of them may begin before it."""
    monday = first - timedelta(days=first.weekday())
    days = [item.day for item in own if item.counts]
    return tuple(
        Week(
            first=one.first,
            last=one.last,
            count=one.count,
            wanted=one.at_least,
            working_days=_working_days(one.first, one.last, calendar),
        )
        for one in windows(rules.weekly, days, monday, last)
        if one.whole
    )


def _working_days(first: date, last: date, calendar: WorkCalendar) -> int | None:
    try:
        return calendar.working_days_between(first - _DAY, last)
    except BeyondHorizon:
        return None


def _sum(rows: Sequence[BulletinRow], rules: SubmissionRules) -> BulletinRow:
    names = [field.name for field in attrs.fields(BulletinRow) if field.name not in {"department", "by_place"}]
    return BulletinRow(
        by_place={place: sum(row.by_place[place] for row in rows) for place in rules.places},
        **{name: sum(getattr(row, name) for row in rows) for name in names},
    )
