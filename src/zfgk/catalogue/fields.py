"""The core fields of a catalogue entry, as data.

Article 12 of the Regulation asks for index, name, summary and date; the other fields are those that portals and the
catalogue guide of 2009 add. Meta tags are those of the guide to government web sites (国办发〔2017〕47号).
"""

from __future__ import annotations

from zfgk.catalogue.pattern import Condition, Pattern
from zfgk.catalogue.schema import Field, Kind, Schema, Term, Vocabulary
from zfgk.model.information import Attribute
from zfgk.model.law import Seen

DISCLOSURE = Vocabulary(
    name="disclosure",
    title="公开属性",
    terms=tuple(Term(attribute.value, attribute.term) for attribute in Attribute),
    basis="国办发〔2016〕80号第一部分",
)

LANGUAGE = Pattern(
    name="language",
    regex="[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}|中文|简体中文|汉语|英文|英语",
    says="语种代码（如zh-CN）或“中文”“英文”",
    says_en="a language tag such as zh-CN, or 中文, 英文",
    example="zh-CN",
)

FIELDS = (
    Field(name="identifier", label="索引号", required=True, longest=200),
    Field(name="title", label="名称", labels=("信息名称", "标题"), meta="ArticleTitle", required=True),
    Field(name="summary", label="内容概述", labels=("摘要",), kind=Kind.TEXT, meta="Description"),
    Field(name="date_written", label="生成日期", labels=("成文日期",), kind=Kind.DAY),
    Field(name="date_published", label="发布日期", labels=("公开日期",), kind=Kind.DAY, meta="PubDate"),
    Field(name="publisher", label="发布机构", labels=("发文机关", "发文单位"), meta="ContentSource"),
    Field(name="document_number", label="文号", labels=("发文字号", "文件编号")),
    Field(name="theme", label="主题分类"),
    Field(name="genre", label="体裁分类", labels=("公文种类",)),
    Field(name="audience", label="服务对象", labels=("服务对象分类",)),
    Field(name="validity", label="有效性"),
    Field(
        name="disclosure",
        label="公开属性",
        labels=("公开方式", "公开类别"),
        kind=Kind.TERM,
        vocabulary=DISCLOSURE.name,
    ),
    Field(
        name="reason",
        label="不公开理由",
        labels=("不予公开理由",),
        kind=Kind.TEXT,
        condition=Condition("disclosure", (Attribute.EXEMPT.value,)),
        basis="国办发〔2016〕80号第一部分（一）",
        seen=Seen.EXCERPT,
    ),
    Field(name="keywords", label="关键词", labels=("主题词",), kind=Kind.LIST, meta="Keywords"),
    Field(name="language", label="语种", pattern=LANGUAGE),
    Field(name="format", label="信息格式"),
    Field(name="url", label="在线链接地址", labels=("网址",), kind=Kind.ADDRESS, meta="Url"),
    Field(name="attachments", label="附件", kind=Kind.LIST),
    Field(name="related", label="相关信息", kind=Kind.LIST),
)

CORE = Schema(
    name="core",
    title="政府信息公开目录核心字段",
    fields=FIELDS,
    basis="《中华人民共和国政府信息公开条例》第十二条第三款",
    unique=(("identifier",), ("title", "document_number"), ("url",)),
)
