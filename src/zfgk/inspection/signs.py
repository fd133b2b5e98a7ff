"""What the mere presence of something in a file means, whatever its words are: tracked changes, macros, hidden sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from zfgk.model.documents import Feature, TextPart, Unread, Visibility
from zfgk.model.findings import Finding, Severity
from zfgk.screening import Recogniser
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
        Sign("invisible-text", "无字号、无颜色或者在版面之外的文字", Severity.REVIEW, _REMOVE),
        Sign("bidi-control", "改变文字显示次序的控制符", Severity.NOTE, "核对显示的文字与存储的文字是否一致"),
        Sign("no-width-character", "不占宽度的字符", Severity.NOTE, "公开前清除"),
        Sign("external-content", "打开时从别处取来的内容", Severity.NOTE, "核对其内容，未经本次审查"),
        Sign("hidden-row", "隐藏的行", Severity.REVIEW, _REMOVE),
        Sign("hidden-column", "隐藏的列", Severity.REVIEW, _REMOVE),
        Sign("hidden-format", "不显示内容的单元格格式", Severity.REVIEW, _REMOVE),
        Sign("unused-string", "没有单元格使用的文字", Severity.REVIEW, _REMOVE),
        Sign("pivot-cache", "数据透视表缓存的源数据", Severity.REVIEW, _REMOVE),
        Sign("external-cache", "外部链接缓存的数据", Severity.REVIEW, _REMOVE),
        Sign("connection", "数据连接", Severity.REVIEW, _REMOVE),
        Sign("data-model", "数据模型", Severity.REVIEW, _REMOVE),
        Sign("scenario", "方案", Severity.REVIEW, _REMOVE),
        Sign("hidden-name", "隐藏的名称", Severity.NOTE, _REMOVE),
        Sign("revision", "共享工作簿的修订记录", Severity.REVIEW, _REMOVE),
        Sign("fallback-text", "与显示内容不同的替代内容", Severity.REVIEW, _REMOVE),
        Sign("other-text", "不应有文字之处的文字", Severity.REVIEW, _REMOVE),
        Sign("change-author", "修订人和修订时间", Severity.REVIEW, "接受或者拒绝全部修订后再公开"),
        Sign("document-variable", "文档变量", Severity.REVIEW, _REMOVE),
        Sign("mail-merge", "邮件合并的数据源", Severity.REVIEW, _REMOVE),
        Sign("embedded", "嵌入的文件", Severity.REVIEW, _REMOVE),
        Sign("external-link", "指向文件之外的链接", Severity.REVIEW, "公开前断开链接"),
        Sign("dde", "动态数据交换", Severity.REVIEW, _REMOVE),
        Sign("control", "控件", Severity.REVIEW, _REMOVE),
        Sign("unknown-part", "文件中未知的部分", Severity.REVIEW, _REMOVE),
        Sign("unreferenced-part", "文件中未被引用的部分", Severity.REVIEW, _REMOVE),
        Sign("duplicate-part", "压缩包内同名的条目", Severity.REVIEW, "重新制作文件"),
        Sign("unsafe-name", "压缩包内指向他处的条目名", Severity.REVIEW, "重新制作文件"),
        Sign("archive-comment", "压缩包的注释", Severity.REVIEW, _REMOVE),
        Sign("archive-gap", "压缩包各条目之外的数据", Severity.REVIEW, "重新制作文件"),
        Sign("extra-field", "压缩包条目的附加字段", Severity.REVIEW, "重新制作文件"),
        Sign("image-location", "图片中的拍摄地点", Severity.REVIEW, "公开前清除图片信息"),
        Sign("cropped-image", "裁剪掉的图片区域仍在文件中", Severity.REVIEW, "删除图片的裁剪区域"),
        Sign("image", "图片，其中的文字未经审查", Severity.NOTE, "人工查看图片内容"),
        Sign("thumbnail", "缩略图", Severity.NOTE, _REMOVE),
        Sign("printer-settings", "打印机设置", Severity.NOTE, _REMOVE),
        Sign("signature", "电子签名", Severity.NOTE, "核对签名人信息是否可以公开"),
        Sign("sensitivity-label", "敏感度标签", Severity.NOTE, "核对标签与公开属性是否一致"),
        Sign("unused-header", "不显示的页眉", Severity.NOTE, _REMOVE),
        Sign("unused-footer", "不显示的页脚", Severity.NOTE, _REMOVE),
        Sign("glossary", "文档部件", Severity.NOTE, _REMOVE),
        Sign("custom-xml", "自定义 XML 数据", Severity.NOTE, _REMOVE),
        Sign("custom-property", "自定义文件属性", Severity.NOTE, "公开前清除文件属性"),
        Sign("company", "单位名称等文件属性", Severity.NOTE, "公开前清除文件属性"),
        Sign("template", "模板名称", Severity.NOTE, "公开前清除文件属性"),
        Sign("xml-comment", "XML 注释", Severity.NOTE, _REMOVE),
        Sign("task-pane", "任务窗格加载项", Severity.NOTE, _REMOVE),
        Sign("tiny-text", "小到看不清的文字", Severity.REVIEW, _REMOVE),
        Sign("off-page-text", "页面显示范围之外的文字", Severity.REVIEW, _REMOVE),
        Sign("clipped-text", "裁剪路径之外的文字", Severity.REVIEW, _REMOVE),
        Sign("text-under-image", "图片遮盖的文字", Severity.REVIEW, "删除文字本身，不能只用图片遮盖"),
        Sign("ocr-text", "图像上不显示的文字层", Severity.REVIEW, "核对图像与文字层；图像本身未经审查"),
        Sign("hidden-layer", "关闭的图层中的文字", Severity.REVIEW, _REMOVE),
        Sign("hidden-annotation", "隐藏的注释中的文字", Severity.REVIEW, _REMOVE),
        Sign("redact-annotation", "尚未执行的密文标记，其下文字仍在", Severity.REVIEW, "执行密文标记后再公开"),
        Sign("visibility-not-checked", "文字是否可见未能核实", Severity.NOTE, "安装 pdf 附加组件，或者人工查看页面"),
        Sign("javascript", "脚本", Severity.REVIEW, _REMOVE),
        Sign("launch-action", "启动程序的动作", Severity.REVIEW, _REMOVE),
        Sign("submit-action", "提交或者导入数据的动作", Severity.REVIEW, _REMOVE),
        Sign("media", "音频、视频等媒体，其内容未经审查", Severity.REVIEW, _REMOVE),
        Sign("undrawn-text", "没有页面显示的文字", Severity.REVIEW, _REMOVE),
        Sign("unreferenced-text", "文件中未被引用的文字", Severity.REVIEW, "另存为新文件"),
        Sign("unreferenced-image", "文件中未被引用的图片", Severity.REVIEW, "另存为新文件"),
        Sign("stray-text", "不属于任何对象的文字", Severity.REVIEW, "另存为新文件"),
        Sign("incremental-save", "增量保存，旧版本没有另外的文字", Severity.NOTE, "另存为不含旧版本的新文件"),
        Sign("application-data", "应用程序私有数据", Severity.NOTE, _REMOVE),
        Sign("comment-author", "批注人", Severity.NOTE, _REMOVE),
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


def titles(recognisers: Iterable[Recogniser]) -> dict[str, str]:
    """Return the Chinese name of what each rule finds, by the id of the rule: recognisers, signs, and the unread.

    Args:
        recognisers: The recognisers.
    """
    named = {recogniser.id: recogniser.title for recogniser in recognisers}
    named |= {f"zfgk.sign.{sign.kind}": sign.title for sign in SIGNS.values()}
    return named | {"zfgk.unscreened": "未能审查的部分"}
