"""The run report: one page for people, one file for programs."""

import json
import re
from datetime import date
from itertools import cycle

import attrs
import pytest
from lxml import html

from zfgk import Attribute
from zfgk.publish.outcome import ExportReport, ItemReport, Outcome, Reason, RunReport, Status
from zfgk.publish.report.page import render, verdict, write_report
from zfgk.publish.report.words import ATTRIBUTES, ORDER, STATUSES, URGENT, WORDS

REASON = Reason(
    code="x", zh="发现手机号码（138******00）", en="a mobile number", where="a.txt body 3-14", basis="第三十四条"
)
ITEMS = tuple(
    ItemReport(
        key=f"GK-{number}",
        title=f"第{number}件",
        attribute=attribute,
        status=status,
        reasons=(REASON,) * (number % 3),
        due=date(2026, 3, 1) if number % 2 else None,
    )
    for number, (status, attribute) in enumerate(zip(Status, cycle([*Attribute, None])))
)
EXPORTS = (
    ExportReport(exporter="portal-feed", files=("portal-feed/atom.xml", "portal-feed/名 #1.xml"), done=2, rejected=1),
    ExportReport(exporter="hub", retry=3, error="ConnectionError: away"),
)
REPORT = RunReport(on=date(2026, 3, 2), items=ITEMS, exports=EXPORTS)


def page(report=REPORT, lang="zh"):
    text = render(report, "../out/", lang)
    return text, html.fromstring(text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_accessible_by_its_structure(lang):
    text, tree = page(lang=lang)
    assert text.startswith("<!DOCTYPE html>")
    assert tree.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    assert len(tree.findall(".//h1")) == 1
    assert tree.find(".//title").text
    for table in tree.iter("table"):
        assert table.find("caption").text
        assert {th.get("scope") for th in table.iter("th")} == {"col", "row"}
        columns = len(table.findall("thead/tr/th"))
        assert {len(row) for row in table.findall("tbody/tr")} == {columns}
    assert tree.find(".//fieldset/legend").text
    assert all(box.getparent().tag == "label" for box in tree.iter("input"))
    skip = tree.xpath("//a[@class='skip']")[0]
    assert tree.get_element_by_id(skip.get("href")[1:]) is not None
    assert "$" not in text


def test_the_page_needs_nothing_from_outside_and_runs_no_script():
    text, tree = page()
    assert not list(tree.iter("script", "link", "img", "iframe", "object"))
    assert "url(" not in text
    assert "@import" not in text
    assert all(href.startswith(("#", "../out/")) for href in tree.xpath("//@href"))


def test_what_needs_a_person_comes_first():
    _, tree = page()
    shown = [row.get("data-status") for row in tree.xpath("//section[@id='items']//tbody/tr")]
    assert shown == [status.value for status in ORDER]
    assert shown[: len(URGENT)] == ["failed", "blocked", "held", "rejected", "vanished"]


def test_every_item_is_there_with_its_reasons_place_basis_and_day():
    _, tree = page()
    for item in ITEMS:
        (row,) = tree.xpath(f"//tr[contains(., '{item.key}')]")
        said = row.text_content()
        assert item.title in said
        assert STATUSES["zh"][item.status] in said
        assert said.count(REASON.zh) == said.count(REASON.where) == said.count(REASON.basis) == len(item.reasons)
        assert ("2026-03-01" in said) is (item.due is not None)
        assert ("已过期限" in said) is (item.due is not None and item.status in URGENT)


def test_the_day_itself_is_not_past():
    item = ItemReport(key="A", title="t", attribute=None, status=Status.HELD, due=REPORT.on)
    assert "已过期限" not in page(RunReport(on=REPORT.on, items=(item,), exports=()))[1].text_content()


def test_each_status_that_occurs_can_be_filtered_by_style_alone():
    text, tree = page()
    buttons = {box.get("id") for box in tree.iter("input")}
    assert buttons == {"show-all"} | {f"show-{status.value}" for status in Status}
    for status in Status:
        rule = f"body:has(#show-{status.value}:checked) #items tbody tr:not([data-status={status.value}])"
        assert rule in text
    few = RunReport(on=REPORT.on, items=ITEMS[:1], exports=())
    assert {box.get("id") for box in page(few)[1].iter("input")} == {"show-all", f"show-{ITEMS[0].status.value}"}


def test_files_are_linked_by_relative_address_and_an_error_is_shown():
    _, tree = page()
    assert tree.xpath("//section[last()]//a/@href") == [
        "../out/portal-feed/atom.xml",
        "../out/portal-feed/%E5%90%8D%20%231.xml",
    ]
    assert "ConnectionError: away" in tree.text_content()


@pytest.mark.parametrize(
    "evil",
    ["<script>alert(1)</script>", '" onmouseover="x', "]]>", "a\x0bb\x00\x1b[31m", "\ud800", "\u202e反", "${title} $x"],
)
def test_hostile_text_stays_text(evil, tmp_path):
    reason = Reason(code="x", zh=evil, en=evil, where=evil, basis=evil)
    item = ItemReport(key=evil, title=evil, attribute=None, status=Status.HELD, reasons=(reason,))
    report = RunReport(on=REPORT.on, items=(item,), exports=(ExportReport(exporter=evil, files=("a",), error=evil),))
    text, tree = page(report)
    assert not list(tree.iter("script"))
    assert not tree.xpath("//@onmouseover")
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\u202e]", text)
    write_report(report, tmp_path, tmp_path / "out")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["items"][0]["status"] == "held"


