"""What defects of numbers are called in findings: in words that quote nothing of the number."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "agency-characters": ("机关代字里混有别的文字", "other text runs into the agency's short name"),
        "agency-digits": ("机关代字里有数字", "there are digits in the agency's short name"),
        "bad-day": ("日期不成立", "the day is none"),
        "bad-serial": ("顺序号不是数字", "the serial is no number"),
        "bad-year": ("年份不成立", "the year is none"),
        "brackets": ("年份的括号不是〔〕", "the year does not stand in 〔〕"),
        "characters": ("有不该有的字符", "there are characters that never stand there"),
        "check-character": ("校验码不符", "the check character is wrong"),
        "dashes": ("连接号不是半角“-”", "a dash is not the plain hyphen"),
        "di": ("顺序号前有“第”字", "第 stands before the serial"),
        "full-width": ("用了全角字符", "characters are full-width"),
        "hyphen": ("组织机构代码里多了连字符", "the hyphen of the organisation code is left in"),
        "length": ("位数不对", "the length is wrong"),
        "long-agency": ("机关代字过长", "the agency's short name is long"),
        "long-serial": ("顺序号位数过多", "the serial is too long"),
        "long-year": ("年份多于四位", "the year has more than four digits"),
        "mixed-brackets": ("前后括号不成对", "the brackets do not match"),
        "nested-brackets": ("括号套括号", "there are brackets within brackets"),
        "no-agency": ("缺少机关代字", "the agency's short name is missing"),
        "no-brackets": ("年份没有写在〔〕里", "no year stands in 〔〕"),
        "no-di": ("顺序号前没有“第”字", "第 is missing before the serial"),
        "no-hao": ("末尾没有“号”", "号 is missing at the end"),
        "no-issuer": ("缺少发布机关", "the issuer is missing"),
        "no-pattern": ("不合任何一种已知格式", "no known pattern fits"),
        "no-serial": ("缺少顺序号", "the serial is missing"),
        "no-year": ("括号里没有年份", "there is no year in the brackets"),
        "other-form": ("是证号、分类编号等的写法", "it is written as numbers of certificates and of classes are"),
        "organisation-check": ("组织机构代码的校验码不符", "the check character of the organisation code is wrong"),
        "outer-brackets": ("外面套了一层括号", "brackets stand around the whole"),
        "serial-numerals": ("顺序号用了汉字", "the serial is in numerals"),
        "serial-width": ("流水号位数不对", "the serial has the wrong number of digits"),
        "serial-zero": ("顺序号为0", "the serial is 0"),
        "several-numbers": ("不止一个文号", "there is more than one number"),
        "short-year": ("年份不是全称", "the year is not in full"),
        "small-letters": ("用了小写字母", "there are small letters"),
        "spaces": ("中间有空格", "there are spaces in it"),
        "structure": ("结构不对", "the structure is wrong"),
        "tail": ("“号”后面还有文字", "there is text after 号"),
        "too-long": ("过长", "it is too long"),
        "traditional": ("用了繁体字", "there are traditional characters"),
        "unclosed-bracket": ("括号没有闭合", "a bracket is not closed"),
        "unknown-division": ("行政区划代码不在表中", "the division is not in the table"),
        "unopened-bracket": ("缺少前括号", "a bracket is not opened"),
        "unseen-characters": ("含有看不见的字符", "there are invisible characters"),
        "year-brackets": ("年份写在括号里", "the year stands in brackets"),
        "year-first": ("年份写在机关代字前面", "the year comes first"),
        "year-numerals": ("年份用了汉字", "the year is in numerals"),
        "year-word": ("括号里多了“年”字", "年 stands within the brackets"),
        "zeros": ("顺序号编了虚位", "zeros stand before the serial"),
    }
)


def words_of(code: str) -> dict[str, str]:
    """Return the facts ``code``, ``what`` and ``what_en`` of a defect for the sentences of a check.

    Args:
        code: The name of the defect.
    """
    # Parts of index numbers have names of their own, and defects after them: bad-class, no-department.
    part = (
        ("缺少其中一段", "a part is missing")
        if code.startswith("no-")
        else ("其中一段不合规则", "a part breaks the rule")
    )
    zh, en = _WORDS.get(code, part)
    return {"code": code, "what": zh, "what_en": en}
