"""The plan for 2024 of the planning and natural resources bureau of Shanghai."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument

SHANGHAI_2024 = Instrument(
    id="SHANGHAI-2024",
    title="2024年上海市规划和自然资源局政务公开工作要点",
    number="",
    issued=date(2024, 5, 8),
    # A plan for the year, in force from its issue; that it lapses with the year is not said.
    in_force=InForce(date(2024, 5, 8)),
)

INSTRUMENTS = (SHANGHAI_2024,)
