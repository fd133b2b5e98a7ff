"""The statutory forms of the annual report, as data: parts, tables, rows and columns in the order of the form."""

from __future__ import annotations

from functools import cached_property

import attrs

COLUMNS = ("natural", "business", "research", "public_welfare", "legal_service", "other", "total")
"""The number columns of table 3; the last is the sum of the others."""
HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
"""Their heads; the second to the sixth stand under 法人或其他组织."""
OUTCOMES = ("maintain", "correct", "other", "pending", "total")
"""The number columns of each group of table 4; the last is the sum of the others."""
OUTCOME_HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
GROUPS = {"review": "行政复议", "litigation_direct": "未经复议直接起诉", "litigation_after_review": "复议后起诉"}
"""The groups of table 4, with their heads."""


@attrs.frozen
class Row:
    """A row of table 3.

    Args:
        key: Its key, with its section before a dot where it has one.
        label: Its label in the form.
    """

    key: str
    label: str

    @property
    def section(self) -> str:
        """The section that it belongs to; empty for a row of its own."""
        return self.key.partition(".")[0] if "." in self.key else ""


@attrs.frozen
class Cell:
    """A cell of table 2.

    Args:
        key: Its path, such as ``regulations.made``.
        block: The heading of its block.
        row: The label of its row.
        column: The head of its column.
        decimal: Whether it holds an amount of money and not a number of things.
    """

    key: str
    block: str
    row: str
    column: str
    decimal: bool = False


