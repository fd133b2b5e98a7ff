"""Notices (告知书): what each must carry, made from the register, the rules and what the official gives."""

from __future__ import annotations

from zfgk.notices.caution import Caution
from zfgk.notices.fields import FIELDS, Field
from zfgk.notices.kinds import Contest, Group, NoticeType
from zfgk.notices.letterhead import WordTemplate
from zfgk.notices.making import NOTICE_TYPES, make, notice_type, shipped_template
from zfgk.notices.paper import Notice
from zfgk.notices.templates import TextTemplate, parse_template

__all__ = [
    "FIELDS",
    "NOTICE_TYPES",
    "Caution",
    "Contest",
    "Field",
    "Group",
    "Notice",
    "NoticeType",
    "TextTemplate",
    "WordTemplate",
    "make",
    "notice_type",
    "parse_template",
    "shipped_template",
]
