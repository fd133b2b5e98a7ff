import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.cli import run
from zfgk.errors import BadInput
from zfgk.model.facts import Between, Event
from zfgk.model.ratio import Ratio
from zfgk.statistics.assessment import STANDARDS, Measure, Points, assessed, corrections, read_points
from zfgk.statistics.requests import Timeliness
from zfgk.statistics.tables import Row

LAW = builtin()
NOTICES = LAW.clock("national.correct-request-notice")
LOCAL = ("jiading", "linyi", "shanghai", "xuancheng", "yiyang")


def test_every_local_rule_about_assessing_disclosure_work_is_computed_or_named():
    """What one would look for: 考核, 考评, 奖惩, 追究 and 评估, but for the evaluation of decisions."""
    wanted = set()
    for rules in LAW.rules.values():
        rule = rules[-1]
        said = " ".join(
            str(value) for name, value in attrs.asdict(rule, recurse=False).items() if name in {"term", "subject"}
        )
        said = re.sub("风险评估|后评估|评估成果", "", said)
        if rule.id.startswith(LOCAL) and re.search("考核|考评|奖惩|问责|追究|评估", said):
            wanted.add(rule.id)
    assert len(wanted) > 9
    assert wanted - {one.rule for one in STANDARDS} == set()
    assert all(one.rule in LAW.rules for one in STANDARDS)
    assert all(one.lacks for one in STANDARDS)


def test_corrections_requested_within_seven_working_days(register, put):
    # From 3 March 2025 the seventh working day is 12 March, counted by hand.
    received = Event("request.received", date(2025, 3, 3))
    for name, day in {
        "in time": date(2025, 3, 12),
        "late": date(2025, 3, 13),
        "depends": Between(date(2025, 3, 12), date(2025, 3, 13)),
    }.items():
        put(register, name, received, Event("correction.requested", day))
    put(register, "none", received)
    put(register, "of another year", Event("request.received", date(2024, 3, 4)))
    year = (date(2025, 1, 1), date(2025, 12, 31))
    found = corrections(register, NOTICES, date(2025, 6, 30), china(), received=year)
    assert found == (Ratio(1, 3), Ratio(2, 3))
    assert corrections(register, NOTICES, date(2025, 3, 11), china()) == (Ratio(0, 0), Ratio(0, 0))


TOTAL = Row(
    requests=10,
    timeliness={Timeliness.IN_TIME: 6, Timeliness.DEPENDS: 1, Timeliness.OVERDUE: 1, Timeliness.PENDING: 2},
    results={"refused.process": 2, "refused.third_party": 1, "granted": 4},
)


def test_figures_points_and_what_is_not_computed():
    points = Points(shares={Measure.REPLIES: Decimal(20)}, total=Decimal(1000), disclosure=Decimal(40))
    found = {one.rule: one for one in assessed(LAW.rules, TOTAL, (Ratio(0, 0), Ratio(0, 0)), 3, points)}
    assert set(found) == {one.rule for one in STANDARDS} - {"yiyang.assess-monthly", "yiyang.assess-quarterly"}
    replies, notices = found["linyi.yearly-assessment"].figures
    assert (replies.least, replies.most) == (Ratio(6, 8), Ratio(7, 8))
    assert replies.points == (Fraction(15), Fraction(35, 2))
    assert (notices.least, notices.points) == (Ratio(0, 0), None)
    assert [one.count for one in found["yiyang.self-check-scope"].figures] == [3, 3]
    # 不低于4%: 40 of 1000 are just enough.
    assert (found["yiyang.weight"].reached, found["yiyang.weight"].lacks) == (True, "")
    assert found["jiading.assessment"].figures == ()
    less = attrs.evolve(points, disclosure=Decimal("39.99"))
    (weight,) = (one for one in assessed(LAW.rules, TOTAL, (Ratio(0, 0),) * 2, 3, less) if one.rule == "yiyang.weight")
    assert weight.reached is False
    unsaid = assessed({"yiyang.weight": LAW.rules["yiyang.weight"]}, TOTAL, (Ratio(0, 0),) * 2, 3)
    assert [(one.rule, one.reached, bool(one.lacks)) for one in unsaid] == [("yiyang.weight", None, True)]


def test_all_faults_of_points_are_told():
    with pytest.raises(BadInput) as caught:
        read_points({"replies-in-time": "-1", "corrections-in-time": "ten", "bonus": "1", "total": "5"}, "p.yaml")
    assert [fault.where for fault in caught.value.faults] == [
        "replies-in-time",
        "corrections-in-time",
        "bonus",
        "disclosure",
    ]
    for wrong in (None, [], {"total": "5", "disclosure": "6"}, {"total": None, "disclosure": None}):
        with pytest.raises(BadInput):
            read_points(wrong, "p.yaml")
    assert read_points({"corrections-in-time": "2.5"}, "p.yaml") == Points(shares={Measure.CORRECTIONS: Decimal("2.5")})


def test_the_command(tmp_path, capsys):
    url, sheet = str(tmp_path / "register.sqlite"), tmp_path / "points.yaml"
    for number, reply in enumerate(("2025-03-31", "2025-04-01")):
        events = ("--event", "request.received=2025-03-03", "--event", f"reply.made={reply},result=refused.process")
        assert (
            run(["register", "add", url, "--request", str(number), *events, "--recorded-at", "2025-12-31T17:00"]) == 0
        )
    sheet.write_text("replies-in-time: 10\ndisclosure: 3\ntotal: 100\n")
    capsys.readouterr()
    arguments = ["statistics", "assessment", url, "--period", "2025", "--on", "2025-12-31", "--points", str(sheet)]
    assert run(arguments) == 0
    said = capsys.readouterr().out.splitlines()
    assert "  按期答复率（条例第三十三条）  50%（1/2）  5分" in said
    assert "  按期告知补正率（条例第三十条）  —" in said
    assert any(line.endswith("yiyang.weight  未达到") for line in said)
    assert run([*arguments, "--format", "json"]) == 0
    found = {one["rule"]: one for one in json.loads(capsys.readouterr().out)["assessed"]}
    assert found["yiyang.assess-yearly"]["figures"][0] == {
        "measure": "replies-in-time",
        "least": {"part": 1, "whole": 2},
        "most": {"part": 1, "whole": 2},
        "count": None,
        "points": [5.0, 5.0],
    }
    assert found["yiyang.self-check-scope"]["figures"][1]["count"] == 2
    sheet.write_text("replies-in-time: x\n")
    assert run(arguments) == 2
    assert "replies-in-time: is no number of points" in capsys.readouterr().err
    assert run([*arguments[:4], "2024-Q1", "--on", "2025-12-31"]) == 0  # a year without requests
    capsys.readouterr()
    for period, rule, last in (("2024-02", "monthly", "2024-02-29"), ("2024-Q4", "quarterly", "2024-12-31")):
        assert run([*arguments[:4], period, "--on", "2025-12-31", "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["received"][1] == last
        told_of = {one["rule"] for one in told["assessed"]} & {one.rule for one in STANDARDS if one.every}
        assert told_of == {f"yiyang.assess-{rule}"}
    assert run([*arguments[:4], "2024-Q5"]) == 2
    assert "write 2026, 2026-Q1 or 2026-03" in capsys.readouterr().err
