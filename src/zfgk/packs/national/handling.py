"""What follows from what in the handling of a request: its form, third parties, the seven replies, corrections."""

from __future__ import annotations

from zfgk.model.law import Force
from zfgk.rules.duty import Assigns, Outcome
from zfgk.texts.national import OGI_2007, OGI_2019

_AGENCY = "行政机关"

SPECIAL_NEED_2007 = Assigns(
    id="national.special-need",
    term="申请的特殊需要",
    owed_by="申请人",
    basis=OGI_2007[13],
    in_force=OGI_2007.in_force,
    question="何种需要可以申请",
    outcomes=(Outcome("special-need", "根据自身生产、生活、科研等特殊需要", "可以申请获取相关政府信息"),),
    note="2019年修订删去了这一要求。",
)

FORM_OF_REQUEST = Assigns(
    id="national.form-of-request",
    term="申请的形式",
    owed_by="申请人",
    basis=OGI_2019[29, 1],
    in_force=OGI_2019.in_force,
    question="以何种形式提出申请",
    outcomes=(
        Outcome("written", "一般情形", "向政府信息公开工作机构提出，采用包括信件、数据电文在内的书面形式"),
        Outcome("oral", "采用书面形式确有困难的", "可以口头提出，由受理的政府信息公开工作机构代为填写政府信息公开申请"),
    ),
)

NO_CORRECTION = Assigns(
    id="national.no-correction",
    term="逾期不补正",
    owed_by="收到申请的行政机关",
    basis=OGI_2019[30],
    in_force=OGI_2019.in_force,
    question="申请人在补正期限内没有补正，如何处理",
    outcomes=(Outcome("no-good-reason", "无正当理由逾期不补正的", "视为放弃申请，行政机关不再处理该政府信息公开申请"),),
)

THIRD_PARTY_DECISION = Assigns(
    id="national.third-party-decision",
    term="征求第三方意见之后的决定",
    owed_by=_AGENCY,
    basis=OGI_2019[32],
    in_force=OGI_2019.in_force,
    question="第三方答复之后，是否公开",
    outcomes=(
        Outcome("silent", "第三方逾期未提出意见的", "由行政机关依照条例的规定决定是否公开"),
        Outcome("objects-with-reason", "第三方不同意公开且有合理理由的", "不予公开"),
        Outcome(
            "public-interest",
            "行政机关认为不公开可能对公共利益造成重大影响的",
            "可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方",
        ),
    ),
)
THIRD_PARTY_DECISION_2007 = Assigns(
    id="national.third-party-decision",
    term="征求第三方意见之后的决定",
    owed_by=_AGENCY,
    basis=OGI_2007[23],
    in_force=OGI_2007.in_force,
    question="第三方答复之后，是否公开",
    outcomes=(
        Outcome("objects", "第三方不同意公开的", "不得公开"),
        Outcome(
            "public-interest",
            "行政机关认为不公开可能对公共利益造成重大影响的",
            "应当予以公开，并将决定公开的政府信息内容和理由书面通知第三方",
        ),
    ),
)

REPLY_ON_THE_SPOT = Assigns(
    id="national.reply-on-the-spot",
    term="当场答复",
    owed_by=_AGENCY,
    basis=OGI_2019[33, 1],
    in_force=OGI_2019.in_force,
    question="何时答复",
    outcomes=(
        Outcome("on-the-spot", "能够当场答复的", "当场予以答复"),
        Outcome("within-period", "不能当场答复的", "在答复期限内予以答复"),
    ),
)
REPLY_ON_THE_SPOT_2007 = Assigns(
    id="national.reply-on-the-spot",
    term="当场答复",
    owed_by=_AGENCY,
    basis=OGI_2007[24, 1],
    in_force=OGI_2007.in_force,
    question="何时答复",
    outcomes=(
        Outcome("on-the-spot", "能够当场答复的", "当场予以答复"),
        Outcome("within-period", "不能当场答复的", "在答复期限内予以答复"),
    ),
)

EXCESSIVE_REQUESTS = Assigns(
    id="national.excessive-requests",
    term="明显超过合理范围的申请",
    owed_by=_AGENCY,
    basis=OGI_2019[35],
    in_force=OGI_2019.in_force,
    force=Force.MAY,
    question="申请的数量、频次明显超过合理范围，如何处理",
    outcomes=(
        Outcome("ask-reasons", "数量、频次明显超过合理范围的", "可以要求申请人说明理由"),
        Outcome("unreasonable", "行政机关认为申请理由不合理的", "告知申请人不予处理"),
        Outcome(
            "reasonable",
            "行政机关认为申请理由合理，但是无法在第三十三条规定的期限内答复的",
            "可以确定延迟答复的合理期限并告知申请人",
        ),
    ),
    note="延迟答复的合理期限没有天数。",
)

REPLY_TYPES = Assigns(
    id="national.reply-types",
    term="七种答复",
    owed_by=_AGENCY,
    basis=OGI_2019[36],
    in_force=OGI_2019.in_force,
    question="如何答复",
    outcomes=(
        Outcome("already-public", "已经主动公开的", "告知获取该政府信息的方式、途径"),
        Outcome("granted", "可以公开的", "提供该政府信息，或者告知获取的方式、途径和时间"),
        Outcome("refused", "依据条例的规定决定不予公开的", "告知不予公开并说明理由"),
        Outcome("not-held", "经检索没有所申请公开信息的", "告知该政府信息不存在"),
        Outcome(
            "other-body",
            "不属于本行政机关负责公开的",
            "告知并说明理由；能够确定负责公开的行政机关的，告知其名称、联系方式",
        ),
        Outcome("repeat", "已就申请作出答复、申请人重复申请公开相同政府信息的", "告知不予重复处理"),
        Outcome(
            "special-procedure",
            "工商、不动产登记资料等信息，有关法律、行政法规对信息的获取有特别规定的",
            "告知依照有关法律、行政法规的规定办理",
        ),
    ),
)

