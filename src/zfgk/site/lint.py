"""The official meta tags of one page: which are missing, and what is wrong with those that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePosixPath

from zfgk.catalogue.numbers.site_code import examine_site_code
from zfgk.catalogue.placeholders import LEFT_BEHIND
from zfgk.catalogue.vocabularies.site import COLUMN_TYPES
from zfgk.model.findings import Severity
from zfgk.model.law import Seen
from zfgk.site.finding import SiteFinding
from zfgk.site.page import SitePage, read_page
from zfgk.site.tags import ARTICLE_TAGS, BASIS, COLUMN_TAGS, PageType, required_tags

_PLACEHOLDER = re.compile(
    rf"{LEFT_BEHIND}|(?:yyyy|YYYY)-(?:MM|mm)-(?:DD|dd).{{0,20}}|.{{0,200}}(?:\$\{{|\{{\{{|<%|\[!--|\{{\$).{{0,2000}}",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&(?:lt|gt|nbsp|amp|quot);")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ([0-9]{2}:[0-9]{2})(:[0-9]{2})?)?")
_HALF_DAY = re.compile(r"(?:上午|下午|\b[AaPp]\.?[Mm]\b)")
_DOMAIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_NUMBERED = re.compile(r"(?:t|content_|art_)?[0-9]{6,}")
_MISPRINTS = {"依法申请公开": "依申请公开", "数据开发": "数据开放"}
_TYPES = frozenset(term.label for term in COLUMN_TYPES.terms)


def lint_page(
    data: bytes, name: str, page_type: PageType | None = None, *, base_url: str = "", on: date | None = None
) -> tuple[SiteFinding, ...]:
    """Check the official meta tags of a page.

    Args:
        data: Its bytes.
        name: Its path below the folder of the site, with slashes.
        page_type: Which page it is; inferred from its tags and name unless given.
        base_url: The address of the site, if its domain is to be compared.
        on: The day of the check, if days of publication after it are to be told.

    Returns:
        What was seen. A page without any official tag is one finding.

    Raises:
        UnreadableFile: If the page cannot be read.

    Source: 国办发〔2017〕47号, annex (seen in a copy only).
    """
    return tuple(check_tags(read_page(data, name), page_type, base_url=base_url, on=on))


def infer_type(page: SitePage) -> PageType:
    """Infer which page it is.

    Args:
        page: The page.

    Returns:
        A content page if it has a tag of one or is named by a number; a list if it has a tag of a column or is the
        index of a folder below; the home page otherwise.
    """
    path = PurePosixPath(page.name)
    index = path.stem.lower() in {"index", "default"}
    if index and len(path.parts) == 1:
        return PageType.HOME
    if any(tag in page.metas for tag in ARTICLE_TAGS) or _NUMBERED.match(path.stem.lower()):
        return PageType.CONTENT
    if index or any(tag in page.metas for tag in COLUMN_TAGS):
        return PageType.LIST
    return PageType.HOME


def check_tags(
    page: SitePage, page_type: PageType | None = None, *, base_url: str = "", on: date | None = None
) -> Iterator[SiteFinding]:
    """Check the official meta tags of a page that was read; arguments and results as for :func:`lint_page`."""
    for tag in page.elsewhere:
        yield _finding(page, "tag-attribute", tag, f"{tag}应写在name属性中", f"{tag} belongs into the attribute name")
    if not page.metas:
        if not page.elsewhere:
            yield _finding(page, "tags-none", "meta", "没有任何规定的meta标签", "the page has no official meta tag")
        return
    kind = page_type or infer_type(page)
    for needed in required_tags(kind):
        if needed.name not in page.metas and needed.name not in page.elsewhere:
            zh, en = f"缺少{needed.name}（{needed.title}）", f"{needed.name} is missing on a {kind.value} page"
            yield _finding(page, "tag-missing", needed.name, zh, en)
    for written, right in page.written:
        zh, en = f"标签名写作“{written[:40]}”，应为{right}", f"the tag is written in other letters than {right}"
        yield _finding(page, "tag-case", right, zh, en, severity=Severity.NOTE)
    for tag in page.in_body:
        zh, en = f"{tag}写在了body里，应写在head里", f"{tag} stands in the body; it belongs into the head"
        yield _finding(page, "tag-in-body", tag, zh, en, severity=Severity.NOTE)
    for tag, values in page.metas.items():
        yield from _check_value(page, tag, values)
    yield from _check_site(page, base_url)
    yield from _check_column(page)
    yield from _check_article(page, on)


def _check_value(page: SitePage, tag: str, values: tuple[str, ...]) -> Iterator[SiteFinding]:
    if len(values) > 1:
        alike = len(set(values)) == 1
        zh, en = f"{tag}出现{len(values)}次" + ("" if alike else "且内容不一"), f"{tag} stands {len(values)} times"
        yield _finding(page, "tag-repeated", tag, zh, en, severity=Severity.NOTE if alike else Severity.REVIEW)
    value = values[0]
    if not value.strip():
        yield _finding(page, "tag-empty", tag, f"{tag}内容为空", f"{tag} is empty")
        return
    if is_placeholder(value):
        yield _finding(page, "tag-placeholder", tag, f"{tag}是未替换的模板或空值", f"{tag} holds a placeholder")
        return
    if value != value.strip():
        yield _finding(
            page, "tag-spaces", tag, f"{tag}首尾有空格", f"{tag} has spaces at an end", severity=Severity.NOTE
        )
    if _MARKUP.search(value):
        yield _finding(page, "tag-markup", tag, f"{tag}含有网页代码", f"{tag} holds markup")


def is_placeholder(value: str) -> bool:
    """Tell whether a value is what a template leaves behind, such as ``null`` or ``${title}``."""
    return _PLACEHOLDER.fullmatch(value.strip()) is not None


def _told(page: SitePage, tag: str) -> str:
    value = page.meta(tag)
    return "" if is_placeholder(value) else value


def _check_site(page: SitePage, base_url: str) -> Iterator[SiteFinding]:
    domain = _told(page, "SiteDomain")
    if "://" in domain or domain.startswith("//"):
        zh, en = "SiteDomain不应带http://或https://", "SiteDomain is a domain, not an address"
        yield _finding(page, "domain-scheme", "SiteDomain", zh, en)
    elif domain and not _DOMAIN.fullmatch(domain.lower()):
        yield _finding(page, "domain-form", "SiteDomain", "SiteDomain不是域名", "SiteDomain is no domain")
    host = host_of(domain)
    if host and _DOMAIN.fullmatch(host) and not host.endswith(".gov.cn"):
        zh, en = "SiteDomain不在.gov.cn之下", "SiteDomain is not below .gov.cn"
        yield _finding(page, "domain-not-gov", "SiteDomain", zh, en)
    if host and base_url and host != host_of(base_url):
        zh, en = "SiteDomain是另一网站的域名", "SiteDomain is that of another site"
        yield _finding(page, "domain-other-site", "SiteDomain", zh, en)
    code = _told(page, "SiteIDCode")
    for defect in examine_site_code(code).defects if code else ():
        zh, en = f"网站标识码：{defect.zh}", f"site code: {defect.en}"
        yield _finding(page, "site-code", "SiteIDCode", zh, en, seen=Seen.INFERENCE)


def host_of(address: str) -> str:
    """Return the host of an address or domain, in small letters, without its port.

    Args:
        address: ``www.x.gov.cn`` or an address that begins with a scheme.
    """
    rest = address.strip().lower().partition("://")[2] or address.strip().lower()
    return rest.lstrip("/").partition("/")[0].rpartition("@")[2].partition(":")[0]


def _check_column(page: SitePage) -> Iterator[SiteFinding]:
    values = [_told(page, tag) for tag in COLUMN_TAGS]
    if all(values) and len(set(values)) == 1:
        zh, en = "四个栏目标签内容完全相同", "the four tags of the column say the same"
        yield _finding(page, "column-alike", "ColumnName", zh, en)
    kind = _told(page, "ColumnType")
    if kind in _MISPRINTS:
        zh, en = f"“{kind}”应为“{_MISPRINTS[kind]}”", f"a misprint of {_MISPRINTS[kind]}"
        yield _finding(page, "column-type-misprint", "ColumnType", zh, en, severity=Severity.NOTE)
    elif kind and kind not in _TYPES:
        # The list in the guide ends with dots: other words are no fault by themselves.
        zh, en = "ColumnType不在所列栏目类别之内", "ColumnType is none of the listed types"
        yield _finding(page, "column-type-unlisted", "ColumnType", zh, en, severity=Severity.NOTE)
    for tag in ("ColumnKeywords", "Keywords"):
        if "，" in _told(page, tag):
            zh, en = f"{tag}用了全角逗号，示例为半角", f"{tag} is divided by full-width commas"
            yield _finding(page, "keywords-comma", tag, zh, en, severity=Severity.NOTE, seen=Seen.INFERENCE)


def _check_article(page: SitePage, on: date | None) -> Iterator[SiteFinding]:
    written = _told(page, "PubDate")
    if written:
        yield from _check_date(page, written, on)
    for tag in ("Url", "Image"):
        address = _told(page, tag)
        if address and not address.startswith(("https://", "http://")):
            yield _finding(
                page, "address-relative", tag, f"{tag}不是完整网址", f"{tag} is no address", severity=Severity.NOTE
            )
    address, domain = _told(page, "Url"), host_of(_told(page, "SiteDomain"))
    if "://" in address and domain and host_of(address) != domain:
        yield _finding(
            page, "url-other-site", "Url", "Url属于另一网站", "Url is on another site", severity=Severity.NOTE
        )


def published(page: SitePage) -> datetime | None:
    """Return when a page says that it was published: to the minute, to the second or the day alone.

    Args:
        page: The page.

    Returns:
        The moment as written, midnight where only the day is; ``None`` if nothing readable is written.
    """
    found = _DATE.fullmatch(page.meta("PubDate"))
    try:
        return datetime.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _check_date(page: SitePage, written: str, on: date | None) -> Iterator[SiteFinding]:
    found = _DATE.fullmatch(written)
    if _HALF_DAY.search(written):
        zh, en = "PubDate用了12小时制，应为24小时制", "PubDate is on a 12-hour clock"
        yield _finding(page, "date-12-hour", "PubDate", zh, en)
    elif not found:
        zh, en = "PubDate不是YYYY-MM-DD HH:MM", "PubDate is not YYYY-MM-DD HH:MM"
        yield _finding(page, "date-form", "PubDate", zh, en)
    elif (moment := published(page)) is None:
        yield _finding(page, "date-impossible", "PubDate", "PubDate不是存在的时间", "PubDate is no moment")
    else:
        if on is not None and moment.date() > on:
            zh, en = f"PubDate晚于{on.isoformat()}", f"PubDate is after {on.isoformat()}"
            yield _finding(page, "date-future", "PubDate", zh, en)
        if found[3]:
            zh, en = "PubDate带了秒", "PubDate has seconds"
            yield _finding(page, "date-seconds", "PubDate", zh, en, severity=Severity.NOTE)
        elif not found[2]:
            zh, en = "PubDate没有时分", "PubDate has no time of day"
            yield _finding(page, "date-no-time", "PubDate", zh, en, severity=Severity.NOTE)


def _finding(
    page: SitePage,
    check: str,
    tag: str,
    zh: str,
    en: str,
    *,
    severity: Severity = Severity.REVIEW,
    seen: Seen = Seen.SECONDARY,
) -> SiteFinding:
    return SiteFinding(check=check, severity=severity, page=page.name, path=tag, zh=zh, en=en, basis=BASIS, seen=seen)
