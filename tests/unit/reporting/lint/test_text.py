"""What stands around the tables: parts, instructions left over, and numbers in sentences."""

import importlib.util
import json
from pathlib import Path

import pytest

PERIOD = "2022年1月1日至2022年12月31日"
FORM_2021, FORM_2019 = "国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"

_spec = importlib.util.spec_from_file_location("report_layouts_text", Path(__file__).with_name("layouts.py"))
layouts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(layouts)


@pytest.fixture
def lint_text(lint_page):
    """Findings about a page whose first part says something, and whose titles or texts are others."""

    def linted(said="", parts=layouts.PARTS, texts=layouts.TEXTS, options=()):
        tables = [[layouts.table(layouts.table2())], [layouts.table(layouts.heads3() + layouts.rows3())]]
        four = [layouts.table(layouts.heads4() + layouts.rows4())]
        return lint_page(layouts.page([*tables, four], parts=parts, texts=[said or texts[0], *texts[1:]]), *options)

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
        "收到政府信息公开申请三十件，其中自然人二十五件，法人或其他组织5件。",
        "答复申请31件，其中予以公开14件，部分公开4件，不予公开3件，无法提供6件，不予处理1件，其他处理3件。",
        "答复申请31件。予以公开及部分公开18件，占58.1%；不予公开3件，占9.67%。",
        "2023年共收到申请30件，2022年收到申请21件。",
        "主动公开的文件中，行政处罚决定予以公开120件。",
        "全年主动公开信息1,036条；规章、文件予以公开99件。",
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
        ("共收到政府信息公开申请三十二件。", ("prose.received", "error", 3, "new", "total", 30, 32)),
        ("共收到政府信息公开申请1,030件。", ("prose.received", "error", 3, "new", "total", 30, 1030)),
        ("收到申请30件，自然人24件。", ("prose.applicants", "error", 3, "new", "natural", 25, 24)),
        ("收到申请30件，法人和其他组织4件。", ("prose.applicants", "error", 3, "new", "", 5, 4)),
        ("本年申请中，自然人27件。", ("prose.applicants", "note", 3, "new", "natural", 25, 27)),
        ("申请办理结果：予以公开12件。", ("prose.result", "error", 3, "granted", "total", 14, 12)),
        ("申请办理结果：予以公开18件。", ("prose.result", "note", 3, "granted", "total", 14, 18)),
        ("申请办理结果：不予公开5件。", ("prose.result", "error", 3, "refused", "", 3, 5)),
        # One review was corrected; the sentence is of another year, with this year's number.
        ("行政复议4件，均获维持。", ("prose.upheld", "error", 4, "review", "", 0, 1)),
        ("2022年，共收到申请30件。", ("prose.year", "note", 3, "new", "", 2023, 2022)),
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
        "主动公开信息34条，包括：人事信息12条，政务动态22条。",
        "主动公开信息34条，包括人事信息12条、政务动态20条等。",
        "收到申请30件，其中涉及土地的20件（其中征收12件），涉及规划的10件。",
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
        # 14 of 31 answered are 45.2 %.
        ("申请予以公开14件，占52.3%。", ("prose.share", "note", 45.2, 52.3)),
        ("主动公开信息30条，包括：人事信息12条，政务动态22条。", ("prose.parts", "error", 30, 34)),
        ("主动公开信息40条，分别为人事信息12条、政务动态22条。", ("prose.parts", "note", 40, 34)),
        ("主动公开信息300条，其中网站280条，微信120条。", ("prose.parts", "note", 300, 400)),
        ("收到申请30件，其中涉及土地的20件，涉及规划的十五件。", ("prose.parts", "error", 30, 35)),
        ("本报告统计期限为2022年1月1日至2022年12月31日。", ("period.year", "error", "2023-01-01/2023-12-31", PERIOD)),
        ("本报告按照国办公开办函［2019］60号的格式编制。", ("cites.form", "note", FORM_2021, FORM_2019)),
    ],
)
def test_sentences_whose_numbers_do_not_agree_are_found(lint_text, said, found):
    assert [(one[0], one[1], *one[5:]) for one in lint_text(said)] == [found]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # 30 new requests, 33 with those carried over; 20 and 20 the year before.
        ("共收到申请30件，同比增长50%。", []),
        ("共收到申请30件，较上年增加10件。", []),
        ("申请数量较去年增长65%。", []),
        ("共收到申请30件，较去年增长25%。", [("years.growth", 50, 25)]),
        ("共收到申请30件，较上年下降10件。", [("years.growth", -10, 10)]),
        ("申请数量较去年回落12.3%。", [("years.growth", -50, 12.3)]),
        ("共收到申请30件；访问量较去年增长7%。", []),
    ],
)
def test_growth_is_held_against_the_year_before(lint_text, tmp_path, said, found):
    before = {
        "agency": "示例市自然资源局",
        "year": 2022,
        "format": "2021-30",
        "table3": {"rows": {"new": [20, 0, 0, 0, 0, 0, 20], "carried_over": [0] * 7}},
    }
    file = tmp_path / "before.json"
    file.write_text(json.dumps(before), "utf-8")
    told = lint_text(said, options=["--previous", str(file)])
    assert [(one[0], *one[5:]) for one in told if one[0] == "years.growth"] == found
