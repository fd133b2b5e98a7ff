"""Process documents, enforcement files and papers of internal affairs, told by their title and their form.

What a notice mentions says nothing about the notice: 《关于某事的请示》收悉 stands in a reply that is public. So a title
counts only as a line of its own at the head, and form words only as labels, two different ones at least.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import INTERNAL_AFFAIRS, PROCESS_INFORMATION
from zfgk.screening.invisible import SPACES, without_space
from zfgk.screening.lines import Line, head, lines
from zfgk.screening.listed import listed
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Hit, Recogniser
from zfgk.screening.terms import Occurrence, Terms

_MOST = 80  # the longest line that is read as a title
_SUFFIX = late(r"\.[A-Za-z]{2,5}$")
_VERSION = late(r"[（(\[【][^（(\[【）)\]】]{1,16}[）)\]】]$|[-_ ]?(?:[0-9]{6,8}|终稿|定稿|扫描件)$")
# A sentence, a list entry with a reference, or something said of a document, is no title.
_NO_TITLE = late(r"[。；！？：:]|收悉|根据|按照|现将|附件[0-9一二三四五六七八九十]")
_PUBLIC_HEARING = late(
    r"公开征求|向社会(?:公开|公众)?征求|征求(?:社会)?(?:公众|公民|各界)|公众参与|社会公示|公开征集|(?:反馈|提出)意见.{0,12}(?:邮箱|电子邮件|信函|途径|方式)"
)

_Title = Callable[[str], "re.Match[str] | None"]


def _titles(text: str) -> Iterator[tuple[Line, str]]:
    """Yield the lines of the head that may be a title, without spaces, file ending and a version in brackets."""
    for line in head(text):
        if len(line.text) <= _MOST:
            title = _VERSION.sub("", _SUFFIX.sub("", without_space(line.text)))
            if title and not _NO_TITLE.search(title):
                yield line, title


def _by_title(pattern: str, *, unless: str = "") -> Callable[[str], Iterator[Hit]]:
    found, spared = re.compile(pattern), re.compile(unless) if unless else None

    def find(text: str) -> Iterator[Hit]:
        for line, title in _titles(text):
            if found.search(title) and not (spared and spared.search(title)):
                yield Hit(line.start, line.end)
                return  # one title is enough; what follows in a collection has its own head

    return find


_OFFICE_LABELS = listed(
    """
    拟办意见 领导批示 批示意见 承办意见 会签意见 办公室意见 科室意见 分管领导意见 主要领导意见 阅批意见 核稿人 传阅人 签报事由
    处理意见
    """
)
_FILE_LABELS = listed(
    """
    案卷编号 案卷号 卷宗号 被询问人 询问人 被调查人 调查人 询问地点 询问时间 询问事项 勘验人 见证人 承办人意见 案件来源 立案日期
    执法人员 当事人签名 笔录人
    """
)
_STAFF_LABELS = listed("应出勤 实出勤 迟到 早退 旷工 值班人员 带班领导 交接班")
_LABELS = Terms(_OFFICE_LABELS | _FILE_LABELS | _STAFF_LABELS)
_BEFORE_LABEL = frozenset("\r\n\t |\u3000")
_AFTER_LABEL = late(rf"[{SPACES}]{{0,6}}(?:[:：|\r\n]|$)|\t")


@functools.lru_cache(maxsize=1)
def _labels(text: str) -> tuple[Occurrence, ...]:
    """Find the words of forms where they stand as labels; the last answer is kept, because several finders ask."""
    return tuple(
        one
        for one in _LABELS.find_longest(text)
        if (one.start == 0 or text[one.start - 1] in _BEFORE_LABEL) and _AFTER_LABEL.match(text, one.end)
    )


def _by_labels(words: frozenset[str], at_least: int = 2) -> Callable[[str], Iterator[Hit]]:
    def find(text: str) -> Iterator[Hit]:
        found = [one for one in _labels(text) if one.term in words]
        if len({one.term for one in found}) >= at_least:
            yield Hit(found[0].start, found[0].end)

    return find


def _either(*finders: Callable[[str], Iterator[Hit]]) -> Callable[[str], Iterator[Hit]]:
    """Join finders; the first hit tells enough about a document."""

    def find(text: str) -> Iterator[Hit]:
        for finder in finders:
            for hit in finder(text):
                yield hit
                return

    return find


_REQUEST_TITLE = _by_title(
    r"^(?:.{0,30}关于.{2,60}的)?(?:内部)?(?:请示|请示报告)$|^请示报告单?$|^.{2,40}的请示$", unless=r"批复|答复|复函"
)
_REPORT_TITLE = late(r"关于.{2,60}的(?:情况)?(?:报告|汇报)$")
_ASKS = late(
    r"(?:妥否|当否|可否|是否妥当|如无不妥|以上(?:请示|报告|意见|建议)(?:当否|妥否|如无不妥)?)[，,]?{s}"
    r"(?:请|恳请|敬请)(?:予)?{s}(?:批示|审示|审批|批复|审阅|审定|示)|特此请示|专此报告|专此请示".replace(
        "{s}", "[ 　]{0,3}"
    )
)
_TAIL_LINES = 14
_SHORT = 24


def _closing(text: str) -> Iterator[Hit]:
    """Find the sentence that closes a request to a superior: 妥否，请批示."""
    for line in lines(text)[-_TAIL_LINES:]:
        match = _ASKS.search(line.text) if len(line.text) <= _MOST else None
        if match:
            yield Hit(line.start + match.start(), line.start + match.end())
            return


def _report_to_superior(text: str) -> Iterator[Hit]:
    """Find a report with an addressee and 特此报告; annual and work reports are made to be public."""
    if not any("特此报告" in line.text for line in lines(text)[-_TAIL_LINES:]):
        return
    for line, title in _titles(text):
        if _REPORT_TITLE.search(title) and not re.search("年度|工作报告|信息公开|法治政府", title):
            yield Hit(line.start, line.end)
            return


_DRAFT = late(
    r"[（(\[【](?:内部)?(?:讨论|送审|过程|报批|修改|审议|会签|征求意见|内审|初审|上会|未定|草)稿[^（()）]{0,12}[）)\]】]|(?:讨论|送审|过程|报批|征求意见)稿$"
)
# The word alone on a line of its own, at the head or the foot of a paper. A web page's menu says 草稿 too.
_DRAFT_ALONE = late(
    r"[（(\[【〔]?(?:未{s}定{s}稿|(?:讨{s}论|送{s}审|过{s}程|报{s}批|会{s}签|内{s}审){s}稿)[）)\]】〕]?".replace(
        "{s}", "[ 　]{0,4}"
    )
)
_SKETCH_ALONE = late(r"[（(\[【〔]?草[ 　]{0,4}稿[）)\]】〕]?")


def find_drafts(text: str) -> Iterator[Hit]:
    """Find drafts by the word in their title; one put before the public is none.

    Args:
        text: The text.

    Yields:
        The word in the first title that has one, or on a line of its own.
    """
    alone = next((line for line in lines(text) if _stands_for_draft(line)), None)
    if alone and not _PUBLIC_HEARING.search(text):
        yield Hit(alone.start, alone.end)
        return
    for line in head(text):
        if len(line.text) <= _SHORT and _SKETCH_ALONE.fullmatch(line.text):
            yield Hit(line.start, line.end)
            return
        written = _SUFFIX.sub("", line.text)
        match = _DRAFT.search(written) if len(written) <= _MOST else None
        if match and not _NO_TITLE.search(written[: match.start()]) and not _PUBLIC_HEARING.search(text):
            yield Hit(line.start + match.start(), line.start + match.end())
            return


def _stands_for_draft(line: Line) -> bool:
    return len(line.text) <= _SHORT and bool(_DRAFT_ALONE.fullmatch(line.text))


REQUEST_OR_REPORT = Recogniser(
    id="zfgk.request-or-report",
    category="process-information",
    title="请示、报告",
    find=_either(_REQUEST_TITLE, _closing, _report_to_superior),
    severity=Severity.REVIEW,
    basis=PROCESS_INFORMATION,
    action="核实是否属于过程性信息；法律、法规、规章规定应当公开的，从其规定",
    cuttable=False,
    beyond_ascii=True,
)
MINUTES = Recogniser(
    id="zfgk.minutes",
    category="process-information",
    title="会议纪要、会议记录、讨论记录",
    find=_by_title(
        r"(?:会议|办公会|专题会|常务会|党组会|调度会|协调会|例会|会商|讨论|研究|座谈)(?:议)?(?:情况)?(?:纪要|记录)(?:稿)?$|^纪要$"
    ),
    severity=Severity.REVIEW,
    basis=PROCESS_INFORMATION,
    action="核实是否属于讨论记录等过程性信息；法律、法规、规章规定应当公开的，从其规定",
    cuttable=False,
    beyond_ascii=True,
)
DRAFT = Recogniser(
    id="zfgk.draft",
    category="process-information",
    title="讨论稿、送审稿等过程稿",
    find=find_drafts,
    severity=Severity.REVIEW,
    basis=PROCESS_INFORMATION,
    action="核实是否属于过程稿；依法应当向社会公开征求意见的，可以公开",
    cuttable=False,
    beyond_ascii=True,
)
CONSULTATION_LETTER = Recogniser(
    id="zfgk.consultation-letter",
    category="process-information",
    title="磋商、征求意见的函",
    find=_by_title(
        r"(?:征求.{0,50}意见(?:建议)?的函|征求意见函|磋商函|协商函|会签函|商洽函|商请.{1,50}的函|(?:意见|建议)的复?函|征求意见.{0,10}复函"
        r"|反馈.{0,20}意见的函|会签意见|反馈意见)$",
        unless=r"公开征求|建议提案|提案|代表.{0,6}建议",
    ),
    severity=Severity.REVIEW,
    basis=PROCESS_INFORMATION,
    action="核实是否属于磋商信函；法律、法规、规章规定应当公开的，从其规定",
    cuttable=False,
    beyond_ascii=True,
)
OFFICE_FORM = Recogniser(
    id="zfgk.office-form",
    category="process-information",
    title="签报、收发文办理单",
    find=_either(
        _by_title(
            r"(?:签报|呈批件|呈阅件|呈批表|呈报单|批办单|阅办单|拟办单|办文单|收文处理[单笺]|公文处理[单笺]|收文办理[单笺]|发文稿纸|发文审批[单笺表]|拟办意见|内部签报)$"
        ),
        _by_labels(_OFFICE_LABELS),
    ),
    severity=Severity.REVIEW,
    basis=PROCESS_INFORMATION,
    action="核实是否属于过程性信息或者内部工作流程；拟公开正式文件的，去除办理单",
    cuttable=False,
    beyond_ascii=True,
)
ENFORCEMENT_FILE = Recogniser(
    id="zfgk.enforcement-file",
    category="enforcement-file",
    title="行政执法案卷",
    find=_either(
        _by_title(
            r"(?:询问|调查|讯问|勘验|检查|勘查|听证|陈述申辩|听取.{0,10}意见)笔录$|(?:立案|结案|案件处理|处罚|行政强制|案件移送)(?:审批|呈批|审核)表$"
            r"|现场(?:勘验|检查|勘查)(?:记录|图)$|案件(?:集体讨论|调查终结|审核|处理意见)(?:记录|报告|书)?$|调查终结报告$|(?:行政)?(?:执法|处罚)案卷(?:封面|目录|材料)?$|卷宗(?:目录|封面)?$"
            r"|证据(?:登记保存|目录|提取).{0,6}(?:清单|单|表)?$|案卷目录$"
        ),
        _by_labels(_FILE_LABELS),
    ),
    severity=Severity.REVIEW,
    basis=PROCESS_INFORMATION,
    action="核实是否属于行政执法案卷信息；处罚决定等依法应当公开的结果除外",
    cuttable=False,
    beyond_ascii=True,
)
INTERNAL_AFFAIRS_PAPER = Recogniser(
    id="zfgk.internal-affairs",
    category="internal-affairs",
    title="人事、后勤、内部工作流程等内部事务",
    find=_either(
        _by_title(
            r"(?:考勤(?:表|记录|统计表?|汇总表?|情况)(?:通报)?|内部(?:通知|通报)|(?:值班|带班|排班)(?:表|安排|安排表|记录)|请(?:销)?假(?:单|条|审批表)|派车单|用车(?:申请|审批)[单表]"
            r"|领用(?:单|登记表?)|内部通讯录|(?:干部|职工|人员)通讯录|任免审批表|(?:干部|人事|拟任人选).{0,8}(?:考察材料|考察报告|谈话记录|档案|推荐表)"
            r"|民主(?:测评|推荐)(?:表|结果|情况)|年度考核(?:登记表|等次|结果)|人员编制.{0,6}(?:方案|情况)|(?:办公用房|办公室)(?:调配|分配|使用).{0,4}(?:方案|情况|表)?"
            r"|工作(?:日志|分工表)|内部(?:管理|考核|工作)(?:制度|办法|流程|规程)|岗位(?:调整|分工)(?:方案|表|情况)?)$",
            unless=r"公示|公告|公开招聘|录用",
        ),
        _by_labels(_STAFF_LABELS),
    ),
    severity=Severity.REVIEW,
    basis=INTERNAL_AFFAIRS,
    action="核实是否属于内部事务信息；可以不予公开，也可以公开",
    cuttable=False,
    beyond_ascii=True,
)
