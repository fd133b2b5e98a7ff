"""A small clean site, and faults to plant in it, each with the check that must find it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

_SITE = {"SiteName": "某县自然资源局", "SiteDomain": "zrzy.x.gov.cn", "SiteIDCode": "1304000009"}
ARTICLE = "policy/t20200305_100001.html"
EXPLAINED = "explained/t20200306_100002.html"
LIST = "policy/index.html"
GUIDE = "guide/index.html"
ON = date(2020, 3, 10)
"""A day on which nothing of the clean site is stale."""


def _page(metas: Mapping[str, str], body: str) -> str:
    tags = _tags(metas)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>页</title>\n{tags}\n</head><body>{body}</body></html>\n'


def _column(name: str) -> dict[str, str]:
    return {
        "ColumnName": f"{name}栏目",
        "ColumnDescription": f"{name}的说明",
        "ColumnKeywords": f"{name},公开",
        "ColumnType": name,
    }


def _article(title: str, moment: str) -> dict[str, str]:
    return {"ArticleTitle": title, "PubDate": moment, "ContentSource": "某县自然资源局"}


def clean_site() -> dict[str, str]:
    """Return the pages of a site without faults, by their paths."""
    policy, explained = _SITE | _column("政策文件"), _SITE | _column("政策解读")
    return {
        "index.html": _page(
            _SITE,
            '<p id="news">首页</p><a href="policy/">文件</a><a href="/explained/index.html">解读</a><a href="guide/">指南</a>',
        ),
        LIST: _page(
            policy, '<p>文件</p><a href="t20200305_100001.html">办法</a><a href="../index.html#news">回首页</a>'
        ),
        ARTICLE: _page(
            policy | _article("某办法", "2020-03-05 14:30"),
            '<p>第一条</p><a href="../explained/t20200306_100002.html">解读</a><a href="https://www.gov.cn/">中国政府网</a>',
        ),
        "explained/index.html": _page(explained, '<p>解读</p><a href="t20200306_100002.html">一图读懂</a>'),
        GUIDE: _page(_SITE | _column("信息公开指南"), "<p>信息公开指南</p><p>更新日期：2020年3月1日</p>"),
        EXPLAINED: _page(
            explained | _article("某办法的解读", "2020-03-06 09:10"),
            '<p>解读</p><a href="../policy/t20200305_100001.html">办法</a>',
        ),
    }


@attrs.frozen(kw_only=True)
class SiteFault:
    """A fault: on a page, one text is put in place of another.

    Args:
        name: What is planted.
        check: The check that must find it.
        path: The place that the finding must name.
        page: The page it is planted on.
        old: What stands there.
        new: What is put there.
        told: The page that the finding names; the same page unless given.
        on: The day on which the site is looked at.
        more: Further pages that the fault needs, by their paths; they have no fault of their own.
        also: The checks that rightly find something else because of it, such as that the site's pages now differ.
    """

    name: str
    check: str
    path: str
    page: str
    old: str
    new: str
    told: str | None = None
    on: date = ON
    more: Mapping[str, str] = attrs.field(factory=dict)
    also: tuple[str, ...] = ()

    def plant(self, pages: Mapping[str, str]) -> dict[str, str]:
        """Return the pages with the fault.

        Args:
            pages: The pages, by their paths.

        Raises:
            LookupError: If the fault finds no place.
        """
        if pages[self.page].count(self.old) != 1:
            raise LookupError(self.name)
        return dict(pages) | dict(self.more) | {self.page: pages[self.page].replace(self.old, self.new)}


def _content(tag: str, old: str, new: str, check: str, name: str, *also: str) -> SiteFault:
    return SiteFault(
        name=name,
        check=check,
        path=tag,
        page=ARTICLE,
        old=f'"{tag}" content="{old}"',
        new=f'"{tag}" content="{new}"',
        also=also,
    )


def _lost(tag: str) -> SiteFault:
    also = {
        "ColumnType": ("interpretation-no-policy",),
        "ArticleTitle": ("interpretation-no-policy",),
        "PubDate": ("column-undated",),
    }
    return SiteFault(
        name=f"without {tag}", check="tag-missing", path=tag, page=ARTICLE, old=f'name="{tag}"', new='name="x"',
        also=also.get(tag, ()),
    )  # fmt: skip


def _link(new: str, check: str, name: str) -> SiteFault:
    return SiteFault(name=name, check=check, path=f"link {new}", page=ARTICLE, old="https://www.gov.cn/", new=new)


def _tags(metas: Mapping[str, str]) -> str:
    return "\n".join(f'<meta name="{name}" content="{value}">' for name, value in metas.items())


_BACK = '<a href="../explained/t20200306_100002.html">解读</a>'
_DATE = "2020-03-05 14:30"
_KEY = "政策文件,公开"
FAULTS = (
    *(_lost(tag) for tag in (*_SITE, *_column(""), *_article("", ""))),
    _content("ColumnName", "政策文件栏目", "null", "tag-placeholder", "null"),
    _content("ArticleTitle", "某办法", "${title}", "tag-placeholder", "a template"),
    _content("ContentSource", "某县自然资源局", "", "tag-empty", "an empty tag"),
    _content("ContentSource", "某县自然资源局", " 某局", "tag-spaces", "spaces"),
    _content("ArticleTitle", "某办法", "&lt;b&gt;某办法&lt;/b&gt;", "tag-markup", "markup"),
    _content("SiteDomain", "zrzy.x.gov.cn", "http://zrzy.x.gov.cn", "domain-scheme", "a scheme", "site-differs"),
    _content("SiteDomain", "zrzy.x.gov.cn", "www.y.gov.cn", "domain-other-site", "another site", "site-differs"),
    _content("SiteDomain", "zrzy.x.gov.cn", "zrzy.x.com", "domain-not-gov", "no .gov.cn", "domain-other-site", "site-differs"),
    _content("SiteDomain", "zrzy.x.gov.cn", "某县", "domain-form", "no domain", "domain-other-site", "site-differs"),
    _content("SiteIDCode", "1304000009", "130400", "site-code", "a short code", "site-differs"),
    _content("ColumnType", "政策文件", "杂项", "column-type-unlisted", "an unlisted type", "interpretation-no-policy"),
    _content("ColumnType", "政策文件", "数据开发", "column-type-misprint", "a misprint", "interpretation-no-policy"),
    _content("ColumnKeywords", _KEY, "政策文件，公开", "keywords-comma", "a full-width comma"),
    _content("PubDate", _DATE, "2020年3月5日", "date-form", "a Chinese date", "column-undated"),
    _content("PubDate", _DATE, "2020-02-30 14:30", "date-impossible", "30 February", "column-undated"),
    _content("PubDate", _DATE, "2020-03-05 02:30 PM", "date-12-hour", "afternoon", "column-undated"),
    _content("PubDate", _DATE, "2020-03-05 14:30:12", "date-seconds", "seconds"),
    _content("PubDate", _DATE, "2020-03-05", "date-no-time", "no time"),
    _content("PubDate", _DATE, "2020-03-11 14:30", "date-future", "a day to come", "column-future"),
    SiteFault(
        name="twice", check="tag-repeated", path="SiteName", page=ARTICLE, old="</head>",
        new='<meta name="SiteName" content="别局"></head>',
    ),
    SiteFault(
        name="small letters", check="tag-case", path="PubDate", page=ARTICLE, old='name="PubDate"', new='name="pubdate"'
    ),
    SiteFault(
        name="a property", check="tag-attribute", path="SiteName", page=ARTICLE, old='name="SiteName"',
        new='property="SiteName"',
    ),
    SiteFault(
        name="two names of the site", check="site-differs", path="SiteName", page=ARTICLE, old='"SiteName" content="',
        new='"SiteName" content="旧', told="",
    ),
    _link("lost.html", "link-missing", "a lost file"),
    _link("INDEX.html", "link-case", "other letters"),
    _link("", "link-empty", "an empty link"),
    _link("C:/a.doc", "link-local", "a drive"),
    _link("..\\a.html", "link-backslash", "a backslash"),
    _link("http://192.168.1.8/a", "link-inner", "an inner address"),
    _link("../../a.html", "link-above", "above the site"),
    SiteFault(
        name="a lost place", check="anchor-missing", path="link index.html#news", page="index.html", old='id="news"',
        new="", told=LIST,
    ),
    SiteFault(
        name="an orphan", check="page-orphan", path="page", page="index.html", old='<a href="policy/">文件</a>', new="",
        told=LIST,
    ),
    SiteFault(
        name="no way back", check="policy-no-interpretation", path="link", page=ARTICLE,
        old="../explained/t20200306_100002.html", new="../index.html",
    ),
    SiteFault(
        name="explains nothing", check="interpretation-no-policy", path="link", page=EXPLAINED,
        old="../policy/t20200305_100001.html", new="../index.html",
    ),
    SiteFault(
        name="four tags alike", check="column-alike", path="ColumnName", page=LIST, told=LIST,
        old=_tags(_column("政策文件")), new=_tags(dict.fromkeys(_column(""), "政策文件")),
    ),
    SiteFault(
        name="a picture's address", check="address-relative", path="Image", page=ARTICLE, old="</head>",
        new='<meta name="Image" content="a.png"></head>',
    ),
    SiteFault(
        name="an address elsewhere", check="url-other-site", path="Url", page=ARTICLE, old="</head>",
        new='<meta name="Url" content="https://www.y.gov.cn/a.html"></head>',
    ),
    SiteFault(
        name="the article again", check="article-repeated", path="ArticleTitle", page=LIST, told=ARTICLE,
        old=">办法</a>", new='>办法</a><a href="a.html">办法</a>',
        more={"policy/a.html": _page(_SITE | _column("政策文件") | _article("某办法", _DATE), "<p>第一条</p>" + _BACK)},
    ),
    SiteFault(
        name="nothing on it", check="page-empty", also=("guide-undated",), path="body", page=GUIDE,
        old="<p>信息公开指南</p><p>更新日期：2020年3月1日</p>", new=" ",
    ),
    _link("http://[y", "link-unreadable", "half an address"),
    SiteFault(
        name="two weeks without news", check="veto-home", path="page", page="index.html", old="首页</p>", new="首页 </p>",
        on=date(2020, 3, 21),
    ),
    SiteFault(
        name="nothing dated from the home page", check="home-undated", also=("page-orphan", "page-orphan"), path="page", page="index.html",
        old='<a href="policy/">文件</a><a href="/explained/index.html">解读</a>', new="",
    ),
    SiteFault(
        name="six months without policies", check="column-stale", also=("veto-home",), path="政策文件栏目", page=LIST, told="", old="文件</p>",
        new="文件 </p>", on=date(2020, 9, 6),
    ),
    SiteFault(
        name="a column without days", check="column-undated", also=("tag-placeholder",), path="政策解读栏目", page=EXPLAINED, told="",
        old='"PubDate" content="2020-03-06 09:10"', new='"PubDate" content="null"',
    ),
    SiteFault(
        name="a column of a day to come", check="column-future", also=("date-future",), path="政策文件栏目", page=ARTICLE, told="",
        old='"2020-03-05 14:30"', new='"2020-04-05 14:30"',
    ),
    SiteFault(
        name="a column without content", check="column-empty", path="工作动态栏目", page="index.html", told="",
        old=">指南</a>", new='>指南</a><a href="news/">动态</a>',
        more={"news/index.html": _page(_SITE | _column("工作动态"), "<p>动态</p>")},
    ),
    SiteFault(
        name="a guide without a day", check="guide-undated", path="page", page=GUIDE, old="更新日期：2020年3月1日", new="",
    ),
    SiteFault(
        name="a guide of a day to come", check="guide-future", path="page", page=GUIDE, old="2020年3月1日",
        new="2020年3月31日",
    ),
    SiteFault(
        name="a guide older than the bureau's data", check="guide-older", path="page", page="index.html", told=GUIDE,
        old=">指南</a>", new='>指南</a><a href="about/t20200302_1.html">机构</a>',
        more={
            "about/t20200302_1.html": _page(
                _SITE | _column("机构职能") | _article("内设机构", "2020-03-02 10:00"), "<p>机构职能</p>"
            )
        },
    ),
)  # fmt: skip
"""The faults."""
