from datetime import date

import pytest

from zfgk.model.facts import Event
from zfgk.register.entries import Applicant
from zfgk.statistics.subjects import candidates


@pytest.fixture
def filled(register, put):
    register.add([], [Applicant(key=f"P{i}", name=f"王小{'明华红刚'[i]}") for i in range(4)])

    def request(name, key, subject, result="", day=3):
        events = [Event("request.received", date(2025, 3, day))]
        events += [Event("reply.made", date(2025, 3, 20), result=result)] if result else []
        put(register, name, *events, applicant=key, subject=subject)

    request("a", "P0", "2025年供地计划", "granted")
    request("b", "P1", "2025年 供地计划。")
    request("c", "P1", "２０２５年供地计划", "unable.not_held", 4)
    request("d", "", "2025年供地计划")
    request("e", "P2", "2025年的供地计划")
    request("f", "P2", "采矿权出让合同", "refused.third_party")
    request("g", "P3", "采矿权出让合同", "refused.third_party")
    request("h", "P0", "王小明的批准书")
    request("i", "P1", "王小华的批准书")
    request("j", "P2", "预算")
    request("k", "P2", "预算")
    request("l", "P3", "项目2025-310115-70-03-001234的批复")
    request("m", "P2", "项目2025-310115-70-03-001234的批复", day=30)
    request("n", "P1", "")
    return register


def test_what_several_applicants_asked_for_in_the_same_words(filled):
    found = candidates(filled)
    assert [(one.subject, one.requests, one.applicants, one.without_file) for one in found.found] == [
        ("2025年供地计划", ("a", "b", "c", "d"), 2, 1),
        ("项目***的批复", ("l", "m"), 2, 0),
    ]
    assert (found.found[0].decided, found.found[0].disclosed) == (2, 1)
    assert (found.own, found.undisclosed) == (2, 1)


def test_what_several_applicants_asked_for_in_similar_words(filled):
    found = candidates(filled, alike=90, at_least=3)
    assert [(one.requests, one.applicants) for one in found.found] == [(("a", "b", "c", "d", "e"), 3)]


def test_only_requests_of_the_days_asked_for(filled):
    first_day = (date(2025, 3, 3), date(2025, 3, 3))
    assert [one.requests for one in candidates(filled, received=first_day).found] == [("a", "b", "d")]
    with pytest.raises(ValueError, match="2 or more"):
        candidates(filled, at_least=1)


def test_one_applicant_is_not_several(register, put):
    for name in ("a", "b", "c"):
        put(register, name, Event("request.received", date(2025, 3, 3)), applicant="P", subject="预算")
    put(register, "d", Event("request.received", date(2025, 3, 3)), subject="预算")
    assert candidates(register).found == ()


def test_no_candidate_names_an_applicant_of_another_request(register, put):
    register.add([], [Applicant(key="Z0", name="诸葛孔明"), Applicant(key="Z1", name="李四"), Applicant(key="Z2")])
    put(register, "S0", Event("request.received", date(2025, 3, 3)), applicant="Z0", subject="供地计划")
    for name, key in (("S1", "Z1"), ("S2", "Z2")):
        put(register, name, Event("request.received", date(2025, 3, 3)), applicant=key, subject="诸葛孔明的宅基地批复")
    (shown,) = candidates(register).found
    assert (shown.subject, shown.requests) == ("***的宅基地批复", ("S1", "S2"))
    register.erase("Z0")
    assert candidates(register).found == (shown,)
