"""Text made from steps, only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from zfgk.model.law import Seen
from zfgk.model.step import Step, Verb

if TYPE_CHECKING:
    from zfgk.engine.answer import Alternative, Answer

_NO_TERMS: Mapping[str, str] = {}
_WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}

# Each pattern may use: event, day (of the event), n, until.
_PATTERNS: dict[tuple[Verb, str], tuple[str, str]] = {
    (Verb.GOVERN, ""): ("适用{basis}", "governed by {basis}"),
    (Verb.START, ""): ("以 {day} 为起算之日（{event}）", "the clock starts on {day} ({event})"),
    (Verb.START, "moment"): ("以 {day} 为起算时刻（{event}）", "the clock starts at {day} ({event})"),
    (Verb.SHIFT, ""): (
        "{day} 为休息日，顺延至 {stands} 视为收到",
        "{day} is a rest day; taken as received on {stands}",
    ),
    (Verb.RESTART, ""): ("{day} 重新起算（{event}）", "the clock starts afresh on {day} ({event})"),
    (Verb.CREDIT, ""): (
        "{day} 至 {until} 征求意见，期间不计",
        "days from {day} to {until} are not counted (consultation)",
    ),
    (Verb.CREDIT, "no-answer"): (
        "{day} 发出征求意见，未见答复，扣除至对方期限届满之日 {until}",
        "consultation sent on {day}, no answer; not counted until the other side's own term ended on {until}",
    ),
    (Verb.CREDIT, "total"): ("共扣除 {n}", "{n} are left out in all"),
    (Verb.COUNT, ""): ("起算之日不计入，计 {n}，{stands}届满", "{n}, start not counted, end on {stands}"),
    (Verb.COUNT, "hour"): ("自该时刻起 {n}，{stands}届满", "{n} from that moment end at {stands}"),
    (Verb.COUNT, "date"): ("规定日期为 {stands}，不因休息日顺延", "the text names {stands}; rest days do not move it"),
    (Verb.COUNT, "word"): ("只规定“{unit}”，没有具体时限", "the text says {unit} and names no number"),
    (Verb.COUNT, "unregulated"): ("对此未作规定", "the text does not regulate this"),
    (Verb.COUNT_BACK, ""): (
        "自 {day} 往前数 {n}，当日不计入，最迟 {stands}",
        "{n} back from {day}, that day not counted: {stands} at the latest",
    ),
    (Verb.ROLL, ""): ("期间最后一日为休息日，顺延至 {stands}", "the last day is a rest day; it moves to {stands}"),
    (Verb.EXTEND, ""): ("{day} 告知延长 {n}，至 {stands}届满", "extended by {n} (told on {day}), to {stands}"),
    (Verb.EXTEND, "until"): ("{day} 告知延长，至 {stands}届满", "extended (told on {day}), to {stands}"),
    (Verb.CAP, "over-the-maximum"): (
        "{day} 告知的延长超过法定上限，按上限计",
        "the extension told on {day} exceeds the maximum and is cut down to it",
    ),
    (Verb.IGNORE, ""): ("{day} 的“{event}”不影响期限", "{event} on {day} has no effect on the period"),
    (Verb.IGNORE, "outside-the-period"): (
        "{day} 的“{event}”不在期间之内，不影响期限",
        "{event} on {day} lies outside the period and has no effect",
    ),
    (Verb.IGNORE, "not-notified"): (
        "{day} 批准延长但未告知申请人，不发生延长效力",
        "the extension approved on {day} was not told to the applicant and has no effect",
    ),
    (Verb.IGNORE, "notified-late"): (
        "{day} 告知延长时期限已经届满，不发生延长效力",
        "the extension was told on {day}, after the period had ended, and has no effect",
    ),
    (Verb.IGNORE, "before-the-start"): (
        "{day} 告知的延长早于本次起算，不计",
        "the extension told on {day} precedes the current start and is forgotten",
    ),
    (Verb.IGNORE, "not-later-than-expiry"): (
        "{day} 告知的延长不晚于原届满之日，期限不变",
        "the extension told on {day} ends no later than the period itself; nothing changes",
    ),
    (Verb.IGNORE, "party-not-deducted"): (
        "{day} 的征求意见不属于依法可以扣除的情形",
        "the consultation of {day} is not of a kind whose days are left out",
    ),
    (Verb.IGNORE, "no-dated-evidence"): (
        "{day} 的征求意见没有书面日期证据，不予扣除",
        "the consultation of {day} has no dated evidence; nothing is left out for it",
    ),
    (Verb.IGNORE, "answer-without-dated-evidence"): (
        "{day} 征求意见所得的答复没有书面日期证据，扣除不超过对方的期限",
        "the answer to the consultation of {day} has no dated evidence; no more than the other side's own term is left out",
    ),
    (Verb.IGNORE, "addressed-to-others"): (
        "{day} 的“{event}”对象不是本项期限的当事方，不起算",
        "{event} on {day} addressed somebody else and starts no clock here",
    ),
    (Verb.IGNORE, "consultation-has-no-end"): (
        "{day} 的征求意见未见送达和答复日期，不予扣除",
        "the consultation of {day} has neither a day of service nor an answer; nothing is left out",
    ),
}


def sentence(step: Step, lang: str = "zh", terms: Mapping[str, str] = _NO_TERMS) -> str:
    """Say one step in words.

    Args:
        step: The step.
        lang: ``zh`` or ``en``.
        terms: Chinese terms of events, by name.

    Returns:
        One sentence, without the citation.
    """
    note = step.note or ("until" if step.verb is Verb.EXTEND and step.until else "")
    if step.verb is Verb.COUNT and step.unit in {"hour", "date"}:
        note = step.unit
    if step.verb is Verb.START and isinstance(step.day, datetime):
        note = "moment"
    zh, en = _PATTERNS[step.verb, note]
    return (en if lang == "en" else zh).format(
        basis=step.basis,
        day=_plain(step.event_day) if step.event_day else "",
        event=step.event if lang == "en" else terms.get(step.event, step.event),
        n=_quantity(step, lang),
        unit=step.unit,
        stands=_stands(step, lang),
        until=step.until or ("日历范围之外" if lang != "en" else "beyond the calendar"),
    )


_UNITS = {
    "working-day": ("个工作日", "working day"),
    "day": ("日", "day"),
    "month": ("个月", "month"),
    "year": ("年", "year"),
    "hour": ("小时", "hour"),
}


def _quantity(step: Step, lang: str) -> str:
    if step.amount is None:
        return ""
    zh, en = _UNITS[step.unit]
    return f"{step.amount} {en}{'' if step.amount == 1 else 's'}" if lang == "en" else f"{step.amount} {zh}"


def text(answer: Answer, lang: str = "zh") -> str:
    """Tell an answer: steps with citations, the result, the other dates.

    Args:
        answer: The answer.
        lang: ``zh`` or ``en``.

    Returns:
        Lines of text.
    """
    en = lang == "en"
    lines = [f"{answer.term} · {answer.rule}"]
    for step in answer.steps:
        line = f"  {_plain(step.day) if step.day else '…':<10}  {sentence(step, lang, answer.terms)}"
        if step.basis and step.verb is not Verb.GOVERN:
            line += f"  {step.basis}"
        if step.basis and step.basis.seen is Seen.UNVERIFIED:
            line += " [unverified]" if en else "［依据未核实］"
        if step.reading:
            line += f"  [{step.reading}={step.option}]"
        lines.append(line)
    lines.append(_result(answer, lang))
    if answer.effect:
        silent = answer.certainty.value == "not-regulated"
        lines.append(
            (("  note: " if en else "  说明：") if silent else ("  effect: " if en else "  后果：")) + answer.effect
        )
    lines.extend(("  warning: " if en else "  注意：") + caution(one, lang) for one in answer.warnings)
    if answer.notices:
        lines.append(("  calendar: " if en else "  日历依据：") + "、".join(answer.notices))
    lines.extend(_others(answer, lang))
    return "\n".join(lines)


def _result(answer: Answer, lang: str) -> str:
    en = lang == "en"
    if answer.due:
        line = ("due " if en else "届满之日 ") + _dated(answer.due, lang)
    elif answer.bounds:
        first, last = answer.bounds.earliest, answer.bounds.latest
        line = f"due between {first} and {last}" if en else f"届满之日在 {first} 与 {last} 之间"
    elif answer.certainty.value == "not-regulated":
        line = "not regulated" if en else "未作规定"
    else:
        line = "no last day can be given" if en else "无法给出届满之日"
    if answer.working_day is not None:
        line += (
            f" · act on working day {answer.working_day}" if en else f" · 行为在第 {answer.working_day} 个工作日作出"
        )
    if answer.verdict:
        line += f" · {answer.verdict.value}" if en else f" · {_VERDICTS[answer.verdict.value]}"
    if answer.missing:
        line += (" · missing: " if en else " · 缺少：") + ", ".join(answer.missing)
    return f"{'=> ' if en else '结论：'}{line} ({answer.certainty.value})"


_CAUTIONS = {
    "year-end-moved": (
        "“年度终了”以当年12月31日计，不以所给日期计",
        "the year's end is its last day, not the day given",
    ),
    "extension-over-the-maximum": ("延长超过法定上限", "an extension exceeds the maximum"),
    "consulted-party-term-not-in-this-version": (
        "被征求意见一方的期限不见于所适用的版本",
        "the consulted party's own term is not in the version that governs",
    ),
}
_CAUTIONS_ABOUT = {
    "unverified": ("依据未核实：{}", "source not seen: {}"),
    "written-under": ("本依据制定时有效的是已被取代的条例：{}", "written under a regulation since replaced: {}"),
    "ended-by": ("“{}”之后不再有此项义务", "nothing is owed any more after {}"),
    "not-given": ("未给出 {}，以规定了时限的各类一致者计", "{} was not given; all words for which a time is set agree"),
}


def caution(code: str, lang: str = "zh") -> str:
    """Say a warning of an answer in words.

    Args:
        code: The warning, such as ``unverified:OGI-2007:31``.
        lang: ``zh`` or ``en``.

    Returns:
        One sentence, with the code where there are no words for it.
    """
    en = lang == "en"
    if code in _CAUTIONS:
        return _CAUTIONS[code][en]
    kind, _, about = code.partition(":")
    if code.endswith("-not-given"):
        kind, about = "not-given", code.removesuffix("-not-given")
    found = _CAUTIONS_ABOUT.get(kind)
    return found[en].format(about) if found else code


_VERDICTS = {
    "in-time": "未逾期",
    "overdue": "逾期",
    "depends": "视情形而定",
    "pending": "尚未届满",
    "unknown": "无法判断",
    "too-early": "未满最短期间",
}


def _others(answer: Answer, lang: str) -> list[str]:
    en = lang == "en"
    lines = [
        f"  {'otherwise' if en else '另一结果：'} {_when(one, lang)}  {_why(one)}"
        for one in answer.dues
        if one.due != answer.due
    ]
    for one in answer.verdicts:
        verdict = one.verdict.value if one.verdict else "-"
        word = verdict if en else _VERDICTS.get(verdict, verdict)
        by = f"（{one.act} / {_when(one, lang)}）" if one.act else ""
        lines.append(f"  {word}{by}  {_why(one) or ('by default' if en else '默认读法')}")
    return lines


def _when(one: Alternative, lang: str) -> str:
    if one.due:
        return _dated(one.due, lang)
    return f"{one.span.earliest}..{one.span.latest}" if one.span else "-"


def _why(one: Alternative) -> str:
    parts = [f"{name}={option}" for name, option in one.readings.items()]
    parts += [f"{name}@{day}" for name, day in one.facts.items()]
    return f"[{', '.join(parts)}]" if parts else ""


def _stands(step: Step, lang: str) -> str:
    if step.day:
        return _dated(step.day, lang)
    if step.span:
        return f"{step.span.earliest}..{step.span.latest}"
    return "-"


def _plain(moment: date) -> str:
    return moment.isoformat(" ", "minutes") if isinstance(moment, datetime) else moment.isoformat()


def _dated(moment: date, lang: str) -> str:
    weekday, day = _WEEKDAYS[lang][moment.weekday()], _plain(moment)
    return f"{day} ({weekday})" if lang == "en" else f"{day}（周{weekday}）"
