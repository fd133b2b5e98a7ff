"""The meta tags of government web sites (《政府网站发展指引》, 国办发〔2017〕47号, annex; seen in a copy), as data.

Every page carries the tags of the site; every page of the column carries those of its part too, and the page of an entry
carries those of an article besides. Each tag names the fact that it takes its value from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

SITE = {"SiteName": "site_name", "SiteDomain": "site_domain", "SiteIDCode": "site_id_code"}
COLUMN = {
    "ColumnName": "column_name",
    "ColumnDescription": "column_description",
    "ColumnKeywords": "column_keywords",
    "ColumnType": "column_type",
}
ARTICLE = {
    "ArticleTitle": "title",
    "PubDate": "published",
    "ContentSource": "source",
    "Keywords": "keywords",
    "Description": "description",
    "Url": "url",
}

LIST_PAGE = SITE | COLUMN
CONTENT_PAGE = SITE | COLUMN | ARTICLE


def meta_tags(tags: Mapping[str, str], facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the tags of a page with their values; a tag whose fact is not known is left out, never invented.

    Args:
        tags: The tags of its type.
        facts: What is known.
    """
    for tag, fact in tags.items():
        if value := facts.get(fact, "").strip():
            yield tag, value
