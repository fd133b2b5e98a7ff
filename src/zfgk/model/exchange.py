"""What crosses the border between the host and an exporter: records, changes, acknowledgements.

An exporter is a function from changes to acknowledgements. It keeps no state of its own, neither sleeps nor retries,
and yields ``done`` only after the effect is durable at the target.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Literal

import attrs


@attrs.frozen
class ContentPart:
    """A file that belongs to a record, by path and hash: only bytes whose hash was screened may leave.

    Args:
        path: The file on this machine.
        sha256: The hexadecimal digest of the bytes that were screened.
        media_type: The file's media type.
        name: The file name shown to readers.
    """

    path: str
    sha256: str
    media_type: str = "application/octet-stream"
    name: str = ""


@attrs.frozen(kw_only=True)
class Record:
    """A catalogue entry as an exporter sees it: the core fields, then extra fields by profile.

    Args:
        identifier: 索引号, the permanent public id.
        title: 名称.
        summary: 内容概述.
        date_written: 生成日期.
        date_published: 发布日期.
        publisher: 发布机构.
        document_number: 文号.
        theme: 主题分类.
        genre: 体裁分类.
        audience: 服务对象.
        validity: 有效性.
        disclosure: 公开属性; only ``proactive`` ever reaches an exporter.
        reason: 不公开理由; empty for what reaches an exporter.
        keywords: 关键词.
        language: The content's language tag.
        format: The content's media type.
        url: The address of the page, if the record has one of its own.
        attachments: Names or addresses of attachments.
        related: Identifiers of related records.
        extra: Further fields of a local profile, by name.
        parts: The content, by path and hash.
        kind: The kind of record: ``information``, ``deadline`` or ``statistics``.
    """

    identifier: str
    title: str
    summary: str = ""
    date_written: date | None = None
    date_published: date | None = None
    publisher: str = ""
    document_number: str = ""
    theme: str = ""
    genre: str = ""
    audience: str = ""
    validity: str = ""
    disclosure: str = "proactive"
    reason: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "zh-CN"
    format: str = ""
    url: str = ""
    attachments: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    extra: Mapping[str, str] = attrs.field(factory=dict)
    parts: tuple[ContentPart, ...] = ()
    kind: str = "information"


def _aware(_instance: object, _attribute: attrs.Attribute[datetime], value: datetime) -> None:
    if value.utcoffset() is None:
        message = f"{value.isoformat()} has no UTC offset"
        raise ValueError(message)


@attrs.frozen
class Change:
    """What must become true at a target.

    Args:
        key: The permanent public id; never reused.
        version: Grows with each change of the key: publish, correct, withdraw, publish again.
        at: The moment of the change, with its UTC offset.
        record: The record; ``None`` means withdrawn.
        reason: The ground of a correction or withdrawal.
        earlier: What earlier published versions said in the extra fields that the exporter recalls, the latest first;
            versions that said nothing there are left out.
    """

    key: str
    version: int
    at: datetime = attrs.field(validator=_aware)
    record: Record | None = None
    reason: str = ""
    earlier: tuple[Mapping[str, str], ...] = ()


AckStatus = Literal["done", "retry", "reject"]


@attrs.frozen
class Ack:
    """What became of one change, or of all handed over so far.

    Args:
        key: The change's key; empty with ``through``.
        version: The change's version.
        status: ``done`` after the effect is durable, ``retry`` for a passing fault, ``reject`` for a record that
            this target cannot carry in this version.
        ref: The target's own id for the record.
        error: Why it was not done.
        through: Settles every change that was handed over and not answered otherwise.
    """

    key: str = ""
    version: int = 0
    status: AckStatus = "done"
    ref: str = ""
    error: str = ""
    through: bool = False


Config = Mapping[str, Any]


@attrs.frozen(kw_only=True)
class Exporter:
    """A way out: how records reach one kind of target.

    Args:
        name: The exporter's name on the command line, unique among installed exporters.
        run: Takes changes lazily and a config that always holds ``out`` (a directory) and ``base_url``; yields
            acknowledgements. A run also gives ``at``, the moment at which the target is served, to the second and with its
            UTC offset; it never lies before a change, nor before an earlier delivery there. Other callers may leave it out.
        read_back: Returns what the target holds, as key to version, withdrawals included where the target shows them.
        options: The config keys it understands besides ``out`` and ``base_url``, each with one sentence.
        sample_config: A config that works in an empty directory without a network, for the conformance kit.
        sample_fields: Fields that a record needs for this target to carry it, beyond a title, for the conformance kit.
        accepts: The kinds of record it takes.
        shape: ``delta`` receives the plan only, ``snapshot`` all live records and all withdrawals.
        withdraw: What a withdrawal does at the target.
        network: Whether it talks to other machines.
        contract: The number of the exporter contract it was written for.
        recalls: Extra fields of a record without whose earlier values nothing can be taken back, such as the day of an
            event that is cancelled; changes then carry them as ``earlier``, also after the target was lost.
        check: Reads the options of a config and raises :class:`~zfgk.BadInput` with every one that cannot be used; what
            it returns does not matter. Whoever publishes is told before anything is written to any target.
        place: The options that say where it delivers, such as an address: with another value it is another place, which
            was given nothing yet. A mapping also says what counts where an option is not given, so that its default
            written out is no other place. ``url`` counts as one if it talks to other machines and names none.
    """

    name: str
    run: Callable[[Iterator[Change], Config], Iterator[Ack]]
    read_back: Callable[[Config], Mapping[str, int]]
    options: Mapping[str, str] = attrs.field(factory=dict)
    sample_config: Config = attrs.field(factory=dict)
    sample_fields: Mapping[str, Any] = attrs.field(factory=dict)
    accepts: frozenset[str] = frozenset({"information"})
    shape: Literal["delta", "snapshot"] = "delta"
    withdraw: Literal["delete", "tombstone", "never"] = "delete"
    network: bool = False
    contract: int = 1
    recalls: tuple[str, ...] = ()
    check: Callable[[Config], object] | None = None
    place: tuple[str, ...] | Mapping[str, str] = ()
