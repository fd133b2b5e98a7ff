"""The commands: a report from a database and from a sheet, its explanation, and what is refused."""

import csv
import json

import pytest

from zfgk.cli import run

EVENTS = """\
request,event_id,event,day,applicant,result,by,recorded_at
A1,A1/1,request.received,2025-03-03,自然人,,,2025-03-03T09:00+08:00
A1,A1/2,reply.made,2025-03-20,,予以公开,,2025-03-20T09:00+08:00
A2,A2/1,request.received,2024-12-20,商业企业,,,2024-12-20T09:00+08:00
A2,A2/2,reply.made,2025-12-30,,refused.process,,2025-12-30T09:00+08:00
A2,A2/3,reply.dispatched,2026-01-04,,,邮寄,2026-01-04T09:00+08:00
A3,A3/1,request.received,2025-12-20,自然人,,,2025-12-20T09:00+08:00
"""


@pytest.fixture
def files(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.csv").write_text(EVENTS, "utf-8")
    assert run(["report", "counts", "--year", "2025", "--csv"]) == 0
    lines = list(csv.reader(capsys.readouterr().out.splitlines()))
    lines = [
        [path, label, "示例局" if path == "agency" else value or ("0" if path.startswith("table") else "")]
        for path, label, value in lines
    ]
    with (tmp_path / "counts.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(lines)
    return tmp_path


def build(*options, year=2025, register="events.csv", out="out"):
    return run(["report", "build", register, "--year", str(year), "--counts", "counts.csv", "--out", out, *options])


def test_a_sheet_and_a_database_give_the_same_report(files, capsys):
    assert build("--format", "json") == 0
    held = json.loads(capsys.readouterr().out)
    assert run(["register", "import", "register.sqlite", "events.csv"]) == 0
    capsys.readouterr()
    assert build("--format", "json", register="register.sqlite", out="other") == 0
    again = json.loads(capsys.readouterr().out)
    assert {key: held[key] for key in held if key != "files"} == {key: again[key] for key in again if key != "files"}
    assert held["table3"]["rows"]["new"] == [2, 0, 0, 0, 0, 0, 2]
    assert held["table3"]["rows"]["refused"]["process"] == [0, 1, 0, 0, 0, 0, 1]
    assert [(one["question"], one["requests"]) for one in held["questions"]] == [("acts-in-two-years", ["A2"])]
    names = ["annual-report-2025.docx", "annual-report-2025.html", "annual-report-2025.json", "annual-report-2025.xlsx"]
    assert sorted(path.name for path in (files / "out").iterdir()) == names
    assert run(["report", "lint", "out/annual-report-2025.json"]) == 0


@pytest.mark.usefixtures("files")
def test_another_choice_is_another_report(capsys):
    assert build("--format", "json", "--choice", "act=dispatched", "--as", "json") == 0
    rows = json.loads(capsys.readouterr().out)["table3"]["rows"]
    assert rows["carried_forward"] == [1, 1, 0, 0, 0, 0, 2]
    assert build("--choice", "act=read") == 2
    assert "is no option" in capsys.readouterr().err


def test_the_explanation_names_every_request_once(files, capsys):
    assert build("--explain", "--as", "json") == 0
    shown = capsys.readouterr().out
    assert "新收 2  上年结转 1  办结 2  结转下年 1" in shown
    with (files / "out" / "annual-report-2025.requests.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["request"], row["column"], row["taken"], row["row"], row["questions"]) for row in rows] == [
        ("A1", "natural", "new", "granted", ""),
        ("A2", "business", "carried_over", "refused.process", "acts-in-two-years"),
        ("A3", "natural", "new", "carried_forward", ""),
    ]


@pytest.mark.usefixtures("files")
def test_the_summary_in_english(capsys):
    assert build("--lang", "en", "--as", "json", "--previous", "2024", "--previous-until", "2024-12-01") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "示例局 2025 · new 2  carried over 1  answered 2  carried forward 1"
    assert lines[1].startswith("acts-in-two-years  1  the acts of the reply lie in two years")
    assert lines[2] == "last year's report carried forward 0  carried over 1"
    assert lines[3].startswith("  A2  - → business  A2/1 request.received 2024-12-20T09:00:00+08:00")


@pytest.mark.usefixtures("files")
def test_a_cell_on_the_command_line(capsys):
    assert (
        run(["report", "cell", "events.csv", "--year", "2025", "refused.process", "business", "--format", "json"]) == 0
    )
    (one,) = json.loads(capsys.readouterr().out)["requests"]
    assert (one["request"], one["ended"], one["questions"]) == ("A2", "2025-12-30", ["acts-in-two-years"])
    assert run(["report", "cell", "events.csv", "--year", "2025", "new"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "A1  natural  new  granted  2025-03-03  2025-03-20",
        "A3  natural  new  carried_forward  2025-12-20  -",
    ]
    assert run(["report", "cell", "events.csv", "--year", "2025", "nothing"]) == 2


def test_last_years_report_as_a_file_and_as_a_year(files, capsys):
    (files / "early.csv").write_text(EVENTS.partition("A2,A2/3")[0] + EVENTS.splitlines()[-1] + "\n", "utf-8")
    assert build("--as", "json", register="early.csv") == 0
    (files / "counts.csv").write_text(
        (files / "counts.csv").read_text("utf-8").replace("year,年度,2025", "year,年度,2026"), "utf-8"
    )
    late = EVENTS + "A4,A4/1,request.received,2025-12-31,其他,,,2026-02-01T09:00+08:00\n"
    (files / "events.csv").write_text(late, "utf-8")
    capsys.readouterr()
    previous = ["--previous", "out/annual-report-2025.json"]
    assert build("--format", "json", *previous, year=2026) == 1
    held = json.loads(capsys.readouterr().out)["previous"]
    assert held["until"] == "2025-12-30T09:00:00+08:00"
    assert (held["carried_forward"], held["carried_over"]) == ([1, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 1, 2])
    assert [(one["request"], one["then"], one["now"]) for one in held["requests"]] == [("A4", "", "other")]
    assert held["unexplained"] == {}
    assert build("--previous", "2025", year=2026) == 1
    assert "A4  - → other  A4/1 request.received 2026-02-01T09:00:00+08:00" in capsys.readouterr().out
    assert build("--previous", "2025", "--previous-until", "2026-03-01", year=2026) == 0
    assert "（一致）" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--accept", "anything"], "is no question that blocks"),
        (["--as", "pdf"], "'pdf' is no format"),
        (["--form", "2008"], "is no form"),
        (["--previous", "2023"], "is not the year before 2025"),
        (["--previous", "counts.csv"], "is no annual report"),
        (["--previous", "nowhere.json"], "cannot read the file"),
        (["--previous", "2024", "--previous-until", "soon"], "is not a moment"),
        (["--texts", "nowhere.yaml"], "cannot read the file"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(files, capsys, options, said):
    assert build(*options) == 2
    assert said in capsys.readouterr().err
    assert not (files / "out").exists()


@pytest.mark.usefixtures("files")
def test_a_report_of_another_year_is_not_last_years(capsys):
    assert build("--as", "json", out="first") == 0
    assert build("--previous", "first/annual-report-2025.json") == 2
    assert "it is the report of 2025, not of 2024" in capsys.readouterr().err


def test_a_register_that_is_not_there_is_not_made(files, capsys):
    assert build(register="nowhere.sqlite") == 2
    assert not (files / "nowhere.sqlite").exists()
    assert "there is no such file" in capsys.readouterr().err


def test_questions_that_block(files, capsys):
    (files / "events.csv").write_text(EVENTS.replace("自然人", "").replace("予以公开", ""), "utf-8")
    assert build() == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "2 requests (A1, A3)" in lines[0]
    assert build("--accept", "kind-unknown", "--accept", "no-result", "--as", "json") == 0
    held = json.loads((files / "out" / "annual-report-2025.json").read_text("utf-8"))
    assert held["made"]["accepted"] == ["kind-unknown", "no-result"]
