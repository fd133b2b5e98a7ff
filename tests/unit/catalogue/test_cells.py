"""Several texts in one cell of a table."""

from __future__ import annotations

import pytest

from zfgk.catalogue import CORE, Field, Kind
from zfgk.catalogue.cells import split_cell, ticked

TICKS = Field(name="channels", label="公开渠道和载体", kind=Kind.TICKS, vocabulary="channels")


def test_a_field_of_one_text_keeps_its_cell() -> None:
    assert split_cell(CORE.fields[1], " 甲；乙 ") == " 甲；乙 "


@pytest.mark.parametrize(
    ("name", "cell", "texts"),
    [
        ("keywords", "土地、规划,测绘；档案", ("土地", "规划", "测绘", "档案")),
        ("attachments", "甲，乙.pdf；丙.pdf\n丁.pdf;", ("甲，乙.pdf", "丙.pdf", "丁.pdf")),
        ("related", "", ()),
    ],
)
def test_lists_are_taken_apart(name: str, cell: str, texts: tuple[str, ...]) -> None:
    field = CORE.find(name)
    assert field is not None
    assert split_cell(field, cell) == texts


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("■政府网站 □政府公报\n□两微一端 ■公开查阅点", ("政府网站", "公开查阅点")),
        ("▲政府网站 口政府公报 £其他", ("政府网站",)),
        ("☑ 社区/企事业单位/村公示栏（电子屏） ☐精准推送", ("社区/企事业单位/村公示栏（电子屏）",)),
        ("□政府网站 □政府公报", ()),
        ("政府网站；公开查阅点", ("政府网站", "公开查阅点")),
        ("乡、村级", ("乡、村级",)),
    ],
)
def test_ticked_boxes_count(cell: str, labels: tuple[str, ...]) -> None:
    assert split_cell(TICKS, cell) == labels


def test_what_stands_before_the_first_box_is_no_choice() -> None:
    assert ticked("在标注范围内至少选择其一：■政府网站") == ("政府网站",)
