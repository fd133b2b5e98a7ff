"""What stands around the tables: parts, instructions left over, and numbers in sentences."""

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("report_layouts_text", Path(__file__).with_name("layouts.py"))
layouts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(layouts)


@pytest.fixture
def lint_text(lint_page):
    """Findings about a page whose first part says something, and whose titles or texts are others."""

    def linted(said="", parts=layouts.PARTS, texts=layouts.TEXTS):
        tables = [[layouts.table(layouts.table2())], [layouts.table(layouts.heads3() + layouts.rows3())]]
        four = [layouts.table(layouts.heads4() + layouts.rows4())]
        return lint_page(layouts.page([*tables, four], parts=parts, texts=[said or texts[0], *texts[1:]]))

    return linted


@pytest.mark.parametrize(
    "title",
    [
        "五、存在问题及改进情况",
        "五、存在的主要问题和改进情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "（五）存在的主要问题及改进情况",
    ],
)
def test_usual_variants_of_a_title_are_no_finding(lint_text, title):
    assert lint_text(parts=[*layouts.PARTS[:4], title, layouts.PARTS[5]]) == []


@pytest.mark.parametrize("at", range(6))
def test_a_part_that_is_missing_is_named(lint_text, at):
    parts = [*layouts.PARTS[:at], "通知", *layouts.PARTS[at + 1 :]]
    assert [(one[0], one[5]) for one in lint_text(parts=parts)] == [("part.missing", layouts.PARTS[at])]


def test_a_part_with_the_wrong_number_and_one_that_says_nothing(lint_text):
    parts = [*layouts.PARTS[:5], "七、其他需要报告的事项"]
    texts = [*layouts.TEXTS[:4], "无。", layouts.TEXTS[5]]
    assert [one[:2] for one in lint_text(parts=parts, texts=texts)] == [
        ("part.number", "note"),
        ("part.empty", "error"),
    ]


@pytest.mark.parametrize(
    "left",
    ["收取信息处理费情况在此处报告", "本机关（请填写名称）", "XX局公开信息5条", "数据待补充", "联系电话：电话____"],
)
def test_instructions_left_over_are_found(lint_text, left):
    assert [one[0] for one in lint_text(left + "，")] == ["text.leftover"]


@pytest.mark.parametrize(
    "said",
    [
        "本年度收到政府信息公开申请30件。",
        "全年新收政府信息公开申请３０ 件，上年结转3件，结转下年度2件。",
        "共受理依申请公开30件，其中网上受理12件，去年受理申请99件。",
        "12345热线受理市民诉求4321件，受理信访投诉99件。",
        "行政复议4件，行政诉讼2件。",
        "办结申请31件，公开指南修订1次，召开会议3次。",
    ],
)
def test_numbers_that_agree_or_mean_something_else_are_no_finding(lint_text, said):
    assert lint_text(said) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # 30 new and 3 carried over; 4 reviews of which one is pending.
        ("本年度共受理政府信息公开申请33件。", ("prose.received", "note", 3, "new", "total", 30, 33)),
        ("行政复议3件。", ("prose.review", "note", 4, "review", "total", 4, 3)),
        ("本年度收到政府信息公开申请28件。", ("prose.received", "error", 3, "new", "total", 30, 28)),
        ("收到申请30件，上年结转1件。", ("prose.carried-over", "error", 3, "carried_over", "total", 3, 1)),
        ("收到申请30件，结转下年度3件。", ("prose.carried-forward", "error", 3, "carried_forward", "total", 2, 3)),
        ("共办结政府信息公开申请30件。", ("prose.total", "error", 3, "total", "total", 31, 30)),
        ("行政诉讼7件。", ("prose.litigation", "error", 4, "litigation", "", 2, 7)),
    ],
)
def test_numbers_that_differ_are_told_with_the_reading_that_fits(lint_text, said, found):
    assert lint_text(said) == [found]


@pytest.mark.parametrize(
    "said",
    [
        "主动公开信息300条，其中政策文件20条、动态280条。",
        # 1 / 23 = 4.3478… %: rounded, and cut off as one agency prints it.
        "公开文件23份，其中规范性文件1份，占4.35%。",
        "公开文件23份，其中规范性文件1份，占4.34%。",
        "主动公开信息150条，较去年120条增长25%。",
        "主动公开信息90条，较上年120条下降25.0%。",
        "满意率98%，访问量增长12%。",
    ],
)
def test_sentences_whose_numbers_agree_are_no_finding(lint_text, said):
    assert lint_text(said) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("主动公开信息300条，其中动态320条。", ("prose.parts", "error", 300, 320)),
        # 150 is a quarter more than 120; 90 is a quarter less.
        ("主动公开信息150条，较去年120条增长30%。", ("prose.growth", "error", 25, 30)),
        ("主动公开信息90条，较上年120条增长25%。", ("prose.growth", "error", -25, 25)),
        ("公开文件40份，其中规范性文件10份，占30%。", ("prose.share", "note", 25, 30)),
    ],
)
def test_sentences_whose_numbers_do_not_agree_are_found(lint_text, said, found):
    assert [(one[0], one[1], *one[5:]) for one in lint_text(said)] == [found]
