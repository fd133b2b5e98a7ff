"""Document numbers (发文字号): how they are written, and what they say against the rest of the entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.semantics.defects import words_of
from zfgk.catalogue.checks.semantics.entry import Entry
from zfgk.catalogue.numbers import DocumentNumber, examine_number
from zfgk.catalogue.numbers.order_number import KIND as ORDER
from zfgk.catalogue.numbers.order_number import SEEN as ORDER_SEEN
from zfgk.catalogue.row import Finding
from zfgk.model.law import Seen

_FORM = "GB/T 9704-2012《党政机关公文格式》发文字号"
DEFECT = Check(
    name="document-number",
    zh="文号写法有误：{what}（{code}）",
    en="the document number is wrong: {what_en} ({code})",
    basis=_FORM,
    seen=Seen.SECONDARY,
)
FORM = Check(
    name="document-number-form",
    severity="note",
    zh="文号写法不规范：{what}（{code}）",
    en="the document number is not in the usual form: {what_en} ({code})",
    basis=_FORM,
    seen=Seen.SECONDARY,
)
UNKNOWN = Check(
    name="document-number-unknown",
    severity="note",
    zh="文号的写法不同于发文字号、令号和公告号；案号、证号和本单位另有规定的，可不理会",
    en="this is not written as numbers of documents, orders and announcements are; fine for cases and certificates",
)
YEAR = Check(
    name="document-number-year",
    severity="note",
    zh="文号的年份是{year}，生成日期在{written}年",
    en="the document number says {year}, the day of writing {written}",
)
ISSUER = Check(
    name="publisher-not-issuer",
    severity="note",
    zh="文号的机关代字属于{issuer}，发布机构写的是别的机关；转发件写原文号的，可不理会",
    en="the short name in the number is that of {issuer}, not of the publisher; fine for a forwarded document",
    seen=Seen.SECONDARY,
)
NONE_WRITTEN = Check(
    name="document-number-none",
    severity="note",
    zh="没有文号的应当留空，不写“无”",
    en="leave the number empty where there is none, instead of a word for it",
)

CHECKS = (DEFECT, FORM, UNKNOWN, YEAR, ISSUER, NONE_WRITTEN)
"""The checks of this module."""

_USUAL = re.compile(r"([^\W\d_]{1,20})〔([0-9]{4})〕[1-9][0-9]{0,5}号")
_NONE = frozenset({"无", "无文号", "无文件号", "暂无", "没有", "-", "--", "—", "——", "/", "\\"})
_OTHER = frozenset({"no-brackets", "no-kind", "year-first", "other-form"})
"""Defects of a text that is perhaps no such number at all, or one of a place with a form of its own."""


def check_document_number(entry: Entry) -> Iterator[Finding]:
    """Yield what is wrong with the document number of an entry."""
    text = entry.text("document_number")
    if not text:
        return
    usual = _USUAL.fullmatch(text)
    if usual and 1949 <= int(usual[2]) <= 2099:
        yield from _against(entry, usual[1], int(usual[2]))
    elif text in _NONE:
        yield NONE_WRITTEN.at(entry.place, "document_number")
    else:
        yield from _examined(entry, text)


def _examined(entry: Entry, text: str) -> Iterator[Finding]:
    examined = examine_number(text)
    if examined.value is None and _OTHER.issuperset(defect.code for defect in examined.faults):
        yield UNKNOWN.at(entry.place, "document_number")
        return
    for defect in examined.defects:
        found = (DEFECT if defect.fatal else FORM).at(entry.place, "document_number", **words_of(defect.code))
        # GB/T 9704 says nothing about orders and announcements.
        yield attrs.evolve(found, basis="", seen=ORDER_SEEN) if examined.kind == ORDER else found
    if isinstance(examined.value, DocumentNumber):
        yield from _against(entry, examined.value.agency, examined.value.year)


def _against(entry: Entry, agency: str, year: int) -> Iterator[Finding]:
    written = entry.days.get("date_written")
    if written and written.year != year:
        yield YEAR.at(entry.place, "document_number", year=year, written=written.year)
    issuer = entry.known.issuers.get(agency)
    publisher = entry.text("publisher")
    if issuer and publisher and issuer not in publisher:
        yield ISSUER.at(entry.place, "publisher", issuer=issuer)
