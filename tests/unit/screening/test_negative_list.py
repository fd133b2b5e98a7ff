from datetime import date

import attrs
import pytest

from zfgk.model.findings import Severity
from zfgk.model.information import Attribute
from zfgk.model.law import InForce
from zfgk.rules import ListEntry, NegativeList
from zfgk.screening import Screener
from zfgk.screening.negative_list import list_recognisers, outside_list
from zfgk.texts.national import OGI_2019

DAY = date(2026, 6, 1)
CADRES = ListEntry(
    id="cadres",
    title="干部考察材料",
    basis=OGI_2019[16, 1],
    category="internal-affairs",
    terms=("考察谈话记录", "谈话记录", "API"),
    attributes=(Attribute.EXEMPT, Attribute.ON_REQUEST),
)
MAPS = ListEntry(
    id="maps",
    title="涉密地形图",
    basis=OGI_2019[14],
    patterns=(r"比例尺.{0,9}地形图",),
    severity=Severity.BLOCK,
)
BY_NAME = ListEntry(id="by-name", title="其他", basis=OGI_2019[16, 2])
LIST = NegativeList(
    id="town.list",
    term="负面清单",
    owed_by="某局",
    basis=OGI_2019[13],
    in_force=InForce(date(2026, 1, 1)),
    entries=(CADRES, MAPS, BY_NAME),
)


def found(text, day=DAY, lists=(LIST,)):
    findings = Screener(list_recognisers(lists, day)).scan(text)
    return [(finding.rule, text[finding.start : finding.end], finding.severity.value) for finding in findings]


def test_terms_and_patterns_of_the_day_are_found_with_what_their_entry_says():
    text = "附：考 察谈话\u200b记录，比例尺1:5000地形图。"
    assert found(text) == [
        ("town.list.cadres", "考 察谈话\u200b记录", "review"),
        ("town.list.maps", "比例尺1:5000地形图", "block"),
    ]
    assert found(text, date(2025, 12, 31)) == []
    (finding, _) = Screener(list_recognisers([LIST], DAY)).scan(text)
    assert finding.category == "internal-affairs"
    assert str(finding.basis).endswith("第十六条第一款")
    assert "不予公开或者依申请公开" in finding.action
    assert "谈话记录" not in finding.excerpt


def test_latin_terms_are_words():
    assert found("CAPITAL 与 api、ＡＰＩ2")[0][1] == "api"
    assert len(found("CAPITAL 与 api")) == 1


def test_an_entry_without_words_finds_nothing_and_makes_no_recogniser():
    assert [one.id for one in list_recognisers([LIST], DAY)] == ["town.list.cadres", "town.list.maps"]
    assert list_recognisers([LIST], date(2025, 1, 1)) == ()


def test_one_word_on_two_lists_is_told_by_both():
    other = attrs.evolve(LIST, id="city.list", entries=(attrs.evolve(CADRES, id="x"),))
    assert {rule for rule, _, _ in found("考察谈话记录", lists=(LIST, other))} == {"town.list.cadres", "city.list.x"}


@pytest.mark.parametrize(
    ("attribute", "texts", "cited", "outside"),
    [
        (Attribute.PROACTIVE, ["年度要点"], [], False),
        (Attribute.EXEMPT, ["年度要点"], [], True),
        (Attribute.ON_REQUEST, ["年度要点"], [], True),
        (Attribute.EXEMPT, ["年度要点", "考察谈话记录一份"], [], False),
        (Attribute.ON_REQUEST, ["考察谈话记录一份"], [], False),
        (Attribute.EXEMPT, ["比例尺1:5000地形图"], [], False),
        (Attribute.ON_REQUEST, ["比例尺1:5000地形图"], [], True),  # that entry allows exempt only
        (Attribute.EXEMPT, [], ["by-name"], False),
        (Attribute.EXEMPT, [], ["town.list.by-name"], False),
        (Attribute.EXEMPT, [], ["other.list.by-name"], True),
        (Attribute.ON_REQUEST, [], ["by-name"], True),
    ],
)
def test_outside_the_list_disclose_in_principle(attribute, texts, cited, outside):
    finding = outside_list([LIST], DAY, attribute=attribute, texts=texts, cited=cited)
    assert (finding is not None) is outside


def test_the_finding_is_of_its_own_kind_and_decides_nothing():
    finding = outside_list([LIST], DAY, attribute=Attribute.EXEMPT, texts=["年度要点"], basis=OGI_2019[18])
    assert finding.category == "outside-negative-list"
    assert finding.severity is Severity.REVIEW
    assert finding.basis == OGI_2019[18]
    assert "原则上应当公开" in finding.action
    default = outside_list([LIST], DAY, attribute=Attribute.EXEMPT, texts=[])
    assert str(default.basis).endswith("第十三条")


def test_without_a_list_nothing_is_outside_it():
    assert outside_list([], DAY, attribute=Attribute.EXEMPT, texts=[]) is None
    assert outside_list([LIST], date(2025, 1, 1), attribute=Attribute.EXEMPT, texts=[]) is None
