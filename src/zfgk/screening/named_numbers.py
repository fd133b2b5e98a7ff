"""Numbers that only the word before them tells: accounts of messengers, insurance, licences, schools, household books."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.folding import fold_letters
from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.judging import Candidate, hits
from zfgk.screening.recogniser import Recogniser

_S = rf"[{SPACES}{INVISIBLE}]{{0,3}}"
_IS = rf"(?:{_S}[:：为是]{_S}|[\t ]{{1,3}}|\r?\n{_S}|(?=[0-9０-９]))"
_N = "0-9０-９"
_A = f"A-Za-zＡ-Ｚａ-ｚ{_N}"
_END = f"(?![{_A}])"


def _number(words: str, form: str, words_after: str = r"(?:号码?|账号|帐号|编号|证号|卡号)") -> str:
    return rf"(?:{words}){_S}{words_after}{{0,2}}{_IS}(?:{form}){_END}"


_MESSENGERS = re.compile(
    rf"(?:[QqＱｑ]{_S}[QqＱｑ]|扣扣){_S}(?:号码?|账号|帐号)?{_S}[:：为是]?{_S}(?P<qq>[1-9１-９](?:{_S}[{_N}]){{4,10}}){_END}"
    rf"|(?<!公众)(?<!公众号)(?:微信|微讯|薇信)(?:号码?|账号|帐号|ＩＤ|ID|id)?{_S}[:：为是]{_S}(?P<wx>[A-Za-zＡ-Ｚａ-ｚ][{_A}_＿\-]{{5,19}})(?![{_A}_\-])"
)
_PAPERS = re.compile(
    "|".join(
        f"(?P<{name}>{_number(words, form)})"
        for name, words, form in (
            (
                "insurance",
                "社会保障|社会保险|社保|医保|医疗保险|养老保险|新农合|参合",
                rf"[A-Za-z]{{0,2}}[{_N}]{{6,20}}[Xx]?",
            ),
            ("driving", "驾驶证|驾照|驾驶证档案|档案", rf"[{_N}]{{12}}"),
            ("student", "学籍|学生证|学|准考证|考生", rf"[A-Za-z]{{0,2}}[{_N}]{{6,20}}[Xx]?"),
            ("household", "户口簿|户口本|户口|户籍", rf"[A-Za-z]{{0,2}}[{_N}]{{6,20}}"),
            (
                "disability",
                "残疾人证|残疾证|残疾人证件",
                rf"(?:{_S}[{_N}]){{17}}{_S}[{_N}Xx](?:{_S}[{_N}]){{2}}[Bb]?[1-9]?",
            ),
            (
                "working",
                "工作证|执法证|警号|工号|律师证|执业证|会员证|退休证|结婚证|离婚证|出生医学证明|死亡证明",
                rf"[A-Za-z]{{0,2}}[{_N}]{{6,20}}",
            ),
        )
    )
)
_TAIL = re.compile(rf"[{_A}{SPACES}{INVISIBLE}]+$")


def judge_messengers(text: str) -> Iterator[Candidate]:
    """Find numbers of QQ and names of WeChat behind their words; those of groups and public accounts are nobody's."""
    for match in _MESSENGERS.finditer(text):
        name = match.lastgroup or ""
        yield Candidate(*match.span(name), fold_letters(without_space(match[name])).lower())


def judge_papers(text: str) -> Iterator[Candidate]:
    """Find numbers of personal papers behind the words that ask for them."""
    for match in _PAPERS.finditer(text):
        tail = _TAIL.search(match.group())
        if tail:
            written = tail.group()
            start = match.start() + tail.start() + len(written) - len(written.lstrip())
            yield Candidate(start, match.end(), fold_letters(without_space(written)))


MESSENGER = Recogniser(
    id="zfgk.messenger-account",
    category="messenger-account",
    title="QQ号、微信号",
    find=hits(judge_messengers),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否为公务联系方式；属于个人的，隐去后再公开",
)
PERSONAL_PAPER = Recogniser(
    id="zfgk.personal-paper",
    category="personal-paper",
    title="社保、学籍、户口簿等个人证件号码",
    find=hits(judge_papers),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，隐去号码后再公开",
)
