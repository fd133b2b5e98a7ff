"""The four sets of rules that the land bureau of Yiyang, Hunan, issued with one notice of 2017."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument

# The page prints the day of the notice as 201796, its separators lost, and stands under 2017-09-07: 6 September 2017.
# None of the four texts names a day of effect; they govern from the notice.
_ISSUED = date(2017, 9, 6)
_IN_FORCE = InForce(_ISSUED)

COORDINATION = Instrument(
    id="YIYANG-COORDINATION-2017",
    title="益阳市国土资源局政府信息公开发布协调制度",
    number="",
    issued=_ISSUED,
    in_force=_IN_FORCE,
    written_under="OGI-2007",
)
INTERPRETATION = Instrument(
    id="YIYANG-INTERPRETATION-2017",
    title="益阳市国土资源局政策解读制度",
    number="",
    issued=_ISSUED,
    in_force=_IN_FORCE,
    written_under="OGI-2007",
)
OPENNESS = Instrument(
    id="YIYANG-OPENNESS-2017",
    title="关于全面推进政务公开工作的实施意见",
    number="",
    issued=_ISSUED,
    in_force=_IN_FORCE,
    written_under="OGI-2007",
)
PUBLIC_OPINION = Instrument(
    id="YIYANG-OPINION-2017",
    title="益阳市国土资源局关于建立网络舆情导控应急反应机制的意见",
    number="",
    issued=_ISSUED,
    in_force=_IN_FORCE,
    written_under="OGI-2007",
)

INSTRUMENTS = (COORDINATION, INTERPRETATION, OPENNESS, PUBLIC_OPINION)
