"""Electronic mail addresses, sought from the sign @ outwards: so the time stays linear whatever stands around it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.folding import fold_letters
from zfgk.screening.invisible import INVISIBLE
from zfgk.screening.judging import Candidate, hits
from zfgk.screening.recogniser import Recogniser

_AT = "@＠﹫"
_SPELT = re.compile(r"[（(\[][ ]?[Aa][Tt][ ]?[)）\]]")
# A sharp is written for the sign too: before a provider of mailboxes, or behind a word that asks for an address.
_SHARP = "#＃"
_PROVIDER = re.compile(
    r"(?:163|126|139|189|qq|foxmail|sina|sohu|yeah|gmail|outlook|hotmail|aliyun|21cn|tom|live|icloud|yahoo)[.．。](?:com|cn|net)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:邮箱|邮件|信箱|邮址|mail)[^A-Za-z0-9，。；\n]{0,8}[A-Za-z0-9._%+-]{1,40}$", re.IGNORECASE)
_BESIDE = re.compile(rf"[ \u3000{INVISIBLE}]{{0,2}}")
_LOCAL = re.compile(rf"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９._%+\-．＿－{INVISIBLE}]{{1,80}}$")
_TRAILING = re.compile(r"[ \u3000]{1,2}$")
_LABEL = rf"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９\-－{INVISIBLE}]{{1,63}}"
_DOMAIN = re.compile(rf"{_LABEL}(?:[ ]?[.．。][ ]?{_LABEL}){{1,5}}")
_TOP = re.compile(r"(?:[A-Z]{2,12}|XN--[A-Z0-9-]{2,59})")
_FILES = frozenset({"PNG", "JPG", "JPEG", "GIF", "SVG", "WEBP", "ICO", "CSS", "JS", "MIN", "TTF", "WOFF"})
_OFFICE = re.compile(r"(?:.*\.)?GOV\.CN", re.IGNORECASE)
_BACK = 80


@functools.lru_cache(maxsize=1)
def addresses(text: str) -> tuple[tuple[Candidate, bool], ...]:
    """Find mail addresses; the last answer is kept, because two recognisers ask in turn.

    Args:
        text: The text.

    Returns:
        The addresses, each with whether it is under gov.cn.
    """
    return tuple(one for start, end in _signs(text) if (one := _address(text, start, end)))


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """Find the signs, one kind after the other: to find one character is much faster than to try a pattern."""
    for sign in _AT + _SHARP:
        start = text.find(sign)
        while start >= 0:
            if sign in _AT or _PROVIDER.match(text, start + 1) or _ASKED.search(text, max(0, start - _BACK), start):
                yield start, start + 1
            start = text.find(sign, start + 1)
    if "t" in text or "T" in text:
        for match in _SPELT.finditer(text):
            yield match.span()


def _address(text: str, at: int, after: int) -> tuple[Candidate, bool] | None:
    beside = _BESIDE.match(text, after)
    domain = _DOMAIN.match(text, beside.end()) if beside else None
    # Searching backwards within a bounded slice; the sign itself cannot stand in it.
    back = text[max(0, at - _BACK) : at].rpartition("@")[2]
    local = _LOCAL.search(_TRAILING.sub("", back))
    if local is None or domain is None:
        return None
    name = fold_letters(local.group()).strip(".")
    labels = re.split(r" ?[.。] ?", fold_letters(domain.group()))
    if not name or not any(one.isalnum() for one in name):
        return None
    while len(labels) > 1 and not _TOP.fullmatch(labels[-1]):
        labels.pop()
    if len(labels) < 2 or labels[-1] in _FILES:
        return None
    start = at - len(back) + local.start()
    end = _end(text, domain, len(labels))
    value = f"{name}@{'.'.join(labels)}".lower()
    return Candidate(start, end, value), bool(_OFFICE.fullmatch(".".join(labels)))


def _end(text: str, domain: re.Match[str], labels: int) -> int:
    """Return where the domain ends once the labels behind its top are left out."""
    end = domain.start()
    for label in re.finditer(_LABEL, text[domain.start() : domain.end()]):
        if not labels:
            break
        end = domain.start() + label.end()
        labels -= 1
    return end


def judge_mail(text: str) -> Iterator[Candidate]:
    """Find mail addresses that are not under gov.cn."""
    return (one for one, office in addresses(text) if not office)


def judge_office_mail(text: str) -> Iterator[Candidate]:
    """Find mail addresses under gov.cn."""
    return (one for one, office in addresses(text) if office)


MAIL = Recogniser(
    id="zfgk.mail-address",
    category="mail-address",
    title="电子邮箱",
    find=hits(judge_mail),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否为应当公开的公务邮箱；属于个人的，隐去后再公开",
)
OFFICE_MAIL = Recogniser(
    id="zfgk.office-mail-address",
    category="mail-address",
    title="政府网站电子邮箱",
    find=hits(judge_office_mail),
    severity=Severity.NOTE,
    basis=PERSONAL_INFORMATION,
    action="公务邮箱一般可以公开；以个人姓名命名的，按规定核实",
)
