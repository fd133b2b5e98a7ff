"""What answers by when something is owed. The catalogue lies below the loaded law and is handed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from zfgk.engine.answer import Answer
from zfgk.model.facts import Event


class Asks(Protocol):
    """What :class:`zfgk.Law` and :func:`zfgk.asking.builtin` can do."""

    def due(self, rule: str, events: Sequence[Event | Mapping[str, Any]], *, as_of: date | None = None) -> Answer:
        """Answer by when something is owed."""


def basis_of(answer: Answer) -> str:
    """Return the citation of the text that governs an answer, or the rule's id where none does."""
    return next((str(step.basis) for step in answer.steps if step.basis is not None), answer.rule)
