"""Whole notices of kinds that offices publish, half of them with what must not be in them.

``notices/NN-leak-….txt`` marks every such place by ⟦ and ⟧, ``notices/NN-clean-….txt`` holds none. All were written before
anybody looked at what is found in them; 21 to 28 after the recognisers had been mended with the help of the first twenty,
29 to 34 after they had been mended again. What was found at each first look stands in the documentation.
"""

from pathlib import Path

import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener

NOTICES = sorted((Path(__file__).parent / "notices").glob("*.txt"))
KNOWN_MISSES = {
    "10-leak-petition-reply": ["０７３７－４３２１８８６"],  # a landline beside a person, without a word such as 住宅
    "23-leak-recruit-check": ["20240105213", "20240105377", "20240105418"],  # the word stands in the head of the column
    "29-leak-village-affairs": ["3000元", "丈夫去世"],  # of named persons, without a word for a benefit or an illness
    "30-leak-legal-aid": ["遭受家庭暴力", "涉嫌盗窃罪"],  # on a line without a name
    "31-leak-veteran": ["六级"],
    "32-leak-credit": ["58600元", "4309031987****2451"],  # an identity number of which four digits are masked
}
KNOWN_FALSE_ALARMS = {"14-clean-subsidy": ["13724050618"]}  # a serial number that looks like a mobile number


def unmarked(path):
    """Return a notice without its marks, and the spans that they held."""
    text, spans, begun = "", [], 0
    for character in path.read_text(encoding="utf-8"):
        if character == "⟦":
            begun = len(text)
        elif character == "⟧":
            spans.append((begun, len(text)))
        else:
            text += character
    return text, spans


def serious(text):
    return [finding for finding in Screener.default().scan(text) if finding.severity is not Severity.NOTE]


def missed(path):
    text, spans = unmarked(path)
    found = serious(text)
    return [text[start:end] for start, end in spans if not any(one.start < end and one.end > start for one in found)]


def of(kind):
    return [pytest.param(path, id=path.stem) for path in NOTICES if kind in path.stem]


@pytest.mark.parametrize("path", of("leak"))
def test_what_must_not_be_in_it_is_found(path):
    assert unmarked(path)[1]
    assert missed(path) == KNOWN_MISSES.get(path.stem, [])


@pytest.mark.parametrize("path", of("clean"))
def test_no_alarm_on_a_clean_notice(path):
    text, spans = unmarked(path)
    assert spans == []
    assert [text[one.start : one.end] for one in serious(text)] == KNOWN_FALSE_ALARMS.get(path.stem, [])


def test_recall_over_all_notices():
    places = sum(len(unmarked(path)[1]) for path in NOTICES)
    assert places >= 100
    assert sum(len(missed(path)) for path in NOTICES) / places <= 0.11
