"""The period of which a report tells, and the documents on which it says that it rests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zfgk.reporting.form import FORMS, form_for
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.sentences import SENTENCE, plain_text
from zfgk.reporting.tables import Report

_PERIOD = re.compile(
    r"(20\d{2})年1月(?:1日)?(?:0时)?(?:起|开始|始)?[，、]?(?:至|到|[-—~～])+(?:(20\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?"
)
# Words of the period of all figures, not of a number that was reached within some months.
_OF_ALL = re.compile(r"期限|时限|报告期|所列数据|数据统计|统计(?:数据|时间|周期|时段|区间|范围)|时间范围|起止")
_COUNTED = re.compile(r"收到|受理|办结|\d(?:件|条)")
_YEAR_END = {("12", "31"), ("12", None)}


def check_period(prose: Sequence[str], report: Report) -> Iterator[Finding]:
    """Yield what the text says of its period and its form, if it is that of another year.

    Args:
        prose: The paragraphs.
        report: The report.
    """
    if not report.year:
        return
    for paragraph in prose:
        text = plain_text(paragraph)
        for sentence in SENTENCE.findall(text):
            if _OF_ALL.search(sentence) and not _COUNTED.search(sentence):
                yield from _period(sentence, report.year)
        yield from _cited(text, report.year)


def _period(text: str, year: int) -> Iterator[Finding]:
    for matched in _PERIOD.finditer(text):
        years = {int(one) for one in matched.groups()[:2] if one}
        if years != {year} or matched.groups()[2:] not in _YEAR_END:
            yield Finding(
                check="period.year", expected=f"{year}-01-01/{year}-12-31", actual=matched[0],
                zh=f"统计期限“{matched[0]}”不是{year}年度", en=f"the period {matched[0]!r} is not the year {year}",
            )  # fmt: skip


def _cited(text: str, year: int) -> Iterator[Finding]:
    due = form_for(year)
    for form in FORMS.values():
        # The brackets around the year are printed in several shapes.
        number = re.sub(r"[〔〕]", "", form.document)
        if due and form is not due and number in re.sub(r"[〔〕\[\]【】()]", "", text):
            yield Finding(
                check="cites.form", severity="note", expected=due.document, actual=form.document,
                zh=f"{year}年度报告引用了{form.document}，当年的格式由{due.document}规定",
                en=f"the report for {year} cites {form.document}; the form of that year is set by {due.document}",
            )  # fmt: skip
