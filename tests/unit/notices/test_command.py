"""``zfgk notice`` as an office runs it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from zfgk.cli import group
from zfgk.cli import run as run_line
from zfgk.notices import NOTICE_TYPES
from zfgk.notices.templates import shipped_text

SHEET = """申请编号,事件编号,事件,日期,申请渠道,申请内容,申请人编号,姓名,申请人类别
2022-1,e1,收到申请,2022-09-30,邮政寄送,某小区物业备案材料,p1,令狐某某,自然人
2022/2,e2,收到申请,2022-09-30,邮政寄送,某小区规划图,p1,令狐某某,自然人
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sheet.csv").write_text(SHEET, encoding="utf-8")
    assert run_line(["register", "import", "r.sqlite", "sheet.csv"]) == 0


def zfgk(*arguments: str):
    return CliRunner().invoke(group, ["notice", *arguments], standalone_mode=False)


RECEIPT = ("make", "r.sqlite", "2022-1", "receipt", "--field", "agency=某局", "--out", "out", "--on", "2022-09-30")


def test_list_names_every_kind() -> None:
    lines = zfgk("list").output.splitlines()
    assert [line.split()[0] for line in lines] == list(NOTICE_TYPES)
    held = json.loads(zfgk("list", "--json").output)["notices"]
    assert [one["id"] for one in held] == list(NOTICE_TYPES)


def test_show_tells_contents_basis_and_where_fields_come_from() -> None:
    told = zfgk("show", "refused-16").output
    assert "第十六条第一款、第十六条第二款、第三十六条第（三）项" in told
    assert "必备  reasons  理由  须给出" in told
    assert "必备  received  收到申请日期  由规则计算" in told
    assert "enforcement-file  该信息属于行政执法案卷信息" in told
    held = json.loads(zfgk("show", "refused-16", "--json").output)
    by_name = {field["name"]: field for field in held["fields"]}
    assert by_name["ground"]["options"] == ["internal-affairs", "process", "enforcement-file"]
    assert by_name["reasons"]["given"]
    assert by_name["reasons"]["required"]
    assert not by_name["remedy"]["given"]
    assert held["rows"] == ["refused.internal_affairs", "refused.process", "refused.enforcement_file"]


def test_show_template_gives_an_office_something_to_start_from() -> None:
    assert zfgk("show", "receipt", "--template").output == shipped_text("receipt")


@pytest.mark.usefixtures("office")
def test_make_writes_a_word_document_and_prints_only_its_place() -> None:
    done = zfgk(*RECEIPT)
    assert done.output == f"{Path('out') / '2022-1-receipt.docx'}\n"
    paragraphs = [one.text for one in docx.Document("out/2022-1-receipt.docx").paragraphs]
    assert "令狐某某：" in paragraphs
    assert any("2022年11月2日" in text for text in paragraphs)  # the day that the court named
    assert [file.name for file in Path("out").iterdir()] == ["2022-1-receipt.docx"]


@pytest.mark.usefixtures("office")
def test_nothing_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert zfgk(*RECEIPT).exit_code == 0
    file = Path("out/2022-1-receipt.docx")
    file.write_bytes(b"signed by hand")
    assert run_line(["notice", *RECEIPT]) == 2
    error = capsys.readouterr().err
    assert "ZFGK-I003" in error
    assert error.count("\n") == 1
    assert file.read_bytes() == b"signed by hand"
    assert [one.name for one in Path("out").iterdir()] == ["2022-1-receipt.docx"]


@pytest.mark.usefixtures("office")
def test_letters_to_several_parties_are_numbered() -> None:
    line = ["make", "r.sqlite", "2022-1", "third-party-letter", "--field", "agency=某局", "--field", "concern=某协议"]
    line += ["--field", "office-contact=某路1号", "--out", "out", "--on", "2022-10-10", "--format", "text"]
    for party, name in (("甲公司", ""), ("乙公司", "-2"), ("丙公司", "-3")):
        file = Path("out") / f"2022-1-third-party-letter{name}.txt"
        assert zfgk(*line, "--field", f"party={party}").output == f"{file}\n"
        assert f"\n{party}：\n" in file.read_text("utf-8")


