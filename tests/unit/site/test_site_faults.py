"""Planted faults are found at their place; nothing is found on a clean site."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from zfgk.cli import run
from zfgk.errors import BadInput
from zfgk.site import (
    PageType,
    SiteReport,
    lint_folder,
    lint_page,
    required_tags,
)
from zfgk.testing.site_faults import ARTICLE, FAULTS, LIST, ON, SiteFault, clean_site


def written(folder: Path, pages: Mapping[str, str]) -> Path:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def linted(folder: Path, pages: Mapping[str, str], on: date = ON) -> SiteReport:
    return lint_folder(written(folder, pages), base_url="https://zrzy.x.gov.cn/", on=on)


def test_nothing_is_found_on_a_clean_site_and_what_is_outside_is_listed(tmp_path: Path) -> None:
    report = linted(tmp_path, clean_site())
    assert report == SiteReport(pages=6, findings=(), outside=("https://www.gov.cn/",))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_at_its_place_and_nothing_is_made_up(fault: SiteFault, tmp_path: Path) -> None:
    found = list(linted(tmp_path, fault.plant(clean_site()), fault.on).findings)
    told = fault.page if fault.told is None else fault.told
    own = [one for one in found if (one.check, one.page, one.path) == (fault.check, told, fault.path)]
    assert len(own) == 1
    assert sorted(one.check for one in found if one is not own[0]) == sorted(fault.also)


def test_on_a_site_a_page_without_any_tag_is_one_finding_and_a_page_with_one_tag_lacks_nine(tmp_path: Path) -> None:
    pages = clean_site()
    bare = re.sub("<meta name=.*>\n", "", pages[ARTICLE])
    found = linted(tmp_path / "none", pages | {ARTICLE: bare}).findings
    assert [(one.check, one.page) for one in found if one.page == ARTICLE] == [("tags-none", ARTICLE)]
    one_tag = bare.replace("</head>", '<meta name="ArticleTitle" content="某办法"></head>')
    found = linted(tmp_path / "one", pages | {ARTICLE: one_tag}).findings
    missing = [one.path for one in found if one.page == ARTICLE and one.check == "tag-missing"]
    assert missing == [
        "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType",
        "PubDate", "ContentSource",
    ]  # fmt: skip


def test_a_page_without_any_tag_is_one_finding() -> None:
    (finding,) = lint_page("<html><body>通知</body></html>".encode(), ARTICLE)
    assert finding.check == "tags-none"


def test_ten_seven_three() -> None:
    assert [len(required_tags(kind)) for kind in (PageType.HOME, PageType.LIST, PageType.CONTENT)] == [3, 7, 10]


def test_an_empty_page_an_unreadable_page_a_repeated_article_and_columns_alike(tmp_path: Path) -> None:
    pages = clean_site()
    pages[LIST] = pages[LIST].replace(
        "文件</p>", '文件</p><a href="e.html">e</a><a href="b.html">b</a><a href="c.html">c</a>'
    )
    pages["policy/c.html"] = pages[ARTICLE]
    pages["policy/e.html"] = "<html><body> </body></html>"
    for value in ("政策文件栏目", "政策文件的说明", "政策文件,公开"):
        pages[LIST] = pages[LIST].replace(value, "政策文件")
    written(tmp_path, pages)
    (tmp_path / "policy" / "b.html").write_bytes(b"\xff\xfe\x00\xd8\x00")
    found = {(one.check, one.page) for one in lint_folder(tmp_path).findings}
    assert found >= {
        ("page-empty", "policy/e.html"),
        ("page-unreadable", "policy/b.html"),
        ("article-repeated", "policy/t20200305_100001.html"),
        ("column-alike", LIST),
    }


def test_a_folder_without_pages_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no page"):
        lint_folder(tmp_path)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = written(tmp_path / "site", clean_site())
    assert run(["site", "lint", str(site)]) == 0
    assert capsys.readouterr().out == "6 pages, 0 findings, 1 addresses outside\n"
    assert run(["site", "lint", str(site), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"pages": 6, "findings": [], "outside": ["https://www.gov.cn/"]}
    (site / LIST).unlink()
    assert run(["site", "lint", str(site), "--lang", "en"]) == 1
    assert "index.html: review link-missing link policy/ the file is not there" in capsys.readouterr().out
    assert run(["site", "lint", str(site), "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert [(one["check"], one["page"]) for one in shown["findings"]] == [("link-missing", "index.html")]
    assert run(["site", "lint", str(tmp_path / "none")]) == 2


def on_a_clock(tmp_path: Path, hours: list[int]) -> list[str]:
    pages = {"index.html": "x"}
    for number, hour in enumerate(hours):
        article = clean_site()[ARTICLE].replace("2020-03-05 14:30", f"2020-03-05 {hour:02}:30")
        pages[f"{number}.html"] = article.replace("某办法", f"某办法{number}")
    return [one.check for one in linted(tmp_path, pages).findings if one.check == "date-clock"]


@pytest.mark.parametrize(
    ("hours", "checks"),
    [
        ([*range(1, 13), *range(1, 9)], ["date-clock"]),
        ([*range(1, 13), *range(1, 8)], []),  # 19 times are too few
        ([*range(1, 14), *range(1, 9)], []),
        ([0, *range(1, 13), *range(1, 9)], []),
        ([*range(8, 13)] * 4, []),  # office hours before noon
    ],
)
def test_twenty_times_of_a_12_hour_clock_are_told(hours: list[int], checks: list[str], tmp_path: Path) -> None:
    assert on_a_clock(tmp_path, hours) == checks


def test_tags_in_the_body_are_noted_and_still_read() -> None:
    page = '<html><head><meta name="SiteName" content="某局"></head><body><p>正文</p><meta name="PubDate" content="2020-03-05 14:30"></body></html>'
    found = lint_page(page.encode(), "a/123456.html")
    assert [(one.path, one.severity.value) for one in found if one.check == "tag-in-body"] == [("PubDate", "note")]
    assert "PubDate" not in {one.path for one in found if one.check == "tag-missing"}
