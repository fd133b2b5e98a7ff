"""A mark at the foot of a document that contradicts the manifest keeps the item in until a person has looked."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from zfgk.documents import READERS
from zfgk.publish.decision.decide import DueCheck, decide
from zfgk.publish.outcome import Decision, Outcome
from zfgk.publish.source.manifest import read_source
from zfgk.screening import Screener


def one(folder) -> Decision:
    (decision,) = decide(
        read_source(folder, readers=READERS),
        on=date(2025, 6, 30),
        screener=Screener.default(),
        disclosure_due=lambda *_: DueCheck(due=date(2025, 3, 31), late=False),
    )
    return decision


def codes_of(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.reasons]


def text(mark: str) -> str:
    return f"关于公布结果的公告\n结果已经产生。\n云汀市自然资源局\n2025年3月3日\n{mark}\n"


@pytest.mark.parametrize(
    ("attribute", "mark", "expected"),
    [
        ("主动公开", "（此件公开发布）", (Outcome.RELEASE, [])),
        ("主动公开", "（此件依申请公开）", (Outcome.HOLD, ["foot-mark-differs"])),
        ("主动公开", "（此件不予公开）", (Outcome.HOLD, ["foot-mark-differs"])),
        ("主动公开", "（此件删减后公开）", (Outcome.HOLD, ["foot-mark-partial"])),
        ("主动公开", "（此件公开发布）\n（此件不予公开）", (Outcome.HOLD, ["foot-marks-contradict"])),
        ("依申请公开", "（此件公开发布）", (Outcome.HOLD, ["foot-mark-differs"])),
        ("依申请公开", "（此件依申请公开）", (Outcome.WITHHOLD, ["on-request"])),
        ("", "（此件公开发布）", (Outcome.HOLD, ["attribute-missing", "foot-mark-suggests"])),
    ],
)
def test_the_mark_is_compared_with_the_manifest(write_csv, row, attribute, mark, expected) -> None:
    found = one(write_csv(row(公开属性=attribute), files={"a.txt": text(mark)}))
    assert (found.outcome, codes_of(found)) == expected


def test_the_same_words_within_a_sentence_are_still_what_screening_finds(write_csv, row) -> None:
    found = one(write_csv(row(), files={"a.txt": "关于公布结果的公告\n此件不公开，请各单位留存。\n"}))
    assert (found.outcome, codes_of(found)) == (Outcome.HOLD, ["zfgk.not-public-mark"])


def test_the_reason_says_where_the_mark_stands(write_csv, row) -> None:
    written = text("（此件不予公开）")
    found = one(write_csv(row(), files={"a.txt": written}))
    (reason,) = [reason for reason in found.reasons if reason.code == "foot-mark-differs"]
    start = written.index("（此件")
    assert reason.where == f"a.txt body {start}-{start + 8}"
    assert reason.zh == "文件标注“不予公开”，与拟定的主动公开不一致"


def test_every_file_of_an_item_is_looked_at(write_csv, row) -> None:
    document = docx.Document()
    for line in text("（此件依申请公开）").splitlines():
        document.add_paragraph(line)
    document.core_properties.author = ""
    data = io.BytesIO()
    document.save(data)
    files = {"a.txt": text("（此件公开发布）"), "b.docx": data.getvalue()}
    found = one(write_csv(row(文件="a.txt;b.docx"), files=files))
    assert found.outcome is Outcome.HOLD
    assert [reason.where.partition(" ")[0] for reason in found.reasons if reason.code == "foot-mark-differs"] == [
        "b.docx"
    ]
