"""Formats that fields of profiles ask for."""

from __future__ import annotations

from zfgk.catalogue.numbers.index_pattern import IndexPattern
from zfgk.catalogue.numbers.index_patterns import (
    BAIYIN,
    GUANGDONG,
    LIANYUNGANG,
    NATIONAL,
    NINGBO,
    NUJIANG,
    YUNNAN_CIVIL_AFFAIRS,
)
from zfgk.catalogue.pattern import Pattern
from zfgk.model.law import Seen

INDEX = "index-number-"
"""What the names of formats of index numbers begin with; the name of the pattern follows."""


def index_format(pattern: IndexPattern) -> Pattern:
    """Return the shape of index numbers as a format; what stands in their parts is left to a check.

    Args:
        pattern: The pattern of the numbers.
    """
    return Pattern(
        name=INDEX + pattern.name,
        # Outside a class the hyphen stands for itself; escaped, not every schema language reads it.
        regex=pattern.regex.pattern.replace(r"\-", "-"),
        says=f"“{pattern.form}”",
        says_en=f"an index number of the pattern {pattern.name}",
        example=pattern.example,
        basis=pattern.basis,
        seen=pattern.seen,
    )


NATIONAL_INDEX = index_format(NATIONAL)
GUANGDONG_INDEX = index_format(GUANGDONG)
NUJIANG_INDEX = index_format(NUJIANG)
YUNNAN_CIVIL_AFFAIRS_INDEX = index_format(YUNNAN_CIVIL_AFFAIRS)
NINGBO_INDEX = index_format(NINGBO)
LIANYUNGANG_INDEX = index_format(LIANYUNGANG)
BAIYIN_INDEX = index_format(BAIYIN)

ISO_DAY = Pattern(
    name="iso-day",
    regex="[0-9]{4}-[0-9]{2}-[0-9]{2}",
    says="“2026-03-02”这样的日期（年-月-日）",
    says_en="a day written as 2026-03-02",
    example="2026-03-02",
    basis="哈密市政府信息公开目录编制规范",
    seen=Seen.SECONDARY,
)
