"""The pack of Yiyang: it binds that bureau alone."""

from __future__ import annotations

from zfgk.packs.yiyang import (
    assessment,
    attributes,
    columns,
    coordination,
    interpretation,
    participation,
    responses,
)
from zfgk.packs.yiyang.events import EVENTS
from zfgk.packs.yiyang.not_encoded import PROVISIONS
from zfgk.rules.pack import RulePack
from zfgk.texts.yiyang import INSTRUMENTS

PACK = RulePack(
    id="yiyang",
    title="益阳市国土资源局",
    rules=(
        *coordination.RULES,
        *attributes.RULES,
        *interpretation.RULES,
        *participation.RULES,
        *columns.RULES,
        *responses.RULES,
        *assessment.RULES,
    ),
    instruments=INSTRUMENTS,
    events=EVENTS,
    provisions=PROVISIONS,
    extends="national",
)
