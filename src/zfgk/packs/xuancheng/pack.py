"""The pack of Xuancheng: it binds that bureau alone."""

from __future__ import annotations

from zfgk.packs.xuancheng import channels, columns, decisions, messages, staff
from zfgk.packs.xuancheng.events import EVENTS
from zfgk.rules.pack import RulePack
from zfgk.texts.xuancheng import INSTRUMENTS

PACK = RulePack(
    id="xuancheng",
    title="宣城市国土资源局",
    rules=messages.RULES + decisions.RULES + columns.RULES + channels.RULES + staff.RULES,
    instruments=INSTRUMENTS,
    events=EVENTS,
    extends="national",
)
