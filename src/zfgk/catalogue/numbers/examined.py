"""What reading a number gives: the value if there is one, and everything that is wrong or was put right."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from zfgk.errors import Fault, InvalidNumber

T = TypeVar("T")
_SHOWN = 60


@attrs.frozen
class Defect:
    """One thing about a number that is not as it should be.

    Args:
        code: Its stable name, such as ``unclosed-bracket``.
        zh: What is wrong, in Chinese.
        en: The same in English.
        then: What to write instead, in Chinese; empty where nothing can be said without guessing.
        fatal: Whether there is no value because of it. Otherwise the value is written as it should be, or the defect
            is a doubt that a person may settle.
    """

    code: str
    zh: str
    en: str
    then: str = ""
    fatal: bool = True

    def message(self, lang: str = "zh") -> str:
        """Return what is wrong in a language, ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh + (f"；{self.then}" if self.then else "")


@attrs.frozen
class Examined(Generic[T]):
    """A text read as a number.

    Args:
        kind: What it was read as, in Chinese: ``发文字号``, ``索引号``.
        text: The text as it was given.
        value: What it means; ``None`` if a defect is fatal, never a guess.
        defects: Everything that is wrong with it or was put right, in the order of the text.
    """

    kind: str
    text: str
    value: T | None
    defects: tuple[Defect, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The names of the defects."""
        return tuple(defect.code for defect in self.defects)

    @property
    def faults(self) -> tuple[Defect, ...]:
        """The fatal defects."""
        return tuple(defect for defect in self.defects if defect.fatal)

    def demand(self) -> T:
        """Return the value.

        Raises:
            InvalidNumber: With every fatal defect, if there is none.
        """
        if self.value is None:
            raise InvalidNumber(self.kind, shown(self.text), [as_fault(self.kind, defect) for defect in self.faults])
        return self.value


def as_fault(where: str, defect: Defect) -> Fault:
    """Return a defect as a fault of an input, for messages that list several."""
    return Fault(where, defect.en, defect.zh, defect.then)


def shown(text: object) -> str:
    """Return a text in quotes as messages show it: escaped where it would not print, at most 60 characters."""
    quoted = repr(text)
    return quoted if len(quoted) <= _SHOWN else quoted[: _SHOWN - 2] + "…" + quoted[-1]
