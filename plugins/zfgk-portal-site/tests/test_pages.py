"""What stands on the pages."""

import json
import re
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from zfgk.site import TAGS, PageType, lint_folder

FULL = {
    "summary": "年度供应总量、结构和时序\n第二段",
    "date_written": date(2025, 2, 28),
    "date_published": date(2025, 3, 5),
    "publisher": "某市自然资源局",
    "document_number": "某自然资发〔2025〕6号",
    "theme": "国土资源、能源\\土地",
    "genre": "通知",
    "audience": "企业",
    "validity": "有效",
    "keywords": ("供地计划", "土地"),
    "url": "https://www.example.gov.cn/a?x=1&y=2",
    "attachments": ("附件1.xlsx", "https://www.example.gov.cn/b.pdf"),
    "related": ("K2", "gone", "没有的"),
    "extra": {"公开领域": "自然资源"},
}


def metas(page):
    return {one.get("name"): one.get("content") for one in page.iterfind(".//meta[@name]")}


def some(publish, withdraw):
    years = (
        publish(f"N{number}", date_published=date(2022 + number % 3, 1, 1 + number), theme=f"主题{number % 2}")
        for number in range(12)
    )
    return [
        publish("K1", 2, "关于供应计划的通知", **FULL),
        publish("K2", title="出让公告", date_published=date(2025, 6, 1)),
        publish("G", title="某市自然资源局政府信息公开指南"),
        publish("R", title="中华人民共和国政府信息公开条例"),
        publish("Y", title="某局2024年政府信息公开工作年度报告"),
        withdraw("gone", reason="所载信息不应公开"),
        *years,
    ]


# -- one page


def test_an_entry_shows_every_field(column, publish, withdraw):
    column.give(*some(publish, withdraw))
    page = column.entry("_4b1")
    assert [one.text for one in page.iter("h1")] == ["关于供应计划的通知"]
    facts = {row.findtext("dt"): "".join(row.find("dd").itertext()) for row in page.iterfind(".//dl/div")}
    assert facts == {
        "索引号": "K1",
        "文号": "某自然资发〔2025〕6号",
        "发布机构": "某市自然资源局",
        "主题分类": "国土资源、能源 / 土地",
        "体裁分类": "通知",
        "服务对象": "企业",
        "生成日期": "2025年2月28日",
        "发布日期": "2025年3月5日",
        "有效性": "有效",
        "关键词": "供地计划、土地",
        "公开领域": "自然资源",
    }
    assert [one.get("datetime") for one in page.iterfind(".//dl//time")] == ["2025-02-28", "2025-03-05"]
    text = page.text_content()
    for part in ("年度供应总量、结构和时序", "第二段", "附件1.xlsx", "没有的", "2026年3月3日 09:30", "有更正"):
        assert part in text
    links = {one.text: one.get("href") for one in page.iterfind(".//article//a")}
    assert links["https://www.example.gov.cn/a?x=1&y=2"] == "https://www.example.gov.cn/a?x=1&y=2"
    assert links["https://www.example.gov.cn/b.pdf"] == "https://www.example.gov.cn/b.pdf"
    assert links["出让公告"].endswith("gk-_4b2.html")
    assert links["gone"].endswith("gk-gone.html")
    assert "（已撤回）" in text


