"""Entries of a catalogue of government data resources (政务信息资源目录)."""

from __future__ import annotations

from zfgk.catalogue.schema import About, Field, Kind, Schema
from zfgk.catalogue.vocabularies.sharing import SHARING
from zfgk.model.law import Seen

DATA_RESOURCE = Schema(
    name="data-resource",
    title="政务信息资源目录",
    fields=(
        Field(name="category", label="信息资源分类", expected=True),
        Field(name="name", label="信息资源名称", labels=("名称",), expected=True),
        Field(name="code", label="信息资源代码", labels=("代码",), expected=True),
        Field(name="provider", label="信息资源提供方", labels=("提供方",), expected=True),
        Field(name="provider_code", label="信息资源提供方代码", labels=("提供方代码",)),
        Field(name="summary", label="信息资源摘要", labels=("摘要",), kind=Kind.TEXT),
        Field(name="format", label="信息资源格式", labels=("格式",)),
        Field(name="items", label="信息项信息", kind=Kind.LIST),
        Field(name="sharing", label="共享类型", kind=Kind.TERM, vocabulary=SHARING.name, expected=True),
        Field(name="sharing_condition", label="共享条件", kind=Kind.TEXT),
        Field(name="sharing_way", label="共享方式"),
        Field(name="openness", label="开放属性"),
        Field(name="cycle", label="更新周期"),
        Field(name="date_published", label="发布日期", kind=Kind.DAY),
        Field(name="related", label="关联资源代码", kind=Kind.LIST),
    ),
    basis="《政务信息资源目录编制指南》核心元数据",
    about=About.OTHER,
    unique=(("code",),),
    seen=Seen.EXCERPT,
    note="由一省2018年的目录所见；哪些必填未见；没有名称、代码、分类、提供方、共享类型的只作提示",
)
