"""The pack of Jiading: it binds that bureau alone."""

from __future__ import annotations

from zfgk.packs.jiading import disclosure, items, plans, staff
from zfgk.packs.jiading.events import EVENTS
from zfgk.rules.pack import RulePack
from zfgk.texts.jiading import INSTRUMENTS

PACK = RulePack(
    id="jiading",
    title="上海市嘉定区规划和土地管理局",
    rules=items.RULES + plans.RULES + disclosure.RULES + staff.RULES,
    instruments=INSTRUMENTS,
    events=EVENTS,
    extends="national",
)
