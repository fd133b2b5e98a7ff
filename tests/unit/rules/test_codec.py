"""Rule files: what is written is read back, and a bad file tells all its faults with their paths."""

from __future__ import annotations

import copy
import json
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.asking import Law
from zfgk.errors import BadInput, UnreadableFile
from zfgk.model.law import Basis, Force, InForce, Instrument, Seen
from zfgk.model.measure import (
    AnnualDate,
    ByKey,
    ClockHours,
    Days,
    Months,
    OnDay,
    Unquantified,
    Unregulated,
    WorkingDays,
    Years,
)
from zfgk.model.reading import Option, Reading
from zfgk.packs.shipped import PACKS
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.codec import dump, write
from zfgk.rules.codec_read import load_pack
from zfgk.rules.codec_types import place_of
from zfgk.rules.events import EventKind
from zfgk.rules.pack import RulePack

TEXT = Instrument("T-2020", "试行办法", "试〔2020〕1号", InForce(date(2020, 1, 1)))
COUNTING = Reading("counting", "起算", (Option("next-day", "次日"),), (TEXT[3],))
RULE = Deadline(
    id="town.answer",
    term="答复",
    owed_by="镇政府",
    basis=TEXT[4, 2],
    in_force=InForce(date(2020, 1, 1)),
    start=Start(events=("asked",), basis=Basis(TEXT, 4, seen=Seen.INFERENCE), counting=COUNTING),
    period=WorkingDays(4),
    act=Act(made="answered"),
)
PACK = RulePack(
    id="town",
    title="某镇",
    rules=(RULE,),
    instruments=(TEXT,),
    readings=(COUNTING,),
    events=(EventKind("asked", "提问"), EventKind("answered", "答复")),
)
WRITTEN = {
    "format": "zfgk.rules/1",
    "id": "town",
    "title": "某镇",
    "instruments": [
        {"id": "T-2020", "title": "试行办法", "number": "试〔2020〕1号", "in_force": {"since": "2020-01-01"}},
    ],
    "readings": [
        {"id": "counting", "term": "起算", "options": [{"id": "next-day", "term": "次日"}], "bases": ["T-2020:3"]}
    ],
    "events": [{"name": "asked", "term": "提问"}, {"name": "answered", "term": "答复"}],
    "rules": [
        {
            "type": "deadline",
            "id": "town.answer",
            "term": "答复",
            "owed_by": "镇政府",
            "basis": "T-2020:4.2",
            "in_force": {"since": "2020-01-01"},
            "start": {"events": ["asked"], "basis": {"at": "T-2020:4", "seen": "inference"}, "counting": "counting"},
            "period": {"working_days": 4},
            "act": {"made": "answered"},
        }
    ],
}


def test_a_pack_is_written_as_a_lawyer_would_read_it():
    assert dump(PACK) == WRITTEN


def test_what_is_written_is_read():
    assert load_pack(WRITTEN) == PACK


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_shipped_pack_comes_back_unchanged(pack):
    known = [other for other in PACKS if other.id == pack.extends]
    again = load_pack(json.loads(write(pack)), known=known)
    assert again == pack
    assert write(again) == write(pack)


def test_chinese_is_written_as_such():
    assert "试行办法" in write(PACK)
    assert write(PACK).endswith("}\n")


@pytest.mark.parametrize(
    ("basis", "place"),
    [
        (TEXT[33, 2], "T-2020:33.2"),
        (TEXT[20, 0, 5], "T-2020:20.0.5"),
        (TEXT.whole, "T-2020"),
        (Basis(TEXT, part="三（一）"), "T-2020:三（一）"),
        (Basis(TEXT, part="2.1 表"), "T-2020:#2.1 表"),
        (Basis(TEXT, 20, part="附件"), "T-2020:20#附件"),
    ],
)
def test_a_citation_is_one_line(basis, place):
    assert place_of(basis) == place


