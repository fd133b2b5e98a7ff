"""Shares, counted by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zfgk.engine.coverage import share
from zfgk.engine.remarks import Saw
from zfgk.errors import BadInput
from zfgk.packs.national.shapes import CATALOGUE_CONTENTS
from zfgk.rules.shape import Coverage

HALF = Coverage(
    id="example.interpreted",
    term="解读比例",
    owed_by="各部门",
    basis=CATALOGUE_CONTENTS.basis,
    in_force=CATALOGUE_CONTENTS.in_force,
    of="已解读",
    among="规范性文件",
    at_least=50,
)


def test_exactly_half_is_half() -> None:
    found = share(HALF, ["甲", "乙", "丙", "丁"], ["丁", "乙"])
    assert (found.percent, found.ok, found.missing, found.remarks) == (Fraction(50), True, ("甲", "丙"), ())


def test_a_share_is_exact() -> None:
    found = share(HALF, ["甲", "乙", "丙"], ["甲"])
    assert found.percent == Fraction(100, 3)
    (one,) = found.remarks
    assert (one.saw, one.zh) == (Saw.TOO_FEW, "规范性文件共3项，已解读1项，未达到50%")


def test_one_of_many_below_the_share_is_not_rounded_up() -> None:
    names = [str(n) for n in range(2001)]
    assert not share(HALF, names, names[:1000]).ok
    assert share(HALF, names, names[:1001]).ok


def test_where_nothing_is_counted_nothing_is_missing() -> None:
    found = share(HALF, [], [])
    assert (found.percent, found.ok, found.missing) == (None, True, ())


def test_a_name_given_twice_counts_once() -> None:
    found = share(HALF, ["甲", "甲", "乙"], ["甲", "甲"])
    assert (found.counted, found.covered, found.ok) == (2, 1, True)


def test_covered_things_must_be_among_those_counted() -> None:
    with pytest.raises(BadInput) as caught:
        share(HALF, ["甲"], ["甲", "乙", "丙"])
    assert [fault.where for fault in caught.value.faults] == ["covered: 乙", "covered: 丙"]
