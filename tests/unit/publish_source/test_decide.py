import hashlib
from datetime import date

import attrs
import pytest

from zfgk.attributes.grounds import cited_articles
from zfgk.documents import READERS
from zfgk.errors import BadInput
from zfgk.model.documents import Reader, TextPart
from zfgk.model.findings import Severity
from zfgk.model.information import Attribute
from zfgk.publish.decision.decide import DueCheck, decide
from zfgk.publish.outcome import Outcome
from zfgk.publish.source.manifest import read_source
from zfgk.screening import Screener
from zfgk.screening.mobile import MOBILE_NUMBER

ON = date(2025, 6, 30)
MOBILE, ID = "13800138000", "110101199003074477"
IN_TIME = DueCheck(due=date(2025, 3, 31), late=False)


def decisions(folder, *, due=lambda *_: IN_TIME, on=ON, readers=READERS, **options):
    source = read_source(folder, readers=readers)
    return list(decide(source, on=on, screener=Screener.default(), disclosure_due=due, **options))


def one(folder, **options):
    (decision,) = decisions(folder, **options)
    return decision


def codes(decision):
    return [reason.code for reason in decision.reasons]


# -- attribute and reason ----------------------------------------------------------------------------------------------


def test_a_proactive_item_with_nothing_against_it_is_released(write_csv, row):
    decision = one(write_csv(row()))
    assert decision.outcome is Outcome.RELEASE
    assert decision.reasons == ()
    assert decision.key == decision.record.identifier == "000000000/2025-00001"
    assert decision.record.disclosure == "proactive"
    assert decision.record.format == "text/plain"
    assert decision.due == date(2025, 3, 31)
    (part,) = decision.record.parts
    assert part.sha256 == hashlib.sha256("公告".encode()).hexdigest()
    assert part.media_type == "text/plain"
    assert part.name == "a.txt"
    assert part.path.endswith("source/a.txt")


@pytest.mark.parametrize(
    ("changes", "outcome", "expected"),
    [
        ({"公开属性": ""}, Outcome.HOLD, ["attribute-missing"]),
        ({"公开属性": "不予公开"}, Outcome.HOLD, ["reason-missing"]),
        ({"公开属性": "不予公开", "不公开理由": "领导不同意"}, Outcome.HOLD, ["reason-without-basis"]),
        (
            {"公开属性": "不予公开", "不公开理由": "内部资料"},
            Outcome.HOLD,
            ["reason-without-basis", "work-secret-no-ground", "zfgk.internal-mark"],
        ),
        ({"公开属性": "不予公开", "不公开理由": "《保守国家秘密法》第十四条"}, Outcome.HOLD, ["reason-without-basis"]),
        ({"公开属性": "不予公开", "不公开理由": "条例第十六条"}, Outcome.WITHHOLD, ["exempt"]),
        ({"公开属性": "依申请公开"}, Outcome.WITHHOLD, ["on-request"]),
        ({"公开属性": "依申请公开", "不公开理由": "涉及特定相对人"}, Outcome.WITHHOLD, ["on-request"]),
        ({"不公开理由": "条例第十六条"}, Outcome.RELEASE, ["reason-ignored"]),
        ({"生成日期": ""}, Outcome.HOLD, ["date-missing"]),
        ({"文件": ""}, Outcome.HOLD, ["content-missing"]),
        ({"文件": "", "网址": "https://x.gov.cn/a"}, Outcome.RELEASE, ["content-elsewhere"]),
        ({"内容概述": ""}, Outcome.RELEASE, ["summary-missing"]),
        ({"发布机构": ""}, Outcome.RELEASE, ["publisher-missing"]),
        ({"发布日期": "2025-07-01"}, Outcome.HOLD, ["not-yet"]),
    ],
)
def test_what_the_row_says(write_csv, row, changes, outcome, expected):
    decision = one(write_csv(row(**changes), heads=[*row(), "不公开理由", "网址"]))
    assert decision.outcome is outcome
    assert codes(decision) == expected
    assert (decision.record is not None) == (outcome is Outcome.RELEASE)
    for reason in decision.reasons:
        assert reason.where.startswith("manifest.csv:2")
        assert reason.zh
        assert reason.en.isascii() or changes.get("不公开理由")


