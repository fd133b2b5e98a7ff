import json

from zfgk.cli import run


def test_days_as_json(capsys):
    assert run(["calendar", "days", "--from", "2026-02-14", "--to", "2026-02-15", "--format", "json"]) == 0
    days = json.loads(capsys.readouterr().out)["days"]
    assert [(d["date"], d["working"], d["kind"], d["name"], d["notice"]) for d in days] == [
        ("2026-02-14", True, "transferred-working-day", "春节", "国办发明电〔2025〕7号"),
        ("2026-02-15", False, "weekend", "春节", "国办发明电〔2025〕7号"),
    ]


def test_editions_and_the_horizon(capsys):
    assert run(["calendar", "days", "--from", "2020-02-01", "--to", "2020-02-01", "--known-on", "2020-01-20"]) == 0
    assert "transferred-working-day" in capsys.readouterr().out
    assert run(["calendar", "days", "--from", "2026-12-31", "--to", "2027-01-01"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "2027" in captured.err
    assert run(["calendar", "days", "--from", "2026-12-31", "--to", "2026-01-01"]) == 2


def test_a_year_of_ones_own(capsys, tmp_path):
    table = tmp_path / "2027.csv"
    table.write_text(
        "date,kind,name,statutory,notice,issued\n2027-01-01,off,元旦,yes,某号,2026-11-30\n", encoding="utf-8"
    )
    args = ["calendar", "days", "--from", "2027-01-01", "--to", "2027-01-04", "--calendar", str(table)]
    assert run([*args, "--format", "json"]) == 0
    assert [d["working"] for d in json.loads(capsys.readouterr().out)["days"]] == [False, False, False, True]


NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
国务院办公厅
2026年11月30日
"""


def test_learning_a_year(capsys, tmp_path):
    """An invented notice of one holiday, for the machinery only."""
    notice, table = tmp_path / "notice.txt", tmp_path / "2027.csv"
    notice.write_text(NOTICE, encoding="utf-8")
    assert run(["calendar", "learn", str(notice), "--out", str(table)]) == 0
    capsys.readouterr()
    args = ["calendar", "days", "--from", "2027-01-03", "--to", "2027-01-04", "--calendar", str(table)]
    assert run([*args, "--format", "json"]) == 0
    assert [d["working"] for d in json.loads(capsys.readouterr().out)["days"]] == [False, True]


def test_learning_says_what_it_could_not_read(capsys, tmp_path):
    notice, table = tmp_path / "notice.txt", tmp_path / "2027.csv"
    notice.write_bytes(NOTICE.replace("共3天", "共4天").encode("gbk"))
    assert run(["calendar", "learn", str(notice), "--out", str(table), "--format", "json"]) == 1
    assert "读出 3 天" in json.loads(capsys.readouterr().out)["unread"][0]
    assert not table.exists()
    assert run(["calendar", "learn", str(tmp_path / "none.txt")]) == 2
    notice.write_text("天气", encoding="utf-8")
    capsys.readouterr()
    assert run(["calendar", "learn", str(notice)]) == 2
    assert capsys.readouterr().err.count("zfgk: ") == 3
