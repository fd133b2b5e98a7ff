"""The example bureau: what its manifest and documents are there to show."""

from datetime import date
from pathlib import Path

import pytest

from zfgk.model.information import Attribute
from zfgk.publish.decision.decide import DueCheck, decide
from zfgk.publish.outcome import Outcome
from zfgk.publish.source.manifest import read_source
from zfgk.screening import Screener

BUREAU = Path(__file__).parents[3] / "examples" / "bureau"
LATE = date(2025, 2, 8)  # the twentieth working day after 2025-01-06, counted by hand: a working Saturday


def due(written, published):
    return DueCheck(due=LATE, late=written == date(2025, 1, 6) and published > LATE)


@pytest.fixture(scope="module")
def decisions():
    source = read_source(BUREAU)
    found = decide(source, on=date(2025, 6, 30), screener=Screener.default(), disclosure_due=due)
    return {decision.key.removeprefix("000000000/2025-"): decision for decision in found}


def test_each_row_shows_one_thing(decisions):
    assert {
        key: (decision.outcome.value, [reason.code for reason in decision.reasons])
        for key, decision in decisions.items()
    } == {
        "00006": ("release", []),
        "00009": ("release", []),
        "00014": ("release", []),
        "00012": ("release", []),
        "00018": ("release", []),
        "00001": ("release", ["disclosed-late"]),
        "00010": ("withhold", ["on-request"]),
        "00013": ("withhold", ["exempt", "zfgk.minutes", "zfgk.minutes"]),
        "00011": ("hold", ["attribute-missing"]),
        "00019": ("hold", ["reason-missing", "zfgk.internal-affairs", "zfgk.internal-affairs"]),
        "00015": ("hold", ["zfgk.resident-id"]),
        "00017": ("hold", ["zfgk.mobile-number"]),
        "00008": ("block", ["zfgk.secrecy-mark", "summary-missing"]),
    }


def test_every_file_is_listed():
    assert read_source(BUREAU).unlisted == ()


def test_one_document_is_gbk():
    data = (BUREAU / "docs" / "work-points-2025.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "政务公开工作要点" in data.decode("gbk")


def test_only_proactive_items_have_a_record(decisions):
    for decision in decisions.values():
        assert (decision.record is not None) == (decision.outcome is Outcome.RELEASE)
        if decision.record:
            assert decision.attribute is Attribute.PROACTIVE
            assert len(decision.record.parts) == 1
