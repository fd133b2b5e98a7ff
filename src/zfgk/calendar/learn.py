"""Reading a holiday notice's text into a year table; what cannot be read is listed, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

import attrs

from zfgk.calendar.tables import Notice, Row, YearTable
from zfgk.calendar.workcalendar import WorkCalendar
from zfgk.errors import BadInput, CalendarError, Fault

_FULL_WIDTH = str.maketrans("０１２３４５６７８９（）：，；［］－—–~～", "0123456789():,;[]-----")
_DIGITS = {char: str(digit) for digit, char in enumerate("〇一二三四五六七八九")} | {"○": "0", "Ｏ": "0", "零": "0"}
_NUMBER = re.compile(r"国(?:办)?发明电[〔\[(]?(\d{4})[〕\])]?第?(\d+)号")
_ISSUED = re.compile(r"^((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日$")
_ISSUED_CHINESE = re.compile(
    r"^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$"
)
_YEAR = re.compile(r"((?:19|20)\d{2})年(?:部分)?(?:节假日|.{0,8}(?:放假|假期|休假))")
_ITEM = re.compile(r"^[一二三四五六七八九十]{1,3}、(?:([^:,。0-9]{2,12}):)?")
_DATE = re.compile(r"(?:((?:19|20)\d{2})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?")
_SPAN = re.compile(rf"{_DATE.pattern}(?:至|-+|到){_DATE.pattern}")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_EXTENDED = re.compile(rf"延长.*?(.{{2}})假期至{_DATE.pattern}")
_COUNT = re.compile(r"(?:共|放假)(\d+)天")
_FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
# Sentences that arrange no day.
_FORMAL = re.compile(r"通知如下|值班|安全|疫情|妥善|带薪|鼓励|正常上班|开学|各省|国务院办公厅$|关于.*的通知$|^\s*$")
# Clauses beside the dates that add nothing to them.
_BESIDE = re.compile(r"^(?:其中|与周末连休|不调休|放假调休|放假公休|调休|公休|共\d+天|放假\d*天?|以及)*$")
_INFORMATIVE = re.compile(r"为法定节假日|为公休日|公休日调至|调至|起正常上班")


@attrs.frozen
class Learned:
    """What was read from a notice.

    Args:
        table: The table.
        unread: Every clause that could not be read, in order, with the reason.
        notes: Clauses that arrange no working day, and what the text leaves open.
    """

    table: YearTable
    unread: tuple[str, ...]
    notes: tuple[str, ...]


@attrs.define
class _State:
    year: int
    known: WorkCalendar | None
    days: dict[date, tuple[Literal["off", "work"], str]] = attrs.field(factory=dict)
    unread: list[str] = attrs.field(factory=list)
    notes: list[str] = attrs.field(factory=list)


def learn(text: str, *, year: int | None = None, known: WorkCalendar | None = None) -> Learned:
    """Read the text of a State Council notice.

    Args:
        text: The notice as published, from its title to its date.
        year: The year it arranges, if the text does not say so.
        known: The calendar before the notice, which a notice that extends a holiday builds on.

    Returns:
        The table and everything that could not be read.

    Raises:
        BadInput: If number, year or date of issue cannot be found, or no day at all.
    """
    lines = [re.sub(r"\s+", "", line.translate(_FULL_WIDTH)) for line in text.splitlines()]
    whole = "\n".join(lines)
    number = _NUMBER.search(whole)
    issued = next((day for line in reversed(lines) if (day := _issued(line))), None)
    said = _YEAR.search(whole)
    arranged = year or (int(said[1]) if said else None)
    faults = [
        Fault("notice", f"{what} was not found", then=then)
        for found, what, then in (
            (number, "the document number", "the text must contain 国办发明电〔YYYY〕N号"),
            (issued, "the date of issue", "the text must end with a line such as 2025年11月4日"),
            (arranged, "the year", "give --year"),
        )
        if not found
    ]
    if faults or number is None or issued is None or arranged is None:
        raise BadInput("notice", faults)
    state = _State(arranged, _before(known, issued))
    for line in lines:
        if not (_issued(line) or _NUMBER.fullmatch(line)):
            _read_line(line, state)
    if not state.days:
        raise BadInput("notice", [Fault("notice", "no day was found", then="give the whole text of the notice")])
    notice = Notice(f"{_label(number[0])}〔{number[1]}〕{number[2]}号", issued.isoformat())
    rows = [
        Row(day, kind, name, kind == "off" and (day.month, day.day) in _SOLAR, notice)
        for day, (kind, name) in sorted(state.days.items())
    ]
    state.unread.extend(_implausible(rows))
    state.notes.append(
        "法定节假日只标出公历日期固定的日子；春节、清明节、端午节、中秋节的法定日请人工标注 statutory 一列"
    )
    return Learned(YearTable(arranged, tuple(rows)), tuple(state.unread), tuple(state.notes))


_SOLAR = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


def _label(number: str) -> str:
    return "国办发明电" if number.startswith("国办") else "国发明电"


def _before(known: WorkCalendar | None, issued: date) -> WorkCalendar | None:
    try:
        return known.as_known_on(issued - timedelta(days=1)) if known else None
    except CalendarError:
        return None


def _read_line(line: str, state: _State) -> None:
    item = _ITEM.match(line)
    name = (item[1] or "") if item else ""
    before = dict(state.days)
    month, year = 0, state.year
    for sentence in line[item.end() if item else 0 :].split("。"):
        if _FORMAL.search(sentence) and not _EXTENDED.search(sentence):
            if _DATE.search(sentence):
                state.notes.append(sentence)
            continue
        name = name or next((festival for festival in _FESTIVALS if festival in sentence), "")
        year, month = _read_sentence(sentence, name, year, month, state)
    counts = [int(found[1]) for found in _COUNT.finditer(line)]
    off = sum(kind == "off" for day, (kind, _) in state.days.items() if day not in before)
    if counts and "周末连休" not in line and sum(counts) != off:
        state.unread.append(f"{line}（写明共 {sum(counts)} 天，读出 {off} 天）")


def _read_sentence(sentence: str, name: str, year: int, month: int, state: _State) -> tuple[int, int]:
    """Read one sentence; return the year and month that following dates inherit."""
    extended = _EXTENDED.search(sentence)
    if extended and extended[3] and state.known:
        last = date(int(extended[2] or state.year), int(extended[3]), int(extended[4]))
        name = next((festival for festival in _FESTIVALS if festival.startswith(extended[1])), extended[1])
        first = last
        while state.known.day(first).name == "" or state.known.is_working_day(first):
            state.days[first] = ("off", name)
            first -= timedelta(days=1)
        return last.year, last.month
    waiting: list[date] = []
    for clause in filter(None, re.split(r"[,;、](?![^(]*\))", sentence)):
        try:
            found, year, month, rest = _dates(clause, name, year, month, state)
        except ValueError as error:
            state.unread.append(f"{clause}（{error}）")
            continue
        waiting += found
        if _INFORMATIVE.search(rest):
            waiting = []
        elif "上班" in rest and waiting:
            state.days |= dict.fromkeys(waiting, ("work", name))
            waiting = []
        elif ("放假" in rest or "补休" in rest) and waiting:
            state.days |= dict.fromkeys(waiting, ("off", name))
            waiting = []
        elif not found and not _BESIDE.match(rest):
            state.unread.append(clause)
    if waiting:
        state.unread.append(f"{sentence}（{'、'.join(map(str, waiting))} 未说明放假还是上班）")
    return year, month


def _dates(clause: str, name: str, year: int, month: int, state: _State) -> tuple[list[date], int, int, str]:
    """Return the days that a clause names, the year and month that follow, and the words around them."""
    days: list[date] = []
    rest = clause
    span = _SPAN.search(clause)
    pieces = [span] if span else list(_DATE.finditer(clause))
    for piece in pieces:
        ends: list[date] = []
        for written_year, written_month, written_day, remark in _groups(piece):
            month = int(written_month or month)
            if not month:
                message = "日期缺少月份"
                raise ValueError(message)
            if written_year:
                year = int(written_year)
            elif written_month and name == "元旦":
                # New Year's days of December belong to the year before the one arranged.
                year = state.year - 1 if month == 12 else state.year
            day = date(year, month, int(written_day or 0))
            weekday = _WEEKDAY.search(remark or "")
            if weekday and "一二三四五六日".index(weekday[1].replace("天", "日")) != day.weekday():
                message = f"{day} 不是{weekday[0]}"
                raise ValueError(message)
            ends.append(day)
        days += [ends[0] + timedelta(days=k) for k in range((ends[-1] - ends[0]).days + 1)]
        rest = rest.replace(piece[0], "")
    return days, year, month, rest


def _groups(match: re.Match[str]) -> Iterator[tuple[str | None, ...]]:
    groups = match.groups()
    for i in range(0, len(groups), 4):
        yield groups[i : i + 4]


def _implausible(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        if row.kind == "work" and row.day.weekday() < 5:
            yield f"{row.day} 上班（不是星期六或者星期日）"


def _issued(line: str) -> date | None:
    found = _ISSUED.match(line)
    if found:
        return date(int(found[1]), int(found[2]), int(found[3]))
    chinese = _ISSUED_CHINESE.match(line)
    if not chinese:
        return None
    year = int("".join(_DIGITS[char] for char in chinese[1]))
    return date(year, _small(chinese[2]), _small(chinese[3]))


def _small(word: str) -> int:
    """Read a Chinese number below 100."""
    tens, ten, ones = word.rpartition("十")
    return (int(_DIGITS[tens]) if tens else 1) * 10 * bool(ten) + (int(_DIGITS[ones]) if ones else 0)
