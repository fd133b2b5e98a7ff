import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener
from zfgk.screening.addresses import HOME_ADDRESS
from zfgk.screening.names import OFFICIAL_NAME, PERSONAL_NAME
from zfgk.screening.sensitive import HEALTH, MINOR, OFFENCE, PRIVATE_FINANCE
from zfgk.screening.surnames import COMPOUND, NO_NAMES, SINGLE, WORDLIKE

SCREENER = Screener([PERSONAL_NAME, OFFICIAL_NAME, HOME_ADDRESS, HEALTH, MINOR, PRIVATE_FINANCE, OFFENCE])
NAMES, NOTED = "zfgk.personal-name", "zfgk.official-name"


def found(text):
    return [(finding.rule, text[finding.start : finding.end]) for finding in SCREENER.scan(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王小明（身份证号110101199003074477）", "王小明"),
        ("村民王小明（身份证号码：110101…）", "王小明"),
        ("王小明\t110101199003074477", "王小明"),
        ("王小明，男，汉族，身份证号码为１１０", "王小明"),
        ("阿迪力·买买提，男，1990年", "阿迪力·买买提"),
        ("申请人：王小明", "王小明"),
        ("申请人（签名）：王小明", "王小明"),
        ("申请人 王小明", "王小明"),
        ("申 请 人：王小明", "王小明"),
        ("当事人：李四，住址不详", "李四"),
        ("姓名：欧阳娜娜", "欧阳娜娜"),
        ("姓　名：王　明", "王　明"),
        ("户主：赵铁柱\n", "赵铁柱"),
        ("举报人钱多多反映", "钱多多"),
        ("死者张三因", "张三"),
        ("患者李四被", "李四"),
    ],
)
def test_names_of_private_persons(text, name):
    assert (NAMES, name) in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("联系人：王小明 电话：0737-4225142", "王小明"),
        ("法定代表人：张三", "张三"),
        ("姓名：王小明，职务：局长", "王小明"),
    ],
)
def test_who_acts_for_a_body_is_a_note(text, name):
    assert found(text) == [(NOTED, name)]
    assert OFFICIAL_NAME.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text",
    [
        "申请人：王某",
        "当事人：李**",
        "姓名：__",
        "申请人：王府井集团有限公司",
        "申请人：某公司",
        "姓名 单位 职务",
        "局长王小明出席会议",
        "云汀市自然资源局局长 王小明",
        "申请人应当自收到之日起",
        "申请人马上提交",
        "当事人双方",
        "当事人何时到场",
        "学生于次日返校",
        "学生安全",
        "患者任何时候",
        "患者安置费",
        "证人证言",
        "被告人民政府",
        "居民高度关注",
        "全局干部职工全员参与",
        "被申请人向人民法院",
        "纳税人应纳税额",
        "权利人申请登记的",
        "配偶、子女",
    ],
)
def test_ordinary_words_and_masked_names_are_no_names(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("家庭住址：某省某市某区人民路12号3栋2单元501室", "某省某市某区人民路12号3栋2单元501室"),
        ("住 址：青梧县柳塘镇东村三组", "青梧县柳塘镇东村三组"),
        ("李某，男，汉族，住云汀市东城区解放路25号", "云汀市东城区解放路25号"),
        ("户籍地:云汀市赫山区和平街道12号", "云汀市赫山区和平街道12号"),
        ("现住云汀市西城区幸福小区5号楼2单元301室", "云汀市西城区幸福小区5号楼2单元301室"),
        ("家庭住址\t云汀市某路3号", "云汀市某路3号"),
        ("王某，女，住所：云汀市人民路12号", "云汀市人民路12号"),
        ("寄往幸福小区5栋2单元301室", "寄往幸福小区5栋2单元301室"),
    ],
)
def test_home_addresses(text, address):
    assert ("zfgk.home-address", address) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "地址：云汀市市民中心3号楼501室",
        "办公地址：云汀市东城区人民路12号",
        "某公司，住所：云汀市东城区人民路12号",
        "住所：云汀市东城区人民路12号",
        "坐落：幸福小区5栋2单元301室",
        "住址变更登记办理指南",
        "身份证明、户籍地证明",
        "项目位于和平路以东、幸福小区以南",
    ],
)
def test_where_a_body_works_or_land_lies_is_no_home(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("患者王小明诊断为肺结核", "health"),
        ("患者：李四，HIV阳性", "health"),
        ("姓名：赵铁柱 残疾等级：二级", "health"),
        ("住院号：123456", "health"),
        ("残疾人证号：43011119900101123442", "health"),
        ("学生：王小明", "minor"),
        ("学生王小明，就读于第三小学", "minor"),
        ("王小明，男，12岁", "minor"),
        ("女童李小花，十岁", "minor"),
        ("户主：赵铁柱，低保金：560元", "private-finance"),
        ("低保户赵铁柱每月低保金560元", "private-finance"),
        ("王小明，男，1990年出生，曾因盗窃被判处有期徒刑一年", "offence"),
    ],
)
def test_what_is_said_of_a_named_person(text, rule):
    assert f"zfgk.{rule}" in {one for one, _ in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "艾滋病防治工作方案",
        "残疾人保障金征收",
        "高血压患者管理",
        "未成年人保护",
        "学生人数为12人",
        "年满18周岁",
        "低保金标准提高到560元",
        "盗窃罪判处有期徒刑的规定",
        "患者王某诊断为肺结核",
    ],
)
def test_a_word_without_a_person_says_nothing(text):
    assert found(text) == []


