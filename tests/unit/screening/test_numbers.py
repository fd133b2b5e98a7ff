"""Identifiers as people write them: each is found where it stands, and what only looks like one is not."""

import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener
from zfgk.screening.numbers import NUMBERS

SCREENER = Screener(NUMBERS)

# Nobody's numbers; the check characters of GB 11643 were worked out by doubling, those of cards with another library.
WRITTEN = {
    "resident-id": [
        ("", "11O1O1199OO3O74477"),
        ("", "l10101199003074477"),
        ("身份证：", "一一零一零一一九九零零三零七四四七七"),
        ("", "壹壹零壹零壹壹玖玖零零叁零柒肆肆柒柒"),
        ("", "①①⓪①⓪①①⑨⑨⓪⓪③⓪⑦④④⑦⑦"),
        ("", "¹¹⁰¹⁰¹¹⁹⁹⁰⁰³⁰⁷⁴⁴⁷⁷"),
        ("", "11〇1〇1199〇〇3〇74477"),
        ("", "١١٠١٠١١٩٩٠٠٣٠٧٤٤٧٧"),
        ("", "110101·19900307·4477"),
        ("", "11010119900307002Χ"),  # the Greek letter
        ("", "1101零1199003074477"),
        ("", "一一0101199003074477"),
        ("", "810000199408230021"),  # a residence permit, Hong Kong
        ("", "830000199201300022"),  # and Taiwan
        ("", "110101１９９００３０７4477"),
    ],
    "resident-id-doubtful": [
        ("身份证号：", "110101199003074470"),
        ("身份证号码 ", "110101199002304474"),
        ("公民身份号码：", "11010119900307447"),
        ("身份证号（18位）为：", "110101 19900307 4470"),
        ("身份证号：", "1101011990030744777"),
    ],
    "mobile-number": [
        ("", "一三八零零一三八零零零"),
        ("手机：", "一三八　零零一三　八零零零"),
        ("", "13８００138000"),
        ("", "138OO138OOO"),
        ("", "l3800138000"),
        ("", "I38 0013 8000"),
        ("", "幺三八零零幺三八零零零"),
        ("", "138〇〇138〇〇〇"),
        ("", "1380013八〇〇〇"),
        ("", "①③⑧⓪⓪①③⑧⓪⓪⓪"),
        ("", "138\u200b0013\u200b8000"),
        ("", "0086 138-0013-8000"),
        ("", "17012345678"),
    ],
    "telephone": [
        ("", "0737-4225142"),
        ("", "(0737)4225142"),
        ("", "010 82345678"),
        ("", "07374225142"),
        ("电话：", "4225142"),
        ("传真：", "0737－4225143"),
        ("", "400-812-3456"),
        ("", "4008123456"),
        ("+", "86-10-82345678"),
        ("", "０７３７－４２２５１４２"),
        ("联系电话", "0737-422 5142"),
    ],
    "home-telephone": [("住宅电话：", "0737-4225142"), ("家庭电话 ", "4225142")],
    "bank-card": [
        ("", "6222020200112233446"),
        ("", "6222 0202 0011 2233 446"),
        ("", "６２２２０２０２００１１２２３３４４６"),
        ("", "6222-0202-0011-2233-446"),
        ("银行卡号：", "6222020200112233445"),  # a wrong check digit, but called a card
        ("卡号 ", "6222 0202 0011 2233 445"),
    ],
    "bank-account": [("账号：", "1812345678901234"), ("账户 ", "6001 2345 6789 0123")],
    "public-account": [("户名：某某市财政局，开户行：建行，账号：", "43001234567890123456")],
    "plate": [
        ("", "湘H12345"),
        ("", "湘H·12345"),
        ("", "湘 H 12345"),
        ("", "湘Ｈ１２３４５"),
        ("", "湘h12345"),
        ("", "京AD12345"),
        ("", "粤B12345D"),
        ("", "川A·1234警"),
        ("", "粤Z1234港"),
        ("", "沪C1234挂"),
        ("", "WJ京01234"),
        ("车牌：", "VA12345"),
        ("车牌", "使014567"),
    ],
    "mail-address": [
        ("", "zhang@163.com"),
        ("", "zhang.san_1@qq.com"),
        ("", "ｚｈａｎｇ＠１６３．ｃｏｍ"),
        ("", "zhang @ 163.com"),
        ("", "zhang(at)163.com"),
        ("", "zhang@mail.example.com.cn"),
        ("", "zhang\u200b@163.com"),
    ],
    "office-mail-address": [("", "xxgk@yiyang.gov.cn")],
    "passport": [
        ("", "E12345678"),
        ("", "EA1234567"),
        ("", "Ｅ１２３４５６７８"),
        ("护照号：", "P1234567"),
        ("护照号码：", "e12345678"),
        ("护照：", "SE1234567"),
        ("护照号", "E 1234 5678"),
        ("护照号：", "AB123456"),
        ("passport no: ", "123456789"),
    ],
    "travel-permit": [
        ("", "H12345678"),
        ("", "M1234567890"),
        ("台胞证号：", "12345678"),
        ("台湾居民来往大陆通行证号码 ", "0123456789"),
        ("往来港澳通行证", "C12345678"),
        ("回乡证 ", "M 12345678"),
    ],
    "military-card": [("军官证号：", "南字第1234567号"), ("士兵证：", "12345678")],
    "foreign-residence-card": [("外国人永久居留身份证：", "CAN110078012901")],
    "messenger-account": [("QQ：", "123456789"), ("微信号：", "wxid_abc123"), ("ＱＱ：", "１２３４５６７")],
    "personal-paper": [
        ("社保卡号：", "A12345678"),
        ("驾驶证号：", "430901234567"),
        ("学籍号：", "G4309011234567"),
        ("户口簿号：", "430901001"),
        ("残疾人证号：", "11010119900307447721"),
    ],
    "birth-date": [
        ("出生日期：", "1990年3月7日"),
        ("生于", "1990-03-07"),
        ("", "1990年3月7日"),
        ("出生年月日 ", "１９９０年３月７日"),
        ("", "一九九〇年三月七日"),
    ],
    "credit-code": [
        ("", "91350100M000100Y43"),
        ("统一社会信用代码：", "９１３５０１００Ｍ０００１００Ｙ４３"),
        ("", "9135 0100 M000 100Y 43"),
    ],
    "organisation-code": [("组织机构代码：", "01527918-X")],
}
CASES = [(rule, cue, number) for rule, cases in WRITTEN.items() for cue, number in cases]


