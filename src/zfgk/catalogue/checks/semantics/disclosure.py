"""The disclosure attribute against the rest of the entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.catalogue.characters import is_address
from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.semantics.entry import Entry
from zfgk.catalogue.fields import DISCLOSURE
from zfgk.catalogue.profiles.lists import SECRECY
from zfgk.catalogue.row import Finding
from zfgk.catalogue.vocabularies import WAYS
from zfgk.model.information import Attribute

_OGI = "《中华人民共和国政府信息公开条例》"
REASON_THOUGH_PUBLIC = Check(
    name="reason-though-public",
    zh="主动公开的信息写了不公开理由，二者必有一误",
    en="a reason for not disclosing stands in an entry that is disclosed; one of them is wrong",
)
REASON_WITHOUT_GROUND = Check(
    name="reason-without-ground",
    severity="note",
    zh="不公开理由没有指明依据（条例第十四条至第十六条所列情形之一，或者法律、行政法规的规定）",
    en="the reason names no ground: none of articles 14 to 16 of the Regulation, and no other law",
    basis=_OGI + "第十四条至第十六条；国办发〔2016〕80号第一部分（一）",
)
EXEMPT_PUBLISHED = Check(
    name="exempt-published",
    zh="不予公开的信息却有{what}",
    en="an entry that is exempt from disclosure has {what_en}",
    basis=_OGI + "第十四条至第十六条",
)
ON_REQUEST_PUBLISHED = Check(
    name="on-request-published",
    severity="note",
    zh="依申请公开的信息却有在线链接地址；已经公开的，属性应改为主动公开",
    en="an entry that is disclosed on request has an address; if it is public, its attribute should say so",
)
SECRET_NOT_EXEMPT = Check(
    name="secret-not-exempt",
    zh="涉密信息的公开属性不是不予公开",
    en="a secret is not marked as exempt from disclosure",
    basis=_OGI + "第十四条",
)
SECRECY_MARKING = Check(
    name="secrecy-marking",
    severity="note",
    zh="“{label}”里有密级或内部资料的标志；确属标志的，应当不予公开，或者写明已经解密",
    en="there is a mark of secrecy or of internal papers in {name}; if it is one, the entry is exempt or was declassified",
    basis=_OGI + "第十四条",
)

CHECKS = (
    REASON_THOUGH_PUBLIC,
    REASON_WITHOUT_GROUND,
    EXEMPT_PUBLISHED,
    ON_REQUEST_PUBLISHED,
    SECRET_NOT_EXEMPT,
    SECRECY_MARKING,
)
"""The checks of this module."""

_GROUND = re.compile(
    r"第?(?:十[四五六]|1[456])条|条例1[456]|国家秘密|工作秘密|商业秘密|个人隐私|个人信息|内部事务|过程性|讨论记录|磋商信函|请示报告"
    r"|行政执法案卷|国家安全|公共安全|经济安全|社会稳定|(?:法律|法规|《[^》]{1,40}》)[^。]{0,20}(?:禁止|规定|第)"
)
_MARKED = re.compile(
    r"(?:绝密|机密|(?<!商业)(?<!工作)秘密)(?:\s*[★☆*]|级(?!别)|材料|文件|件|\s*[（(]?\s*[0-9]{1,2}\s*(?:年|个月))|★\s*[0-9]{1,2}\s*年"
    r"|内部(?:资料|文件|材料|使用)[^。]{0,6}(?:外传|保存|保密|保管)|(?:不得|严禁|请勿|禁止)外传"
)
_NO_REASON = frozenset({"无", "/", "-", "—", "——"})
_ATTRIBUTES = {**DISCLOSURE.spellings, **WAYS.spellings}


def check_disclosure(entry: Entry) -> Iterator[Finding]:
    """Yield what contradicts the disclosure attribute of an entry."""
    attribute = _ATTRIBUTES.get(entry.text("disclosure"), "")
    if attribute == Attribute.PROACTIVE.value:
        if entry.text("reason") and entry.text("reason") not in _NO_REASON:
            yield REASON_THOUGH_PUBLIC.at(entry.place, "reason")
    elif attribute == Attribute.EXEMPT.value:
        yield from _exempt(entry)
    elif attribute == Attribute.ON_REQUEST.value and entry.text("url"):
        yield ON_REQUEST_PUBLISHED.at(entry.place, "url")
    if SECRECY.spellings.get(entry.text("secrecy")) == "secret" and attribute in {"proactive", "on-request"}:
        yield SECRET_NOT_EXEMPT.at(entry.place, "disclosure")
    if attribute != Attribute.EXEMPT.value:
        yield from _marked(entry)


def _marked(entry: Entry) -> Iterator[Finding]:
    for name, text in entry.every_text():
        if ("密" in text or "外传" in text or "内部" in text or "★" in text) and _MARKED.search(text):
            field = entry.schema.find(name)
            yield SECRECY_MARKING.at(entry.place, name, label=field.label if field else "扩展栏", name=name)


def _exempt(entry: Entry) -> Iterator[Finding]:
    if entry.text("url"):
        yield EXEMPT_PUBLISHED.at(entry.place, "url", what="在线链接地址", what_en="an address")
    # The name of a file says nothing; an address can be opened.
    if any(map(is_address, entry.texts("attachments"))):
        yield EXEMPT_PUBLISHED.at(
            entry.place, "attachments", what="附件的网址", what_en="an attachment with an address"
        )
    if "date_published" in entry.days:
        yield EXEMPT_PUBLISHED.at(entry.place, "date_published", what="发布日期", what_en="a day of publication")
    reason = entry.text("reason")
    if reason and not _GROUND.search(reason):
        yield REASON_WITHOUT_GROUND.at(entry.place, "reason")
