"""Natural resources as county catalogues list them, and public resources trading (公共资源交易)."""

from __future__ import annotations

from zfgk.catalogue.profiles.domains import DomainCatalogue, Matter
from zfgk.catalogue.profiles.standard import STANDARD_CATALOGUE, STANDARD_RESOURCES
from zfgk.model.law import Seen

_OGI = "《政府信息公开条例》"
_TWENTY = "信息形成或者变更之日起20个工作日内"
_TENDER = ("《招标投标法实施条例》", _OGI, "国办发〔2017〕97号")

NATURAL_RESOURCES = DomainCatalogue(
    name="natural-resources",
    domain="natural-resources",
    title="自然资源领域基层政务公开标准目录",
    schema=STANDARD_CATALOGUE.name,
    basis="各县自然资源局公布的目录",
    matters=(
        Matter(
            first="机构信息",
            second="主管部门及派出机构、公共服务机构信息",
            content=(
                "机构名称",
                "机构职能",
                "内设机构",
                "办公地址",
                "办公时间",
                "办公电话",
                "负责人姓名",
                "权责清单",
            ),
            legal_basis=(_OGI, "中办发〔2015〕21号"),
            time_limit=_TWENTY,
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="公共服务",
            second="政策文件",
            content=("政策文件及相关解读",),
            legal_basis=(_OGI, "自然资源部令第2号"),
            time_limit=_TWENTY,
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="公共服务",
            second="自然资源领域专项规划",
            content=("矿产资源、基础测绘等规划（涉密除外）",),
            legal_basis=(_OGI, "《测绘法》", "《矿产资源规划编制实施办法》"),
            time_limit=_TWENTY,
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="公共服务",
            second="重大决策预公开",
            content=("意见征集（含采纳情况）",),
            legal_basis=("《重大行政决策程序暂行条例》",),
            time_limit="一般不少于30日；因情况紧急等原因需要缩短期限的，公开征求意见时应当予以说明",
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="公共服务",
            second="回应关切",
            content=("热点问题", "咨询问题"),
            legal_basis=(_OGI,),
            time_limit="及时回应",
        ),
        Matter(
            first="公共服务",
            second="办事指南",
            content=(
                "适用范围",
                "项目信息",
                "审批依据",
                "受理机构",
                "决定机构",
                "审批数量",
                "申请条件",
                "申请材料",
                "申请接收",
                "基本流程",
                "办理方式",
                "办理时限",
                "收费依据及标准",
                "审批结果",
                "结果送达",
                "申请人权利和义务",
                "咨询途径",
                "监督和投诉渠道",
                "办公地址和时间",
            ),
            legal_basis=(_OGI,),
            time_limit="实时公开",
        ),
    ),
)
PUBLIC_RESOURCES = DomainCatalogue(
    name="public-resources",
    domain="public-resources",
    title="公共资源交易领域基层政务公开标准目录",
    schema=STANDARD_RESOURCES.name,
    basis="各县公布的目录",
    note="土地使用权和矿业权出让各行只知名称",
    matters=(
        Matter(
            first="工程建设项目招标投标信息",
            second="审批核准信息",
            content=("招标内容", "招标范围", "招标组织形式", "招标方式", "招标估算金额", "招标事项审核或核准部门"),
            legal_basis=_TENDER,
            time_limit="信息形成之日起20个工作日内；行政许可和行政处罚决定作出后7个工作日内",
            publisher="负责管理的部门",
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="工程建设项目招标投标信息",
            second="资格预审公告",
            content=(
                "项目名称、内容、范围、规模、资金来源",
                "资格能力要求以及是否接受联合体",
                "获取资格预审文件的时间、方式",
                "递交的截止时间、方式",
                "招标人及其招标代理机构的联系方式",
                "电子招标投标交易平台的网址",
                "其他依法应当载明的内容",
            ),
            legal_basis=(*_TENDER, "国家发展改革委令2017年第10号"),
            time_limit="及时公开",
            publisher="招标人或者其委托的招标代理机构",
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="工程建设项目招标投标信息",
            second="招标公告",
            content=(
                "项目名称、内容、范围、规模、资金来源",
                "投标资格能力要求以及是否接受联合体",
                "获取招标文件的时间、方式",
                "递交投标文件的截止时间、方式",
                "招标人及其招标代理机构的联系方式",
                "电子招标投标交易平台的网址",
                "其他依法应当载明的内容",
            ),
            legal_basis=(*_TENDER, "国家发展改革委令2017年第10号"),
            time_limit="及时公开",
            publisher="招标人或者其委托的招标代理机构",
            seen=Seen.EXCERPT,
        ),
        Matter(first="土地使用权和矿业权出让", second="供应计划", seen=Seen.UNVERIFIED),
        Matter(first="土地使用权和矿业权出让", second="出让公告", seen=Seen.UNVERIFIED),
        Matter(first="土地使用权和矿业权出让", second="成交公示", seen=Seen.UNVERIFIED),
        Matter(first="土地使用权和矿业权出让", second="供应结果", seen=Seen.UNVERIFIED),
    ),
)

RESOURCES = (NATURAL_RESOURCES, PUBLIC_RESOURCES)
"""The catalogues of this module."""
