"""The standard catalogue of grass-roots bodies (基层政务公开标准目录): its columns, with ticked channels."""

from __future__ import annotations

import attrs

from zfgk.catalogue.schema import About, Field, Kind, Schema
from zfgk.catalogue.vocabularies import AUDIENCES, CHANNELS, CHANNELS_LAND, CHANNELS_RESOURCES, LEVELS, WAYS
from zfgk.model.law import Seen

_TICKED = "基层政务公开标准目录“公开渠道和载体”栏：在标注范围内至少选择其一公开，法律法规规章另有规定的从其规定"


def _columns(channels: str) -> tuple[Field, ...]:
    return (
        Field(name="number", label="序号", kind=Kind.NUMBER),
        Field(name="first", label="一级事项", required=True),
        Field(name="second", label="二级事项"),
        Field(
            name="content",
            label="公开内容（要素）",
            labels=("公开内容", "公开内容(要素)"),
            kind=Kind.TEXT,
            required=True,
        ),
        Field(name="legal_basis", label="公开依据", kind=Kind.TEXT, required=True),
        Field(name="time_limit", label="公开时限", kind=Kind.TEXT, required=True),
        Field(name="publisher", label="公开主体", labels=("公开机构",), required=True),
        Field(
            name="channels",
            label="公开渠道和载体",
            labels=("公开渠道",),
            kind=Kind.TICKS,
            vocabulary=channels,
            required=True,
            basis=_TICKED,
            seen=Seen.EXCERPT,
        ),
        Field(name="audience", label="公开对象", kind=Kind.TICKS, vocabulary=AUDIENCES.name, required=True),
        Field(
            name="audience_note",
            label="公开对象说明",
            kind=Kind.TEXT,
            note="特定群体是哪些人，如拟征收土地所在地的村集体成员",
        ),
        Field(name="way", label="公开方式", kind=Kind.TICKS, vocabulary=WAYS.name, required=True),
        Field(name="level", label="公开层级", kind=Kind.TICKS, vocabulary=LEVELS.name, note="有的目录没有此栏"),
        Field(name="domain_code", label="公开领域（编码）", labels=("公开领域(编码)",), note="2025年的目录见此栏"),
    )


STANDARD_CATALOGUE = Schema(
    name="standard-catalogue",
    title="基层政务公开标准目录",
    fields=_columns(CHANNELS.name),
    basis="各县基层政务公开标准目录的表头",
    about=About.STANDARD,
    unique=(("first", "second", "content"),),
    seen=Seen.EXCERPT,
)
STANDARD_LAND = attrs.evolve(
    STANDARD_CATALOGUE,
    name="standard-catalogue-land",
    title="农村集体土地征收基层政务公开标准目录",
    fields=_columns(CHANNELS_LAND.name),
    extends=STANDARD_CATALOGUE.name,
)
STANDARD_RESOURCES = attrs.evolve(
    STANDARD_CATALOGUE,
    name="standard-catalogue-resources",
    title="公共资源交易领域基层政务公开标准目录",
    fields=_columns(CHANNELS_RESOURCES.name),
    extends=STANDARD_CATALOGUE.name,
)

STANDARDS = (STANDARD_CATALOGUE, STANDARD_LAND, STANDARD_RESOURCES)
"""The schemas of this module."""
