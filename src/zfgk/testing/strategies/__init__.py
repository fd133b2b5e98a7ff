"""Strategies for hypothesis: values of the field, as officials write them and as nobody should.

``st.from_type`` knows the classes too: ``Record``, ``Change``, ``Event``, ``Ack``, ``ContentPart``, and the documents.
"""

from __future__ import annotations

from zfgk.testing.strategies.changes import History, change_histories, changes, histories
from zfgk.testing.strategies.documents import documents, information
from zfgk.testing.strategies.events import event_histories, events
from zfgk.testing.strategies.records import acks, parts, records
from zfgk.testing.strategies.text import hostile_text, lines, titles

__all__ = [
    "History",
    "acks",
    "change_histories",
    "changes",
    "documents",
    "event_histories",
    "events",
    "histories",
    "hostile_text",
    "information",
    "lines",
    "parts",
    "records",
    "titles",
]
