"""The paragraph on remedies: where to go against a notice, within what time, under the law of the day.

Since 2024 review comes first against a refusal to disclose and against inaction (行政复议法23). Which answers are such a
refusal the interpretation of 2025 tells: those under articles 14 to 16 of the Regulation.
"""

from __future__ import annotations

from datetime import date

import attrs

from zfgk.model.law import Basis
from zfgk.notices.caution import Caution
from zfgk.notices.citing import cited
from zfgk.notices.days import written
from zfgk.notices.kinds import Contest
from zfgk.texts.national_procedure import (
    INFORMATION_CASES_2025,
    LITIGATION_2017,
    LITIGATION_INTERPRETATION_2018,
    REVIEW_2017,
    REVIEW_2023,
)


@attrs.frozen(kw_only=True)
class Remedy:
    """A way to contest a notice.

    Args:
        review_first: Whether a suit is only open after a review.
        settled: Whether the texts in force on the day say so; if not, whoever makes the notice may choose otherwise.
        bases: The articles.
        cautions: What whoever makes the notice must know.
    """

    review_first: bool
    settled: bool = True
    bases: tuple[Basis, ...]
    cautions: tuple[Caution, ...] = ()


def remedy_on(day: date, contest: Contest, route: str = "") -> Remedy:
    """Return how a notice of a day can be contested.

    Args:
        day: The day of the notice.
        contest: As what it can be contested: as a refusal under articles 14 to 16, as disclosure, as another answer,
            or as one of which no text seen says whether it is a refusal.
        route: What the official chose where the texts leave it open: ``review-first`` or ``either``; empty for the
            default.

    Returns:
        The remedy; the chosen route where it is open, else what the texts say.
    """
    since = day in REVIEW_2023.in_force
    if contest is Contest.EXEMPT:
        return _review_first() if since else _either(day)
    told_apart = contest is not Contest.UNSAID and day in INFORMATION_CASES_2025.in_force
    open_ = since and contest is not Contest.DISCLOSED and not told_apart
    if open_ and route == "review-first":
        return attrs.evolve(_review_first(), settled=False, cautions=(_OPEN,))
    return attrs.evolve(_either(day), settled=not open_, cautions=(_OPEN,) if open_ else ())


def inaction_on(day: date, route: str = "") -> Remedy:
    """Return how it can be contested that no answer came in time.

    Args:
        day: The day of the notice that tells it.
        route: As for :func:`remedy_on`.
    """
    if day not in REVIEW_2023.in_force:
        return _either(day, LITIGATION_INTERPRETATION_2018[66])
    if route == "either":
        return attrs.evolve(_either(day, LITIGATION_INTERPRETATION_2018[66]), settled=False, cautions=(_INACTION,))
    bases = (REVIEW_2023[20, 1], REVIEW_2023[23, 1, 3], LITIGATION_2017[45])
    return Remedy(review_first=True, settled=False, bases=bases, cautions=(_INACTION,))


def _review_first() -> Remedy:
    return Remedy(review_first=True, bases=(REVIEW_2023[20, 1], REVIEW_2023[23, 1, 4], LITIGATION_2017[45]))


def _either(day: date, suit: Basis = LITIGATION_2017[46, 1]) -> Remedy:
    review = REVIEW_2023[20, 1] if day in REVIEW_2023.in_force else REVIEW_2017[9, 1]
    return Remedy(review_first=False, bases=(review, suit))


def told(remedy: Remedy, *, paper: str, review_body: str, court: str, last: tuple[date | None, date | None]) -> str:
    """Word the paragraph of a notice.

    Args:
        remedy: The remedy.
        paper: How the notice calls itself.
        review_body: The review body.
        court: The court; not used where review comes first.
        last: The last days for review and for a suit, where service is known.

    Returns:
        The paragraph, with its articles.
    """
    review, suit = last
    sources = f"（依据：{cited(remedy.bases)}）"
    by_review = f"（至{written(review)}止）" if review else ""
    start = f"如对本{paper}不服，"
    if remedy.review_first:
        return (
            f"{start}应当先自收到本{paper}之日起六十日内{by_review}向{review_body}申请行政复议；对行政复议决定不服的，"
            f"可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼。{sources}"
        )
    by_suit = f"（至{written(suit)}止）" if suit else ""
    return (
        f"{start}可以自收到本{paper}之日起六十日内{by_review}向{review_body}申请行政复议，"
        f"也可以自收到本{paper}之日起六个月内{by_suit}向{court}提起行政诉讼。{sources}"
    )


def told_of_inaction(remedy: Remedy, *, review_body: str, court: str) -> str:
    """Word the paragraph on what can be done if no answer comes.

    Args:
        remedy: The remedy.
        review_body: The review body.
        court: The court; not used where review comes first.
    """
    sources = f"（依据：{cited(remedy.bases)}）"
    start = "本机关逾期未答复的，"
    if remedy.review_first:
        return (
            f"{start}可以自答复期限届满之日起六十日内先向{review_body}申请行政复议；对行政复议决定不服的，"
            f"可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼。{sources}"
        )
    return (
        f"{start}可以自答复期限届满之日起六十日内向{review_body}申请行政复议，"
        f"也可以自答复期限届满之日起六个月内向{court}提起行政诉讼。{sources}"
    )


FEE_REMEDY = (
    "对收取信息处理费的决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼；"
    "可以在缴费期满后，就本机关不再处理该申请的行为依法申请行政复议或者提起行政诉讼。"
)
"""What the rules on the fee say; known from restatements, the end of the sentence was not seen."""

_OPEN = Caution(
    "remedy-open",
    zh="2024年起对“不予公开”复议前置（行政复议法第二十三条第一款第四项），所见文本没有说明本告知是否属于不予公开；请核定后以 route 选定",
    en="since 2024 review comes first against a refusal to disclose, and no text seen says whether this is one; "
    "settle it and choose with route",
    basis=REVIEW_2023[23, 1, 4],
)
_INACTION = Caution(
    "remedy-inaction",
    zh="逾期不答复是否复议前置：行政复议法第二十三条第一款第三项规定前置，法释〔2025〕8号第二条第二款只说“依法”；请核定",
    en="whether review comes first against inaction: the law on review says so, the interpretation of 2025 says only "
    "“as the law provides”; settle it",
    basis=REVIEW_2023[23, 1, 3],
)
