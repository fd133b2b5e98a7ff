"""What stands in the lists, read as a collector reads them."""

from datetime import date, datetime

import pytest
from lxml import etree, html

from zfgk import BadInput, Change, Record
from zfgk_jcms_list import EXPORTER

BASE = "https://www.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def publish(key, title="通知", **fields):
    return Change(key, 1, AT, Record(identifier=key, title=title, **fields))


@pytest.fixture
def give(tmp_path):
    def run(*changes, **options):
        return list(EXPORTER.run(iter(changes), {"out": tmp_path, "base_url": BASE, **options}))

    return run


def items(file):
    """Return address, title attribute, text and day of every item."""
    found = []
    for record in etree.parse(file).findall("recordset/record"):
        item = html.fragment_fromstring(record.text)
        link = item.find("a")
        found.append((link.get("href"), link.get("title"), link.text, item.findtext("span")))
    return found


def test_items_newest_first_with_link_title_and_day(give, tmp_path):
    give(
        publish("A", "甲", url="art/1.html", date_published=date(2026, 1, 2)),
        publish("B", "乙 <b>&\"'", url=f"{BASE}art/2.html?a&b", date_published=date(2026, 2, 3)),
        publish("C", "丙"),
    )
    assert items(tmp_path / "list-1.xml") == [
        (None, "丙", "丙", "2026-03-02"),
        (f"{BASE}art/2.html?a&b", "乙 <b>&\"'", "乙 <b>&\"'", "2026-02-03"),
        (f"{BASE}art/1.html", "甲", "甲", "2026-01-02"),
    ]


def test_totals_and_three_pages_in_each_file(give, tmp_path):
    give(*[publish(f"K{number:02}") for number in range(8)], per_page=2)
    roots = [etree.parse(tmp_path / f"list-{number}.xml").getroot() for number in (1, 2)]
    assert [(root.findtext("totalrecord"), root.findtext("totalpage")) for root in roots] == [("8", "4")] * 2
    assert [len(root.findall("recordset/record")) for root in roots] == [6, 2]


@pytest.mark.parametrize("title", ["]]>", "a]]>b]]>", "]]]>", "<![CDATA["])
def test_the_end_of_a_section_can_stand_in_a_title(give, tmp_path, title):
    give(publish("A", title))
    assert items(tmp_path / "list-1.xml") == [(None, title, title, "2026-03-02")]


def test_a_title_stands_on_one_line(give, tmp_path):
    give(publish("A", "甲\n乙\r\n丙\t丁"))
    assert items(tmp_path / "list-1.xml") == [(None, "甲 乙 丙 丁", "甲 乙 丙 丁", "2026-03-02")]


def test_what_xml_cannot_carry_is_refused_by_name(give):
    (refused, rest) = give(publish("A", "a\x0bb"), publish("B"))
    assert (refused.key, refused.status) == ("A", "reject")
    assert "U+000B" in refused.error
    assert rest.status == "done"


@pytest.mark.parametrize("per_page", [0, "0", "-1", "many", "1001"])
def test_a_number_that_no_page_can_have_is_refused_by_name(give, tmp_path, per_page):
    with pytest.raises(BadInput, match=r"options\.per_page: '.*' is no whole number from 1 to 1000"):
        give(publish("A"), per_page=per_page)
    assert not list(tmp_path.iterdir())
    with pytest.raises(BadInput):
        EXPORTER.check({"out": tmp_path, "base_url": BASE, "per_page": per_page})
