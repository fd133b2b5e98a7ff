"""Reading normative documents and what happened to them from a file that people write."""

from __future__ import annotations

from typing import Any

import attrs

from zfgk.catalogue.life.events import Happening, LifeEvent, NormativeDocument, Reference, ReferenceKind
from zfgk.catalogue.life.library import Library
from zfgk.errors import BadInput, Fault
from zfgk.files.json_values import Members
from zfgk.files.strict_yaml import load

_EVENTS = {word: one for one in Happening for word in (one.value, one.term)}
_REFERENCES = {one.value: one for one in ReferenceKind} | {
    "修改": ReferenceKind.AMENDS,
    "废止": ReferenceKind.REPEALS,
    "宣布失效": ReferenceKind.DECLARES_EXPIRED,
    "继续有效": ReferenceKind.CONTINUES,
    "依据": ReferenceKind.BASED_ON,
}


@attrs.frozen(kw_only=True)
class LifeFile:
    """What a file of documents says.

    Args:
        library: The documents.
        stated: What a catalogue states of their validity (有效性), by key, where the file has it.
    """

    library: Library
    stated: dict[str, str]


def read_documents(text: str, source: str = "documents") -> LifeFile:
    """Read documents from YAML or JSON.

    Args:
        text: ``documents``, a list. Each has key, title, number and validity (有效性 as a catalogue states it), and lists
            of events (event, day, effect, until, years, source) and references (relation, number, title). Events and
            relations are written in English or Chinese, such as ``repealed`` or 废止.
        source: The file's name, for messages.

    Returns:
        The documents, with everything that they say about each other resolved.

    Raises:
        BadInput: With every fault, each with its path: members that are missing, unknown or of the wrong kind, events
            that cannot be, keys that stand twice.
    """
    faults: list[Fault] = []
    top = Members(load(text, source), "", faults)
    stated: dict[str, str] = {}
    documents = tuple(top.items("documents", lambda value, path: _document(value, path, faults, stated)))
    top.done()
    keys = [document.key for document in documents]
    faults += [
        Fault(f"documents[{i}].key", f"the key {key!r} stands twice") for i, key in enumerate(keys) if key in keys[:i]
    ]
    if not faults and not documents:
        faults.append(Fault("documents", "there are none"))
    if faults:
        raise BadInput(source, faults)
    return LifeFile(library=Library(documents), stated=stated)


def _document(value: Any, path: str, faults: list[Fault], stated: dict[str, str]) -> NormativeDocument:
    members = Members(value, path, faults)
    key = members.required("key")
    written = members.text("validity")
    if written:
        stated[key] = written
    document = NormativeDocument(
        key=key,
        title=members.required("title"),
        number=members.text("number"),
        events=tuple(event for event in members.items("events", lambda v, p: _event(v, p, faults)) if event),
        references=tuple(one for one in members.items("references", lambda v, p: _reference(v, p, faults)) if one),
    )
    members.done()
    return document


def _event(value: Any, path: str, faults: list[Fault]) -> LifeEvent | None:
    members = Members(value, path, faults)
    before = len(faults)
    what = members.required_word("event", _EVENTS)
    day = members.required_day("day")
    effect, until = members.day("effect"), members.day("until")
    years = _years(members)
    source = members.text("source")
    members.done()
    if len(faults) > before:
        return None
    try:
        return LifeEvent(what=what, day=day, effect=effect, until=until, years=years, source=source)
    except ValueError as error:
        faults.append(
            Fault(path, str(error).partition("\n")[0], "an extension has one period, a publication at most one")
        )
        return None


def _years(members: Members) -> int | None:
    written = members.text("years")  # YAML is read without types: every scalar is a text
    if not written:
        return None
    if written.isascii() and written.isdigit() and 0 < int(written) <= 100:
        return int(written)
    members.fault("years", f"{written!r} is no number of years", "write a whole number from 1 to 100")
    return None


def _reference(value: Any, path: str, faults: list[Fault]) -> Reference | None:
    members = Members(value, path, faults)
    before = len(faults)
    relation = members.required_word("relation", _REFERENCES)
    number, title = members.text("number"), members.text("title")
    members.done()
    if len(faults) > before:
        return None
    if not number.strip() and not title.strip():
        faults.append(Fault(path, "it names no document", then="give its number, its title, or both"))
        return None
    return Reference(relation=relation, number=number, title=title)
