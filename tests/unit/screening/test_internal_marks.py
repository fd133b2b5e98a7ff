import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener
from zfgk.screening.internal_marks import INTERNAL_MARK, NOT_PUBLIC_MARK, WORK_SECRET_MARK

SCREENER = Screener([INTERNAL_MARK, WORK_SECRET_MARK, NOT_PUBLIC_MARK])
BEFORE = "云汀市自然资源局\n关于某事的通知\n"


def found(text):
    text = BEFORE + text + "\n各科室：\n"
    return [(finding.rule.removeprefix("zfgk."), text[finding.start : finding.end]) for finding in SCREENER.scan(text)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("内部资料", "内部资料"),
        ("内部资料　注意保存", "内部资料　注意保存"),
        ("【内部文件】", "内部文件"),
        ("关于某事的报告（内部资料，请勿外传）", "内部资料，请勿外传"),
        ("本资料仅供内部参考", "仅供内部参考"),
        ("此件为内部文件，请勿外传。", "内部文件，请勿外传"),
        ("仅供内部使用", "仅供内部使用"),
        ("内部使用，不得外传！", "内部使用，不得外传"),
        ("限县处级以上阅读", "限县处级以上阅读"),
        ("（此件限局领导传阅）", "限局领导传阅"),
        ("发至县团级", "发至县团级"),
        ("阅后收回", "阅后收回"),
        ("（会后收回）", "会后收回"),
        ("会后清退", "会后清退"),
        ("不得翻印", "不得翻印"),
        ("内部资料 第3期", "内部资料"),
        ("內部資料", "內部資料"),
        ("内\u200b部 资料", "内\u200b部 资料"),
        ("　　注 意 保 存　　", "注 意 保 存"),
    ],
)
def test_marks_of_internal_use(text, mark):
    assert found(text) == [("internal-mark", mark)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("工作秘密", "工作秘密"),
        ("工 作 秘 密", "工 作 秘 密"),
        ("工作秘密★5年", "工作秘密"),
        ("（工作秘密）", "工作秘密"),
        ("密级：工作秘密", "工作秘密"),
        ("工作秘密 内部资料", "工作秘密 内部资料"),
        ("本件属于工作秘密", "工作秘密"),
    ],
)
def test_marks_of_work_secrets(text, mark):
    assert ("work-secret-mark", mark) in found(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("（此件不公开）", "不公开"),
        ("（此件依申请公开）", "依申请公开"),
        ("（此件删减后公开）", "删减后公开"),
        ("公开属性：不予公开", "不予公开"),
        ("信息公开选项：依申请公开", "依申请公开"),
        ("公开方式\t不公开", "不公开"),
    ],
)
def test_a_documents_own_word_that_it_is_not_public(text, word):
    assert found(text) == [("not-public-mark", word)]


@pytest.mark.parametrize(
    "text",
    [
        "保守工作秘密和商业秘密",
        "加强工作秘密管理",
        "检查国家秘密、工作秘密、敏感信息",
        "行政机关不得公开。",
        "法律规定不得公开的除外",
        "不得公开涉密信息",
        "优化内部工作流程",
        "内部资料不得擅自对外提供的规定是什么",
        "妥善保管好个人证件",
        "出席会议人员注意保存会议材料",
        "未经批准，不得复制、传播",
        "严禁复制 涉密文件资料",
        "对外公布“内部资料”字样",
        "限期整改",
        "请有关人员阅知",
        "公开属性：主动公开、依申请公开、不予公开",
        "公开属性：不予公开/依申请公开/主动公开",
        "公开方式：主动公开",
        "（此件公开发布）",
    ],
)
def test_ordinary_words_are_no_marks(text):
    assert found(text) == []


@pytest.mark.parametrize("recogniser", [INTERNAL_MARK, WORK_SECRET_MARK])
def test_a_mark_is_never_a_ground_by_itself(recogniser):
    assert recogniser.severity is Severity.REVIEW
    for article in ("第十四条", "第十五条", "第十六条"):
        assert article in recogniser.action
    assert "本身不是不予公开的理由" in recogniser.action


def test_the_citations():
    assert str(WORK_SECRET_MARK.basis) == "《中华人民共和国保守国家秘密法》第六十四条"
    assert str(INTERNAL_MARK.basis) == "《中华人民共和国政府信息公开条例》第十七条"
