"""Words that show that something else than the content got into a field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.semantics.entry import Entry
from zfgk.catalogue.placeholders import LEFT_BEHIND
from zfgk.catalogue.row import Finding
from zfgk.catalogue.schema import About, Schema

ELEMENT_MISSING = Check(
    name="element-missing",
    severity="note",
    zh="目录应当包括的“{label}”没有填写",
    en="{name}, which a catalogue is to contain, is missing",
    basis="《中华人民共和国政府信息公开条例》第十二条第三款",
)
SUMMARY_IS_TITLE = Check(
    name="summary-is-title",
    severity="note",
    zh="内容概述只是重复名称",
    en="the summary only repeats the title",
)
TITLE_IS_FILE_NAME = Check(
    name="title-is-file-name",
    severity="note",
    zh="名称像文件名（带扩展名）",
    en="the title looks like the name of a file",
)
PLACEHOLDER = Check(
    name="placeholder",
    zh="“{label}”写的是空值或测试用的字",
    en="{name} holds the word for an empty value, or a test",
)
MARKUP = Check(
    name="markup", zh="“{label}”里有网页标记或转义符", en="there is markup or an entity of a web page in {name}"
)
GARBLED = Check(name="garbled", zh="“{label}”里有乱码", en="{name} holds what a wrong encoding makes of Chinese text")
INVISIBLE = Check(
    name="invisible-character",
    severity="note",
    zh="“{label}”里有看不见的字符{code}，会妨碍检索",
    en="there is an invisible character in {name}, {code}, which hinders searching",
)
KEYWORDS_AS_ONE = Check(
    name="keywords-as-one",
    severity="note",
    zh="关键词第{item}项像是几个词写在了一起",
    en="item {item} of the key words looks like several words in one",
)

CHECKS = (
    ELEMENT_MISSING,
    SUMMARY_IS_TITLE,
    TITLE_IS_FILE_NAME,
    PLACEHOLDER,
    MARKUP,
    GARBLED,
    INVISIBLE,
    KEYWORDS_AS_ONE,
)
"""The checks of this module."""

_FILE_NAME = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|html?|txt|jpg|png|zip|rar)$", re.IGNORECASE)
_PLACEHOLDER = re.compile(f"{LEFT_BEHIND}|标题", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:p|br|span|div|font|b|i|a|strong|em|table|t[rdh]|img|script|style|h[1-6]|ul|ol|li|u|o:p)(?:\s[^<>]{0,500})?/?>"
    r"|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|#[0-9]{2,7}|#x[0-9a-f]{2,6});|\[/?(?:img|url|size|color)(?:=[^\]]{0,50})?\]",
    re.IGNORECASE,
)
_GARBLED = re.compile("锟斤拷|锟斤|烫烫烫|屯屯屯|ï»¿|(?:[\xc2-\xef][\x80-\xbf]{1,2}){2}|[鈥銆锛][\ue000-\uf8ff?€]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_SEPARATED = re.compile("[,，、;；|｜]|[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff]")
# One look at a text tells most of them: none of these characters, none of the faults above.
_SUSPECT = re.compile("[<&\\[锟烫屯\x80-\xbf鈥銆锛\u200b-\u200f\u2060-\u2064\ufeff]")
_LONGEST_PLACEHOLDER = 10
_ELEMENTS = ("summary", "date_written")


def check_wording(entry: Entry) -> Iterator[Finding]:
    """Yield what got into the texts of an entry."""
    for name, text in entry.every_text():
        if len(text) <= _LONGEST_PLACEHOLDER and _PLACEHOLDER.fullmatch(text):
            yield PLACEHOLDER.at(entry.place, name, label=_label(entry, name), name=name)
        elif _SUSPECT.search(text):
            yield from _suspect(entry, name, text)


def _suspect(entry: Entry, name: str, text: str) -> Iterator[Finding]:
    facts = {"label": _label(entry, name), "name": name}
    if _MARKUP.search(text) and name != "url":
        yield MARKUP.at(entry.place, name, **facts)
    if _GARBLED.search(text):
        yield GARBLED.at(entry.place, name, **facts)
    unseen = _INVISIBLE.search(text)
    if unseen:
        yield INVISIBLE.at(entry.place, name, code=f"U+{ord(unseen[0]):04X}", **facts)


def check_content(entry: Entry) -> Iterator[Finding]:
    """Yield what an entry about government information lacks or only repeats."""
    if entry.schema.about is not About.INFORMATION:
        return
    title, summary = entry.text("title"), entry.text("summary")
    if title and title == summary:
        yield SUMMARY_IS_TITLE.at(entry.place, "summary")
    if "." in title and _FILE_NAME.search(title):
        yield TITLE_IS_FILE_NAME.at(entry.place, "title")
    for item, word in enumerate(entry.texts("keywords"), start=1):
        if _SEPARATED.search(word):
            yield KEYWORDS_AS_ONE.at(entry.place, "keywords", item=item)
    for name in _ELEMENTS:
        field = entry.schema.find(name)
        if field and not field.required and entry.absent(name):
            yield ELEMENT_MISSING.at(entry.place, name, label=field.label, name=name)


def check_columns(schema: Schema, columns: Collection[str], place: str) -> Iterator[Finding]:
    """Yield the elements of article 12 that a table has no column for.

    Args:
        schema: The schema.
        columns: The fields that it has columns for.
        place: The place of the heads.
    """
    for name in _ELEMENTS if schema.about is About.INFORMATION and columns else ():
        field = schema.find(name)
        if field and not field.required and name not in columns:
            yield ELEMENT_MISSING.at(place, name, label=field.label, name=name)


def _label(entry: Entry, name: str) -> str:
    field = entry.schema.find(name)
    return field.label if field else "扩展栏"
