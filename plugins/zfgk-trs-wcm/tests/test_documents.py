"""What stands in the import file and in the list of withdrawals."""

import csv
from datetime import date, datetime

import pytest
from lxml import etree, html

from zfgk import BadInput, Change, Record
from zfgk_trs_wcm import EXPORTER

BASE = "https://www.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T01:30:15+00:00")


@pytest.fixture
def give(tmp_path):
    def run(*changes, **options):
        return list(EXPORTER.run(iter(changes), {"out": tmp_path, "base_url": BASE, **options}))

    return run


def publish(key, title="通知", version=1, **fields):
    return Change(key, version, AT, Record(identifier=key, title=title, **fields))


def properties(folder):
    documents = etree.parse(folder / "documents.xml").findall("WCMDOCUMENT")
    assert all(document.get("Version") == "6.0" for document in documents)
    assert all([child.tag for child in document] == ["PROPERTIES", "WCMAPPENDIXS"] for document in documents)
    return [{field.tag: field.text for field in document.find("PROPERTIES")} for document in documents]


def test_every_field_of_a_document(give, tmp_path):
    record = publish(
        "示A/2026-1",
        "年度<预算>",
        summary="第一行\n第二行",
        date_written=date(2026, 1, 5),
        date_published=date(2026, 1, 20),
        publisher="财政局",
        document_number="财发〔2026〕1号",
        theme="财政",
        keywords=("预算", "公开"),
        url="art/1.html",
        attachments=("files/a b.xlsx",),
    )
    give(record, user="import", channel="12")
    (found,) = properties(tmp_path)
    page = html.fragment_fromstring(found.pop("DOCHTMLCON"))
    assert found == {
        "DOCTYPE": "20",
        "DOCCHANNEL": "12",
        "CHNLNAME": "财政",
        "DOCTITLE": "年度<预算>",
        "DOCFILENAME": "%E7%A4%BAA%2F2026-1",
        "DOCPUBTIME": "2026-01-20 00:00:00",
        "DOCRELTIME": "2026-01-05 00:00:00",
        "CRTIME": "2026-03-02 09:30:15",
        "CRUSER": "import",
        "DOCSOURCENAME": "财政局",
        "DOCAUTHOR": "财政局",
        "DOCLINK": f"{BASE}art/1.html",
        "DOCABSTRACT": "第一行\n第二行",
        "DOCKEYWORDS": "预算;公开",
        "DOCCONTENT": "第一行\n第二行",
        "DOCWORDSCOUNT": "7",
        "ATTACHPIC": "0",
    }
    assert [[cell.text for cell in row] for row in page.iter("tr")] == [
        ["索引号", "示A/2026-1"],
        ["文号", "财发〔2026〕1号"],
    ]
    assert [p.text for p in page.findall("p")][:2] == ["第一行", "第二行"]
    assert [(a.get("href"), a.text) for a in page.iter("a")] == [(f"{BASE}files/a%20b.xlsx", "files/a b.xlsx")]


def test_withdrawals_are_listed_for_the_person_who_imports(give, tmp_path):
    give(publish("=1+1"), publish("B"))
    give(Change("=1+1", 2, AT, None, "内容有误"), publish("B"))
    assert [found["DOCFILENAME"] for found in properties(tmp_path)] == ["B"]
    with (tmp_path / "withdrawn.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["索引号", "DOCFILENAME", "撤回日期"], ["'=1+1", "%3D1%2B1", "2026-03-02"]]
    assert EXPORTER.read_back({"out": tmp_path, "base_url": BASE}) == {"=1+1": 2, "B": 1}


@pytest.mark.parametrize(
    ("key", "shown", "name"),
    [
        ("云自然资:2025-0001", "云自然资:2025-0001", "%E4%BA%91%E8%87%AA%E7%84%B6%E8%B5%84%3A2025-0001"),
        ("示A/2026,1", "示A/2026,1", "%E7%A4%BAA%2F2026%2C1"),
        ("-x", "'-x", "'-x"),
        ("＝1", "'＝1", "%EF%BC%9D1"),
        ("@a", "'@a", "%40a"),
        ("'a", "''a", "%27a"),
    ],
)
def test_the_list_of_withdrawals_shows_keys_as_they_are_written_and_no_formula(give, tmp_path, key, shown, name):
    give(Change(key, 2, AT, None, "内容有误"))
    with (tmp_path / "withdrawn.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == [shown, name, "2026-03-02"]


def test_options_that_xml_cannot_carry_are_refused_by_name(give, tmp_path):
    with pytest.raises(BadInput) as refusal:
        give(publish("A"), user="a\x0bb", channel=["12"])
    assert [fault.where for fault in refusal.value.faults] == ["options.user", "options.channel"]
    assert not list(tmp_path.iterdir())


def test_text_that_looks_like_markup_stays_text(give, tmp_path):
    give(publish("A", "]]><script>alert(1)</script>", summary="<img src=x onerror=alert(1)>"))
    (found,) = properties(tmp_path)
    assert found["DOCTITLE"] == "]]><script>alert(1)</script>"
    page = html.fragment_fromstring(found["DOCHTMLCON"])
    assert not list(page.iter("img", "script"))
    assert page.findtext("p") == "<img src=x onerror=alert(1)>"


def test_the_day_of_a_withdrawal_is_its_own(give, tmp_path):
    give(publish("A", date_published=date(2025, 1, 5)))
    give(Change("A", 2, datetime.fromisoformat("2026-04-01T20:00:00+00:00"), None, "内容有误"))
    assert (tmp_path / "withdrawn.csv").read_text(encoding="utf-8-sig").splitlines()[1].endswith(",2026-04-02")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x"])
def test_nothing_that_a_browser_runs_becomes_a_link(give, tmp_path, address):
    give(publish("A", attachments=(address,), url=address))
    (found,) = properties(tmp_path)
    assert "DOCLINK" not in found
    assert not list(html.fragment_fromstring(found["DOCHTMLCON"]).iter("a"))
