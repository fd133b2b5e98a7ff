"""The example bureau, from its folder to the column: what readers see, and that nothing else is there."""

import re
from datetime import date, datetime
from pathlib import Path

import attrs
import pytest

from zfgk import Host
from zfgk.publish.delivery.targets import by_name
from zfgk.publish.outcome import Status
from zfgk.publish.run import publish, withdraw
from zfgk.publish.source.manifest import read_source
from zfgk.site import lint_folder

ROOT = Path(__file__).resolve().parents[2]
BUREAU = ROOT / "examples" / "bureau"
WHEN = {"on": date(2025, 5, 30), "at": datetime.fromisoformat("2025-05-30T09:00:00+08:00")}
SITE = "https://zrzyj.example.gov.cn/"


def targets(host):
    (target,) = by_name(["portal-site"], host.exporters)
    return [attrs.evolve(target, base_url=SITE, options={"title": "云汀市自然资源局", "site_id_code": "0000000001"})]


@pytest.fixture
def run(tmp_path):
    host, out = Host.discover(), tmp_path / "out"
    return publish(BUREAU, out, targets(host), host=host, **WHEN), out, host


def read(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return path.read_text(encoding="gb18030")


def everything(out):
    """Return all files as text; a download may be in the GB family, as its source is."""
    data = [file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()]
    return "".join(one.decode(errors="replace") + one.decode("gb18030", errors="replace") for one in data)


def test_what_is_published_is_there_and_nothing_of_the_rest(run):
    report, out, _ = run
    text = everything(out)
    published = {item.key for item in report.items if item.status is Status.PUBLISHED}
    assert len(published) == 6
    for item in read_source(BUREAU).items:
        entry = item.entry
        lines = [line for file in item.documents for line in re.findall(r"[\u4e00-\u9fff]{12,}", read(file.path))]
        assert lines
        if entry.identifier in published:
            assert entry.title in text
            assert all(line in text for line in lines)
        else:
            assert entry.identifier not in text
            assert entry.title not in text
            assert not [line for line in lines if line in text]


def test_the_check_of_web_sites_finds_nothing(run):
    _, out, _ = run
    assert lint_folder(out / "portal-site" / "www", base_url=SITE).findings == ()


def test_a_run_without_a_change_writes_nothing(run):
    _, out, host = run
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*")}
    again = publish(BUREAU, out, targets(host), host=host, **WHEN)
    assert again.exports[0].files == ()
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*")} == before


def test_a_withdrawn_entry_leaves_its_number_and_the_reason(run):
    _, out, host = run
    withdraw("000000000/2025-00009", "出让公告已终止", out, targets(host), **WHEN)
    text = everything(out / "portal-site")
    assert "出让公告已终止" in text
    assert "000000000/2025-00009" in text
    assert "国有建设用地使用权挂牌出让公告" not in text
    assert "禾渡区两宗工业用地的位置" not in text


def test_a_page_that_somebody_deleted_comes_back(run):
    _, out, host = run
    (page,) = (out / "portal-site" / "www").glob("info/*/gk-000000000_2f2025-00012.html")
    content = page.read_bytes()
    page.unlink()
    report = publish(BUREAU, out, targets(host), host=host, **WHEN)
    assert report.exports[0].done == 1
    assert page.read_bytes() == content
