"""What the text of a document says of its own life: its day of effect, its period, and what it does to others.

A proposal for a person who fills in the catalogue. Only sentences of plain form are read; a sentence that says something
else of a document beside it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import attrs

from zfgk.catalogue.life.events import Reference, ReferenceKind
from zfgk.model.numerals import number

_DATE = r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"
_EFFECT = re.compile(rf"自{_DATE}起(?:正式)?(?:施行|实施|执行|生效)")
_AT_ONCE = re.compile(r"自(?:公布|发布|印发|颁布)之日起(?:正式)?(?:施行|实施|执行|生效)")
_UNTIL = re.compile(rf"有效期(?:限)?(?:截止|截至|截止到|至|到){_DATE}")
_YEARS = re.compile(r"有效期(?:限)?(?:为)?([0-9]{1,2}|[一二三四五六七八九十]{1,3})年")
_NAMED = re.compile(r"《([^《》\n]{2,100})》(?:[（(]([^（）()\n]{4,40}[号號])[)）])?")
_SENTENCE = re.compile(r"[^。；;\n]{1,2000}[。；;\n]?")
_SAID = (
    (re.compile(r"(?:同时|即行|予以|一并|相应)废止[。；;\n]?$"), ReferenceKind.REPEALS),
    (re.compile(r"(?:宣布|予以|同时)失效[。；;\n]?$"), ReferenceKind.DECLARES_EXPIRED),
    (re.compile(r"继续有效[。；;\n]?$"), ReferenceKind.CONTINUES),
)
_BETWEEN = re.compile(r"(?:、|和|及|以及|与)?")
_BEFORE_VERB = re.compile(r"(?:等[0-9一二三四五六七八九十]{0,4}[件份个部]{0,1}(?:规范性|政策)?文件)?[，,]?")


@attrs.frozen(kw_only=True)
class Clauses:
    """What was read.

    Args:
        effect: The day of effect, if the text names one.
        at_once: Whether it takes effect on the day of its publication.
        until: The last day of its period, if the text names it.
        years: The years of its period, if the text names them.
        references: The documents that it repeals, declares expired or continues, in order.
        spans: The offsets of the sentences that were read, in order.
    """

    effect: date | None = None
    at_once: bool = False
    until: date | None = None
    years: int | None = None
    references: tuple[Reference, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def read_clauses(text: str) -> Clauses:
    """Read what a text says of its own life.

    Args:
        text: The text.

    Returns:
        What was read; a thing that the text says twice in different words is left out.
    """
    effects: set[date] = set()
    untils: set[date] = set()
    years: set[int] = set()
    at_once = False
    references: list[Reference] = []
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        # 《…》自…起施行 speaks of another document.
        own = _NAMED.sub("", sentence) if sentence.lstrip()[:1] != "《" else ""
        before = (len(effects), len(untils), len(years), at_once, len(references))
        effects |= set(_days(_EFFECT, own))
        untils |= set(_days(_UNTIL, own))
        years |= {read for found in _YEARS.finditer(own) if (read := _number(found[1]))}
        at_once = at_once or _AT_ONCE.search(own) is not None
        references += _references(sentence)
        if before != (len(effects), len(untils), len(years), at_once, len(references)):
            spans.append((match.start(), match.end()))
    return Clauses(
        effect=effects.pop() if len(effects) == 1 and not at_once else None,
        at_once=at_once and not effects,
        until=untils.pop() if len(untils) == 1 and not years else None,
        years=years.pop() if len(years) == 1 and not untils else None,
        references=tuple(dict.fromkeys(references)),
        spans=tuple(spans),
    )


def _days(pattern: re.Pattern[str], sentence: str) -> Iterator[date]:
    for found in pattern.finditer(sentence):
        try:
            yield date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue  # 2019年2月30日 is no day, and is not guessed


def _references(sentence: str) -> Iterator[Reference]:
    """Return the documents of the list that stands right before 同时废止; what stands elsewhere is only mentioned."""
    said = next(((found, relation) for pattern, relation in _SAID if (found := pattern.search(sentence))), None)
    if said is None:
        return
    verb, relation = said
    listed: list[Reference] = []
    after, gap = verb.start(), _BEFORE_VERB
    for found in reversed(list(_NAMED.finditer(sentence, 0, after))):
        if not gap.fullmatch(sentence, found.end(), after):
            break
        listed.insert(0, Reference(relation=relation, title=found[1], number=found[2] or ""))
        after, gap = found.start(), _BETWEEN
    yield from listed


def _number(text: str) -> int:
    try:
        return number(text)
    except ValueError:  # 二三十 is no number
        return 0
