"""What the checks need of a page: its meta tags, links and places to link to."""

from __future__ import annotations

import contextlib
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import attrs
from lxml import etree

from zfgk.documents.html import page_text, parse_page
from zfgk.model.documents import Source
from zfgk.model.limits import Budget
from zfgk.site.tags import BY_NAME

_LINKS = {"a": "href", "area": "href", "link": "href", "img": "src", "script": "src", "iframe": "src", "frame": "src"}
_UNSEEN = frozenset(("script", "style", "head", "template", "noscript"))
_SHOWS = frozenset(("img", "iframe", "frame", "object", "embed", "video", "audio", "svg", "canvas"))


@attrs.frozen(kw_only=True)
class SitePage:
    """One page of a site.

    Args:
        name: Its path below the folder, with slashes.
        metas: The contents of each official tag, by its name as the guide writes it.
        written: The official tags whose name is written otherwise, as (as written, as in the guide).
        in_body: Official tags that stand in the body of the page, once each.
        elsewhere: Official tags that stand in ``property`` or ``http-equiv`` instead of ``name``.
        links: Addresses that the page points to, once each, in order.
        anchors: The places on the page that a link may name.
        base: The address of ``<base>``, if the page has one.
        empty: Whether nothing would be seen.
        updated: The day of update (更新日期) that the page prints; of several, the last in time.
    """

    name: str
    metas: Mapping[str, tuple[str, ...]]
    written: tuple[tuple[str, str], ...] = ()
    in_body: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    base: str = ""
    empty: bool = False
    updated: date | None = None

    def meta(self, tag: str) -> str:
        """Return the first content of an official tag without outer spaces; empty if there is none."""
        return next(iter(self.metas.get(tag, ())), "").strip()


def read_page(data: bytes, name: str) -> SitePage:
    """Read a page; nothing it names is fetched.

    Args:
        data: Its bytes.
        name: Its path below the folder, with slashes.

    Raises:
        UnreadableFile: If it is no text, or exceeds the limits of a safe parser.
    """
    source = Source(data, name, Budget())
    text = page_text(source)
    root = parse_page(text, source)
    if root is None:
        return SitePage(name=name, metas={}, empty=True)
    metas: dict[str, list[str]] = defaultdict(list)
    written: list[tuple[str, str]] = []
    in_body: dict[str, None] = {}
    elsewhere: list[str] = []
    links: dict[str, None] = {}
    anchors: set[str] = set()
    base = ""
    for element in root.iter(etree.Element):
        for key in ("id", "name"):
            if element.get(key) and (key == "id" or element.tag == "a"):
                anchors.add(str(element.get(key)))
        address = element.get(_LINKS.get(str(element.tag), "")) if element.tag in _LINKS else None
        if address is not None:
            links.setdefault(address.strip())
        if element.tag == "base" and not base:
            base = (element.get("href") or "").strip()
        if element.tag == "meta":
            tag = _meta(element, metas, written, elsewhere)
            if tag and any(outer.tag == "body" for outer in element.iterancestors()):
                in_body.setdefault(tag)
    return SitePage(
        name=name,
        metas={tag: tuple(values) for tag, values in metas.items()},
        written=tuple(written),
        in_body=tuple(in_body),
        elsewhere=tuple(elsewhere),
        links=tuple(links),
        anchors=frozenset(anchors),
        base=base,
        empty=not _shows(root),
        updated=_updated(root) if "更新" in text else None,
    )


_UPDATED = re.compile(
    r"(?:更新(?:日期|时间)|最近更新|最后更新)[:：\s]{0,5}([0-9]{4})[-年./]([0-9]{1,2})[-月./]([0-9]{1,2})"
)


def _updated(root: etree._Element) -> date | None:
    text = "".join(str(piece) for piece in root.itertext())
    found: list[date] = []
    for match in _UPDATED.finditer(text):
        with contextlib.suppress(ValueError):  # 2024年2月30日 is no day
            found.append(date(*(int(number) for number in match.groups())))
    return max(found, default=None)


def _meta(
    element: etree._Element, metas: dict[str, list[str]], written: list[tuple[str, str]], elsewhere: list[str]
) -> str:
    """Note what a meta tag holds; return its official name if it is taken as one."""
    name = (element.get("name") or "").strip()
    tag = BY_NAME.get(name.lower())
    if tag is None:
        for key in ("property", "http-equiv"):
            other = BY_NAME.get((element.get(key) or "").strip().lower())
            # Other vocabularies use the plain words; only the names of this one are told.
            if other is not None and other.required:
                elsewhere.append(other.name)
        return ""
    # `description` and `keywords` in small letters are tags of HTML itself.
    if name != tag.name and tag.required:
        written.append((name, tag.name))
    if name != tag.name and not tag.required:
        return ""
    metas[tag.name].append(element.get("content") or "")
    return tag.name


def _shows(root: etree._Element) -> bool:
    stack = [root]
    while stack:
        element = stack.pop()
        if isinstance(element.tag, str):
            if element.tag in _SHOWS or (element.tag not in _UNSEEN and (element.text or "").strip()):
                return True
            if element.tag not in _UNSEEN:
                stack += list(element)
        if element is not root and (element.tail or "").strip():
            return True
    return False
