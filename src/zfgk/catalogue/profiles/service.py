"""Service items (办事指南) as the county catalogues of natural resources list their elements."""

from __future__ import annotations

from zfgk.catalogue.schema import About, Field, Kind, Schema
from zfgk.model.law import Seen

_INDICATORS = "国办秘函〔2019〕19号“服务不实用”指标所列要素"

SERVICE_ITEM = Schema(
    name="service-item",
    title="办事指南",
    fields=(
        Field(name="name", label="事项名称", required=True, basis=_INDICATORS, seen=Seen.SECONDARY),
        Field(name="scope", label="适用范围", kind=Kind.TEXT),
        Field(name="project", label="项目信息", kind=Kind.TEXT),
        Field(
            name="legal_basis",
            label="审批依据",
            labels=("设定依据",),
            kind=Kind.TEXT,
            required=True,
            basis=_INDICATORS,
            seen=Seen.SECONDARY,
        ),
        Field(name="receiver", label="受理机构"),
        Field(name="decider", label="决定机构"),
        Field(name="quantity", label="审批数量"),
        Field(
            name="conditions", label="申请条件", kind=Kind.TEXT, required=True, basis=_INDICATORS, seen=Seen.SECONDARY
        ),
        Field(
            name="materials",
            label="申请材料",
            labels=("办理材料",),
            kind=Kind.LIST,
            required=True,
            basis=_INDICATORS,
            seen=Seen.SECONDARY,
        ),
        Field(name="reception", label="申请接收", kind=Kind.TEXT),
        Field(
            name="procedure",
            label="基本流程",
            labels=("办理流程",),
            kind=Kind.TEXT,
            required=True,
            basis=_INDICATORS,
            seen=Seen.SECONDARY,
        ),
        Field(name="mode", label="办理方式"),
        Field(name="time_limit", label="办理时限"),
        Field(name="fees", label="收费依据及标准", kind=Kind.TEXT),
        Field(name="result", label="审批结果"),
        Field(name="delivery", label="结果送达"),
        Field(name="rights", label="申请人权利和义务", kind=Kind.TEXT),
        Field(
            name="contact",
            label="咨询途径",
            labels=("联系电话",),
            required=True,
            basis=_INDICATORS,
            seen=Seen.SECONDARY,
        ),
        Field(name="complaints", label="监督和投诉渠道"),
        Field(
            name="address",
            label="办公地址",
            labels=("办理地点",),
            required=True,
            basis=_INDICATORS,
            seen=Seen.SECONDARY,
        ),
        Field(
            name="hours", label="办公时间", labels=("办理时间",), required=True, basis=_INDICATORS, seen=Seen.SECONDARY
        ),
        Field(name="url", label="办理链接", kind=Kind.ADDRESS),
    ),
    basis="自然资源领域基层政务公开标准目录“办事指南”一行的公开内容（要素）",
    about=About.SERVICE,
    unique=(("name",),),
    seen=Seen.SECONDARY,
    note="目录所列19项要素；其中“办公地址和时间”分作两栏",
)
