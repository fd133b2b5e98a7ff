"""What the mere presence of something in a file means, whatever its words are: tracked changes, macros, hidden sheets."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from zfgk.model.documents import Feature, TextPart, Unread, Visibility
from zfgk.model.findings import Finding, Severity
from zfgk.screening.bases import REVIEW_BEFORE_DISCLOSURE


@attrs.frozen
class Sign:
    """What the presence of one kind of text or feature asks for.

    Args:
        kind: The kind, as readers name it.
        title: Its Chinese name.
        severity: What its presence asks for; ``None`` if only its words count.
        action: What a person should do, in Chinese.
    """

    kind: str
    title: str
    severity: Severity | None
    action: str


_REMOVE = "公开前清除，或者确认其内容可以公开"

SIGNS: dict[str, Sign] = {
    sign.kind: sign
    for sign in (
        Sign("deleted-text", "修订痕迹中已删除的文字", Severity.REVIEW, "接受或者拒绝全部修订后再公开"),
        Sign("inserted-text", "修订痕迹中插入的文字", Severity.REVIEW, "接受或者拒绝全部修订后再公开"),
        Sign("comment", "批注", Severity.REVIEW, _REMOVE),
        Sign("hidden-text", "隐藏文字", Severity.REVIEW, _REMOVE),
        Sign("hidden-sheet", "隐藏的工作表", Severity.REVIEW, _REMOVE),
        Sign("covered-text", "被遮盖而仍可复制的文字", Severity.REVIEW, "删除文字本身，不能只加黑色方块"),
        Sign("earlier-revision", "文件的旧版本", Severity.REVIEW, "另存为不含旧版本的新文件"),
        Sign("macro", "宏", Severity.REVIEW, _REMOVE),
        Sign("disguised-text", "无字号、无颜色或者在版面之外的文字", Severity.REVIEW, _REMOVE),
        Sign("bidi-control", "改变文字显示次序的控制符", Severity.NOTE, "核对显示的文字与存储的文字是否一致"),
        Sign("no-width-character", "不占宽度的字符", Severity.NOTE, "公开前清除"),
        Sign("external-content", "打开时从别处取来的内容", Severity.NOTE, "核对其内容，未经本次审查"),
        Sign("author", "作者等个人信息", Severity.NOTE, "公开前清除文件属性"),
    )
}
"""The signs of the shipped readers, by kind."""


def sign_of(piece: TextPart | Feature) -> Iterator[Finding]:
    """Yield the finding that the presence of a piece makes, if it makes one.

    Args:
        piece: The piece.
    """
    sign = SIGNS.get(piece.kind)
    if sign is None or sign.severity is None:
        return
    visibility = piece.visibility if isinstance(piece, TextPart) else Visibility.HIDDEN
    yield Finding(
        rule=f"zfgk.sign.{piece.kind}",
        category=piece.kind,
        severity=sign.severity,
        start=0,
        end=0,
        basis=REVIEW_BEFORE_DISCLOSURE,
        action=sign.action,
        where=piece.where,
        visibility=visibility,
        kind=piece.kind,
    )


def unread(piece: Unread) -> Finding:
    """Return the finding that stands for what could not be read: nothing is known, so a person decides.

    Args:
        piece: The part.
    """
    return Finding(
        rule="zfgk.unscreened",
        category="unscreened",
        severity=Severity.REVIEW,
        start=0,
        end=0,
        basis=REVIEW_BEFORE_DISCLOSURE,
        action="未能审查，须人工审查后再决定是否公开",
        where=piece.where,
        kind=piece.why,
    )
