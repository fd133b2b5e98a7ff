from datetime import date
from pathlib import Path

import pytest

from zfgk.documents import READERS
from zfgk.publish.decision.decide import DueCheck, decide
from zfgk.publish.outcome import Outcome
from zfgk.publish.source.manifest import read_source
from zfgk.rules.negative_list_file import load_negative_lists
from zfgk.screening import Screener

LISTS = load_negative_lists(Path(__file__).parents[3] / "examples" / "negative-list.yaml")
ON = date(2026, 6, 30)


def decided(folder, lists=LISTS, on=ON):
    source = read_source(folder, readers=READERS)
    due = DueCheck(due=date(2099, 1, 1), late=False)
    (decision,) = decide(
        source, on=on, screener=Screener.default(), disclosure_due=lambda *_: due, readers=READERS, lists=lists
    )
    return decision.outcome, [reason.code for reason in decision.reasons]


def test_what_stands_on_the_list_does_not_leave_unseen(write_csv, row):
    folder = write_csv(row(文件="a.txt"), files={"a.txt": "附考察谈话记录。"})
    assert decided(folder) == (Outcome.HOLD, ["yunting.negative-list.cadre-review"])
    assert decided(folder, on=date(2026, 1, 31)) == (Outcome.RELEASE, [])


@pytest.mark.parametrize(
    ("text", "outcome", "code"),
    [
        ("年度供地计划", Outcome.HOLD, "zfgk.outside-negative-list"),
        ("附考察谈话记录。", Outcome.WITHHOLD, "exempt"),
    ],
)
def test_what_is_withheld_stands_on_the_list(write_csv, row, text, outcome, code):
    exempt = row(文件="a.txt", 公开属性="不予公开", 不公开理由="条例第十六条")
    folder = write_csv(exempt, heads=[*row(), "不公开理由"], files={"a.txt": text})
    assert decided(folder)[0] is outcome
    assert decided(folder)[1][0] == code
    assert decided(folder, lists=())[0] is Outcome.WITHHOLD
