"""Bodies, places, channels and fields that the Regulation names."""

from __future__ import annotations

from zfgk.model.law import Force
from zfgk.rules.duty import Roster, Seat
from zfgk.texts.national import OGI_2007, OGI_2019

_AGENCY = "行政机关"

COMPETENT_DEPARTMENTS = Roster(
    id="national.competent-departments",
    term="政府信息公开工作主管部门",
    owed_by="各级人民政府",
    basis=OGI_2019[3],
    in_force=OGI_2019.in_force,
    seats=(
        Seat("national", "全国政府信息公开工作的主管部门", "国务院办公厅"),
        Seat("local", "本行政区域的政府信息公开工作主管部门", "县级以上地方人民政府办公厅（室）"),
        Seat("vertical", "本系统的主管", "实行垂直领导的部门的办公厅（室）"),
    ),
)

DISCLOSURE_OFFICE = Roster(
    id="national.disclosure-office",
    term="政府信息公开工作机构及其职能",
    owed_by="各级人民政府及县级以上人民政府部门",
    basis=OGI_2019[4],
    in_force=OGI_2019.in_force,
    seats=(
        Seat("handling", "办理本行政机关的政府信息公开事宜", "政府信息公开工作机构"),
        Seat("updating", "维护和更新本行政机关公开的政府信息", "政府信息公开工作机构"),
        Seat(
            "compiling", "组织编制政府信息公开指南、政府信息公开目录和政府信息公开工作年度报告", "政府信息公开工作机构"
        ),
        Seat("reviewing", "组织开展对拟公开政府信息的审查", "政府信息公开工作机构"),
        Seat("other", "本行政机关规定的与政府信息公开有关的其他职能", "政府信息公开工作机构", at_least=0),
    ),
    per="每个行政机关",
)

