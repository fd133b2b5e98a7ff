"""A name stands in the paper that needs it and nowhere else."""

from __future__ import annotations

import logging
import re
import traceback
from datetime import date

import pytest

from zfgk import BadInput, Event
from zfgk.notices import NOTICE_TYPES, Group
from zfgk.notices.files import write_notice
from zfgk.register.entries import Applicant, ApplicantKind

TOKENS = ("令狐某某", "110101199003070000", "13800000000", "某街道一号")
PERSON = Applicant(
    key="p9", kind=ApplicantKind.NATURAL, name=TOKENS[0], identity=TOKENS[1], contact=TOKENS[2], address=TOKENS[3]
)


@pytest.mark.parametrize("kind", NOTICE_TYPES)
def test_a_notice_carries_the_name_if_it_goes_to_the_applicant_and_nothing_more(kind: str, desk, given, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    events = {
        "overdue-correction": [Event("correction.requested", date(2025, 2, 25), until=date(2025, 3, 5))],
        "overdue-fee": [Event("fee.noticed", date(2025, 2, 24))],
        "unclear-after-correction": [
            Event("correction.requested", date(2025, 2, 25)),
            Event("correction.received", date(2025, 3, 3)),
        ],
        "extension": [Event("extension.approved", date(2025, 3, 3))],
    }.get(kind, [])
    request = desk.received("2025-1", *events, applicant=PERSON)
    day = date(2025, 3, 25) if kind == "overdue-fee" else date(2025, 3, 10)
    notice = desk.make(kind, request, given(kind), day=day)
    assert (TOKENS[0] in notice.text()) is (NOTICE_TYPES[kind].group is not Group.LETTER)
    for token in TOKENS:
        assert token not in repr(notice)
        assert token not in caplog.text
        assert token not in "".join(caution.zh + caution.en for caution in notice.cautions)
    for token in TOKENS[1:]:
        assert token not in notice.text()


def test_no_error_and_no_traceback_quotes_a_name_or_a_value(desk) -> None:
    request = desk.received("2025-1", applicant=PERSON)
    bad = {
        "reasons": "密语甲\x00",
        "申请人": "密语乙",
        "ground": "密语丙",
        "served": "密语丁",
        "x": "密语戊",
        "court": "",
    }
    with pytest.raises(BadInput) as caught:
        desk.make("refused-16", request, bad)
    shown = "".join(traceback.format_exception(caught.value)) + str(caught.value.faults) + str(caught.value.lines())
    for token in (*TOKENS, "密语"):
        assert token not in shown


def test_an_erased_applicant_gets_no_notice(desk, given) -> None:
    request = desk.received("2025-1", applicant=PERSON)
    desk.register.erase("p9")
    with pytest.raises(BadInput, match="holds no name · it was erased") as caught:
        desk.make("granted", request, given("granted"))
    assert len(caught.value.faults) == 1
    with pytest.raises(BadInput, match="holds no name"):
        desk.make("granted", request, given("granted") | {"applicant": "某甲"})
    # A letter to others names nobody, so that it needs no file.
    assert desk.make("third-party-letter", request, given("third-party-letter")).text()


@pytest.mark.parametrize(
    ("kind", "you"),
    [
        (ApplicantKind.NATURAL, "您"),
        (ApplicantKind.BUSINESS, "你单位"),
        (ApplicantKind.RESEARCH, "你单位"),
        (ApplicantKind.OTHER, "您（单位）"),
    ],
)
def test_the_paper_addresses_people_and_bodies_as_they_are(desk, given, kind: ApplicantKind, you: str) -> None:
    request = desk.received("2025-1", applicant=Applicant(key="p2", kind=kind, name="某某"))
    assert f"　　{you}提出的政府信息公开申请" in desk.make("granted", request, given("granted")).text()


def test_without_a_file_the_name_is_given(desk, given) -> None:
    received = Event("request.received", date(2025, 2, 20), channel="in-person", applicant="business")
    request = desk.request("2025-1", received)
    with pytest.raises(BadInput, match="field applicant: has no value"):
        desk.make("granted", request, given("granted"))
    text = desk.make("granted", request, given("granted") | {"申请人": "某某公司"}).text()
    assert "\n某某公司：\n" in text
    assert "你单位提出的" in text


def test_what_an_erasure_left_of_a_subject_goes_out_with_a_caution_only(desk, given) -> None:
    request = desk.received("2025-1", subject=f"{TOKENS[0]}的宅基地批复")
    desk.received("2025-2", applicant=PERSON)
    desk.register.erase(PERSON.key)
    notice = desk.make("granted", request, given("granted"))
    assert "***的宅基地批复" in notice.text()
    assert "subject-erased" in {caution.code for caution in notice.cautions}
    notice = desk.make("granted", request, given("granted") | {"subject": "某宅基地的批复"})
    assert "***" not in notice.text()
    assert "subject-erased" not in {caution.code for caution in notice.cautions}


def test_an_id_that_holds_personal_data_gets_a_caution_and_names_no_file(desk, given, tmp_path) -> None:
    # An identity number whose check character is right; nobody was born to it.
    request = desk.received("某甲110101199003074514/1")
    notice = desk.make("receipt", request, given("receipt"), day=date(2025, 2, 20))
    assert [caution.code for caution in notice.cautions if caution.code == "personal-id"] == ["personal-id"]
    assert "110101" not in "".join(caution.zh + caution.en for caution in notice.cautions)
    name = write_notice(notice, tmp_path, "text").name
    assert re.fullmatch(r"[0-9a-f]{8}-receipt\.txt", name)
    other = desk.received("某乙110101199003074514/2")
    notice = desk.make("receipt", other, given("receipt"), day=date(2025, 2, 20))
    assert write_notice(notice, tmp_path, "text").name != name
    plain = desk.make("receipt", desk.received("2025-20250303001"), given("receipt"), day=date(2025, 2, 20))
    assert "personal-id" not in {caution.code for caution in plain.cautions}
    assert write_notice(plain, tmp_path, "text").name == "2025-20250303001-receipt.txt"