PERIODS = st.one_of(
    st.builds(WorkingDays, st.integers(1, 99)),
    st.builds(Days, st.integers(1, 99)),
    st.builds(Months, st.integers(1, 99)),
    st.builds(Years, st.integers(1, 99)),
    st.builds(ClockHours, st.integers(1, 99)),
    st.builds(AnnualDate, st.integers(1, 12), st.integers(1, 28), st.integers(0, 3)),
    st.builds(OnDay, st.dates(date(1949, 1, 1), date(2199, 12, 31))),
    st.builds(Unquantified, st.text(min_size=1)),
    st.just(Unregulated()),
)
TABLES = st.dictionaries(st.text(min_size=1), PERIODS, min_size=1).map(lambda found: tuple(found.items()))
BASES = st.builds(
    lambda numbers, part, seen: Basis(TEXT, *numbers, part=part, seen=seen),
    st.tuples(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999)),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])),
    st.sampled_from(Seen),
)


@given(
    period=st.one_of(PERIODS, st.builds(ByKey, st.text(min_size=1), TABLES)), basis=BASES, force=st.sampled_from(Force)
)
def test_any_period_and_citation_come_back_unchanged(period, basis, force):
    pack = attrs.evolve(PACK, rules=(attrs.evolve(RULE, period=period, basis=basis, force=force),))
    assert load_pack(json.loads(write(pack))) == pack


def faults(value, **known):
    with pytest.raises(BadInput) as caught:
        load_pack(value, **known)
    return {fault.where: fault for fault in caught.value.faults}


def changed(path, new):
    value = copy.deepcopy(WRITTEN)
    *way, last = path
    inner = value
    for step in way:
        inner = inner[step]
    inner[last] = new
    return value


@pytest.mark.parametrize(
    ("path", "new", "where", "said"),
    [
        (["rules", 0, "termm"], "x", "rules[0].termm", "did you mean term"),
        (["titel"], "x", "titel", "did you mean title"),
        (["format"], "zfgk.rules/9", "format", "zfgk.rules/1"),
        (["rules", 0, "type"], "deadlin", "rules[0].type", "did you mean deadline"),
        (["rules", 0, "term"], 7, "rules[0].term", "not a text"),
        (["rules", 0, "basis"], "T-2021:4", "rules[0].basis", "did you mean T-2020"),
        (["rules", 0, "basis"], "T-2020:4.2.1.1", "rules[0].basis", "no place"),
        (["rules", 0, "basis"], "T-2020:", "rules[0].basis", "no place"),
        (["rules", 0, "basis"], {"at": "T-2020:4", "seen": "seen"}, "rules[0].basis.seen", "none of the words"),
        (["rules", 0, "start", "counting"], "countin", "rules[0].start.counting", "did you mean counting"),
        (["rules", 0, "start", "events"], ["askd"], "rules[0].start.events[0]", "did you mean asked"),
        (["rules", 0, "start", "events"], [], "rules[0].start", "events"),
        (["rules", 0, "act", "made"], "answerd", "rules[0].act.made", "did you mean answered"),
        (["rules", 0, "in_force", "since"], "2020-02-30", "rules[0].in_force.since", "not a day"),
        (["rules", 0, "in_force", "since"], "20200230", "rules[0].in_force.since", "write YYYY-MM-DD"),
        (["rules", 0, "in_force", "until"], "2019-01-01", "rules[0].in_force", "before its first day"),
        (["rules", 0, "period"], {"working_days": True}, "rules[0].period.working_days", "whole number"),
        (["rules", 0, "period"], {"working_days": 0}, "rules[0].period.working_days", ">= 1"),
        (["rules", 0, "period"], {"working_days": 10**30}, "rules[0].period.working_days", "<= 25000"),
        (["rules", 0, "period"], {"days": 10**9}, "rules[0].period.days", "<= 36525"),
        (["rules", 0, "period"], {"years": 9000}, "rules[0].period.years", "<= 100"),
        (["rules", 0, "term"], "", "rules[0].term", "is empty"),
        (["rules", 0, "start", "events"], [""], "rules[0].start.events[0]", "is empty"),
        (["rules", 0, "in_force", "since"], "9999-12-31", "rules[0].in_force.since", "not plausible"),
        (["rules", 0, "period"], {"workingdays": 4}, "rules[0].period.workingdays", "working_days"),
        (["rules", 0, "period"], {"by_key": "k", "periods": {"a": 4}}, "rules[0].period.periods.a", "not a period"),
        (["rules", 0, "period"], {"annual_date": {"month": 13, "day": 1}}, "rules[0].period.annual_date", "<= 12"),
        (["rules", 0, "force"], "应当", "rules[0].force", "must, default"),
        (["rules", 0, "id"], "city.answer", "rules[0].id", "outside the pack"),
        (["extends"], "nation", "extends", "listed nowhere"),
        (["rules"], {}, "rules", "not a list"),
        (["rules", 0], 5, "rules[0]", "not an object"),
    ],
)
def test_a_fault_has_its_path_and_says_what_is_meant(path, new, where, said):
    found = faults(changed(path, new))
    assert list(found) == [where]
    assert said in str(found[where])


