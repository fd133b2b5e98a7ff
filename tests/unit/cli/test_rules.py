"""``zfgk rules``: listing, showing, comparing; and rule files in place of packs."""

from __future__ import annotations

import json

import pytest

from zfgk.cli import run
from zfgk.packs.jiading import PACK as JIADING
from zfgk.rules.codec import dump, write


@pytest.fixture
def zfgk(capsys):
    def call(*arguments, status=0):
        assert run(arguments) == status
        out, err = capsys.readouterr()
        return json.loads(out) if "json" in arguments else out or err

    return call


@pytest.fixture
def town(tmp_path):
    """The pack of Jiading as a file, with six working days in place of four."""
    value = dump(JIADING)
    rule = next(rule for rule in value["rules"] if rule["id"] == "jiading.submit-item")
    rule["period"]["periods"]["one-off"] = {"working_days": 6}
    file = tmp_path / "town.json"
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return str(file)


def test_every_rule_is_listed_with_its_kind(zfgk):
    rows = zfgk("rules", "list", "--format", "json")["rules"]
    assert {row["kind"] for row in rows} == {"C", "V", "W", "N"}
    reply = [row for row in rows if row["id"] == "national.reply-to-request"]
    assert {(row["since"], row["until"], row["period"], row["place"]) for row in reply} == {
        ("2019-05-15", None, "20个工作日", "OGI-2019:33.2"),
        ("2008-05-01", "2019-05-14", "15个工作日", "OGI-2007:24.2"),
    }


def test_the_list_is_narrowed_by_day_kind_and_pack(zfgk):
    rows = zfgk("rules", "list", "--in-force-on", "2010-01-01", "--kind", "C", "--pack", "national", "--format", "json")
    found = {row["id"]: row["since"] for row in rows["rules"]}
    assert found["national.reply-to-request"] == "2008-05-01"
    assert {row["kind"] for row in rows["rules"]} == {"C"}
    assert {name.partition(".")[0] for name in found} == {"national"}


def test_what_is_unverified_is_listed_worst_first_and_says_whether_it_takes_effect(zfgk):
    found = zfgk("rules", "list", "--unverified", "--format", "json")["unverified"]
    ranks = [["unverified", "secondary", "inference"].index(one["verified"]) for one in found]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}
    fee = [one for one in found if one["of"] == "national.reply-to-request" and one["place"] == "GBH-2020-109"]
    assert {(one["since"], one["verified"], one["effect"]) for one in fee} >= {
        ("2019-05-15", "unverified", "by-reading")
    }
    assert {"of": "fee-restart", "part": "options[on]"}.items() <= next(
        one for one in found if one["of"] == "fee-restart"
    ).items()


def test_a_default_computes_an_alternative_is_shown_and_an_option_that_is_off_waits_to_be_selected(zfgk):
    found = zfgk("rules", "list", "--unverified", "--format", "json")["unverified"]
    effects = {(one["of"], one["part"]): one["effect"] for one in found}
    assert effects["start-day", "options[next-day]"] == "always"
    assert effects["start-day", "options[same-day]"] == "by-reading"
    assert effects["version-in-transition", "options[expiry]"] == "as-alternative"
    assert effects["national.reply-to-request", "restarts[1].basis"] == "by-reading"
    lines = zfgk("rules", "list", "--unverified").splitlines()
    assert "inference   version-in-transition  options[expiry]    (as another date)" in lines


def test_what_is_unverified_on_a_day_belongs_to_a_version_of_that_day(zfgk):
    found = zfgk("rules", "list", "--unverified", "--in-force-on", "2010-01-01", "--format", "json")["unverified"]
    assert found
    assert all(one["since"] <= "2010-01-01" for one in found)


