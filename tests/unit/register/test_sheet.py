import json
from datetime import date, datetime, timedelta, timezone

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.cli import run
from zfgk.errors import BadInput, UnknownMatter
from zfgk.model.facts import Between, Event, OneOf
from zfgk.register.entries import Applicant, ApplicantKind
from zfgk.register.sheet import Line, import_sheet
from zfgk.register.store import Added, open_register

KINDS = builtin().events
WRITTEN = datetime(2025, 12, 31, 17, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def register(tmp_path):
    with open_register(str(tmp_path / "register.sqlite"), KINDS) as found:
        yield found


def load(register, *rows):
    lines = [Line(number, row) for number, row in enumerate(rows, 1)]
    return import_sheet(register, lines, "s.csv", KINDS, actor="registrar", recorded_at=WRITTEN)


def told(register, *rows):
    with pytest.raises(BadInput) as caught:
        load(register, *rows)
    assert register.count() == 0
    return [(fault.where, fault.what) for fault in caught.value.faults]


def test_a_sheet_with_chinese_heads_and_words(register):
    rows = (
        ("登记编号", "事件编号", "事件", "日期", "渠道", "申请人类别", "承办单位", "申请人编号", "姓名"),
        ("1", "e1", "收到申请", "2025年3月3日", "电子邮件", "商业企业", "办公室", "P1", "某公司"),
        (None, None, None, None, None, None, None, None, None),
        ("1", "e2", "作出答复", "2025/3/9", None, None, None, None, None),
    )
    assert load(register, *rows) == Added(2, 0)
    assert load(register, *rows) == Added(0, 2)
    received = Event("request.received", date(2025, 3, 3), channel="email", applicant="business")
    assert register.events("1") == (received, Event("reply.made", date(2025, 3, 9)))
    (matter,) = register.matters()
    assert (matter.department, matter.applicant, matter.kind) == ("办公室", "P1", ApplicantKind.BUSINESS)
    assert register.applicant("P1") == Applicant(key="P1", kind=ApplicantKind.BUSINESS, name="某公司")


def test_a_name_without_a_kind_makes_nobody_a_natural_person(register):
    heads = ("request", "event_id", "event", "day", "applicant", "applicant_key", "name")
    load(register, heads, ("1", "e1", "request.received", "2025-03-03", "", "P1", "某某咨询"))
    assert register.applicant("P1").kind is None
    load(register, heads, ("2", "e2", "request.received", "2025-03-04", "商业企业", "P1", "某某咨询"))
    assert register.applicant("P1").kind is ApplicantKind.BUSINESS


def test_uncertain_days_corrections_and_rows_of_their_own_hand(register):
    heads = ("request", "event_id", "event", "day", "from", "through", "corrects", "actor", "recorded_at")
    load(
        register,
        heads,
        ("1", "e1", "request.sent", "2025-03-01|2025-03-02", "", "", "", "甲", "2025-03-05T09:00"),
        ("1", "e2", "request.received", "2025-03-03..2025-03-04", "", "", "", "", ""),
        ("1", "e3", "consultation.sent", "", "2025-03-05", "2025-03-06", "", "", ""),
        ("1", "e4", "", "", "", "", "e3", "", ""),
    )
    sent, received = register.events("1")
    assert sent.day == OneOf((date(2025, 3, 1), date(2025, 3, 2)))
    assert received.day == Between(date(2025, 3, 3), date(2025, 3, 4))
    first, second, third, last = register.history("1")
    assert third.event.day == Between(date(2025, 3, 5), date(2025, 3, 6))
    assert (last.corrects, last.event) == ("e3", None)
    assert (first.actor, first.recorded_at.isoformat()) == ("甲", "2025-03-05T09:00:00+08:00")
    assert (second.actor, second.recorded_at) == ("registrar", WRITTEN)


def test_a_sheet_changes_only_what_it_gives_of_an_applicant(register):
    heads = ("request", "event_id", "event", "day", "applicant", "applicant_key", "name", "contact")
    load(register, heads, ("1", "e1", "request.received", "2025-03-03", "business", "P1", "某公司", "电话"))
    load(register, heads, ("2", "e2", "request.received", "2025-03-03", "", "P1", "", "另一电话"))
    load(register, heads, ("3", "e3", "request.received", "2025-03-03", "", "P1", "", ""))
    assert register.applicant("P1") == Applicant(
        key="P1", kind=ApplicantKind.BUSINESS, name="某公司", contact="另一电话"
    )
    assert {matter.kind for matter in register.matters()} == {ApplicantKind.BUSINESS}


def test_heads_that_cannot_be_are_told(register):
    assert told(register, ("request", "申请编号", "颜色", "event"), ("1", "", "", "x")) == [
        ("s.csv:1 column 2", "'申请编号' is a second column for request"),
        ("s.csv:1 column 3", "'颜色' is no known head"),
        ("s.csv:1", "the column event_id (事件编号) is missing"),
        ("s.csv:2 column event", "unknown event 'x'"),
    ]


def test_a_sheet_without_rows(register):
    assert told(register, ("request", "event_id", "event", "day"))[0][1] == "no row gives an event"
    assert len(told(register)) == 3


HEADS = (
    *("request", "event_id", "event", "day", "channel", "place", "by", "until", "working_days", "result", "evidence"),
    *("corrects", "recorded_at", "applicant", "applicant_key", "name", "contact"),
)
TOKEN = "独一无二的人"  # noqa: S105  # a name that is looked for


def row(**cells):
    return tuple(cells.get(head, "") for head in HEADS)


def good(number, **cells):
    return row(request=f"g{number}", event_id=f"g{number}", event="request.received", day="2025-03-03", **cells)


# Thirty faults, the row of each in the sheet counted by hand: the heads are row 1.
FAULTY = [
    (good(2), []),
    (row(event_id="a3", event="request.received", day="2025-03-03"), ["request"]),
    (row(request="a4", event="request.received", day="2025-03-03"), ["event_id"]),
    (row(request="a5", event_id="a5", day="2025-03-03"), ["event"]),
    (row(request="a6", event_id="a6", event="request.recieved", day="2025-03-03"), ["event"]),
    (row(request="a7", event_id="a7", event="request.received"), ["day"]),
    (row(request="a8", event_id="a8", event="request.received", day="2025-02-30"), ["day"]),
    (row(request="a9", event_id="a9", event="request.received", day="3.3"), ["day"]),
    (row(request="a10", event_id="a10", event="request.received", day="0205-03-03"), ["day"]),
    (row(request="a11", event_id="a11", event="request.received", day="2025-03-04..2025-03-03"), ["day"]),
    (good(12, channel="pigeon"), ["channel"]),
    (good(13, place="moon"), ["place"]),
    (good(14, evidence="maybe"), ["evidence"]),
    (good(15, by="post"), ["by"]),
    (good(16, recorded_at="yesterday"), ["recorded_at"]),
    (good(17, applicant="爱好者"), ["applicant"]),
    (good(18, name=TOKEN), ["applicant_key"]),
    (good(19, applicant_key="P", name=TOKEN), []),
    (good(20, applicant_key="P", name=f"另一个{TOKEN}"), ["name"]),
    (
        row(request="a21", event_id="a21", event="extension.notified", day="2025-03-04", working_days="many"),
        ["working_days"],
    ),
    (row(request="a22", event_id="a22", event="extension.notified", day="2025-03-04", until="soon"), ["until"]),
    (row(request="a23", event_id="g2", event="request.received", day="2025-03-03"), ["event_id"]),
    (good(24), []),
    (row(request="g24", event_id="a25", event="reply.made", day="2025-03-02"), ["day"]),
    (good(26), []),
    (row(request="g26", event_id="a27", event="reply.made", day="2025-03-05", result="nonsense"), ["result"]),
    (row(request="a28", event_id="a28", event="reply.made", day="2025-03-05"), ["day"]),
    (row(request="a29", event_id="a29", event="request.received", day="2026-03-05"), ["day"]),
    (row(request="a30", event_id="a30", corrects="zz"), ["corrects"]),
    (row(request="a31", event_id="a31", event="correction.received", day="2025-03-05"), ["day"]),
    (row(request="a32", event_id="a32", event="fee.paid", day="2025-03-05"), ["day"]),
    (row(request="a33", event_id="a33", event="consultation.answered", day="2025-03-05"), ["day"]),
    (row(request="a34", event_id="a34", event="request.withdrawn", day="2025-03-05"), ["day"]),
    (good(35), []),
    (row(request="g35", event_id="a36", event="reply.made", day="2025-03-05"), []),
    (row(request="g35", event_id="a37", event="reply.made", day="2025-03-06"), ["day"]),
    (good(38), []),
    (row(request="g38", event_id="a39", event="request.withdrawn", day="2025-03-05"), []),
    (row(request="g38", event_id="a40", event="extension.notified", day="2025-03-06"), ["day"]),
]


def test_thirty_faults_are_told_at_once_with_row_and_column_and_nothing_is_kept(register):
    found = told(register, HEADS, *(cells for cells, _ in FAULTY))
    planted = [f"s.csv:{number} column {key}" for number, (_, keys) in enumerate(FAULTY, 2) for key in keys]
    assert len(planted) >= 30
    assert list(dict.fromkeys(where for where, _ in found)) == planted
    assert TOKEN not in str(found)
    with pytest.raises(UnknownMatter):
        register.applicant("P")


def test_faults_of_a_row_are_told_whatever_else_is_wrong_with_it_or_its_request(register):
    heads = ("request", "event_id", "event", "day", "result", "corrects", "merged_into", "evidence")
    rows = (
        ("1", "e1", "request.received", "2025-03-03", "", "", "", ""),
        ("1", "e1", "reply.made", "2025-03-05", "nonsense", "zz", "", ""),  # an id that repeats
        ("2", "e2", "request.received", "2025-03-03", "", "", "", "maybe"),  # cannot be read
        ("2", "e3", "reply.made", "2025-03-05", "nonsense", "zz", "", ""),
        ("2", "e4", "reply.made", "2025-03-06", "granted", "e2", "", ""),  # what cannot be read may be corrected
        ("3", "e5", "request.received", "2025-03-03", "", "", "", ""),
        ("3", "e6", "request.merged", "2025-03-05", "", "", "2", ""),  # and may go on
        ("4", "e7", "request.merged", "2025-03-05", "", "", "", "maybe"),
    )
    assert [where.removeprefix("s.csv:") for where, _ in told(register, heads, *rows)] == [
        *("3 column event_id", "3 column corrects", "3 column result"),
        "4 column evidence",
        *("5 column corrects", "5 column result"),
        "9 column evidence",
    ]


def test_what_a_reader_saw_wrong_is_told(register):
    lines = [
        Line(1, ("request", "event_id", "event", "day")),
        Line(2, ("1", "e1", "request.received", "2025-03-03", "x"), ((4, "a formula"),)),
    ]
    with pytest.raises(BadInput) as caught:
        import_sheet(register, lines, "s.xlsx", KINDS, actor="r", recorded_at=WRITTEN)
    assert [fault.where for fault in caught.value.faults] == ["s.xlsx:2 column 5", "s.xlsx:2 column day"]


def test_a_workbook_with_thirty_faults_on_the_command_line(tmp_path, capsys):
    path = tmp_path / "s.xlsx"
    book = openpyxl.Workbook()
    for cells in (HEADS, *(cells for cells, _ in FAULTY)):
        book.active.append([cell or None for cell in cells])
    book.save(path)
    url = str(tmp_path / "register.sqlite")
    assert run(["register", "import", url, str(path), "--recorded-at", WRITTEN.isoformat()]) == 2
    said = capsys.readouterr()
    planted = [f"s.xlsx:{number} column {key}" for number, (_, keys) in enumerate(FAULTY, 2) for key in keys]
    places = [line.split("] ")[1].split(": ")[0] for line in said.err.splitlines()]
    assert list(dict.fromkeys(places)) == planted
    assert TOKEN not in said.err + said.out
    assert list(tmp_path.iterdir()) == [path]


def test_days_of_a_workbook_are_days(tmp_path, capsys):
    path = tmp_path / "s.xlsx"
    book = openpyxl.Workbook()
    for cells in (("登记编号", "事件编号", "事件", "日期"), (2025001, "e1", "收到申请", datetime(2025, 3, 3))):  # noqa: DTZ001  # as a spreadsheet keeps a day
        book.active.append(cells)
    book.save(path)
    url = str(tmp_path / "register.sqlite")
    assert run(["register", "import", url, str(path)]) == 0
    capsys.readouterr()
    assert run(["register", "due", url, "--on", "2025-03-31", "--format", "json"]) == 0
    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert (item["request"], item["due"], item["urgency"], item["left"]) == ("2025001", "2025-03-31", "today", 0)


def test_a_title_above_the_heads_and_results_in_the_words_of_the_form(tmp_path, capsys):
    path = tmp_path / "s.csv"
    rows = [
        "某局2025年依申请公开登记表,,,,",
        "登记编号,事件编号,事件,日期,办理结果",
        "1,e1,收到申请,2025.3.3,",
        "1,e2,作出答复,2025.3.9,属于三类内部事务信息",
        "2,e3,收到申请,2025.3.4,",
        "2,e4,作出答复,2025.3.9,部分公开（区分处理的，只计这一情形，不计其他情形）",
    ]
    path.write_text("\n".join(rows), encoding="gb18030")
    url = str(tmp_path / "register.sqlite")
    assert run(["register", "import", url, str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"new": 4, "known": 0}
    run(["register", "list", url, "--format", "json"])
    found = json.loads(capsys.readouterr().out)["requests"]
    assert [(one["request"], one["result"]) for one in found] == [("1", "refused.internal_affairs"), ("2", "partial")]


_PERSONAL = ("name", "identity", "contact", "address")
_cells = st.fixed_dictionaries(
    {},
    optional={
        "request": st.sampled_from(["1", "2"]),
        "event_id": st.sampled_from(["e1", "e2", "e3"]),
        "event": st.sampled_from(["收到申请", "reply.made", "fee.paid", "nothing"]),
        "day": st.sampled_from(["2025-03-03", "2025-02-30", "2026-01-01", ""]),
        "result": st.sampled_from(["granted", "nonsense"]),
        "applicant": st.sampled_from(["natural", "自然人", "nobody"]),
        "applicant_key": st.sampled_from(["P1", "P2"]),
        "corrects": st.sampled_from(["e1", "e9"]),
        **dict.fromkeys(_PERSONAL, st.integers(0, 3).map(lambda number: f"{TOKEN}{number}")),
    },
)


@settings(max_examples=60)
@given(st.lists(_cells, min_size=1, max_size=5))
def test_no_personal_datum_stands_in_any_message_or_state(rows):
    heads = ("request", "event_id", "event", "day", "result", "applicant", "applicant_key", "corrects", *_PERSONAL)
    lines = [Line(1, heads), *(Line(n, [row.get(head) for head in heads]) for n, row in enumerate(rows, 2))]
    with open_register("sqlite://", KINDS) as register:
        try:
            import_sheet(register, lines, "s.csv", KINDS, actor="r", recorded_at=WRITTEN)
        except BadInput as error:
            said = f"{error!r} {error} {error.lines()} {error.__context__!r}"
            assert register.count() == 0
            assert register.applicants(["P1", "P2"]) == {}
        else:
            matters = list(register.matters())
            said = f"{matters} {[register.history(one.id) for one in matters]} {register.applicants(['P1', 'P2'])}"
        assert TOKEN not in said
