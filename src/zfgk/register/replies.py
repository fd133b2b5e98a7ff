"""The ways of answering a request, what each answer must carry, and the rows of table 3 under which it counts.

The Regulation names the ways of answering, the form of the annual report names the rows. The form itself says under
which row a request counts that was answered in parts (区分处理的，只计这一情形); no text seen assigns any other way to a row,
however alike their words are. So each of the others is an inference and says so.
"""

from __future__ import annotations

import attrs

from zfgk.model.law import Basis, Seen
from zfgk.rules.shape import Element
from zfgk.texts.national import OGI_2019, PROCESSING_FEE_2020

FORM = "国办公开办函〔2021〕30号 表三"
"""The text whose rows are assigned."""


@attrs.frozen(kw_only=True)
class ReplyType:
    """A way of answering or of ending a request.

    Args:
        id: Its stable name.
        term: The case, in Chinese.
        basis: Where the text provides for it.
        contents: What the answer must carry.
        rows: The rows of table 3 under which it may count, the form of 2021.
        seen: How well the assignment to the rows is founded.
    """

    id: str
    term: str
    basis: Basis
    contents: tuple[Element, ...] = ()
    rows: tuple[str, ...]
    seen: Seen = Seen.INFERENCE


_DECISION = Element("decision", "处理决定")
_REASONS = Element("reasons", "理由")

REPLY_TYPES: tuple[ReplyType, ...] = (
    ReplyType(
        id="already-public",
        term="已经主动公开",
        basis=OGI_2019[36, 0, 1],
        contents=(Element("way", "获取方式"), Element("channel", "获取途径")),
        rows=("granted",),
    ),
    ReplyType(
        id="granted",
        term="可以公开",
        basis=OGI_2019[36, 0, 2],
        # Whoever hands the information over need not tell how to get it.
        contents=(
            Element("information", "该政府信息", optional=True),
            Element("way", "获取方式", optional=True),
            Element("channel", "获取途径", optional=True),
            Element("time", "获取时间", optional=True),
        ),
        rows=("granted",),
    ),
    ReplyType(
        id="refused",
        term="决定不予公开",
        basis=OGI_2019[36, 0, 3],
        contents=(Element("decision", "不予公开的决定"), _REASONS),
        rows=(
            "refused.state_secret",
            "refused.other_law",
            "refused.three_security",
            "refused.third_party",
            "refused.internal_affairs",
            "refused.process",
            "refused.enforcement_file",
        ),
    ),
    ReplyType(
        id="not-held",
        term="经检索没有所申请公开信息",
        basis=OGI_2019[36, 0, 4],
        contents=(Element("decision", "该政府信息不存在"),),
        rows=("unable.not_held",),
    ),
    ReplyType(
        id="other-body",
        term="不属于本行政机关负责公开",
        basis=OGI_2019[36, 0, 5],
        contents=(
            Element("decision", "不属于本行政机关负责公开"),
            _REASONS,
            Element("responsible-body", "负责公开该政府信息的行政机关的名称", optional=True),
            Element("responsible-body-contact", "负责公开该政府信息的行政机关的联系方式", optional=True),
        ),
        rows=("unable.not_held",),
    ),
    ReplyType(
        id="repeat",
        term="已作出答复、重复申请公开相同政府信息",
        basis=OGI_2019[36, 0, 6],
        contents=(Element("decision", "不予重复处理"),),
        rows=("not_processed.repeat",),
    ),
    ReplyType(
        id="special-procedure",
        term="法律、行政法规对信息的获取有特别规定",
        basis=OGI_2019[36, 0, 7],
        contents=(Element("procedure", "依照有关法律、行政法规的规定办理"),),
        rows=("refused.admin_query",),
    ),
    ReplyType(
        id="partial",
        term="区分处理",
        basis=OGI_2019[37],
        contents=(Element("public-part", "可以公开的政府信息内容"), Element("reasons", "对不予公开的内容说明理由")),
        rows=("partial",),
        seen=Seen.TEXT,
    ),
    ReplyType(
        id="needs-processing",
        term="需要对现有政府信息进行加工、分析",
        basis=OGI_2019[38],
        contents=(_DECISION,),
        rows=("unable.no_ready_made",),
    ),
    ReplyType(
        id="petition",
        term="以申请的形式进行信访、投诉、举报等活动",
        basis=OGI_2019[39, 1],
        contents=(
            Element("decision", "不作为政府信息公开申请处理"),
            Element("channel", "通过相应渠道提出", optional=True),
        ),
        rows=("not_processed.petition",),
    ),
    ReplyType(
        id="publication",
        term="要求提供政府公报、报刊、书籍等公开出版物",
        basis=OGI_2019[39, 2],
        contents=(Element("way", "获取的途径", optional=True),),
        rows=("not_processed.publication",),
    ),
    ReplyType(
        id="excessive",
        term="数量、频次明显超过合理范围，理由不合理",
        basis=OGI_2019[35],
        contents=(Element("decision", "不予处理"),),
        rows=("not_processed.excessive",),
    ),
    ReplyType(
        id="reconfirm",
        term="要求确认或者重新出具已获取信息",
        basis=OGI_2019[36],  # no item of its own; the row stands in the form
        contents=(_DECISION,),
        rows=("not_processed.reconfirm",),
    ),
    ReplyType(
        id="unclear-after-correction",
        term="补正后申请内容仍不明确",
        basis=OGI_2019[30],
        contents=(_DECISION,),
        rows=("unable.unclear_after_correction",),
    ),
    ReplyType(
        id="overdue-correction",
        term="无正当理由逾期不补正",
        basis=OGI_2019[30],
        rows=("other_processing.overdue_correction",),
    ),
    ReplyType(
        id="overdue-fee",
        term="逾期未缴纳信息处理费",
        basis=PROCESSING_FEE_2020.whole,
        rows=("other_processing.overdue_fee",),
    ),
    ReplyType(
        id="other",
        term="其他处理",
        basis=OGI_2019[36],
        rows=("other_processing.other", "other_processing.single"),
    ),
)

RESULTS: frozenset[str] = frozenset(row for one in REPLY_TYPES for row in one.rows)
"""Every row under which a request may count, of the forms of 2021 and of 2019."""


def types_of(row: str) -> tuple[ReplyType, ...]:
    """Return the ways of answering that may count under a row of table 3.

    Args:
        row: The row's key, such as ``refused.process``.
    """
    return tuple(one for one in REPLY_TYPES if row in one.rows)