@pytest.mark.parametrize(
    "rule",
    [
        "national.reply-to-request",
        "national.fee-by-page",
        "national.state-secret",
        "national.guide-contents",
        "jiading.approve-item",
        "jiading.adopt-item",
        "jiading.channels",
        "jiading.submit-weekly",
        "jiading.count-items",
        "jiading.catalogue-coverage",
    ],
)
def test_a_rule_of_any_kind_is_shown_with_its_citation(zfgk, rule):
    text = zfgk("rules", "show", rule)
    assert text.startswith(f"{rule}  ")
    versions = zfgk("rules", "show", rule, "--format", "json")["versions"]
    for version in versions:
        assert f"[{version['place']}" in text
        assert version["clauses"]["id"] == rule


def test_showing_names_every_clause_with_its_own_citation(zfgk):
    newest = zfgk("rules", "show", "national.reply-to-request").split("\n\n")[0]
    for place in (
        "OGI-2019:33.2",
        "OGI-2019:31",
        "OGI-2019:30",
        "OGI-2019:32",
        "OGI-2019:33.3",
        "GBH-2020-109, unverified",
    ):
        assert f"[{place}]" in newest


def test_the_new_regulation_is_compared_clause_by_clause(zfgk):
    changes = zfgk("rules", "diff", "2019-05-14", "2019-05-15", "--format", "json")["changes"]
    found = {change["name"]: change for change in changes}
    assert found["national.correct-request"]["change"] == "added"
    assert found["national.special-need"]["change"] == "ended"
    reply = {one["clause"]: (one["before"], one["after"]) for one in found["national.reply-to-request"]["clauses"]}
    assert reply["period"] == ({"working_days": 15}, {"working_days": 20})
    assert reply["basis"] == ("OGI-2007:24.2", "OGI-2019:33.2")
    assert reply["stops[consultation.sent].parties"] == (
        ["third-party"],
        ["co-producer", "other-agency", "third-party"],
    )
    lines = zfgk("rules", "diff", "2019-05-14", "2019-05-15").splitlines()
    assert "    period: 15 working days -> 20 working days" in lines
    assert "    basis: OGI-2007:24.2 -> OGI-2019:33.2  (cites)" in lines


def test_what_computes_is_told_from_citations_and_words(zfgk):
    changes = zfgk("rules", "diff", "2019-05-14", "2019-05-15", "--pack", "national", "--format", "json")["changes"]
    touches = {change["name"]: change["touches"] for change in changes}
    # Twenty working days in both texts, though the newer one no longer asks about transition.
    assert touches["national.reply-to-request"] == "computes"
    # 31 March in both texts; only the article is another one.
    assert touches["national.annual-report-government"] == "cites"
    # 31 March became 31 January.
    assert touches["national.annual-report-department"] == "computes"
    lines = zfgk("rules", "diff", "2019-05-14", "2019-05-15", "--pack", "national").splitlines()
    assert "~ national.annual-report-government  公布本级政府信息公开工作年度报告  (cites, words only)" in lines
    assert "    period: month 3, day 31 (annual date) -> month 1, day 31 (annual date)" in lines


def test_texts_provisions_readings_and_events_come_and_go_with_the_days(zfgk):
    changes = zfgk("rules", "diff", "2019-05-14", "2019-05-15", "--pack", "national", "--format", "json")["changes"]
    kinds = {(change["part"], change["name"]): change["change"] for change in changes}
    assert kinds["instrument", "OGI-2019"] == "added"
    assert kinds["instrument", "OGI-2007"] == "ended"
    # A reading and an event that only the new text knows.
    assert kinds["reading", "correction-effect"] == "added"
    assert kinds["event", "work.assessed"] == "added"
    places = {name for part, name in kinds if part == "provision"}
    assert {f"OGI-2019:{n}" for n in range(1, 57)} <= places
    lines = zfgk("rules", "diff", "2019-05-14", "2019-05-15", "--pack", "national").splitlines()
    assert {"+ provision OGI-2019  56 places", "- provision OGI-2007  38 places"} <= set(lines)
    assert "provisions: 56 added, 38 ended" in lines


def test_a_day_compared_with_itself_and_the_next_without_news_changes_nothing(zfgk):
    assert zfgk("rules", "diff", "2022-03-01", "2022-03-02", "--format", "json")["changes"] == []
    assert zfgk("rules", "diff", "2022-03-01", "2022-03-02").splitlines() == ["2022-03-01 -> 2022-03-02", "no change"]


