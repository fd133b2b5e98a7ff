"""The meta tags of government web sites, as data.

The annex of 国办发〔2017〕47号 was read in a copy at a mirror, not at an official address; every tag therefore says
``SECONDARY``, and what is missing is for a person to look at.
"""

from __future__ import annotations

from enum import Enum

import attrs

from zfgk.model.law import Seen

BASIS = "《政府网站发展指引》（国办发〔2017〕47号）附件"


class PageType(Enum):
    """Which page it is; each asks for the tags of those before it too."""

    HOME = "home"
    LIST = "list"
    CONTENT = "content"


@attrs.frozen(kw_only=True)
class MetaTag:
    """One meta tag.

    Args:
        name: The value of its attribute ``name``.
        group: The pages that carry it, from the home page down.
        title: What it says, in Chinese.
        required: Whether it is 必选.
        seen: How well this was verified.
    """

    name: str
    group: PageType
    title: str
    required: bool = True
    seen: Seen = Seen.SECONDARY


TAGS = (
    MetaTag(name="SiteName", group=PageType.HOME, title="网站名称"),
    MetaTag(name="SiteDomain", group=PageType.HOME, title="网站域名"),
    MetaTag(name="SiteIDCode", group=PageType.HOME, title="网站标识码"),
    MetaTag(name="ColumnName", group=PageType.LIST, title="栏目名称"),
    MetaTag(name="ColumnDescription", group=PageType.LIST, title="栏目描述"),
    MetaTag(name="ColumnKeywords", group=PageType.LIST, title="栏目关键词"),
    MetaTag(name="ColumnType", group=PageType.LIST, title="栏目类别"),
    MetaTag(name="ArticleTitle", group=PageType.CONTENT, title="标题"),
    MetaTag(name="PubDate", group=PageType.CONTENT, title="发布时间"),
    MetaTag(name="ContentSource", group=PageType.CONTENT, title="来源"),
    MetaTag(name="Keywords", group=PageType.CONTENT, title="关键词", required=False),
    MetaTag(name="Author", group=PageType.CONTENT, title="作者", required=False),
    MetaTag(name="Description", group=PageType.CONTENT, title="摘要", required=False),
    MetaTag(name="Image", group=PageType.CONTENT, title="图片", required=False),
    MetaTag(name="Url", group=PageType.CONTENT, title="网址", required=False),
)

BY_NAME = {tag.name.lower(): tag for tag in TAGS}
SITE_TAGS = tuple(tag.name for tag in TAGS if tag.group is PageType.HOME)
COLUMN_TAGS = tuple(tag.name for tag in TAGS if tag.group is PageType.LIST)
ARTICLE_TAGS = tuple(tag.name for tag in TAGS if tag.group is PageType.CONTENT and tag.required)

_UP_TO = {
    PageType.HOME: (PageType.HOME,),
    PageType.LIST: (PageType.HOME, PageType.LIST),
    PageType.CONTENT: tuple(PageType),
}


def required_tags(page_type: PageType) -> tuple[MetaTag, ...]:
    """Return the tags that a page must carry: 3 on a home page, 7 on a list, 10 on a content page.

    Args:
        page_type: Which page it is.
    """
    return tuple(tag for tag in TAGS if tag.required and tag.group in _UP_TO[page_type])
