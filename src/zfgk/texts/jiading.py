"""The plan of the planning and land bureau of Jiading, Shanghai."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument

JIADING_2015 = Instrument(
    id="JIADING-2015",
    title="加强规划和土地宣传培训工作实施方案",
    number="",
    issued=date(2015, 4, 1),
    # The text names no day of effect; it governs from its signature.
    in_force=InForce(date(2015, 4, 1)),
    written_under="OGI-2007",
)

INSTRUMENTS = (JIADING_2015,)
