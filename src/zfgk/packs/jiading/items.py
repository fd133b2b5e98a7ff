"""News items (信息) that departments report to the bureau's office: deadline, content, approval, counting."""

from __future__ import annotations

from zfgk.model.law import Basis, Force, Seen
from zfgk.model.measure import ByKey, Unregulated, WorkingDays
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Approval, Assigns, Gate, Outcome
from zfgk.rules.shape import Element, Recurring, Requires, Statistic, Unit
from zfgk.texts.jiading import JIADING_2015

_TIME = Basis(JIADING_2015, part="四（一）5（1）")
_CONTENT = Basis(JIADING_2015, part="四（一）5（2）")
_APPROVAL = Basis(JIADING_2015, part="四（一）5（3）")
_COUNT = Basis(JIADING_2015, part="四（一）5（4）")

ITEM_STATES_DATE = Requires(
    id="jiading.item-states-date",
    term="上报信息注明发生时间",
    owed_by="嘉定区规划和土地管理局各上报部门",
    basis=_TIME,
    in_force=JIADING_2015.in_force,
    rows=("JD-01",),
    subject="上报的信息",
    elements=(Element("date-occurred", "信息内容发生时间"),),
    note="退回未注明时间的信息，原文没有规定。",
)
SUBMIT_ITEM = Deadline(
    id="jiading.submit-item",
    term="上报信息",
    owed_by="嘉定区规划和土地管理局各上报部门",
    basis=_TIME,
    in_force=JIADING_2015.in_force,
    rows=("JD-02",),
    start=Start(events=("item.occurred",), basis=_TIME, counting=START_DAY),
    # Long-running work is excepted: no time is set for it.
    period=ByKey("kind", (("one-off", WorkingDays(4)), ("long-running", Unregulated()))),
    act=Act(made="item.submitted"),
    effect="超过时限的信息不作为上报数统计；原文没有说不予接收",
)
SUBMIT_WEEKLY = Recurring(
    id="jiading.submit-weekly",
    term="每周上报信息",
    owed_by="嘉定区规划和土地管理局各部门",
    basis=_COUNT,
    in_force=JIADING_2015.in_force,
    rows=("JD-03",),
    event="item.submitted",
    every=Unit.WEEK,
    at_least=1,
    per="每个部门",
    note="一周自星期几起，原文没有规定，按星期一至星期日计；超过4个工作日上报的不计入（由四（一）5（1）推出）。",
)
APPROVE_ITEM = Gate(
    id="jiading.approve-item",
    term="信息报送前的审阅",
    owed_by="嘉定区规划和土地管理局各部门",
    basis=_APPROVAL,
    in_force=JIADING_2015.in_force,
    rows=("JD-04",),
    before="向局办公室报送信息",
    steps=(Approval(id="division-leader", by="分管领导", on="上报的信息", refused="不得报局办公室"),),
)
ITEM_QUALITY = Requires(
    id="jiading.item-quality",
    term="上报信息的质量",
    owed_by="嘉定区规划和土地管理局各部门",
    basis=_CONTENT,
    in_force=JIADING_2015.in_force,
    rows=("JD-05",),
    subject="上报的信息",
    elements=(
        Element("clear-theme", "主题鲜明"),
        Element("complete-content", "内容完整"),
        Element("orderly", "条理清晰"),
    ),
)
ITEM_PICTURES = Requires(
    id="jiading.item-pictures",
    term="照片、图纸随文字报送",
    owed_by="嘉定区规划和土地管理局各部门",
    basis=_CONTENT,
    in_force=JIADING_2015.in_force,
    force=Force.SHOULD,
    rows=("JD-05",),
    subject="有照片或图纸的信息",
    elements=(Element("picture", "照片或图纸"),),
    note="“尽量”：没有附上只作提示。",
)
ADOPT_ITEM = Assigns(
    id="jiading.adopt-item",
    term="上报信息的采用",
    owed_by="嘉定区规划和土地管理局办公室",
    basis=_APPROVAL,
    in_force=JIADING_2015.in_force,
    rows=("JD-06",),
    question="综合评定后，信息去向何处（可以不止一处）",
    outcomes=(
        Outcome("district-committee-office", "编辑上报的", "上报区委办"),
        Outcome("district-government-office", "编辑上报的", "上报区府办"),
        Outcome("municipal-bureau", "编辑上报的", "上报市规土局"),
        Outcome("bureau-site", "录用的", "录用于规土局网站"),
        Outcome("bureau-bulletin", "录用的", "录用于规土信息"),
    ),
)
COUNT_ITEMS = Statistic(
    id="jiading.count-items",
    term="上报及录用情况通报",
    owed_by="嘉定区规划和土地管理局办公室",
    basis=_COUNT,
    in_force=JIADING_2015.in_force,
    rows=("JD-07",),
    counts=(Element("submitted", "上报数"), Element("adopted", "录用数")),
    every=Unit.UNSAID,
    per="每个部门",
    note="“定期”没有周期，由使用者给出；逾期上报的不计入上报数。",
)
ITEM_TOPIC = Requires(
    id="jiading.item-topic",
    term="上报信息的选题",
    owed_by="嘉定区规划和土地管理局信息员",
    # The text names three points of orientation; that an item must show at least one of them is how it is checked.
    basis=Basis(JIADING_2015, part="四（一）4、四（一）5（2）", seen=Seen.INFERENCE),
    in_force=JIADING_2015.in_force,
    rows=("JD-08",),
    subject="上报信息标注的选题",
    elements=(
        Element("central-work", "区委、区府中心工作"),
        Element("yearly-priorities", "本局年度工作重点"),
        Element("department-duties", "本部门职责"),
    ),
    at_least=1,
)

RULES = (
    ITEM_STATES_DATE,
    SUBMIT_ITEM,
    SUBMIT_WEEKLY,
    APPROVE_ITEM,
    ITEM_QUALITY,
    ITEM_PICTURES,
    ADOPT_ITEM,
    COUNT_ITEMS,
    ITEM_TOPIC,
)
