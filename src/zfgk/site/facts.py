"""The facts behind the indicators that no copy of a site shows, read from a file that people write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.files.json_values import Members
from zfgk.files.strict_yaml import load
from zfgk.site.columns import Column, ColumnKind, check_columns
from zfgk.site.finding import SiteFinding
from zfgk.site.indicators import Message, Visit, check_messages, check_new_media, check_service_guides, check_visits

_KINDS = {word: kind for kind in ColumnKind for word in (kind.value, kind.name.lower())}
_FLAGS = {"yes": True, "no": False, "true": True, "false": False, "是": True, "否": False}


@attrs.frozen(kw_only=True)
class SiteFacts:
    """What is known of a site; what is ``None`` is not looked at.

    Args:
        columns: Its columns.
        visits: A week's visits.
        messages: The valid messages of the public.
        channel: Whether there is a working channel for consultation.
        services: The classes of elements of each service guide, by service item.
        accounts: The day of the newest content of each account of new media.
        silent: The accounts without working interaction.
    """

    columns: tuple[Column, ...] | None = None
    visits: tuple[Visit, ...] | None = None
    messages: tuple[Message, ...] | None = None
    channel: bool = True
    services: Mapping[str, tuple[str, ...]] | None = None
    accounts: Mapping[str, date | None] | None = None
    silent: tuple[str, ...] = ()


def check_facts(facts: SiteFacts, on: date) -> Iterator[SiteFinding]:
    """Yield what the indicators say of the facts on a day.

    Args:
        facts: The facts.
        on: The day.
    """
    if facts.columns is not None:
        yield from check_columns(facts.columns, on)
    if facts.visits is not None:
        yield from check_visits(facts.visits)
    yield from check_messages(facts.messages or (), on, channel=facts.channel)
    if facts.services is not None:
        yield from check_service_guides(facts.services)
    yield from check_new_media(facts.accounts or {}, on, facts.silent)


def read_facts(text: str, source: str = "facts") -> SiteFacts:
    """Read facts from YAML or JSON.

    Args:
        text: Members ``columns`` (name, kind, latest, neglected), ``visits`` (at, seconds), ``messages`` (key, asked,
            answered, kind), ``channel`` (yes or no), ``services`` (item, parts) and ``accounts`` (name, latest, silent),
            each but the channel a list; what is left out is not looked at.
        source: The file's name, for messages.

    Raises:
        BadInput: With every fault, each with its path.
    """
    faults: list[Fault] = []
    top = Members(load(text, source), "", faults)
    given = frozenset(top.names())
    columns = tuple(top.items("columns", lambda value, path: _column(value, path, faults)))
    visits = tuple(one for one in top.items("visits", lambda value, path: _visit(value, path, faults)) if one)
    messages = tuple(top.items("messages", lambda value, path: _message(value, path, faults)))
    services = dict(top.items("services", lambda value, path: _service(value, path, faults)))
    accounts = tuple(top.items("accounts", lambda value, path: _account(value, path, faults)))
    channel = top.word("channel", _FLAGS)
    top.done()
    if not given:
        top.fault(
            "", "there are no facts", "write at least one of columns, visits, messages, channel, services, accounts"
        )
    if faults:
        raise BadInput(source, faults)
    return SiteFacts(
        columns=columns if "columns" in given else None,
        visits=visits if "visits" in given else None,
        messages=messages if "messages" in given else None,
        channel=channel is not False,
        services=services if "services" in given else None,
        accounts={name: latest for name, latest, _ in accounts},
        silent=tuple(name for name, _, silent in accounts if silent),
    )


def _column(value: Any, path: str, faults: list[Fault]) -> Column:
    members = Members(value, path, faults)
    column = Column(
        name=members.required("name"),
        kind=members.word("kind", _KINDS) or ColumnKind.OTHER,
        latest=members.day("latest"),
        neglected=members.word("neglected", _FLAGS) or False,
    )
    members.done()
    return column


def _visit(value: Any, path: str, faults: list[Fault]) -> Visit | None:
    members = Members(value, path, faults)
    written, seconds = members.required("at"), members.text("seconds")
    members.done()
    try:
        at = datetime.fromisoformat(written)
        took = float(seconds) if seconds else None
    except ValueError:
        members.fault(
            "", "this is no visit", "write at: 2026-03-02T09:00 and seconds: 1.4, or no seconds where it failed"
        )
        return None
    if took is not None and not 0 <= took < float("inf"):
        members.fault("seconds", f"{seconds} is no stretch of time")
        return None
    return Visit(at=at, seconds=took)


def _message(value: Any, path: str, faults: list[Fault]) -> Message:
    members = Members(value, path, faults)
    message = Message(
        key=members.required("key"),
        asked=members.required_day("asked"),
        answered=members.day("answered"),
        kind=members.text("kind"),
    )
    members.done()
    return message


def _service(value: Any, path: str, faults: list[Fault]) -> tuple[str, tuple[str, ...]]:
    members = Members(value, path, faults)
    found = members.required("item"), members.texts("parts")
    members.done()
    return found


def _account(value: Any, path: str, faults: list[Fault]) -> tuple[str, date | None, bool]:
    members = Members(value, path, faults)
    found = members.required("name"), members.day("latest"), members.word("silent", _FLAGS) or False
    members.done()
    return found