@pytest.mark.parametrize("source", [True, None, 1.5, [], 7])
def test_what_is_neither_a_path_nor_an_object_is_bad_input(source):
    with pytest.raises(BadInput, match="neither a path nor an object"):
        load_pack(source)


def test_a_missing_basis_is_a_fault():
    value = copy.deepcopy(WRITTEN)
    del value["rules"][0]["basis"]
    assert [str(fault) for fault in faults(value).values()] == ["rules[0].basis: is missing"]


def test_all_faults_are_told_at_once():
    value = changed(["rules", 0, "start", "events"], ["askd"])
    value["readings"][0]["options"][0]["term"] = 3
    value["instruments"][0]["issued"] = "gestern"
    value["rules"].append({"type": "roster", "id": "town.seats"})
    assert set(faults(value)) == {
        "readings[0].options[0].term",
        "instruments[0].issued",
        *(f"rules[1].{name}" for name in ("term", "owed_by", "basis", "in_force", "seats")),
    }


def test_what_is_listed_twice_is_a_fault():
    value = copy.deepcopy(WRITTEN)
    value["events"].append(value["events"][0])
    value["instruments"].append(value["instruments"][0])
    assert set(faults(value)) == {"events", "instruments"}


@pytest.mark.parametrize(
    ("until", "since", "said"),
    [
        ("2020-12-31", "2021-01-02", "a hole"),
        ("2020-12-31", "2020-12-31", "an overlap"),
        (None, "2021-01-01", "an overlap"),
    ],
)
def test_versions_follow_each_other(until, since, said):
    value = copy.deepcopy(WRITTEN)
    newer = copy.deepcopy(value["rules"][0])
    newer["in_force"] = {"since": since}
    value["rules"][0]["in_force"]["until"] = until
    value["rules"].append(newer)
    assert {where: said in fault.what for where, fault in faults(value).items()} == {"rules[1].in_force": True}


def test_a_provision_names_rules_that_are_there():
    value = copy.deepcopy(WRITTEN)
    value["provisions"] = [{"basis": "T-2020:4", "term": "答复", "shapes": ["clock"], "rules": ["town.anser"]}]
    assert list(faults(value)) == ["provisions[0].rules[0]"]


def test_a_member_that_stands_twice_is_a_fault(tmp_path):
    file = tmp_path / "twice.json"
    file.write_text('{"id": "a", "id": "b"}', encoding="utf-8")
    with pytest.raises(BadInput, match="twice"):
        load_pack(file)


@pytest.mark.parametrize("text", ["{", "", "[" * 100_000])
def test_a_file_that_is_no_json_is_unreadable(tmp_path, text):
    file = tmp_path / "bad.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile):
        load_pack(file)


@pytest.mark.parametrize("value", [[], 5, "text", None])
def test_what_is_no_object_is_a_fault(tmp_path, value):
    file = tmp_path / "list.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    assert set(faults(file)) == {"$"}


def test_a_loaded_pack_answers(tmp_path):
    file = tmp_path / "town.json"
    file.write_text(write(PACK), encoding="utf-8")
    # 2021-03-01 was a Monday in a week without holidays: the fourth working day after it is the Friday.
    answer = Law([load_pack(file)]).due("town.answer", [{"event": "asked", "day": "2021-03-01"}])
    assert answer.due == date(2021, 3, 5)
