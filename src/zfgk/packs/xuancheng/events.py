"""The events of the message column."""

from __future__ import annotations

from zfgk.rules.events import EventKind, Key

_MESSAGES = ("question", "suggestion", "complaint", "other")

EVENTS = (
    EventKind("message.raised", "公众在互动栏目提出问题", (Key("kind", _MESSAGES),), moment=True),
    EventKind("message.assigned", "安排有关部门调查核实", moment=True),
    EventKind("message.answered", "回复公众提出的问题", moment=True),
)