@pytest.mark.parametrize(
    ("changes", "outcome", "expected"),
    [
        ({"公开范围": "向社会公开"}, Outcome.RELEASE, []),
        ({"公开范围": "定向公开", "公开对象": "某村村民"}, Outcome.WITHHOLD, ["scope-limited"]),
        ({"公开范围": "at-place", "公开对象": "村务公开栏"}, Outcome.WITHHOLD, ["scope-limited"]),
        ({"公开范围": "定点"}, Outcome.HOLD, ["audience-missing"]),
        ({"公开对象": "某村村民"}, Outcome.HOLD, ["audience-ignored"]),
        (
            {"公开属性": "依申请公开", "公开范围": "定向"},
            Outcome.HOLD,
            ["scope-without-disclosure", "audience-missing"],
        ),
    ],
)
def test_to_whom(write_csv, row, changes, outcome, expected):
    decision = one(write_csv(row(**changes), heads=[*row(), "公开范围", "公开对象"]))
    assert (decision.outcome, codes(decision)) == (outcome, expected)
    assert (decision.record is not None) == (outcome is Outcome.RELEASE)


def test_a_scope_that_does_not_exist_is_a_fault_with_its_place(write_csv, row):
    with pytest.raises(BadInput, match=r"manifest\.csv:2 column 公开范围: .* is no scope of disclosure"):
        decisions(write_csv(row(公开范围="内部"), heads=[*row(), "公开范围"]))


def test_a_public_item_that_quotes_an_exempt_one_is_held(write_csv, row):
    secret = "".join(chr(0x4E00 + i * 7 % 20000) for i in range(400))
    folder = write_csv(
        row(),
        row(索引号="2", 公开属性="不予公开", 不公开理由="条例第十六条", 文件="b.txt"),
        row(索引号="3", 公开属性="依申请公开", 文件="c.txt"),
        heads=[*row(), "不公开理由"],
        files={"a.txt": f"公告\n{secret[50:300]}", "b.txt": secret, "c.txt": secret},
    )
    public, exempt, on_request = decisions(folder)
    assert (public.outcome, codes(public)) == (Outcome.HOLD, ["zfgk.quotes-exempt"])
    assert secret[60:80] not in public.reasons[0].zh
    assert (exempt.outcome, codes(exempt)) == (Outcome.WITHHOLD, ["exempt"])
    assert on_request.outcome is Outcome.WITHHOLD


def test_sentences_of_an_exempt_item_in_another_order_are_held(write_csv, row):
    sentences = [
        "经局长办公会研究拟将城东两宗储备用地先行收回后再作安排并暂不对外公布",
        "财政部门测算补偿缺口约二千三百万元须由市级统筹解决且不得从专项资金中列支",
        "对反映强烈的三户由分管领导包案在国庆节以前完成协商并逐户签订补充协议书",
        "有关单位提出的不同意见另行书面报告市政府后由秘书长召集会议再作决定",
    ]
    told = f"公告。{sentences[2]}。据了解，{sentences[0]}。此外。{sentences[3]}；{sentences[1]}。"
    folder = write_csv(
        row(),
        row(索引号="2", 公开属性="不予公开", 不公开理由="条例第十六条", 文件="b.txt"),
        heads=[*row(), "不公开理由"],
        files={"a.txt": told, "b.txt": "。".join(sentences)},
    )
    public, _ = decisions(folder)
    assert public.outcome is Outcome.HOLD
    assert "zfgk.quotes-exempt" in codes(public)


def test_a_released_record_never_carries_a_reason_for_non_disclosure(write_csv, row):
    folder = write_csv(row(不公开理由="条例第十六条"), heads=[*row(), "不公开理由"])
    assert one(folder).record.reason == ""


