"""Numbers that only the word before them tells: accounts of messengers, insurance, licences, schools, household books."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.digits import Run, digit_runs
from zfgk.screening.folding import fold_letters
from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.judging import Candidate, hits
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Recogniser
from zfgk.screening.resident_id import is_resident_id
from zfgk.screening.surroundings import letters_before, said_before, stands_alone, touches_on_the_right

_S = rf"[{SPACES}{INVISIBLE}]{{0,3}}"
_A = "A-Za-zＡ-Ｚａ-ｚ0-9０-９"
_QQ = late(
    rf"[QqＱｑ扣]{_S}[QqＱｑ扣]{_S}(?:号码?|账号|帐号)?{_S}[:：为是]?{_S}(?P<name>[1-9１-９](?:{_S}[0-9０-９]){{4,10}})(?![{_A}])"
)
_WECHAT = late(
    rf"[微薇][信讯](?:(?:号码?|账号|帐号|ＩＤ|ID|id)?{_S}[:：为是]|(?:号码?|账号|帐号){_S}|{_S}(?=[A-Za-z][A-Za-z\-]{{0,18}}[0-9_])){_S}(?P<name>[A-Za-zＡ-Ｚａ-ｚ][{_A}_＿\-]{{5,19}})(?![{_A}_\-])"
)
_OF_A_BODY = late(r"公众(?:号|平台)?$|官方$|政务$")

_END = r"(?:证)?(?:号码?|账号|帐号|编号|证号|卡号)[^0-9A-Za-z，。；]{0,6}$"
_CUES = late(
    rf"(?:社会保障|社会保险|社保|医保|医疗保险|养老保险|新农合|参合)(?:卡|号|登记|个人|电脑)*{_END}"
    rf"|(?:驾驶|驾照|驾驶证档案|学籍|学生|准考|考生|学|户口簿?本?|户籍|工作|执法|律师|执业|会员|退休|结婚|离婚|出生医学证明|死亡证明){_END}"
    r"|(?:警号|工号)[^0-9A-Za-z，。；]{0,6}$"
)
_DISABILITY = late(r"残疾(?:人)?证(?:件)?(?:号码?|编号)?[^0-9A-Za-z，。；]{0,6}$")
_SHORTEST, _LONGEST = 6, 20


def judge_messengers(text: str) -> Iterator[Candidate]:
    """Find numbers of QQ and names of WeChat behind their words; those of groups and public accounts are nobody's."""
    for pattern in (_QQ, _WECHAT):
        for match in pattern.finditer(text):
            if not _OF_A_BODY.search(said_before(text, match.start(), 6)):
                yield Candidate(*match.span("name"), fold_letters(without_space(match["name"])).lower())


def judge_papers(text: str) -> Iterator[Candidate]:
    """Find numbers of personal papers behind the words that ask for them."""
    asked, disability = "号" in text, "疾" in text
    if not (asked or disability):
        return
    for run in digit_runs(text):
        if not disability and run.longest < _SHORTEST:
            continue
        for i, size in enumerate(run.sizes):
            found = _paper(text, run, i) if asked and size >= _SHORTEST else None
            found = found or (_disability(text, run, i) if disability else None)
            if found:
                yield found
                break


def _paper(text: str, run: Run, i: int) -> Candidate | None:
    group = run.groups[i]
    letters, start = letters_before(text, group.start)
    before = said_before(text, start)
    if not _CUES.search(before) or touches_on_the_right(text, group.end):
        return None
    short = len(letters) <= 2 and len(letters + group.digits) <= _LONGEST
    # An identity number behind such a word is found as one.
    if not short or is_resident_id(group.digits):
        return None
    return Candidate(start, group.end, letters + group.digits)


def _disability(text: str, run: Run, i: int) -> Candidate | None:
    """Recognise the number of a disability card: a resident identity number with its kind and degree behind it."""
    number = ""
    for last in range(i, min(i + 8, len(run.groups))):
        number += run.groups[last].digits
        if len(number) >= _LONGEST:
            break
    start, end = run.groups[i].start, run.groups[last].end
    if len(number) != _LONGEST or not is_resident_id(number[:18]) or not stands_alone(text, start, end):
        return None
    return Candidate(start, end, number) if _DISABILITY.search(said_before(text, start)) else None


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
    beyond_ascii=True,
)
