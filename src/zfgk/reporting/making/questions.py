"""What the events of a request leave open: each question with the rule by which the request counts all the same.

A question either blocks the report until somebody answers it by a correction in the register, or accepts the rule; or
the request counts by the rule, and the question is listed beside the report. Nothing is decided silently.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.reporting.making.rows import ENDINGS_WITHOUT_RESULT

_SHOWN = 10


@attrs.frozen
class QuestionKind:
    """A kind of open question.

    Args:
        id: Its name.
        zh: What is open and how the request counts, in Chinese.
        en: The same in English.
        blocks: Whether no report is built until it is answered or its rule accepted.
    """

    id: str
    zh: str
    en: str
    blocks: bool = False


KIND_UNKNOWN = QuestionKind(
    "kind-unknown",
    "没有记载申请人类别；接受本规则的，计入“其他”列",
    "no event and no file tells the kind of applicant; if accepted, the request counts under other",
    blocks=True,
)
NO_RESULT = QuestionKind(
    "no-result",
    "已答复而没有记载办理结果；接受本规则的，计入（六）其他处理3.其他",
    "there is a reply and no result; if accepted, the request counts under other_processing.other",
    blocks=True,
)
RECEIPT_DISPUTED = QuestionKind(
    "receipt-in-two-years",
    "收到之日有争议或者只知道范围，且跨年度；按最早的可能日期计入",
    "the possible days of receipt lie in two years; the first of them counts",
)
END_DISPUTED = QuestionKind(
    "end-in-two-years",
    "办结之日有争议或者只知道范围，且跨年度；按最晚的可能日期计入",
    "the possible days of the act that ended it lie in two years; the last of them counts",
)
ACTS_APART = QuestionKind(
    "acts-in-two-years",
    "答复的作出与寄出、送达不在同一年度；按所选的行为计入",
    "the acts of the reply lie in two years; the act that was chosen counts",
)
CONFIRMED_APART = QuestionKind(
    "confirmed-in-another-year",
    "收到与确认不在同一年度；按所选的日期计入",
    "receipt and confirmation lie in two years; the day that was chosen counts",
)
SUBMITTED_APART = QuestionKind(
    "submitted-in-another-year",
    "网上提交与收到不在同一年度；按收到之日计入，计算答复期限也不以提交之日为准",
    "submission and receipt lie in two years; the day of receipt counts; periods do not run from submission either",
)
OTHER_FORM = QuestionKind(
    "row-of-other-form",
    "办理结果是另一格式的行；计入（六）其他处理3.其他",
    "the result is a row of the other form; the request counts under other_processing.other",
)
ANSWERED_ANEW = QuestionKind(
    "answered-anew",
    "复议决定或者裁判后重新答复；格式未规定，推定只按第一次答复计入一次，其结果由表四反映（inference）",
    "answered anew after a review or a judgment; no text seen says how, so it counts once, with its first answer; table "
    "4 tells the outcome (inference)",
)
NEVER_RECEIVED = QuestionKind(
    "never-received",
    "已了结而没有记载收到之日；不计入",
    "it ended and was never received; it counts nowhere",
)
BY_ENDING: Mapping[str, QuestionKind] = {
    one.id: QuestionKind(
        one.id,
        f"{one.why}（{one.seen.value}）",
        f"it ended by {one.event} without a result; no text seen assigns a row, so it counts under {one.row} "
        f"({one.seen.value})",
    )
    for one in ENDINGS_WITHOUT_RESULT
}
"""A request that ended without a reply counts by inference, unless the event records a result."""

QUESTIONS: tuple[QuestionKind, ...] = (
    KIND_UNKNOWN,
    NO_RESULT,
    RECEIPT_DISPUTED,
    END_DISPUTED,
    ACTS_APART,
    CONFIRMED_APART,
    SUBMITTED_APART,
    OTHER_FORM,
    ANSWERED_ANEW,
    NEVER_RECEIVED,
    *BY_ENDING.values(),
)
BY_ID = {one.id: one for one in QUESTIONS}


@attrs.frozen
class Question:
    """An open question.

    Args:
        kind: Its kind.
        matters: The ids of the requests concerned.
    """

    kind: QuestionKind
    matters: tuple[str, ...]

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return the question as plain values.

        Args:
            lang: ``zh`` or ``en``.
        """
        return {
            "question": self.kind.id,
            "blocks": self.kind.blocks,
            "message": self.kind.en if lang == "en" else self.kind.zh,
            "requests": list(self.matters),
        }


def accepted_of(names: Collection[str], place: str = "accept") -> frozenset[str]:
    """Return the questions whose rules somebody accepts.

    Args:
        names: Their ids.
        place: What messages call one.

    Raises:
        BadInput: With every name that is none.
    """
    faults = [
        Fault(place, f"{name!r} is no question that blocks", then=f"one of {', '.join(_BLOCKING)}")
        for name in names
        if name not in _BLOCKING
    ]
    if faults:
        raise BadInput(place, faults)
    return frozenset(names)


def refuse_open(questions: Sequence[Question], accepted: Collection[str], register: str) -> None:
    """Refuse to go on while a question that blocks is open.

    Args:
        questions: The questions.
        accepted: Those whose rule was accepted.
        register: Where the register is, for messages.

    Raises:
        BadInput: With a fault for every such question, and the requests concerned.
    """
    faults = []
    for one in questions:
        if one.kind.blocks and one.kind.id not in accepted:
            shown = ", ".join(one.matters[:_SHOWN]) + (", …" if len(one.matters) > _SHOWN else "")
            then = f"correct the requests in the register, or accept the rule {one.kind.id}"
            faults.append(Fault(f"{register}: {len(one.matters)} requests ({shown})", one.kind.en, then=then))
    if faults:
        raise BadInput(register, faults)


_BLOCKING = tuple(one.id for one in QUESTIONS if one.blocks)
