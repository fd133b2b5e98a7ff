"""Passages of exempt items in items that would leave, as a recogniser like any other."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.attributes import Protected
from zfgk.model.documents import TextPart, Visibility
from zfgk.model.findings import Severity
from zfgk.screening import Hit, Recogniser
from zfgk.screening.bases import REVIEW_BEFORE_DISCLOSURE


class Quotes:
    """What the exempt items of a run say, and the recogniser that finds it elsewhere."""

    def __init__(self) -> None:
        self._protected = Protected()
        self.recogniser: Recogniser = Recogniser(
            id="zfgk.quotes-exempt",
            category="quotes-exempt",
            title="与不予公开的条目相同的内容",
            find=self._find,
            severity=Severity.REVIEW,
            basis=REVIEW_BEFORE_DISCLOSURE,
            action="核对该段内容可否公开，不得借其他文件公开不予公开的信息",
        )

    def remember(self, key: str, part: TextPart) -> None:
        """Remember what an exempt item says to those who read it.

        Args:
            key: The item's identifier.
            part: A text of it; metadata and a page's source say nothing of its own.
        """
        if part.visibility is not Visibility.METADATA and part.kind != "source":
            self._protected.add(key, part.text)

    def _find(self, text: str) -> Iterator[Hit]:
        return (Hit(start, end) for start, end, _ in self._protected.find(text))