SEVER = Assigns(
    id="national.sever",
    term="区分处理",
    owed_by=_AGENCY,
    basis=OGI_2019[37],
    in_force=OGI_2019.in_force,
    question="含有不应当公开或者不属于政府信息的内容，如何处理",
    outcomes=(Outcome("severable", "能够作区分处理的", "提供可以公开的政府信息内容，并对不予公开的内容说明理由"),),
)

EXISTING_INFORMATION = Assigns(
    id="national.existing-information",
    term="已有信息",
    owed_by=_AGENCY,
    basis=OGI_2019[38],
    in_force=OGI_2019.in_force,
    question="需要加工、分析的，是否提供",
    outcomes=(
        Outcome("existing", "已制作或者获取的政府信息", "提供"),
        Outcome("severable", "依照第三十七条的规定能够作区分处理的", "区分处理后提供"),
        Outcome("needs-processing", "其他需要对现有政府信息进行加工、分析的", "可以不予提供"),
    ),
)

NOT_A_REQUEST = Assigns(
    id="national.not-a-request",
    term="不作为申请处理的事项",
    owed_by=_AGENCY,
    basis=OGI_2019[39],
    in_force=OGI_2019.in_force,
    question="名为申请而实为他事，如何处理",
    outcomes=(
        Outcome(
            "petition",
            "以政府信息公开申请的形式进行信访、投诉、举报等活动的",
            "告知不作为政府信息公开申请处理，并可以告知通过相应渠道提出",
        ),
        Outcome("publication", "要求提供政府公报、报刊、书籍等公开出版物的", "可以告知获取的途径"),
    ),
)

FORM_OF_PROVISION = Assigns(
    id="national.form-of-provision",
    term="提供政府信息的形式",
    owed_by=_AGENCY,
    basis=OGI_2019[40],
    in_force=OGI_2019.in_force,
    question="以何种形式提供",
    outcomes=(
        Outcome("as-asked", "一般情形", "根据申请人的要求及行政机关保存政府信息的实际情况确定"),
        Outcome(
            "unsafe-or-costly",
            "按照申请人要求的形式提供，可能危及政府信息载体安全或者公开成本过高的",
            "可以通过电子数据以及其他适当形式提供，或者安排申请人查阅、抄录",
        ),
    ),
)
FORM_OF_PROVISION_2007 = Assigns(
    id="national.form-of-provision",
    term="提供政府信息的形式",
    owed_by=_AGENCY,
    basis=OGI_2007[26],
    in_force=OGI_2007.in_force,
    question="以何种形式提供",
    outcomes=(
        Outcome("as-asked", "一般情形", "按照申请人要求的形式提供"),
        Outcome(
            "not-possible",
            "无法按照申请人要求的形式提供的",
            "可以通过安排申请人查阅相关资料、提供复制件或者其他适当形式提供",
        ),
    ),
)

CORRECT_RECORDS = Assigns(
    id="national.correct-records",
    term="更正政府信息记录",
    owed_by=_AGENCY,
    basis=OGI_2019[41],
    in_force=OGI_2019.in_force,
    question="有证据证明与自身相关的政府信息记录不准确，要求更正的，如何处理",
    outcomes=(
        Outcome("competent", "有权更正的行政机关审核属实的", "予以更正并告知申请人"),
        Outcome(
            "not-competent",
            "不属于本行政机关职能范围的",
            "可以转送有权更正的行政机关处理并告知申请人，或者告知申请人向有权更正的行政机关提出",
        ),
    ),
    note="没有规定时限。",
)
CORRECT_RECORDS_2007 = Assigns(
    id="national.correct-records",
    term="更正政府信息记录",
    owed_by=_AGENCY,
    basis=OGI_2007[25, 2],
    in_force=OGI_2007.in_force,
    question="有证据证明与自身相关的政府信息记录不准确，要求更正的，如何处理",
    outcomes=(
        Outcome("competent", "有权更正的", "予以更正"),
        Outcome("not-competent", "无权更正的", "转送有权更正的行政机关处理，并告知申请人"),
    ),
    note="没有规定时限。",
)

COST_FEES_2007 = Assigns(
    id="national.cost-fees",
    term="成本费用",
    owed_by=_AGENCY,
    basis=OGI_2007[27],
    in_force=OGI_2007.in_force,
    question="是否收取费用",
    outcomes=(
        Outcome("costs", "检索、复制、邮寄等成本", "可以收取成本费用"),
        Outcome("other-fees", "其他费用", "不得收取"),
        Outcome("paid-service", "通过其他组织、个人以有偿服务方式提供", "不得"),
    ),
    note="本条第二款的后半句未见；2019年修订后不再收取成本费用。",
)

RULES = (
    SPECIAL_NEED_2007,
    FORM_OF_REQUEST,
    NO_CORRECTION,
    THIRD_PARTY_DECISION,
    THIRD_PARTY_DECISION_2007,
    REPLY_ON_THE_SPOT,
    REPLY_ON_THE_SPOT_2007,
    EXCESSIVE_REQUESTS,
    REPLY_TYPES,
    SEVER,
    EXISTING_INFORMATION,
    NOT_A_REQUEST,
    FORM_OF_PROVISION,
    FORM_OF_PROVISION_2007,
    CORRECT_RECORDS,
    CORRECT_RECORDS_2007,
    COST_FEES_2007,
)
