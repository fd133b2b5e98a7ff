"""What a run report says about publication and withdrawal, and what the public reads about a withdrawal."""

from __future__ import annotations

from zfgk.publish.outcome import Reason

# The reason of a change reaches the public with it (a tombstone's comment), so it never tells what a check found.
UPDATED = "内容已更新"
REPUBLISHED = "恢复公开"
NO_LONGER_PUBLIC = "公开属性已变更，不再主动公开"


def ordered(reason: str) -> Reason:
    """An order to withdraw stands over the item."""
    return Reason(
        code="withdrawn-by-order",
        zh=f"已按要求撤回：{reason}；恢复发布须用 --republish 指明",
        en=f"withdrawn by order: {reason}; only --republish brings it back",
    )


def turned() -> Reason:
    """The item was public before this run and is not any more."""
    return Reason(
        code="withdrawn-not-public",
        zh="此前已公开，现不得或不再公开，予以撤回",
        en="it was public before and is no longer, so it is withdrawn",
    )


def stood_down(day: str) -> Reason:
    """The item was withdrawn in an earlier run."""
    return Reason(
        code="already-withdrawn", zh=f"此前公开的内容已于{day}撤回", en=f"what was public was withdrawn on {day}"
    )


def earlier_stays(version: int) -> Reason:
    """An earlier version stays out while the new one is not released."""
    return Reason(
        code="earlier-version-stays",
        zh=f"此前公开的第{version}版仍在发布，本次内容未发布",
        en=f"version {version}, published before, stays out; nothing new was published",
    )


def vanished(key: str) -> Reason:
    """The source no longer lists the item."""
    return Reason(
        code="row-vanished",
        zh=f"清单中已无此条目，但仍在发布；如应撤回，请执行 zfgk withdraw {key}",
        en=f"the source no longer lists it, yet it is still published; to withdraw it, run zfgk withdraw {key}",
    )


def rejected(target: str, error: str) -> Reason:
    """A target refused the record."""
    return Reason(
        code="target-rejected",
        zh=f"发布渠道“{target}”拒收：{error}",
        en=f"target {target} refused it: {error}",
    )


def outstanding(target: str, error: str) -> Reason:
    """A target has not confirmed the record yet."""
    return Reason(
        code="target-outstanding",
        zh=f"发布渠道“{target}”尚未确认，下次运行将重试：{error}",
        en=f"target {target} has not confirmed it; the next run tries again: {error}",
    )


def still_visible(target: str, error: str) -> Reason:
    """A target has not confirmed a withdrawal."""
    return Reason(
        code="withdrawal-unconfirmed",
        zh=f"发布渠道“{target}”尚未确认撤回，该信息可能仍可见：{error}",
        en=f"target {target} has not confirmed the withdrawal, so the item may still be visible: {error}",
    )


def checked_only() -> Reason:
    """The run had no target at all."""
    return Reason(
        code="checked-only",
        zh="可以发布；本次未指定发布渠道",
        en="it may be published; this run had no target",
    )


def no_target() -> Reason:
    """None of the targets of this run takes the record."""
    return Reason(
        code="no-target",
        zh="本次所选发布渠道均不接收此类信息",
        en="none of the targets of this run takes this kind of record",
    )
