"""The structural checks by name: each looks at one value and its field alone."""

from __future__ import annotations

from zfgk.catalogue.checks.named import Check
from zfgk.model.law import Seen

NO_HEADS = Check(
    name="no-heads",
    structural=True,
    zh="没有一个认得的栏目名称；{then}",
    en="no known column head stands in the first rows; {then_en}",
)
UNKNOWN_COLUMN = Check(
    name="unknown-column",
    structural=True,
    zh="目录格式没有这一栏{then}",
    en="the schema has no such field{then_en}",
)
COLUMN_TWICE = Check(
    name="column-twice", structural=True, zh="与第{other}栏是同一项", en="column {other} holds the same field"
)
MISSING_COLUMN = Check(
    name="missing-column", structural=True, zh="缺少必填栏“{label}”", en="the required column {name} is missing"
)
MISSING = Check(name="missing", structural=True, zh="“{label}”必须填写", en="{name} is required")
MISSING_WHEN = Check(
    name="missing-when",
    structural=True,
    zh="“{other}”如此填写时，“{label}”必须填写",
    en="{name} is required because of what stands in {other_name}",
)
EXPECTED = Check(
    name="missing-expected",
    severity="note",
    zh="“{label}”没有填写；要求必填的原文未见",
    en="{name} is missing; no text was seen that requires it",
    seen=Seen.INFERENCE,
)
NOTHING_TICKED = Check(
    name="nothing-ticked",
    structural=True,
    zh="“{label}”至少选择一项",
    en="at least one item of {name} must be ticked",
)
ONE_TEXT = Check(
    name="one-text", structural=True, zh="“{label}”只能有一个值，写了多个", en="{name} takes one text, not several"
)
LIST_ASKED = Check(
    name="list-asked", structural=True, zh="“{label}”应为列表，写成了一个文本", en="{name} takes a list, not a text"
)
BLANK = Check(name="blank", structural=True, zh="“{label}”只有空白", en="{name} holds white space only")
EMPTY_ITEM = Check(
    name="empty-item", structural=True, zh="“{label}”第{item}项是空的", en="item {item} of {name} is empty"
)
ITEM_TWICE = Check(
    name="item-twice",
    structural=True,
    zh="“{label}”第{item}项与第{other}项重复",
    en="item {item} of {name} repeats item {other}",
)
SPACES = Check(name="spaces", structural=True, zh="“{label}”前后有空白", en="{name} begins or ends with white space")
ODD_CHARACTER = Check(
    name="odd-character",
    structural=True,
    zh="“{label}”第{place}个字符是{code}，{why}",
    en="character {place} of {name} is {code}: {why_en}",
)
LINE_BREAK = Check(
    name="line-break", structural=True, zh="“{label}”应写在一行里，中间换了行", en="{name} takes one line, not several"
)
TOO_LONG = Check(
    name="too-long",
    structural=True,
    zh="“{label}”有{length}个字，最多{longest}个",
    en="{name} has {length} characters; at most {longest}",
)
TERM_UNKNOWN = Check(
    name="term-unknown",
    structural=True,
    zh="“{label}”只能用词表“{vocabulary}”中的词{words}",
    en="{name} takes a term of the vocabulary {code}{words_en}",
)
TERM_UNLISTED = Check(
    name="term-unlisted",
    structural=True,
    severity="note",
    zh="“{label}”所写不在“{vocabulary}”所列之中，该表未列尽",
    en="{name} is not among the terms of {code}, a list that is not complete",
)
FORMAT = Check(name="format", structural=True, zh="“{label}”应为{says}", en="{name} must be {says_en}")
NOT_AN_ADDRESS = Check(
    name="not-an-address",
    structural=True,
    zh="“{label}”应为以http://或https://开头的网址",
    en="{name} must be an address that begins with http:// or https://",
)
NOT_A_DAY = Check(
    name="not-a-day",
    structural=True,
    zh="“{label}”不是日期：{why}",
    en="{name}: {why_en}",
)
DAY_IMPOSSIBLE = Check(
    name="day-impossible", structural=True, zh="“{label}”是日历上没有的日子", en="{name} is no day of the calendar"
)
DAY_RANGE = Check(
    name="day-range",
    structural=True,
    zh="“{label}”不在{earliest}至{latest}之间",
    en="{name} lies outside {earliest} to {latest}",
)
DAY_FORM = Check(
    name="day-form",
    structural=True,
    severity="note",
    zh="“{label}”可以读出日期，但写法不是2026-03-02这样的",
    en="{name} can be read as a day but is not written as 2026-03-02",
)
NOT_A_NUMBER = Check(
    name="not-a-number",
    structural=True,
    zh="“{label}”应为0以上的整数，用半角数字",
    en="{name} must be a whole number from 0, in ASCII digits",
)
NOT_A_YEAR = Check(
    name="not-a-year",
    structural=True,
    zh="“{label}”应为1949至2099之间的四位年份",
    en="{name} must be a year in four digits, 1949 to 2099",
)

STRUCTURAL = (
    NO_HEADS,
    UNKNOWN_COLUMN,
    COLUMN_TWICE,
    MISSING_COLUMN,
    MISSING,
    MISSING_WHEN,
    EXPECTED,
    NOTHING_TICKED,
    ONE_TEXT,
    LIST_ASKED,
    BLANK,
    EMPTY_ITEM,
    ITEM_TWICE,
    SPACES,
    ODD_CHARACTER,
    LINE_BREAK,
    TOO_LONG,
    TERM_UNKNOWN,
    TERM_UNLISTED,
    FORMAT,
    NOT_AN_ADDRESS,
    NOT_A_DAY,
    DAY_IMPOSSIBLE,
    DAY_RANGE,
    DAY_FORM,
    NOT_A_NUMBER,
    NOT_A_YEAR,
)
"""The structural checks."""
