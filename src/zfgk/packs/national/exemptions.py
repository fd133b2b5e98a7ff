"""Exemptions (不予公开): articles 14, 15 and 16, three strengths that are never one flag."""

from __future__ import annotations

from zfgk.model.law import Force
from zfgk.rules.exemption import Exemption, Strength
from zfgk.rules.shape import Element
from zfgk.texts.national import OGI_2019

_AGENCY = "行政机关"

STATE_SECRET = Exemption(
    id="national.state-secret",
    term="国家秘密",
    owed_by=_AGENCY,
    basis=OGI_2019[14],
    in_force=OGI_2019.in_force,
    strength=Strength.ABSOLUTE,
    elements=(Element("classified", "依法确定为国家秘密"),),
)

LAW_PROHIBITED = Exemption(
    id="national.law-prohibited",
    term="法律、行政法规禁止公开的政府信息",
    owed_by=_AGENCY,
    basis=OGI_2019[14],
    in_force=OGI_2019.in_force,
    strength=Strength.ABSOLUTE,
    elements=(Element("prohibited", "法律、行政法规禁止公开"),),
    note="规章和规范性文件不在禁止公开的依据之列。",
)

SECURITY_AND_STABILITY = Exemption(
    id="national.security-and-stability",
    term="三安全一稳定",
    owed_by=_AGENCY,
    basis=OGI_2019[14],
    in_force=OGI_2019.in_force,
    strength=Strength.ABSOLUTE,
    elements=(Element("endangers", "公开后可能危及国家安全、公共安全、经济安全、社会稳定"),),
    note="是否危及，由行政机关判断，程序从不判断。",
)

THIRD_PARTY_RIGHTS = Exemption(
    id="national.third-party-rights",
    term="第三方合法权益",
    owed_by=_AGENCY,
    basis=OGI_2019[15],
    in_force=OGI_2019.in_force,
    strength=Strength.RELATIVE,
    elements=(
        Element("concerns-third-party", "涉及商业秘密、个人隐私等"),
        Element("harm", "公开会对第三方合法权益造成损害"),
    ),
    unless=(
        Element("consent", "第三方同意公开"),
        Element("public-interest", "行政机关认为不公开会对公共利益造成重大影响"),
    ),
    note="“等”字表明不限于商业秘密和个人隐私。",
)

INTERNAL_AFFAIRS = Exemption(
    id="national.internal-affairs",
    term="内部事务信息",
    owed_by=_AGENCY,
    basis=OGI_2019[16, 1],
    in_force=OGI_2019.in_force,
    force=Force.MAY,
    strength=Strength.DISCRETIONARY,
    elements=(Element("internal", "行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面"),),
    note="第二款末句的“上述信息”在文字上只涉及第二款，是否及于本款，条例没有写明。",
)

PROCESS = Exemption(
    id="national.process-information",
    term="过程性信息",
    owed_by=_AGENCY,
    basis=OGI_2019[16, 2],
    in_force=OGI_2019.in_force,
    force=Force.MAY,
    strength=Strength.DISCRETIONARY,
    elements=(
        Element("in-performing-functions", "在履行行政管理职能过程中形成"),
        Element("in-process", "讨论记录、过程稿、磋商信函、请示报告等"),
    ),
    unless=(Element("disclosure-required", "法律、法规、规章规定应当公开"),),
)

ENFORCEMENT_FILE = Exemption(
    id="national.enforcement-file",
    term="行政执法案卷信息",
    owed_by=_AGENCY,
    basis=OGI_2019[16, 2],
    in_force=OGI_2019.in_force,
    force=Force.MAY,
    strength=Strength.DISCRETIONARY,
    elements=(Element("enforcement-file", "行政执法案卷信息"),),
    unless=(Element("disclosure-required", "法律、法规、规章规定应当公开"),),
)

RULES = (
    STATE_SECRET,
    LAW_PROHIBITED,
    SECURITY_AND_STABILITY,
    THIRD_PARTY_RIGHTS,
    INTERNAL_AFFAIRS,
    PROCESS,
    ENFORCEMENT_FILE,
)
