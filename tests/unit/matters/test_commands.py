import csv
import io
import json
from datetime import date

import openpyxl
import pytest

from zfgk.cli import run

SHEET = """事项编号,事件编号,事件,日期,承办单位,标题,类别,采用单位,级别
M1,M1/1,公众在互动栏目提出问题,2025-09-01T08:00+08:00,信息中心,宅基地登记,咨询,,
M1,M1/2,回复公众提出的问题,2025-09-02T08:00+08:00,,,,,
M2,M2/1,公众在互动栏目提出问题,2025-09-03T08:00+08:00,规划科,占地，电话13800138000,投诉,,
I1,I1/1,信息内容发生,2025-09-29,规划科,一条信息,一次性工作,,
I1,I1/2,分管领导审阅同意上报信息,2025-09-29,,,,,
I1,I1/3,部门上报信息,2025-10-11,,,,,
I1,I1/4,上报信息被采用,2025-10-12,,,,规土局网站,
I2,I2/1,信息内容发生,2025-09-29,办公室,另一条,,,
I2,I2/2,部门上报信息,2025-10-13,,,,,
E1,E1/1,突发事件发生,2025-10-12T08:00+08:00,地环科,滑坡,,,重大
C1,C1/1,开始向社会公开征求意见,2025-10-01,法规科,规划条例,重大行政决策,,
R1,R1/1,收到申请,2025-10-09,办公室,供地计划,,,
"""


@pytest.fixture
def url(tmp_path, capsys):
    sheet = tmp_path / "events.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    found = str(tmp_path / "register.sqlite")
    assert run(["register", "import", found, str(sheet), "--recorded-at", "2025-12-31T17:00"]) == 0
    capsys.readouterr()
    return found


@pytest.fixture
def said(capsys):
    def call(*arguments, status=0):
        assert run(arguments) == status
        out, err = capsys.readouterr()
        return json.loads(out) if "json" in arguments else out or err

    return call


def test_matters_are_listed_without_requests_and_with_numbers_masked(said, url):
    found = said("matters", "list", url, "--format", "json")["matters"]
    assert [(one["matter"], one["kind"], one["phase"]) for one in found] == [
        ("M1", "message", "answered"),
        ("M2", "message", "raised"),
        ("I1", "submission", "adopted"),
        ("I2", "submission", "submitted"),
        ("C1", "consultation", "opened"),
        ("E1", "emergency", "occurred"),
    ]
    assert found[1]["subject"] == "占地，电话***"
    text = said("matters", "list", url, "--kind", "message", "--open")
    assert text == "M2  2025-09-03  政民互动问题  待交办  规划科  占地，电话***\n"
    assert [one["request"] for one in said("register", "list", url, "--format", "json")["requests"]] == ["R1"]


def test_a_matter_of_any_kind_is_shown(said, url):
    found = said("register", "show", url, "M1", "--format", "json")
    assert (found["matter"], found["stage"], found["term"], found["ended"]) == (
        "message",
        "answered",
        "已回复",
        "2025-09-02",
    )
    assert found["next"] == ["message.assigned", "message.answered", "matter.closed"]
    assert said("register", "show", url, "C1").startswith("C1  征求意见\n")


def test_adding_an_event_tells_the_phase(said, url):
    added = said(
        "register", "add", url, "--request", "M2", "--event", "message.answered=2025-09-05T08:00+08:00",
        "--recorded-at", "2025-12-31T17:00", "--format", "json",
    )  # fmt: skip
    assert (added["stage"], added["new"]) == ("answered", 1)


def test_what_is_owed_is_told_by_the_packs_that_bind_the_body(said, url):
    at = ("--on", "2025-10-12T10:30+08:00", "--format", "json")
    found = said("matters", "owed", url, "--pack", "yiyang", "--kind", "emergency", *at)
    assert found["on"] == "2025-10-12T10:30:00+08:00"
    assert [(one["rule"], one["due"][:16], one["verdict"]) for one in found["owed"]] == [
        ("yiyang.report-emergency", "2025-10-12T10:00", "overdue"),
        ("national.emergency-bulletin", "2025-10-12T13:00", "pending"),
        ("yiyang.publish-bulletin", "2025-10-12T13:00", "pending"),
        ("national.emergency-press-conference", "2025-10-13T08:00", "pending"),
        ("yiyang.hold-press-conference", "2025-10-13T08:00", "pending"),
    ]
    everything = said("matters", "owed", url, "--kind", "emergency", "--all", *at)["owed"]
    assert [one["rule"] for one in everything if one["certainty"] == "not-regulated"] == ["national.respond-to-opinion"]
    line = said("matters", "owed", url, "--kind", "consultation", "--on", "2025-10-12")
    assert line == "C1  2025-10-31起  未到期  重大行政决策公开征求意见  national.public-consultation  法规科\n"
    assert "如属" not in line
    text = said("matters", "owed", url, "--kind", "emergency", "--on", "2025-10-12")
    assert "（依据见于转述）" in text


