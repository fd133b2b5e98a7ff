"""Divisions on a day, with python-stdnum's list (drawn from other sources) beside them."""

from __future__ import annotations

import itertools
import re
from datetime import date
from importlib.resources import files

import pytest

from zfgk.catalogue.divisions import LAST_DAY, Division, Divisions, divisions

TABLE = divisions()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("341802", ["安徽省", "宣城市", "宣州区"]),
        ("110108", ["北京市", "海淀区"]),
        ("429004", ["湖北省", "仙桃市"]),
        ("370300", ["山东省", "淄博市"]),
        ("533300", ["云南省", "怒江傈僳族自治州"]),
        ("310000", ["上海市"]),
        ("430900", ["湖南省", "益阳市"]),
        ("371300", ["山东省", "临沂市"]),
        ("810000", ["香港特别行政区"]),
    ],
)
def test_divisions_with_those_above(code, names):
    assert [step.name for step in TABLE.path(code, date(2024, 6, 30))] == names
    assert TABLE.find(code, date(2024, 6, 30)).certain


def test_levels_are_read_off_the_code():
    assert [step.level for step in TABLE.path("341802", LAST_DAY)] == ["province", "prefecture", "county"]


def test_what_became_of_a_division():
    (gone,) = TABLE.versions("110103")
    assert gone == Division("110103", "崇文区", 1981, 2010, (("110101", 2010),))


@pytest.mark.parametrize(
    ("code", "on", "names", "certain"),
    [
        ("510132", date(2019, 12, 31), ["新津县"], True),
        ("510132", date(2020, 3, 1), ["新津县"], False),
        ("510132", date(2020, 12, 31), [], True),
        ("510118", date(2020, 3, 1), ["新津区"], False),
        ("510118", date(2021, 1, 1), ["新津区"], True),
        ("341822", date(2018, 7, 1), ["广德县"], True),
        ("341882", date(2019, 12, 31), ["广德市"], True),
        ("460400", date(2015, 6, 1), ["儋州市"], False),
        ("500112", date(2025, 1, 1), ["渝北区"], False),
        ("110108", date(1981, 12, 30), ["海淀区"], False),
        ("110108", date(1981, 12, 31), ["海淀区"], True),
        ("999999", date(2020, 1, 1), [], True),
    ],
)
def test_a_code_on_a_day(code, on, names, certain):
    found = TABLE.find(code, on)
    assert [one.name for one in found.possible] == names
    assert found.certain is certain
    assert (found.division.name if found.division else "") == (names[0] if names else "")


def test_in_the_year_of_a_change_of_name_both_are_possible():
    table = Divisions([Division("100001", "新名", 2010), Division("100001", "旧名", 1990, 2010)])
    found = table.find("100001", date(2010, 6, 1))
    assert [one.name for one in found.possible] == ["旧名", "新名"]
    assert found.division is None
    assert found.doubt == "2010年内有变更，变更日期不知"
    assert table.path("100001", date(2010, 6, 1)) == ()


def test_names_are_looked_up_on_a_day():
    assert [one.code for one in TABLE.named("宣州区", LAST_DAY)] == ["341802"]
    assert [one.code for one in TABLE.named("朝阳区", LAST_DAY)] == ["110105", "220104"]
    assert TABLE.named("崇文区", LAST_DAY) == ()
    assert [one.code for one in TABLE.named("崇文区", date(2000, 1, 1))] == ["110103"]


def test_versions_of_a_code_never_overlap():
    for code in {row.code for row in TABLE.rows}:
        versions = TABLE.versions(code)
        for earlier, later in itertools.pairwise(versions):
            assert earlier.gone is not None
            assert earlier.first < earlier.gone <= later.first


def test_what_a_division_became_stood_at_the_end_of_that_year():
    for row in TABLE.rows:
        for code, year in row.became:
            assert any(one.listed(year) for one in TABLE.versions(code)), (row, code)


def test_every_division_stands_below_a_province():
    for row in TABLE.rows:
        assert any(one.listed(row.first) for one in TABLE.versions(row.code[:2] + "0000")), row


def test_codes_of_prefectures_follow_the_standard():
    """GB/T 2260: 01 to 20 and 51 to 70 are cities, 21 to 50 are 地区, 自治州 and 盟."""
    for row in TABLE.rows:
        if row.level == "prefecture":
            place = int(row.code[2:4])
            city = 1 <= place <= 20 or 51 <= place <= 70
            assert row.name.endswith("市") == city, row
            assert city or 21 <= place <= 50, row


# -- the other list ----------------------------------------------------------------------------------------------------

COLLECTIVE = re.compile(r"市辖区|县|林区|(?:省|自治区)直辖县级行政(?:区划|单位)")
LISTED = re.compile(r"(?:\[(\d*)-(\d*)\])?([^,\[]+)")


def others() -> dict[str, list[tuple[int, int, str]]]:
    """Codes of python-stdnum with the first and the last year of each name."""
    found, province = {}, ""
    for line in files("stdnum").joinpath("cn/loc.dat").read_text(encoding="utf-8").splitlines():
        if head := re.match(r'(\d\d) province="', line):
            province = head[1]
        elif county := re.match(r'  (\d{4}) county="(.*)"', line):
            names = [(int(one[1] or 0), int(one[2] or 9999), one[3]) for one in LISTED.finditer(county[2])]
            found[province + county[1]] = [name for name in names if not COLLECTIVE.fullmatch(name[2])]
    return found


OTHERS = others()


def test_the_divisions_of_today_are_those_of_the_other_list():
    ours = {row.code: row.name for row in TABLE.rows if row.gone is None}
    theirs = {code: name for code, names in OTHERS.items() for _, last, name in names if last == 9999}
    assert {code for code in ours.keys() & theirs.keys() if ours[code] != theirs[code]} == set()
    assert {code: ours[code] for code in ours.keys() - theirs.keys()} == {
        "330113": "临平区",  # set up in 2021; the other list lacks both
        "330114": "钱塘区",
        "500105": "江北区",  # united as 500157 after the last list of ours
        "500112": "渝北区",
    }
    assert theirs.keys() - ours.keys() == {
        "232761", "232762", "232763", "232764",  # areas of Daxing'anling that are no divisions of the standard
        "422921", "429001",  # replaced long ago; the other list gives no end
        "500157",  # after the last list of ours
    }  # fmt: skip


def test_changes_since_2000_fall_in_the_same_year_or_the_year_beside():
    """The other list gives the last year of a name, or the year of the change; codes it lists at all are compared."""
    apart = []
    compared = 0
    for row in TABLE.rows:
        ends = [last for _, last, name in OTHERS.get(row.code, ()) if name == row.name]
        if row.gone and row.gone >= 2000 and ends:
            compared += 1
            apart += [row.code] * all(abs(row.gone - last) > 1 for last in ends)
    assert compared > 1000
    assert apart == [
        "230106",  # 香坊区: the area went to 230110 in 2004, the name in 2006
        "429001",  # 随州市: the other list gives no end
        "532722",  # 普洱哈尼族彝族自治县: 2003 here, 2006 there
    ]
