import json

import pytest

from zfgk.asking import builtin
from zfgk.cli import run
from zfgk.errors import BadInput, UnreadableFile
from zfgk.testing import cases

GOOD = """
id: one
title: plain
source: {citation: hand count}
rule: national.reply-to-request
events:
  - {event: request.received, day: 2021-03-01}
expect: {due: 2021-03-29, verdict: null}
"""


def read(tmp_path, text):
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    return cases.read([file], builtin())


def test_pass_fail_and_error(tmp_path):
    (case,) = read(tmp_path, GOOD)
    (result,) = cases.run([case], builtin())
    assert (result.status, result.actual) == ("pass", {"due": "2021-03-29", "verdict": None})
    (case,) = read(tmp_path, GOOD.replace("2021-03-29", "2021-03-30"))
    (result,) = cases.run([case], builtin())
    assert (result.status, result.message) == ("fail", "due: expected '2021-03-30', got '2021-03-29'")
    (case,) = read(tmp_path, GOOD.replace("2021-03-01", "1999-03-01"))
    (result,) = cases.run([case], builtin())
    assert result.status == "error"
    assert "2008-05-01" in result.message


def test_a_rule_of_another_pack_is_an_error_of_that_case_alone(tmp_path):
    (case,) = read(tmp_path, GOOD.replace("reply-to-request", "reply-to-requests").replace("received", "imagined"))
    (result,) = cases.run([case], builtin())
    assert result.status == "error"
    assert "national.reply-to-request" in result.message


def test_every_fault_is_named_with_its_path(tmp_path):
    text = """
cases:
  - id: one
    source: {cite: x}
    rule: national.reply-to-request
    grade: Z
    events: [{event: request.received, day: 2021-13-01}, {event: nonsense}]
    expect: {dew: 2021-03-29, working_day: many, missing: receipt-day}
    remark: none
  - {id: one}
"""
    with pytest.raises(BadInput) as caught:
        read(tmp_path, text)
    places = [fault.where.partition(": ")[2] for fault in caught.value.faults]
    assert places == [
        "cases[0].remark",
        "cases[0].grade",
        "cases[0].events[0].day",
        "cases[0].events[1].event",
        "cases[0].expect.dew",
        "cases[0].expect.working_day",
        "cases[0].expect.missing",
        "cases[0].source.cite",
        "cases[0].source.citation",
        "cases[1].rule",
        "cases[1].source",
        "cases[1].events",
        "cases[1].expect",
    ]


def test_ids_are_unique_over_all_files(tmp_path):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    with pytest.raises(BadInput, match="taken"):
        cases.read(cases.find([tmp_path]), builtin())


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(UnreadableFile, match="no such file"):
        cases.find([tmp_path / "none.yaml"])
    with pytest.raises(UnreadableFile, match=r"no \.yaml"):
        cases.find([tmp_path])
    file = tmp_path / "gbk.yaml"
    file.write_bytes("title: 案例".encode("gbk"))
    with pytest.raises(BadInput, match="not UTF-8"):
        cases.read([file], builtin())


def test_a_repeated_key_is_a_fault(tmp_path):
    with pytest.raises(BadInput, match="stands twice"):
        read(tmp_path, GOOD + "title: again\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rule: national.reply-to-request", "rule: [x]"),
        ("title: plain", "grade: [A]"),
        ("verdict: null", "working_day: [1]"),
    ],
)
def test_values_of_the_wrong_kind(tmp_path, old, new):
    try:
        read_cases = read(tmp_path, GOOD.replace(old, new))
    except BadInput:
        return
    (result,) = cases.run(read_cases, builtin())
    assert result.status == "error"


def test_a_case_about_no_events(tmp_path):
    text = GOOD.replace("\n  - {event: request.received, day: 2021-03-01}", " []").replace(
        "{due: 2021-03-29, verdict: null}", "{due: null, missing: [start-event], verdict: unknown}"
    )
    (result,) = cases.run(read(tmp_path, text), builtin())
    assert result.status == "pass", result.message


def test_a_case_that_is_written_wrongly_does_not_keep_the_others_from_being_run(tmp_path, capsys):
    good = """
id: GOOD
source: {citation: by hand}
rule: national.reply-to-request
events: [{event: request.received, day: 2021-05-20, channel: in-person}]
expect: {due: 2021-06-18}
"""
    (tmp_path / "a.yaml").write_text(good.replace("GOOD", "BAD").replace("expect", "expcet"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(good, encoding="utf-8")
    (tmp_path / "c.yaml").write_bytes(b"id: \xff")
    assert run(["case", "run", str(tmp_path), "--format", "json"]) == 2
    captured = capsys.readouterr()
    results = json.loads(captured.out)["cases"]
    assert [(one["id"], one["status"]) for one in results] == [
        ("BAD", "error"),
        ("GOOD", "pass"),
        (str(tmp_path / "c.yaml"), "error"),
    ]
    assert "expcet" in results[0]["message"]
    assert captured.err.count("ZFGK-I001") == 3
