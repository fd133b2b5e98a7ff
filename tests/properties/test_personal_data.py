"""No personal datum of an applicant, and no name of a consulted party, gets out by a list, a figure, a page or an error."""

import csv
import io
import json
import logging
import traceback
import zipfile
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.cli import group, run
from zfgk.errors import ZfgkError
from zfgk.files.calendar_file import write_calendar
from zfgk.model.facts import Event
from zfgk.register.agenda import agenda
from zfgk.register.entries import Applicant, ApplicantKind, Entry
from zfgk.register.listing import masked_subjects
from zfgk.register.own_file import own_file
from zfgk.register.sheet import Line, import_sheet, read_sheet
from zfgk.register.store import open_register
from zfgk.register.worklist import worklist
from zfgk.statistics.export import arrow, arrow_results, plain, plain_results
from zfgk.statistics.page import Shown, render
from zfgk.statistics.requests import figures
from zfgk.statistics.subjects import candidates
from zfgk.statistics.tables import By, Period, tabulate

LAW = builtin()
AT = datetime(2025, 12, 31, 17, tzinfo=timezone(timedelta(hours=8)))
ON = date(2025, 12, 1)
PERSONAL = ("name", "identity", "contact", "address")
HEADS = (
    "request",
    "event_id",
    "event",
    "day",
    "to",
    "party",
    "result",
    "applicant",
    "department",
    "subject",
    "applicant_key",
    *PERSONAL,
)

_letters = st.sampled_from("甲乙丙丁戊己庚辛壬癸")


def secret(lead):
    """Draw a datum that occurs nowhere else: ``lead`` makes those of one person differ."""
    return st.text(_letters, min_size=5, max_size=9).map(lambda drawn: f"{lead}{drawn}")


people = st.fixed_dictionaries(
    {
        "name": secret("欧阳"),
        "identity": st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True),
        "contact": st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
        "address": secret("某市某路").map(lambda road: f"{road}１２号3室"),
        "party": secret("被征求意见人"),
    }
)
subjects = st.sampled_from(["{}的宅基地批准书", "关于{}的投诉处理结果", "{}", "供地计划（{}）"])


def rows(people, subject):
    """Return the rows of a sheet: each person asked for their own matter, for what all ask for, and for another one's."""
    found = []
    for number, person in enumerate(people):
        told = {
            f"q{number}": subject.format(person["name"]),
            f"s{number}": "供地计划",
            f"p{number}": subject.format(person["identity"]),
            f"o{number}": subject.format(people[0]["name"]),  # the first person is asked about by all
        }
        for name, asked in told.items():
            base = {"request": name, "department": "办公室", "subject": asked, "applicant_key": f"P{number}"}
            mine = {key: person[key] for key in PERSONAL}
            received = {"event": "request.received", "day": "2025-03-03", "applicant": "natural"}
            found.append(base | mine | received | {"event_id": f"{name}/1"})
            sent = {"event": "consultation.sent", "day": "2025-03-05", "to": "third-party", "party": person["party"]}
            found.append(base | sent | {"event_id": f"{name}/2"})
            if name.startswith("s"):
                reply = {"event": "reply.made", "day": "2025-03-20", "result": "granted"}
                found.append(base | reply | {"event_id": f"{name}/3"})
    return found


def lines(rows, heads=HEADS):
    written = [list(heads)] if heads else []
    return [
        Line(number, cells)
        for number, cells in enumerate([*written, *([row.get(key) for key in HEADS] for row in rows)], 1)
    ]


def told(error):
    """Return everything that anybody may log of an exception, those before it too."""
    return "".join(traceback.format_exception(error)) + repr(error) + str(error) + "".join(error.lines())


def failing(register, rows):
    """Return what is told of sheets with every kind of fault: shifted cells, missing heads, wrong words, wrong order."""
    bad = {
        "shifted": lines(
            [
                {HEADS[(place + 1) % len(HEADS)]: value for place, value in enumerate(map(row.get, HEADS)) if value}
                for row in rows
            ]
        ),
        "headless": lines(rows, heads=()),
        "out of order": lines([row | {"event": "reply.made", "day": "2024-01-01"} for row in rows]),
        "doubled": lines([row | {"event_id": "x"} for row in rows]),
        "other data": lines([*rows, *(row | {"address": row["address"] + "乙"} for row in rows if "address" in row)]),
        "no key": lines([row | {"applicant_key": None} for row in rows]),
    }
    for key in ("event", "day", "to", "result", "event_id"):
        for from_ in ("name", "address"):
            bad[f"{from_} as {key}"] = lines([row | {key: row.get(from_, "x")} for row in rows])
    found = ""
    for what, sheet in bad.items():
        with pytest.raises(ZfgkError) as caught:
            import_sheet(register, sheet, "s.csv", LAW.events, actor="r", recorded_at=AT)
        found += told(caught.value)
        assert what
        found += repr(read_sheet(sheet, "s.csv", LAW.events, actor="r", recorded_at=AT)) + repr(sheet)
    return found


