"""Answers as JSON under the schema ``zfgk/answer/1``, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zfgk.engine import explain
from zfgk.engine.answer import Alternative, Answer, Certainty, NotRegulated
from zfgk.engine.verdict import Verdict
from zfgk.errors import BadInput, Fault, UnknownSchema
from zfgk.files.json_values import Members, from_text, to_text
from zfgk.model.law import Basis, InForce, Instrument, Seen
from zfgk.model.span import Span
from zfgk.model.step import Step, Verb

SCHEMA = "zfgk/answer/1"
_SEEN = {one.value: one for one in Seen}
_VERDICTS = {one.value: one for one in Verdict}
_CERTAINTIES = {one.value: one for one in Certainty}
_VERBS = {one.value: one for one in Verb}


def to_json(answer: Answer, lang: str = "zh") -> dict[str, Any]:
    """Return an answer as JSON values.

    Args:
        answer: The answer.
        lang: The language of each step's text.

    Returns:
        A mapping that ``json.dumps`` takes and :func:`from_json` reads back.
    """
    cited = [step.basis.instrument for step in answer.steps if step.basis]
    cited += [answer.instrument] if answer.instrument else []
    named = {step.event for step in answer.steps}
    return {
        "schema": SCHEMA,
        "rule": answer.rule,
        "term": answer.term,
        "instrument": answer.instrument.id if answer.instrument else None,
        "due": to_text(answer.due),
        "bounds": _span(answer.bounds),
        "dues": [_alternative(one) for one in answer.dues],
        "verdict": answer.verdict.value if answer.verdict else None,
        "verdicts": [_alternative(one) for one in answer.verdicts],
        "working_day": answer.working_day,
        "missing": list(answer.missing),
        "certainty": answer.certainty.value,
        "readings": dict(answer.readings),
        "steps": [_step(step, lang, answer.terms) for step in answer.steps],
        "notices": list(answer.notices),
        "warnings": list(answer.warnings),
        "effect": answer.effect or None,
        "instruments": [_instrument(one) for one in {one.id: one for one in cited}.values()],
        "terms": {name: term for name, term in answer.terms.items() if name in named},
    }


def from_json(data: Any) -> Answer:
    """Read an answer back.

    Args:
        data: What :func:`to_json` gave, in either language.

    Returns:
        The same answer.

    Raises:
        UnknownSchema: For another version of the schema.
        BadInput: With every fault and its path.
    """
    faults: list[Fault] = []
    members = Members(data, "", faults)
    if not faults and (schema := members.text("schema")) != SCHEMA:
        raise UnknownSchema(schema, SCHEMA)
    instruments = {
        one.id: one
        for one in members.items("instruments", lambda one, path: _to_instrument(Members(one, path, faults)))
    }
    certainty = members.required_word("certainty", _CERTAINTIES)
    kind = NotRegulated if certainty is Certainty.NOT_REGULATED else Answer
    answer = kind(
        rule=members.required("rule"),
        term=members.text("term"),
        instrument=members.word("instrument", instruments),
        due=members.day("due", moments=True),
        bounds=_to_span(members.inner("bounds")),
        dues=tuple(members.items("dues", lambda one, path: _to_alternative(Members(one, path, faults)))),
        verdict=members.word("verdict", _VERDICTS),
        verdicts=tuple(members.items("verdicts", lambda one, path: _to_alternative(Members(one, path, faults)))),
        working_day=members.number("working_day"),
        missing=members.texts("missing"),
        certainty=certainty,
        readings=members.mapping("readings"),
        steps=tuple(members.items("steps", lambda one, path: _to_step(Members(one, path, faults), instruments))),
        notices=members.texts("notices"),
        warnings=members.texts("warnings"),
        effect=members.text("effect"),
        terms=members.mapping("terms"),
    )
    members.done()
    if faults:
        raise BadInput("answer", faults)
    return answer


def _span(span: Span | None) -> dict[str, Any] | None:
    return {"earliest": to_text(span.earliest), "latest": to_text(span.latest)} if span else None


def _to_span(members: Members | None) -> Span | None:
    if members is None:
        return None
    first, last = members.day("earliest", moments=True), members.day("latest", moments=True)
    members.done()
    if first is None or last is None:
        members.fault("", "needs earliest and latest")
        return None
    return Span(first, last)


def _alternative(one: Alternative) -> dict[str, Any]:
    out: dict[str, Any] = {"due": to_text(one.due), "readings": dict(one.readings)}
    if one.facts:
        out["facts"] = {name: fact if isinstance(fact, str) else to_text(fact) for name, fact in one.facts.items()}
    if one.verdict:
        out["verdict"] = one.verdict.value
    if one.act:
        out["act"] = to_text(one.act)
    if one.span:
        out["bounds"] = _span(one.span)
    return out


def _to_alternative(members: Members) -> Alternative:
    # A fact is a day, a moment, or the word assumed for a key; no word of a key is written like a day.
    facts: dict[str, date | str] = {name: from_text(text) or text for name, text in members.mapping("facts").items()}
    out = Alternative(
        due=members.day("due", moments=True),
        span=_to_span(members.inner("bounds")),
        verdict=members.word("verdict", _VERDICTS),
        readings=members.mapping("readings"),
        facts=facts,
        act=members.day("act", moments=True),
    )
    members.done()
    return out


def _step(step: Step, lang: str, terms: Mapping[str, str]) -> dict[str, Any]:
    out: dict[str, Any] = {
        "verb": step.verb.value,
        "day": to_text(step.day),
        "text": explain.sentence(step, lang, terms),
        "basis": str(step.basis) if step.basis else None,
        "place": step.basis.place if step.basis else None,
        "verified": step.basis.seen.value if step.basis else None,
        "cites": _basis(step.basis),
        "event": step.event or None,
        "event_day": to_text(step.event_day),
        "until": to_text(step.until),
        "amount": step.amount,
        "unit": step.unit or None,
        "reading": step.reading or None,
        "option": step.option or None,
        "note": step.note or None,
    }
    if step.span:
        out["bounds"] = _span(step.span)
    return out


def _to_step(members: Members, instruments: Mapping[str, Instrument]) -> Step:
    out = Step(
        verb=members.required_word("verb", _VERBS),
        day=members.day("day", moments=True),
        span=_to_span(members.inner("bounds")),
        basis=_to_basis(members, instruments),
        event=members.text("event"),
        event_day=members.day("event_day", moments=True),
        until=members.day("until", moments=True),
        amount=members.number("amount"),
        unit=members.text("unit"),
        reading=members.text("reading"),
        option=members.text("option"),
        note=members.text("note"),
    )
    # These three are made from the others, for those who only read.
    for made in ("text", "basis", "place"):
        members.text(made)
    members.done()
    return out


def _basis(basis: Basis | None) -> dict[str, Any] | None:
    if basis is None:
        return None
    return {
        "instrument": basis.instrument.id,
        "article": basis.article,
        "paragraph": basis.paragraph,
        "item": basis.item,
        "part": basis.part,
    }


def _to_basis(step: Members, instruments: Mapping[str, Instrument]) -> Basis | None:
    members, seen = step.inner("cites"), step.word("verified", _SEEN)
    if members is None:
        return None
    instrument = members.word("instrument", instruments)
    numbers = [members.number(name) or 0 for name in ("article", "paragraph", "item")]
    part = members.text("part")
    members.done()
    if instrument is None or seen is None:
        members.fault("", "needs an instrument, and the step needs verified")
        return None
    return Basis(instrument, *numbers, part=part, seen=seen)


def _instrument(one: Instrument) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "number": one.number,
        "since": to_text(one.in_force.since),
        "until": to_text(one.in_force.until),
        "issued": to_text(one.issued),
        "seen": one.seen.value,
        "written_under": one.written_under,
    }


def _to_instrument(members: Members) -> Instrument:
    since, until = members.required_day("since"), members.day("until")
    if until is not None and until < since:
        members.fault("until", f"{until} lies before {since}")
        until = None
    out = Instrument(
        id=members.required("id"),
        title=members.text("title"),
        number=members.text("number"),
        in_force=InForce(since, until),
        issued=members.day("issued"),
        seen=members.required_word("seen", _SEEN),
        written_under=members.text("written_under"),
    )
    members.done()
    return out
