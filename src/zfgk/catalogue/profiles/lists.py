"""Vocabularies that only profiles use."""

from __future__ import annotations

from zfgk.catalogue.schema import Term, Vocabulary
from zfgk.model.law import Seen

VALIDITY = Vocabulary(
    name="validity",
    title="有效性",
    terms=(
        Term("not-yet-effective", "尚未施行", ("未施行", "未生效")),
        Term("effective", "现行有效", ("有效",)),
        Term("amended", "已修改，现行有效", ("已修改",)),
        Term("repealed", "已废止", ("废止",)),
        Term("expired", "已失效", ("失效",)),
    ),
    basis="门户网站文件页“有效性”栏所见",
    seen=Seen.INFERENCE,
)
"""The states of :class:`zfgk.catalogue.life.validity.State`, as portals write them."""
SECRECY = Vocabulary(
    name="secrecy-status",
    title="涉密状态",
    terms=(Term("open", "非涉密"), Term("secret", "涉密")),
    basis="某市政府信息公开目录编制规范",
    note="规范的名称未见",
    seen=Seen.SECONDARY,
)

PROFILE_LISTS = (VALIDITY, SECRECY)
"""The vocabularies of this module."""