def test_the_official_tags_stand_on_every_kind_of_page(column, publish, withdraw):
    column.give(*some(publish, withdraw))
    site = {"SiteName": "某市自然资源局", "SiteDomain": "zrzyj.example.gov.cn", "SiteIDCode": "0000000001"}
    found = metas(column.entry("_4b1"))
    assert (
        found.items()
        >= {
            **site,
            "ColumnName": "法定主动公开内容",
            "ColumnType": "信息公开目录",
            "ArticleTitle": "关于供应计划的通知",
            "PubDate": "2025-03-05 00:00",
            "ContentSource": "某市自然资源局",
            "Keywords": "供地计划,土地",
            "Description": "年度供应总量、结构和时序 第二段",
        }.items()
    )
    assert found["Url"].startswith("https://zrzyj.example.gov.cn/portal-site/www/info/")
    kinds = {"guide": "信息公开指南", "annual-reports": "信息公开年报", "disclosed": "信息公开目录"}
    for part, kind in kinds.items():
        found = metas(column.page(f"{part}/index.html"))
        assert found.items() >= {**site, "ColumnType": kind}.items()
        assert "ArticleTitle" not in found
    # The names are those that zfgk itself asks of a page.
    required = {tag.name for tag in TAGS if tag.required}
    for path in column.www.rglob("*.html"):
        name = path.relative_to(column.www).as_posix()
        asked = required if name.startswith("info/") else required - {
            tag.name for tag in TAGS if tag.group is PageType.CONTENT
        }  # fmt: skip
        assert asked <= set(metas(column.page(name))), name


def test_zfgk_itself_has_nothing_to_say_about_the_column(column, publish, withdraw, document):
    column.options["page_size"] = "5"
    parts = (document("正文.txt", "第一段\n第二段"), document("page.html", "<p>x", "text/html"))
    column.give(*some(publish, withdraw), publish("P", title="带文件的", parts=parts))
    report = lint_folder(column.www, base_url="https://zrzyj.example.gov.cn/")
    assert report.findings == ()
    assert report.pages == len(list(column.www.rglob("*.html")))


def test_without_a_site_code_the_tag_is_left_out_and_never_invented(column, publish):
    del column.options["site_id_code"]
    column.give(publish("A"))
    assert "SiteIDCode" not in column.texts()


def test_an_entry_without_a_day_bears_that_of_its_change(column, publish):
    column.give(publish("a"))
    assert metas(column.entry("a"))["PubDate"] == "2026-03-02 09:30"
    assert "2026年3月2日" in column.entry("a").text_content()


def test_every_page_is_built_for_every_reader(column, publish, withdraw):
    column.options["page_size"] = "5"
    column.give(*some(publish, withdraw))
    for file in sorted(column.www.rglob("*.html")):
        name = file.relative_to(column.www).as_posix()
        page = column.page(name)
        assert page.get("lang") == "zh-CN"
        assert len(page.findall(".//h1")) == 1, name
        assert page.find(".//body")[0].get("href") == "#main"
        assert page.get_element_by_id("main").tag == "main"
        assert all(one.get("aria-label") for one in page.iter("nav"))
        assert all(one.find("caption") is not None for one in page.iter("table"))
        assert all(one.get("scope") == "col" for one in page.iter("th"))
        assert all(re.match(r"\d{4}-\d\d-\d\d", one.get("datetime")) for one in page.iter("time"))
        assert page.find(".//style") is None
        assert not page.xpath("//@style | //@onclick | //script[not(@src)]")


def test_every_link_leads_to_a_file_that_is_there(column, publish, withdraw, document):
    column.options["page_size"] = "5"
    column.give(*some(publish, withdraw), publish("P", parts=(document("a.pdf", b"%PDF", "application/pdf"),)))
    count = 0
    for file in sorted(column.www.rglob("*.html")):
        for link in column.page(file.relative_to(column.www).as_posix()).xpath("//@href | //@src | //@action"):
            parts = urlsplit(link)
            if not parts.scheme and parts.path:
                assert (file.parent / unquote(parts.path)).is_file(), (file, link)
                count += 1
    assert count > 500


# -- difficult text

HOSTILE = (
    "]]> <script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7*7 }} {% raw %} ${x} %s {0}",
    "--> <!-- </title>",
    "𠮷\u202e反 العربية",
    "一行\n二行\t制表",
    "</script><script>alert(1)//",
    "\u2028\u2029",
)
FIELDS = ("title", "summary", "publisher", "document_number", "theme", "genre", "audience", "validity")


