"""Planning: the catalogue of urban and rural planning (城乡规划), and that of territorial planning (国土空间规划) after it."""

from __future__ import annotations

from zfgk.catalogue.profiles.domains import DomainCatalogue, Matter
from zfgk.catalogue.profiles.standard import STANDARD_CATALOGUE
from zfgk.model.law import Seen

_OGI = "《政府信息公开条例》"
_PLANNING = "《城乡规划法》"
_LAND = "《土地管理法》"
_LICENCE = "《行政许可法》"
_TWENTY = "信息形成或者变更之日起20个工作日内"
_SEVEN = "作出行政决定之日起7个工作日内"
_MAPS = "文本及图件（涉密除外）"

PUBLIC_SERVICES = (
    Matter(
        first="公共服务",
        second="法规文件",
        content=("法律、法规、规章、规范性文件",),
        legal_basis=(_PLANNING, _OGI),
        time_limit=_TWENTY,
    ),
    Matter(
        first="公共服务",
        second="政民互动",
        content=("意见征集", "咨询", "信访"),
        legal_basis=(_OGI,),
        time_limit="实时公开",
    ),
    Matter(
        first="公共服务",
        second="办事服务",
        content=("许可事项", "依据", "条件", "数量", "程序", "期限", "需要提交的全部材料目录"),
        legal_basis=(_OGI,),
        time_limit="实时公开",
    ),
)
URBAN_RURAL = DomainCatalogue(
    name="urban-rural-planning",
    domain="urban-rural-planning",
    title="城乡规划领域基层政务公开标准目录",
    schema=STANDARD_CATALOGUE.name,
    basis="转载页所见",
    note="规划职能并入自然资源部门、建立国土空间规划体系以后，另有国土空间规划的目录；何时替换未见，两者分列",
    matters=(
        *PUBLIC_SERVICES,
        Matter(
            first="规划编制",
            second="城市、镇总体规划及同级土地利用规划",
            content=("批准文件", "脱密后的文本及图纸"),
            legal_basis=(_LAND, _PLANNING, _OGI),
            time_limit=_TWENTY,
        ),
        Matter(
            first="规划编制",
            second="乡规划及同级土地利用规划",
            content=("脱密后的文本及图纸",),
            legal_basis=(_LAND, _PLANNING, _OGI),
            time_limit=_TWENTY,
        ),
        Matter(
            first="规划编制",
            second="城市、镇详细规划",
            content=("脱密后的文本及图表",),
            legal_basis=(_PLANNING, _OGI),
            time_limit=_TWENTY,
        ),
    ),
)
TERRITORIAL = DomainCatalogue(
    name="territorial-planning",
    domain="territorial-planning",
    title="国土空间规划领域基层政务公开标准目录",
    schema=STANDARD_CATALOGUE.name,
    basis="一个区的目录的转载页所见",
    note="许可以后各行未见全",
    matters=(
        Matter(
            first="规划编制",
            second="区级国土空间总体规划（批前公示）",
            content=("规划草案",),
            legal_basis=(_LAND, _PLANNING, _OGI),
            time_limit="批前公示不少于30日",
        ),
        Matter(
            first="规划编制",
            second="区级国土空间总体规划（批后公布）",
            content=("批准文件", _MAPS),
            legal_basis=(_LAND, _PLANNING, _OGI),
            time_limit="批准后20个工作日内",
        ),
        Matter(
            first="规划编制",
            second="城镇开发边界内详细规划",
            content=("批准文件", _MAPS),
            legal_basis=(_LAND, _PLANNING, _OGI),
            time_limit="批准后20个工作日内",
        ),
        Matter(
            first="规划编制",
            second="国土空间专项规划",
            content=("批准文件", _MAPS),
            legal_basis=(_OGI,),
            time_limit="批准后20个工作日内",
        ),
        Matter(
            first="规划编制",
            second="镇（街道）国土空间总体规划",
            content=("批准文件", _MAPS),
            legal_basis=(_LAND, _PLANNING, _OGI),
            time_limit="批准后20个工作日内",
        ),
        Matter(
            first="规划编制",
            second="村庄规划",
            content=("批准文件", _MAPS),
            legal_basis=(_LAND, _PLANNING, _OGI),
            time_limit="批准后20个工作日内",
            channels=("notice-board",),
        ),
        Matter(
            first="许可",
            second="建设项目用地预审与选址意见书",
            content=("证载内容（涉密除外）",),
            legal_basis=(_LICENCE, _LAND, _PLANNING, _OGI, "国办发〔2015〕51号"),
            time_limit=_SEVEN,
        ),
        Matter(
            first="规划许可",
            second="建设用地、临时建设用地规划许可",
            content=("证载内容（涉密除外）",),
            legal_basis=(_LICENCE, _LAND, _PLANNING, _OGI, "国办发〔2015〕51号"),
            time_limit=_SEVEN,
        ),
        Matter(first="规划许可", second="建设工程、乡村建设规划许可", seen=Seen.UNVERIFIED),
        Matter(first="规划核实", seen=Seen.UNVERIFIED),
        Matter(first="行政处罚", seen=Seen.UNVERIFIED),
    ),
)

PLANNING = (URBAN_RURAL, TERRITORIAL)
"""The catalogues of planning."""
