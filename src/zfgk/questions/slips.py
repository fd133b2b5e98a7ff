"""The errors that people make when they count a period, by name."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from zfgk.model.law import Basis

WORDS: dict[str, tuple[str, str, int]] = {
    "start-day-counted": ("把起算当日算作第一日", "the day of the start was counted as day one", 1),
    "other-version": ("适用了不施行的版本：{detail}", "a version that did not govern was applied: {detail}", 2),
    "weekends-counted": ("把休息日也计算在内（按自然日计算）", "rest days were counted too (calendar days)", 2),
    "working-days-counted": ("自然日按工作日计算", "calendar days were counted as working days", 2),
    "make-up-days-ignored": ("没有计算调休上班日", "transferred working days were not counted", 3),
    "monday-to-friday": (
        "只按周一至周五计算，不看放假安排",
        "Monday to Friday was counted, whatever the notices say",
        3,
    ),
    "transferred-days-counted": ("把调休放假的工作日算作上班", "weekdays that a notice takes off were counted", 4),
    "holidays-counted": ("把法定节假日和调休放假日算作工作日", "public holidays on weekdays were counted", 4),
    "consultation-ignored": ("没有扣除征求意见的时间", "the time of consultation was not taken out", 3),
    "other-agency-deducted": (
        "扣除了该版本不扣除的其他机关征求意见时间",
        "the consultation of a party was taken out that this version does not name",
        4,
    ),
    "restart-ignored": ("没有自补正（缴费）之日重新起算", "the fresh start was ignored", 3),
    "restart-as-resume": ("把重新起算当作中止后继续计算", "a fresh start was treated as a pause", 4),
    "extension-without-notice": ("没有按期告知的延长也被计入", "an extension was added without notice in time", 4),
    "extension-ignored": ("没有计入已告知的延长", "a notified extension was left out", 4),
    "rolled": (
        "末日逢休息日被顺延，而该期限不顺延",
        "the last day was moved off a rest day, which this rule does not do",
        3,
    ),
    "not-rolled": ("末日逢休息日没有顺延", "a last day on a rest day was not moved", 3),
    "month-as-30-days": ("把一个月算作30日", "a month was counted as 30 days", 3),
    "wrong-unit": ("数字相同而单位错误：{detail}", "the number is right, the unit is not: {detail}", 2),
    "wrong-period": ("期限错误：{detail}", "another period was taken: {detail}", 5),
    "extension-as-period": ("把延长后的最长期限当作期限：{detail}", "the extended maximum was taken: {detail}", 4),
    "counted-from-another-event": ("自另一事件之日起算：{detail}", "counted from another event: {detail}", 4),
    "one-too-many": ("末尾多算一日", "one day too many at the end", 6),
    "one-too-few": ("末尾少算一日", "one day too few at the end", 6),
}
"""Chinese, English, and how far down the list it stands: the smaller the number, the more often it is made."""


@attrs.frozen(kw_only=True)
class Slip:
    """One error in a count.

    Args:
        code: Its stable code.
        family: Errors of one family exclude each other.
        basis: The text that it contradicts.
        detail: What was taken instead, where the code leaves it open.
        days: The days that were counted or left out wrongly, as far as the dates in question reach.
    """

    code: str
    family: str
    basis: Basis | None = None
    detail: str = ""
    days: tuple[date, ...] = ()

    @property
    def rank(self) -> int:
        """How far down the list it stands."""
        return WORDS[self.code][2]

    def text(self, lang: str = "zh") -> str:
        """Say what was done wrong, in Chinese unless ``en`` is asked for."""
        chinese, english, _ = WORDS[self.code]
        said = (english if lang == "en" else chinese).format(detail=self.detail)
        if not self.days:
            return said
        shown = ", ".join(day.isoformat() for day in self.days[:8]) + ("…" if len(self.days) > 8 else "")
        return f"{said} ({shown})" if lang == "en" else f"{said}（{shown}）"

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return JSON values."""
        return {
            "code": self.code,
            "text": self.text(lang),
            "basis": str(self.basis) if self.basis else None,
            "place": self.basis.place if self.basis else None,
            "detail": self.detail or None,
            "days": [day.isoformat() for day in self.days],
        }
