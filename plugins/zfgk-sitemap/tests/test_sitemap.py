"""What stands in the files, by the protocol of sitemaps.org; the schema is asked in the project's outside tests."""

from datetime import datetime, timedelta

import pytest
from lxml import etree

from zfgk import BadInput, Change, Record
from zfgk_sitemap import EXPORTER

BASE = "https://zrzyj.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def publish(key, url="", version=1):
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=key, url=url))


@pytest.fixture
def give(tmp_path):
    def run(*changes, **options):
        return list(EXPORTER.run(iter(changes), {"out": tmp_path, "base_url": BASE, **options}))

    return run


def texts(file, path):
    return etree.parse(file).xpath(f"{path}/text()", namespaces=NAMES)


def test_pages_of_the_site_are_listed_with_their_last_change(give, tmp_path):
    give(publish("A", "art/1.html?a=1&b=2"), publish("B", f"{BASE}公开/2.html", 3), publish("C"))
    found = etree.parse(tmp_path / "sitemap.xml").getroot()
    assert found.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert texts(tmp_path / "sitemap.xml", "//s:loc") == [
        f"{BASE}%E5%85%AC%E5%BC%80/2.html",
        f"{BASE}art/1.html?a=1&b=2",
    ]
    assert texts(tmp_path / "sitemap.xml", "//s:lastmod") == ["2026-03-05T09:00:00+08:00", "2026-03-03T09:00:00+08:00"]


@pytest.mark.parametrize("url", ["https://other.example.com/1", "http://[", "javascript:alert(1)", "//other/1"])
def test_what_is_no_page_of_the_site_is_not_listed(give, tmp_path, url):
    assert give(publish("A", url))[-1].status == "done"
    # A sitemap has one address at least: that of the site.
    assert texts(tmp_path / "sitemap.xml", "//s:loc") == [BASE]
    assert EXPORTER.read_back({"out": tmp_path, "base_url": BASE}) == {"A": 1}


def test_an_address_longer_than_the_protocol_allows_is_refused(give):
    fits = "x" * (2_047 - len(BASE))
    assert [ack.status for ack in give(publish("A", fits), publish("B", fits + "x"))] == ["reject", "done"]


def test_more_addresses_than_fit_stand_in_several_files(give, tmp_path):
    give(*[publish(f"K{number}", f"{number}.html", number) for number in range(1, 8)], most=3)
    assert texts(tmp_path / "sitemap.xml", "/s:sitemapindex/s:sitemap/s:loc") == [
        f"{BASE}{tmp_path.name}/sitemap-{number}.xml" for number in (1, 2, 3)
    ]
    assert texts(tmp_path / "sitemap.xml", "//s:lastmod") == [
        f"2026-03-{9 - 3 * k:02}T09:00:00+08:00" for k in range(3)
    ]
    listed = [texts(tmp_path / f"sitemap-{number}.xml", "//s:loc") for number in (1, 2, 3)]
    assert [[int(url.removeprefix(BASE)[:1]) for url in urls] for urls in listed] == [[7, 6, 5], [4, 3, 2], [1]]
    give(*[publish(f"K{number}", f"{number}.html", number) for number in range(1, 3)], most=3)
    assert sorted(file.name for file in tmp_path.iterdir()) == [".shelf.sqlite", "sitemap.xml"]


def test_the_address_of_the_files_can_be_another(give, tmp_path):
    give(publish("A", "1"), publish("B", "2"), most=1, address="https://static.example.gov.cn/maps/")
    assert texts(tmp_path / "sitemap.xml", "//s:loc")[0] == "https://static.example.gov.cn/maps/sitemap-1.xml"


def test_the_address_of_the_files_may_lack_its_last_slash(give, tmp_path):
    give(publish("A", "1"), publish("B", "2"), most="1", address="https://static.example.gov.cn/maps")
    assert texts(tmp_path / "sitemap.xml", "//s:loc")[0] == "https://static.example.gov.cn/maps/sitemap-1.xml"


@pytest.mark.parametrize("most", ["lots", 0, "0", 60_000, 50_001, "-1", "1.5"])
def test_a_number_that_the_protocol_does_not_allow_is_refused_by_name(give, tmp_path, most):
    with pytest.raises(BadInput, match=r"options\.most: '.*' is no whole number from 1 to 50000"):
        give(publish("A", "1"), most=most)
    assert not list(tmp_path.iterdir())


def test_all_options_that_cannot_be_used_are_told_at_once(tmp_path):
    with pytest.raises(BadInput) as refusal:
        EXPORTER.check({"out": tmp_path, "base_url": BASE, "most": "0", "address": "maps/"})
    assert [fault.where for fault in refusal.value.faults] == ["options.address", "options.most"]
