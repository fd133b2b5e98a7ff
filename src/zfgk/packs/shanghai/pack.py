"""The pack of Shanghai's bureau: it binds that bureau alone."""

from __future__ import annotations

from zfgk.packs.shanghai import catalogue, interpretation, messages, participation, push, review, work
from zfgk.packs.shanghai.events import EVENTS
from zfgk.rules.pack import RulePack
from zfgk.texts.shanghai import INSTRUMENTS

PACK = RulePack(
    id="shanghai",
    title="上海市规划和自然资源局",
    rules=(
        *review.RULES,
        *catalogue.RULES,
        *interpretation.RULES,
        *push.RULES,
        *messages.RULES,
        *participation.RULES,
        *work.RULES,
    ),
    instruments=INSTRUMENTS,
    events=EVENTS,
    extends="national",
)