@pytest.mark.parametrize(
    "reason",
    [
        "属于内部工作流程（条例第十六条第一款）",
        "《政府信息公开条例》第十四条",
        "《中华人民共和国政府信息公开条例》（2019年修订）第15条",
        "依据第十六条第二款，过程性信息",
        "条例16",
        "条例16条第二款",
        "第十四、十五条",
        "第十四条至第十六条",
        "依据《保守国家秘密法》第二十条和《政府信息公开条例》第十四条",
        "Article 14 of the Regulation",
        "arts. 15",
    ],
)
def test_grounds_that_the_regulation_knows(reason):
    assert cited_articles(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "内部资料",
        "《保守国家秘密法》第十四条",
        "保密法第十四条",
        "《某省消防条例》第十六条",
        "条例第二十四条",
        "第一百一十四条",
        "第114条",
        "条例第二十条",
        "条例 2016",
        "第十七条",
        "article 140",
    ],
)
def test_grounds_that_it_does_not_know(reason):
    assert not cited_articles(reason)


@pytest.mark.parametrize(
    ("reason", "articles"),
    [
        ("不属于条例第十六条规定的情形", ()),
        ("不属于条例第十四条、第十五条、第十六条的情形", ()),
        ("经审查，本件并非《政府信息公开条例》第十五条所称信息", ()),
        ("条例第十六条第二款规定的情形不适用", ()),
        ("不适用条例第十六条", ()),
        ("不是依据条例第十六条", ()),
        ("本件没有条例第十六条规定的情形", ()),
        ("not covered by article 16", ()),
        ("不属于条例第十四条情形，属于第十六条第二款过程性信息", (16,)),
        ("不予公开（条例第十六条）", (16,)),
        ("依据条例第十六条不予公开", (16,)),
        ("公开会损害第三方权益，依据条例第十五条不予公开", (15,)),
        ("非主动公开，依据条例第十六条", (16,)),
        ("因不在公开范围依据条例第十六条", (16,)),
        ("not disclosed under article 16", (16,)),
    ],
)
def test_a_ground_that_a_reason_denies_is_none(reason, articles):
    assert cited_articles(reason) == articles


# -- screening ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outcome", "code"),
    [
        (f"联系人：王某 {MOBILE}", Outcome.HOLD, "zfgk.mobile-number"),
        (f"身份证号 {ID}", Outcome.HOLD, "zfgk.resident-id"),
        ("机密★10年\n关于某事的报告", Outcome.BLOCK, "zfgk.secrecy-mark"),
        ("绝密★启用前", Outcome.HOLD, "zfgk.secrecy-mark-doubtful"),
    ],
)
def test_what_screening_finds_in_a_file(write_csv, row, text, outcome, code):
    decision = one(write_csv(row(), files={"a.txt": text}))
    assert decision.outcome is outcome
    assert codes(decision) == [code]
    assert decision.record is None
    assert decision.reasons[0].where.startswith("a.txt body ")
    assert decision.reasons[0].basis
    assert MOBILE not in repr(decision)
    assert ID not in repr(decision)


@pytest.mark.parametrize(
    "head", ["名称", "内容概述", "发布机构", "文号", "关键词", "附件", "相关信息", "扩展.备注", "网址"]
)
def test_fields_leave_with_the_record_and_are_screened_too(write_csv, row, head):
    value = f"https://x.gov.cn/{MOBILE}" if head == "网址" else f"王某 {MOBILE}"
    decision = one(write_csv(row(**{head: value}), heads=list(dict.fromkeys([*row(), head]))))
    assert decision.outcome is Outcome.HOLD
    assert codes(decision) == ["zfgk.mobile-number"]
    assert MOBILE not in repr(decision)


def test_a_title_is_masked_where_something_was_found_in_it(write_csv, row):
    decision = one(write_csv(row(名称=f"关于王某（{ID}）补证的公告")))
    assert decision.title == "关于王某（110*************77）补证的公告"


