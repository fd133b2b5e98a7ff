"""Bank cards (银行卡) by the Luhn check digit and the prefix of the issuer, and accounts by the words before them.

A card number mistyped behind the word that asks for one still leads to a person, so there the check digit does not
decide. The account into which a fee is paid is public; the words around it tell.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from zfgk.model.check_digits import is_credit_code
from zfgk.model.findings import Severity
from zfgk.screening.bases import SENSITIVE_PERSONAL_INFORMATION
from zfgk.screening.digits import Group, Run, digit_runs
from zfgk.screening.judging import Candidate, Judge, hits, near
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Recogniser
from zfgk.screening.resident_id import is_resident_id
from zfgk.screening.surroundings import OTHER_NUMBER, follows_digits, is_amount, said_before, stands_alone

_CARD = late(r"(?:银行卡|储蓄卡|信用卡|借记卡|工资卡|一卡通|一折通|社保卡|惠农卡|银联|卡号|card)[^0-9，。；]{0,12}$")
_ACCOUNT = late(r"(?:账号|帐号|账户|帐户|户号|存折)[^0-9，。；]{0,10}$")
_BODY = late(
    r"财政|国库|非税|专户|保证金|对公|基本户|一般户|收款单位|单位名称|开户单位|账户名称?[:：]?[^，。；\n]{2,24}(?:局|公司|中心|委员会|政府|厅|院|校)"
    r"|[我本](?:中心|局|委|院|队|所|单位|厅|办|公司|校)(?:的?指定)?(?:账户|帐户|账号)|收款(?:人|方|户名)[:：]?[^，。；\n]{2,24}(?:局|公司|中心|委员会|政府|厅|院|校|所|队|站)"
    r"|缴(?:纳|付)?[至到入][^。；\n]{0,40}(?:局|委员会|政府|厅|院|所|队|银行|支行|专户|国库)"
    r"|户名[:：]?[^，。；\n]{2,24}(?:局|公司|中心|委员会|政府|厅|院|校|办公室|所|队|站)"
)
_OF_A_BODY = late("(?:局|公司|中心|委|政府|厅|院|校|室|所|队|站|社|部|国库|专户|财政)$")
# Where the holder is named, the name tells: 缴至代收银行，户名：张三.
_HOLDER = late(r"(?:户名|收款人|开户人)[:：]?\s?(?P<name>[一-龥·]{2,4})(?=[，,、；;。\s（(]|$)")
_UNIONPAY = "62"
# Visa, Mastercard, JCB, and older cards of the large banks; without a word they count only when grouped by four.
_ISSUERS = late(r"62|4|5[1-5]|35(?:2[89]|[3-8])|9558|9559|6[08]|95")
_GROUPED = frozenset(
    {(4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (6, 13), (6, 10), (4, 4, 4, 4, 1)}
)
_CARD_GAPS = frozenset(" -‐–—－·.\u00a0\u3000")
_AROUND = 90
_SHORTEST, _SHORTEST_CARD, _LONGEST = 9, 13, 25
_SHORTEST_GROUP = 3
_PHONE = late(r"1[3-9][0-9]{9}|0[0-9]{10,11}")


class Holder(Enum):
    """Whose account it is, and by what that is known."""

    CARD = "card"
    PERSON = "person"
    BODY = "body"


class _Account(NamedTuple):
    candidate: Candidate
    holder: Holder


@functools.lru_cache(maxsize=1)
def accounts(text: str) -> tuple[_Account, ...]:
    """Judge what may be a card or an account; the last answer is kept, because several recognisers ask in turn.

    Args:
        text: The text.

    Returns:
        The candidates, in order.
    """
    return tuple(one for run in digit_runs(text) for one in _in_run(text, run))


def _in_run(text: str, run: Run) -> Iterator[_Account]:
    if run.length < _SHORTEST or run.longest < _SHORTEST_GROUP:
        return
    done = 0
    for i, group in enumerate(run.groups):
        if run.sizes[i] < _SHORTEST_GROUP or group.start < done:
            continue
        found = _account(text, run, i)
        if found:
            done = found.candidate.end
            yield found


def _account(text: str, run: Run, i: int) -> _Account | None:
    groups = _whole(run, i)
    start, end = groups[0].start, groups[-1].end
    number = "".join(group.digits for group in groups)
    if not _SHORTEST <= len(number) <= _LONGEST or "X" in number or (len(number) == 18 and is_resident_id(number)):
        return None
    before = "" if follows_digits(text, run, i) else said_before(text, start)
    card, account = bool(_CARD.search(before)), bool(_ACCOUNT.search(before))
    card = card and len(number) >= _SHORTEST_CARD
    if (card or account) and stands_alone(text, start, end) and not _PHONE.fullmatch(number):
        if _is_of_a_body(text, start, end):
            return _Account(Candidate(start, end, number), Holder.BODY)
        return _Account(Candidate(start, end, number), Holder.CARD if card else Holder.PERSON)
    shape = tuple(len(group.digits) for group in groups)
    looks = (number.startswith(_UNIONPAY) and len(number) in {16, 18, 19}) or (
        shape in _GROUPED and bool(_ISSUERS.match(number))
    )
    if not looks or not (len(shape) == 1 or shape in _GROUPED) or is_credit_code(number):
        return None
    why = _why_not(text, start, end, number)
    return _Account(Candidate(start, end, number, why), Holder.CARD)


def _whole(run: Run, i: int) -> tuple[Group, ...]:
    """Return the groups from ``i`` on with the same gap between them; one alone if it is long enough for a card."""
    last = i
    if len(run.groups[i].digits) < 9 and i < len(run.gaps) and (run.gaps[i] in _CARD_GAPS or "\n" in run.gaps[i]):
        while last < len(run.gaps) and last < i + 6 and run.gaps[last] == run.gaps[i]:
            last += 1
    elif i < len(run.gaps) and "\n" in run.gaps[i] and len(run.groups[i].digits) < 16:
        joined = len(run.groups[i].digits) + len(run.groups[i + 1].digits)
        last += joined in {16, 19}
    return run.groups[i : last + 1]


def _is_of_a_body(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _AROUND) : end + _AROUND // 2]
    holder = _HOLDER.search(around)
    return bool(_BODY.search(around)) and not (holder and not _OF_A_BODY.search(holder["name"]))


def _why_not(text: str, start: int, end: int, number: str) -> str:
    if not stands_alone(text, start, end):
        return "part-of-longer"
    if not passes_luhn(number):
        return "luhn"
    if OTHER_NUMBER.search(said_before(text, start)):
        return "other-number"
    return is_amount(text, start, end)


def passes_luhn(number: str) -> bool:
    """Tell whether the last digit of a number is its check digit after ISO/IEC 7812-1, annex B.

    Args:
        number: ASCII digits.
    """
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _judge(holder: Holder, text: str) -> Iterator[Candidate]:
    return (one.candidate for one in accounts(text) if one.holder is holder)


judge_cards: Judge = functools.partial(_judge, Holder.CARD)
"""Judge card numbers."""
judge_accounts: Judge = functools.partial(_judge, Holder.PERSON)
"""Judge accounts of which nothing says that they are of a body."""
judge_public_accounts: Judge = functools.partial(_judge, Holder.BODY)
"""Judge accounts of agencies and companies."""

BANK_CARD = Recogniser(
    id="zfgk.bank-card",
    category="bank-account",
    title="银行卡号",
    find=hits(judge_cards),
    near=near(judge_cards),
    severity=Severity.REVIEW,
    basis=SENSITIVE_PERSONAL_INFORMATION,
    action="核实是否为个人银行卡号；属于个人的，隐去后再公开",
)
BANK_ACCOUNT = Recogniser(
    id="zfgk.bank-account",
    category="bank-account",
    title="银行账号",
    find=hits(judge_accounts),
    severity=Severity.REVIEW,
    basis=SENSITIVE_PERSONAL_INFORMATION,
    action="核实账户属于单位还是个人；属于个人的，隐去后再公开",
)
PUBLIC_ACCOUNT = Recogniser(
    id="zfgk.public-account",
    category="bank-account",
    title="单位收款账号",
    find=hits(judge_public_accounts),
    severity=Severity.NOTE,
    basis=SENSITIVE_PERSONAL_INFORMATION,
    action="缴费、保证金等单位账户一般可以公开，核对账号是否正确",
)