@pytest.mark.parametrize("text", HOSTILE)
def test_difficult_text_is_text_wherever_it_stands(column, publish, withdraw, text):
    record = dict.fromkeys(FIELDS, text) | {
        "keywords": (text,),
        "attachments": (text,),
        "related": (text,),
        "extra": {text: text},
        "url": text,
        "language": text,
    }
    column.options |= {"contact": "一行 <b>", "author": "<某局>", "column": "<专栏>"}
    assert len(column.give(publish(text, **record), withdraw("W", reason=text))) == 1
    for name in column.files():
        if name.endswith(".html"):
            page = column.page(name)
            assert not page.xpath("//script[not(@src)] | //img | //b | //@onerror | //@onload"), name
            assert {one.get("src").rpartition("/")[2] for one in page.iter("script")} == {"column.js"}
    (entry,) = (one for one in column.www.glob("info/*/*.html") if not one.name.startswith("gk-_57"))
    page = column.page(entry.relative_to(column.www).as_posix())
    if text.strip():
        said = " ".join(page.text_content().split())
        assert said.count(" ".join(text.split())) > 5
    assert {one.tag for one in page.iter() if isinstance(one.tag, str)} <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "link",
            "script",
            "body",
            "a",
            "header",
            "div",
            "p",
            "form",
            "label",
            "input",
        ),
        *(
            "button",
            "nav",
            "ul",
            "ol",
            "li",
            "main",
            "article",
            "h1",
            "h2",
            "dl",
            "dt",
            "dd",
            "time",
            "section",
            "span",
        ),
        "footer",
    }


@pytest.mark.parametrize("where", [*FIELDS, "keywords", "extra", "related", "part"])
@pytest.mark.parametrize("bad", ["\x0b", "\x00", "\ud800", "\uffff", "\x85", "\U0001fffe"])
def test_a_record_that_a_page_cannot_carry_is_refused_alone(column, publish, document, where, bad):
    value = {
        "keywords": ("好", f"坏{bad}"),
        "related": (f"坏{bad}",),
        "extra": {f"坏{bad}": "好"},
        "title": f"坏{bad}",
    }.get(where, f"坏{bad}")
    if where == "part":
        part = document("a.txt", "正文")
        fields = {"parts": (type(part)(part.path, part.sha256, part.media_type, f"坏{bad}"),)}
    else:
        fields = {where: value}
    refused, last = column.give(publish("A"), publish("B", **fields), publish("C"))
    assert (refused.key, refused.version, refused.status) == ("B", 1, "reject")
    assert "不能表示的字符" in refused.error
    assert last.through
    assert column.held() == {"A": 1, "C": 1}


