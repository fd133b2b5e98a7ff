"""Readings: where the law leaves a choice, the choice has a name, options, a citation and a default."""

from __future__ import annotations

import attrs

from zfgk.model.law import Basis, Seen


@attrs.frozen
class Option:
    """One way to read the text.

    Args:
        id: The option's name, such as ``as-received``.
        term: What it means, in Chinese.
        admissible: Whether an answer lists the date it gives; an inadmissible option can only be selected.
        seen: How well the option's source was verified; selecting an unverified one issues a warning.
    """

    id: str
    term: str
    admissible: bool = True
    seen: Seen = Seen.TEXT


@attrs.frozen
class Reading:
    """A named, cited, selectable choice.

    Args:
        id: The reading's name, such as ``receipt-on-rest-day``.
        term: The question, in Chinese.
        options: The options, the default first.
        bases: The texts that leave or answer the question.
    """

    id: str
    term: str
    options: tuple[Option, ...]
    bases: tuple[Basis, ...] = ()

    @property
    def default(self) -> Option:
        """The option taken unless another is selected."""
        return self.options[0]

    def option(self, option_id: str) -> Option:
        """Return the option of this name.

        Raises:
            KeyError: If the reading has no such option.
        """
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)
