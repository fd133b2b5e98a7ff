"""Days that contradict each other, the calendar's present, or the validity that an entry states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zfgk.calendar import china
from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.semantics.entry import Entry
from zfgk.catalogue.life.stated import check_stated
from zfgk.catalogue.profiles.lists import VALIDITY
from zfgk.catalogue.row import Finding
from zfgk.errors import BeyondHorizon

PUBLISHED_BEFORE_WRITTEN = Check(
    name="published-before-written",
    zh="发布日期{published}早于生成日期{written}",
    en="published on {published}, before it was written on {written}",
)
DAY_IN_FUTURE = Check(
    name="day-in-future", zh="“{label}”{day}晚于检查日{on}", en="{name} {day} lies after the day of the check, {on}"
)
PUBLISHED_LATE = Check(
    name="published-late",
    severity="note",
    zh="自生成至发布{days}个工作日，超过20个工作日；法律、法规另有规定的从其规定",
    en="published {days} working days after it was written, more than 20; other laws may set another period",
    basis="《中华人民共和国政府信息公开条例》第二十六条（2019年5月15日以前为第十八条）",
)
EFFECTIVE_BEFORE_WRITTEN = Check(
    name="effective-before-written",
    severity="note",
    zh="施行日期{effective}早于生成日期{written}",
    en="in force from {effective}, before it was written on {written}",
)
EXPIRES_BEFORE_EFFECTIVE = Check(
    name="expires-before-effective",
    zh="有效期至{expires}，早于施行日期{effective}",
    en="expires on {expires}, before it takes effect on {effective}",
)
ENDED_BEFORE_WRITTEN = Check(
    name="ended-before-written",
    zh="废止日期{ended}早于生成日期{written}",
    en="repealed on {ended}, before it was written on {written}",
)
VALID_THOUGH_EXPIRED = Check(
    name="valid-though-expired",
    zh="标为有效，有效期却已于{expires}届满",
    en="called in force although it expired on {expires}",
)
VALID_THOUGH_ENDED = Check(
    name="valid-though-ended",
    zh="标为有效，却已于{ended}废止",
    en="called in force although it was repealed on {ended}",
)
VALID_BEFORE_EFFECT = Check(
    name="valid-before-effect",
    zh="标为有效，施行日期{effective}却还未到",
    en="called in force although it takes effect on {effective}",
)
PENDING_THOUGH_EFFECTIVE = Check(
    name="pending-though-effective",
    zh="标为尚未施行，却已自{effective}起施行",
    en="called not yet in force although it took effect on {effective}",
)
EXPIRED_WITHIN_TERM = Check(
    name="expired-within-term",
    severity="note",
    zh="标为失效，有效期却到{expires}才届满",
    en="called expired although its term ends on {expires}",
)
VALIDITY_DIFFERS = Check(
    name="validity-differs",
    severity="note",
    zh="按文件的公布、修改、废止等情况，{on}为“{state}”，“有效性”写的不同",
    en="from its publication, amendment and repeal it follows that it is {state_en} on {on}; validity says otherwise",
)

CHECKS = (
    PUBLISHED_BEFORE_WRITTEN,
    DAY_IN_FUTURE,
    PUBLISHED_LATE,
    EFFECTIVE_BEFORE_WRITTEN,
    EXPIRES_BEFORE_EFFECTIVE,
    ENDED_BEFORE_WRITTEN,
    VALID_THOUGH_EXPIRED,
    VALID_THOUGH_ENDED,
    VALID_BEFORE_EFFECT,
    PENDING_THOUGH_EFFECTIVE,
    EXPIRED_WITHIN_TERM,
    VALIDITY_DIFFERS,
)
"""The checks of this module."""

_PAST = ("date_written", "date_published", "date_updated")
"""What has happened; a day of taking effect, of expiry or of repeal may lie ahead."""
_PERIOD = 20
_REGULATION = date(2008, 5, 1)
"""The day from which the Regulation asks for publication within 20 working days."""


def check_order(entry: Entry) -> Iterator[Finding]:
    """Yield what the days of writing and publication say against each other and against the day of the check."""
    days = entry.days
    written, published = days.get("date_written"), days.get("date_published")
    if written and published:
        if published < written:
            yield PUBLISHED_BEFORE_WRITTEN.at(entry.place, "date_published", published=published, written=written)
        elif (published - written).days > _PERIOD and written >= _REGULATION:
            yield from _late(entry, written, published)
    on = entry.known.on
    if on:
        for name in _PAST:
            day = days.get(name)
            if day and day > on:
                field = entry.schema.find(name)
                yield DAY_IN_FUTURE.at(
                    entry.place, name, label=field.label if field else name, name=name, day=day, on=on
                )


def _late(entry: Entry, written: date, published: date) -> Iterator[Finding]:
    try:
        days = china().working_days_between(written, published)
    except BeyondHorizon:
        return  # without a calendar for those years nothing can be said
    if days > _PERIOD:
        yield PUBLISHED_LATE.at(entry.place, "date_published", days=days)


def check_validity(entry: Entry) -> Iterator[Finding]:
    """Yield what the days of effect, expiry and repeal say against each other and against the stated validity."""
    days = entry.days
    written, effective = days.get("date_written"), days.get("date_effective")
    expires, ended = days.get("date_expires"), days.get("date_ended")
    if written and effective and effective < written:
        yield EFFECTIVE_BEFORE_WRITTEN.at(entry.place, "date_effective", effective=effective, written=written)
    if expires and effective and expires < effective:
        yield EXPIRES_BEFORE_EFFECTIVE.at(entry.place, "date_expires", expires=expires, effective=effective)
    if ended and written and ended < written:
        yield ENDED_BEFORE_WRITTEN.at(entry.place, "date_ended", ended=ended, written=written)
    lived = entry.known.standing.get(entry.text("identifier"))
    if lived and any(one.check == VALIDITY_DIFFERS.name for one in check_stated(lived, entry.text("validity"))):
        state, state_en = lived.state.term, lived.state.value
        yield VALIDITY_DIFFERS.at(entry.place, "validity", on=lived.on, state=state, state_en=state_en)
    on = entry.known.on
    state = VALIDITY.spellings.get(entry.text("validity"), "")
    if on and state:
        yield from _against(entry.place, state, on, (effective, expires, ended))


def _against(place: str, state: str, on: date, days: tuple[date | None, date | None, date | None]) -> Iterator[Finding]:
    effective, expires, ended = days
    if state in {"effective", "amended"}:
        if expires and expires < on:
            yield VALID_THOUGH_EXPIRED.at(place, "validity", expires=expires)
        if ended and ended <= on:
            yield VALID_THOUGH_ENDED.at(place, "validity", ended=ended)
        if effective and effective > on:
            yield VALID_BEFORE_EFFECT.at(place, "validity", effective=effective)
    elif state == "not-yet-effective" and effective and effective <= on:
        yield PENDING_THOUGH_EFFECTIVE.at(place, "validity", effective=effective)
    elif state == "expired" and expires and expires >= on:
        yield EXPIRED_WITHIN_TERM.at(place, "validity", expires=expires)
