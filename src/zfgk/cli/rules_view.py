"""What ``zfgk rules`` prints."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zfgk.model.law import Instrument, Seen
from zfgk.rules.clauses import Touches
from zfgk.rules.clock import Clock
from zfgk.rules.codec_types import RULE_WORDS
from zfgk.rules.diff import Change, Kind, Part
from zfgk.rules.rule import Rule
from zfgk.rules.telling import cited, content, lines, span
from zfgk.rules.verification import Doubt, weakest

_EFFECTS = {"always": "", "as-alternative": "  (as another date)", "by-reading": "  (only by selection)"}
_SIGNS = {Kind.ADDED: "+", Kind.ENDED: "-", Kind.CHANGED: "~"}
_ORDER = (Seen.UNVERIFIED, Seen.SECONDARY, Seen.INFERENCE)


def row(rule: Rule) -> dict[str, object]:
    """Return what a list says of one version of a rule."""
    return {
        "id": rule.id,
        "type": RULE_WORDS[type(rule)],
        "kind": rule.kind,
        "term": rule.term,
        "owed_by": rule.owed_by,
        "force": rule.force.value,
        "period": str(rule.period) if isinstance(rule, Clock) else None,
        "content": content(rule),
        "basis": str(rule.basis),
        "place": rule.basis.place,
        "verified": rule.basis.seen.value,
        "weakest": weakest(rule).value,
        "since": rule.in_force.since.isoformat(),
        "until": rule.in_force.until.isoformat() if rule.in_force.until else None,
    }


def list_line(rule: Rule) -> str:
    """Write one version of a rule in one line; a status weaker than an excerpt is marked."""
    said = str(rule.period) if isinstance(rule, Clock) else RULE_WORDS[type(rule)]
    weak = weakest(rule)
    mark = f"  ({weak.value})" if weak in _ORDER else ""
    return f"{rule.id:<36} {span(rule.in_force):<22} {rule.kind}  {said}  {rule.term}  {rule.basis}{mark}"


def show_lines(rule: Rule) -> Iterator[str]:
    """Write one version of a rule, every clause with its citation."""
    yield f"{rule.id}  {span(rule.in_force)}  {RULE_WORDS[type(rule)]}"
    yield from (line for line in lines(rule, 1) if not line.startswith(("  id:", "  in_force:")))


def sorted_doubts(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Put what is verified worst first, otherwise as listed."""
    return sorted(doubts, key=lambda doubt: _ORDER.index(doubt.seen))


def doubt_line(doubt: Doubt) -> str:
    """Write one weak place in one line."""
    where = f"{doubt.of}{'@' + doubt.since if doubt.since else ''}  {doubt.part or 'the text itself'}"
    return f"{doubt.seen.value:<11} {where}  {doubt.place}{_EFFECTS[doubt.effect]}".rstrip()


def diff_lines(changes: Sequence[Change]) -> Iterator[str]:
    """Write what changed: a count for each part, then rules, readings, events and texts, then provisions by text."""
    for part in Part:
        found = [change for change in changes if change.part is part]
        if found:
            yield f"{part.value}s: {_counts(found)}"
    for change in changes:
        if change.part is not Part.PROVISION or change.kind is Kind.CHANGED:
            yield from _change_lines(change)
    # Places come and go with their text, all at once: one line for each text is enough to read.
    whole = Counter(
        (change.kind, change.name.partition(":")[0])
        for change in changes
        if change.part is Part.PROVISION and change.kind is not Kind.CHANGED
    )
    for (kind, text), count in whole.items():
        yield f"{_SIGNS[kind]} provision {text}  {count} place{'s' if count > 1 else ''}"


def _counts(changes: Sequence[Change]) -> str:
    said = [f"{count} {kind.value}" for kind in Kind if (count := sum(change.kind is kind for change in changes))]
    changed = [change for change in changes if change.kind is Kind.CHANGED]
    computing = sum(change.touches is Touches.COMPUTES for change in changed)
    if changed:
        said[-1] += f" ({computing} in what they compute)"
    return ", ".join(said)


def _change_lines(change: Change) -> Iterator[str]:
    """Write what became of one part: its content if it came or went, else clause by clause."""
    value = change.after or change.before
    what = "" if change.part is Part.RULE else f"{change.part.value} "
    touched = [one.value for one in Touches if one in {clause.touches for clause in change.clauses}]
    only = f"  ({', '.join(touched)} only)" if touched and change.touches is not Touches.COMPUTES else ""
    yield f"{_SIGNS[change.kind]} {what}{change.name}  {_named(value)}{only}"
    if isinstance(value, Rule) and change.kind is not Kind.CHANGED:
        yield f"    {content(value)}  {cited(value.basis)}"
    # What computes stands first; citations and words follow.
    for clause in sorted(change.clauses, key=lambda one: list(Touches).index(one.touches)):
        mark = "" if clause.touches is Touches.COMPUTES else f"  ({clause.touches.value})"
        yield f"    {clause.path}: {_shown(clause.before)} -> {_shown(clause.after)}{mark}"


def _named(value: Any) -> str:
    return f"《{value.title}》" if isinstance(value, Instrument) else str(value.term)


def _shown(value: Any) -> str:
    """Write a leaf: a period as its statute would, a citation as its key, nothing as a dash."""
    if value is None:
        return "-"
    if isinstance(value, dict) and "at" in value:
        return f"{value['at']} ({value['seen']})"
    if isinstance(value, dict) and len(value) == 1:
        key = next(iter(value))
        said = key.replace("_", " ")
        if isinstance(value[key], dict):
            return ", ".join(f"{name} {one}" for name, one in value[key].items()) + f" ({said})"
        return said if value[key] is True else f"{_shown(value[key])} {said}"
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
