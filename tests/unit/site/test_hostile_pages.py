"""Whatever stands on a page, a check of the site ends with findings that can be printed."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.site import lint_folder
from zfgk.testing.site_faults import ARTICLE, clean_site

PIECES = st.sampled_from(
    [
        b"\x00", b"\xff\xfe", b"&#55296;", b"&#0;", b'<base href="//x">', b'<base href="http://[">', b'<a href="//[">',
        b'<a href="%00">', b'<a href="%ff%fe#%ff">', b'<a href="\xed\xa0\x80">', b'<a href="http://zrzy.x.gov.cn:99999/x">',
        b'<meta name="PubDate" content="9999-12-31 23:59">', "更新日期:9999-99-99".encode(), "更新日期：0000年1月1日".encode(),
        b'<a href="' + b"a/" * 3000 + b'">', b"<![CDATA[", b'<meta name="SiteDomain" content="http://[">', b'<a href="?x#">',
        b'<a href="/">', b'<a href="..">', b'<a name="\xf0\x9f\x98\x80">', b"</html>", b"<!--", b'"', b"<plaintext>",
    ]
)  # fmt: skip
PAGE = clean_site()[ARTICLE].encode()


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(PAGE)), PIECES), max_size=5),
    st.sampled_from(["", "https://zrzy.x.gov.cn/", "http://[", "x"]),
)
def test_any_page_is_checked_to_the_end(planted: list[tuple[int, bytes]], base_url: str) -> None:
    data = PAGE
    for place, piece in planted:
        data = data[:place] + piece + data[place:]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in clean_site().items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        (Path(folder) / ARTICLE).write_bytes(data)
        report = lint_folder(Path(folder), base_url=base_url, on=date(2020, 3, 10))
    assert report.pages == 6
    for finding in report.findings:
        assert "".join(finding.to_json().values()).encode()


@pytest.mark.parametrize("printed", ["更新日期：2020年2月30日", "更新日期 ： 2020-13-01"])
def test_a_day_that_is_none_is_no_day_of_update(printed: str, tmp_path: Path) -> None:
    for name, text in clean_site().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text.replace("更新日期：2020年3月1日", printed), encoding="utf-8")
    report = lint_folder(tmp_path, base_url="https://zrzy.x.gov.cn/", on=date(2020, 3, 10))
    assert [one.check for one in report.findings] == ["guide-undated"]