def test_a_withdrawal_gets_through_whatever_its_reason_holds(column, withdraw):
    assert column.give(withdraw("a", reason="控制\x0b字符\ud800")) == column.give(
        withdraw("a", reason="控制\x0b字符\ud800")
    )
    assert "控制字符" in column.entry("a").text_content()
    assert column.held() == {"a": 2}


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://www.example.gov.cn/公开/1.html", "https://www.example.gov.cn/%E5%85%AC%E5%BC%80/1.html"),
        ("xxgk/1.html", "https://zrzyj.example.gov.cn/xxgk/1.html"),
        ("https://a.gov.cn/100%?q=%zz&x=[1]", "https://a.gov.cn/100%25?q=%25zz&x=%5B1%5D"),
        ("https://例子.政务.cn/", "https://xn--fsqu00a.xn--zfr164b.cn/"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//evil.example.com/x", "https://evil.example.com/x"),
        ("https://user:secret@a.gov.cn/", None),
        ("https://a b/", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_links_are_web_addresses_or_left_out(column, publish, url, href):
    column.give(publish("a", url=url))
    found = column.entry("a").xpath("//p[@class='source']/a/@href")
    assert found == ([href] if href else [])


@pytest.mark.parametrize("title", [" ", "\u3000", "\u200b", "\n", "\u2066\u2069"])
def test_a_title_that_nobody_can_see_is_told_as_none(column, publish, title):
    column.give(publish("a", title=title))
    assert column.entry("a").findtext(".//h1") == "（无标题）"
    assert "（无标题）" in titles(column.page("disclosed/index.html"))


@pytest.mark.parametrize("language", ["en", "zh-Hant-TW", "ug-Arab", "de-CH"])
def test_the_language_of_a_record_is_told(column, publish, language):
    column.give(publish("a", language=language))
    assert column.entry("a").find(".//h1").get("lang") == language


# -- withdrawn


def test_a_stub_keeps_number_moment_and_reason_and_nothing_else(column, publish, withdraw):
    column.give(publish("a", title="将被撤回之文", **FULL), publish("b"))
    before = column.www.resolve()
    column.give(withdraw("a", 3, "所载信息不应公开"), publish("b"))
    page = column.entry("a")
    assert page.findtext(".//h1") == "本信息已撤回"
    facts = {row.findtext("dt"): "".join(row.find("dd").itertext()) for row in page.iterfind(".//dl/div")}
    assert facts == {"索引号": "a", "撤回时间": "2026年3月4日 09:30", "撤回原因": "所载信息不应公开"}
    assert metas(page)["robots"] == "noindex"
    assert "将被撤回之文" not in column.texts()
    assert "某自然资发" not in column.texts()
    assert not before.exists()
    assert "所载信息不应公开" in column.page("withdrawn/index.html").text_content()
    assert "gk-a.html" not in column.read("sitemap.xml") + column.read("assets/index-1.js")
    assert list(column.page("disclosed/index.html").itertext()).count("关于a的通知") == 0


def test_an_entry_has_one_address_for_ever(column, publish, withdraw):
    def where():
        (found,) = column.www.glob("info/*/gk-a.html")
        return found.relative_to(column.www)

    column.give(publish("a", date_published=date(2024, 1, 1), theme="甲"))
    first = where()
    column.give(publish("a", 2, date_published=date(2025, 12, 31), theme="乙"))
    assert where() == first
    column.give(withdraw("a", 3))
    assert where() == first
    column.give(publish("a", 4))
    assert where() == first


# -- lists


def titles(page):
    return [one.text for one in page.iterfind(".//tbody/tr/td/a")]


def test_lists_hold_what_belongs_there_newest_first(column, publish, withdraw):
    column.options["page_size"] = "5"
    changes = some(publish, withdraw)
    column.give(*changes)
    live = [change for change in changes if change.record is not None]
    parts = {"guide": ["某市自然资源局政府信息公开指南"], "rules": ["中华人民共和国政府信息公开条例"]}
    parts["annual-reports"] = ["某局2024年政府信息公开工作年度报告"]
    for part, expected in parts.items():
        assert titles(column.page(f"{part}/index.html")) == expected
    rest = [change for change in live if change.key not in {"G", "R", "Y"}]
    rest.sort(
        key=lambda change: ((change.record.date_published or change.at.date()).isoformat(), change.key), reverse=True
    )
    shown = [titles(column.page(f"disclosed/{page}.html")) for page in ("index", 2, 3)]
    assert [len(page) for page in shown] == [5, 5, 4]
    assert [title for page in shown for title in page] == [change.record.title for change in rest]
    assert "共 14 条，第 2 页，共 3 页" in column.page("disclosed/2.html").text_content()
    of_2023 = [change.record.title for change in rest if (change.record.date_published or change.at).year == 2023]
    assert titles(column.page("disclosed/year/2023/index.html")) == of_2023


def test_a_theme_holds_what_stands_in_those_below_it(column, publish):
    column.give(publish("a", theme="甲\\乙"), publish("b", theme="甲"), publish("c", theme="丙\\乙"), publish("d"))
    choices = [
        (row.findtext("td/a"), row.findtext("td[2]"), row.find("td").get("class"))
        for row in column.page("disclosed/theme/index.html").iterfind(".//tbody/tr")
    ]
    assert choices == [
        ("丙", "1", "depth-0"),
        ("乙", "1", "depth-1"),
        ("未标注主题", "1", "depth-0"),
        ("甲", "2", "depth-0"),
        ("乙", "1", "depth-1"),
    ]


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"title": "某局政府信息公开指南（2025年版）"}, "disclosed"),
        ({"title": "某局指南", "genre": "公开指南"}, "guide"),
        ({"title": "某局年报", "theme": "信息公开\\信息公开年报"}, "annual-reports"),
        ({"title": "某局年报", "extra": {"栏目": "政府信息公开年报"}}, "annual-reports"),
        ({"title": "关于报送政府信息公开工作年度报告的通知"}, "disclosed"),
        ({"title": "《中华人民共和国政府信息公开条例》"}, "rules"),
        ({"title": "办法", "genre": "信息公开制度"}, "rules"),
    ],
)
def test_an_entry_stands_in_one_part(column, publish, fields, part):
    column.give(publish("a", **fields))
    shown = [
        name
        for name in ("guide", "rules", "disclosed", "annual-reports")
        if "gk-a.html" in column.read(f"{name}/index.html")
    ]
    assert shown == [part]


