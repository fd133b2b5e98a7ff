"""What a holiday notice means: which days it changes, and which matters move with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import attrs

from zfgk.asking import Law, builtin
from zfgk.calendar import CalendarDay, WorkCalendar
from zfgk.errors import BadInput, BeyondHorizon, Fault
from zfgk.questions.asked import check_day
from zfgk.questions.matters import AnyMatter, Outcome, outcome


@attrs.frozen(kw_only=True)
class DayChange:
    """A day that two calendars see differently.

    Args:
        date: The day.
        before: The day on the first calendar; ``None`` if no notice covers it there.
        after: The day on the second calendar; ``None`` if no notice covers it there.
    """

    date: date
    before: CalendarDay | None
    after: CalendarDay | None

    def __str__(self) -> str:
        """Print the day, both kinds and the later notice."""
        kinds = " -> ".join(day.kind.value if day else "unknown" for day in (self.before, self.after))
        later = self.after or self.before
        return f"{self.date}  {kinds}  {later.notice if later else ''}"

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {"date": self.date.isoformat(), "before": _json(self.before), "after": _json(self.after)}


@attrs.frozen(kw_only=True)
class CalendarDiff:
    """The days that two calendars see differently.

    Args:
        days: The days, in order.
    """

    days: tuple[DayChange, ...]

    def text(self, lang: str = "zh") -> str:
        """Return one line per day, in Chinese unless ``en`` is asked for."""
        nothing = "no day changes" if lang == "en" else "没有变化"
        lines = [str(day) for day in self.days if day.before and day.after]
        for gone, word in ((False, ("newly covered", "新公布")), (True, ("no longer covered", "不再覆盖"))):
            # A year that one calendar does not have at all is one line, not 365.
            days = [one.date for one in self.days if (one.after if gone else one.before) is None]
            if days:
                lines.append(f"{days[0]}..{days[-1]}  {word[0 if lang == 'en' else 1]}")
        return "\n".join(lines) or nothing

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {"days": [day.to_json() for day in self.days]}


@attrs.frozen(kw_only=True)
class Moved:
    """A matter that moves when the calendar changes.

    Args:
        id: The matter's id.
        rule: The rule asked about.
        open: Whether no act of the matter is known.
        before: On the first calendar.
        after: On the second calendar.
    """

    id: str
    rule: str
    open: bool
    before: Outcome
    after: Outcome

    def __str__(self) -> str:
        """Print the matter with both outcomes."""
        return f"{self.id}  {self.before} -> {self.after}"

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "id": self.id,
            "rule": self.rule,
            "open": self.open,
            "before": self.before.to_json(),
            "after": self.after.to_json(),
        }


def calendar_diff(before: WorkCalendar, after: WorkCalendar, first: date, last: date) -> CalendarDiff:
    """List the days whose kind differs between two calendars.

    Args:
        before: The first calendar, such as ``china(known_on=…)``.
        after: The second calendar.
        first: The first day compared.
        last: The last day compared.

    Returns:
        The days with the notice that each calendar rests on; days that neither covers are left out.

    Raises:
        NotADay: For anything but plain dates.
        BadInput: If the last day lies before the first.
    """
    check_day(first, "first")
    check_day(last, "last")
    if last < first:
        raise BadInput("last", [Fault("last", f"{last} lies before {first}", then="exchange the days")])
    changed: list[DayChange] = []
    for k in range((last - first).days + 1):
        day = first + timedelta(days=k)
        old, new = _day(before, day), _day(after, day)
        if (old and old.kind) != (new and new.kind):
            changed.append(DayChange(date=day, before=old, after=new))
    return CalendarDiff(days=tuple(changed))


def moved(
    matters: Iterable[AnyMatter], before: WorkCalendar, after: WorkCalendar, *, law: Law | None = None
) -> tuple[Moved, ...]:
    """List the matters whose last days or verdict differ between two calendars.

    Args:
        matters: Matters or case files; a case's own day of knowledge is not used.
        before: The calendar before the notice.
        after: The calendar after it.
        law: The packs; those that ship with zfgk unless given.

    Returns:
        Only the matters that change, in the order given.

    Raises:
        UnknownRule: If no pack has a matter's rule.
        NotAClock: If the rule sets no time.
        BadInput: If a matter's facts are refused.
    """
    packs = law or builtin()
    found: list[Moved] = []
    for matter in matters:
        acts = packs.clock(matter.rule).acts
        was, now = outcome(matter, packs, before), outcome(matter, packs, after)
        if was != now:
            still_open = not any(event.name in acts for event in matter.events)
            found.append(Moved(id=matter.id, rule=matter.rule, open=still_open, before=was, after=now))
    return tuple(found)


def _day(calendar: WorkCalendar, day: date) -> CalendarDay | None:
    try:
        return calendar.day(day)
    except BeyondHorizon:
        return None


def _json(day: CalendarDay | None) -> dict[str, Any] | None:
    if day is None:
        return None
    return {"kind": day.kind.value, "working": day.working, "name": day.name, "notice": day.notice}
