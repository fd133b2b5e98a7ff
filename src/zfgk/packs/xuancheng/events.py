"""The events of the message column."""

from __future__ import annotations

from zfgk.rules.events import EventKind

EVENTS = (
    EventKind("message.raised", "公众在互动栏目提出问题", moment=True),
    EventKind("message.assigned", "安排有关部门调查核实", moment=True),
    EventKind("message.answered", "回复公众提出的问题", moment=True),
)
