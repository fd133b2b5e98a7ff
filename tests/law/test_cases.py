"""Every case file, against the answers that courts or counts by hand gave."""

from pathlib import Path

import pytest

from zfgk.asking import builtin
from zfgk.testing import cases

_LAW = builtin()
_CASES = cases.read(cases.find([Path(__file__).parent / "cases"]), _LAW)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.id)
def test_case(case):
    (result,) = cases.run([case], _LAW)
    assert result.status == "pass", result.message
