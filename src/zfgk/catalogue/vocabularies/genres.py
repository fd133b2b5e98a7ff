"""Genres (体裁分类): kinds of official documents and the families of the State Council's documents."""

from __future__ import annotations

from zfgk.catalogue.schema import Term, Vocabulary
from zfgk.model.law import Seen

DOCUMENT_KINDS = Vocabulary(
    name="document-kinds",
    title="公文种类",
    terms=(
        Term("resolution", "决议"),
        Term("decision", "决定"),
        Term("order", "命令（令）", ("命令", "令", "命令(令)")),
        Term("communique", "公报"),
        Term("announcement", "公告"),
        Term("notice-to-public", "通告"),
        Term("opinion", "意见"),
        Term("notice", "通知"),
        Term("circular", "通报"),
        Term("report", "报告"),
        Term("request", "请示"),
        Term("reply", "批复"),
        Term("bill", "议案"),
        Term("letter", "函"),
        Term("minutes", "纪要"),
    ),
    basis="《党政机关公文处理工作条例》（中办发〔2012〕14号）第八条",
    edition="2012年",
    note="原文未见，按通行的说法列出",
    seen=Seen.UNVERIFIED,
)
GENRES_QINGHAI = Vocabulary(
    name="genres-qinghai",
    title="体裁分类类目（青海省）",
    terms=(Term("01", "政府令"), Term("02", "决定"), Term("03", "公告"), Term("04", "通告")),
    basis="青海省人民政府办公厅关于做好政府信息公开指南和政府信息公开目录编制工作的通知附3",
    note="只见前四项，其余未见",
    seen=Seen.SECONDARY,
    closed=False,
)
DOCUMENT_FAMILIES = Vocabulary(
    name="document-families",
    title="国务院文件类别",
    terms=(
        Term("guo-ling", "国令"),
        Term("guo-fa", "国发"),
        Term("guo-han", "国函"),
        Term("guo-fa-mingdian", "国发明电"),
        Term("guo-ban-fa", "国办发"),
        Term("guo-ban-han", "国办函"),
        Term("guo-ban-fa-mingdian", "国办发明电"),
        Term("other", "其他"),
    ),
    basis="中国政府网政策文件库检索服务",
    seen=Seen.SECONDARY,
    closed=False,
)
