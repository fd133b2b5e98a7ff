import json

from icalendar import Calendar

from zfgk.cli import run

AT = ("--recorded-at", "2025-12-31T17:00")


def add(url, request, *events, department=""):
    given = [part for event in events for part in ("--event", event)]
    extra = ("--department", department) if department else ()
    assert run(["register", "add", url, "--request", request, *given, *extra, *AT]) == 0


def written(capsys, url, out, *more):
    capsys.readouterr()
    assert run(["register", "calendar", url, "--out", str(out), "--on", "2025-03-20", "--format", "json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def shown(out):
    return {
        str(event["UID"]): (event.decoded("DTSTART").isoformat(), str(event["STATUS"]), event["SEQUENCE"])
        for event in Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    }


def test_the_work_list_as_a_calendar_that_follows_what_happens(tmp_path, capsys):
    url, out = str(tmp_path / "register.sqlite"), tmp_path / "due.ics"
    # 20 working days after 3 March 2025 end on 31 March, after 4 March on 1 April, counted by hand.
    add(url, "2025-1", "request.received=2025-03-03", department="办公室")
    add(url, "2025 2/甲", "request.received=2025-03-04")
    add(url, "before any Regulation", "request.received=2000-03-03")
    first = written(capsys, url, out)
    assert first == {"file": str(out), "open": 2, "new": 2, "moved": 0, "cancelled": 0, "without_day": 1}
    one, two = "2025-1.reply@register.internal", "2025%202%2F%E7%94%B2.reply@register.internal"
    assert shown(out) == {one: ("2025-03-31", "CONFIRMED", 0), two: ("2025-04-01", "CONFIRMED", 0)}
    event = Calendar.from_ical(out.read_bytes()).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "答复期限 2025-1（办公室）"
    assert str(event["DESCRIPTION"]) == "环节：办理\n收到：2025-03-03"
    assert str(event["CLASS"]) == "CONFIDENTIAL"
    kept = out.read_bytes()
    assert written(capsys, url, out) == {**first, "new": 0}
    assert out.read_bytes() == kept
    # Answered, and moved by an extension of five days: 2, 3, 7, 8 and 9 April follow (4 April is a holiday); counted
    # from the notice on 11 March they end on 18 March already, so the day stands and the words change.
    add(url, "2025-1", "reply.made=2025-03-18,result=granted")
    add(url, "2025 2/甲", "extension.notified=2025-03-11,working_days=20")
    add(url, "new", "request.received=2025-03-05")
    assert written(capsys, url, out) == {**first, "open": 2, "new": 1, "moved": 1, "cancelled": 1}
    assert shown(out) == {
        one: ("2025-03-31", "CANCELLED", 1),
        two: ("2025-04-09", "CONFIRMED", 1),
        "new.reply@register.internal": ("2025-04-02", "CONFIRMED", 0),
    }
    # The reply was entered by mistake: the request is open again.
    assert run(["register", "add", url, "--request", "2025-1", "--corrects", "2025-1/2", *AT]) == 0
    assert written(capsys, url, out)["moved"] == 1
    assert shown(out)[one] == ("2025-03-31", "CONFIRMED", 2)


def test_another_calendar_is_not_overwritten_and_a_named_one_is_followed(tmp_path, capsys):
    url, out, older = str(tmp_path / "register.sqlite"), tmp_path / "due.ics", tmp_path / "older.ics"
    add(url, "a", "request.received=2025-03-03")
    out.write_text("BEGIN:VCALENDAR\r\nPRODID:x\r\nEND:VCALENDAR\r\n")
    arguments = ["register", "calendar", url, "--out", str(out), "--on", "2025-03-20"]
    assert run(arguments) == 2
    assert "no calendar of a register" in capsys.readouterr().err
    assert "PRODID:x" in out.read_text()
    assert run([*arguments[:4], str(older), *arguments[5:], "--host", "example.org"]) == 0
    add(url, "a", "reply.made=2025-03-18")
    capsys.readouterr()
    assert run([*arguments, "--previous", str(older)]) == 0
    assert capsys.readouterr().out == f"{out}  在办 0  新增 0  变更 0  取消 1  无期限 0\n"
    assert shown(out) == {"a.reply@example.org": ("2025-03-31", "CANCELLED", 1)}


def test_a_calendar_says_neither_what_is_asked_nor_who_is_waited_for(tmp_path, capsys):
    url, out = str(tmp_path / "register.sqlite"), tmp_path / "due.ics"
    event = "request.received=2025-03-03"
    assert run(["register", "add", url, "--request", "a", "--event", event, "--subject", "独一无二的事", *AT]) == 0
    add(url, "a", "consultation.sent=2025-03-05,to=third-party,party=独一无二的人")
    written(capsys, url, out)
    text = str(Calendar.from_ical(out.read_bytes()).walk("VEVENT")[0]["DESCRIPTION"])
    assert "独一无二" not in out.read_text().replace("\r\n ", "")
    assert text == (
        "环节：征求意见\n收到：2025-03-03\n期限在2025-03-31至2025-05-12之间\n"
        "等待：第三方（征求意见，自2025-03-05）\n说明：consultation-service-not-recorded"
    )
