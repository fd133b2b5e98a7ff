"""The schema of sitemaps.org finds the sitemaps valid, and a parser of indexes reads the index."""

import pytest

from zfgk_sitemap import EXPORTER

SCHEMA = "node_modules/sitemap/schema/sitemap.xsd"
PLANTED = {
    "a day that is none": (b"<lastmod>2026-03-0", b"<lastmod>2026-13-0", "'2026-13-0"),
    "elements in another order": (b"<url><loc>", b"<url><priority>0.5</priority><loc>", "'{0}priority'"),
    "a priority above 1": (b"</lastmod></url>", b"</lastmod><priority>5</priority></url>", "'5'"),
    "a frequency that is none": (b"</lastmod></url>", b"</lastmod><changefreq>often</changefreq></url>", "'often'"),
    "no address": (b"<loc>", b"<lastmod>2026-03-02</lastmod></url><url><loc>", "'{0}lastmod'"),
    "an address that is too long": (b"<loc>", b"<loc>" + b"x" * 2048, "maxLength"),
    "an element of one's own": (b"</lastmod></url>", b"</lastmod><title>x</title></url>", "'{0}title'"),
}
NAMESPACE = "{{http://www.sitemaps.org/schemas/sitemap/0.9}}"


@pytest.fixture
def faults(schema):
    return schema(SCHEMA)


def test_sitemaps_are_valid(give, history, faults):
    folder = give(EXPORTER, *history[0])
    assert faults((folder / "sitemap.xml").read_bytes()) == []
    folder = give(EXPORTER, *history[0], most=3)
    parts = sorted(folder.glob("sitemap-*.xml"))
    assert len(parts) == 3
    assert [fault for part in parts for fault in faults(part.read_bytes())] == []


def test_a_site_without_pages_has_a_valid_sitemap(give, history, faults):
    first = history[0][0][0]
    folder = give(EXPORTER, [first], [type(first)(first.key, 2, first.at, None, "内容有误")])
    assert faults((folder / "sitemap.xml").read_bytes()) == []


@pytest.mark.parametrize("name", PLANTED)
def test_planted_errors_are_caught(give, history, faults, name):
    old, new, expected = PLANTED[name]
    data = (give(EXPORTER, *history[0]) / "sitemap.xml").read_bytes()
    assert old in data
    (found, *_) = faults(data.replace(old, new, 1))
    assert expected.replace("{0}", NAMESPACE.format()) in found


def test_an_index_lists_the_sitemaps(give, history, node):
    folder = give(EXPORTER, *history[0], most=3)
    said = node("sitemap_index.mjs", (folder / "sitemap.xml").read_bytes())
    assert (said["error"], said["warnings"]) == ("", [])
    base = f"https://zrzyj.example.gov.cn/{folder.name}"
    assert [one["url"] for one in said["found"]] == [f"{base}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert all(one["lastmod"].startswith("2026-03-0") for one in said["found"])


PLANTED_IN_INDEX = {
    "Invalid lastmod": (b"<lastmod>2026", b"<lastmod>on 2026"),
    "Invalid URL": (b"<loc>https://", b"<loc>"),
    "unhandled tag page": (b"<sitemap>", b"<page>x</page><sitemap>"),
    "Unexpected close tag": (b"</sitemapindex>", b"</sitemap>"),
}


@pytest.mark.parametrize("expected", PLANTED_IN_INDEX)
def test_planted_errors_in_an_index_are_caught(give, history, node, expected):
    old, new = PLANTED_IN_INDEX[expected]
    data = (give(EXPORTER, *history[0], most=3) / "sitemap.xml").read_bytes()
    assert old in data
    said = node("sitemap_index.mjs", data.replace(old, new, 1))
    assert expected in "\n".join([said["error"], *said["warnings"]])
