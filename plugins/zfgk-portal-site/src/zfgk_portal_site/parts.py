"""The four parts of the column and the lists of each, as data, and which part a record belongs to."""

from __future__ import annotations

import attrs

from zfgk import Record


@attrs.frozen(kw_only=True)
class Part:
    """A part of the column.

    Args:
        path: Its folder.
        name: Its name.
        column_type: Its ColumnType.
        description: What stands in it, in one sentence.
        keywords: Words for its content.
        words: A record whose theme, genre or field 栏目 is one of these belongs to it.
        endings: So does a record whose title ends like this.
    """

    path: str
    name: str
    column_type: str
    description: str
    keywords: tuple[str, ...]
    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()


GUIDE = Part(
    path="guide",
    name="政府信息公开指南",
    column_type="信息公开指南",
    description="政府信息的分类、编排体系和获取方式，以及政府信息公开工作机构的联系方式",
    keywords=("政府信息公开", "公开指南", "获取方式"),
    words=frozenset({"政府信息公开指南", "信息公开指南", "公开指南"}),
    endings=("政府信息公开指南",),
)
RULES = Part(
    path="rules",
    name="政府信息公开制度",
    column_type="政策文件",
    description="政府信息公开的法律、法规、规章和工作制度",
    keywords=("政府信息公开", "公开制度", "条例"),
    words=frozenset({"政府信息公开制度", "信息公开制度", "公开制度"}),
    endings=("政府信息公开条例", "政府信息公开制度", "政府信息公开工作制度"),
)
DISCLOSED = Part(
    path="disclosed",
    name="法定主动公开内容",
    column_type="信息公开目录",
    description="依法主动公开的政府信息，可按主题、年份和机构查阅",
    keywords=("政府信息公开", "主动公开", "信息目录"),
)
REPORTS = Part(
    path="annual-reports",
    name="政府信息公开年报",
    column_type="信息公开年报",
    description="历年政府信息公开工作年度报告",
    keywords=("政府信息公开", "年度报告", "年报"),
    words=frozenset({"政府信息公开年报", "信息公开年报", "政府信息公开工作年度报告", "政府信息公开年度报告"}),
    endings=("政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作年报"),
)
PARTS = (GUIDE, RULES, DISCLOSED, REPORTS)
"""The parts in the order of the column; every record belongs to exactly one."""

COLUMN = "信息公开目录"
"""The ColumnType of what belongs to the column as a whole."""


@attrs.frozen(kw_only=True)
class Facet:
    """A way to sort what was disclosed.

    Args:
        path: Its folder below that of the part.
        name: Its name.
        title: The name of one of its lists, with the value in place of ``{}``.
    """

    path: str
    name: str
    title: str


THEME = Facet(path="theme", name="按主题", title="主题：{}")
YEAR = Facet(path="year", name="按年份", title="{}年")
AGENCY = Facet(path="agency", name="按机构", title="机构：{}")
FACETS = (THEME, YEAR, AGENCY)

NO_THEME = "未标注主题"
NO_AGENCY = "未标注机构"


def part_of(record: Record) -> Part:
    """Return the part that a record belongs to: by its theme, genre or field 栏目, or by how its title ends.

    Args:
        record: The record.
    """
    said = {record.genre, record.extra.get("栏目", ""), *themes_of(record)[-1:]}
    said = {one.rpartition("\\")[2].strip() for one in said}
    for part in (GUIDE, RULES, REPORTS):
        if said & part.words or record.title.strip().rstrip("》").endswith(part.endings):
            return part
    return DISCLOSED


def themes_of(record: Record) -> tuple[str, ...]:
    r"""Return the theme and what it is below of, widest first: ``国土资源`` and ``国土资源\土地``.

    Args:
        record: The record.
    """
    steps = [step.strip() for step in record.theme.split("\\") if step.strip()]
    return tuple("\\".join(steps[: count + 1]) for count in range(len(steps)))
