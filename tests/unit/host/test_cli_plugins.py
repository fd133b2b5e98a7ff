"""``zfgk plugins list`` and ``zfgk plugins check``."""

import importlib.metadata
import json

import pytest

from zfgk.cli import run
from zfgk.testing.exporter_checks import CHECKS


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


def test_checking_a_plugin_certifies_its_exporters(zfgk):
    status, out, _ = zfgk("check", "portal-feed")
    assert status == 0
    assert sum(line.startswith("| ") for line in out.splitlines()) == len(CHECKS) + 1
    assert "fail" not in out
    said = json.loads(zfgk("check", "portal-feed", "--format", "json")[1])
    assert [check["status"] for check in said["exporters"][0]["checks"]] == ["pass"] * len(CHECKS)


def test_a_failed_check_ends_with_1(zfgk, monkeypatch):
    import zfgk_portal_feed.exporter
    from zfgk_portal_feed import site

    monkeypatch.setattr(site.Site, "id", lambda _self, _key: "tag:a,2019:the-same-for-all")
    monkeypatch.setattr(zfgk_portal_feed.exporter, "_held", lambda _config: {})
    status, out, _ = zfgk("check", "portal-feed")
    assert status == 1
    assert "| stale | an older version never overwrites a newer one | fail |" in out


def test_a_plugin_without_exporters_says_so(zfgk):
    status, out, _ = zfgk("check", "zfgk")
    assert status == 0
    assert "no exporter" in out


def test_checking_what_is_not_installed_names_the_near_one(zfgk):
    status, _, err = zfgk("check", "portal-fed")
    assert status == 2
    assert "did you mean portal-feed?" in err


def test_checking_a_broken_plugin_says_why_it_is_refused(zfgk, broken):  # noqa: ARG001  # the fixture acts
    status, _, err = zfgk("check", "ill")
    assert status == 2
    assert "a_module_that_is_not_there" in err
