"""What a copy may hold besides pages: symbolic links, odd names, many files; and links from policies to services."""

from __future__ import annotations

import gc
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from zfgk.cli import run
from zfgk.errors import BadInput
from zfgk.site import Scan, ServiceLink, lint_folder, read_services
from zfgk.testing.site_faults import ARTICLE, GUIDE, clean_site


def written(folder: Path) -> Path:
    for name, text in clean_site().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def checks(folder: Path) -> list[tuple[str, str]]:
    return [(one.check, one.page) for one in lint_folder(folder, base_url="https://zrzy.x.gov.cn/").findings]


# -- symbolic links ----------------------------------------------------------------------------------------------------


def test_a_link_out_of_the_folder_is_told_and_not_read(tmp_path: Path) -> None:
    site = written(tmp_path / "site")
    secret = tmp_path / "secret.html"
    secret.write_text('<a href="never-followed.html">x</a>', encoding="utf-8")
    (site / "policy" / "s.html").symlink_to(secret)
    (site / "policy" / "up").symlink_to(tmp_path)
    (site / "policy" / "nowhere.html").symlink_to(tmp_path / "gone")
    report = lint_folder(site, base_url="https://zrzy.x.gov.cn/")
    assert report.pages == 6
    assert sorted((one.check, one.page) for one in report.findings) == [
        ("file-outside", "policy/nowhere.html"),
        ("file-outside", "policy/s.html"),
        ("file-outside", "policy/up"),
    ]
    assert not [one for one in report.findings if "never-followed" in one.path]


def test_a_link_to_a_file_of_the_site_is_read_and_one_to_a_folder_is_not_entered(tmp_path: Path) -> None:
    site = written(tmp_path / "site")
    (site / "latest.html").symlink_to(site / GUIDE)
    (site / "again").symlink_to(site / "policy")
    (site / "round").symlink_to(site / "round")
    assert sorted(checks(site)) == [
        ("file-outside", "round"),
        ("folder-link", "again"),
        ("page-orphan", "latest.html"),
    ]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    written(tmp_path / "site")
    (tmp_path / "name").symlink_to(tmp_path / "site")
    assert checks(tmp_path / "name") == []


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    site = written(tmp_path / "site")
    try:
        Path(os.fsdecode(os.fsencode(site) + b"/\xff\xfe.html")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.fail("this file system takes text only: run the tests on one that takes any bytes")
    assert checks(site) == [("file-name", "\\xff\\xfe.html")]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = written(tmp_path / "site")
    (site / "closed").mkdir()
    scandir = os.scandir

    def refused(path: Path) -> object:  # whoever may read everything meets no closed folder
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert checks(site) == [("folder-unreadable", "closed")]


# -- memory ------------------------------------------------------------------------------------------------------------


def many(folder: Path, count: int) -> Path:
    """Write a site of one home page and many articles, each linked from the home page and to the next one."""
    folder.mkdir()
    article = clean_site()[ARTICLE]
    head = article[: article.index("<body>")]
    links = "".join(f'<a href="{number}.html">{number}</a>' for number in range(count))
    (folder / "index.html").write_text(
        clean_site()["index.html"].partition("<body>")[0] + "<body>" + links, encoding="utf-8"
    )
    for number in range(count):
        page = head.replace("某办法", f"某办法{number}")
        body = f'<body><p id="a{number}">第一条</p><a href="{(number + 1) % count}.html#a{(number + 1) % count}">下一件</a>'
        (folder / f"{number}.html").write_text(page + body, encoding="utf-8")
    return folder


def kept(folder: Path) -> int:
    """Return how many bytes of Python objects a scan keeps once it has read every page."""
    tracemalloc.start()
    try:
        with Scan(folder) as scan:
            assert sum(one.check == "page-orphan" for one in scan.findings()) == 0
            urlsplit.cache_clear()
            gc.collect()
            own = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, "*/zfgk/site/*")])
        return sum(trace.size for trace in own.traces)
    finally:
        tracemalloc.stop()