def test_an_empty_manifest_makes_a_page_too():
    text, tree = page(RunReport(on=REPORT.on, items=(), exports=()))
    assert "清单中没有条目" in tree.text_content()
    assert "<fieldset>" not in text


def test_long_lists_of_files_are_cut():
    export = ExportReport(exporter="site", files=tuple(f"site/{number}.html" for number in range(500)))
    _, tree = page(RunReport(on=REPORT.on, items=(), exports=(export,)))
    assert len(tree.xpath("//section[last()]//a")) == 20
    assert "500" in tree.text_content()


def test_the_verdict_counts_what_needs_a_person():
    assert verdict(REPORT) == (
        "共 9 件：未完成 1；不得发布 1；待人工决定 1；渠道拒收 1；清单已无 1；已撤回 1；已发布 1；不主动公开 1；无变化 1，"
        "其中 5 件需要处理，渠道 hub 尚未完成。"
    )
    calm = RunReport(on=REPORT.on, items=ITEMS[:1], exports=())
    assert verdict(calm) == "共 1 件：已发布 1，没有需要处理的条目。"
    assert verdict(calm, "en") == "1 items: published 1, none of them needs attention."


def test_the_verdict_is_not_calm_while_a_target_owes_something():
    behind = RunReport(on=REPORT.on, items=ITEMS[:1], exports=(*EXPORTS, ExportReport(exporter="fax", retry=1)))
    assert verdict(behind) == "共 1 件：已发布 1，渠道 hub, fax 尚未完成。"
    assert verdict(behind, "en") == "1 items: published 1, and not done at hub, fax."
    assert verdict(attrs.evolve(behind, items=())) == "清单中没有条目，渠道 hub, fax 尚未完成。"
    planned = RunReport(on=REPORT.on, items=ITEMS[:1], exports=(ExportReport(exporter="fax", retry=1),), dry_run=True)
    assert verdict(planned) == "共 1 件：已发布 1，没有需要处理的条目。"


def test_both_languages_have_every_word():
    assert WORDS["zh"].keys() == WORDS["en"].keys()
    for lang in ("zh", "en"):
        assert STATUSES[lang].keys() == set(Status)
        assert ATTRIBUTES[lang].keys() == set(Attribute)
    assert sorted(ORDER, key=list(Status).index) == list(Status)


def test_the_json_has_the_keys_that_other_programs_rely_on(desk, released, kept_back):
    desk.publish(released("A"), kept_back("B", Outcome.HOLD))
    said = json.loads((desk.run_dir / "report.json").read_text(encoding="utf-8"))
    assert said["items"][0] == {
        "id": "A",
        "title": "关于A的通知",
        "attribute": "proactive",
        "status": "published",
        "reasons": [],
        "due": None,
    }
    assert said["items"][1]["reasons"] == ["有原因"]
    assert {"exporter", "files", "done", "rejected", "retry"} <= said["exports"][0].keys()


# -- contrast, reckoned from the page's own colours


def palettes():
    text, _ = page()
    light, dark = re.findall(r":root \{([^}]*--page[^}]*)\}", text)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", block)) for block in (light, dark)]


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_every_text_colour_has_the_contrast_of_wcag_aa(palette):
    assert contrast("#000", "#fff") == 21
    pairs = [("ink", "page"), ("ink", "card"), ("soft", "page"), ("soft", "card"), ("link", "card"), ("stop", "card")]
    for name in ("good", "calm", "gone", "wait", "stop"):
        pairs += [(name, f"{name}-bg"), (name, "card")]
    poor = {pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}