def test_a_file_name_is_screened_and_masked(write_csv, row):
    decision = one(write_csv(row(文件=f"{ID}.txt"), files={f"{ID}.txt": f"电话 {MOBILE}"}))
    assert codes(decision) == ["zfgk.resident-id", "zfgk.mobile-number"]
    assert decision.reasons[1].where == "110*************77.txt body 3-14"
    assert ID not in repr(decision)


def test_hidden_text_of_a_page_counts(write_csv, row):
    page = f"<p>公告</p><div style='display:none'>{MOBILE}</div><!-- {ID} -->"
    decision = one(write_csv(row(文件="a.html"), files={"a.html": page}))
    assert [reason.where.split()[1] for reason in decision.reasons] == ["hidden", "comments"]


def test_hits_of_one_kind_in_one_place_are_one_reason_and_the_worst_comes_first(write_csv, row):
    text = f"{MOBILE}、13900139000\n密级：机密"
    decision = one(write_csv(row(内容概述=""), files={"a.txt": text}))
    assert codes(decision) == ["zfgk.secrecy-mark", "zfgk.mobile-number", "summary-missing"]
    assert "等2处" in decision.reasons[1].zh
    assert "and 1 more" in decision.reasons[1].en


def test_an_item_rightly_not_public_is_withheld_whatever_is_in_it(write_csv, row):
    for attribute, reason in (("依申请公开", ""), ("不予公开", f"条例第十五条，见王某{MOBILE}")):
        folder = write_csv(
            row(公开属性=attribute, 不公开理由=reason),
            heads=[*row(), "不公开理由"],
            files={"a.txt": f"机密★10年\n{MOBILE}"},
        )
        decision = one(folder)
        assert decision.outcome is Outcome.WITHHOLD
        assert decision.record is None
        assert all("供参考" in item.zh for item in decision.reasons if item.code.startswith("zfgk."))
        assert MOBILE not in repr(decision)


def test_a_mark_blocks_even_while_the_attribute_is_missing(write_csv, row):
    decision = one(write_csv(row(公开属性=""), files={"a.txt": "机密★10年"}))
    assert decision.outcome is Outcome.BLOCK
    assert codes(decision) == ["zfgk.secrecy-mark", "attribute-missing"]


def test_a_file_that_nothing_reads_fails_and_does_not_leave(write_csv, row):
    decision = one(write_csv(row(文件="a.txt;b.wps"), files={"a.txt": "公告", "b.wps": b"PK\0"}))
    assert decision.outcome is Outcome.FAIL
    assert codes(decision) == ["unscreened"]
    assert "b.wps" in decision.reasons[0].zh
    withheld = one(write_csv(row(文件="b.wps", 公开属性="依申请公开"), files={"b.wps": b"PK\0"}))
    assert withheld.outcome is Outcome.WITHHOLD


def test_the_same_bytes_under_another_name_as_something_not_public(write_csv, row):
    folder = write_csv(
        row(),
        row(索引号="2", 文件="b.txt", 公开属性="依申请公开"),
        row(索引号="3", 文件="c.txt"),
        files={"a.txt": "一", "b.txt": "一", "c.txt": "二"},
    )
    public, hidden, other = decisions(folder)
    assert (public.outcome, codes(public)) == (Outcome.HOLD, ["same-content-not-public"])
    assert "2" in public.reasons[0].zh
    assert hidden.outcome is Outcome.WITHHOLD
    assert other.outcome is Outcome.RELEASE


def test_findings_that_only_note_something_do_not_hold(write_csv, row):
    noting = attrs.evolve(MOBILE_NUMBER, severity=Severity.NOTE)
    source = read_source(write_csv(row(), files={"a.txt": MOBILE}))
    (decision,) = decide(source, on=ON, screener=Screener([noting]), disclosure_due=lambda *_: IN_TIME)
    assert decision.outcome is Outcome.RELEASE
    assert codes(decision) == ["zfgk.mobile-number"]
    assert "供参考" in decision.reasons[0].zh


# -- the duty to disclose ----------------------------------------------------------------------------------------------


def asked(result):
    calls = []

    def due(written, published):
        calls.append((written, published))
        return result

    return due, calls


