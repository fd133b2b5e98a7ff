"""Every kind of notice, made with everything given: what it must carry stands in the text and in the Word document."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from zfgk.errors import LibraryMissing
from zfgk.notices import NOTICE_TYPES

# By hand: the request was signed for on 2025-02-20 (see conftest.py).
COMPUTED = {
    "received": "2025年2月20日",
    "due": "2025年3月20日",
    "applicant": "欧阳某甲",
    "request": "登记编号：2025-{kind}",
    "subject": "某村集体土地征收的批复（2023年）",
    "corrected": "2025年3月3日",
    "correction-requested": "2025年2月25日",
    "correction-until": "2025年3月5日",
    "approved": "2025年3月7日",
    "extended-by": "10个工作日",
    "fee-noticed": "2025年2月24日",
    "pay-due": "2025年3月24日",  # 02-25..28=4 03-03..07=9 03-10..14=14 03-17..21=19 03-24=20
    "standard": "第1至10件，不收费；第11至30件，每件100元，计2000元；第31至40件，每件200元，计2000元；第41件，每件300元，计300元",
    "amount": "4300元",
    "reasonable-period": "2025年3月24日前（含当日）",
    "explain-by": "2025年3月24日前（含当日）",
    "delay-until": "2025年3月24日前（含当日）",
    "merged-into": "登记编号：2025-7",
}
DAY = {"receipt": "2025年2月20日", "overdue-fee": "2025年3月25日"}
REGULATION = "《中华人民共和国政府信息公开条例》"
BASIS = {
    "receipt": f"{REGULATION}第三十一条、第三十三条",
    "correction": f"{REGULATION}第三十条、第二十九条第二款",
    "extension": f"{REGULATION}第三十三条第二款",
    "ask-reasons": f"{REGULATION}第三十五条",
    "delay": f"{REGULATION}第三十五条",
    "fee": f"{REGULATION}第四十二条；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    "third-party-letter": f"{REGULATION}第十五条、第三十二条",
    "co-producer-letter": f"{REGULATION}第三十四条",
    "agency-letter": f"{REGULATION}第十一条第一款、第三十三条第三款",
    "third-party-decision": f"{REGULATION}第三十二条",
    "already-public": f"{REGULATION}第三十六条第（一）项",
    "granted": f"{REGULATION}第三十六条第（二）项",
    "granted-access": f"{REGULATION}第三十六条第（二）项",
    "refused-14": f"{REGULATION}第十四条、第三十六条第（三）项",
    "refused-15": f"{REGULATION}第十五条、第三十六条第（三）项、第三十二条",
    "refused-16": f"{REGULATION}第十六条第二款、第三十六条第（三）项",
    "refused": f"{REGULATION}第十五条、第十六条第二款、第三十六条第（三）项",
    "partial": f"{REGULATION}第十六条第二款、第三十七条",
    "not-held": f"{REGULATION}第三十六条第（四）项",
    "other-body": f"{REGULATION}第三十六条第（五）项",
    "repeat": f"{REGULATION}第三十六条第（六）项",
    "special-procedure": f"{REGULATION}第三十六条第（七）项",
    "needs-processing": f"{REGULATION}第三十八条",
    "petition": f"{REGULATION}第三十九条第一款",
    "publication": f"{REGULATION}第三十九条第二款",
    "excessive": f"{REGULATION}第三十五条",
    "unclear-after-correction": f"{REGULATION}第三十条",
    "overdue-correction": f"{REGULATION}第三十条",
    "overdue-fee": "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
}
DECISION = {
    "refused-14": "不予公开",
    "refused-15": "不予公开",
    "refused-16": "不予公开",
    "refused": "不予公开",
    "not-held": "该政府信息不存在",
    "other-body": "不属于本机关负责公开",
    "repeat": "不予重复处理",
    "needs-processing": "不予提供",
    "petition": "不作为政府信息公开申请处理",
    "publication": "不予处理",
    "excessive": "不予处理",
    "reconfirm": "不予处理",
    "unclear-after-correction": "无法提供",
    "overdue-correction": "视为放弃申请，本机关不再处理",
    "overdue-fee": "视为放弃申请，本机关不再处理",
}
GROUND = {
    "refused-14": "可能危及国家安全、公共安全、经济安全、社会稳定",
    "refused-15": "涉及个人隐私，公开会对第三方合法权益造成损害",
    "refused-16": "过程性信息",
    "refused": "该信息涉及个人隐私，公开会对第三方合法权益造成损害；该信息属于行政机关在履行行政管理职能过程中形成的过程性信息",
    "partial": "过程性信息",
}
SILENCE = {
    "third-party-letter": "逾期未提出意见的，由行政机关依照条例决定是否公开",
    "co-producer-letter": "逾期未提出意见的，视为同意公开",
}
REVIEW_FIRST = {"refused-14", "refused-15", "refused-16", "refused", "partial"}


def remedy(kind: str) -> str:
    if kind == "fee":
        return "不能单独就该决定申请行政复议或者提起行政诉讼"
    if kind in REVIEW_FIRST:
        return "应当先自收到本答复书之日起六十日内向review-body所填的内容甲申请行政复议"
    return "也可以自收到本"


def expected(kind: str, content: str, given: dict[str, str]) -> str:
    """What stands in the paper for a content, without asking the code that makes it."""
    tables = {
        "basis": BASIS,
        "decision": DECISION,
        "ground": GROUND,
        "silence": SILENCE,
        "day": DAY,
    }
    if kind in tables.get(content, {}):
        return tables[content][kind]
    if content == "day":
        return "2025年3月10日"
    if content == "remedy":
        return remedy(kind)
    return COMPUTED[content].format(kind=kind) if content in COMPUTED else given[content]


@pytest.mark.parametrize("kind", NOTICE_TYPES)
def test_every_required_content_stands_in_text_and_word_which_say_the_same(kind: str, desk, words, given) -> None:
    notice = desk.sample(kind)
    text, word = notice.text(), words(notice.word())
    for element in NOTICE_TYPES[kind].contents:
        value = expected(kind, element.id, given(kind))
        assert value in text, element
        assert value in word, element
    assert NOTICE_TYPES[kind].term in text
    assert "{{" not in text + word
    assert word.strip().split("\n") == [line.strip("　") for line in text.splitlines()]


@pytest.mark.parametrize("kind", ["refused-16", "fee"])
def test_the_same_notice_is_the_same_bytes(kind: str, desk) -> None:
    notice = desk.sample(kind)
    assert notice.word() == notice.word()


def test_what_has_no_value_leaves_its_line_out(desk) -> None:
    request = desk.received("2025-1")
    text = desk.make("receipt", request, {"agency": "某镇人民政府"}, day=date(2025, 2, 20)).text()
    assert text.splitlines()[0].strip("　") == "政府信息公开申请登记回执"
    assert "联系方式" not in text
    assert "补正后" not in text


def test_plain_text_needs_no_library_and_a_word_document_says_which(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    notice = desk.sample("receipt")
    assert "登记回执" in notice.text()
    with pytest.raises(LibraryMissing, match=r"zfgk\[office\]"):
        notice.word()
