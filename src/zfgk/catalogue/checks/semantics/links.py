"""Addresses, attachments and links between entries."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.semantics.entry import Entry
from zfgk.catalogue.row import Finding
from zfgk.catalogue.schema import Kind
from zfgk.model.law import Seen

ADDRESS_INNER = Check(
    name="address-inner",
    zh="“{label}”是内部网络或本机的地址，公众打不开",
    en="{name} is an address of an inner network, which the public cannot open",
)
ADDRESS_ACCOUNT = Check(
    name="address-account", zh="“{label}”里带有用户名或密码", en="there is a user name or password in {name}"
)
ADDRESS_NOT_GOV = Check(
    name="address-not-gov",
    severity="note",
    zh="“{label}”不在.gov.cn域名下",
    en="{name} lies outside .gov.cn",
    basis="国办发〔2017〕47号",
    seen=Seen.SECONDARY,
)
ATTACHMENT_LOCAL = Check(
    name="attachment-local",
    zh="附件第{item}项是某台电脑上的路径",
    en="attachment {item} is a path on somebody's machine",
)
RELATED_SELF = Check(name="related-self", zh="相关信息指向本条自身", en="the entry is named as related to itself")
INTERPRETATION_ALONE = Check(
    name="interpretation-alone",
    severity="note",
    zh="名称像政策解读，相关信息没有写所解读的文件",
    en="this looks like an interpretation, but no related document is named",
    basis="国办发〔2016〕80号",
    seen=Seen.SECONDARY,
)
INTERPRETATION_SELF = Check(
    name="interpretation-self",
    zh="政策解读的链接就是文件自身的链接",
    en="the address of the interpretation is that of the document itself",
)

CHECKS = (
    ADDRESS_INNER,
    ADDRESS_ACCOUNT,
    ADDRESS_NOT_GOV,
    ATTACHMENT_LOCAL,
    RELATED_SELF,
    INTERPRETATION_ALONE,
    INTERPRETATION_SELF,
)
"""The checks of this module."""

_LOCAL = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users|root|tmp)/", re.IGNORECASE)  # looked for, not used
_INTERPRETS = re.compile(r"(?:解读|一图读懂|政策问答)$|^(?:一图读懂|《.{1,200}》(?:政策|的)?解读)")
_PLAIN = re.compile(r"https?://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.gov\.cn(?:/[^@]*)?")
"""Addresses about which nothing is to be said."""


def check_addresses(entry: Entry) -> Iterator[Finding]:
    """Yield what is wrong with the addresses of an entry."""
    for field in entry.schema.fields:
        if field.kind is not Kind.ADDRESS:
            continue
        text = entry.text(field.name)
        if text and not _PLAIN.fullmatch(text):
            yield from _address(entry.place, field.name, field.label, text)


def _address(place: str, name: str, label: str, text: str) -> Iterator[Finding]:
    parts = urlsplit(text)
    host = (parts.hostname or "").rstrip(".")
    if parts.username is not None or parts.password is not None:
        yield ADDRESS_ACCOUNT.at(place, name, label=label, name=name)
    if _is_inner(host):
        yield ADDRESS_INNER.at(place, name, label=label, name=name)
    elif not host.endswith(".gov.cn"):
        yield ADDRESS_NOT_GOV.at(place, name, label=label, name=name)


def _is_inner(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal", ".localhost"))


def check_links(entry: Entry) -> Iterator[Finding]:
    """Yield what is wrong with the attachments of an entry and its links to others."""
    for item, attachment in enumerate(entry.texts("attachments"), start=1):
        if _LOCAL.match(attachment):
            yield ATTACHMENT_LOCAL.at(entry.place, "attachments", item=item)
    related = entry.texts("related")
    if related and entry.text("identifier") in related:
        yield RELATED_SELF.at(entry.place, "related")
    interpretation = entry.text("interpretation")
    if interpretation and interpretation == entry.text("url"):
        yield INTERPRETATION_SELF.at(entry.place, "interpretation")
    if entry.schema.find("related") and _INTERPRETS.search(entry.text("title")) and entry.absent("related"):
        yield INTERPRETATION_ALONE.at(entry.place, "related")
