"""The plan for 2020 of the natural resources and planning bureau of Linyi, Shandong, with its table of tasks."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument, Seen

LINYI_2020 = Instrument(
    id="LINYI-2020",
    title="2020年政务公开工作要点",
    number="",
    # A plan for the year without a day of issue. It covers the year that it plans; that it lapses with it is not said.
    in_force=InForce(date(2020, 1, 1)),
    seen=Seen.INFERENCE,
)

INSTRUMENTS = (LINYI_2020,)
