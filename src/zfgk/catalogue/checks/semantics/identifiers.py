"""Index numbers: their parts, and what they say against the rest of the entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.semantics.defects import words_of
from zfgk.catalogue.checks.semantics.entry import Entry
from zfgk.catalogue.numbers import PATTERNS, IndexNumber, IndexPattern, Part, PartKind, examine_index_number
from zfgk.catalogue.numbers.index_number import check_part
from zfgk.catalogue.placeholders import NOTHING
from zfgk.catalogue.profiles.formats import INDEX
from zfgk.catalogue.row import Finding
from zfgk.catalogue.schema import Schema

PLACEHOLDER = Check(
    name="identifier-placeholder",
    zh="索引号里有空值写成的字（如None、null）",
    en="a part of the index number is the word for an empty value, such as None or null",
)
SPACES = Check(name="identifier-spaces", zh="索引号中间有空白", en="there is white space within the index number")
DEFECT = Check(
    name="identifier-defect",
    zh="索引号不合本目录的编制规则：{what}（{code}）",
    en="the index number breaks the rule of this catalogue: {what_en} ({code})",
)
DOUBT = Check(
    name="identifier-doubt",
    severity="note",
    zh="索引号请核对：{what}（{code}）",
    en="look at the index number: {what_en} ({code})",
)
UNKNOWN = Check(
    name="identifier-unknown-pattern",
    severity="note",
    zh="索引号不合任何一种已知格式；本单位有自己的编制规则的，可不理会",
    en="the index number follows no known pattern, which is fine where the body has a rule of its own",
)
YEAR = Check(
    name="identifier-year",
    severity="note",
    zh="索引号中的年份是{year}，生成日期在{written}年",
    en="the index number says {year}, the day of writing {written}",
)
DAY = Check(
    name="identifier-day",
    severity="note",
    zh="索引号中的日期与生成日期{written}不同",
    en="the day in the index number differs from the day of writing, {written}",
)
AGENCY = Check(
    name="identifier-agency",
    severity="note",
    zh="索引号的机构代码属于另一机构；发布机构变更而索引号不变的，可不理会",
    en="the code in the index number belongs to another body, which is fine where the publisher changed since",
)

CHECKS = (PLACEHOLDER, SPACES, DEFECT, DOUBT, UNKNOWN, YEAR, DAY, AGENCY)
"""The checks of this module."""

_PLACEHOLDER = re.compile(rf"(?:^|[-/_])(?:{NOTHING})(?:$|[-/_])", re.IGNORECASE)
_SPACE = re.compile(r"\s")
_BY_FORMAT = {INDEX + pattern.name: pattern for pattern in PATTERNS}


def check_identifier(entry: Entry) -> Iterator[Finding]:
    """Yield what is wrong with the index number of an entry."""
    text = entry.text("identifier")
    if not text:
        return
    if _PLACEHOLDER.search(text):
        yield PLACEHOLDER.at(entry.place, "identifier")
        return
    if _SPACE.search(text):
        yield SPACES.at(entry.place, "identifier")
        return
    own = _own_pattern(entry.schema)
    patterns = (own,) if own else PATTERNS
    number = _sound(text, patterns)
    if number is None:
        examined = examine_index_number(text, patterns)
        number = examined.value
        if number is None and not own and not any(pattern.regex.fullmatch(text) for pattern in patterns):
            yield UNKNOWN.at(entry.place, "identifier")
        else:
            for defect in examined.defects:
                if defect.fatal and own:
                    found = DEFECT.at(entry.place, "identifier", **words_of(defect.code))
                    yield attrs.evolve(found, basis=own.basis, seen=own.seen)
                else:  # without a rule of the catalogue the nearest pattern is only a guess
                    yield DOUBT.at(entry.place, "identifier", **words_of(defect.code))
    if number is not None:
        yield from _against(entry, number)


def _against(entry: Entry, number: IndexNumber) -> Iterator[Finding]:
    written = entry.days.get("date_written")
    day = next((value for part, value in _parts(number) if part.kind is PartKind.DAY), "")
    if written and day and day != f"{written:%Y%m%d}":
        yield DAY.at(entry.place, "identifier", written=written)
    elif written and number.year is not None and number.year != written.year:
        yield YEAR.at(entry.place, "identifier", year=number.year, written=written.year)
    agency = entry.known.agencies.get(number.organisation)
    publisher = entry.text("publisher")
    if agency and publisher and agency != publisher:
        yield AGENCY.at(entry.place, "identifier")


def _parts(number: IndexNumber) -> Iterator[tuple[Part, str]]:
    return zip(number.pattern.parts, number.values, strict=True)


def _own_pattern(schema: Schema) -> IndexPattern | None:
    field = schema.find("identifier")
    return _BY_FORMAT.get(field.pattern.name) if field and field.pattern else None


def _sound(text: str, patterns: Sequence[IndexPattern]) -> IndexNumber | None:
    """Return the number if it is without any defect: quick, because the same few bodies come again and again."""
    for pattern in patterns:
        fits = pattern.regex.fullmatch(text)
        if fits and not any(map(_has_defects, pattern.parts, fits.groups())):
            return IndexNumber(pattern, fits.groups())
    return None


def _has_defects(part: Part, value: str) -> bool:
    return bool(check_part(part, value)) if part.kind is PartKind.SERIAL else _has_defects_again(part, value)


@lru_cache(maxsize=8192)
def _has_defects_again(part: Part, value: str) -> bool:
    return bool(check_part(part, value))