def test_a_column_without_entries_says_so(column, withdraw):
    column.give(withdraw("a"))
    assert "本栏目暂无信息" in column.page("guide/index.html").text_content()
    assert "暂无信息" in column.page("index.html").text_content()


def test_the_guide_and_the_foot_tell_how_to_reach_the_office(column, publish):
    column.options["contact"] = "政务公开科\n电话：0000-0000000\n"
    column.give(publish("a"))
    assert "电话：0000-0000000" in column.page("guide/index.html").find(".//main").text_content()
    assert "电话：0000-0000000" in column.entry("a").find(".//footer").text_content()


# -- search and sitemap


def test_the_index_of_the_search_holds_every_entry_newest_first(column, publish):
    changes = [publish(f"K{number}", date_published=date(2025, 1, 1 + number % 28)) for number in range(30)]
    column.give(*changes)
    called = re.fullmatch(r"zfgkIndex\((.*)\);\n", column.read("assets/index-1.js"), re.DOTALL)
    entries = json.loads(called[1])
    expected = sorted(changes, key=lambda change: (change.record.date_published.isoformat(), change.key), reverse=True)
    assert [(title, day) for title, day, *_ in entries] == [
        (change.record.title, change.record.date_published.isoformat()) for change in expected
    ]
    assert all((column.www / "info" / f"{place}.html").is_file() for _, _, place, _, _ in entries)
    assert column.page("search.html").get_element_by_id("found").get("data-files") == "1"


def test_the_sitemap_names_every_live_page(column, publish, withdraw):
    column.options["address"] = "https://zrzyj.example.gov.cn/xxgk"
    column.give(publish("a"), publish("b", 3), withdraw("c"))
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = etree.parse(column.www / "sitemap.xml").findall("s:url", space)
    found = {one.findtext("s:loc", None, space): one.findtext("s:lastmod", None, space) for one in urls}
    pages = {name: day for name, day in found.items() if "/info/" in name}
    assert {PurePosixPath(name).stem: day for name, day in pages.items()} == {
        "gk-a": "2026-03-02T09:30:00+08:00",
        "gk-b": "2026-03-04T09:30:00+08:00",
    }
    for name in found:
        assert (column.www / name.removeprefix("https://zrzyj.example.gov.cn/xxgk/")).is_file()


def test_many_pages_are_named_in_several_files(column, publish, monkeypatch):
    monkeypatch.setattr("zfgk_portal_site.sitemap.IN_A_FILE", 4)
    column.give(*(publish(f"K{number}") for number in range(6)))
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    index = etree.parse(column.www / "sitemap.xml")
    names = [one.text.rpartition("/")[2] for one in index.iterfind("s:sitemap/s:loc", space)]
    assert names == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    found = [one.text for name in names for one in etree.parse(column.www / name).iterfind("s:url/s:loc", space)]
    assert len(found) == len(set(found)) == 6 + 5