# The fifteen items keep their numbers: reports and catalogues refer to them by number.
PROACTIVE_ITEMS = Roster(
    id="national.proactive-items",
    term="应当主动公开的十五项政府信息",
    owed_by=_AGENCY,
    basis=OGI_2019[20],
    in_force=OGI_2019.in_force,
    seats=(
        Seat("item-1", "行政法规、规章和规范性文件"),
        Seat("item-2", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"),
        Seat("item-3", "国民经济和社会发展规划、专项规划、区域规划及相关政策"),
        Seat("item-4", "国民经济和社会发展统计信息"),
        Seat("item-5", "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果"),
        Seat("item-6", "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定"),
        Seat("item-7", "财政预算、决算信息"),
        Seat("item-8", "行政事业性收费项目及其依据、标准"),
        Seat("item-9", "政府集中采购项目的目录、标准及实施情况"),
        Seat("item-10", "重大建设项目的批准和实施情况"),
        Seat("item-11", "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况"),
        Seat("item-12", "突发公共事件的应急预案、预警信息及应对情况"),
        Seat("item-13", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"),
        Seat("item-14", "公务员招考的职位、名额、报考条件等事项以及录用结果"),
        Seat("item-15", "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息", at_least=0),
    ),
    note="只及于本行政机关的政府信息：不在其职责之内的项目，本来没有可以公开的。",
)

PROACTIVE_FIELDS_CITY_AND_COUNTY = Roster(
    id="national.proactive-fields-city-and-county",
    term="设区的市级、县级还应当主动公开的方面",
    owed_by="设区的市级、县级人民政府及其部门",
    basis=OGI_2019[21],
    in_force=OGI_2019.in_force,
    seats=(
        Seat("municipal-construction", "市政建设"),
        Seat("public-services", "公共服务"),
        Seat("public-welfare", "公益事业"),
        Seat("land-expropriation", "土地征收"),
        Seat("house-expropriation", "房屋征收"),
        Seat("public-security", "治安管理"),
        Seat("social-assistance", "社会救助"),
    ),
    note="根据本地方的具体情况。",
)

PROACTIVE_FIELDS_TOWNSHIP = Roster(
    id="national.proactive-fields-township",
    term="乡（镇）还应当主动公开的方面",
    owed_by="乡（镇）人民政府",
    basis=OGI_2019[21],
    in_force=OGI_2019.in_force,
    seats=(
        Seat("rural-policies", "贯彻落实农业农村政策"),
        Seat("irrigation-works", "农田水利工程建设运营"),
        Seat("land-contract-transfer", "农村土地承包经营权流转"),
        Seat("homestead-review", "宅基地使用情况审核"),
        Seat("land-expropriation", "土地征收"),
        Seat("house-expropriation", "房屋征收"),
        Seat("funds-and-labour", "筹资筹劳"),
        Seat("social-assistance", "社会救助"),
    ),
    note="根据本地方的具体情况。",
)

# The article lists ways among which a body chooses, and ends in "and the like": none is needed by itself.
PUBLICATION_CHANNELS = Roster(
    id="national.publication-channels",
    term="主动公开的途径",
    owed_by=_AGENCY,
    basis=OGI_2019[23],
    in_force=OGI_2019.in_force,
    seats=(
        Seat("gazette", "政府公报", at_least=0),
        Seat("website", "政府网站", at_least=0),
        Seat("online-media", "其他互联网政务媒体", at_least=0),
        Seat("press-conference", "新闻发布会", at_least=0),
        Seat("newspapers", "报刊", at_least=0),
        Seat("radio", "广播", at_least=0),
        Seat("television", "电视", at_least=0),
    ),
    note="各途径由行政机关选用，“等途径”表明不限于所列。",
)

READING_PLACES = Roster(
    id="national.reading-places",
    term="政府信息查阅场所",
    owed_by="各级人民政府",
    basis=OGI_2019[25, 1],
    in_force=OGI_2019.in_force,
    seats=(
        Seat("archives", "国家档案馆"),
        Seat("library", "公共图书馆"),
        Seat("service-centre", "政务服务场所"),
    ),
)

FURTHER_PLACES = Roster(
    id="national.further-places",
    term="可以根据需要设立的公开场所、设施",
    owed_by=_AGENCY,
    basis=OGI_2019[25, 2],
    in_force=OGI_2019.in_force,
    force=Force.MAY,
    seats=(
        Seat("reading-room", "公共查阅室"),
        Seat("collection-point", "资料索取点"),
        Seat("notice-board", "信息公告栏"),
        Seat("screen", "电子信息屏"),
    ),
)

BODIES_THAT_ANSWER = Roster(
    id="national.bodies-that-answer",
    term="可以向其申请政府信息的行政机关",
    owed_by=_AGENCY,
    basis=OGI_2019[27],
    in_force=OGI_2019.in_force,
    seats=(
        Seat("local-governments", "地方各级人民政府"),
        Seat("departments", "对外以自己名义履行行政管理职能的县级以上人民政府部门"),
        Seat("agencies", "对外以自己名义履行行政管理职能的派出机构、内设机构"),
    ),
)
BODIES_THAT_ANSWER_2007 = Roster(
    id="national.bodies-that-answer",
    term="可以向其申请政府信息的行政机关",
    owed_by=_AGENCY,
    basis=OGI_2007[13],
    in_force=OGI_2007.in_force,
    seats=(
        Seat("state-council-departments", "国务院部门"),
        Seat("local-governments", "地方各级人民政府"),
        Seat("departments", "县级以上地方人民政府部门"),
    ),
)

RULES = (
    COMPETENT_DEPARTMENTS,
    DISCLOSURE_OFFICE,
    PROACTIVE_ITEMS,
    PROACTIVE_FIELDS_CITY_AND_COUNTY,
    PROACTIVE_FIELDS_TOWNSHIP,
    PUBLICATION_CHANNELS,
    READING_PLACES,
    FURTHER_PLACES,
    BODIES_THAT_ANSWER,
    BODIES_THAT_ANSWER_2007,
)
