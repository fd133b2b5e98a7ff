"""Vocabularies: levels, paths, ambiguous labels, editions."""

from __future__ import annotations

import pytest

from zfgk import Host
from zfgk.catalogue import VOCABULARIES
from zfgk.catalogue.schema import Term, Vocabulary
from zfgk.catalogue.vocabularies import (
    CHANNELS,
    CHANNELS_LAND,
    CHANNELS_RESOURCES,
    COLUMN_TYPES,
    DOCUMENT_KINDS,
    SUBJECT_CLASSES,
    WAYS,
)
from zfgk.model.law import Seen


def test_22_subject_classes_with_their_children():
    tops = SUBJECT_CLASSES.children()
    assert len(tops) == 22
    assert [len(SUBJECT_CLASSES.children(top.code)) for top in tops] == [
        10, 9, 7, 9, 8, 4, 12, 6, 6, 6, 4, 5, 4, 3, 7, 4, 7, 2, 3, 3, 2, 0,
    ]  # fmt: skip
    assert (tops[4].label, tops[21].label) == ("国土资源、能源", "其他")
    assert SUBJECT_CLASSES.seen is Seen.SECONDARY
    assert SUBJECT_CLASSES.edition == "2021年"


@pytest.mark.parametrize(
    ("word", "label", "parent"),
    [
        (r"综合政务\\政务公开", "政务公开", "综合政务"),
        (r"综合政务\政务公开", "政务公开", "综合政务"),
        ("综合政务/政务公开", "政务公开", "综合政务"),
        ("国土资源、能源 > 其他", "其他", "国土资源、能源"),
        ("政务公开", "政务公开", "综合政务"),
        ("其他", "其他", ""),
        ("0501", "土地", "国土资源、能源"),
    ],
)
def test_a_class_is_found_by_path_label_or_code(word, label, parent):
    term = SUBJECT_CLASSES.find(word)
    assert term is not None
    path = [step.label for step in SUBJECT_CLASSES.path(term.code)]
    assert path == [*([parent] if parent else []), label]


@pytest.mark.parametrize("word", ["", "综合政务/土地", "国土", "9999"])
def test_what_is_no_class_is_not_found(word):
    assert SUBJECT_CLASSES.find(word) is None


def test_a_label_that_several_terms_bear_is_not_guessed():
    terms = (Term("a", "甲"), Term("b", "乙"), Term("a1", "同名", parent="a"), Term("b1", "同名", parent="b"))
    twice = Vocabulary("v", "v", terms)
    assert twice.find("同名") is None
    assert twice.find("乙/同名") == terms[3]


def test_a_list_is_closed_and_official_unless_it_says_otherwise():
    plain = Vocabulary("v", "v", ())
    assert (plain.closed, plain.seen, plain.edition, plain.note) == (True, Seen.TEXT, "", "")


def test_terms_above_each_other_in_a_circle_end():
    circle = Vocabulary("v", "v", (Term("a", "甲", parent="b"), Term("b", "乙", parent="a")))
    assert [term.code for term in circle.path("a")] == ["b", "a"]


def test_a_label_may_hold_what_separates_levels():
    assert CHANNELS.find("发布会/听证会") == CHANNELS.find("press-or-hearing")
    assert CHANNELS.find("入户/现场") is not None


def test_channels_by_domain():
    assert len(CHANNELS.terms) == 13
    assert CHANNELS.find("征地信息公开平台") is None
    assert CHANNELS_LAND.find("征地信息公开平台") is not None
    assert [CHANNELS_RESOURCES.find(word) is not None for word in ("公共资源交易平台", "管理部门网站")] == [True, True]
    assert CHANNELS.find("政务服务中心") == CHANNELS.find("政府服务中心")


def test_kinds_of_documents_and_columns():
    assert [term.label for term in DOCUMENT_KINDS.terms] == (
        [
            "决议",
            "决定",
            "命令（令）",
            "公报",
            "公告",
            "通告",
            "意见",
            "通知",
            "通报",
            "报告",
            "请示",
            "批复",
            "议案",
            "函",
            "纪要",
        ]
    )
    assert len(COLUMN_TYPES.terms) == 18
    assert COLUMN_TYPES.find("依法申请公开") is None
    assert not COLUMN_TYPES.closed
    assert WAYS.find("依申请公开") == WAYS.find("依申请")


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.name)
def test_a_vocabulary_is_sound(vocabulary):
    codes = [term.code for term in vocabulary.terms]
    assert len(set(codes)) == len(codes)
    assert all(not term.parent or term.parent in codes for term in vocabulary.terms)
    assert all(vocabulary.find(code) is not None for code in codes)
    assert vocabulary.basis


def test_they_enter_by_the_hook():
    assert {one.name for one in VOCABULARIES} == {one.name for one in Host.builtin().vocabularies}