def test_a_late_item_is_released_with_a_note(write_csv, row):
    late = DueCheck(due=date(2025, 3, 5), late=True, basis="《条例》第二十六条")
    due, calls = asked(late)
    decision = one(write_csv(row()), due=due)
    assert calls == [(date(2025, 3, 3), date(2025, 3, 10))]
    assert decision.outcome is Outcome.RELEASE
    assert decision.due == date(2025, 3, 5)
    (reason,) = decision.reasons
    assert reason.code == "disclosed-late"
    assert reason.zh == "应于2025年3月5日前（含当日）公开，2025年3月10日公开，已逾期"
    assert reason.en == "it was to be disclosed by 2025-03-05; disclosed on 2025-03-10, it is late"
    assert reason.basis == "《条例》第二十六条"


def test_the_day_that_counts_as_publication(write_csv, row):
    due, calls = asked(IN_TIME)
    folder = write_csv(row(发布日期=""))
    one(folder, due=due)
    one(folder, due=due, published={"000000000/2025-00001": date(2025, 3, 20)})
    for earlier_run in (date(2025, 3, 20), date(2025, 3, 5)):
        one(write_csv(row(发布日期="2025-03-10")), due=due, published={"000000000/2025-00001": earlier_run})
    days = [ON, date(2025, 3, 20), date(2025, 3, 10), date(2025, 3, 5)]
    assert [published for _, published in calls] == days


def test_an_item_that_is_held_past_its_day_is_overdue(write_csv, row):
    late = DueCheck(due=date(2025, 3, 5), late=True)
    decision = one(write_csv(row(发布日期=""), files={"a.txt": MOBILE}), due=lambda *_: late)
    assert codes(decision) == ["zfgk.mobile-number", "disclosure-overdue"]
    assert "至2025年6月30日尚未公开" in decision.reasons[1].zh


def test_nobody_owes_the_disclosure_of_what_must_not_leave(write_csv, row):
    due, calls = asked(DueCheck(due=date(2025, 3, 5), late=True))
    decision = one(write_csv(row(), files={"a.txt": "机密★10年"}), due=due)
    assert (codes(decision), decision.due, calls) == (["zfgk.secrecy-mark"], None, [])


def test_a_deadline_that_cannot_be_told_is_a_note(write_csv, row):
    unknown = DueCheck(due=None, late=None, zh="2007年版条例施行前形成", en="written before the Regulation took effect")
    decision = one(write_csv(row()), due=lambda *_: unknown)
    assert decision.outcome is Outcome.RELEASE
    assert decision.reasons[0].code == "due-unknown"
    assert decision.reasons[0].zh == "公开时限无法核对：2007年版条例施行前形成"


# -- bad input ---------------------------------------------------------------------------------------------------------


def refused(folder, **options):
    source = read_source(folder, readers=options.pop("readers", READERS))
    with pytest.raises(BadInput) as caught:
        # Not a decision is taken from the iterator: the faults come before there is one.
        decide(source, on=options.pop("on", ON), screener=Screener.default(), disclosure_due=lambda *_: IN_TIME)
    return [str(fault) for fault in caught.value.faults]


def broken(_source):
    raise KeyError("机密内容")


def test_every_future_date_at_once_before_any_decision(write_csv, row):
    folder = write_csv(
        row(索引号="3", 生成日期="2025-06-30", 发布日期=""),
        row(索引号="4", 生成日期="2025-07-01", 发布日期=""),
        row(索引号="5", 生成日期="2025-07-02", 发布日期="", 文件="b.txt"),
    )
    assert [line.split(" · ")[0] for line in refused(folder)] == [
        "manifest.csv:3 column 生成日期: it was written on 2025-07-01, after the day of the run 2025-06-30",
        "manifest.csv:4 column 生成日期: it was written on 2025-07-02, after the day of the run 2025-06-30",
    ]


