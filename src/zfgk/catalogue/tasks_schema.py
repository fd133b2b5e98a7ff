"""The columns of a table of tasks, as :func:`~zfgk.catalogue.tasks_read.to_rows` writes them."""

from __future__ import annotations

from zfgk.catalogue.schema import About, Field, Kind, Schema

TASK_TABLE = Schema(
    name="task-table",
    title="任务分解表",
    fields=(
        Field(name="number", label="序号", required=True),
        Field(name="area", label="部分"),
        Field(name="task", label="工作任务", required=True),
        Field(name="requirement", label="工作要求", kind=Kind.TEXT, required=True),
        Field(name="responsible", label="责任科室、单位", kind=Kind.TEXT, required=True),
        Field(name="lead", label="牵头科室、单位", kind=Kind.LIST),
        Field(name="others", label="其他责任科室、单位", kind=Kind.LIST),
        Field(name="open_groups", label="未列成员的泛指", kind=Kind.LIST),
        Field(name="unresolved", label="未识别的科室、单位", kind=Kind.LIST),
        Field(name="deadlines", label="时限用语", kind=Kind.LIST),
        Field(name="rows", label="规则行", kind=Kind.LIST),
    ),
    basis="《2020年政务公开工作要点》附件",
    about=About.TASK,
)
