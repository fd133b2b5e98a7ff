"""How government data may be shared (共享类型), from the guide to data catalogues of 2017."""

from __future__ import annotations

from zfgk.catalogue.schema import Term, Vocabulary
from zfgk.model.law import Seen

SHARING = Vocabulary(
    name="sharing",
    title="共享类型",
    terms=(
        Term("unconditional", "无条件", ("无条件共享",)),
        Term("conditional", "有条件", ("有条件共享",)),
        Term("none", "不予共享"),
    ),
    basis="《政务信息资源目录编制指南（试行）》",
    edition="2017年",
    seen=Seen.EXCERPT,
)
