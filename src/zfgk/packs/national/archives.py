"""Opening archives (档案开放)."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import Basis, Force, InForce, Seen
from zfgk.model.measure import OnDay, Years
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.texts.national_duties import ARCHIVES_1987, ARCHIVES_2020

_OPENED = Act(made="record.opened")
_EXCEPTIONS = (
    "经济、教育、科技、文化等类档案可以少于规定年数；涉及国家安全或者重大利益以及其他到期不宜开放的，可以多于规定年数。"
)

# A version is picked by the day of its starting event, and here a generation lies between that day and the duty. So the
# days below are those of the record's making: what had not been thirty years old when the law of 2020 took effect
# falls under that law.
OPEN_ARCHIVES = Deadline(
    id="national.open-archives",
    term="向社会开放档案",
    owed_by="县级以上各级档案馆",
    basis=ARCHIVES_2020[27],
    in_force=InForce(date(1996, 1, 1)),
    start=Start(events=("record.formed",), basis=ARCHIVES_2020[27], counting=START_DAY),
    period=Years(25),
    act=_OPENED,
    rows=("DA-27",),
    note=_EXCEPTIONS,
)
OPEN_ARCHIVES_AT_ONCE = Deadline(
    id="national.open-archives",
    term="向社会开放档案",
    owed_by="县级以上各级档案馆",
    basis=Basis(ARCHIVES_2020, 27, seen=Seen.INFERENCE),
    in_force=InForce(date(1991, 1, 1), date(1995, 12, 31)),
    start=Start(events=("record.formed",), basis=ARCHIVES_2020[27], counting=START_DAY),
    period=OnDay(ARCHIVES_2020.in_force.since),
    act=_OPENED,
    rows=("DA-27",),
    note="新法施行时已满二十五年、依旧法未满三十年的，自新法施行之日应当开放（推论）。",
)
OPEN_ARCHIVES_1987 = Deadline(
    id="national.open-archives",
    term="向社会开放档案",
    owed_by="国家档案馆",
    basis=ARCHIVES_1987[19, 1],
    in_force=InForce(date(1958, 1, 1), date(1990, 12, 31)),
    force=Force.DEFAULT,
    start=Start(events=("record.formed",), basis=ARCHIVES_1987[19, 1], counting=START_DAY),
    period=Years(30),
    act=_OPENED,
    rows=("DA-27",),
    note=_EXCEPTIONS,
)

RULES = (OPEN_ARCHIVES, OPEN_ARCHIVES_AT_ONCE, OPEN_ARCHIVES_1987)
