"""Whether a normative document is in force on a day, computed from what happened up to that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum

import attrs

from zfgk.catalogue.life.events import Happening, LifeEvent, NormativeDocument, last_day
from zfgk.catalogue.life.finding import LifeFinding
from zfgk.model.findings import Severity

_DAY = timedelta(days=1)
_ENDS = {Happening.REPEALED, Happening.EXPIRED}


class State(Enum):
    """How a document stands on a day."""

    NOT_YET = "not-yet-effective"
    """尚未施行, or not known to be published."""
    EFFECTIVE = "effective"
    """现行有效."""
    AMENDED = "amended"
    """已修改: in force as amended."""
    REPEALED = "repealed"
    """已废止."""
    EXPIRED = "expired"
    """已失效: its period is over, or it was declared expired."""

    @property
    def term(self) -> str:
        """The Chinese term."""
        return _TERMS[self]

    @property
    def in_force(self) -> bool:
        """Whether the document is in force."""
        return self in {State.EFFECTIVE, State.AMENDED}


_TERMS = {
    State.NOT_YET: "尚未施行",
    State.EFFECTIVE: "现行有效",
    State.AMENDED: "已修改，现行有效",
    State.REPEALED: "已废止",
    State.EXPIRED: "已失效",
}


@attrs.frozen(kw_only=True)
class Ground:
    """One step of the computation.

    Args:
        day: The day that it rests on; ``None`` if there is none.
        zh: The sentence in Chinese.
        en: The sentence in English.
        source: The text that says so, as the event gives it.
    """

    day: date | None
    zh: str
    en: str
    source: str = ""


@attrs.frozen(kw_only=True)
class Validity:
    """How a document stands on a day.

    Args:
        key: The document's identifier.
        on: The day.
        state: The state.
        since: The first day in force, if it is known; for a document that is not yet in force, the day to come.
        until: The last day in force as it was known on the day; ``None`` if no end was known.
        amendments: The days from which amendments work, up to the day.
        grounds: The computation.
    """

    key: str
    on: date
    state: State
    since: date | None
    until: date | None
    amendments: tuple[date, ...]
    grounds: tuple[Ground, ...]

    @property
    def in_force(self) -> bool:
        """Whether it is in force on the day."""
        return self.state.in_force

    def explain(self, lang: str = "zh") -> str:
        """Return the state and one line for each ground.

        Args:
            lang: ``zh`` or ``en``; sources stay as they are written.
        """
        lines = [
            f"{self.key} {self.on}：{self.state.term}" if lang == "zh" else f"{self.key} {self.on}: {self.state.value}"
        ]
        for ground in self.grounds:
            said = ground.zh if lang == "zh" else ground.en
            lines.append(f"  {ground.day or '…'!s:<10}  {said}" + (f"  {ground.source}" if ground.source else ""))
        return "\n".join(lines)


def validity(document: NormativeDocument, on: date, further: Iterable[LifeEvent] = ()) -> Validity:
    """Say whether a document is in force on a day.

    Args:
        document: The document.
        on: The day. Only what was published up to it counts, so that a later event never changes the answer.
        further: Events that other documents brought about; :class:`~zfgk.catalogue.life.library.Library` finds them.

    Returns:
        The state with its grounds. What has ended stays ended. An extension or a 继续有效 published after the end
        does not bring a document back; :func:`contradictions` tells of it.
    """
    known = _known(document, on, further)
    first = next((event for event in known if event.what is Happening.PUBLISHED), None)
    if first is None:
        ground = Ground(day=None, zh="没有当日以前公布的记录", en="no publication up to the day is known")
        return _answer(document, on, State.NOT_YET, grounds=(ground,))
    since = first.works_from
    grounds = [_taking_effect(first)]
    period = _period(known, first, grounds)
    end = _end(known, period, grounds)
    until = end[0] - _DAY if end else None
    amended = [event for event in known if event.what is Happening.AMENDED and event.works_from <= on]
    amended = [event for event in amended if until is None or event.works_from <= until]
    grounds += [_ground(event, "修改") for event in amended]
    if end and end[0] <= on:
        state = end[1]
    elif on < since:
        state = State.NOT_YET
    else:
        state = State.AMENDED if amended else State.EFFECTIVE
    days = tuple(event.works_from for event in amended)
    return _answer(document, on, state, since=since, until=until, amendments=days, grounds=tuple(grounds))


def _known(document: NormativeDocument, on: date, further: Iterable[LifeEvent] = ()) -> list[LifeEvent]:
    known = [event for event in (*document.events, *further) if event.day <= on]
    return sorted(known, key=lambda event: (event.day, event.works_from, event.what.value, event.source))


def _answer(
    document: NormativeDocument,
    on: date,
    state: State,
    *,
    grounds: tuple[Ground, ...],
    since: date | None = None,
    until: date | None = None,
    amendments: tuple[date, ...] = (),
) -> Validity:
    return Validity(
        key=document.key, on=on, state=state, since=since, until=until, amendments=amendments, grounds=grounds
    )


def _taking_effect(first: LifeEvent) -> Ground:
    day = first.works_from
    if first.effect is None:
        zh, en = (
            f"{first.day}公布，未载明施行日期，按公布之日起算",
            f"published {first.day}; no day of effect is stated",
        )
    else:
        zh, en = f"{first.day}公布，自{day}起施行", f"published {first.day}, effective from {day}"
    return Ground(day=day, zh=zh, en=en, source=first.source)


def _period(known: list[LifeEvent], first: LifeEvent, grounds: list[Ground]) -> date | None:
    """Return the last day of the stated period, extensions that came in time included."""
    last = first.until or (last_day(first.works_from, first.years) if first.years else None)
    if last is None:
        return None
    grounds.append(Ground(day=last, zh=f"有效期至{last}", en=f"valid until {last}", source=first.source))
    for event in known:
        if event.what is Happening.EXTENDED and event.day <= last:
            further = event.until or last_day(last + _DAY, event.years or 0)
            if further > last:
                last = further
                zh, en = f"有效期延长至{last}", f"extended until {last}"
                grounds.append(Ground(day=event.day, zh=zh, en=en, source=event.source))
    return last


def _end(known: list[LifeEvent], period: date | None, grounds: list[Ground]) -> tuple[date, State] | None:
    """Return the first day on which the document is no longer in force as far as is known, and as what."""
    ends = [(event.works_from, event) for event in known if event.what in _ENDS]
    day, event = min(ends, key=lambda end: end[0], default=(None, None))
    if event is not None and day is not None and (period is None or day <= period):
        grounds.append(_ground(event, event.what.term))
        return day, State.REPEALED if event.what is Happening.REPEALED else State.EXPIRED
    return None if period is None else (period + _DAY, State.EXPIRED)


def _ground(event: LifeEvent, zh: str) -> Ground:
    day = event.works_from
    return Ground(day=day, zh=f"自{day}起{zh}", en=f"{event.what.value} from {day}", source=event.source)


def contradictions(document: NormativeDocument, further: Iterable[LifeEvent] = ()) -> tuple[LifeFinding, ...]:
    """Say which events of a document do not fit together.

    Args:
        document: The document.
        further: Events that other documents brought about.

    Returns:
        The findings, in the order of the events.
    """
    known = _known(document, date.max, further)
    return tuple(_contradictions(document, known))


def _contradictions(document: NormativeDocument, known: list[LifeEvent]) -> Iterator[LifeFinding]:
    published = [event for event in known if event.what is Happening.PUBLISHED]
    if known and not published:
        yield _finding(
            document, "never-published", "没有公布的记录，却有其他记录", "nothing says when it was published"
        )
    if len(published) > 1:
        days = "、".join(str(event.day) for event in published)
        yield _finding(document, "published-twice", f"有多次公布的记录：{days}", f"published more than once: {days}")
    for event in known:
        if event.effect is not None and event.effect < event.day:
            zh = f"{event.day}才{event.what.term}，却自{event.effect}起算；按{event.day}计"
            en = f"{event.what.value} on {event.day} works backwards from {event.effect}; {event.day} counts"
            yield _finding(document, "works-backwards", zh, en)
        if event.until is not None and event.until < event.works_from:
            zh, en = (
                f"有效期至{event.until}，早于{event.works_from}",
                f"valid until {event.until}, before {event.works_from}",
            )
            yield _finding(document, "period-before-effect", zh, en)
        if published and event.what is not Happening.PUBLISHED and event.day < published[0].day:
            zh = f"{event.day}{event.what.term}，早于公布（{published[0].day}）"
            en = f"{event.what.value} on {event.day}, before its publication on {published[0].day}"
            yield _finding(document, "before-publication", zh, en)
    yield from _after_the_end(document, known)


def _after_the_end(document: NormativeDocument, known: list[LifeEvent]) -> Iterator[LifeFinding]:
    """Tell of acts upon a document that had already ended when they were published."""
    for i, event in enumerate(known):
        if event.what is Happening.PUBLISHED:
            continue
        before = attrs.evolve(document, events=tuple(known[:i]))
        stood = validity(before, event.day)
        ended = stood.state in {State.REPEALED, State.EXPIRED}
        # To declare what has run out expired is what a cleaning does.
        if not ended or (event.what is Happening.EXPIRED and stood.state is State.EXPIRED):
            continue
        again = event.what in _ENDS
        check = "repealed-twice" if again and stood.state is State.REPEALED else "acts-after-the-end"
        zh = f"{event.day}{event.what.term}，当时{stood.state.term}"
        yield _finding(
            document, check, zh, f"{event.what.value} on {event.day}, when it was {stood.state.value}", event
        )


def _finding(document: NormativeDocument, check: str, zh: str, en: str, event: LifeEvent | None = None) -> LifeFinding:
    return LifeFinding(
        check=check,
        severity=Severity.REVIEW,
        about=document.key,
        zh=zh,
        en=en,
        basis=event.source if event else "",
    )
