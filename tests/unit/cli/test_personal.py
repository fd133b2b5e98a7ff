"""Personal data in ids, keys and texts for publication are told on standard error, and never repeated there."""

from pathlib import Path

import pytest

from zfgk.cli import run
from zfgk.screening.ids import personal_in_id

# An identity number whose check character is right; nobody was born to it.
SECRETS = ("110101199003074514", "13800138000", "某甲")
BAD = (
    "某甲110101199003074514/1",
    "１１０１０１１９９００３０７４５１４",
    "110101 19900307 4514",
    "13800138000",
    "138-0013-8000",
    "a.b@example.com",
)
FINE = (
    "2025-001",
    "20250303001",
    "202503030000123",
    "沪规信公开〔2025〕12号",
    "2025-310115-70-03-001234",
    "P1",
    "",
    "张三",
)


@pytest.mark.parametrize("written", BAD)
def test_an_id_with_a_number_of_a_person_is_told(written):
    assert personal_in_id(written)


@pytest.mark.parametrize("written", FINE)
def test_an_id_of_the_usual_kinds_is_not(written):
    assert personal_in_id(written) == ()


def test_ids_on_the_command_line(tmp_path, capsys):
    line = ["register", "add", str(tmp_path / "r.sqlite"), "--request", BAD[0], "--applicant", "某甲13800138000"]
    assert run([*line, "--event", "request.received=2025-03-03"]) == 0
    told = capsys.readouterr().err
    assert "--request：疑似含有" in told
    # Digits that follow a name are a number all the same.
    assert "--event-id" not in told
    assert not any(secret in told for secret in SECRETS)
    assert (
        run(["register", "add", str(tmp_path / "r.sqlite"), "--request", "2", "--event", "request.received=2025-03-03"])
        == 0
    )
    assert capsys.readouterr().err == ""


def test_ids_of_a_sheet_even_if_it_has_faults(tmp_path, capsys):
    sheet = tmp_path / "events.csv"
    sheet.write_text(
        "登记簿\n申请编号,事件编号,事件,日期,申请人编号\n"
        "1,e1,收到申请,2025-03-03,某甲110101199003074514\n1,e2,没有的事,2025-03-04,某甲110101199003074514\n",
        encoding="utf-8",
    )
    assert run(["register", "import", str(tmp_path / "r.sqlite"), str(sheet)]) == 2
    told = capsys.readouterr().err
    assert told.count("events.csv:3 column 申请人编号：疑似含有公民身份号码") == 1
    assert "没有的事" not in told or "events.csv:4" in told
    assert not any(secret in told for secret in SECRETS)


def test_many_ids_are_not_told_one_by_one(tmp_path, capsys):
    sheet = tmp_path / "events.csv"
    rows = [f"1380013{number:04d},e{number},收到申请,2025-03-03\n" for number in range(30)]
    sheet.write_text("申请编号,事件编号,事件,日期\n" + "".join(rows), encoding="utf-8")
    assert run(["register", "import", str(tmp_path / "r.sqlite"), str(sheet)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert len([line for line in told if "疑似" in line]) == 20
    assert told[20] == "zfgk: 另有10处"


def test_texts_of_a_report(tmp_path, capsys):
    example = Path(__file__).parents[3] / "examples" / "annual-report"
    line = ["report", "build", str(example / "events.csv"), "--year", "2025", "--counts", str(example / "counts.yaml")]
    texts = tmp_path / "texts.yaml"
    texts.write_text(
        "overview:\n  - 本年工作平稳。\n  - 联系人某甲，身份证号110101199003074514，电话13800138000。\n",
        encoding="utf-8",
    )
    assert run([*line, "--texts", str(texts), "--out", str(tmp_path / "out"), "--as", "json"]) == 0
    told = capsys.readouterr().err
    assert "--texts overview[1]：疑似含有" in told
    assert "overview[0]" not in told
    assert not any(secret in told for secret in SECRETS)
    assert run([*line, "--texts", str(example / "texts.yaml"), "--out", str(tmp_path / "2"), "--as", "json"]) == 0
    assert "疑似" not in capsys.readouterr().err
