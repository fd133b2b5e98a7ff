"""Case files: facts and an expected answer that a lawyer writes, and a runner that compares.

An expected answer comes from a judgment, a published decision or a count by hand, never from zfgk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import attrs

from zfgk.asking import Law
from zfgk.calendar import WorkCalendar
from zfgk.errors import BadInput, Fault, UnreadableFile, ZfgkError
from zfgk.files.strict_yaml import load
from zfgk.model.facts import Event
from zfgk.rules.parsing import near_words, parse_day, parse_event, parse_moment

_KEYS = ("id", "title", "source", "grade", "rule", "events", "as_of", "known_on", "expect")
_EXPECT = ("instrument", "due", "dues", "bounds", "verdict", "working_day", "missing", "certainty")
_GRADES = {"A", "B", "C"}
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}.*")


@attrs.frozen(kw_only=True)
class Case:
    """One case.

    Args:
        id: Its unique id.
        rule: The rule asked about.
        events: The facts.
        expect: The expected answer: only the keys given are compared.
        citation: Where facts and answer come from.
        title: One line.
        grade: A official outcome and dates seen, B partly, C arithmetic only.
        as_of: The day on which the verdict is asked.
        known_on: Use only holiday notices issued by this day.
        where: The file and place of the case.
    """

    id: str
    rule: str
    events: tuple[Event, ...]
    expect: Mapping[str, Any]
    citation: str
    title: str = ""
    grade: str = ""
    as_of: date | None = None
    known_on: date | None = None
    where: str = ""


@attrs.frozen(kw_only=True)
class Result:
    """What became of a case.

    Args:
        id: The case's id.
        status: ``pass``; ``fail`` if the answer differs; ``error`` if there was none.
        expected: The expected answer.
        actual: The same keys of the answer given.
        message: What differs, or the error.
    """

    id: str
    status: Literal["pass", "fail", "error"]
    expected: Mapping[str, Any]
    actual: Mapping[str, Any]
    message: str = ""


def find(paths: Iterable[Path]) -> list[Path]:
    """List case files: the files given, and every ``.yaml`` or ``.yml`` file under the folders given.

    Args:
        paths: Files and folders.

    Returns:
        The files, sorted within each folder.

    Raises:
        UnreadableFile: If a path does not exist or a folder holds no case file.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.suffix in {".yaml", ".yml"} and file.is_file())
            if not found:
                raise UnreadableFile(str(path), "the folder holds no .yaml or .yml file", "name a case file")
            files += found
        elif path.is_file():
            files.append(path)
        else:
            raise UnreadableFile(str(path), "no such file or folder")
    return files


@attrs.frozen
class Refused:
    """A case, or a whole file, that cannot be run as it is written.

    Args:
        id: The case's id as far as it could be read; the place of the case or file otherwise.
        faults: What is wrong, each with its path.
    """

    id: str
    faults: tuple[Fault, ...]


def read(files: Iterable[Path], law: Law) -> list[Case]:
    """Read case files.

    Args:
        files: The files; each holds one case or a list under ``cases``.
        law: The packs whose rules and events the cases speak of.

    Returns:
        The cases, in order.

    Raises:
        BadInput: With every fault of every file, each with its path; a file that cannot be opened or is not UTF-8 is one.
    """
    asked = list(files)
    found = list(read_each(asked, law))
    refuse(asked, [one for one in found if isinstance(one, Refused)])
    return [one for one in found if isinstance(one, Case)]


def refuse(files: Sequence[Path], refused: Iterable[Refused]) -> None:
    """Raise what is wrong with case files, all at once; nothing if nothing is.

    Args:
        files: The files.
        refused: What could not be read of them.

    Raises:
        BadInput: If anything could not.
    """
    faults = [fault for one in refused for fault in one.faults]
    if faults:
        raise BadInput(str(files[0]), faults)


