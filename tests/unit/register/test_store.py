import re
import traceback
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zfgk
from zfgk.asking import builtin
from zfgk.errors import BadInput, RegisterError, RegisterTooNew, UnknownMatter
from zfgk.model.facts import Between, Event, OneOf
from zfgk.register.entries import Applicant, ApplicantKind, Entry
from zfgk.register.lifecycle import Stage
from zfgk.register.store import Added, open_register

KINDS = builtin().events
CHINA = timezone(timedelta(hours=8))
WRITTEN = datetime(2025, 12, 31, 17, tzinfo=CHINA)


def entry(event_id, name="", day=None, *, matter="2025-1", at=WRITTEN, **fields):
    own = {
        key: fields.pop(key)
        for key in ("corrects", "department", "subject", "applicant", "merged_into")
        if key in fields
    }
    event = Event(name, day, **fields) if name else None
    return Entry(event_id=event_id, matter=matter, event=event, recorded_at=at, actor="registrar", **own)


@pytest.fixture
def register(tmp_path):
    with open_register(str(tmp_path / "register.sqlite"), KINDS) as found:
        yield found


def test_a_request_from_receipt_to_service(register):
    register.add(
        [
            entry("e1", "request.received", date(2025, 3, 3), channel="email", department="办公室", subject="供地计划"),
            entry("e2", "extension.notified", date(2025, 3, 20), working_days=10),
            entry("e3", "reply.made", date(2025, 4, 1), result="granted"),
        ]
    )
    assert register.add([entry("e4", "reply.served", date(2025, 4, 2))]) == Added(1, 0)
    assert [one.event.name for one in register.history("2025-1")][-1] == "reply.served"
    (matter,) = register.matters()
    assert (matter.department, matter.subject, matter.kind) == ("办公室", "供地计划", ApplicantKind.OTHER)
    assert (matter.state.stage, matter.state.ended, matter.state.result) == (Stage.ENDED, date(2025, 4, 1), "granted")
    assert list(register.matters(only_open=True)) == []


def test_the_same_entry_again_changes_nothing_and_another_one_is_refused(register):
    first = entry("e1", "request.received", date(2025, 3, 3))
    assert register.add([first]) == Added(1, 0)
    assert register.add([first]) == Added(0, 1)
    for other in (
        entry("e1", "request.received", date(2025, 3, 4)),
        entry("e1", "request.received", date(2025, 3, 3), matter="2025-2"),
    ):
        with pytest.raises(BadInput, match="taken by another entry"):
            register.add([other])
    assert register.count() == 1


def test_nothing_is_changed_and_a_correction_takes_the_place_of_what_it_corrects(register):
    register.add([entry("e1", "request.received", date(2025, 3, 3)), entry("e2", "reply.made", date(2025, 3, 10))])
    register.add([entry("e3", "request.received", date(2025, 3, 5), corrects="e1")])
    assert register.events("2025-1") == (
        Event("request.received", date(2025, 3, 5)),
        Event("reply.made", date(2025, 3, 10)),
    )
    register.add([entry("e4", corrects="e2")])
    assert register.state("2025-1").stage is Stage.HANDLING
    assert [one.event_id for one in register.history("2025-1")] == ["e1", "e2", "e3", "e4"]
    with pytest.raises(BadInput, match="it was corrected already"):
        register.add([entry("e5", "request.received", date(2025, 3, 6), corrects="e1")])


def test_all_faults_at_once_each_with_its_place_and_nothing_kept(register):
    with pytest.raises(BadInput) as caught:
        register.add(
            [
                entry("a1", "request.received", date(2025, 3, 3), matter="A"),
                entry("a2", "reply.made", date(2025, 3, 1), matter="A"),
                entry("b1", "fee.paid", date(2025, 3, 1), matter="B"),
                entry("c1", "request.received", date(2026, 3, 3), matter="C"),
                entry("d1", matter="D"),
                entry("e1", "request.received", date(2025, 3, 3), corrects="zz", matter="E"),
            ],
            place="row {} {}".format,
        )
    told = [(fault.where, fault.what) for fault in caught.value.faults]
    assert told == [
        ("row 1 day", "reply.made is impossible here"),
        ("row 2 day", "fee.paid is impossible here"),
        ("row 3 day", "request.received is impossible here"),
        ("row 4 corrects", "the entry says nothing"),
        ("row 5 corrects", "zz cannot be corrected"),
    ]
    assert register.count() == 0