def test_what_is_kept_in_memory_does_not_grow_with_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in (
        "_REMEMBERED",
        "_AT_A_TIME",
    ):  # so that few pages fill what is bounded
        monkeypatch.setattr(f"zfgk.site.store.{limit}", 16)
    few, lots = many(tmp_path / "few", 60), many(tmp_path / "lots", 300)
    for folder in (few, lots):  # articles link in a circle, so none is an orphan
        (folder / "index.html").write_text("x", encoding="utf-8")
    assert kept(lots) < 1.2 * kept(few)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    tell: Callable[[int, int], object] = lambda done, of: told.append((done, of))  # noqa: E731  # as short as it gets
    with Scan(written(tmp_path / "site"), tell=tell) as scan:
        assert list(scan.findings()) == []
    assert told == [(done, 6) for done in range(1, 7)]


# -- policies and services ---------------------------------------------------------------------------------------------

HERE = "https://zwfw.x.gov.cn/item/1"


def with_services(tmp_path: Path, *links: str) -> list[tuple[str, str, str]]:
    site = written(tmp_path / "site")
    page = site / ARTICLE
    page.write_text(page.read_text("utf-8").replace("</body>", f'<a href="{HERE}">办理</a></body>'), encoding="utf-8")
    services = [ServiceLink(page=ARTICLE, item="临时用地审批", link=link) for link in links]
    report = lint_folder(site, base_url="https://zrzy.x.gov.cn/", services=services)
    return [(one.check, one.page, one.path) for one in report.findings]


def test_a_policy_that_links_to_its_service_has_no_finding(tmp_path: Path) -> None:
    assert with_services(tmp_path, HERE) == []


def test_a_link_to_a_page_of_the_site_may_be_written_in_any_way(tmp_path: Path) -> None:
    way = ["https://www.gov.cn/", "https://zrzy.x.gov.cn/explained/t20200306_100002.html"]
    assert with_services(tmp_path, *way, "/explained/t20200306_100002.html", "../explained/t20200306_100002.html") == []


@pytest.mark.parametrize("link", ["https://zwfw.x.gov.cn/item/2", "../guide/index.html", "gone.html"])
def test_a_policy_without_the_link_is_told(link: str, tmp_path: Path) -> None:
    assert with_services(tmp_path, link) == [("service-link-missing", ARTICLE, f"link {link}")]


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    services = [ServiceLink(page="policy/gone.html", item="甲", link=HERE)]
    report = lint_folder(written(tmp_path), base_url="https://zrzy.x.gov.cn/", services=services)
    assert [(one.check, one.page) for one in report.findings] == [("service-page-unknown", "policy/gone.html")]


def test_a_table_of_services_is_read() -> None:
    wanted = (ServiceLink(page="a.html", item="临时用地审批", link=HERE),)
    assert read_services(f"\ufeff办理链接,网页,办事事项\n{HERE},/a.html,临时用地审批\n\n") == wanted
    assert read_services(f"page,item,link\r\na.html,临时用地审批,{HERE}\r\n") == wanted


def test_every_fault_of_a_table_of_services_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        read_services("网页,事项\na.html,甲\n", "s.csv")
    assert [fault.what for fault in caught.value.faults] == [
        "there is no column 办事事项",
        "there is no column 办理链接",
    ]
    with pytest.raises(BadInput) as caught:
        read_services("page,item,link\na.html,,\nb.html\n", "s.csv")
    assert [fault.where for fault in caught.value.faults] == ["s.csv:2", "s.csv:2", "s.csv:3", "s.csv:3"]


@pytest.mark.parametrize(
    "text", ['page,item,link\na.html,"甲"x,y\n', 'page,item,link\na.html,"甲', "page\n" + "x" * 200_000]
)
def test_what_is_no_csv_is_bad_input(text: str) -> None:
    with pytest.raises(BadInput, match="no CSV"):
        read_services(text, "s.csv")


def test_the_command_takes_a_table_of_services(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = written(tmp_path / "site")
    table = tmp_path / "services.csv"
    table.write_text(f"网页,办事事项,办理链接\n{ARTICLE},临时用地审批,{HERE}\n", encoding="utf-8")
    assert run(["site", "lint", str(site), "--services", str(table)]) == 1
    assert "service-link-missing" in capsys.readouterr().out
    table.write_text("网页\n", encoding="utf-8")
    assert run(["site", "lint", str(site), "--services", str(table)]) == 2
    assert "办事事项" in capsys.readouterr().err
