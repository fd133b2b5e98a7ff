from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk import web_address

BASE = "https://www.example.gov.cn/gk/"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("art/1.html", "https://www.example.gov.cn/gk/art/1.html"),
        ("/art/1.html?a=1&b=2#c", "https://www.example.gov.cn/art/1.html?a=1&b=2#c"),
        ("http://other.example.org/x", "http://other.example.org/x"),
        ("公开/1.html", "https://www.example.gov.cn/gk/%E5%85%AC%E5%BC%80/1.html"),
        (" art/1.html ", "https://www.example.gov.cn/gk/art/1.html"),
        ("a%20b", "https://www.example.gov.cn/gk/a%20b"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("https://name:word@x.example.org/", ""),
        ("https://例子.example.org/x", "https://xn--fsqu00a.example.org/x"),
        ("a?q=[100%]", "https://www.example.gov.cn/gk/a?q=%5B100%25%5D"),
        ("data:text/html,<script>", ""),
        ("file:///etc/passwd", ""),
        ("http://[", ""),
        ("https:///x", "https://www.example.gov.cn/x"),
        ("a\ud800", ""),
    ],
)
def test_only_web_addresses_come_out(url, expected):
    assert web_address(url, BASE) == expected


LETTERS = st.text("aZ09_-.~/", max_size=12)
SITES = ["https://www.example.gov.cn", BASE, f"{BASE}a/../b//c;d?e=/f#g", "http://x.example.org:8080/index.html"]


@given(LETTERS, st.sampled_from(SITES))
def test_what_needs_no_quoting_is_where_the_standard_library_resolves_it(url, base):
    below = url.lstrip("/")  # two slashes name another host
    assert web_address(below, base) == (urljoin(base, below) if below else "")


@given(LETTERS, st.sampled_from(["", "ftp://www.example.gov.cn/", "https://name:word@x.example.org/", "http://["]))
def test_below_what_is_no_site_there_are_no_addresses(url, base):
    assert web_address(url.lstrip("/"), base) == ""