@attrs.frozen(slots=False)
class Form:
    """A form of the annual report.

    Args:
        id: Its id: ``2021-30`` or ``2019-60``.
        document: The document that prescribes it.
        years: The first and the last reporting year for which it is prescribed; no last one while it is in use.
        parts: The titles of the six parts.
        table2: The cells of table 2, in order.
        table3: The rows of table 3, in order.
        sections: The labels of the sections of table 3, by key.
    """

    id: str
    document: str
    years: tuple[int, int | None]
    parts: tuple[str, ...]
    table2: tuple[Cell, ...]
    table3: tuple[Row, ...]
    sections: dict[str, str]

    @cached_property
    def results(self) -> tuple[str, ...]:
        """The keys of the rows of results, which the row 总计 sums up; there are no others."""
        return tuple(row.key for row in self.table3 if row.key not in BALANCE)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The rows of table 3 by key."""
        return {row.key: row for row in self.table3}

    def governs(self, year: int) -> bool:
        """Tell whether the form is prescribed for a reporting year."""
        first, last = self.years
        return first <= year and (last is None or year <= last)


BALANCE = ("new", "carried_over", "total", "carried_forward")
"""The rows of table 3 that are no results: 第一项加第二项之和，等于第三项加第四项之和."""

_NEW = Row("new", "一、本年新收政府信息公开申请数量")
_OVER = Row("carried_over", "二、上年结转政府信息公开申请数量")
_RESULTS = (
    Row("granted", "（一）予以公开"),
    Row("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    Row("refused.state_secret", "1.属于国家秘密"),
    Row("refused.other_law", "2.其他法律行政法规禁止公开"),
    Row("refused.three_security", "3.危及“三安全一稳定”"),
    Row("refused.third_party", "4.保护第三方合法权益"),
    Row("refused.internal_affairs", "5.属于三类内部事务信息"),
    Row("refused.process", "6.属于四类过程性信息"),
    Row("refused.enforcement_file", "7.属于行政执法案卷"),
    Row("refused.admin_query", "8.属于行政查询事项"),
    Row("unable.not_held", "1.本机关不掌握相关政府信息"),
    Row("unable.no_ready_made", "2.没有现成信息需要另行制作"),
    Row("unable.unclear_after_correction", "3.补正后申请内容仍不明确"),
    Row("not_processed.petition", "1.信访举报投诉类申请"),
    Row("not_processed.repeat", "2.重复申请"),
    Row("not_processed.publication", "3.要求提供公开出版物"),
    Row("not_processed.excessive", "4.无正当理由大量反复申请"),
    Row("not_processed.reconfirm", "5.要求行政机关确认或重新出具已获取信息"),
)
_OTHER_2021 = (
    Row("other_processing.overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    Row("other_processing.overdue_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    Row("other_processing.other", "3.其他"),
)
_OTHER_2019 = (Row("other_processing.single", "（六）其他处理"),)
_TOTAL = Row("total", "（七）总计")
_FORWARD = Row("carried_forward", "四、结转下年度继续办理")

_SECTIONS = {
    "refused": "（三）不予公开",
    "unable": "（四）无法提供",
    "not_processed": "（五）不予处理",
    "other_processing": "（六）其他处理",
}

FORM_2021 = Form(
    id="2021-30",
    document="国办公开办函〔2021〕30号",
    years=(2021, None),
    parts=(
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
    table2=(
        Cell("regulations.made", "第二十条第（一）项", "规章", "本年制发件数"),
        Cell("regulations.repealed", "第二十条第（一）项", "规章", "本年废止件数"),
        Cell("regulations.valid", "第二十条第（一）项", "规章", "现行有效件数"),
        Cell("normative.made", "第二十条第（一）项", "行政规范性文件", "本年制发件数"),
        Cell("normative.repealed", "第二十条第（一）项", "行政规范性文件", "本年废止件数"),
        Cell("normative.valid", "第二十条第（一）项", "行政规范性文件", "现行有效件数"),
        Cell("licensing", "第二十条第（五）项", "行政许可", "本年处理决定数量"),
        Cell("punishment", "第二十条第（六）项", "行政处罚", "本年处理决定数量"),
        Cell("coercion", "第二十条第（六）项", "行政强制", "本年处理决定数量"),
        Cell("fees_wan", "第二十条第（八）项", "行政事业性收费", "本年收费金额（单位：万元）", decimal=True),
    ),
    table3=(_NEW, _OVER, *_RESULTS, *_OTHER_2021, _TOTAL, _FORWARD),
    sections=_SECTIONS,
)

FORM_2019 = Form(
    id="2019-60",
    document="国办公开办函〔2019〕60号",
    years=(2019, 2020),
    parts=(
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
    table2=(
        Cell("regulations.made", "第二十条第（一）项", "规章", "本年新制作数量"),
        Cell("regulations.published", "第二十条第（一）项", "规章", "本年新公开数量"),
        Cell("regulations.public", "第二十条第（一）项", "规章", "对外公开总数量"),
        Cell("normative.made", "第二十条第（一）项", "规范性文件", "本年新制作数量"),
        Cell("normative.published", "第二十条第（一）项", "规范性文件", "本年新公开数量"),
        Cell("normative.public", "第二十条第（一）项", "规范性文件", "对外公开总数量"),
        Cell("licensing.items", "第二十条第（五）项", "行政许可", "上一年项目数量"),
        Cell("licensing.change", "第二十条第（五）项", "行政许可", "本年增/减"),
        Cell("licensing.decisions", "第二十条第（五）项", "行政许可", "处理决定数量"),
        Cell("services.items", "第二十条第（五）项", "其他对外管理服务事项", "上一年项目数量"),
        Cell("services.change", "第二十条第（五）项", "其他对外管理服务事项", "本年增/减"),
        Cell("services.decisions", "第二十条第（五）项", "其他对外管理服务事项", "处理决定数量"),
        Cell("punishment.items", "第二十条第（六）项", "行政处罚", "上一年项目数量"),
        Cell("punishment.change", "第二十条第（六）项", "行政处罚", "本年增/减"),
        Cell("punishment.decisions", "第二十条第（六）项", "行政处罚", "处理决定数量"),
        Cell("coercion.items", "第二十条第（六）项", "行政强制", "上一年项目数量"),
        Cell("coercion.change", "第二十条第（六）项", "行政强制", "本年增/减"),
        Cell("coercion.decisions", "第二十条第（六）项", "行政强制", "处理决定数量"),
        Cell("fees.items", "第二十条第（八）项", "行政事业性收费", "上一年项目数量"),
        Cell("fees.change", "第二十条第（八）项", "行政事业性收费", "本年增/减"),
        Cell("procurement.items", "第二十条第（九）项", "政府集中采购", "采购项目数量"),
        Cell("procurement.amount", "第二十条第（九）项", "政府集中采购", "采购总金额", decimal=True),
    ),
    table3=(_NEW, _OVER, *_RESULTS, *_OTHER_2019, _TOTAL, _FORWARD),
    sections=_SECTIONS,
)

FORMS = {form.id: form for form in (FORM_2021, FORM_2019)}
"""The forms by id."""


def form_for(year: int) -> Form | None:
    """Return the form that is prescribed for a reporting year; ``None`` before 2019."""
    return next((form for form in FORMS.values() if form.governs(year)), None)
