r"""Redacted copies of files of data that are text: what is cut goes from their values, and they stay well-formed.

A number in JSON that is cut becomes a text, because the mark is one. Of XML the comments and instructions are left out.
"""

from __future__ import annotations

import json
import re

from lxml import etree

from zfgk.documents.cutting import removals_of, without_cuts
from zfgk.documents.leftovers import local
from zfgk.documents.ooxml.streams import TAIL, TEXT, Stream
from zfgk.documents.xml import parse_xml
from zfgk.errors import UnreadableFile
from zfgk.files.decoding import decode
from zfgk.model.documents import MARK, Censor, Cut, Redacted, Removal, Source, TextPart, Unread, Visibility

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|-?[0-9][0-9.eE+-]*+')
_BY_HAND = "redact it by hand"


def redact_json(source: Source, censor: Censor) -> Redacted:
    """Make a redacted copy of a file of JSON.

    Args:
        source: The file.
        censor: What to cut.

    Returns:
        The same values in UTF-8; of keys and texts what is cut is replaced by the mark, a number as a whole.

    Raises:
        UnreadableFile: If it is no JSON, or no text in an encoding of Chinese agencies.
    """
    text = decode(source.data, source.name).text.removeprefix("\ufeff")
    _check(text, source.name)
    # Written plainly first, so that what is cut is seen: "\\u0031" is a digit too.
    removals: list[Removal] = []

    def plainly(token: re.Match[str]) -> str:
        """Write a text without escapes where that is possible; what an escape hides is cut here."""
        written = token.group()
        if written[0] != '"' or "\\" not in written:
            return written
        meant = TextPart(json.loads(written, strict=False), "body unescaped")
        found = censor(meant)
        removals.extend(removals_of(meant, found))
        return _quoted(without_cuts(meant.text, found))

    plain = _TOKEN.sub(plainly, text)
    part = TextPart(plain)
    cuts = list(censor(part))
    made: list[str] = []
    done = 0
    for token in _TOKEN.finditer(plain):
        inside = [cut for cut in cuts if cut.start < token.end() and cut.end > token.start()]
        if inside:
            made += [plain[done : token.start()], _cut_token(plain, token, inside)]
            done = token.end()
    copy = "".join([*made, plain[done:]])
    _check(copy, source.name)
    return Redacted(copy.encode("utf-8"), ".json", (*removals, *removals_of(part, cuts)))


def _check(text: str, name: str) -> None:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(name, f"it is no JSON ({type(error).__name__})", _BY_HAND) from error


def _quoted(text: str) -> str:
    # Half of a pair of surrogates stays as it was written.
    return json.dumps(text, ensure_ascii=any("\ud800" <= one <= "\udfff" for one in text))


def _cut_token(text: str, token: re.Match[str], cuts: list[Cut]) -> str:
    if text[token.start()] != '"':
        return f'"{MARK}"'
    start, end = token.start() + 1, token.end() - 1
    out: list[str] = []
    for cut in cuts:
        first, last = max(cut.start, start), min(cut.end, end)
        out += [text[start:first], MARK]
        start = max(start, last)
    inner = "".join([*out, text[start:end]])
    # A cut may have left half of an escape.
    return json.dumps(inner, ensure_ascii=False) if inner.count("\\") else f'"{inner}"'


def redact_xml(source: Source, censor: Censor) -> Redacted:
    """Make a redacted copy of a file of XML whose meaning is not known.

    Args:
        source: The file.
        censor: What to cut.

    Returns:
        The same elements in UTF-8, what is cut in texts and attributes replaced by the mark; no comments, instructions
        and document type.

    Raises:
        UnreadableFile: If it cannot be read as XML.
    """
    root = parse_xml(source.data, "body", source.budget)
    if isinstance(root, Unread):
        raise UnreadableFile(source.name, f"it cannot be read as XML ({root.why})", _BY_HAND)
    removals: list[Removal] = []
    for node in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        removals.append(Removal("body", "xml-comment"))
        _remove(node)
    # In lines as a person reads it, then without line ends, in case something is split over elements.
    for separator in ("\n", ""):
        stream = Stream("body", Visibility.VISIBLE, "text")
        for event, node in etree.iterwalk(root, ("start", "end")):
            if event == "start":
                _say(stream, node.text, node, TEXT, separator)
            elif node is not root:
                _say(stream, node.tail, node, TAIL, separator)
        removals += _cut(stream, censor)
    for node in root.iter(etree.Element):
        for key in node.attrib:
            name = key if isinstance(key, str) else key.decode()
            said = Stream(f"body attributes {local(name)}", Visibility.METADATA, "attribute")
            said.add(node.get(name, ""), node, name)
            removals += _cut(said, censor)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return Redacted(data, ".xml", tuple(dict.fromkeys(removals)))


def _say(stream: Stream, text: str | None, node: etree._Element, slot: str, separator: str) -> None:
    if text and text.strip():
        stream.break_with(separator)
        stream.add(text, node, slot)


def _cut(stream: Stream, censor: Censor) -> list[Removal]:
    part = stream.part()
    if part is None:
        return []
    cuts = censor(part)
    stream.cut(cuts)
    return removals_of(part, cuts)


def _remove(node: etree._Element) -> None:
    """Take a node out of its tree; what follows it stays."""
    parent = node.getparent()
    if parent is None:  # beside the root: the copy is written from the root
        return
    before, tail = node.getprevious(), node.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(node)
