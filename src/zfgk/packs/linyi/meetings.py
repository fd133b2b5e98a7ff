"""Meetings of the bureau's leaders (局长办公会): who is invited, what is made public."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.duty import Roster, Seat
from zfgk.rules.shape import Element, Requires
from zfgk.texts.linyi import LINYI_2020

INVITE_TO_MEETING = Roster(
    id="linyi.invite-to-meeting",
    term="邀请列席局长办公会",
    owed_by="临沂市自然资源和规划局",
    basis=Basis(LINYI_2020, part="二（一）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-28",),
    seats=(
        Seat("stakeholders", "列席方", "利益相关方"),
        Seat("public", "列席方", "公众代表"),
        Seat("experts", "列席方", "专家"),
        Seat("media", "列席方", "媒体"),
    ),
    note="“常态化”没有次数；“等”字未穷尽。",
)
MEETING_DISCLOSURE = Requires(
    id="linyi.meeting-disclosure",
    term="局长办公会公开",
    owed_by="临沂市自然资源和规划局综合组",
    basis=Basis(LINYI_2020, part="五（二）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-29",),
    subject="市局局长办公会的公开内容",
    elements=(Element("topics", "会议议题"), Element("interpretation", "议定事项解读")),
)

RULES = (INVITE_TO_MEETING, MEETING_DISCLOSURE)
