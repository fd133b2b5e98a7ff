"""The options of a target, read one by one, so that whatever cannot be used is told together and before anything is written."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from zfgk.errors import BadInput, Fault
from zfgk.files.addresses import web_address

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_ADDRESSES = ("http://", "https://")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]+")
_WORDS = {
    **dict.fromkeys(("yes", "y", "true", "on"), True),
    **dict.fromkeys(("no", "n", "false", "off"), False),
}


class CheckedOptions:
    """Reads the options of a target; what cannot be used is collected, and raised when the block ends.

    An option that is missing, ``None`` or empty is not given. In the place of a value that cannot be used its default is
    returned, so that the options after it are read as well.

    Args:
        config: The target's settings.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._config = config
        self._faults: list[Fault] = []

    def __enter__(self) -> Self:
        """Begin to read."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise what was collected.

        Raises:
            BadInput: With every option that cannot be used.
        """
        if self._faults:
            raise BadInput("options", self._faults) from error

    def refuse(self, name: str, what: str, *, why: str = "", then: str = "") -> None:
        """Note that an option cannot be used.

        Args:
            name: Its name.
            what: What is wrong with it. Values of options that may be secret do not belong into it.
            why: The reason, if it needs one.
            then: What to write instead.
        """
        self._faults.append(Fault(f"options.{name}", what, why, then))

    def text(self, name: str, default: str = "") -> str:
        """Return a text of one line, without the spaces and line ends around it.

        Args:
            name: The option.
            default: What is returned unless it is given.
        """
        value = self._config.get(name)
        if isinstance(value, Mapping | list | tuple):
            self.refuse(name, "it is not one value", then="write a single text or number")
            return default
        text = "" if value is None else str(value).strip()
        if found := _CONTROL.search(text):
            what = f"it holds the control character U+{ord(found[0]):04X}"
            self.refuse(name, what, then="write one line of plain text")
            return default
        return text or default

    def integer(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a whole number.

        Args:
            name: The option.
            default: What is returned unless it is given.
            least: The smallest number that can be used.
            most: The largest one.
        """
        written = self.text(name)
        if not written:
            return default
        if _WHOLE.fullmatch(written) and least <= int(written) <= most:
            return int(written)
        self.refuse(name, f"{_short(written)} is no whole number from {least} to {most}", then=f"such as {default}")
        return default

    def number(self, name: str, default: float, *, above: float, most: float) -> float:
        """Return a number.

        Args:
            name: The option.
            default: What is returned unless it is given.
            above: What it must be greater than.
            most: The largest number that can be used.
        """
        written = self.text(name)
        if not written:
            return default
        try:
            value = float(written)
        except ValueError:
            value = math.nan
        if above < value <= most:
            return value
        self.refuse(
            name, f"{_short(written)} is no number above {above:g} and up to {most:g}", then=f"such as {default:g}"
        )
        return default

    def yes(self, name: str, *, default: bool) -> bool:
        """Return yes or no; every spelling of them that YAML has is understood.

        Args:
            name: The option.
            default: What is returned unless it is given.
        """
        written = self.text(name)
        if not written:
            return default
        word = _WORDS.get(written.lower())
        if word is None:
            self.refuse(name, f"{_short(written)} is neither yes nor no", then="write yes or no")
            return default
        return word

    def address(self, name: str, default: str = "") -> str:
        """Return an absolute web address, as :func:`zfgk.web_address` writes it.

        Args:
            name: The option. Its value is not shown if it cannot be used, for addresses may hold a password.
            default: What is returned unless it is given.
        """
        written = self.text(name)
        if not written:
            return default
        address = web_address(written) if written.lower().startswith(_ADDRESSES) else ""
        if not address:
            self.refuse(name, "it is no web address", then="such as https://www.example.gov.cn/xxgk/")
        return address or default

    def iri(self, name: str, default: str = "", *, such_as: str = "https://www.example.gov.cn/id/") -> str:
        """Return an absolute IRI, or what absolute IRIs begin with.

        Args:
            name: The option.
            default: What is returned unless it is given.
            such_as: An example, for whoever wrote something else.
        """
        return self.matching(name, _IRI, "absolute IRI", default=default, such_as=such_as)

    def matching(self, name: str, pattern: re.Pattern[str], what: str, *, default: str = "", such_as: str) -> str:
        """Return a text of one form.

        Args:
            name: The option.
            pattern: What the whole text must match.
            what: What such a text is called, without an article.
            default: What is returned unless it is given.
            such_as: An example, for whoever wrote something else.
        """
        written = self.text(name)
        if not written:
            return default
        if pattern.fullmatch(written):
            return written
        self.refuse(name, f"{_short(written)} is no {what}", then=f"such as {such_as}")
        return default


def _short(written: str) -> str:
    return repr(written if len(written) <= 60 else f"{written[:59]}…")
