"""Freshness of columns, the parts of the disclosure column, and the indicators that no copy shows: days counted by hand."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from zfgk.cli import run
from zfgk.model.findings import Severity
from zfgk.model.law import Seen
from zfgk.packs.jiading.disclosure import CATALOGUE_COVERAGE
from zfgk.packs.linyi.columns import COLUMN_PARTS
from zfgk.site import (
    Column,
    ColumnKind,
    Message,
    Visit,
    check_approvals,
    check_columns,
    check_disclosure_column,
    check_messages,
    check_new_media,
    check_service_guides,
    check_visits,
)
from zfgk.site.columns import months_before
from zfgk.site.freshness import kind_of
from zfgk.site.indicators import GUIDE_PARTS

END = date(2020, 12, 31)


@pytest.mark.parametrize(
    ("kind", "latest", "checks"),
    [
        (ColumnKind.NEWS, date(2020, 12, 17), []),
        (ColumnKind.NEWS, date(2020, 12, 16), ["column-stale"]),
        (ColumnKind.NOTICES, date(2020, 6, 30), []),
        (ColumnKind.POLICIES, date(2020, 6, 29), ["column-stale"]),
        (ColumnKind.STATISTICS, date(2020, 9, 30), []),
        (ColumnKind.STATISTICS, date(2020, 9, 29), ["column-stale"]),
        (ColumnKind.ANSWERS, date(2020, 10, 31), []),
        (ColumnKind.ANSWERS, date(2020, 10, 30), ["column-stale"]),
        (ColumnKind.OTHER, date(2001, 1, 1), []),
        (ColumnKind.OTHER, None, ["column-empty"]),
        (ColumnKind.NEWS, date(2021, 1, 1), ["column-future"]),
    ],
)
def test_freshness(kind: ColumnKind, latest: date | None, checks: list[str]) -> None:
    found = check_columns([Column(name="栏", kind=kind, latest=latest)], END)
    assert [one.check for one in found] == checks
    assert all(one.severity is Severity.NOTE and one.seen is Seen.SECONDARY for one in found)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2020, 12, 31), 6, date(2020, 6, 30)),
        (date(2020, 8, 31), 6, date(2020, 2, 29)),
        (date(2021, 8, 31), 6, date(2021, 2, 28)),
        (date(2021, 1, 15), 2, date(2020, 11, 15)),
        (date(2020, 12, 1), 12, date(2019, 12, 1)),
    ],
)
def test_months_before(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def vetoes(columns: list[Column]) -> list[str]:
    return [one.check for one in check_columns(columns, END) if one.check.startswith("veto")]


def column(kind: ColumnKind = ColumnKind.OTHER, latest: date | None = END, *, neglected: bool = False) -> Column:
    return Column(name="栏", kind=kind, latest=latest, neglected=neglected)


@pytest.mark.parametrize(
    ("one", "at", "veto"),
    [
        (column(latest=None), 5, "veto-empty"),
        (column(ColumnKind.NEWS, date(2020, 1, 1)), 5, "veto-stale"),
        (column(neglected=True), 10, "veto-neglected"),
    ],
)
def test_from_so_many_columns_on_the_site_as_a_whole_is_for_a_person(one: Column, at: int, veto: str) -> None:
    assert vetoes([one] * (at - 1)) == []
    assert vetoes([one] * at) == [veto]


def test_columns_that_only_cost_points_never_fail_a_site() -> None:
    assert vetoes([column(ColumnKind.ANSWERS, date(2020, 1, 1))] * 20) == []


@pytest.mark.parametrize(
    ("name", "type_", "kind"),
    [
        ("县区动态", "", ColumnKind.NEWS),
        ("本局", "工作动态", ColumnKind.NEWS),
        ("通知公告", "", ColumnKind.NOTICES),
        ("规范性文件", "政策文件", ColumnKind.POLICIES),
        ("局长信箱答复公开", "咨询投诉", ColumnKind.ANSWERS),
        ("办件统计", "", ColumnKind.STATISTICS),
        ("概况", "概况信息", ColumnKind.OTHER),
        ("", "", ColumnKind.OTHER),
    ],
)
def test_the_kind_of_a_column(name: str, type_: str, kind: ColumnKind) -> None:
    assert kind_of(name, type_) is kind


# -- the disclosure column ---------------------------------------------------------------------------------------------


def test_the_national_parts_are_notes_since_their_text_was_not_read() -> None:
    found = list(check_disclosure_column(["政府信息公开指南", "政府信息公开指南"], guide_updated=END))
    assert [(one.check, one.path) for one in found] == [
        ("part-missing", "政府信息公开制度"),
        ("part-missing", "法定主动公开内容"),
        ("part-missing", "政府信息公开年报"),
        ("part-repeated", "政府信息公开指南"),
    ]
    assert {(one.severity, one.seen) for one in found} == {(Severity.NOTE, Seen.UNVERIFIED)}


def test_the_parts_of_a_pack_are_those_of_its_text() -> None:
    parts = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"]
    (found,) = check_disclosure_column(parts, guide_updated=END, rule=COLUMN_PARTS)
    # Linyi's text says 政府信息公开工作年度报告.
    assert (found.check, found.path, found.seen) == ("part-missing", "annual-report", Seen.TEXT)
    assert "三（二）" in found.basis
    assert not list(
        check_disclosure_column([*parts[:3], "政府信息公开工作年度报告"], guide_updated=END, rule=COLUMN_PARTS)
    )


def test_a_guide_without_a_day_or_of_a_day_to_come() -> None:
    parts = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"]
    assert [one.check for one in check_disclosure_column(parts)] == ["guide-undated"]
    after = check_disclosure_column(parts, guide_updated=date(2021, 1, 1), on=END)
    assert [one.check for one in after] == ["guide-future"]


# -- the catalogue and the list of approvals ---------------------------------------------------------------------------


def test_every_approval_that_the_catalogue_lacks_is_named() -> None:
    approvals = ["建设用地规划许可", "《临时用地审批》", "土地复垦 验收", "土地复垦 验收"]
    share, found = check_approvals(approvals, ["临时用地审批", "土地复垦验收"], CATALOGUE_COVERAGE)
    assert (share.counted, share.covered, share.missing) == (3, 2, ("建设用地规划许可",))
    assert [(one.check, one.path, one.seen) for one in found] == [
        ("approval-not-in-catalogue", "item 建设用地规划许可", Seen.INFERENCE)
    ]
    assert check_approvals(approvals, approvals, CATALOGUE_COVERAGE)[1] == ()


def test_the_command_names_every_approval_that_the_catalogue_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approvals, catalogue = tmp_path / "a.txt", tmp_path / "c.txt"
    approvals.write_text("临时用地审批\n\n土地复垦验收\n", encoding="gb18030")
    catalogue.write_text("\ufeff《土地复垦验收》\n", encoding="utf-8")
    assert run(["site", "approvals", str(approvals), str(catalogue), "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["rule"], said["counted"], said["covered"], said["missing"]) == (
        "jiading.catalogue-coverage",
        2,
        1,
        ["临时用地审批"],
    )
    assert run(["site", "approvals", str(approvals), str(approvals)]) == 0
    assert capsys.readouterr().out.startswith("2 of 2 items covered")
    assert run(["site", "approvals", str(approvals), str(catalogue), "--rule", "linyi.column-parts"]) == 2
    assert "zfgk rules list" in capsys.readouterr().err


# -- indicators that need other facts ----------------------------------------------------------------------------------


def week(failed: int, a_day: int = 20, days: int = 7) -> list[Visit]:
    start = datetime(2020, 12, 1, tzinfo=timezone(timedelta(hours=8)))
    moments = [start + timedelta(days=day, minutes=60 * i) for day in range(days) for i in range(a_day)]
    slow = [None, 15.1] * failed
    return [Visit(at=at, seconds=slow[i] if i < failed else 15.0) for i, at in enumerate(moments)]


@pytest.mark.parametrize(
    ("visits", "checks"),
    [
        (week(0), []),
        (week(6), []),  # 6 of 140 are 4.3 %
        (week(7), ["veto-unreachable"]),  # 7 of 140 are 5 %
        (week(140, days=6), ["visits-too-few"]),
        (week(140, a_day=19), ["visits-too-few"]),
        ([], ["visits-too-few"]),
    ],
)
def test_visits(visits: list[Visit], checks: list[str]) -> None:
    assert [one.check for one in check_visits(visits)] == checks


@pytest.mark.parametrize(
    ("asked", "answered", "kind", "veto"),
    [
        (date(2020, 9, 30), None, "", False),  # three months to the day
        (date(2020, 9, 29), None, "", True),
        (date(2020, 9, 29), date(2020, 12, 30), "", True),
        (date(2020, 3, 1), date(2020, 6, 1), "", False),
        (date(2020, 3, 1), date(2020, 6, 2), "", True),
        (date(2020, 9, 29), None, "在线访谈", False),
        (date(2019, 12, 30), None, "", False),  # asked more than a year ago
        (date(2019, 12, 31), None, "", True),
        (date(2020, 9, 30), date(2021, 1, 5), "", False),  # not yet late on the day
    ],
)
def test_messages(asked: date, answered: date | None, kind: str, *, veto: bool) -> None:
    message = Message(key="1", asked=asked, answered=answered, kind=kind)
    assert [one.check for one in check_messages([message], END)] == (["veto-unanswered"] if veto else [])


def test_no_channel_for_consultation() -> None:
    assert [one.check for one in check_messages([], END, channel=False)] == ["veto-no-channel"]


def test_service_guides() -> None:
    assert [one.check for one in check_service_guides({})] == ["veto-no-services"]
    assert list(check_service_guides({"许可": GUIDE_PARTS})) == []
    poor = {f"事项{number}": GUIDE_PARTS[:4] for number in range(5)}
    found = list(check_service_guides(poor))
    assert [one.check for one in found] == ["guide-parts"] * 5 + ["veto-guides"]
    # The numbers of this indicator were not verified: nothing stronger than a note.
    assert {one.severity for one in found} == {Severity.NOTE}
    assert found[-1].seen is Seen.UNVERIFIED
    del poor["事项4"]
    assert [one.check for one in check_service_guides(poor)] == ["guide-parts"] * 4
    nearly = {f"事项{number}": GUIDE_PARTS[:5] for number in range(9)}
    assert "veto-guides" not in {one.check for one in check_service_guides(nearly)}


def test_new_media() -> None:
    accounts = {"微信": date(2020, 12, 17), "微博": date(2020, 12, 16), "头条": None}
    found = list(check_new_media(accounts, END, ["微信"]))
    assert [(one.check, one.path) for one in found] == [
        ("veto-media-stale", "account 微博"),
        ("veto-media-stale", "account 头条"),
        ("veto-media-silent", "account 微信"),
    ]
