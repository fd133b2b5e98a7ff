"""The example bureau, from its folder to the feed: what leaves, what does not, and that it is valid."""

import re
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import feedparser
import pytest

from zfgk import Host
from zfgk.publish.delivery.targets import by_name
from zfgk.publish.outcome import Status
from zfgk.publish.run import publish, withdraw
from zfgk.publish.source.manifest import read_source

ROOT = Path(__file__).resolve().parents[2]
BUREAU = ROOT / "examples" / "bureau"
GRAMMAR = ROOT / "plugins" / "zfgk-portal-feed" / "tests" / "schemas" / "atom.rnc"
ON = date(2026, 3, 31)
AT = datetime.fromisoformat("2026-03-31T09:00:00+08:00")


def go(out, source=BUREAU, **options):
    host = Host.discover()
    return publish(source, out, by_name(["portal-feed"], host.exporters), on=ON, at=AT, host=host, **options)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("bureau") / "out"
    return go(out), out


def everything(out):
    return "".join(file.read_text(encoding="utf-8") for file in sorted(out.rglob("*")) if file.is_file())


def test_some_are_published_and_some_are_kept_back(run):
    report, _ = run
    assert {Status.PUBLISHED, Status.HELD, Status.WITHHELD} <= {item.status for item in report.items}
    assert len(report.items) == len(read_source(BUREAU).items) >= 12


def test_the_feeds_hold_the_published_titles_and_no_other(run):
    report, out = run
    published = sorted(item.title for item in report.items if item.status is Status.PUBLISHED)
    for name in ("atom.xml", "rss.xml"):
        feed = feedparser.parse(out / "portal-feed" / name)
        assert feed.bozo == 0
        assert sorted(entry.title for entry in feed.entries) == published


def test_nothing_of_what_is_kept_back_stands_in_any_file_that_leaves(run):
    report, out = run
    text = everything(out)
    for item in report.items:
        if item.status is not Status.PUBLISHED:
            assert item.key not in text
            assert item.title not in text
    # Nor does any line of their documents.
    published = {item.key for item in report.items if item.status is Status.PUBLISHED}
    for item in read_source(BUREAU).items:
        if item.entry.identifier not in published:
            for document in item.documents:
                lines = re.findall(r"[\u4e00-\u9fff]{12,}", document.path.read_text(encoding="utf-8"))
                assert lines
                assert not [line for line in lines if line in text]


def test_the_atom_feed_is_valid(run):
    _, out = run
    jing = shutil.which("jing")
    if jing is None:
        pytest.fail("the RELAX NG validator jing is not installed; on Debian: apt-get install jing")
    said = subprocess.run(
        [jing, "-c", GRAMMAR, out / "portal-feed" / "atom.xml"], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stdout) == (0, "")


def test_a_second_run_writes_nothing_and_a_withdrawal_changes_one_item(tmp_path):
    out = tmp_path / "out"
    first = go(out)
    published = sum(item.status is Status.PUBLISHED for item in first.items)
    assert go(out).exports[0].files == ()
    key = next(item.key for item in first.items if item.status is Status.PUBLISHED)
    targets = by_name(["portal-feed"], Host.discover().exporters)
    withdraw(key, "附图有误", out, targets, on=ON, at=AT)
    after = feedparser.parse(out / "portal-feed" / "atom.xml")
    assert len(after.entries) == published - 1
    assert {item.key: item.status for item in go(out).items}[key] is Status.WITHDRAWN


def test_a_document_that_changes_on_the_way_out_is_noticed(tmp_path):
    source = tmp_path / "bureau"
    shutil.copytree(BUREAU, source)
    out = tmp_path / "out"
    report = go(out, source)
    item = next(one for one in report.items if one.status is Status.PUBLISHED)
    document = next(i.documents[0] for i in read_source(source).items if i.entry.identifier == item.key)
    document.path.write_text(document.path.read_text(encoding="utf-8") + "\n补充一句。", encoding="utf-8")
    again = {one.key: one.status for one in go(out, source).items}
    assert again.pop(item.key) is Status.PUBLISHED
    assert Status.PUBLISHED not in again.values()
