"""Betting advertisements slipped into official texts.

Intruders write search words for betting sites into pages of agencies, often by replacing a place name throughout. A
document copied from such a page carries them on. The words are those of advertisements, not those of notices against
gambling (网络赌博, 跨境赌博), which stay unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import TAMPERING
from zfgk.screening.recogniser import Hit, Recogniser

_WORD = (
    r"365\s?bet|bet\s?365|365\s?体育|买球用的|买球(?:app|网站?|平台|软件)|(?:开户)?送彩金|真人(?:百家乐|荷官)|百家乐平台"
    r"|皇冠体育|亚博体育|开云体育|博彩(?:平台|网站?|app)|投注(?:app|网站?)|时时彩|葡京娱乐|金沙娱乐|体育投注平台"
)
# Such words come in strings; one finding for each string. What stands between them is short and closed.
_SPAM = re.compile(rf"(?:{_WORD})(?:[^\n。，；]{{0,16}}?(?:{_WORD}))*", re.IGNORECASE)


def find_betting_spam(text: str) -> Iterator[Hit]:
    """Find advertisements for betting sites.

    Args:
        text: The text.

    Yields:
        One hit for each string of such words.
    """
    return (Hit(match.start(), match.end()) for match in _SPAM.finditer(text))


BETTING_SPAM = Recogniser(
    id="zfgk.betting-spam",
    category="tampering",
    title="疑似被植入的博彩广告",
    find=find_betting_spam,
    severity=Severity.REVIEW,
    basis=TAMPERING,
    action="核对原件，恢复被篡改的文字；文件取自网页的，检查网站是否被入侵",
)