@pytest.mark.usefixtures("office")
def test_make_as_text_with_an_own_template_and_values_from_a_file() -> None:
    Path("own.txt").write_text(
        shipped_text("receipt").replace("登记回执", "回执").replace("{{title}}", "收件回执"), "utf-8"
    )
    # One file serves all notices: how a fee is paid is of no use here, and is passed over.
    Path("office.yaml").write_text(
        "agency: 某局\n本机关联系方式: '010'\n行政复议机关: 某区政府\n人民法院: 某区法院\n缴纳方式: 现金\n", "utf-8"
    )
    line = ["make", "r.sqlite", "2022/2", "receipt", "--values", "office.yaml", "--field", "行政机关名称=某区某局"]
    done = zfgk(*line, "--template", "own.txt", "--format", "text", "--out", "a/b", "--on", "2022-10-08", "--json")
    held = json.loads(done.output)
    assert held["file"] == str(Path("a/b/2022_2-receipt.txt"))
    assert held["day"] == "2022-10-08"
    text = Path(held["file"]).read_text("utf-8")
    assert text.splitlines()[0].strip("　") == "收件回执"
    assert "本机关联系方式：010" in text
    assert "某区某局" in text
    assert "逾期未答复的，可以自答复期限届满之日起六十日内向某区政府申请行政复议" in text


@pytest.mark.usefixtures("office")
def test_cautions_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    line = ["notice", "make", "r.sqlite", "2022-1", "extension", "--field", "agency=某局", "--field", "extended-by=10"]
    line += ["--field", "approved=2022-10-28", "--out", "out"]
    capsys.readouterr()
    assert run_line([*line, "--on", "2022-11-03"]) == 0
    late = capsys.readouterr()
    assert late.out == f"{Path('out') / '2022-1-extension.docx'}\n"
    assert "延长不发生效力" in late.err
    assert "第三十三条第二款" in late.err
    assert run_line([*line, "--on", "2022-11-04", "--lang", "en", "--out", "out2"]) == 0
    assert "the extension has no effect" in capsys.readouterr().err


@pytest.mark.usefixtures("office")
def test_several_grounds_are_given_one_by_one() -> None:
    line = ["make", "r.sqlite", "2022-1", "refused", "--field", "ground=privacy", "--field", "不予公开的情形=process"]
    line += [
        "--field",
        "agency=某局",
        "--field",
        "reasons=某理由",
        "--field",
        "review-body=某府",
        "--field",
        "court=某院",
    ]
    done = zfgk(*line, "--out", "out", "--on", "2022-10-10", "--format", "text", "--json")
    assert json.loads(done.output)["rows"] == ["refused.third_party", "refused.process"]
    assert "个人隐私" in Path("out/2022-1-refused.txt").read_text("utf-8")


@pytest.mark.usefixtures("office")
def test_bad_input_is_told_at_once_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    line = ["notice", "make", "r.sqlite", "2022-1", "refused-15", "--field", "ground=密语", "--field", "reason=密语"]
    assert run_line([*line, "--out", "out", "--on", "2022-10-10"]) == 2
    error = capsys.readouterr().err
    places = [one.split("] ")[1].split(":")[0] for one in error.splitlines()]
    assert places == [
        "field ground",
        "field reason",
        "field review-body",
        "field court",
        "field agency",
        "field reasons",
    ]
    assert "密语" not in error
    assert "令狐" not in error
    assert not Path("out").exists()


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "refund"], "there is no notice"),
        (["make", "r.sqlite", "2022-9", "receipt", "--out", "out"], "nothing is registered"),
        (["make", "r.sqlite", "2022-1", "receipt", "--out", "out", "--field", "密语"], "--field[0] is no field"),
        ([*RECEIPT, "--field", "agency=密语"], "--field agency is given twice"),
        ([*RECEIPT, "--values", "list.yaml"], "is no mapping"),
        ([*RECEIPT, "--values", "nested.yaml"], "is no text"),
        ([*RECEIPT, "--template", "no.txt"], "cannot read the file"),
        ([*RECEIPT, "--template", "word.docx", "--format", "text"], "gives no plain text"),
    ],
)
def test_slips_are_one_line_and_quote_no_value(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    Path("list.yaml").write_text("- 密语\n", "utf-8")
    Path("nested.yaml").write_text("agency: {a: 密语}\n", "utf-8")
    document = docx.Document()
    document.add_paragraph("{{applicant}}{{request}}{{received}}{{subject}}{{basis}}{{agency}}{{day}}{{due}}")
    held = io.BytesIO()
    document.save(held)
    Path("word.docx").write_bytes(held.getvalue())
    assert run_line(["notice", *arguments]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert "密语" not in error
