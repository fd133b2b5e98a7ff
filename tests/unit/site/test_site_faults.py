"""Planted faults are found at their place; nothing is found on a clean site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from zfgk.cli import run
from zfgk.errors import BadInput
from zfgk.site import (
    Column,
    ColumnKind,
    PageType,
    SiteReport,
    check_columns,
    lint_folder,
    lint_page,
    required_tags,
)
from zfgk.testing.site_faults import ARTICLE, FAULTS, LIST, SiteFault, clean_site

ON = date(2020, 12, 31)


def written(folder: Path, pages: Mapping[str, str]) -> Path:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def linted(folder: Path, pages: Mapping[str, str]) -> SiteReport:
    return lint_folder(written(folder, pages), base_url="https://zrzy.x.gov.cn/", on=ON)


def test_nothing_is_found_on_a_clean_site_and_what_is_outside_is_listed(tmp_path: Path) -> None:
    report = linted(tmp_path, clean_site())
    assert report == SiteReport(pages=5, findings=(), outside=("https://www.gov.cn/",))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_at_its_place(fault: SiteFault, tmp_path: Path) -> None:
    report = linted(tmp_path, fault.plant(clean_site()))
    told = fault.page if fault.told is None else fault.told
    assert (fault.check, told, fault.path) in {(one.check, one.page, one.path) for one in report.findings}


def test_there_are_enough_kinds() -> None:
    assert len({fault.check for fault in FAULTS}) >= 25


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
    assert capsys.readouterr().out == "5 pages, 0 findings, 1 addresses outside\n"
    (site / LIST).unlink()
    assert run(["site", "lint", str(site), "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert [(one["check"], one["page"]) for one in shown["findings"]] == [("link-missing", "index.html")]
    assert run(["site", "lint", str(tmp_path / "none")]) == 2


@pytest.mark.parametrize(
    ("kind", "latest", "checks"),
    [
        (ColumnKind.NEWS, date(2020, 12, 17), []),
        (ColumnKind.NEWS, date(2020, 12, 16), ["column-stale"]),
        (ColumnKind.NOTICES, date(2020, 6, 30), []),
        (ColumnKind.POLICIES, date(2020, 6, 29), ["column-stale"]),
        (ColumnKind.OTHER, date(2001, 1, 1), []),
        (ColumnKind.OTHER, None, ["column-empty"]),
        (ColumnKind.NEWS, date(2021, 1, 1), ["column-future"]),
    ],
)
def test_freshness(kind: ColumnKind, latest: date | None, checks: list[str]) -> None:
    assert [one.check for one in check_columns([Column(name="栏", kind=kind, latest=latest)], ON)] == checks


@pytest.mark.parametrize(("count", "veto"), [(4, []), (5, ["veto-empty"])])
def test_five_empty_columns_are_for_a_person(count: int, veto: list[str]) -> None:
    columns = [Column(name=str(number), kind=ColumnKind.OTHER, latest=None) for number in range(count)]
    assert [one.check for one in check_columns(columns, ON) if one.check.startswith("veto")] == veto