def test_an_id_that_comes_twice_in_one_call_is_a_fault_in_its_own_place(register):
    first = entry("e1", "request.received", date(2025, 3, 3), matter="A")
    for again in (
        first,
        entry("e1", "request.received", date(2025, 3, 4), matter="B"),
        entry("e1", "fee.paid", date(2025, 3, 6)),
    ):
        with pytest.raises(BadInput) as caught:
            register.add([first, again, entry("e2", "fee.paid", date(2025, 3, 5), matter="C")])
        (twice, order) = caught.value.faults
        assert (twice.where, twice.what) == ("entries[1].event_id", "event_id e1 comes twice")
        assert "entries[0].event_id" in twice.why
        assert order.where == "entries[2].day"
    assert register.count() == 0


def test_matters_are_listed_in_the_order_of_receipt(register):
    for number, day in ((1, 9), (2, 3), (3, 5)):
        register.add(
            [
                entry(
                    f"e{number}",
                    "request.received",
                    date(2025, 3, day),
                    matter=f"M{number}",
                    applicant=f"P{number % 2}",
                )
            ]
        )
    assert [one.id for one in register.matters(only_open=True)] == ["M2", "M3", "M1"]
    assert [one.id for one in register.matters(received=(date(2025, 3, 4), date(2025, 3, 5)))] == ["M3"]
    assert [one.id for one in register.matters(applicant="P1")] == ["M3", "M1"]
    assert [matter for matter, _ in register.histories(["M1", "M2"])] == ["M1", "M2"]


def test_personal_data_stand_apart_show_nowhere_and_can_be_erased(register, tmp_path):
    token = "张伟独一无二"  # noqa: S105  # a name that is looked for
    person = Applicant(key="P-7", kind=ApplicantKind.NATURAL, name=token, identity="11010519491231002X", contact=token)
    register.add([entry("e1", "request.received", date(2025, 3, 3), applicant="P-7")], [person])
    assert register.applicant("P-7") == person
    assert token not in f"{person!r} {register.history('2025-1')} {list(register.matters())}"
    assert next(register.matters()).kind is ApplicantKind.NATURAL
    register.erase("P-7")
    assert register.applicant("P-7") == Applicant(key="P-7", kind=ApplicantKind.NATURAL)
    assert next(register.matters()).kind is ApplicantKind.NATURAL
    assert token.encode() not in (tmp_path / "register.sqlite").read_bytes()


def test_a_database_that_fails_carries_no_personal_datum_into_a_traceback(register):
    token = "张伟独一无二"  # noqa: S105  # a name that is looked for
    register.database.connection.exec_driver_sql("DROP TABLE applicant")  # as a damaged file would be
    with pytest.raises(RegisterError) as caught:
        register.add([], [Applicant(key="P-7", name=token)])
    told = "".join(traceback.format_exception(caught.value))
    assert "no such table" in told
    assert token not in told


def test_unknown_matters_and_files(register, tmp_path):
    with pytest.raises(UnknownMatter, match="2025-9"):
        register.history("2025-9")
    with pytest.raises(UnknownMatter):
        register.erase("P-9")
    with (
        pytest.raises(RegisterError, match="no such file"),
        open_register(str(tmp_path / "none.sqlite"), KINDS, reading=True),
    ):
        pass
    with pytest.raises(RegisterError, match="URL"), open_register("nonsense://", KINDS):
        pass


def test_a_newer_register_is_left_alone(tmp_path):
    path = str(tmp_path / "register.sqlite")
    with open_register(path, KINDS) as register:
        register.database.connection.exec_driver_sql(
            "UPDATE register_meta SET value = '99'"
        )  # as a newer release would
        register.database.commit()
    with pytest.raises(RegisterTooNew, match=re.escape("99")), open_register(path, KINDS):
        pass