@pytest.mark.parametrize(("rule", "cue", "number"), CASES)
def test_ways_of_writing(rule, cue, number):
    after = "出生，请知悉" if rule == "birth-date" and not cue else "，请知悉"
    text = f"关于王某，{cue}{number}{after}"
    start = text.index(number)
    spans = [(f.start, f.end) for f in SCREENER.scan(text) if f.rule == f"zfgk.{rule}"]
    assert spans == [(start, start + len(number))]


def test_every_kind_has_a_case():
    assert {one.id.removeprefix("zfgk.") for one in NUMBERS} == {*WRITTEN, "resident-id-15"}


DECOYS = """
国办发〔2019〕14号|2026年3月2日|2026-03-02 13:45:00|20260302|000014349/2024-00012|01527918X-2020-153077
114403006955506492/2021-00426|330106001001GB00012F00010001|地块编号G2024-12|G20240012|宗地号：330106001001GB00012
X=3123456.789,Y=39512345.678|东经112°21′18.5″，北纬28°33′|112.355123,28.553456|39512345.678 3123456.123
8e1ded05-2ce0-41fc-acac-018040572241|d41d8cd98f00b204e9800998ecf8427e|订单号：6222020200112233446
合同编号：HT2024010112345678|文件编号：LY-2024-13800138000|发票号码：12345678|发票代码：043001900111|预算编码2130206
邮编：413000|网站标识码4309000001|湘ICP备05009321号|湘公网安备43090002000015号|ISBN 978-7-5111-1234-5
0.13812345678亿元|13812345678元|￥13812345678|项目代码：2019-430902-48-01-012345|12345|110、119|第1234567890号
12,345,678.90元|京B2-20210001号|（2024）湘0902民初1234号|〔2024〕湘09行终12号|GB/T 33190-2016|S308线K12+345.678
食品经营许可证号：JY14309020012345|总投资138001380元|logo@2x.png|QQ群：123456789|公众号微信号：yiyangfabu|2019—2023年
3.1415926535897932|1714000000000|t20240305_1234567.html|6901234567892|E20240101|型号：E12345678|国药准字H20123456
二〇二六年三月二日|贰仟零贰拾肆万元|新A股12345678|云计算C12345|1 2 3 4 5 6 7 8 9 10 11 12|2020 2021 2022 2023 2024
138 2024 1015 22|100 200 300 400 500 600|12 34 56 78 90 12 34 56 78|6222-2024-0001-0002|张三，1990年3月生，2015年入党
"""


@pytest.mark.parametrize("decoy", [one for line in DECOYS.strip().splitlines() for one in line.split("|")])
@pytest.mark.parametrize("text", ["{}", "关于{}，请知悉", "见{}。"])
def test_decoys_ask_for_nothing(decoy, text):
    findings = SCREENER.scan(text.format(decoy))
    assert [finding.rule for finding in findings if finding.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        ("流转110101199003074470，", "resident-id", "check-character"),
        ("流转110101199002304474，", "resident-id", "birth-date"),
        ("流转990101199003074477，", "resident-id", "province"),
        ("流转110101199003074477Q，", "resident-id", "part-of-longer"),
        ("130503671301001", "resident-id-15", "birth-date"),
        ("注册号130503670401001", "resident-id-15", "other-number"),
        ("13800138000元", "mobile-number", "unit"),
        ("￥13800138000", "mobile-number", "amount"),
        ("0.13800138000", "mobile-number", "decimal"),
        ("GB13800138000", "mobile-number", "part-of-longer"),
        ("1380013\n8000", "mobile-number", "line-end"),
        ("订单号：13800138000", "mobile-number", "other-number"),
        ("6222020200112233445", "bank-card", "luhn"),
        ("流水号6222020200112233446", "bank-card", "other-number"),
        ("E20240101", "passport", "year"),
        ("编号E12345678", "passport", "other-number"),
        ("统一社会信用代码：91350100M000100Y44", "credit-code", "check-character"),
        ("许可证湘H12345", "plate", "other-number"),
    ],
)
def test_near_misses_say_why(text, rule, why):
    missed = SCREENER.near_misses(text)
    assert [one.why for one in missed if one.rule == f"zfgk.{rule}"] == [why]
    for one in missed:
        assert 0 <= one.start < one.end <= len(text)
        assert one.because
        assert "*" in one.excerpt
        assert text not in repr(one)


def test_what_was_found_is_no_near_miss():
    assert SCREENER.near_misses("王某 110101199003074477，手机13800138000") == []
    assert SCREENER.near_misses("") == []


def test_a_recogniser_without_explanations_explains_nothing():
    plain = next(one for one in NUMBERS if one.near is None)
    assert Screener([plain]).near_misses("13800138000元") == []
