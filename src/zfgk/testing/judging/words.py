"""What several suites ask of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zfgk.errors import Fault

_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def not_chinese(texts: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """Find texts without a Chinese character: officials read them first.

    Args:
        texts: Each with its path.
    """
    for where, text in texts:
        if not _CHINESE.search(text):
            yield Fault(where, f"{text!r} has no Chinese", "officials read it in Chinese first")
