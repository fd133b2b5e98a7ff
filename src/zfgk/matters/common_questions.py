"""Candidates for a list of common questions and answers (常见问题与解答清单): questions asked often in nearly the same words.

Only words are compared and counted, never who asks. What screening finds of persons is masked wherever it is shown, and
whether a candidate is published, and how it is worded, a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.model.findings import Severity
from zfgk.register.masking import masked_text
from zfgk.register.similarity import ALIKE, Group, compared, groups
from zfgk.screening import Screener, redact


@attrs.frozen(kw_only=True, repr=False)
class Asked:
    """A question that was put and what was answered; its text form shows neither.

    Args:
        id: The message's id.
        question: The question's words.
        answer: The answer's words; empty if there is none yet.
    """

    id: str
    question: str
    answer: str = ""

    def __repr__(self) -> str:
        """Show the id."""
        return f"Asked(id={self.id!r}, …)"


@attrs.frozen(kw_only=True)
class Candidate:
    """A question that was asked often.

    Args:
        messages: The ids of the messages that ask it, sorted.
        question: Its words in the message that shows the least of anybody, masked.
        answers: The different answers given, masked, the most frequent first; more than one may contradict each other.
        findings: The rules of screening that found something in the question or in an answer; what stands there is
            masked.
    """

    messages: tuple[str, ...]
    question: str
    answers: tuple[str, ...]
    findings: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many messages ask it."""
        return len(self.messages)

    @property
    def clean(self) -> bool:
        """Whether screening found nothing; a name that it does not know may still stand there."""
        return not self.findings


_Hidden = tuple[str, tuple[str, ...]]
"""A text in which nothing that screening finds is legible, and the rules that found something."""


def candidates(
    asked: Iterable[Asked], screener: Screener, *, least: int, at_least: float = ALIKE
) -> tuple[Candidate, ...]:
    """Find the questions that were asked often.

    Args:
        asked: The questions; their order makes no difference.
        screener: The recognisers.
        least: How many messages make a question a candidate. The text says only that the questions are comparatively
            concentrated (较为集中), so whoever asks must say it.
        at_least: How much alike two questions must be, in percent.

    Returns:
        The candidates, those asked most often first.

    Raises:
        BadInput: If an id comes twice, or ``least`` is below 1.
        ValueError: If ``at_least`` is no percentage.
        LibraryMissing: If rapidfuzz is not installed.

    Source: 上海市规划和自然资源局2024年政务公开工作要点二（四）.
    """
    known: dict[str, Asked] = {}
    faults = [] if least > 0 else [Fault("least", f"{least} is no number of messages", then="give 1 or more")]
    for place, one in enumerate(asked):
        if known.setdefault(one.id, one) is not one:
            faults.append(Fault(f"asked[{place}].id", f"{one.id} comes twice", then="give each message its own"))
    if faults:
        raise BadInput("asked", faults)
    # Who asks and under which number makes no question another one.
    shown = {one.id: _hidden(one.question, screener) for one in known.values()}
    found = groups({name: text for name, (text, _) in shown.items()}, at_least=at_least)
    return tuple(_candidate(group, shown, known, screener) for group in found if len(group.members) >= least)


def _candidate(group: Group, shown: Mapping[str, _Hidden], known: Mapping[str, Asked], screener: Screener) -> Candidate:
    members = group.members
    # The words that were used most often, unless they show more of somebody than those of another message do.
    best = min(members, key=lambda name: (len(shown[name][1]), compared(shown[name][0]) != group.words, name))
    question, rules = shown[best]
    given = Counter(answer for name in members if (answer := known[name].answer.strip()))
    answers = [_hidden(answer, screener) for answer, _ in sorted(given.items(), key=lambda one: (-one[1], one[0]))]
    return Candidate(
        messages=members,
        question=question,
        answers=tuple(dict.fromkeys(text for text, _ in answers)),
        findings=tuple(sorted({*rules, *(rule for _, found in answers for rule in found)})),
    )


def _hidden(text: str, screener: Screener) -> _Hidden:
    """Return a text with nothing legible of what screening finds in it, and the rules that found something."""
    whole = {one.id for one in screener.recognisers if not one.cuttable}
    found = [one for one in screener.scan(text) if one.severity is not Severity.NOTE]
    cut = [(one.start, one.end) for one in found if one.rule not in whole or one.severity is Severity.BLOCK]
    return masked_text(redact(text, (), cut)), tuple(one.rule for one in found)
