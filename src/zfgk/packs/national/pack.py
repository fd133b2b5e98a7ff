"""The national pack."""

from __future__ import annotations

from zfgk.packs.national import (
    archives,
    decisions,
    disclosure,
    enforcement,
    finance,
    litigation,
    reports,
    requests,
    responses,
    review,
    secrets,
)
from zfgk.packs.national.events import EVENTS
from zfgk.packs.national.readings import READINGS
from zfgk.rules.pack import RulePack
from zfgk.texts.national import INSTRUMENTS

PACK = RulePack(
    id="national",
    title="国家",
    rules=(
        *requests.RULES,
        *disclosure.RULES,
        *enforcement.RULES,
        *finance.RULES,
        *reports.RULES,
        *responses.RULES,
        *decisions.RULES,
        *secrets.RULES,
        *review.RULES,
        *litigation.RULES,
        *archives.RULES,
    ),
    instruments=INSTRUMENTS,
    readings=READINGS,
    events=EVENTS,
)