def test_a_file_that_cannot_be_used_stops_its_item_and_no_other(write_csv, row):
    folder = write_csv(
        row(),
        row(索引号="2", 文件="b.txt;c.html"),
        row(索引号="3", 文件="renamed.txt"),
        row(索引号="4", 文件="b.x"),
        row(索引号="5", 公开属性="不予公开", 不公开理由="条例第十六条", 文件="gone.txt"),
        row(索引号="6", 公开属性="", 文件=f"gone-{MOBILE}.txt"),
        row(索引号="7", 文件="d.txt"),
        heads=[*row(), "不公开理由"],
        files={"a.txt": "一", "b.txt": b"\0", "c.html": "公告".encode("gbk") + b"\xff", "b.x": "一", "d.txt": "二"},
    )
    found = decisions(folder, readers=[*READERS, Reader("x", (".x",), broken)])
    assert [(one.key, one.outcome) for one in found] == [
        ("000000000/2025-00001", Outcome.RELEASE),
        *((key, Outcome.FAIL) for key in "23456"),
        ("7", Outcome.RELEASE),
    ]
    failed = found[1:-1]
    assert [codes(one)[: 1 + (one.key == "2")] for one in failed] == [
        ["file-unreadable", "file-unreadable"],
        ["file-missing"],
        ["file-unreadable"],
        ["file-missing"],
        ["file-missing"],
    ]
    assert all(one.record is None for one in failed)
    said = "".join(reason.zh + reason.en for one in failed for reason in one.reasons)
    assert "renamed.txt" in said
    assert "reader x raised KeyError" in said
    assert "机密内容" not in said
    assert MOBILE not in said


def test_a_copy_of_an_exempt_file_that_cannot_be_read_is_held(write_csv, row):
    folder = write_csv(
        row(文件="b.bin"),
        row(索引号="2", 公开属性="不予公开", 不公开理由="条例第十六条", 文件="a.x"),
        heads=[*row(), "不公开理由"],
        files={"b.bin": "甲乙", "a.x": "甲乙"},
    )
    readers = [*READERS, Reader("x", (".x",), broken), Reader("bin", (".bin",), lambda _: iter([TextPart("公告")]))]
    public, exempt = decisions(folder, readers=readers)
    assert exempt.outcome is Outcome.FAIL
    assert (public.outcome, codes(public)) == (Outcome.HOLD, ["same-content-not-public"])


@pytest.mark.parametrize(("identifier", "masked"), [(ID, "110*************77"), (MOBILE, "138******00")])
def test_an_identifier_must_not_be_somebodys_number(write_csv, row, identifier, masked):
    (line,) = refused(write_csv(row(索引号=identifier)))
    assert line.startswith(f"manifest.csv:2 column 索引号: the identifier '{masked}' holds")
    assert identifier not in line


def test_a_file_that_vanishes_between_manifest_and_reading(write_csv, row):
    folder = write_csv(row())
    source = read_source(folder)
    (folder / "a.txt").unlink()
    (decision,) = decide(source, on=ON, screener=Screener.default(), disclosure_due=lambda *_: IN_TIME)
    assert (decision.outcome, codes(decision)) == (Outcome.FAIL, ["file-unreadable"])
    assert "No such file" in decision.reasons[0].en


# -- the run -----------------------------------------------------------------------------------------------------------


def test_decisions_come_in_the_order_of_the_manifest_and_progress_is_told(write_csv, row):
    told = []
    folder = write_csv(*(row(索引号=str(i)) for i in range(3)))
    found = decisions(folder, progress=lambda done, count: told.append((done, count)))
    assert [decision.key for decision in found] == ["0", "1", "2"]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_same_folder_gives_the_same_records_on_another_day(write_csv, row):
    folder = write_csv(row(发布日期=""))
    assert one(folder).record == one(folder, on=date(2026, 1, 1)).record


def test_attributes_are_passed_on(write_csv, row):
    folder = write_csv(row(公开属性=""), row(索引号="2", 文件="", 公开属性="exempt"))
    assert [decision.attribute for decision in decisions(folder)] == [None, Attribute.EXEMPT]
