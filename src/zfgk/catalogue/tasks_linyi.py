"""The table of tasks that Linyi's natural resources and planning bureau (临沂市自然资源和规划局) attached to its plan for 2020.

The 38 rows are given with what is asked in short; the wording of the annex is not repeated. Rows say which rules of the
pack ``linyi`` they state. The names of the units are those of the annex; that 地租处 means 地租征收处 is inferred. The annex
does not list whom 各相关科室和局属单位、分局 and 各分局 mean: these groups stay open until the bureau lists them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from zfgk.catalogue.tasks import Bodies, Body, Task
from zfgk.catalogue.tasks_read import from_rows

_GROUPS = (
    "党建工作组 纪检监察工作组 综合组 政策法规组 财务审计组 执法监督组 用途管制组 空间规划组 开发利用组 确权登记组 建筑工程组 "
    "市政工程组 生态修复组 耕地保护组 矿产保护组 用地规划组 国土测绘组"
)
_UNITS = "信息中心 整理中心 执法支队 不动产登记交易中心 数据中心 土地储备中心 测绘院"
_OTHER = "科室、单位"  # the annex does not say which of them are divisions and which are units of the bureau
_BODIES = (
    *(Body(name=name, kind="组") for name in _GROUPS.split()),
    Body(name="审批办", kind=_OTHER),
    *(Body(name=name, kind=_OTHER) for name in _UNITS.split()),
    Body(name="地租征收处", kind=_OTHER, inferred=("地租处",)),
    Body(name="沂蒙山世界地质公园分局", kind="分局"),
)


def linyi_bodies(groups: Mapping[str, tuple[str, ...]] | None = None) -> Bodies:
    """Return the units that the annex names.

    Args:
        groups: The members of 各相关科室和局属单位、分局 or 各分局, where the bureau has listed them.
    """
    return Bodies(_BODIES, dict(groups or {}))


@cache
def linyi_tasks() -> tuple[Task, ...]:
    """Return the 38 rows, read once."""
    text = files("zfgk.catalogue").joinpath("data/tasks-linyi-2020.csv").read_text(encoding="utf-8")
    return from_rows(csv.DictReader(text.splitlines()), linyi_bodies())
