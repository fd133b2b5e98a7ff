"""The policy message board and messages passed on from the central government's site."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.model.measure import Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Assigns, Outcome
from zfgk.rules.shape import Coverage, Element, Requires
from zfgk.texts.shanghai import SHANGHAI_2024

_BUREAU = "上海市规划和自然资源局"
_MAKER = "制定政策的机关"
_BOARD = Basis(SHANGHAI_2024, part="二（四）")
# The sentence lost the name of who is to act; that it is the body that made the policy is derived.
_DAMAGED = Basis(SHANGHAI_2024, part="二（四）", seen=Seen.INFERENCE)
_PASSED_ON = Basis(SHANGHAI_2024, part="三（五）")

MESSAGE_BOARD = Requires(
    id="shanghai.message-board",
    term="政策留言板",
    owed_by=_BUREAU,
    basis=_BOARD,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-16",),
    subject="政策留言板的设置",
    elements=(
        Element("board", "政策留言板"),
        Element("assessment-window", "政策评价与建议窗口"),
        Element("working-rules", "政策留言板工作规范"),
        Element("enquiry-and-reply", "“一网通办”个人和企业专属空间的政策咨询和回复查阅途径"),
    ),
)
QUESTIONS_LIST = Coverage(
    id="shanghai.questions-list",
    term="常见问题与解答清单",
    owed_by=_MAKER,
    basis=_BOARD,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-17",),
    of="已列入公开发布的常见问题与解答清单的问题",
    among="咨询较为集中的问题",
    note="多少咨询算较为集中，原文没有规定，由使用者给出。",
)
INQUIRY_TRIGGERS = Assigns(
    id="shanghai.inquiry-triggers",
    term="专题调查的启动",
    owed_by=_MAKER,
    basis=_DAMAGED,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-18",),
    question="什么情形启动专题调查",
    outcomes=(
        Outcome("problems", "留言反映较为集中的问题", "及时启动专题调查"),
        Outcome("suggestions", "留言反映较为集中的建议", "及时启动专题调查"),
        Outcome("important-matters", "留言反映的其他重要情况", "及时启动专题调查"),
    ),
    note="原文此处缺字，启动的机关由上文推出；多少留言算较为集中，由使用者给出。",
)
START_INQUIRY = Deadline(
    id="shanghai.start-inquiry",
    term="启动专题调查",
    owed_by=_MAKER,
    basis=_DAMAGED,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-18",),
    start=Start(events=("board-matter.noticed",), basis=_DAMAGED, counting=START_DAY),
    period=Unquantified("及时"),
    act=Act(made="inquiry.started"),
    note="原文此处缺字，启动的机关由上文推出。",
)
ANSWER_PASSED_ON = Deadline(
    id="shanghai.answer-passed-on",
    term="办理中国政府网转办留言",
    owed_by=_BUREAU,
    basis=_PASSED_ON,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-19",),
    start=Start(events=("passed-on-message.received",), basis=_PASSED_ON, counting=START_DAY),
    # The number stands in other rules of the state and the city, which the text names without saying it.
    period=Unquantified("办理时限"),
    act=Act(made="passed-on-message.answered"),
    note="时限由国家和本市关于办理转办留言的要求规定，本文没有写数字；回复质量由人判断。",
)
SOURCE_TREATMENT = Assigns(
    id="shanghai.source-treatment",
    term="留言共性问题源头治理",
    owed_by=_BUREAU,
    basis=_PASSED_ON,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-20",),
    question="留言办理中发现问题，如何处理",
    outcomes=(Outcome("common-problem", "发现共性问题", "加强源头治理，解决一件、带动一片"),),
)

RULES = (
    MESSAGE_BOARD,
    QUESTIONS_LIST,
    INQUIRY_TRIGGERS,
    START_INQUIRY,
    ANSWER_PASSED_ON,
    SOURCE_TREATMENT,
)
