"""What ``zfgk rules`` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from zfgk.model.law import Seen
from zfgk.rules.clock import Clock
from zfgk.rules.codec_types import RULE_WORDS
from zfgk.rules.diff import Change, Kind
from zfgk.rules.rule import Rule
from zfgk.rules.telling import cited, content, lines, span
from zfgk.rules.verification import Doubt, weakest

_EFFECTS = {"always": "", "as-alternative": "  (as another date)", "by-reading": "  (only by selection)"}
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


def change_lines(change: Change) -> Iterator[str]:
    """Write what became of one rule: its content if it came or went, else clause by clause."""
    version = change.after or change.before
    assert version is not None  # noqa: S101  # a change has at least one side
    sign = {Kind.ADDED: "+", Kind.ENDED: "-", Kind.CHANGED: "~"}[change.kind]
    yield f"{sign} {change.rule}  {version.term}"
    if change.kind is not Kind.CHANGED:
        yield f"    {content(version)}  {cited(version.basis)}"
    for clause in change.clauses:
        yield f"    {clause.path}: {_shown(clause.before)} -> {_shown(clause.after)}"


def _shown(value: Any) -> str:
    """Write a leaf: a period as its statute would, a citation as its key, nothing as a dash."""
    if value is None:
        return "-"
    if isinstance(value, dict) and "at" in value:
        return f"{value['at']} ({value['seen']})"
    if isinstance(value, dict) and len(value) == 1:
        key = next(iter(value))
        said = key.replace("_", " ")
        return said if value[key] is True else f"{_shown(value[key])} {said}"
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