def read_each(files: Iterable[Path], law: Law) -> Iterator[Case | Refused]:
    """Read case files case by case, so that one that is wrong does not keep the others from being run.

    Args:
        files: The files; each holds one case or a list under ``cases``.
        law: The packs whose rules and events the cases speak of.

    Yields:
        Each case, or what is wrong with it; for a file that cannot be opened, what is wrong with the file.
    """
    seen: dict[str, str] = {}
    for file in files:
        faults: list[Fault] = []
        for where, value in _documents(file, faults):
            own: list[Fault] = []
            case = _case(value, where, law, own)
            written = value.get("id") if isinstance(value, Mapping) else None
            if case is not None and case.id in seen:
                own.append(Fault(f"{where}.id", f"{case.id!r} is taken", f"by {seen[case.id]}", "ids are unique"))
            if case is None or own:
                yield Refused(written if isinstance(written, str) and written else where.rstrip(": "), tuple(own))
            else:
                yield case
            if case is not None:
                seen.setdefault(case.id, where)
        if faults:
            yield Refused(str(file), tuple(faults))


def run(cases: Iterable[Case | Refused], law: Law, calendar: WorkCalendar | None = None) -> Iterator[Result]:
    """Run cases.

    Args:
        cases: The cases; one that could not be read ends as an error.
        law: The packs to ask.
        calendar: A calendar of your own; the official one unless given.

    Yields:
        One result per case.
    """
    for case in cases:
        if isinstance(case, Refused):
            message = " | ".join(map(str, case.faults))
            yield Result(id=case.id, status="error", expected={}, actual={}, message=message)
            continue
        try:
            answer = law.due(
                case.rule, case.events, as_of=case.as_of, known_on=case.known_on, calendar=calendar
            ).to_json()
        except ZfgkError as error:
            yield Result(id=case.id, status="error", expected=case.expect, actual={}, message=str(error))
            continue
        answer["dues"] = [one["due"] for one in answer["dues"]]
        actual = {key: _comparable(answer[key]) for key in case.expect}
        wrong = [key for key in case.expect if actual[key] != case.expect[key]]
        message = "; ".join(f"{key}: expected {case.expect[key]!r}, got {actual[key]!r}" for key in wrong)
        yield Result(
            id=case.id, status="fail" if wrong else "pass", expected=case.expect, actual=actual, message=message
        )


