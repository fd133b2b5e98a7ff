"""Profiles of catalogue entries: the national guide of 2009 and what places make of it, as far as it was read."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from zfgk.catalogue.fields import CORE
from zfgk.catalogue.profiles import formats
from zfgk.catalogue.profiles.lists import SECRECY, VALIDITY
from zfgk.catalogue.schema import Field, Kind
from zfgk.catalogue.vocabularies import SUBJECT_CLASSES, WAYS
from zfgk.model.law import Seen


def _core(name: str, *labels: str, **changes: Any) -> Field:
    """Return a core field, changed; labels are added to its own."""
    field = next(one for one in CORE.fields if one.name == name)
    return attrs.evolve(field, labels=(*field.labels, *labels), **changes)


_OPEN_DUTY = "《政府信息公开目录系统实施指引（试行）》所列要素，必选、条件必选还是可选未见"

NATIONAL_2009 = CORE.extended(
    "national-2009",
    "政府信息公开目录核心元数据（国家指引）",
    (
        _core("identifier", longest=20, pattern=formats.NATIONAL_INDEX, note="唯一，终身不变，不因发布机构变更而更改"),
        _core("title", note="只写主标题"),
        _core("summary", note="指引列为可选；条例第十二条列举，连云港等地列为必填"),
        *(
            _core(name, note=_OPEN_DUTY, seen=Seen.UNVERIFIED)
            for name in (
                "date_written", "publisher", "document_number", "keywords", "theme", "genre", "audience", "format",
                "language", "url", "related",
            )
        ),
    ),
    "国务院办公厅秘书局《政府信息公开目录系统实施指引（试行）》第二部分",
    seen=Seen.SECONDARY,
    note="核心元数据14项：必选6项、条件必选3项、可选5项；只见前三项的规定",
)  # fmt: skip
GOV_CN = CORE.extended(
    "gov-cn",
    "中国政府网政策文件库条目",
    (
        _core("identifier", longest=20, pattern=formats.NATIONAL_INDEX),
        _core("theme", kind=Kind.TERM, vocabulary=SUBJECT_CLASSES.name),
    ),
    "中国政府网文件页所见：索引号、主题分类、发文机关、成文日期、标题、发文字号、发布日期、主题词",
    seen=Seen.SECONDARY,
)
LIANYUNGANG = CORE.extended(
    "lianyungang",
    "连云港市政府信息公开目录",
    (
        _core("identifier", pattern=formats.LIANYUNGANG_INDEX),
        _core("summary", required=True),
        _core("date_written", required=True),
    ),
    "连政办发〔2008〕9号",
    seen=Seen.SECONDARY,
    note="必填：索引号、信息名称、内容概述、生成日期；选填：文件编号、发布机构、公开日期",
)
HAMI = CORE.extended(
    "hami",
    "哈密市政府信息公开目录",
    (
        _core("document_number", note="有文号的必须填写"),
        _core("disclosure", kind=Kind.TERM, vocabulary=WAYS.name, note="只有主动公开、依申请公开两种"),
        _core("summary", longest=500, note="正文5000字以内的不超过300字，超过的不超过500字"),
        _core("date_written", "产生日期", pattern=formats.ISO_DAY, note="签署日期；联合签署的为最后签署日期"),
        Field(name="category", label="信息种类", required=True),
    ),
    "哈密市政府信息公开目录编制规范",
    seen=Seen.SECONDARY,
)
BAIYIN = CORE.extended(
    "baiyin",
    "白银市政府信息公开目录",
    (
        _core("identifier", pattern=formats.BAIYIN_INDEX),
        _core("publisher", expected=True, note="联合发文的为所用文号的机关"),
    ),
    "白银市政府信息公开目录编制说明",
    seen=Seen.EXCERPT,
    note="数据项5项：索引号、信息名称、内容概述、生成日期、发布机构；哪些必填未见",
)
HUINING = CORE.extended(
    "huining",
    "会宁县政府信息公开目录",
    (_core("publisher", expected=True),),
    "会宁县政府信息公开目录编制说明",
    seen=Seen.SECONDARY,
    note="数据项7项：比白银市多文件编号、关键词；哪些必填、索引号是否与白银市同一格式，均未见",
)
GUANGDONG = CORE.extended(
    "guangdong",
    "广东省政府信息公开目录管理平台条目",
    (
        _core("identifier", longest=29, pattern=formats.GUANGDONG_INDEX),
        _core("theme", "分类"),
        _core("validity", kind=Kind.TERM, vocabulary=VALIDITY.name),
    ),
    "平台页面所见：索引号、分类、发布机构、成文日期、名称、文号、发布日期、主题词",
    seen=Seen.INFERENCE,
    note="由页面归纳，未见编制规则",
)
ZHEJIANG = CORE.extended(
    "zhejiang",
    "浙江省政府信息公开目录条目",
    (_core("theme", "组配分类"), Field(name="unified_number", label="统一编号", note="规范性文件的统一编号")),
    "门户网站页面所见",
    seen=Seen.INFERENCE,
    note="由页面归纳，未见编制规则",
)
NUJIANG = CORE.extended(
    "nujiang",
    "云南省怒江州政府信息公开目录",
    (_core("identifier", pattern=formats.NUJIANG_INDEX), _core("theme", note="主题分类用本州的表，与国家的不同")),
    "怒江州人民政府网站页面所见",
    seen=Seen.INFERENCE,
)
YUNNAN_CIVIL_AFFAIRS = attrs.evolve(
    CORE.extended(
        "yunnan-civil-affairs",
        "云南省民政厅政府信息主动公开基本目录",
        (_core("identifier", pattern=formats.YUNNAN_CIVIL_AFFAIRS_INDEX),),
        "《云南省民政厅政府信息主动公开基本目录索引号编制规则》第二条、第三条",
        seen=Seen.EXCERPT,
    ),
    since=date(2020, 10, 10),
)
NINGBO = CORE.extended(
    "ningbo",
    "宁波市政府信息公开目录",
    (_core("identifier", pattern=formats.NINGBO_INDEX),),
    "宁波市信息索引号编号规则",
    seen=Seen.SECONDARY,
)
SECRECY_STATUS = CORE.extended(
    "secrecy-status",
    "带涉密状态的政府信息公开目录",
    (
        _core("disclosure", expected=True),
        _core("summary", note="一般不超过100字；实施日期写在内容概述里"),
        _core("publisher", note="写机关全称；联合发文的为所用文号的机关"),
        Field(name="secrecy", label="涉密状态", kind=Kind.TERM, vocabulary=SECRECY.name, expected=True),
    ),
    "某市政府信息公开目录编制规范",
    seen=Seen.SECONDARY,
    note="规范的名称未见，哪些必填也未见",
)
NORMATIVE = CORE.extended(
    "normative",
    "行政规范性文件目录",
    (
        _core("publisher", expected=True),
        _core("document_number", expected=True),
        _core("validity", kind=Kind.TERM, vocabulary=VALIDITY.name, expected=True),
        Field(name="date_effective", label="施行日期", labels=("实施日期", "生效日期"), kind=Kind.DAY),
        Field(name="date_expires", label="有效期至", labels=("失效日期",), kind=Kind.DAY, note="最后一个有效日"),
        Field(name="date_ended", label="废止日期", kind=Kind.DAY),
        Field(name="drafter", label="起草部门", labels=("起草单位",)),
        Field(name="interpretation", label="政策解读", labels=("解读链接",), kind=Kind.ADDRESS),
    ),
    "门户网站文件库所见",
    seen=Seen.INFERENCE,
    note="各地文件库栏目不一，此为常见栏目的并集；哪些必填，没有原文",
)

ENTRIES = (
    NATIONAL_2009,
    GOV_CN,
    LIANYUNGANG,
    HAMI,
    BAIYIN,
    HUINING,
    GUANGDONG,
    ZHEJIANG,
    NUJIANG,
    YUNNAN_CIVIL_AFFAIRS,
    NINGBO,
    SECRECY_STATUS,
    NORMATIVE,
)
"""The profiles of catalogue entries."""
