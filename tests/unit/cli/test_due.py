import json

import pytest

from zfgk.cli import run

RECEIVED = "request.received=2022-09-30,channel=registered-mail"


def call(capsys, *argv):
    status = run(list(argv))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_text(capsys):
    status, out, err = call(capsys, "due", "national.reply-to-request", "--event", RECEIVED)
    assert (status, err) == (0, "")
    assert "2022-11-02（周三）" in out
    assert "第三十三条第二款" in out


def test_json_has_the_names_that_other_programs_use(capsys):
    status, out, _ = call(
        capsys, "due", "national.reply-to-request", "--event", RECEIVED, "--as-of", "2022-11-03", "--format", "json"
    )
    answer = json.loads(out)
    assert status == 0
    keys = ["rule", "instrument", "due", "bounds", "dues", "verdict", "working_day", "missing", "steps", "certainty"]
    assert set(keys) <= set(answer)
    assert (answer["due"], answer["verdict"], answer["instrument"]) == ("2022-11-02", "overdue", "OGI-2019")
    assert answer["dues"][0]["due"] == "2022-11-02"
    assert answer["dues"][0]["readings"] == {}


def test_ranges_and_disputed_days(capsys):
    for day in ("2021-03-01..2021-03-03", "2021-03-01|2021-03-03"):
        _, out, _ = call(
            capsys, "due", "national.reply-to-request", "--event", f"request.received={day}", "--format", "json"
        )
        assert json.loads(out)["bounds"] == {"earliest": "2021-03-29", "latest": "2021-03-31"}


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["due", "national.reply-to-reqest"], "national.reply-to-request"),
        (["due", "national.reply-to-request", "--event", "request.recieved=2022-09-30"], "request.received"),
        (["due", "national.reply-to-request", "--event", "request.received=2022-09-31"], "YYYY-MM-DD"),
        (["due", "national.reply-to-request", "--event", "request.received"], "has no day"),
        (["due", "national.reply-to-request", "--event", RECEIVED + ",channel=fax"], "given twice"),
        (["due", "national.reply-to-request", "--event", RECEIVED + ",x"], "not key=value"),
        (["due", "national.reply-to-request", "--event", RECEIVED, "--reading", "start-day=never"], "next-day"),
        (["due", "national.reply-to-request", "--event", RECEIVED, "--reading", "start-day"], "NAME=OPTION"),
        (["due", "national.reply-to-request", "--event", RECEIVED, "--as-of", "yesterday"], "not a day"),
        (["due", "national.reply-to-request", "--event", RECEIVED, "--pack", "atlantis"], "no such pack"),
        (["due", "national.reply-to-request", "--event", "request.received=2021-03-06", "--strict"], "--reading"),
        (["due"], "RULE"),
        (["deadline"], "deadline"),
    ],
)
def test_bad_input_is_one_readable_line_and_status_2(capsys, argv, word):
    status, out, err = call(capsys, *argv)
    assert status == 2
    assert out == ""
    assert word in err
    assert len(err.splitlines()) == 1
    assert err.startswith("zfgk: ")


def test_case_run(capsys, tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(
        "{id: a, source: {citation: hand}, rule: national.reply-to-request,"
        " events: [{event: request.received, day: 2021-03-01}], expect: {due: 2021-03-29}}",
        encoding="utf-8",
    )
    status, out, _ = call(capsys, "case", "run", str(file), "--format", "json")
    assert status == 0
    assert json.loads(out) == {
        "cases": [
            {
                "id": "a",
                "status": "pass",
                "expected": {"due": "2021-03-29"},
                "actual": {"due": "2021-03-29"},
                "message": "",
            }
        ]
    }
    file.write_text(file.read_text(encoding="utf-8").replace("03-29", "03-30"), encoding="utf-8")
    status, out, _ = call(capsys, "case", "run", str(file))
    assert status == 1
    assert "0 of 1 cases pass" in out


def test_rules(capsys):
    status, out, _ = call(capsys, "rules", "list")
    assert status == 0
    assert "national.reply-to-request" in out
    status, out, _ = call(capsys, "rules", "show", "national.reply-to-request", "--format", "json")
    assert [version["since"] for version in json.loads(out)["versions"]] == ["2019-05-15", "2008-05-01"]


def test_version(capsys):
    status, out, _ = call(capsys, "version", "--laws", "--format", "json")
    laws = json.loads(out)
    assert status == 0
    assert {"OGI-2007", "OGI-2019"} <= {law["id"] for law in laws["laws"]}
    assert [year["year"] for year in laws["calendar"]] == list(range(2007, 2027))


def test_a_ledger_is_written_whole(tmp_path, capsys):
    file = tmp_path / "ledger.json"
    request = ["due", "national.reply-to-request", "--event", "request.received=2022-09-30"]
    assert run([*request, "--ledger", str(file)]) == 0
    ledger = json.loads(file.read_text(encoding="utf-8"))
    assert (ledger["schema"], ledger["due"], ledger["sums"]["counted"]) == ("zfgk/ledger/1", "2022-11-02", 20)
    assert (
        run(["due", "national.annual-report-department", "--event", "year.end=2022-12-31", "--ledger", str(file)]) == 2
    )
    assert "ZFGK-A001" in capsys.readouterr().err
    assert json.loads(file.read_text(encoding="utf-8")) == ledger