def _documents(file: Path, faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        faults.append(Fault(str(file), "cannot be read", error.strerror or str(error), "check its permissions"))
        return
    except UnicodeDecodeError as error:
        why = f"not UTF-8: {error.reason} at byte {error.start}"
        faults.append(Fault(str(file), "cannot be read", why, "save it as UTF-8"))
        return
    try:
        value = load(text, str(file))
    except BadInput as error:
        faults.extend(error.faults)
        return
    if isinstance(value, Mapping) and "cases" in value:
        faults.extend(_unknown_keys(value, ("cases",), str(file)))
        inner = value["cases"]
        if not isinstance(inner, list):
            faults.append(Fault(f"{file}: cases", "not a list of cases"))
            return
        for i, one in enumerate(inner):
            yield f"{file}: cases[{i}]", one
    else:
        yield f"{file}: ", value


def _case(value: Any, where: str, law: Law, faults: list[Fault]) -> Case | None:
    if not isinstance(value, Mapping):
        faults.append(Fault(where.rstrip(": "), "not a case", then="write id, source, rule, events, expect"))
        return None
    before = len(faults)
    at = where + "." if where.endswith("]") else where
    faults.extend(_unknown_keys(value, _KEYS, at))
    faults.extend(
        Fault(f"{at}{key}", "is required")
        for key in ("id", "rule", "source", "events", "expect")
        # No events is a fact that a case may be about.
        if not value.get(key) and not (key == "events" and value.get(key) == [])
    )
    rule = value.get("rule")
    # A case that asks for a rule of another pack is no bad file: its run ends in an error that names the rule.
    known = isinstance(rule, str) and rule in law.rules
    grade = value.get("grade") or ""
    if grade and str(grade) not in _GRADES:
        faults.append(Fault(f"{at}grade", f"{grade!r} is not A, B or C"))
    written = value.get("events")
    events = [
        parse_event(one, f"{at}events[{i}]", law.events, faults)
        for i, one in enumerate(written if known and isinstance(written, list) else [])
    ]
    if written and not isinstance(written, list):
        faults.append(Fault(f"{at}events", "not a list of events"))
    case = Case(
        id=str(value.get("id")),
        rule=str(rule),
        events=tuple(event for event in events if event),
        expect=_expected(value.get("expect"), f"{at}expect", faults),
        citation=_citation(value.get("source"), f"{at}source", faults),
        title=str(value.get("title") or ""),
        grade=str(grade),
        as_of=_day(value, "as_of", at, faults),
        known_on=_day(value, "known_on", at, faults),
        where=where,
    )
    return case if len(faults) == before else None


def _day(value: Mapping[str, Any], key: str, at: str, faults: list[Fault]) -> date | None:
    return None if value.get(key) is None else parse_day(value[key], f"{at}{key}", faults)


def _citation(value: Any, where: str, faults: list[Fault]) -> str:
    if not value:
        return ""
    if not isinstance(value, Mapping):
        faults.append(Fault(where, "not a mapping", then="write source: {citation: …, url: …}"))
        return ""
    faults.extend(_unknown_keys(value, ("citation", "url"), f"{where}."))
    if not value.get("citation"):
        faults.append(Fault(f"{where}.citation", "is required", "a case without a source proves nothing"))
    return str(value.get("citation") or "")


def _expected(value: Any, where: str, faults: list[Fault]) -> dict[str, Any]:
    if not value:
        return {}
    if not isinstance(value, Mapping):
        faults.append(Fault(where, "not a mapping", then=f"any of {', '.join(_EXPECT)}"))
        return {}
    faults.extend(_unknown_keys(value, _EXPECT, f"{where}."))
    out: dict[str, Any] = {}
    for key, written in value.items():
        place = f"{where}.{key}"
        if key == "due":
            out[key] = _iso(written, place, faults)
        elif key == "dues":
            out[key] = sorted(
                _iso(day, f"{place}[{i}]", faults) or "" for i, day in enumerate(_list(written, place, faults))
            )
        elif key == "missing":
            out[key] = [str(one) for one in _list(written, place, faults)]
        elif key == "working_day":
            out[key] = _number(written, place, faults)
        elif key == "bounds" and isinstance(written, Mapping):
            faults.extend(_unknown_keys(written, ("earliest", "latest"), f"{place}."))
            out[key] = {end: _iso(day, f"{place}.{end}", faults) for end, day in written.items()}
        elif key in _EXPECT:
            out[key] = written
    return out


def _iso(written: Any, where: str, faults: list[Fault]) -> str | None:
    if isinstance(written, datetime) or (isinstance(written, str) and "T" in written):
        moment = parse_moment(written, where, faults)
        return moment.astimezone(UTC).isoformat() if moment else None
    day = None if written is None else parse_day(written, where, faults)
    return day.isoformat() if day else None


def _comparable(written: Any) -> Any:
    """Return moments at one offset, so that the same moment is equal however it is written."""
    if isinstance(written, list):
        return [_comparable(one) for one in written]
    if isinstance(written, Mapping):
        return {key: _comparable(one) for key, one in written.items()}
    if isinstance(written, str) and _MOMENT.fullmatch(written):
        return datetime.fromisoformat(written).astimezone(UTC).isoformat()
    return written


def _list(written: Any, where: str, faults: list[Fault]) -> list[Any]:
    if isinstance(written, list):
        return written
    faults.append(Fault(where, "not a list"))
    return []


def _number(written: Any, where: str, faults: list[Fault]) -> int | None:
    if written is None:
        return None
    try:
        return int(written)
    except (TypeError, ValueError):
        faults.append(Fault(where, f"{written!r} is not a whole number"))
        return None


def _unknown_keys(value: Mapping[str, Any], known: tuple[str, ...], at: str) -> Iterator[Fault]:
    for key in value:
        if key not in known:
            hint = near_words(str(key), known)
            yield Fault(
                f"{at}{key}", "unknown key", then=f"did you mean {hint[0]}?" if hint else f"one of {', '.join(known)}"
            )