def test_a_pack_that_is_not_installed_is_named(said, url):
    assert "--pack nowhere" in said("matters", "owed", url, "--pack", "nowhere", status=2)


def test_messages_are_counted_as_text_json_and_csv(said, url):
    asked = ("messages", "statistics", url, "--from", "2025-09-01", "--until", "2025-09-30", "--on", "2025-10-20")
    clock = ("--rule", "xuancheng.answer-message")
    found = said(*asked, *clock, "--format", "json")
    assert (found["total"]["received"], found["total"]["in_time"], found["total"]["overdue"]) == (2, 1, 1)
    assert (found["total"]["answered_percent"], found["total"]["mean_working_days"]) == ("50", 1.0)
    rows = list(csv.DictReader(io.StringIO(said(*asked, *clock, "--by", "kind", "--format", "csv"))))
    assert [(row["key"], row["received"], row["mean_working_days"]) for row in rows] == [
        ("complaint", "1", ""),
        ("question", "1", "1.0"),
    ]
    assert said(*asked).splitlines()[-1] == ("合计  受理2  反馈1  反馈率50%  未反馈1  没有期限2  平均1.0个工作日")
    assert "linyi.answer-letters is not about a message" in said(*asked, "--rule", "linyi.answer-letters", status=2)
    assert "--until" in said(*asked[:3], "--from", "2025-09-02", "--until", "2025-09-01", status=2)


def test_complaints_without_an_answer_are_named(said, url):
    asked = ("messages", "coverage", url, "--on", "2025-10-20")
    found = said(*asked, "--format", "json", status=1)
    assert (found["counted"], found["answered"], found["ok"], found["missing"]) == (1, 0, False, ["M2"])
    assert said(*asked, "--kind", "", status=1) == "2件  已回复1件  50%  M2\n"
    assert said(*asked, "--kind", "question") == "1件  已回复1件  100%\n"
    assert said(*asked, "--until", "2025-09-02") == "0件  已回复0件  -%\n"


def test_the_bulletin_is_text_json_csv_and_a_workbook_with_the_same_figures(said, url, tmp_path):
    asked = ("submissions", "bulletin", url, "--from", "2025-10-01", "--until", "2025-10-31", "--department", "财务科")
    book = tmp_path / "bulletin.xlsx"
    (found,) = said(*asked, "--out", str(book), "--format", "json")["bulletins"]
    assert [(row["department"], row["counted"], row["late"], row["adopted"]) for row in found["rows"]] == [
        ("财务科", 0, 0, 0),
        ("办公室", 0, 1, 0),
        ("规划科", 1, 0, 1),
    ]
    assert [week["until"] for week in found["weeks"]["财务科"]] == [
        "2025-10-05",
        "2025-10-12",
        "2025-10-19",
        "2025-10-26",
    ]
    rows = list(csv.DictReader(io.StringIO(said(*asked, "--format", "csv"))))
    assert [(row["department"], row["bureau-site"]) for row in rows] == [
        ("财务科", "0"),
        ("办公室", "0"),
        ("规划科", "1"),
    ]
    assert "规划科  来稿数 1  上报数 1" in said(*asked)
    sheet = openpyxl.load_workbook(book).worksheets[0]
    title, heads, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert title[0] == "信息报送情况通报（2025-10-01至2025-10-31）"
    table = {line[0]: dict(zip(heads, line, strict=True)) for line in lines[:4]}
    assert list(table) == ["财务科", "办公室", "规划科", "合计"]
    assert (table["规划科"]["上报数"], table["规划科"]["录用于规土局网站"], table["合计"]["来稿数"]) == (1, 1, 2)
    assert (table["合计"]["应报周数"], table["合计"]["完成周数"]) == (12, 1)


def test_the_same_bulletins_give_the_same_bytes(said, url, tmp_path):
    for name in ("1.xlsx", "2.xlsx"):
        said(
            "submissions",
            "bulletin",
            url,
            "--from",
            "2025-09-01",
            "--until",
            "2025-10-31",
            "--out",
            str(tmp_path / name),
        )
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()
    assert len(openpyxl.load_workbook(tmp_path / "1.xlsx").sheetnames) == 2


def test_common_questions_are_read_from_a_sheet_and_shown_masked(said, tmp_path):
    sheet = tmp_path / "messages.csv"
    sheet.write_text(
        "编号,问题,答复\n1,宅基地怎么登记？,请到窗口\n2,宅基地怎么登记,联系电话13800138000\n3,别的,\n", encoding="utf-8"
    )
    found = said("messages", "questions", str(sheet), "--least", "2", "--format", "json")
    assert found == {
        "candidates": [
            {
                "count": 2,
                "question": "宅基地怎么登记？",
                "answers": ["联系电话****", "请到窗口"],
                "findings": ["zfgk.mobile-number"],
                "messages": ["1", "2"],
            }
        ]
    }
    assert "2件  宅基地怎么登记？  ［须先处理：zfgk.mobile-number］" in said(
        "messages", "questions", str(sheet), "--least", "2"
    )
    sheet.write_text("编号,内容\n1,\n,问题\n", encoding="utf-8")
    said_all = said("messages", "questions", str(sheet), "--least", "2", status=2)
    assert "messages.csv:2" in said_all
    assert "messages.csv:3" in said_all


