"""Rows of a standard catalogue, and guides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.semantics.entry import Entry
from zfgk.catalogue.row import Finding
from zfgk.catalogue.vocabularies import AUDIENCES

TIME_LIMIT_LONG = Check(
    name="time-limit-long",
    severity="note",
    zh="公开时限写了{days}个工作日，超过20个工作日；法律、法规另有规定的从其规定",
    en="the time limit is {days} working days, more than 20; other laws may set another period",
    basis="《中华人民共和国政府信息公开条例》第二十六条",
)
AUDIENCES_BOTH = Check(
    name="audiences-both",
    severity="note",
    zh="公开对象同时选了全社会和特定群体",
    en="both everyone and a particular group are ticked",
)
AUDIENCE_UNEXPLAINED = Check(
    name="audience-unexplained",
    severity="note",
    zh="公开对象是特定群体，没有说明是哪些人",
    en="the audience is a particular group, but not which",
)
TELEPHONE = Check(
    name="telephone-without-number",
    zh="“{label}”里没有电话号码",
    en="there is no telephone number in {name}",
)

CHECKS = (TIME_LIMIT_LONG, AUDIENCES_BOTH, AUDIENCE_UNEXPLAINED, TELEPHONE)
"""The checks of this module."""

_WORKING_DAYS = re.compile(r"形成或者?变更之日起(?:的)?([0-9]{1,4})个工作日")
_DIGITS = re.compile(r"[0-9０-９]")
_PERIOD = 20
_SHORTEST_NUMBER = 5
"""The digits of the shortest service number, such as 12345."""


def check_standard(entry: Entry) -> Iterator[Finding]:
    """Yield what is odd about a row of a standard catalogue."""
    stated = [int(days) for days in _WORKING_DAYS.findall(entry.text("time_limit"))]
    if stated and max(stated) > _PERIOD:
        yield TIME_LIMIT_LONG.at(entry.place, "time_limit", days=max(stated))
    audience = {AUDIENCES.spellings.get(word) for word in entry.texts("audience")}
    if audience >= {"everyone", "group"}:
        yield AUDIENCES_BOTH.at(entry.place, "audience")
    elif "group" in audience and entry.absent("audience_note"):
        yield AUDIENCE_UNEXPLAINED.at(entry.place, "audience_note")


def check_guide(entry: Entry) -> Iterator[Finding]:
    """Yield what is odd about a guide."""
    for name in ("telephone", "fax"):
        field = entry.schema.find(name)
        text = entry.text(name)
        if field and text and len(_DIGITS.findall(text)) < _SHORTEST_NUMBER:
            yield TELEPHONE.at(entry.place, name, label=field.label, name=name)
