import json

import pytest

from zfgk.asking import builtin
from zfgk.cli import run
from zfgk.register.entries import Applicant
from zfgk.register.store import open_register

AT = ("--recorded-at", "2025-12-31T17:00")
TOKEN = "独一无二的人"  # noqa: S105  # a name that is looked for


@pytest.fixture
def url(tmp_path):
    return str(tmp_path / "register.sqlite")


def asked(capsys, *arguments):
    assert run([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_request_from_the_first_event_to_the_last(url, capsys):
    base = ("register", "add", url, "--request", "2025-1", *AT)
    first = ("--event", "request.received=2025-03-03,channel=email", "--department", "办公室", "--applicant", "P1")
    assert asked(capsys, *base, *first) == {"request": "2025-1", "new": 1, "known": 0, "stage": "handling"}
    wrong = ("--event", "extension.notified=2025-03-04", "--event", "consultation.sent=2025-03-05,to=third-party")
    assert asked(capsys, *base, *wrong)["new"] == 2
    assert asked(capsys, *base, "--corrects", "2025-1/2")["stage"] == "consultation"
    shown = asked(capsys, "register", "show", url, "2025-1")
    assert [(one["event_id"], one["event"], one["stands"]) for one in shown["entries"]] == [
        ("2025-1/1", "request.received", True),
        ("2025-1/2", "extension.notified", False),
        ("2025-1/3", "consultation.sent", True),
        ("2025-1/4", "", False),
    ]
    assert shown["applicant"] == {"key": "P1"}
    assert "reply.made" in shown["next"]
    (listed,) = asked(capsys, "register", "list", url, "--open")["requests"]
    assert (listed["request"], listed["received"], listed["department"]) == ("2025-1", "2025-03-03", "办公室")
    assert asked(capsys, *base, "--event", "reply.made=2025-03-20,result=partial")["stage"] == "replied"
    assert asked(capsys, "register", "list", url, "--open") == {"requests": []}


@pytest.mark.parametrize(
    "refused",
    [
        ["add", "--request", "1", "--event", "reply.made=2025-03-03"],
        ["import", "SHEET"],
        ["erase", "P1"],
    ],
)
def test_what_is_refused_makes_no_register(tmp_path, capsys, refused):
    """An empty one would make a report of zeros."""
    sheet = tmp_path / "s.csv"
    sheet.write_text("request,event_id,event,day\n1,e1,reply.made,2025-03-03\n", encoding="utf-8")
    file = tmp_path / "register.sqlite"
    name, *rest = (str(sheet) if one == "SHEET" else one for one in refused)
    assert run(["register", name, str(file), *rest]) == 2
    assert list(tmp_path.iterdir()) == [sheet]
    capsys.readouterr()
    assert run(["register", "list", str(file)]) == 2
    assert "there is no such" in capsys.readouterr().err


def test_no_personal_datum_is_shown_and_erasing_leaves_the_rest(url, capsys):
    kinds = builtin().events
    with open_register(url, kinds) as register:
        register.add([], [Applicant(key="P1", name=TOKEN, identity=TOKEN, contact=TOKEN, address=TOKEN)])
    event = "request.received=2025-03-03,channel=email,applicant=natural"
    run(["register", "add", url, "--request", "A", "--event", event, "--applicant", "P1", *AT])
    sent = f"consultation.sent=2025-03-05,to=third-party,party={TOKEN}"
    run(["register", "add", url, "--request", "A", "--event", sent, *AT])
    for style in ("text", "json"):
        run(["register", "list", url, "--format", style])
        run(["register", "show", url, "A", "--format", style])
        run(["register", "due", url, "--on", "2025-04-30", "--format", style])
    said = capsys.readouterr()
    assert TOKEN not in said.out + said.err
    assert "征求意见（第三方 ***）" in said.out
    assert run(["register", "erase", url, "P1"]) == 0
    with open_register(url, kinds, reading=True) as register:
        assert register.applicant("P1") == Applicant(key="P1")
        assert register.count() == 1


def test_the_requests_of_one_file_are_counted(url, capsys):
    for number, day in enumerate(("2024-05-06", "2025-03-03", "2025-03-04")):
        event = f"request.received={day}"
        subject = "供地计划" if number < 2 else "预算"
        base = ("register", "add", url, "--request", str(number), "--applicant", "P1", "--subject", subject, *AT)
        assert run([*base, "--event", event]) == 0
    capsys.readouterr()
    assert asked(capsys, "register", "file", url, "P1") == {
        "applicant": "P1",
        "requests": 3,
        "by_year": {"2024": 1, "2025": 2},
        "same_subject": [{"subject": "供地计划", "requests": ["0", "1"]}],
    }
    assert run(["register", "file", url, "P1"]) == 0
    assert capsys.readouterr().out == "P1  3件  2024年1件、2025年2件\n  供地计划: 0、1\n"


def test_what_a_holiday_notice_moved(url, capsys):
    assert run(["register", "add", url, "--request", "A", "--event", "request.received=2025-12-22", *AT]) == 0
    capsys.readouterr()
    arguments = ("register", "moved", url, "--on", "2025-12-30", "--known-on")
    (pair,) = asked(capsys, *arguments, "2025-10-01")["moved"]
    assert (pair["before"]["due"], pair["after"]["due"]) == (None, "2026-01-20")  # counted in test_worklist.py
    assert run([*arguments, "2025-12-01"]) == 0
    assert capsys.readouterr().out == "0 of 1 moved\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "nothing to add"),
        (
            ("--event", "fee.paid=2025-03-03", "--event", "fee.paid=2025-03-04", "--event-id", "x"),
            "go with one --event",
        ),
        (("--event", "fee.payed=2025-03-03"), "--event[0].event"),
        (("--event", "fee.paid="), "fee.paid has no day"),
        (("--event", "fee.paid=2025-03-03"), "--event[0]: fee.paid is impossible here"),
        (("--event", "request.received=2025-03-03", "--recorded-at", "soon"), "not a moment"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_kept(url, capsys, arguments, said):
    assert run(["register", "add", url, "--request", "A", *AT, *arguments]) == 2
    assert said in capsys.readouterr().err
    run(["register", "list", url])
    assert not capsys.readouterr().out


def test_a_sheet_that_is_none_makes_no_register(url, tmp_path, capsys):
    path = tmp_path / "s.txt"
    path.write_text("request")
    assert run(["register", "import", url, str(path)]) == 2
    assert "neither in .csv nor in .xlsx" in capsys.readouterr().err
    assert not (tmp_path / "register.sqlite").exists()


def test_a_register_is_backed_up_and_restored_and_nothing_is_overwritten(url, tmp_path, capsys):
    base = ("register", "add", url, "--request", "2025-1", *AT)
    asked(capsys, *base, "--event", "request.received=2025-03-03,channel=email")
    before = asked(capsys, "register", "show", url, "2025-1")
    copy = tmp_path / "copy.sqlite"
    assert asked(capsys, "register", "backup", url, str(copy)) == {"file": str(copy), "bytes": copy.stat().st_size}
    asked(capsys, *base, "--event", "reply.made=2025-03-20")
    assert run(["register", "backup", url, str(copy)]) == 2
    assert "there is a file of this name" in capsys.readouterr().err
    (tmp_path / "register.sqlite").unlink()
    assert run(["register", "backup", str(copy), url]) == 0
    assert capsys.readouterr().out == f"{url}: copied and checked\n"
    assert asked(capsys, "register", "show", url, "2025-1") == before
