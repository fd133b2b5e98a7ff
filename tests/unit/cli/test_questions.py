import json

import pytest

from zfgk.cli import run

REPLY = "national.reply-to-request"
CASE = """\
id: one
source: {citation: "facts made up for this test"}
rule: national.reply-to-request
events:
  - {event: request.received, day: 2020-01-13}
expect: {due: 2020-02-17}
"""


def call(capsys, *argv):
    status = run(list(argv))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_miscount_names_the_error_and_finds_something(capsys):
    status, out, err = call(capsys, "miscount", REPLY, "2025-03-19", "--event", "request.received=2025-02-20")
    assert (status, err) == (1, "")
    assert out.splitlines()[0] == "2025-03-19 是误算，应为 2025-03-20"
    assert "起算当日" in out.splitlines()[1]


def test_miscount_of_a_right_claim_finds_nothing(capsys):
    status, out, _ = call(
        capsys, "miscount", REPLY, "20个工作日", "--event", "request.received=2025-02-20", "--format", "json"
    )
    assert status == 0
    assert json.loads(out)["kind"] == "correct"


def test_ask_back_answers_only_what_it_has_facts_for(capsys):
    status, out, _ = call(capsys, "ask-back", REPLY, "--claimed", "2022-11-02", "--format", "json")
    assert status == 0
    (start,) = json.loads(out)["explaining"]["starts"]
    assert (start["first"], start["last"]) == ("2022-09-30", "2022-10-07")
    status, out, _ = call(
        capsys, "ask-back", REPLY, "--event", "request.received=2014-09-01", "--event", "reply.made=2014-10-10",
        "--act", "2014-10-10", "--format", "json",
    )  # fmt: skip
    found = json.loads(out)
    assert status == 0
    assert (found["last_day"]["safe"], found["suspension"]["needed"]) == ("2014-09-23", 9)
    # hand 2014: 09-16..19=4 09-22..26=9 09-28..30=12 10-08..10=15
    assert found["latest_start"]["safe"] == "2014-09-15"


def test_rules_impact_lists_the_cases_that_change(capsys, tmp_path):
    (tmp_path / "one.yaml").write_text(CASE, encoding="utf-8")
    status, out, _ = call(
        capsys, "rules", "impact", "--from", "2019-05-14", "--to", "2019-05-15", str(tmp_path), "--format", "json"
    )
    found = json.loads(out)
    assert status == 0
    assert [one["id"] for one in found["cases"]] == ["one"]
    assert REPLY in {one["name"] for one in found["changes"]}
    _, out, _ = call(capsys, "rules", "impact", "--from", "2019-05-14", "--to", "2019-05-15", "--lang", "en")
    assert "0 of 0 matters change" in out


def test_calendar_diff_lists_days_and_the_cases_that_move(capsys, tmp_path):
    (tmp_path / "one.yaml").write_text(CASE, encoding="utf-8")
    known = ["--known-on", "2020-01-25", "--known-on", "2020-01-26"]
    status, out, _ = call(capsys, "calendar", "diff", *known, "--cases", str(tmp_path))
    assert status == 0
    assert out.splitlines() == [
        "2020-01-31  working -> transferred-day-off  国办发明电〔2020〕1号",
        "2020-02-01  transferred-working-day -> weekend  国办发明电〔2020〕1号",
        "one  2020-02-13 -> 2020-02-17",
    ]
    _, out, _ = call(capsys, "calendar", "diff", *known, "--cases", str(tmp_path), "--format", "json")
    found = json.loads(out)
    assert [day["date"] for day in found["days"]] == ["2020-01-31", "2020-02-01"]
    assert found["moved"][0]["after"]["due"] == "2020-02-17"


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["miscount", REPLY, "soon"], "30日"),
        (["miscount", "national.reply-to-reqest", "2025-03-19"], REPLY),
        (["miscount", REPLY, "2025-03-19", "--event", "request.received"], "NAME=YYYY-MM-DD"),
        (["ask-back", REPLY, "--event", "request.recieved=2025-02-20"], "request.received"),
        (["ask-back", REPLY, "--act", "2025-02-30"], "YYYY-MM-DD"),
        (["ask-back", "national.emergency-bulletin", "--claimed", "2020-01-01"], "hours"),
        (["calendar", "diff", "--known-on", "2020-01-25"], "twice"),
        (["rules", "impact", "--from", "2020-01-25"], "--to"),
        (["rules", "impact", "--from", "2020-01-25", "--to", "2020-01-26", "gone.yaml"], "gone.yaml"),
    ],
)
def test_bad_input_is_one_line_and_status_2(capsys, argv, word):
    status, out, err = call(capsys, *argv)
    assert (status, out) == (2, "")
    assert word in err
    assert len(err.splitlines()) == 1
