"""The events of reporting news items to the bureau's office, and of training."""

from __future__ import annotations

from zfgk.rules.events import EventKind, Key

_ADOPTED_BY = (
    "district-committee-office",
    "district-government-office",
    "municipal-bureau",
    "bureau-site",
    "bureau-bulletin",
)

EVENTS = (
    EventKind("item.occurred", "信息内容发生", (Key("kind", ("one-off", "long-running")),)),
    EventKind("item.approved", "分管领导审阅同意上报信息"),
    EventKind("item.refused", "分管领导不同意上报信息"),
    EventKind("item.submitted", "部门上报信息"),
    # The places are those of jiading.adopt-item.
    EventKind("item.adopted", "上报信息被采用", (Key("to", _ADOPTED_BY),)),
    EventKind("training.attended", "参加培训讲座"),
)
