"""The events of reporting news items to the bureau's office, and of training."""

from __future__ import annotations

from zfgk.rules.events import EventKind, Key

EVENTS = (
    EventKind("item.occurred", "信息内容发生", (Key("kind", ("one-off", "long-running")),)),
    EventKind("item.submitted", "部门上报信息"),
    EventKind("training.attended", "参加培训讲座"),
)
