import json
from datetime import date
from pathlib import Path

import attrs
import jsonschema
import pytest

from zfgk.errors import BadInput, UnreadableFile
from zfgk.model.findings import Severity
from zfgk.model.information import Attribute
from zfgk.model.law import InForce, Instrument
from zfgk.rules import ListEntry, NegativeList, RulePack, dump, load_pack
from zfgk.rules.codec_schema import schema
from zfgk.rules.negative_list_file import FORMAT, load_negative_lists
from zfgk.texts.national import OGI_2019

ROOT = Path(__file__).parents[3]
LOCAL = Instrument(id="TOWN-2026", title="负面清单", number="", in_force=InForce(date(2026, 1, 1)))
ENTRY = ListEntry(id="cadres", title="干部考察材料", basis=OGI_2019[16, 1], terms=("考察谈话记录",))


def negative_list(**changes):
    given = {
        "id": "town.negative-list",
        "term": "负面清单",
        "owed_by": "某局",
        "basis": LOCAL.whole,
        "in_force": LOCAL.in_force,
        "entries": (ENTRY,),
    }
    return NegativeList(**given | changes)


def test_entries_govern_within_their_own_days_and_those_of_their_list():
    short = attrs.evolve(ENTRY, id="short", in_force=InForce(date(2026, 3, 1), date(2026, 3, 31)))
    one = negative_list(entries=(ENTRY, short))
    assert one.on(date(2025, 12, 31)) == ()
    assert one.on(date(2026, 2, 1)) == (ENTRY,)
    assert one.on(date(2026, 3, 31)) == (ENTRY, short)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"terms": ("甲",)}, r"terms\[0\].*fewer than two"),
        ({"terms": ("甲 ", "乙乙", "乙乙")}, r"terms\[0\].*; terms: '乙乙' stands 2 times"),
        ({"patterns": ("甲乙", "甲*乙")}, r"patterns\[1\]: character 2"),
        ({"attributes": (Attribute.PROACTIVE,)}, "not proactive"),
        ({"attributes": ()}, "attributes"),
        ({"id": "Cadres"}, "id"),
        ({"title": ""}, "title"),
    ],
)
def test_an_entry_that_cannot_be_searched_for_is_refused(changes, says):
    with pytest.raises(ValueError, match=says):
        attrs.evolve(ENTRY, **changes)


def test_a_list_has_entries_each_once():
    with pytest.raises(ValueError, match="cadres stands twice"):
        negative_list(entries=(ENTRY, ENTRY))
    with pytest.raises(ValueError, match="entries"):
        negative_list(entries=())


def test_a_pack_holds_it_and_its_file_gives_it_back():
    entry = attrs.evolve(
        ENTRY,
        patterns=("会审.{0,9}意见",),
        severity=Severity.NOTE,
        attributes=(Attribute.ON_REQUEST, Attribute.EXEMPT),
        in_force=InForce(date(2026, 2, 1)),
    )
    pack = RulePack(id="town", title="某局", rules=(negative_list(entries=(entry,)),), instruments=(LOCAL, OGI_2019))
    written = json.loads(json.dumps(dump(pack)))
    assert written["rules"][0]["type"] == "negative-list"
    assert written["rules"][0]["entries"][0]["attributes"] == ["on-request", "exempt"]
    jsonschema.validate(written, schema())
    assert load_pack(written) == pack


# -- files of offices --------------------------------------------------------------------------------------------------


def write(tmp_path, text, name="list.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_is_read():
    (one,) = load_negative_lists(ROOT / "examples" / "negative-list.yaml")
    assert one.id == "yunting.negative-list"
    assert [(entry.id, str(entry.basis)) for entry in one.entries] == [
        ("surveying-results", "《中华人民共和国政府信息公开条例》第十四条"),
        ("cadre-review", "《中华人民共和国政府信息公开条例》第十六条第一款"),
        ("case-discussion", "《中华人民共和国政府信息公开条例》第十六条第二款"),
    ]
    assert one.entries[0].patterns == (r"1:(?:5000|1万|2\.5万)比例尺.{0,10}地形图",)
    assert one.entries[1].attributes == (Attribute.EXEMPT, Attribute.ON_REQUEST)
    assert one.entries[2].in_force == InForce(date(2026, 2, 1), date(2027, 1, 31))


def test_json_says_the_same(tmp_path):
    value = {
        "format": FORMAT,
        "lists": [
            {
                "id": "town.negative-list",
                "term": "负面清单",
                "owed_by": "某局",
                "basis": "OGI-2019:16",
                "in_force": {"since": "2026-01-01"},
                "entries": [
                    {"id": "cadres", "title": "干部考察材料", "basis": "OGI-2019:16.1", "terms": ["考察谈话记录"]}
                ],
            }
        ],
    }
    path = write(tmp_path, json.dumps(value, indent=1), "list.json")
    assert load_negative_lists(path) == (negative_list(basis=OGI_2019[16]),)


BAD = """\
format: zfgk.negative-list/1
lists:
  - id: town.negative-list
    term: 负面清单
    owed_by: 某局
    basis: TOWN-2026
    in_force: {since: 2026-13-01}
    entries:
      - id: a
        title: 甲
        basis: OGI-2019:16.1
        terms: [甲]
        patterns: ['甲*乙', '(丙)']
      - id: b
        titel: 乙
        basis: OGI-2019:16.1
        severity: high
"""


def test_all_faults_come_at_once_with_line_and_path(tmp_path):
    with pytest.raises(BadInput) as caught:
        load_negative_lists(write(tmp_path, BAD))
    said = {fault.where.split("list.yaml")[1]: fault.what for fault in caught.value.faults}
    assert set(said) == {
        ":6 lists[0].basis",
        ":7 lists[0].in_force.since",
        ":9 lists[0].entries[0]",
        ":15 lists[0].entries[1].titel",
        ":14 lists[0].entries[1].title",
        ":17 lists[0].entries[1].severity",
    }
    inside = said[":9 lists[0].entries[0]"]
    assert "terms[0]" in inside
    assert "patterns[0]" in inside
    assert "patterns[1]" in inside


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no mapping"),
        ("- 甲", "no mapping"),
        ("format: other", "this release reads"),
        (f"format: {FORMAT}", "lists: is missing"),
        (f"format: {FORMAT}\nlist: []", "did you mean lists"),
        ("format: [", "expected"),
    ],
)
def test_a_file_that_is_no_list(tmp_path, text, says):
    with pytest.raises(BadInput) as caught:
        load_negative_lists(write(tmp_path, text))
    assert any(says in str(fault) for fault in caught.value.faults)


def test_two_versions_on_one_day(tmp_path):
    example = (ROOT / "examples" / "negative-list.yaml").read_text(encoding="utf-8")
    head, _, body = example.partition("lists:\n")
    with pytest.raises(BadInput, match=r"lists\[1\]\.in_force.*another version"):
        load_negative_lists(write(tmp_path, f"{head}lists:\n{body}\n{body}"))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableFile):
        load_negative_lists(tmp_path / "absent.yaml")
