"""Rural land expropriation (农村集体土地征收): two generations, before and after the land law's three announcements."""

from __future__ import annotations

from datetime import date

from zfgk.catalogue.profiles.domains import DomainCatalogue, Matter
from zfgk.catalogue.profiles.standard import STANDARD_LAND
from zfgk.model.law import Seen

_OGI = "《政府信息公开条例》"
_LAND = "《土地管理法》"
_VILLAGERS = "拟征收土地所在地的村集体成员"
_TWENTY = "信息形成或者变更之日起20个工作日内"

LAND_2019 = DomainCatalogue(
    name="land-2019",
    domain="land",
    title="农村集体土地征收基层政务公开标准目录（旧程序）",
    schema=STANDARD_LAND.name,
    until=date(2019, 12, 31),
    basis="各县2019年至2021年公布的目录",
    seen_days=Seen.INFERENCE,
    note="按修改前的征地程序分阶段列出；修改后的《土地管理法》自2020年1月1日起施行，此后用三个公告的目录。界限为推定",
    matters=(
        Matter(
            first="征地管理政策",
            content=(
                "法律法规和规章",
                "征地前期准备、审查报批、组织实施的规范性文件",
                "区片综合地价或者统一年产值标准",
                "地上附着物和青苗补偿费标准",
            ),
            optional=("住宅拆迁补偿标准", "征地工作流程图"),
            legal_basis=(_OGI,),
            time_limit=_TWENTY,
            channels=("website", "service-centre"),
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="征地前期准备",
            second="拟征收土地告知",
            content=(
                "拟征收土地的用途",
                "位置和范围",
                "补偿标准及安置途径",
                "现状调查安排",
                "不得抢栽抢种抢建",
                "听证权利",
            ),
            optional=("异议的救济途径",),
            legal_basis=("国发〔2004〕28号",),
            time_limit="在实地启动拟征收土地工作时",
            channels=("notice-board",),
            audience="group",
            audience_note=_VILLAGERS,
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="征地前期准备",
            second="拟征收土地现状调查",
            content=(
                "所有权人、使用权人",
                "地类、面积",
                "住宅、附着物、青苗的权属、种类、数量",
            ),
            optional=("勘测定界图（涉密除外）",),
            legal_basis=(_LAND, _OGI),
            time_limit="现状调查结束后5个工作日内",
            channels=("notice-board",),
            audience="group",
            audience_note=_VILLAGERS,
        ),
        Matter(
            first="征地前期准备",
            second="征地补偿安置方案听证",
            content=("听证通知书", "听证结果（依申请开展听证的）"),
            legal_basis=("《自然资源听证规定》",),
            time_limit="听证通知书：组织听证7个工作日前；其他听证内容依申请公开",
            audience="group",
            audience_note=_VILLAGERS,
        ),
        Matter(
            first="征地审查报批",
            second="征地报批材料",
            content=(
                "建设用地请示",
                "审查意见",
                "呈报说明书和农用地转用、补充耕地、征收土地、供地方案",
            ),
            legal_basis=(_OGI, "建设用地审查报批的有关规定"),
            time_limit="收到征地批准文件之日起10个工作日内",
            channels=("website",),
            seen=Seen.EXCERPT,
        ),
        Matter(
            first="征地审查报批",
            second="征地批准文件",
            content=("国务院或者省级批复", "城市用地实施方案审核同意文件", "转发批复", "其他"),
            legal_basis=(_LAND, _OGI),
            time_limit="收到征地批准文件之日起10个工作日内",
            channels=("website",),
            seen=Seen.EXCERPT,
        ),
        Matter(first="征地组织实施", second="征收土地公告", seen=Seen.UNVERIFIED),
        Matter(first="征地组织实施", second="征地补偿登记", seen=Seen.UNVERIFIED),
        Matter(first="征地组织实施", second="征地补偿安置方案公告", seen=Seen.UNVERIFIED),
        Matter(first="征地组织实施", second="征地补偿费用支付", seen=Seen.UNVERIFIED),
    ),
)
LAND_2020 = DomainCatalogue(
    name="land-2020",
    domain="land",
    title="农村集体土地征收基层政务公开标准目录（三个公告）",
    schema=STANDARD_LAND.name,
    since=date(2020, 1, 1),
    basis="转载页所见，法定公告一行的时限、渠道未见",
    seen_days=Seen.INFERENCE,
    note="预公告不少于10个工作日，补偿安置公告不少于30日；征收土地公告的时限以《土地管理法实施条例》为准",
    matters=(
        Matter(
            first="征地管理政策",
            content=(
                "法律法规和规章",
                "征地前期准备、审查报批、组织实施的规范性文件",
                "区片综合地价或者统一年产值标准",
                "地上附着物和青苗补偿费标准",
                "被征地农民安置与社会保障规定",
                "省级征地补偿安置协议示范文本",
            ),
            optional=("住宅拆迁补偿标准", "征地工作流程图"),
            legal_basis=(_OGI,),
            time_limit=_TWENTY,
            channels=("website", "land-platform"),
        ),
        Matter(
            first="征地法定公告",
            content=(
                "征收土地预公告：范围、目的、现状调查安排、不得抢栽抢建",
                "征地补偿安置公告：方案全文、补偿登记方式和期限、异议渠道",
                "征收土地公告：批准机关、文号、时间、用途、范围、实施安排、救济途径",
            ),
            legal_basis=(_LAND,),
        ),
    ),
)

LAND = (LAND_2019, LAND_2020)
"""The generations."""
