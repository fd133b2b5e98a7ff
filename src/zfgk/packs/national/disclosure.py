"""Proactive disclosure (主动公开): within how many days a document must be out."""

from __future__ import annotations

from zfgk.model.measure import WorkingDays
from zfgk.packs.national.readings import START_DAY, VERSION_IN_TRANSITION
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.texts.national import OGI_2007, OGI_2019

# What was changed is published anew: the change starts its own period, and before any change the forming does.
_CHANGED, _FORMED = ("document.changed",), ("document.formed",)
_PUBLISHED = Act(made="document.published")

DISCLOSE_PROACTIVELY = Deadline(
    id="national.disclose-proactively",
    term="主动公开政府信息",
    owed_by="负责公开的行政机关",
    basis=OGI_2019[26],
    in_force=OGI_2019.in_force,
    start=Start(events=_CHANGED, failing=_FORMED, basis=OGI_2019[26], counting=START_DAY),
    period=WorkingDays(20),
    act=_PUBLISHED,
    rows=("OGI-26",),
    note="法律、法规另有规定的，从其规定。",
)

DISCLOSE_PROACTIVELY_2007 = Deadline(
    id="national.disclose-proactively",
    term="主动公开政府信息",
    owed_by="负责公开的行政机关",
    basis=OGI_2007[18],
    in_force=OGI_2007.in_force,
    start=Start(events=_CHANGED, failing=_FORMED, basis=OGI_2007[18], counting=START_DAY),
    period=WorkingDays(20),
    act=_PUBLISHED,
    transition=VERSION_IN_TRANSITION,
    rows=("OGI07-18",),
    note="法律、法规另有规定的，从其规定。",
)

RULES = (DISCLOSE_PROACTIVELY, DISCLOSE_PROACTIVELY_2007)
