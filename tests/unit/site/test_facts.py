"""Facts about a site in a file: read whole, or refused with every fault; the command that checks them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from zfgk.cli import run
from zfgk.errors import BadInput
from zfgk.site import Column, ColumnKind, Message, SiteFacts, check_facts, read_facts

FACTS = """
columns:
  - {name: 要闻, kind: 动态要闻, latest: 2020-12-16}
  - {name: 公告, kind: notices, latest: 2020-12-30, neglected: no}
  - {name: 空}
visits:
  - {at: 2020-12-01T09:00, seconds: 1.4}
  - {at: 2020-12-01T10:00+08:00}
messages:
  - {key: M1, asked: 2020-09-29, kind: 咨询}
channel: no
services:
  - {item: 临时用地审批, parts: [事项名称, 设定依据]}
accounts:
  - {name: 微信, latest: 2020-12-16, silent: 是}
"""
ON = date(2020, 12, 31)


def test_facts_are_read_and_checked() -> None:
    facts = read_facts(FACTS)
    assert facts.columns == (
        Column(name="要闻", kind=ColumnKind.NEWS, latest=date(2020, 12, 16)),
        Column(name="公告", kind=ColumnKind.NOTICES, latest=date(2020, 12, 30)),
        Column(name="空", kind=ColumnKind.OTHER, latest=None),
    )
    assert facts.messages == (Message(key="M1", asked=date(2020, 9, 29), kind="咨询"),)
    assert [one.check for one in check_facts(facts, ON)] == [
        "column-stale",
        "column-empty",
        "visits-too-few",
        "veto-no-channel",
        "veto-unanswered",
        "guide-parts",
        "veto-media-stale",
        "veto-media-silent",
    ]


def test_what_is_left_out_is_not_looked_at() -> None:
    assert read_facts("channel: yes") == SiteFacts(accounts={})
    assert list(check_facts(read_facts("channel: yes"), ON)) == []
    # An empty list is a fact: there are no services.
    assert [one.check for one in check_facts(read_facts("services: []"), ON)] == ["veto-no-services"]


def test_every_fault_is_named_with_its_path() -> None:
    text = """
columns: [{kind: 新闻}, {name: 甲, latest: 2020-02-30, colour: red}]
visits: [{at: yesterday}, {at: 2020-01-01T09:00, seconds: -1}, {at: 2020-01-01T09:00, seconds: nan}]
messages: [{key: M1}]
channel: perhaps
accounts: 微信
visit: []
"""
    with pytest.raises(BadInput) as caught:
        read_facts(text)
    assert [fault.where for fault in caught.value.faults] == [
        "columns[0].name",
        "columns[0].kind",
        "columns[1].latest",
        "columns[1].colour",
        "visits[0]",
        "visits[1].seconds",
        "visits[2].seconds",
        "messages[0].asked",
        "accounts",
        "channel",
        "visit",
    ]
    with pytest.raises(BadInput, match="no facts"):
        read_facts("{}")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(FACTS, encoding="utf-8")
    assert run(["site", "indicators", str(file), "--on", "2020-12-31", "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 8
    file.write_text("channel: yes", encoding="utf-8")
    assert run(["site", "indicators", str(file), "--on", "2020-12-31"]) == 0
    assert capsys.readouterr().out == "0 findings\n"
    file.write_text("canal: yes", encoding="utf-8")
    assert run(["site", "indicators", str(file)]) == 2
    assert "canal" in capsys.readouterr().err


def test_the_file_that_the_page_shows_can_be_read() -> None:
    page = (Path(__file__).parents[3] / "docs" / "site.md").read_text(encoding="utf-8")
    facts = read_facts(page.partition("```yaml\n")[2].partition("```")[0])
    assert facts.visits is not None
    assert [visit.seconds for visit in facts.visits] == [1.4, None]
    assert [one.check for one in check_facts(facts, date(2026, 3, 5))] == ["visits-too-few", "guide-parts"]
