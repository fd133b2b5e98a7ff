"""``zfgk plugins list`` and ``zfgk plugins check``."""

import importlib.metadata
import json

import pytest

from zfgk.cli import run
from zfgk.testing.exporting import CHECKS


@pytest.fixture
def zfgk(capsys):
    def call(*arguments):
        status = run(["plugins", *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def broken(monkeypatch):
    point = importlib.metadata.EntryPoint("ill", "a_module_that_is_not_there", "zfgk")
    own = importlib.metadata.entry_points(group="zfgk")
    monkeypatch.setattr("zfgk.host.host.entry_points", lambda group: [*own, point])  # noqa: ARG005  # its name is the API


def test_the_list_names_plugin_distribution_version_and_what_it_brings(zfgk):
    status, out, err = zfgk("list")
    assert (status, err) == (0, "")
    feed = next(line for line in out.splitlines() if line.startswith("portal-feed"))
    assert feed.split()[:3] == ["portal-feed", "zfgk-portal-feed", importlib.metadata.version("zfgk-portal-feed")]
    assert "exporters: portal-feed" in feed
    assert "rule_packs: jiading, linyi, national" in " ".join(out.split())


def test_the_list_as_json(zfgk):
    said = json.loads(zfgk("list", "--format", "json")[1])
    found = {plugin["name"]: plugin for plugin in said["plugins"]}
    assert found["portal-feed"]["brings"] == {"exporters": ["portal-feed"]}
    assert found["zfgk"]["distribution"] == "zfgk"
    assert said["refused"] == []


def test_a_refused_plugin_is_listed_with_the_reason_and_status_1(zfgk, broken):  # noqa: ARG001  # the fixture acts
    status, out, err = zfgk("list")
    assert status == 1
    assert "portal-feed" in out
    assert "plugin ill" in err
    assert len(err.splitlines()) == 1
    said = json.loads(zfgk("list", "--format", "json")[1])
    assert [(one["name"], one["code"]) for one in said["refused"]] == [("ill", "ZFGK-P004")]


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr("zfgk.testing.exporting.bench.MANY", 500)
    monkeypatch.setattr("zfgk.testing.exporting.bench.EXAMPLES", 2)


def test_checking_a_plugin_certifies_its_exporters(zfgk, few, tmp_path):  # noqa: ARG001  # the fixture acts
    report = tmp_path / "report.md"
    status, out, err = zfgk("check", "portal-feed", "--report", str(report))
    assert (status, err) == (0, "")
    assert sum(line.startswith("| ") for line in out.splitlines()) == len(CHECKS) + 1
    assert "| fail |" not in out
    assert "| pass | 500 changes, " in out
    assert report.read_text(encoding="utf-8") == out


def test_the_certificate_as_json(zfgk, few):  # noqa: ARG001  # the fixture acts
    (said,) = json.loads(zfgk("check", "portal-feed", "--format", "json")[1])["certificates"]
    assert (said["kind"], said["id"], said["contract"], said["passed"]) == ("exporters", "portal-feed", 1, True)
    assert [check["status"] for check in said["checks"]] == ["pass"] * len(CHECKS)


def test_a_failed_check_ends_with_1_and_says_what_next(zfgk, few, monkeypatch):  # noqa: ARG001  # the fixture acts
    import zfgk_portal_feed.exporter
    from zfgk_portal_feed import site
    from zfgk_portal_feed.standing import Standing

    monkeypatch.setattr(site.Site, "id", lambda _self, _key: "tag:a,2019:the-same-for-all")
    monkeypatch.setattr(zfgk_portal_feed.exporter, "stands_or_not", lambda _site, _index: Standing())
    status, out, err = zfgk("check", "portal-feed")
    assert status == 1
    assert "| stale | an older version never overwrites a newer one | fail |" in out
    assert "zfgk: portal-feed: stale: after version 2 of 'A', and then version 1 of it in another run" in err
    assert "compare change.version with what the target holds" in err


def test_checking_what_is_not_installed_names_the_near_one(zfgk):
    status, _, err = zfgk("check", "portal-fed")
    assert status == 2
    assert "did you mean portal-feed" in err


def test_checking_a_broken_plugin_says_why_it_is_refused(zfgk, broken):  # noqa: ARG001  # the fixture acts
    status, _, err = zfgk("check", "ill")
    assert status == 2
    assert "a_module_that_is_not_there" in err


def test_without_hypothesis_it_says_what_to_install(zfgk, monkeypatch):
    import sys

    for name in [name for name in sys.modules if name.startswith(("zfgk.testing", "hypothesis"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    status, _, err = zfgk("check", "portal-feed")
    assert status == 2
    assert "hypothesis is not installed · pip install 'zfgk[testing]'" in err


def test_a_plugin_is_certified_without_pytest(tmp_path):
    import subprocess
    import sys

    code = "import sys; sys.modules['pytest'] = None; from zfgk.testing import certify;"
    code += "from zfgk.testing.exporter_sample import EXPORTER; print(certify(EXPORTER, many=10, examples=2).passed)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("True\n", "")
