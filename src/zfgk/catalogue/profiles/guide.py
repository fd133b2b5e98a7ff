"""The guide to disclosure (政府信息公开指南) with the parts that article 12 asks for."""

from __future__ import annotations

from zfgk.catalogue.schema import About, Field, Kind, Schema

GUIDE = Schema(
    name="guide",
    title="政府信息公开指南",
    fields=(
        Field(name="agency", label="行政机关", labels=("编制单位",)),
        Field(name="classification", label="信息分类", labels=("分类",), kind=Kind.TEXT, required=True),
        Field(name="arrangement", label="编排体系", kind=Kind.TEXT, required=True),
        Field(name="how_to_obtain", label="获取方式", kind=Kind.TEXT, required=True),
        Field(name="office_name", label="政府信息公开工作机构", labels=("工作机构名称",), required=True),
        Field(name="office_address", label="办公地址", required=True),
        Field(name="office_hours", label="办公时间", required=True),
        Field(name="telephone", label="联系电话", required=True),
        Field(name="fax", label="传真号码", labels=("传真",), required=True),
        Field(name="online_contact", label="互联网联系方式", labels=("电子邮箱",), required=True),
        Field(
            name="date_updated",
            label="更新日期",
            kind=Kind.DAY,
            basis="《中华人民共和国政府信息公开条例》第十二条第一款",
            note="指南应当及时更新；条文没有要求写明日期",
        ),
    ),
    basis="《中华人民共和国政府信息公开条例》第十二条第二款",
    about=About.GUIDE,
    unique=(("agency",),),
)