def test_a_clause_with_days_of_its_own_is_a_change_of_its_own(zfgk):
    changes = zfgk("rules", "diff", "2020-12-31", "2021-01-01", "--pack", "national", "--format", "json")["changes"]
    reply = next(change for change in changes if change["name"] == "national.reply-to-request")
    assert {one["clause"].partition("]")[0] for one in reply["clauses"]} == {"restarts[fee.paid"}


def test_two_files_are_compared(zfgk, town, tmp_path):
    file = tmp_path / "before.json"
    file.write_text(write(JIADING), encoding="utf-8")
    text = zfgk("rules", "diff", str(file), town)
    assert text.splitlines()[1:] == [
        "rules: 1 changed (1 in what they compute)",
        "~ jiading.submit-item@2015-04-01  上报信息",
        "    period.periods.one-off: 4 working days -> 6 working days",
    ]


def test_every_part_of_two_files_is_compared(zfgk, tmp_path):
    before, after = dump(JIADING), dump(JIADING)
    after["instruments"][0]["title"] += "（修订）"
    after["events"][0]["keys"][0]["values"].append("urgent")
    event = next(event for event in after["events"] if event["name"] == "item.submitted")
    event["term"] = "部门报送信息"
    after["events"].append({"name": "item.returned", "term": "信息退回"})
    rule = next(rule for rule in after["rules"] if rule["id"] == "jiading.item-pictures")
    rule["note"] = "另一说明"
    rule = next(rule for rule in after["rules"] if rule["id"] == "jiading.submit-weekly")
    rule["force"] = "should"
    files = [tmp_path / "before.json", tmp_path / "after.json"]
    for file, value in zip(files, (before, after), strict=True):
        file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    found = zfgk("rules", "diff", *map(str, files), "--format", "json")["changes"]
    assert [(one["part"], one["name"], one["change"], one["touches"]) for one in found] == [
        ("rule", "jiading.item-pictures@2015-04-01", "changed", "words"),
        ("rule", "jiading.submit-weekly@2015-04-01", "changed", "computes"),
        ("event", "item.occurred", "changed", "computes"),
        ("event", "item.returned", "added", "computes"),
        ("event", "item.submitted", "changed", "words"),
        ("instrument", "JIADING-2015", "changed", "words"),
    ]
    lines = zfgk("rules", "diff", *map(str, files)).splitlines()
    assert "rules: 2 changed (1 in what they compute)" in lines
    assert "~ event item.submitted  部门报送信息  (words only)" in lines
    assert "+ event item.returned  信息退回" in lines


def test_a_file_is_asked_in_place_of_the_pack(zfgk, town):
    # 2021-03-01 was a Monday in weeks without holidays: the sixth working day after it is the Tuesday of the next.
    asked = ("due", "jiading.submit-item", "--event", "item.occurred=2021-03-01,kind=one-off", "--format", "json")
    assert zfgk(*asked)["due"] == "2021-03-05"
    assert zfgk(*asked, "--pack", town)["due"] == "2021-03-09"


def test_a_bad_file_tells_its_faults_on_lines_of_their_own(zfgk, tmp_path):
    value = dump(JIADING)
    value["rules"][0]["basis"] = "JIADING-2014:1"
    value["rules"][1]["termm"] = "x"
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    lines = zfgk("rules", "list", "--pack", str(file), status=2).splitlines()
    assert [line.split(" ")[2] for line in lines] == ["rules[0].basis:", "rules[1].termm:"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("rules", "show", "national.reply-to-requst"),
        ("rules", "list", "--pack", "nowhere"),
        ("rules", "list", "--pack", "nowhere.json"),
        ("rules", "diff", "2019-05-14", "x.json"),
        ("rules", "diff", "2019-05-14", "tomorrow"),
        ("rules", "diff", "a.json", "b.json", "--pack", "national"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(zfgk, arguments):
    assert len(zfgk(*arguments, status=2).splitlines()) == 1
