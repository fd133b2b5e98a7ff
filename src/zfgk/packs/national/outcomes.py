"""What follows from what: who is responsible, what is disclosed, how supervisors and citizens may act."""

from __future__ import annotations

from zfgk.rules.duty import Assigns, Outcome
from zfgk.texts.national import OGI_2019

_AGENCY = "行政机关"
_DEPARTMENT = "政府信息公开工作主管部门"

CLARIFY = Assigns(
    id="national.clarify",
    term="澄清虚假或者不完整信息",
    owed_by=_AGENCY,
    basis=OGI_2019[6, 2],
    in_force=OGI_2019.in_force,
    question="发现虚假或者不完整信息，如何处理",
    outcomes=(
        Outcome(
            "harmful-rumour",
            "影响或者可能影响社会稳定、扰乱社会和经济管理秩序的",
            "发布准确的政府信息予以澄清",
        ),
    ),
    note="没有规定时限；只规定发布自己的准确信息，不及于他人的言论。",
)

RESPONSIBLE_BODY = Assigns(
    id="national.responsible-body",
    term="负责公开的行政机关",
    owed_by=_AGENCY,
    basis=OGI_2019[10],
    in_force=OGI_2019.in_force,
    question="由哪个行政机关负责公开",
    outcomes=(
        Outcome("made", "行政机关制作的", "制作该政府信息的行政机关"),
        Outcome("from-citizens", "从公民、法人和其他组织获取的", "保存该政府信息的行政机关"),
        Outcome("from-agencies", "获取的其他行政机关的政府信息", "制作或者最初获取该政府信息的行政机关"),
        Outcome("other-law", "法律、法规对公开的权限另有规定的", "从其规定"),
        Outcome(
            "internal-body",
            "派出机构、内设机构依照法律、法规对外以自己名义履行行政管理职能的",
            "可以由该派出机构、内设机构负责与所履行职能有关的公开",
        ),
        Outcome("made-jointly", "两个以上行政机关共同制作的", "牵头制作的行政机关"),
    ),
)

DISCLOSURE_IS_THE_RULE = Assigns(
    id="national.disclosure-is-the-rule",
    term="公开属性",
    owed_by=_AGENCY,
    basis=OGI_2019[13],
    in_force=OGI_2019.in_force,
    question="是否公开，以何种方式公开",
    outcomes=(
        Outcome("exempt", "条例第十四条、第十五条、第十六条规定的", "不予公开，或者依各该条决定"),
        Outcome("proactive", "其余政府信息中属于主动公开范围的", "主动公开"),
        Outcome("on-request", "其余政府信息", "依申请公开"),
    ),
)

NO_FEE_EXCEPT = Assigns(
    id="national.no-fee-except",
    term="依申请提供政府信息的收费",
    owed_by=_AGENCY,
    basis=OGI_2019[42],
    in_force=OGI_2019.in_force,
    question="是否收取费用",
    outcomes=(
        Outcome("ordinary", "依申请提供政府信息的", "不收取费用"),
        Outcome("excessive", "申请公开政府信息的数量、频次明显超过合理范围的", "可以收取信息处理费"),
    ),
)

HELP_APPLICANTS = Assigns(
    id="national.help-applicants",
    term="对申请人的帮助",
    owed_by=_AGENCY,
    basis=OGI_2019[43],
    in_force=OGI_2019.in_force,
    question="申请人需要何种帮助",
    outcomes=(Outcome("impaired", "申请公开政府信息的公民存在阅读困难或者视听障碍的", "为其提供必要的帮助"),),
)

TURN_PROACTIVE = Assigns(
    id="national.turn-proactive",
    term="依申请公开转为主动公开",
    owed_by=_AGENCY,
    basis=OGI_2019[44],
    in_force=OGI_2019.in_force,
    question="依申请公开的信息是否纳入主动公开",
    outcomes=(
        Outcome(
            "many-applicants",
            "多个申请人就相同政府信息向同一行政机关申请，且该政府信息属于可以公开的",
            "可以纳入主动公开的范围",
        ),
        Outcome(
            "suggested",
            "申请人认为涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策而建议纳入，行政机关审核认为属于主动公开范围的",
            "及时主动公开",
        ),
    ),
    note="“及时”没有天数。",
)

SUPERVISE = Assigns(
    id="national.supervise",
    term="主管部门的监督",
    owed_by=_DEPARTMENT,
    basis=OGI_2019[47],
    in_force=OGI_2019.in_force,
    question="如何督促",
    outcomes=(
        Outcome("not-as-required", "行政机关未按照要求开展政府信息公开工作的", "予以督促整改或者通报批评"),
        Outcome(
            "accountability",
            "需要对负有责任的领导人员和直接责任人员追究责任的",
            "依法向有权机关提出处理建议",
        ),
        Outcome(
            "complaint-verified",
            "公民、法人或者其他组织提出未按照要求主动公开或者不依法答复处理，查证属实的",
            "予以督促整改或者通报批评",
        ),
    ),
)

REMEDIES = Assigns(
    id="national.remedies",
    term="权益救济",
    owed_by="公民、法人或者其他组织",
    basis=OGI_2019[51],
    in_force=OGI_2019.in_force,
    question="认为行政机关在政府信息公开工作中侵犯其合法权益的，可以怎样",
    outcomes=(
        Outcome("complaint", "投诉、举报", "向上一级行政机关或者政府信息公开工作主管部门提出"),
        Outcome("review", "申请行政复议", "依法申请"),
        Outcome("litigation", "提起行政诉讼", "依法提起"),
    ),
)

AUTHORISED_ORGANISATIONS = Assigns(
    id="national.authorised-organisations",
    term="获得授权的组织",
    owed_by="法律、法规授权的具有管理公共事务职能的组织",
    basis=OGI_2019[54],
    in_force=OGI_2019.in_force,
    question="是否适用条例",
    outcomes=(Outcome("authorised", "法律、法规授权的具有管理公共事务职能的组织公开政府信息的", "适用条例"),),
)

PUBLIC_UTILITIES = Assigns(
    id="national.public-utilities",
    term="公共企事业单位的信息公开",
    owed_by="公共企事业单位",
    basis=OGI_2019[55],
    in_force=OGI_2019.in_force,
    question="依照什么公开，如何申诉",
    outcomes=(
        Outcome(
            "disclosure",
            "教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通等与人民群众利益密切相关的公共企事业单位"
            "公开在提供社会公共服务过程中制作、获取的信息",
            "依照相关法律、法规和国务院有关主管部门或者机构的规定",
        ),
        Outcome(
            "complaint",
            "未依照规定公开，公民、法人或者其他组织向有关主管部门或者机构申诉的",
            "接受申诉的部门或者机构及时调查处理，并将处理结果告知申诉人",
        ),
    ),
    note="“及时”没有天数。",
)

RULES = (
    CLARIFY,
    RESPONSIBLE_BODY,
    DISCLOSURE_IS_THE_RULE,
    NO_FEE_EXCEPT,
    HELP_APPLICANTS,
    TURN_PROACTIVE,
    SUPERVISE,
    REMEDIES,
    AUTHORISED_ORGANISATIONS,
    PUBLIC_UTILITIES,
)
