"""Readers of three formats that no validator knows, written from what is known of the formats and not from the writers.

Each takes files as bytes, and either returns the entries or raises :class:`Unreadable` with everything that is wrong.
A reader is as narrow as the format's facts: an element, a field or a shape that no observed system knows is a fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from html.parser import HTMLParser
from typing import Any

import attrs
from lxml import etree

CHINA = timezone(timedelta(hours=8))
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


class Unreadable(Exception):
    """The files are not of the format; the text says everything that is wrong, one fault a line."""


@attrs.frozen
class Entry:
    """What an entry says, in any of the formats; what a format has no place for is empty.

    Args:
        title: The title.
        identifier: The index number.
        address: The address of its page.
        published: The day on which it was published.
        written: The day on which the document was made.
        publisher: The body that published it.
        number: The document number.
        summary: The summary.
        theme: The theme.
        genre: The genre.
        keywords: The keywords, as written.
        attachments: Names and addresses.
        expired: Whether it is said to be no longer in force.
    """

    title: str
    identifier: str = ""
    address: str = ""
    published: date | None = None
    written: date | None = None
    publisher: str = ""
    number: str = ""
    summary: str = ""
    theme: str = ""
    genre: str = ""
    keywords: str = ""
    attachments: tuple[tuple[str, str], ...] = ()
    expired: bool = False


def _parsed(data: bytes) -> etree._Element:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"not well-formed: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("a document type, which an importer need not accept")
    return root


def _end(faults: Sequence[str]) -> None:
    if faults:
        raise Unreadable("\n".join(faults))


# -- TRS WCM: documents for import -------------------------------------------------------------------------------------

_PROPERTIES = frozenset(
    [
        "DOCID",
        "DOCVERSION",
        "DOCTYPE",
        "DOCPUBTIME",
        "CRUSER",
        "CRTIME",
        "DOCFLAG",
        "ATTRIBUTE",
        "ATTACHPIC",
        "DOCLINK",
        "DOCFILENAME",
        "DOCCHANNEL",
        "DOCTITLE",
        "DOCPEOPLE",
        "DOCSOURCENAME",
        "DOCSTATUS",
        "DOCCONTENT",
        "DOCHTMLCON",
        "DOCWORDSCOUNT",
        "DOCABSTRACT",
        "DOCKEYWORDS",
        "DOCAUTHOR",
        "DOCRELTIME",
        "TITLECOLOR",
        "SUBDOCTITLE",
        "EDITOR",
        "CHNLNAME",
    ]
)
_TIMES = ("DOCPUBTIME", "CRTIME", "DOCRELTIME")


def trs_documents(data: bytes) -> list[Entry]:
    """Read an import file of TRS WCM 6.0.

    Args:
        data: The file.
    """
    root, faults, entries = _parsed(data), [], []
    if root.tag != "WCMDOCUMENTS":
        faults.append(f"the root is {root.tag}")
    for number, document in enumerate(root):
        where = f"document {number}"
        if document.tag != "WCMDOCUMENT" or dict(document.attrib) != {"Version": "6.0"}:
            faults.append(f"{where}: {document.tag} {dict(document.attrib)}")
            continue
        if [child.tag for child in document] not in (["PROPERTIES"], ["PROPERTIES", "WCMAPPENDIXS"]):
            faults.append(f"{where}: {[child.tag for child in document]}")
            continue
        values: dict[str, str] = {}
        for field in document[0]:
            if field.tag not in _PROPERTIES or field.tag in values or len(field) or field.attrib:
                faults.append(f"{where}: {field.tag} is unknown, repeated or no plain text")
            values[str(field.tag)] = field.text or ""
        faults += [f"{where}: {fault}" for fault in _wrong_properties(values)]
        if not faults:
            entries.append(_of_properties(values, document.find("WCMAPPENDIXS")))
    _end(faults)
    return entries


def _wrong_properties(values: Mapping[str, str]) -> list[str]:
    faults = [f"{name} is {values[name]!r}" for name in _TIMES if values.get(name) and not _is_time(values[name])]
    if not values.get("DOCTITLE", ""):
        faults.append("no DOCTITLE")
    if values.get("DOCTYPE") != "20":
        faults.append(f"DOCTYPE is {values.get('DOCTYPE')!r}")
    if not values.get("DOCWORDSCOUNT", "0").isdecimal():
        faults.append(f"DOCWORDSCOUNT is {values['DOCWORDSCOUNT']!r}")
    return faults


def _is_time(text: str) -> bool:
    try:
        return bool(_TIME.fullmatch(text)) and datetime.fromisoformat(text) is not None
    except ValueError:
        return False


def _of_properties(values: Mapping[str, str], appendixes: etree._Element | None) -> Entry:
    def day(name: str) -> date | None:
        return date.fromisoformat(values[name][:10]) if values.get(name) else None

    return Entry(
        title=values["DOCTITLE"],
        address=values.get("DOCLINK", ""),
        published=day("DOCPUBTIME"),
        written=day("DOCRELTIME"),
        publisher=values.get("DOCSOURCENAME", ""),
        summary=values.get("DOCABSTRACT", ""),
        theme=values.get("CHNLNAME", ""),
        keywords=values.get("DOCKEYWORDS", ""),
        attachments=tuple(
            ("", (text.text or "").strip())
            for text in ([] if appendixes is None else appendixes.iter())
            if (text.text or "").strip()
        ),
    )


# -- JCMS: answers of the list service ---------------------------------------------------------------------------------


class _Fragment(HTMLParser):
    """The parts of one record's fragment, as a browser takes them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: list[str] = []
        self.links: list[dict[str, str]] = []
        self.texts: dict[str, str] = {"a": "", "span": "", "": ""}
        self._inside = ""
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.shape.append(tag)
        if tag == "a":
            self.links.append({name: value or "" for name, value in attributes})
        self.strange += [name for name, _ in attributes if name.startswith("on")]
        if tag in {"a", "span"}:
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.shape.append(f"/{tag}")
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        self.texts[self._inside] += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(f"comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.strange.append(f"declaration {decl!r}")

    def unknown_decl(self, data: str) -> None:
        self.strange.append(f"section {data!r}")


_SHAPE = ["li", "a", "/a", "span", "/span", "/li"]


def jcms_list(answers: Sequence[bytes], per_page: int) -> list[Entry]:
    """Read the answers of a JCMS list service, in the order in which they were asked for.

    Args:
        answers: The answers; one may hold several pages.
        per_page: How many records a page has.
    """
    faults: list[str] = []
    entries: list[Entry] = []
    totals: set[tuple[str, str]] = set()
    for number, data in enumerate(answers):
        root, where = _parsed(data), f"answer {number}"
        if root.tag != "datastore" or [child.tag for child in root] != ["totalrecord", "totalpage", "recordset"]:
            faults.append(f"{where}: {root.tag} with {[child.tag for child in root]}")
            continue
        totals.add((root[0].text or "", root[1].text or ""))
        for record in root[2]:
            fragment = _Fragment()
            fragment.feed(record.text or "")
            fragment.close()
            found = _wrong_fragment(record, fragment)
            faults += [f"{where}: {fault}" for fault in found]
            if not found:
                (link,) = fragment.links
                shown = fragment.texts["span"].strip()
                entries.append(
                    Entry(
                        title=link["title"],
                        address=link.get("href", ""),
                        published=date.fromisoformat(shown),
                    )
                )
    expected = (str(len(entries)), str(-(-len(entries) // per_page)))
    if not faults and totals != {expected}:
        faults.append(f"totals {totals}, found {expected}")
    _end(faults)
    return entries


def _wrong_fragment(record: etree._Element, fragment: _Fragment) -> list[str]:
    faults = [] if record.tag == "record" and not len(record) else [f"{record.tag} is no record of plain text"]
    if fragment.shape != _SHAPE or fragment.strange:
        return [*faults, f"a fragment of {fragment.shape} with {fragment.strange}"]
    (link,) = fragment.links
    shown = fragment.texts["span"].strip()
    # Nothing is known of items without a page; a link without an address, a placeholder in HTML, is let pass.
    if not {"title"} <= link.keys() <= {"href", "title", "target"}:
        faults.append(f"a link with {sorted(link)}")
    elif fragment.texts["a"].strip() != link["title"].strip():
        faults.append(f"the link reads {fragment.texts['a']!r} and its title {link['title']!r}")
    if not _is_time(f"{shown} 00:00:00"):
        faults.append(f"the day is {shown!r}")
    if fragment.texts[""].strip():
        faults.append(f"text beside the link: {fragment.texts['']!r}")
    return faults


# -- gkmlpt: pages of articles -----------------------------------------------------------------------------------------

_FIELDS: Mapping[str, tuple[type, ...]] = {
    "id": (int,),
    "title": (str,),
    "identifier": (str,),
    "document_number": (str,),
    "publisher": (str,),
    "keywords": (str,),
    "abstract": (str,),
    "date": (int, type(None)),
    "created_at": (str,),
    "display_publish_time": (int, str, type(None)),
    "classify_main": (int, str, type(None)),
    "classify_main_name": (str,),
    "classify_genre_name": (str,),
    "classify_theme_name": (str,),
    "url": (str,),
    "post_url": (str,),
    "is_expired": (bool, int),
    "is_abolished": (bool, int),
    "relation": (str, list, type(None)),
    "attachment": (list,),
}
_ATTACHMENT = {"id", "name", "type", "mime", "size", "url"}
MOST_ARTICLES = 100


def gkmlpt_pages(pages: Mapping[int, bytes]) -> list[Entry]:
    """Read the pages of a category of gkmlpt.

    Args:
        pages: The pages by number, from 1; page 0, if it is there, is page 1 again.
    """
    faults: list[str] = []
    articles: list[dict[str, Any]] = []
    if 0 in pages and pages[0] != pages.get(1):
        faults.append("page 0 is not page 1")
    numbers = sorted(set(pages) - {0})
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append(f"pages {numbers}")
    counts = set()
    for number in numbers:
        page = json.loads(pages[number])
        if not {"classify", "articles"} <= page.keys() or not isinstance(page["articles"], list):
            faults.append(f"page {number}: {sorted(page)}")
            continue
        counts.add(page["classify"].get("post_count"))
        if len(page["articles"]) > MOST_ARTICLES or (number < len(numbers) and len(page["articles"]) != MOST_ARTICLES):
            faults.append(f"page {number}: {len(page['articles'])} articles")
        articles += page["articles"]
    if counts != {len(articles)}:
        faults.append(f"post_count {counts}, found {len(articles)}")
    if len({article.get("id") for article in articles}) != len(articles):
        faults.append("an id is repeated")
    faults += [f"{article.get('identifier')}: {fault}" for article in articles for fault in _wrong_article(article)]
    _end(faults)
    return [_of_article(article) for article in articles]


def _wrong_article(article: Mapping[str, Any]) -> list[str]:
    faults = [f"unknown {name}" for name in article.keys() - _FIELDS.keys()]
    faults += [f"no {name}" for name in _FIELDS.keys() - article.keys()]
    faults += [
        f"{name} is {article[name]!r}"
        for name, types in _FIELDS.items()
        if name in article and type(article[name]) not in types
    ]
    if not _is_time(str(article.get("created_at", ""))):
        faults.append(f"created_at is {article.get('created_at')!r}")
    if any(article.get(name) not in {0, 1} for name in ("is_expired", "is_abolished")):
        faults.append("is_expired or is_abolished is neither true nor false")
    faults += [
        f"an attachment with {file!r}"
        for file in article.get("attachment", [])
        if not isinstance(file, dict) or file.keys() != _ATTACHMENT
    ]
    return faults


def _of_article(article: Mapping[str, Any]) -> Entry:
    written = article["date"]
    return Entry(
        title=article["title"],
        identifier=article["identifier"],
        address=article["url"],
        published=date.fromisoformat(article["created_at"][:10]),
        written=None if written is None else datetime.fromtimestamp(written, UTC).astimezone(CHINA).date(),
        publisher=article["publisher"],
        number=article["document_number"],
        summary=article["abstract"],
        theme=article["classify_theme_name"],
        genre=article["classify_genre_name"],
        keywords=article["keywords"],
        attachments=tuple((file["name"], file["url"]) for file in article["attachment"]),
        expired=bool(article["is_expired"] or article["is_abolished"]),
    )