def test_a_grown_up_is_no_child_and_an_officer_has_no_finance():
    assert found("王小明，男，18岁") == [(NAMES, "王小明")]
    assert found("联系人：王小明，补贴560元") == [(NOTED, "王小明")]


def test_what_stands_on_another_line_is_another_matter():
    assert found("申请人：王小明\n二、低保金560元") == [(NAMES, "王小明")]


def test_the_lists_are_what_they_say():
    assert all(len(name) == 1 for name in SINGLE | WORDLIKE)
    assert all(len(name) == 2 for name in COMPOUND)
    assert WORDLIKE <= SINGLE
    # A word that begins with no family name would be listed for nothing.
    assert all(word[0] in SINGLE or word[:2] in COMPOUND for word in NO_NAMES)


def test_findings_are_masked():
    for finding in SCREENER.scan("家庭住址：某省某市某区人民路12号3栋2单元501室，户主：赵铁柱"):
        assert "铁柱" not in repr(finding)
        assert "人民路" not in repr(finding)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("何建新，患精神分裂症，离异", "何建新"),
        ("何建新患肺结核", "何建新"),
        ("1、赵铁柱，农村低保户", "赵铁柱"),
        ("谭四清\t残疾二级\t560", "谭四清"),
        ("刘某芳\tHIV\t五福社区", "刘某芳"),
        ("信访人之子谭伟系精神残疾一级", "谭伟"),
        ("周子涵就读于实验小学三年级", "周子涵"),
    ],
)
def test_names_that_only_what_is_said_beside_them_tells(text, name):
    assert (NAMES, name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "王某，患肺结核",
        "刘芳，艾滋病防治科科长",
        "高血压，糖尿病患者规范管理",
        "白血病\t精神残疾\t康复",
        "金山社区\t低保\t312",
        "金额\t残疾二级\t100",
        "韩国籍，患有传染病的",
        "孤儿、特困人员、低保对象",
        "程序、时间、残疾二级",
        "李医生，糖尿病咨询",
    ],
)
def test_what_stands_beside_an_illness_and_is_no_name(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "关于王小明任职的通知\n王小明，男，1975年3月生",
        "干部任前公示\n姓名：王小明\n",
        "王小明，女，1975年3月生，现任市财政局科长，拟任市财政局副局长",
    ],
)
def test_who_is_appointed_to_an_office_is_a_note(text):
    assert {rule for rule, _ in found(text)} == {NOTED}


def test_an_identity_number_stays_private_in_a_notice_of_appointments():
    assert (NAMES, "王小明") in found("关于王小明任职的通知\n王小明，身份证号110101199003074477")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("户主彭冬秀，住全丰村四组12号", "全丰村四组12号"),
        ("李某，家住柳塘镇东村三组", "柳塘镇东村三组"),
    ],
)
def test_where_somebody_lives_without_a_word_for_address(text, address):
    assert ("zfgk.home-address", address) in found(text)


@pytest.mark.parametrize("text", ["李某，住院治疗3号楼", "，住建局大院3号楼", "，住宅小区3号楼"])
def test_other_words_that_begin_like_living(text):
    assert found(text) == []
