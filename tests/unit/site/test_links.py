"""Where links lead: worked out by hand, and for plain paths against urllib's own joining."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.site.finding import SiteFinding
from zfgk.site.links import Outside, Within, lead_of
from zfgk.site.page import SitePage


class Everything:
    """A copy in which every file is there."""

    def find(self, path: str) -> str | None:
        return path

    def other_case(self, path: str) -> str | None:
        return path


def lead(link: str, base: str = "", base_url: str = "https://a.gov.cn/", name: str = "x/y.html") -> str:
    found = lead_of(SitePage(name=name, metas={}, base=base), link, Everything(), base_url)
    if isinstance(found, Within):
        return f"within {found.file}#{found.anchor}".removesuffix("#")
    if isinstance(found, SiteFinding):
        return found.check
    return "outside" if isinstance(found, Outside) else "nothing"


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("z.html", "within x/z.html"),
        ("../z.html", "within z.html"),
        ("/z.html", "within z.html"),
        ("/../z.html", "link-above"),
        ("../../z.html", "link-above"),
        ("#p", "within x/y.html#p"),
        ("?page=2", "within x/y.html"),
        ("z.html?a=1#%E7%AC%AC", "within x/z.html#第"),
        ("%E5%8A%9E%E6%B3%95.html", "within x/办法.html"),
        ("./", "within x"),
        ("/", "within "),
        ("https://a.gov.cn", "within "),
        ("https://A.GOV.CN:443/z.html", "within z.html"),
        ("//a.gov.cn/z.html", "within z.html"),
        ("//b.gov.cn/z.html", "outside"),
        ("https://b.gov.cn/", "outside"),
        ("ftp://a.gov.cn/z.html", "outside"),
        ("mailto:x@a.gov.cn", "nothing"),
        ("javascript:void(0)", "nothing"),
        ("http://[", "link-unreadable"),
        ("", "link-empty"),
        ("file:///c/z.html", "link-local"),
        ("http://10.1.2.3/z", "link-inner"),
        ("http://172.32.0.1/z", "outside"),
    ],
)
def test_a_link_leads_there(link: str, leads: str) -> None:
    assert lead(link) == leads


@pytest.mark.parametrize(
    ("base", "link", "leads"),
    [
        ("sub/", "z.html", "within x/sub/z.html"),
        ("/sub/", "z.html", "within sub/z.html"),
        ("/sub/", "/z.html", "within z.html"),
        ("https://a.gov.cn/sub/i.html", "z.html", "within sub/z.html"),
        ("https://b.gov.cn/sub/", "z.html", "outside"),
        ("https://b.gov.cn/sub/", "https://a.gov.cn/z.html", "within z.html"),
        ("http://[", "z.html", "within x/z.html"),  # browsers leave such a base out
    ],
)
def test_a_base_moves_relative_links(base: str, link: str, leads: str) -> None:
    assert lead(link, base) == leads


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("/office/z.html", "within z.html"),
        ("/office/", "within "),
        ("/office", "within "),
        ("/officer/z.html", "outside"),  # another site of the same host
        ("/z.html", "outside"),
        ("https://a.gov.cn/office/z.html", "within z.html"),
        ("z.html", "within x/z.html"),
    ],
)
def test_a_site_may_stand_below_its_host_even_with_a_base(link: str, leads: str) -> None:
    assert lead(link, base="/office/x/", base_url="https://a.gov.cn/office/") == leads


@pytest.mark.parametrize("link", ["z.html", "/office/x/z.html"])
def test_a_base_from_the_root_of_the_host_counts_from_there(link: str) -> None:
    assert lead(link, base="/office/x/", base_url="https://a.gov.cn/office/") == "within x/z.html"


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("/office/z.html", "within z.html"),
        ("/office/", "within "),
        ("/officer/z.html", "outside"),
        ("z.html", "within x/z.html"),
    ],
)
def test_a_site_may_stand_below_its_host(link: str, leads: str) -> None:
    assert lead(link, base_url="https://a.gov.cn/office/") == leads


NAMES = st.text("abc", min_size=1, max_size=3)


@given(
    st.lists(st.one_of(NAMES, st.just("..")), min_size=1, max_size=6).map("/".join),
    st.lists(NAMES, min_size=1, max_size=4).map("/".join),
)
def test_plain_paths_lead_where_urllib_says(link: str, name: str) -> None:
    found = lead(link, name=name)
    climbed = posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
    if climbed == ".." or climbed.startswith("../"):
        assert found == "link-above"  # urllib, as a browser, stops at the top
    else:
        joined = urlsplit(urljoin(f"https://a.gov.cn/{name}", link)).path.strip("/")
        assert found == f"within {joined}"