def given_out(register):
    """Return everything that the public functions give out about a whole register."""
    versions, calendar = LAW.clock("national.reply-to-request"), china()
    items = worklist(register, versions, ON, calendar)
    found = list(figures(register, versions, ON, calendar))
    departments, months, both = tabulate(found, [By(department=True), By(period=Period.MONTH), By(True, Period.YEAR)])
    pages = [
        render(Shown(departments=departments, months=months, on=ON, below=below), lang)
        for below in (0, 3)
        for lang in ("zh", "en")
    ]
    listed = [(matter.id, matter.subject) for matter in masked_subjects(register, register.matters())]
    return "\n".join(
        (
            write_calendar(agenda(items, AT, host="h"), "x").decode().replace("\r\n ", ""),
            repr([(item.matter, item.problem, item.certainty) for item in items]),
            repr(found),
            repr(both),
            json.dumps([plain(row) for row in both] + list(plain_results(both)), ensure_ascii=False),
            str(arrow(both).to_pylist()) + str(arrow_results(both).to_pylist()),
            *pages,
            repr(listed),
            repr([own_file(register, f"P{number}") for number in range(3)]),
            repr(candidates(register)) + repr(candidates(register, alike=60)),
            repr(register.applicants(["P0", "P1"])),
        )
    )


@settings(max_examples=12)
@given(st.lists(people, min_size=1, max_size=2, unique_by=lambda one: one["name"]), subjects)
def test_nothing_that_is_given_out_or_told_holds_a_personal_datum(people, subject):
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with open_register("sqlite://", LAW.events) as register:
            sheet = rows(people, subject)
            said = failing(register, sheet)
            import_sheet(register, lines(sheet), "s.csv", LAW.events, actor="r", recorded_at=AT)
            said += given_out(register)
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
    said += log.getvalue()
    for person in people:
        assert not [key for key, datum in person.items() if datum in said]


def test_a_database_that_fails_tells_no_values(tmp_path):
    """Statements that fail carry their values unless they are told not to, and tracebacks show what came before."""
    secret_ = "独一无二的人"  # noqa: S105  # a name that is looked for
    path = tmp_path / "register.sqlite"
    person = Applicant(
        key="P", kind=ApplicantKind.NATURAL, name=secret_, identity=secret_, contact=secret_, address=secret_
    )
    event = Event("consultation.sent", date(2025, 3, 5), to="third-party", party=secret_)
    received = Event("request.received", date(2025, 3, 3))
    for broken in (
        "DROP TABLE applicant",
        "DROP TABLE entry",
        "ALTER TABLE entry DROP COLUMN actor",
        "DROP TABLE matter",
    ):
        path.unlink(missing_ok=True)
        with open_register(str(path), LAW.events):
            pass
        engine = create_engine(f"sqlite:///{path}")
        with engine.begin() as connection:
            connection.execute(text(broken))
        engine.dispose()
        entries = [
            Entry(event_id=f"a/{i}", matter="a", event=one, recorded_at=AT, actor="r", subject=secret_, applicant="P")
            for i, one in enumerate((received, event))
        ]
        with pytest.raises(ZfgkError) as caught, open_register(str(path), LAW.events) as register:
            register.add(entries, [person])
        assert secret_ not in told(caught.value)


# -- every command -----------------------------------------------------------------------------------------------------

