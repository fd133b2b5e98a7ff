"""The pack of Linyi: it binds that bureau alone."""

from __future__ import annotations

from zfgk.packs.linyi import (
    assessment,
    budget,
    columns,
    documents,
    fields,
    interpretation,
    media,
    meetings,
    negative_list,
    participation,
    requests,
    results,
    services,
    staff,
)
from zfgk.packs.linyi.events import EVENTS
from zfgk.rules.pack import RulePack
from zfgk.texts.linyi import INSTRUMENTS

PACK = RulePack(
    id="linyi",
    title="临沂市自然资源和规划局",
    rules=(
        *participation.RULES,
        *meetings.RULES,
        *interpretation.RULES,
        *columns.RULES,
        *documents.RULES,
        *negative_list.RULES,
        *requests.RULES,
        *media.RULES,
        *fields.RULES,
        *results.RULES,
        *services.RULES,
        *budget.RULES,
        *staff.RULES,
        *assessment.RULES,
    ),
    instruments=INSTRUMENTS,
    events=EVENTS,
    extends="national",
)
