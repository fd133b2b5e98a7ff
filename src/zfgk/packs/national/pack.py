"""The national pack."""

from __future__ import annotations

from zfgk.packs.national import (
    archives,
    articles,
    articles_2007,
    decisions,
    disclosure,
    enforcement,
    exemptions,
    fees,
    finance,
    gates,
    handling,
    litigation,
    outcomes,
    reports,
    requests,
    responses,
    review,
    rosters,
    secrets,
    shapes,
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
        *exemptions.RULES,
        *shapes.RULES,
        *rosters.RULES,
        *gates.RULES,
        *handling.RULES,
        *outcomes.RULES,
        *fees.RULES,
    ),
    instruments=INSTRUMENTS,
    readings=READINGS,
    events=EVENTS,
    provisions=(*articles.PROVISIONS, *articles_2007.PROVISIONS),
)
