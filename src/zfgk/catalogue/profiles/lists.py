"""Vocabularies that only profiles use."""

from __future__ import annotations

from zfgk.catalogue.life.validity import State
from zfgk.catalogue.schema import Term, Vocabulary
from zfgk.model.law import Seen

VALIDITY = Vocabulary(
    name="validity",
    title="有效性",
    terms=(
        Term(State.NOT_YET.value, State.NOT_YET.term, ("未施行", "未生效")),
        Term(State.EFFECTIVE.value, State.EFFECTIVE.term, ("有效",)),
        Term(State.AMENDED.value, State.AMENDED.term, ("已修改",)),
        Term(State.REPEALED.value, State.REPEALED.term, ("废止",)),
        Term(State.EXPIRED.value, State.EXPIRED.term, ("失效",)),
    ),
    basis="门户网站文件页“有效性”栏所见",
    seen=Seen.INFERENCE,
)
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
