import csv
from pathlib import Path

import pytest

from zfgk.attributes import read_mark
from zfgk.model.findings import Severity
from zfgk.screening import Screener
from zfgk.screening.secrecy import secrecy_marks

FILLER = "\n".join(f"第{i}条 本办法由市局负责解释。" for i in range(12))


def found(text):
    return [
        (text[finding.start : finding.end], finding.severity)
        for finding in Screener.default().scan(text)
        if finding.category == "state-secret"
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "绝密★长期",
        "机密★10年",
        "秘密★1年",
        "秘密★6个月",
        "秘密★90天",
        "机密★二十年",
        "机密★１０年",
        "机密☆10年",
        "机密⭐10年",
        "机密★",
        "机密*10年",
        "机密＊长期",
        "机密★会议开始前",
        "机密★2030年1月1日前",
        "秘密★解密条件：方案公布后",
        "机密级★10年",
        "机 密★10年",
        "机　密　★　10　年",
        "秘 密 ★ 1 年",
        "机\u200b密★10年",
        "絕密★30年",
        "祕密★1年",
        "密级：机密",
        "密级:秘密",
        "密 级： 秘 密",
        "密级　秘密",
        "秘密✩10年",
        "秘密★二〇三〇年",
        "秘密★二〇三〇年十二月三十一日",
        "绝密★2030-12-31",
        "机密★3年6个月",
    ],
)
def test_marks_block_wherever_they_stand(mark):
    for text in (mark, f"000012\n{mark}　　特急\n关于某事的报告", f"{FILLER}\n{mark}\n", f"附件 {mark}"):
        hits = found(text)
        assert len(hits) == 1, text
        assert mark.startswith(hits[0][0])
        assert hits[0][1] is Severity.BLOCK


@pytest.mark.parametrize("mark", ["机密", "秘　　密", "绝 密", "机密 10年", "秘密 长期", "机密级"])
@pytest.mark.parametrize("frame", ["{}", "　{}　", "【{}】", "（{}）", "{}　特急"])
def test_a_level_alone_on_a_line_of_the_head_blocks(mark, frame):
    text = f"000012\n{frame.format(mark)}\n某市文件\n{FILLER}"
    assert found(text) == [(mark, Severity.BLOCK)]


def test_alone_but_far_from_the_head_it_is_doubtful():
    assert found(f"{FILLER}\n机密\n") == [("机密", Severity.REVIEW)]


@pytest.mark.parametrize("text", ["绝密★启用前", "绝密 ★ 启用前\n2026年公开招聘笔试"])
def test_the_mark_of_an_examination_paper_is_doubtful(text):
    assert [severity for _, severity in found(text)] == [Severity.REVIEW]


@pytest.mark.parametrize("text", ["标志形如“机密★10年”。", "标注为「秘密★1年」", "写作‘绝密★长期’", '"机密★10年"'])
def test_a_quoted_mark_is_doubtful(text):
    assert [severity for _, severity in found(text)] == [Severity.REVIEW]


@pytest.mark.parametrize(
    "text",
    [
        "保守国家秘密，人人有责。",
        "不涉及国家秘密、商业秘密和个人隐私",
        "商业秘密",
        "国家秘密",
        "分为绝密、机密、秘密三级",
        "密级：绝密、机密、秘密",
        "密级：□绝密 □机密 □秘密",
        "密级：秘密□",
        "密级：机密/秘密",
        "机密级事项由市局保管",
        "**机密**文件管理",
        "机密*见注",
        "秘密会谈",
        "属于机密的",
        "机密文件柜 3 个",
        "保密级别",
        "★★★★★",
        "涉密级别另行规定",
        "严禁泄露工作秘密。",
    ],
)
def test_ordinary_words(text):
    assert found(text) == []
    assert found(f"{FILLER}\n{text}\n") == []


def test_the_finding_cites_the_regulation_and_masks_the_mark():
    (finding,) = Screener.default().scan("机密★10年")
    assert finding.rule == "zfgk.secrecy-mark"
    assert str(finding.basis) == "《中华人民共和国政府信息公开条例》第十四条"
    assert finding.excerpt == "机密***年"


def test_a_mark_with_label_and_star_is_found_once():
    assert found("密级：机密★10年") == [("密级：机密★10年", Severity.BLOCK)]


@pytest.mark.parametrize("text", ["机\n密\n★\n五\n年\n\n关于某事的报告", "秘\r\n密\r\n★\r\n1\r\n年\r\n", "机\n密\n"])
def test_a_mark_written_from_top_to_bottom(text):
    (mark,) = secrecy_marks(text)
    assert mark.certain
    assert mark.start == 0


def test_letters_one_to_a_line_are_no_mark():
    assert secrecy_marks("甲\n乙\n丙\n") == ()


def test_the_mark_of_a_work_secret_is_no_mark_of_a_state_secret():
    assert secrecy_marks("工作秘密★3年") == ()


@pytest.mark.parametrize("mark", ["秘密·10年", "〔秘密〕10年", "秘密（10年）", "【机密】★5年", "绝密•长期"])
def test_marks_with_brackets_or_a_dot_in_place_of_the_star(mark):
    assert found(f"{mark}\n关于某事的报告") == [(mark, Severity.BLOCK)]
    assert found(f"{FILLER}\n{mark}\n") == [(mark, Severity.BLOCK)]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("本文件为机密级文件。", Severity.BLOCK),
        ("此件属于秘密级国家秘密，请妥善保管", Severity.BLOCK),
        ("本资料系涉密资料", Severity.BLOCK),
        ("该文件为秘密文件。", Severity.REVIEW),
        ("保守国家秘密·10年", Severity.REVIEW),
        ("《秘密·10年》", Severity.REVIEW),
    ],
)
def test_what_a_paper_says_of_itself(text, severity):
    assert [one for _, one in found(f"{FILLER}\n{text}\n{FILLER}")] == [severity]


@pytest.mark.parametrize("text", ["涉密文件", "【涉密文件】", "涉密资料 妥善保管", "关于某事的报告（涉密）"])
def test_a_paper_without_a_level_that_calls_itself_secret(text):
    assert [one for _, one in found(f"000012\n{text}\n某市文件\n{FILLER}")] == [Severity.REVIEW]


@pytest.mark.parametrize(
    "text",
    [
        "商业秘密（3年）",
        "工作秘密（3年）",
        "本通知为秘密文件管理的补充",
        "加强涉密文件管理",
        "涉密文件由专人保管。",
        "机密·某某剧场",
    ],
)
def test_what_only_speaks_of_secrets(text):
    assert found(text) == []


def marks_of_the_recall_set():
    with (Path(__file__).parents[2] / "quality" / "recall.csv").open(encoding="utf-8", newline="") as file:
        return [
            row["text"]
            for row in csv.DictReader(file)
            if row["category"] == "state-secret" and "涉密" not in row["text"]
        ]


@pytest.mark.parametrize("text", marks_of_the_recall_set())
def test_whatever_mark_is_found_can_be_read(text):
    marks = secrecy_marks(text.replace("\\n", "\n"))
    assert marks
    assert [mark.value for mark in marks if read_mark(mark.value) is None] == []
