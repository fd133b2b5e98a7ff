"""What a register of requests tells for the assessments (考核) that the local texts order, and what it cannot tell.

No text seen sets indicators or points for requests. So figures are computed, points only where the office gives its own,
and whatever else an assessment looks at is named as not computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.errors import BadInput, Fault
from zfgk.model.ratio import Ratio
from zfgk.register.answers import Answers
from zfgk.register.lifecycle import earliest
from zfgk.register.store import Register
from zfgk.rules.rule import Rule
from zfgk.rules.shape import Coverage, Unit
from zfgk.statistics.tables import Row


class Measure(Enum):
    """A figure that a register of requests gives."""

    REPLIES = "replies-in-time"
    CORRECTIONS = "corrections-in-time"
    OFTEN_REQUESTED = "often-requested"
    REFUSED = "refused"

    @property
    def term(self) -> str:
        """Its Chinese name."""
        return _TERMS[self]


_TERMS = {
    Measure.REPLIES: "按期答复率（条例第三十三条）",
    Measure.CORRECTIONS: "按期告知补正率（条例第三十条）",
    Measure.OFTEN_REQUESTED: "依申请公开较为集中的信息（项）",
    Measure.REFUSED: "不予公开的申请（件）",
}
SHARES = (Measure.REPLIES, Measure.CORRECTIONS)
"""The measures that are shares, to which an office may give points."""
_FIGURES = (Measure.REPLIES, Measure.CORRECTIONS)
_NOT_REQUESTS = "登记簿中的申请与此无关"
_BY_PEOPLE = "由人评价或者决定"
_OTHERS = "评价指标体系和评估办法没有规定，其他指标不在登记簿中"


@attrs.frozen
class Standard:
    """A rule that orders an assessment.

    Args:
        rule: Its id.
        measures: What is computed for it.
        lacks: What it needs besides that is not computed, in Chinese.
        every: How often it looks at the figures; ``None`` where the text says nothing, or they are none.
    """

    rule: str
    measures: tuple[Measure, ...]
    lacks: str
    every: Unit | None = None


STANDARDS: tuple[Standard, ...] = (
    Standard("jiading.assessment", (), f"{_NOT_REQUESTS}；权重没有规定"),
    Standard("linyi.yearly-assessment", _FIGURES, "年初的目标不在登记簿中；分值没有规定", Unit.YEAR),
    Standard("linyi.inquiry-quality", (), f"协查结果是否准确、全面{_BY_PEOPLE}"),
    Standard("linyi.hard-cases", (), "是否疑难、是否会商没有登记"),
    Standard("xuancheng.count-submissions", (), "信息报送另行统计，见 zfgk submissions"),
    Standard("xuancheng.accountability", (), f"是否没有按照规定流程实行{_BY_PEOPLE}"),
    Standard("yiyang.assess-monthly", _FIGURES, _OTHERS, Unit.MONTH),
    Standard("yiyang.assess-quarterly", _FIGURES, _OTHERS, Unit.QUARTER),
    Standard("yiyang.assess-yearly", _FIGURES, _OTHERS, Unit.YEAR),
    Standard("yiyang.weight", (), "需要给出绩效考评的总分值"),
    Standard("yiyang.independent-assessment", (), f"由第三方机构评估，{_BY_PEOPLE}"),
    Standard("yiyang.praise-and-blame", (), _BY_PEOPLE),
    Standard("yiyang.accountability", (), f"{_NOT_REQUESTS}；{_BY_PEOPLE}"),
    Standard("yiyang.interpretation-assessed", (), _NOT_REQUESTS),
    Standard(
        "yiyang.self-check-scope",
        (Measure.OFTEN_REQUESTED, Measure.REFUSED),
        "没有申请过的不予公开信息不在登记簿中",
        Unit.YEAR,
    ),
)
"""Every rule of the local packs that orders an assessment of disclosure work, or that one would look at."""


@attrs.frozen(kw_only=True)
class Points:
    """The points that an office gives, since no text sets any.

    Args:
        shares: The points of each share that is wholly in time; less of it earns as much less.
        total: The points of the whole performance assessment, of which those of disclosure are a part; ``None`` if
            that part is not to be looked at.
        disclosure: The points of disclosure work as a whole within that total.
    """

    shares: Mapping[Measure, Decimal] = attrs.field(factory=dict)
    total: Decimal | None = None
    disclosure: Decimal | None = None


@attrs.frozen(kw_only=True)
class Figure:
    """One figure.

    Args:
        measure: What it measures.
        least: The share that is surely in time; ``None`` where it is no share.
        most: The share if every doubtful request is in time.
        count: The number where it is one.
        points: The points earned at least and at most; ``None`` without points, or where nothing was to be done.
    """

    measure: Measure
    least: Ratio | None = None
    most: Ratio | None = None
    count: int | None = None
    points: tuple[Fraction, Fraction] | None = None


@attrs.frozen(kw_only=True)
class Assessed:
    """What is told for one rule.

    Args:
        rule: The rule's id.
        term: What it orders, in Chinese.
        basis: Where the text orders it.
        figures: What was computed.
        reached: Whether the part of the points that it orders is reached; ``None`` where it orders none or none was given.
        lacks: What was not computed, in Chinese; empty if nothing is missing.
    """

    rule: str
    term: str
    basis: str
    figures: tuple[Figure, ...]
    reached: bool | None
    lacks: str


_WEIGHT = "yiyang.weight"
_POINTS = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")
_NO_POINTS = Points()


def assessed(
    rules: Mapping[str, tuple[Rule, ...]],
    total: Row,
    corrections: tuple[Ratio, Ratio],
    often_requested: int,
    points: Points = _NO_POINTS,
    *,
    every: Unit = Unit.YEAR,
) -> tuple[Assessed, ...]:
    """Return what a register tells for each rule that orders an assessment.

    Args:
        rules: The loaded rules by their ids; standards of packs that are not loaded are left out.
        total: The requests of the period in one row.
        corrections: The corrections requested in time, from :func:`corrections`.
        often_requested: How many subjects several applicants asked for.
        points: The office's points.
        every: What the period is, a year, a quarter or a month; rules that look at other periods are left out.
    """
    figures = {
        Measure.REPLIES: _share(Measure.REPLIES, total.in_time, points),
        Measure.CORRECTIONS: _share(Measure.CORRECTIONS, corrections, points),
        Measure.OFTEN_REQUESTED: Figure(measure=Measure.OFTEN_REQUESTED, count=often_requested),
        Measure.REFUSED: Figure(measure=Measure.REFUSED, count=sum(total.refused.values())),
    }
    found: list[Assessed] = []
    for standard in STANDARDS:
        if standard.rule not in rules or standard.every not in {None, every}:
            continue
        rule = rules[standard.rule][-1]
        reached = _weight(rule, points) if standard.rule == _WEIGHT else None
        found.append(
            Assessed(
                rule=rule.id,
                term=rule.term,
                basis=str(rule.basis),
                figures=tuple(figures[measure] for measure in standard.measures),
                reached=reached,
                lacks=standard.lacks if reached is None else "",
            )
        )
    return tuple(found)


def corrections(
    register: Register,
    versions: Versions,
    on: date,
    calendar: WorkCalendar,
    *,
    received: tuple[date | None, date | None] = (None, None),
) -> tuple[Ratio, Ratio]:
    """Count the corrections requested in time, among the requests for which one was requested.

    Args:
        register: An open register.
        versions: The rule that sets the period: ``national.correct-request-notice``.
        on: The day of asking; events after it are not looked at.
        calendar: The working-day calendar.
        received: The first and the last day of receipt; ``None`` for no limit.

    Returns:
        Those surely in time, and those in time if every doubtful one is.
    """
    answers = Answers(versions, calendar)
    verdicts: list[Verdict | None] = []
    for _, events in register.histories(matter.id for matter in register.matters(received=received)):
        known = [event for event in events if (day := earliest(event)) is None or day <= on]
        if any(event.name == "correction.requested" for event in known):
            verdicts.append(answers.owed(known, on).verdict)
    sure, late = verdicts.count(Verdict.IN_TIME), verdicts.count(Verdict.OVERDUE)
    return Ratio(sure, len(verdicts)), Ratio(len(verdicts) - late, len(verdicts))


def read_points(written: object, source: str) -> Points:
    """Read an office's points.

    Args:
        written: A mapping of ``replies-in-time``, ``corrections-in-time``, ``disclosure`` and ``total`` to points.
        source: What messages call it.

    Raises:
        BadInput: With every fault.
    """
    names = [*(one.value for one in SHARES), "disclosure", "total"]
    faults: list[Fault] = []
    held: dict[str, Decimal] = {}
    for key, value in _pairs(written, faults):
        if key not in names:
            faults.append(Fault(key, "no such points", then=f"one of {', '.join(names)}"))
        elif not _POINTS.fullmatch(str(value)):
            faults.append(Fault(key, "is no number of points", then="write a number from 0 on, such as 10 or 2.5"))
        else:
            held[key] = Decimal(str(value))
    if ("total" in held) != ("disclosure" in held):
        lacking = "disclosure" if "total" in held else "total"
        faults.append(Fault(lacking, "is missing", "the one is looked at as a part of the other", "give both or none"))
    elif held.get("disclosure", 0) > held.get("total", 0):
        faults.append(Fault("disclosure", "is more than the total", then="give the points of disclosure within it"))
    if faults:
        raise BadInput(source, faults)
    shares = {one: held[one.value] for one in SHARES if one.value in held}
    return Points(shares=shares, total=held.get("total"), disclosure=held.get("disclosure"))


def _pairs(written: object, faults: list[Fault]) -> Iterable[tuple[str, object]]:
    if not isinstance(written, Mapping):
        faults.append(Fault("points", "is no mapping", then="write lines such as replies-in-time: 10"))
        return ()
    return [(str(key), value) for key, value in written.items()]


def _share(measure: Measure, bounds: tuple[Ratio, Ratio], points: Points) -> Figure:
    least, most = bounds
    given = points.shares.get(measure)
    earned = None
    if given is not None and least.share is not None and most.share is not None:
        earned = (Fraction(given) * least.share, Fraction(given) * most.share)
    return Figure(measure=measure, least=least, most=most, points=earned)


def _weight(rule: Rule, points: Points) -> bool | None:
    """Tell whether the points of disclosure reach the part of the total that a rule orders."""
    if not isinstance(rule, Coverage) or points.total is None or points.disclosure is None or not points.total:
        return None
    return Fraction(points.disclosure) * 100 >= rule.at_least * Fraction(points.total)
