"""The patterns of index numbers that ship with zfgk: the national one and those of places, each with its source."""

from __future__ import annotations

from datetime import date

from zfgk.catalogue.numbers.index_pattern import IndexPattern, Part, PartKind
from zfgk.model.law import Seen

NATIONAL = IndexPattern(
    name="national-2009",
    title="国务院办公厅秘书局《政府信息公开目录系统实施指引（试行）》",
    parts=(
        Part("organisation", "组织机构代码", PartKind.ORGANISATION),
        Part("year", "年份", PartKind.YEAR, before="/"),
        Part("serial", "流水号", PartKind.SERIAL, width=5, before="-"),
    ),
    basis="《政府信息公开目录系统实施指引（试行）》第二部分之一",
    seen=Seen.SECONDARY,
    example="000014349/2017-00110",
    note="共20位；前段码略去组织机构代码的连字符；一经生成，不因发布机构变更而更改",
)
GUANGDONG = IndexPattern(
    name="guangdong",
    title="广东省政府信息公开目录管理平台",
    parts=(
        Part("organisation", "统一社会信用代码", PartKind.CREDIT),
        Part("year", "年份", PartKind.YEAR, before="/"),
        Part("serial", "流水号", PartKind.SERIAL, width=5, before="-"),
    ),
    basis="平台页面所见",
    seen=Seen.INFERENCE,
    example="114403006955506492/2021-00426",
    note="由实际号码归纳，未见编制规则；山东也见同样写法",
)
NUJIANG = IndexPattern(
    name="yunnan-nujiang",
    title="云南省怒江州",
    parts=(
        Part("organisation", "组织机构代码", PartKind.ORGANISATION),
        Part("year", "年份", PartKind.YEAR, before="-"),
        Part("serial", "流水号", PartKind.SERIAL, width=6, before="-"),
    ),
    basis="怒江州人民政府网站页面所见",
    seen=Seen.EXCERPT,
    example="01527918X-2020-153077",
)
YUNNAN_CIVIL_AFFAIRS = IndexPattern(
    name="yunnan-civil-affairs-2020",
    title="云南省民政厅",
    parts=(
        Part("division", "地区代码", PartKind.DIVISION, form="[0-9]{6}"),
        Part("rest", "部门代码、文件类别、内设机构代码、年代码、流水号", PartKind.CODE, form="[0-9]{15}"),
    ),
    basis="《云南省民政厅政府信息主动公开基本目录索引号编制规则》第二条、第三条",
    seen=Seen.EXCERPT,
    since=date(2020, 10, 10),
    note="共21位数字；地区代码以后各部分的位数未见，不作拆分",
)
NINGBO = IndexPattern(
    name="ningbo",
    title="宁波市",
    parts=(
        Part("division", "地区编号", PartKind.DIVISION, form="[0-9]{6,12}"),
        Part("department", "部门编号", PartKind.CODE, form="[0-9A-Z]{1,12}", before="-"),
        Part("class", "信息类别号", PartKind.CODE, form="[0-9A-Z]{1,12}", before="-"),
        Part("group", "信息分组号", PartKind.CODE, form="[0-9A-Z]{1,12}", before="-"),
        Part("day", "信息生成日期", PartKind.DAY, before="-"),
        Part("serial", "信息顺序编号", PartKind.SERIAL, before="-"),
    ),
    basis="宁波市信息索引号编号规则",
    seen=Seen.SECONDARY,
    note="顺序编号为自然数，位数不限；部门、类别、分组编号的位数未见",
)
LIANYUNGANG = IndexPattern(
    name="lianyungang-2008",
    title="连云港市",
    parts=(
        Part("department", "地区及部门编号", PartKind.CODE, form="[A-Z]{2}[0-9A-Z]{3}"),
        Part("class", "类别号", PartKind.CODE, form="[0-9A-Z]{1,12}", before="-"),
        Part("year", "年度号", PartKind.YEAR, before="-"),
        Part("serial", "流水号", PartKind.SERIAL, before="-"),
    ),
    basis="连政办发〔2008〕9号之一",
    seen=Seen.SECONDARY,
    since=date(2008, 1, 1),
    note="连云港市的市别编号为G；发文年为2008年，日期未见；类别号、流水号的位数未见",
)
BAIYIN = IndexPattern(
    name="baiyin",
    title="白银市",
    parts=(
        Part("class", "分类号", PartKind.CODE, form="GSD[0-9]{9}"),
        Part("year", "目录编制年份", PartKind.YEAR, before="-"),
        Part("serial", "流水号", PartKind.SERIAL, before="-"),
    ),
    basis="白银市政府信息公开目录编制说明",
    seen=Seen.EXCERPT,
    note="分类号为机构代码（如GSD0122）加2位和3位数字；流水号的位数未见",
)

PATTERNS = (NATIONAL, GUANGDONG, NUJIANG, YUNNAN_CIVIL_AFFAIRS, NINGBO, LIANYUNGANG, BAIYIN)
"""The patterns that ship with zfgk. A body with another one makes an :class:`IndexPattern` of its own."""