# Where a command is asked about one request or file, it is asked about each of those of the register.
COMMANDS = {
    "register": {
        "add": (
            "{url}",
            "--request",
            "q0",
            "--event",
            "extension.notified=2025-03-20,working_days=5",
            "--recorded-at",
            "2025-12-31T17:00",
        ),
        "calendar": ("{url}", "--out", "{folder}/due.ics", "--on", "2025-12-01"),
        "due": ("{url}", "--on", "2025-12-01", "--all"),
        "erase": ("{url}", "P9"),
        "file": ("{url}", "P0"),
        "import": ("{url}", "{folder}/sheet.csv"),
        "list": ("{url}",),
        "moved": ("{url}", "--on", "2025-12-01", "--known-on", "2024-01-01"),
        "show": ("{url}", "q0"),
    },
    "report": {
        "build": (
            "{url}",
            "--year",
            "2025",
            "--counts",
            "{folder}/counts.yaml",
            "--out",
            "{folder}/{style}",
            "--explain",
        ),
        "cell": ("{url}", "granted", "natural", "--year", "2025"),
        "counts": ("--year", "2025"),
        "lint": ("{folder}/text/annual-report-2025.html",),
    },
    "statistics": {
        "assessment": ("{url}", "--period", "2025", "--on", "2025-12-01"),
        "requests": ("{url}", "--on", "2025-12-01", "--page", "{folder}/page.html"),
        "subjects": ("{url}", "--alike", "60"),
    },
}
"""Every command that reads a register, and how it is called; ``backup`` copies the file, which is the register itself."""
EXEMPT = {"register": {"backup"}, "report": set(), "statistics": set()}
NO_FORMAT = {"erase", "counts"}
FAILING = {"erase": 2, "lint": 1}
"""The file to be erased is nobody's, and the report has parts that its authors have yet to write."""


def test_no_command_shows_a_personal_datum(tmp_path, capsys, caplog):
    caplog.set_level(logging.DEBUG)
    person = {
        "name": "欧阳独一",
        "identity": "11010519491231002X",
        "contact": "13800001111",
        "address": "某市某路甲乙丙12号",
        "party": "独一的邻居",
    }
    sheet = tmp_path / "sheet.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADS)
        writer.writeheader()
        writer.writerows(rows([person], "关于{}的批准书"))
    values = {"url": str(tmp_path / "register.sqlite"), "folder": str(tmp_path)}
    assert run(["register", "import", values["url"], str(sheet), "--recorded-at", "2025-12-31T17:00"]) == 0
    (tmp_path / "counts.yaml").write_text(filled_counts(capsys), encoding="utf-8")
    for room, commands in COMMANDS.items():
        known = set(group.get_command(None, room).commands)
        assert known - EXEMPT[room] == set(commands), "say how the new command is called"
        for name, arguments in commands.items():
            for style in ("text", "json"):
                called = [room, name, *(part.format_map(values | {"style": style}) for part in arguments)]
                status = run(called if name in NO_FORMAT else [*called, "--format", style])
                assert status == FAILING.get(name, 0), (called, capsys.readouterr().err)
    # A notice is for its applicant and names them; what is said while it is made does not, nor why none could be made.
    make = ["notice", "make", values["url"], "q0", "receipt", "--out", str(tmp_path / "notices"), "--on", "2025-03-04"]
    assert run(make) == 2
    for style in ("text", "docx"):
        assert run([*make, "--field", "agency=某局", "--format", style]) == 0
    assert run([*make, "--field", "agency=某局", "--format", "docx"]) == 2  # it is there already
    # Errors: the same sheet without heads, and what is out of order.
    sheet.write_text("\n".join(sheet.read_text(encoding="utf-8").splitlines()[1:]), encoding="utf-8")
    assert run(["register", "import", values["url"], str(sheet)]) == 2
    assert run(["register", "add", values["url"], "--request", "q0", "--event", "reply.made=2024-03-20"]) == 2
    said = capsys.readouterr()
    everything = said.out + said.err + caplog.text + "".join(contents(tmp_path))
    assert "request.received" in everything
    assert not [key for key, datum in person.items() if datum in everything]


def filled_counts(capsys):
    """Return the sheet of what the register does not hold, with zeros."""
    capsys.readouterr()
    assert run(["report", "counts", "--year", "2025"]) == 0
    given = {"agency:": "agency: 某局", "carried_over_cases:": "", "fees_yuan:": ""}
    lines = []
    for line in capsys.readouterr().out.splitlines():
        key, mark, _ = line.partition(":  #")
        lines.append(given.get(f"{key}:", f"{key}: 0") if mark else line)
    return "\n".join(lines)


def contents(folder):
    """Yield what stands in every file that a command wrote, packed ones unpacked."""
    for path in folder.rglob("*"):
        if path.is_dir() or path.parent.name == "notices" or path.name.startswith(("register.sqlite", "sheet.csv")):
            continue
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield from (packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
        else:
            yield path.read_text(encoding="utf-8", errors="replace").replace("\n ", "").replace("\r", "")
