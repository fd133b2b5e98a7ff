"""Catalogue entries, their parts, and what a target answers."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from zfgk.model.exchange import Ack, ContentPart, Record
from zfgk.testing.strategies.text import lines, titles

_DAYS = st.dates(date(2008, 5, 1), date(2037, 12, 31))


def records(title: SearchStrategy[str] | None = None) -> SearchStrategy[Record]:
    """Return public catalogue entries; empty, usual and unusual fields.

    Args:
        title: Their titles; ordinary and arbitrary lines unless given.
    """
    line = st.just("") | titles() | lines()
    return st.builds(
        Record,
        identifier=lines(most=20),
        title=titles() | lines() if title is None else title,
        summary=line,
        date_written=st.none() | _DAYS,
        date_published=st.none() | _DAYS,
        publisher=line,
        document_number=line | st.just("国办发〔2025〕7号"),
        theme=line,
        genre=line,
        audience=line,
        validity=st.sampled_from(["", "有效", "失效", "废止"]),
        disclosure=st.just("proactive"),
        reason=st.just(""),
        keywords=st.lists(titles(), max_size=3).map(tuple),
        language=st.sampled_from(["zh-CN", "en", "bo"]),
        format=st.sampled_from(["", "text/html", "application/pdf"]),
        url=st.sampled_from(["", "art/1.html", "https://www.example.gov.cn/art/2.html"]),
        attachments=st.lists(titles(), max_size=2).map(tuple),
        related=st.lists(lines(most=20), max_size=2).map(tuple),
        extra=st.dictionaries(st.sampled_from(["column", "来源", "scope"]), line, max_size=2),
        parts=st.lists(parts(), max_size=2).map(tuple),
        kind=st.just("information"),
    )


def parts() -> SearchStrategy[ContentPart]:
    """Return parts of a record whose files are gone: an exporter that needs their bytes has to say so."""
    digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
    types = st.sampled_from(["application/pdf", "text/plain", "application/octet-stream"])
    return st.builds(ContentPart, st.just(""), digests, types, st.just("") | titles())


def acks() -> SearchStrategy[Ack]:
    """Return acknowledgements of single changes and of everything so far."""
    status = st.sampled_from(["done", "retry", "reject"])
    one = st.builds(Ack, lines(most=20), st.integers(1, 9), status, lines(most=20), titles())
    return one | st.just(Ack(through=True))
