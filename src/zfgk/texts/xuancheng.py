"""The yearly summary of the land bureau of Xuancheng, Anhui."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument, Seen

XUANCHENG_2010 = Instrument(
    id="XUANCHENG-2010",
    title="2010年政务公开工作总结",
    number="",
    # A summary of the year without a day: what it describes is taken to have been in place in the whole of that year,
    # as with the other yearly papers that name none.
    # The page that carried it had been tampered with and no longer names the bureau; who it is follows from the rest.
    in_force=InForce(date(2010, 1, 1)),
    seen=Seen.INFERENCE,
    written_under="OGI-2007",
)

INSTRUMENTS = (XUANCHENG_2010,)
