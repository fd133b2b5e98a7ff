"""What hypothesis is told when it is imported: which strategy makes which class of ours.

The entry point in the group ``hypothesis`` names :func:`register`; from then on ``st.from_type(zfgk.Record)`` works.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register the strategies of every class that has one."""
    from hypothesis import strategies as st

    from zfgk.model.documents import Source
    from zfgk.model.exchange import Ack, Change, ContentPart, Record
    from zfgk.model.facts import Event
    from zfgk.publish.source.items import Item
    from zfgk.testing.strategies.changes import History, changes, histories
    from zfgk.testing.strategies.documents import documents, information
    from zfgk.testing.strategies.events import events
    from zfgk.testing.strategies.records import acks, parts, records

    for kind, strategy in (
        (Ack, acks),
        (Change, changes),
        (ContentPart, parts),
        (Event, events),
        (History, histories),
        (Item, information),
        (Record, records),
        (Source, documents),
    ):
        # A function, and not the strategy itself: strategies are built when somebody asks for one.
        st.register_type_strategy(kind, functools.partial(_made, strategy))


def _made(strategy: Callable[[], SearchStrategy[Any]], _kind: type) -> SearchStrategy[Any]:
    return strategy()
