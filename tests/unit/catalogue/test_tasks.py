"""The table of tasks: read from text and rows, units resolved or named, roles as the table writes them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue.tasks import Bodies, Body, Role, of_body, parties, unresolved
from zfgk.catalogue.tasks_linyi import linyi_bodies, linyi_tasks
from zfgk.catalogue.tasks_read import from_rows, read_task_rows, read_task_text, to_rows
from zfgk.catalogue.tasks_schema import TASK_TABLE
from zfgk.errors import BadInput
from zfgk.packs.linyi import PACK

BODIES = Bodies(
    (Body(name="甲组", kind="组"), Body(name="乙组", also=("乙处",)), Body(name="丙中心", inferred=("丙",))),
    {"各分局": ("东分局", "西分局")},
)
ANNEX = """年度工作要点的正文,不属于表格。
附件
工作任务 |
工作要求 |
责任科室、单位 |
一个部分 |
第一项任务 |
做好第一件事,
9月底前完成。 |
甲组、乙处牵头,各相关科室和局属单位、分局分工负责, |
定期公开第二件事。 |
丙,各分局 |
第二项任务 |
第三件事做完并公开。 |
甲组牵头,丁组配合 |
另一个 部分 |
第三项任务 |
第四件事。 |
各相关科室 |"""


def test_a_text_gives_rows_with_headings_carried_down() -> None:
    tasks = read_task_text(ANNEX, BODIES)
    assert [(task.number, task.area, task.name) for task in tasks] == [
        (1, "一个部分", "第一项任务"),
        (2, "一个部分", "第一项任务"),
        (3, "一个部分", "第二项任务"),
        (4, "另一个部分", "第三项任务"),
    ]
    assert tasks[0].requirement == "做好第一件事,9月底前完成。"
    assert tasks[0].deadlines == ("9月底前",)
    assert tasks[1].deadlines == ("定期",)


def test_units_are_resolved_and_the_others_named() -> None:
    first, second, third, fourth = read_task_text(ANNEX, BODIES)
    assert (first.leads, first.others, first.unresolved) == (("甲组", "乙组"), (), ())
    assert first.open_groups == ("各相关科室和局属单位、分局",)
    assert [(party.bodies, party.role, party.inferred) for party in second.parties] == [
        (("丙中心",), Role.ALIKE, True),
        (("东分局", "西分局"), Role.ALIKE, False),
    ]
    assert third.unresolved == ("丁组",)
    assert third.parties[1].role is Role.ASSIST
    assert (fourth.leads, fourth.open_groups) == ((), ("各相关科室",))
    assert unresolved([first, second, third, fourth]) == {"丁组": (3,)}
    assert of_body([first, second, third], "甲组") == ((first, Role.LEAD), (third, Role.LEAD))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("没有表格的文字。", "no table of tasks"),
        ("工作任务 |\n工作要求 |\n责任科室、单位 |\n任务 |\n要求。 |\n", "nobody is responsible"),
        ("工作任务 |\n工作要求 |\n责任科室、单位 |\n任务 |\n要求。 |\n另一要求。 |\n甲组 |\n", "nobody is responsible"),
        ("工作任务 |\n工作要求 |\n责任科室、单位 |\n一 |\n二 |\n三 |\n要求。 |\n甲组 |\n", "3 headings"),
        ("工作任务 |\n工作要求 |\n责任科室、单位 |\n一 |\n", "no requirement"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_task_text(text, BODIES)


def test_rows_of_a_sheet_give_the_same_table() -> None:
    rows = [
        ["一个部分", "第一项任务", "做好第一件事,9月底前完成。", "甲组、乙处牵头,各相关科室和局属单位、分局分工负责,"],
        ["", "", "定期公开第二件事。", "丙,各分局"],
        ["", "第二项任务", "第三件事做完并公开。", "甲组牵头,丁组配合"],
        ["另一个部分", "第三项任务", "第四件事。", "各相关科室"],
    ]
    assert read_task_rows(rows, BODIES) == read_task_text(ANNEX, BODIES)
    with pytest.raises(BadInput, match="责任科室、单位"):
        read_task_rows([["一个部分", "任务", "要求。", " "]], BODIES)
    with pytest.raises(BadInput, match="工作任务"):
        read_task_rows([*rows, ["新部分", "", "要求。", "甲组"]], BODIES)
    with pytest.raises(BadInput, match="3 cells"):
        read_task_rows([["一", "二", "三"]], BODIES)


def test_the_columns_of_the_table_are_those_of_its_schema() -> None:
    assert [field.name for field in TASK_TABLE.fields] == list(to_rows(linyi_tasks())[0])
    needed = [field.name for field in TASK_TABLE.fields if field.required]
    assert all(row[name] for row in to_rows(linyi_tasks()) for name in needed)


def test_two_units_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="甲"):
        Bodies((Body(name="甲"), Body(name="乙", inferred=("甲",))))


def test_a_written_table_comes_back() -> None:
    tasks = linyi_tasks()
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(to_rows(tasks)[0]))
    writer.writeheader()
    writer.writerows(to_rows(tasks))
    assert from_rows(csv.DictReader(io.StringIO(out.getvalue())), linyi_bodies()) == tasks
    with pytest.raises(BadInput, match=r"rows\[1\]\.number"):
        from_rows([{**to_rows(tasks)[0], "number": "一"}], linyi_bodies())
    with pytest.raises(BadInput, match=r"rows\[1\]\.task"):
        from_rows([{**to_rows(tasks)[0], "task": ""}], linyi_bodies())


def test_roles_may_stand_before_the_units() -> None:
    found = parties("牵头单位：甲组、乙处；配合科室:丙；责任单位：丁组", BODIES)
    assert [(party.written, party.role) for party in found] == [
        ("甲组", Role.LEAD),
        ("乙处", Role.LEAD),
        ("丙", Role.ASSIST),
        ("丁组", Role.ALIKE),
    ]
    assert [party.role for party in parties("甲组牵头负责", BODIES)] == [Role.LEAD]


def test_a_text_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(BadInput, match="characters"):
        read_task_text("字" * 5_000_001, BODIES)


@given(
    names=st.lists(st.sampled_from(["甲组", "乙处", "丙", "丁组", "戊"]), min_size=1, max_size=6),
    role=st.sampled_from(["", "牵头", "配合", "分工负责"]),
)
def test_every_name_of_a_cell_is_answered_for(names: list[str], role: str) -> None:
    found = parties("、".join(names) + role, BODIES)
    assert [party.written for party in found] == names
    assert {party.role.term for party in found} == {role}
    assert [bool(party.bodies) for party in found] == [name in {"甲组", "乙处", "丙"} for name in names]


def test_the_table_of_linyi() -> None:
    """The figures are counted by hand in the annex."""
    tasks = linyi_tasks()
    assert [task.number for task in tasks] == list(range(1, 39))
    assert len({task.area for task in tasks}) == 6
    assert len({task.name for task in tasks}) == 23
    assert unresolved(tasks) == {}
    assert {group for task in tasks for group in task.open_groups} == {"各相关科室和局属单位、分局", "各分局"}
    assert [task.number for task in tasks if task.open_groups] == [
        5, 7, 8, 9, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 38,
    ]  # fmt: skip
    assert [task.number for task in tasks if any(party.inferred for party in task.parties)] == [4]
    assert tasks[3].leads[-1] == "地租征收处"
    assert tasks[16].leads == ("综合组", "财务审计组", "生态修复组", "纪检监察工作组", "执法支队")
    assert tasks[20].deadlines[0] == "9月底前"
    assert tasks[28].rows == ("LY-04", "LY-05", "LY-07")


def test_listed_members_fill_a_group() -> None:
    listed = linyi_bodies({"各分局": ("沂蒙山世界地质公园分局", "兰山分局")})
    found = parties("市政工程组,各分局", listed)
    assert found[1].bodies == ("沂蒙山世界地质公园分局", "兰山分局")


def test_every_row_of_the_table_names_rules_of_the_pack() -> None:
    encoded = {row for rule in PACK.rules for row in rule.rows}
    named = {row for task in linyi_tasks() for row in task.rows}
    # LY-45 is the table itself.
    assert encoded - named == {"LY-45"}
    assert named <= encoded
    assert [rule.id for rule in linyi_tasks()[28].rules(PACK)] == [
        "linyi.interpret-policy",
        "linyi.three-in-step",
        "linyi.who-interprets",
        "linyi.interpretation-forms",
    ]