def test_what_some_database_cannot_hold_or_nobody_could_read_again_is_refused(register):
    good = entry("a1", "request.received", date(2025, 3, 3), matter="A")
    odd = [
        entry("b1", "request.received", date(2025, 3, 3), matter="B", subject="供地\0计划"),
        entry("b2", "reply.made", date(2025, 3, 1), matter="B", department="局" * 256),
        entry("c1", "consultation.sent", date(2025, 3, 4), matter="C", to="third-party", party="张\ud800伟"),
        entry("d" * 300, "request.received", date(2025, 3, 3), matter="D"),
        entry("e1", "fee.paid", date(2025, 3, 3), matter="E"),
        entry("f1", "request.recieved", date(2025, 3, 3), matter="F"),
        entry("g1", "request.received", date(2025, 3, 3), matter="G", channel="e-mail"),
    ]
    people = [Applicant(key="P"), Applicant(key="Q", identity="1101\0", name="李\udfff")]
    with pytest.raises(BadInput) as caught:
        register.add([good, *odd], people)
    assert [(fault.where, fault.what) for fault in caught.value.faults] == [
        ("applicants[1].name", "name holds the character U+DFFF, which no database carries"),
        ("applicants[1].identity", "identity holds the character U+0000, which no database carries"),
        ("entries[1].subject", "subject holds the character U+0000, which no database carries"),
        ("entries[2].department", "department has 256 characters; 255 are possible"),
        ("entries[3].party", "party holds the character U+D800, which no database carries"),
        ("entries[4].event_id", "event_id has 300 characters; 255 are possible"),
        ("entries[5].day", "fee.paid is impossible here"),
        ("entries[6].event", "unknown event 'request.recieved'"),
        ("entries[7].channel", "'e-mail' is not a known channel"),
    ]
    assert register.count() == 0


def test_a_look_keeps_nobody_waiting_and_whoever_numbers_on_does(tmp_path):
    url = f"sqlite:///{tmp_path / 'register.sqlite'}?timeout=0.1"
    with open_register(url, KINDS) as here, open_register(url, KINDS) as there:
        there.add([entry("e1", "request.received", date(2025, 3, 3))])
        assert (here.count(), len(list(here.matters())), here.length("2025-1")) == (1, 1, 1)
        there.add([entry("e2", "fee.sent", date(2025, 3, 4))])
        assert here.length("2025-1", hold=True) == 2
        with pytest.raises(RegisterError, match="locked"):
            there.add([entry("e3", "fee.paid", date(2025, 3, 5))])
        here.add([entry("e4", "fee.paid", date(2025, 3, 5))])
        assert [one.event_id for one in there.history("2025-1")] == ["e1", "e2", "e4"]


BY_DAY = sorted(name for name, kind in KINDS.items() if not kind.moment and "evidence" in kind.words)
days = st.dates(date(2025, 1, 1), date(2025, 12, 1))
whens = (
    days
    | st.builds(lambda a, b: OneOf((a, b)), days, days)
    | st.builds(lambda a, b: Between(min(a, b), max(a, b)), days, days)
)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(BY_DAY), whens), max_size=5))
def test_every_event_comes_back_as_it_went_in(given_):
    from zfgk.register.admission import row_of
    from zfgk.register.bodies import decode_entry, encode_entry

    for number, (name, when) in enumerate(given_):
        made = entry(f"e{number}", name, when, evidence=False)

        class Row:
            pass

        row = Row()
        row.__dict__.update(row_of(made, 1))
        assert decode_entry(row, KINDS) == made
        assert encode_entry(made) == row.body


def test_the_dates_of_a_registered_request_are_those_of_the_engine(register):
    register.add(
        [
            entry("e1", "request.received", date(2025, 3, 3)),
            entry("e2", "extension.notified", date(2025, 3, 20)),
        ]
    )
    # Counted by hand: 20 working days from 3 March 2025 end on 31 March; 20 more, without 4 April (清明) and with the
    # Sunday 27 April, on 28 April.
    assert zfgk.due("national.reply-to-request", register.events("2025-1")).due == date(2025, 4, 28)
