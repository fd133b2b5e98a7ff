import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener
from zfgk.screening.process_documents import (
    CONSULTATION_LETTER,
    DRAFT,
    ENFORCEMENT_FILE,
    INTERNAL_AFFAIRS_PAPER,
    MINUTES,
    OFFICE_FORM,
    REQUEST_OR_REPORT,
)

ALL = [
    *(REQUEST_OR_REPORT, MINUTES, DRAFT, CONSULTATION_LETTER),
    *(OFFICE_FORM, ENFORCEMENT_FILE, INTERNAL_AFFAIRS_PAPER),
]
SCREENER = Screener(ALL)
BODY = "\n" + "\n".join(f"第{i}条 本办法由市局负责解释。" for i in range(20))


def rules(text):
    return {finding.rule.removeprefix("zfgk.") for finding in SCREENER.scan(text)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("关于追加测绘经费的请示", "request-or-report"),
        ("云汀市自然资源局\n关于追加测绘经费的请示\n市政府：", "request-or-report"),
        ("云汀市自然资源局关于追加测绘经费的请示.docx", "request-or-report"),
        ("关于经费的内部请示报告\n市局：", "request-or-report"),
        ("第3次局长办公会议纪要", "minutes"),
        ("会 议 记 录\n时间：4月16日", "minutes"),
        ("卫片执法图斑会商记录（讨论稿）", "minutes"),
        ("案件讨论记录", "minutes"),
        ("某某办法（讨论稿）", "draft"),
        ("某某规定（征求意见稿）\n第一条", "draft"),
        ("某规划（送审稿）.pdf", "draft"),
        ("某方案【报批稿】", "draft"),
        ("关于征求《某办法》意见的函", "consultation-letter"),
        ("关于对某方案意见的复函", "consultation-letter"),
        ("关于商请提供资料的函", "consultation-letter"),
        ("签报", "office-form"),
        ("收文处理单", "office-form"),
        ("来文单位：市局\n拟办意见：请阅示\n领导批示：同意", "office-form"),
        ("询问笔录\n时间：", "enforcement-file"),
        ("立案审批表", "enforcement-file"),
        ("现场勘验笔录", "enforcement-file"),
        ("案件来源\t巡查\n案卷编号：2024-12\n被询问人：张某", "enforcement-file"),
        ("考勤表", "internal-affairs"),
        ("2024年国庆节值班表", "internal-affairs"),
        ("干部任免审批表", "internal-affairs"),
        ("关于局机关办公用房调配的方案", "internal-affairs"),
        ("应出勤\t实出勤\t迟到", "internal-affairs"),
    ],
)
def test_a_document_is_told_by_its_title_or_its_form(text, rule):
    assert rule in rules(text + BODY)


@pytest.mark.parametrize(
    "closing", ["妥否，请批示。", "以上请示当否，请批复。", "特此请示。", "以上意见如无不妥，请审定。"]
)
def test_a_request_is_told_by_its_last_sentence(closing):
    assert rules(f"市政府：{BODY}\n{closing}\n云汀市自然资源局") == {"request-or-report"}


def test_a_report_to_a_superior_is_told_by_title_and_closing_together():
    title = "关于地质灾害防治情况的报告"
    assert rules(f"{title}\n市政府：{BODY}\n特此报告。") == {"request-or-report"}
    assert rules(f"{title}\n{BODY}") == set()
    assert rules(f"关于2023年度工作情况的报告\n市政府：{BODY}\n特此报告。") == set()


@pytest.mark.parametrize(
    "text",
    [
        "关于报请审核方案的请示的批复",
        "青梧县自然资源局：\n你局《关于报请审核柳塘镇方案的请示》收悉。",
        "2023年度法治政府建设情况的报告",
        "政府信息公开工作年度报告",
        "建设项目环境影响报告",
        "关于《某办法（征求意见稿）》公开征求意见的公告",
        "某办法（征求意见稿）\n现向社会公开征求意见，请于5月1日前反馈。",
        "行政处罚决定书\n当事人：某公司",
        "关于某同志任职的通知",
        "关于做好国庆节值班工作的通知",
        "关于同意某事的复函",
        "对人大代表第12号建议的复函",
        "根据会议纪要，现就有关事项通知如下",
        "承办人：张某\n联系电话：0737-4225142",
        "办案程序：询问笔录、调查笔录、现场勘验笔录",
        "公开招聘拟录用人员公示",
    ],
)
def test_what_a_public_document_mentions_says_nothing_about_it(text):
    assert rules(text + BODY) == set()


def test_a_title_far_from_the_head_is_another_papers():
    assert rules(BODY + "\n关于追加测绘经费的请示\n") == set()


def test_severity_and_citations():
    assert {recogniser.severity for recogniser in ALL} == {Severity.REVIEW}
    assert str(DRAFT.basis) == "《中华人民共和国政府信息公开条例》第十六条第二款"
    assert str(INTERNAL_AFFAIRS_PAPER.basis) == "《中华人民共和国政府信息公开条例》第十六条第一款"