def test_a_plan_of_pushing_is_made_of_sheets(said, tmp_path):
    policies, keys, partners = (tmp_path / name for name in ("policies.csv", "keys.csv", "partners.csv"))
    policies.write_text(
        "索引号,名称,服务对象,主题分类,办事类,公开属性,随附\n"
        "P1,公租房申请指南,个人,住房保障,是,主动公开,政策原文、解读材料、常见问题与解答清单\n"
        "P2,工业用地政策,企业,供地,否,主动公开,政策原文\n",
        encoding="utf-8",
    )
    keys.write_text("订阅编号,标签,短消息\nk1,住房保障；税收,是\nk2,供地,\n", encoding="utf-8")
    partners.write_text("单位,标签\n园区,企业\n", encoding="utf-8")
    asked = ("push", "plan", str(policies), "--subscriptions", str(keys), "--partners", str(partners))
    found = said(*asked, "--platform", "资讯平台", "--format", "json")["orders"]
    assert [(one["policy"], one["way"], one["to"]) for one in found] == [
        ("P1", "broad", "资讯平台"),
        ("P2", "broad", "资讯平台"),
        ("P2", "relayed", "园区"),
        ("P1", "targeted", "k1"),
        ("P1", "direct", "k1"),
        ("P2", "targeted", "k2"),
    ]
    policies.write_text("索引号,名称,公开属性\nP1,一件,不予公开\nP2,另一件,机密\n", encoding="utf-8")
    assert "'机密' is no disclosure attribute" in said("push", "plan", str(policies), status=2)
    policies.write_text("索引号,名称,公开属性\nP1,一件,不予公开\n", encoding="utf-8")
    assert "P1 is exempt, public" in said("push", "plan", str(policies), status=2)


def test_the_faults_of_all_sheets_are_told_at_once(said, tmp_path):
    names = ("policies", "keys", "partners")
    rows = {
        "policies": "策略一览\n索引号,名称,公开属性,办事类\nP1,一件,机密,\n,另一件,主动公开,\nP3,又一件,主动公开,也许\n",
        "keys": "订阅编号,标签,短消息\nk1,,是\nk2,企业,也许\n",
        "partners": "名字\n园区\n",
    }
    files = {name: tmp_path / f"{name}.csv" for name in names}
    for name, file in files.items():
        file.write_text(rows[name], encoding="utf-8")
    sheets = ("--subscriptions", str(files["keys"]), "--partners", str(files["partners"]))
    told = said("push", "plan", str(files["policies"]), *sheets, status=2).splitlines()
    assert [line.split(" ", 2)[2].partition(" · ")[0] for line in told] == [
        "policies.csv:4: id (索引号) is empty",
        "policies.csv:3: '机密' is no disclosure attribute",
        "policies.csv:5: '也许' is neither 是 nor 否",
        "keys.csv:2: tags (标签) is empty",
        "keys.csv:3: '也许' is neither 是 nor 否",
        "partners.csv: no row has anything under key",
    ]


def test_what_a_plan_lacks_is_told_beside_it(capsys, tmp_path):
    policies = tmp_path / "policies.csv"
    policies.write_text("索引号,名称,公开属性\nP1,一件,主动公开\n", encoding="utf-8")
    assert run(["push", "plan", str(policies), "--platform", "平台"]) == 0
    out, err = capsys.readouterr()
    assert out == "广泛推送  P1  平台\n"
    assert err.splitlines() == [
        "P1  政策的推送与订阅缺少：目标受众标签",
        "综合运用的政策推送方式缺少：精准推送或者订阅",
        "综合运用的政策推送方式缺少：直达推送",
        "综合运用的政策推送方式缺少：接力推送",
    ]


def test_a_bulletin_until_today_looks_at_no_later_day(said, url, monkeypatch):
    monkeypatch.setattr("zfgk.cli.submissions.today_in_china", lambda: date(2025, 10, 12))
    (found,) = said("submissions", "bulletin", url, "--from", "2025-10-01", "--format", "json")["bulletins"]
    assert (found["until"], found["total"]["submitted"]) == ("2025-10-12", 1)


@pytest.mark.parametrize("name", ["bulletin.csv", "bulletin", "there.xlsx"])
def test_a_bulletin_is_a_new_workbook(url, tmp_path, capsys, name):
    (tmp_path / "there.xlsx").write_bytes(b"of January")
    asked = ("submissions", "bulletin", url, "--from", "2025-10-01", "--until", "2025-10-31", "--out")
    assert run([*asked, str(tmp_path / name)]) == 2
    out, err = capsys.readouterr()
    assert (out, name in err) == ("", True)
    books = [(one.name, one.read_bytes()) for one in tmp_path.iterdir() if one.stem in {"bulletin", "there"}]
    assert books == [("there.xlsx", b"of January")]
