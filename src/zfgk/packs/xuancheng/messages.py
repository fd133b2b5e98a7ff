"""Questions in the message column (政民互动) and complaints."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.model.measure import ClockHours, Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.shape import Coverage, Element, Requires
from zfgk.texts.xuancheng import XUANCHENG_2010

_COMPLAINTS = Basis(XUANCHENG_2010, part="二（四）", seen=Seen.EXCERPT)
_RAISED = Start(events=("message.raised",), basis=_COMPLAINTS, counting=START_DAY)

ANSWER_MESSAGE = Deadline(
    id="xuancheng.answer-message",
    term="回复政民互动问题",
    owed_by="宣城市国土资源局有关科室、部门",
    basis=_COMPLAINTS,
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-01",),
    start=_RAISED,
    period=ClockHours(24),
    act=Act(made="message.answered"),
    note="回复之前须调查核实、拿出处理意见；起算时刻原文没有说明，按问题提出的时刻计。",
)
ASSIGN_MESSAGE = Deadline(
    id="xuancheng.assign-message",
    term="安排调查政民互动问题",
    owed_by="宣城市国土资源局主要领导",
    basis=_COMPLAINTS,
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-01",),
    start=_RAISED,
    period=Unquantified("第一时间"),
    act=Act(made="message.assigned"),
)
ANSWER_COMPLAINTS = Coverage(
    id="xuancheng.answer-complaints",
    term="投诉件件有着落",
    owed_by="宣城市国土资源局",
    basis=_COMPLAINTS,
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-02",),
    of="有回音、有着落的投诉",
    among="群众的投诉",
    note="原文为“力求”；没有期限。",
)
COMPLAINT_OFFICE = Requires(
    id="xuancheng.complaint-office",
    term="投诉机构公开",
    owed_by="宣城市国土资源局",
    basis=_COMPLAINTS,
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-02",),
    subject="投诉处理的公开内容",
    elements=(Element("complaint-office", "投诉机构"), Element("handling-duties", "投诉处理的职责要求")),
    note="“及时公开”没有数字。",
)

RULES = (ANSWER_MESSAGE, ASSIGN_MESSAGE, ANSWER_COMPLAINTS, COMPLAINT_OFFICE)
