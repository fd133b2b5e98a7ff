"""Asking the other bodies before disclosure, and what follows when they disagree.

The Regulation asks for consultation and confirmation and says nothing about disagreement (article 11); a local text may
say whose opinion holds, and who decides where authority does not settle it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.model.law import Basis
from zfgk.packs.national.gates import COORDINATE_AND_APPROVE
from zfgk.rules.duty import Assigns, Gate


@attrs.frozen(kw_only=True)
class Opinion:
    """What one body says about a disclosure that concerns it.

    Args:
        body: The body or unit.
        agrees: Whether it agrees; ``None`` as long as it has not answered.
        competent: Whether the content lies within its authority.
    """

    body: str
    agrees: bool | None
    competent: bool = False


@attrs.frozen(kw_only=True)
class Conflict:
    """What a local text says about disagreement, as values of its pack.

    Args:
        confirm: The gate that asks every other body.
        competent: The rule by which the opinion of the body with authority holds.
        escalate: The gate at which somebody decides where authority does not settle it.
    """

    confirm: Gate
    competent: Assigns
    escalate: Gate


class Standing(Enum):
    """How the coordination stands."""

    AGREED = "agreed"
    """Everybody agrees."""
    WAITING = "waiting"
    """Somebody has not answered."""
    COMPETENT_DECIDES = "competent-decides"
    """The opinion of the body with authority holds."""
    ESCALATED = "escalated"
    """Somebody above decides."""
    UNSETTLED = "unsettled"
    """They disagree, and no text says whose opinion holds."""


@attrs.frozen(kw_only=True)
class Settlement:
    """What became of it.

    Args:
        standing: How it stands.
        may_disclose: Whether the disclosure may go on; ``None`` while somebody has yet to answer or decide.
        waiting_for: Who that is: bodies, or the person named by the text.
        follows: The body whose opinion holds, if one does.
        basis: The text.
    """

    standing: Standing
    may_disclose: bool | None
    waiting_for: tuple[str, ...]
    follows: str
    basis: Basis


def settle(opinions: Sequence[Opinion], conflict: Conflict | None = None) -> Settlement:
    """Say how the coordination of a disclosure stands.

    Args:
        opinions: What each other body says; empty if none is concerned.
        conflict: What the local text says about disagreement; without it a disagreement stays unsettled.

    Returns:
        Whether the disclosure may go on, and who is waited for.

    Raises:
        BadInput: If a body is named twice, or two are said to be competent.

    Source: 条例 11(1); 益阳市国土资源局政府信息发布协调制度 5, 6.
    """
    _check(opinions)
    basis = conflict.confirm.basis if conflict else COORDINATE_AND_APPROVE.basis
    competent = next((one for one in opinions if one.competent), None)
    objecting = [one for one in opinions if one.agrees is False]
    silent = tuple(one.body for one in opinions if one.agrees is None)
    if silent:  # whoever has not answered may be right, whatever the others say
        return Settlement(standing=Standing.WAITING, may_disclose=None, waiting_for=silent, follows="", basis=basis)
    if not objecting:
        return Settlement(standing=Standing.AGREED, may_disclose=True, waiting_for=(), follows="", basis=basis)
    if conflict is None:
        bodies = tuple(one.body for one in objecting)
        return Settlement(standing=Standing.UNSETTLED, may_disclose=None, waiting_for=bodies, follows="", basis=basis)
    if competent is not None:
        return Settlement(
            standing=Standing.COMPETENT_DECIDES,
            may_disclose=competent.agrees,
            waiting_for=(),
            follows=competent.body,
            basis=conflict.competent.basis,
        )
    return Settlement(
        standing=Standing.ESCALATED,
        may_disclose=None,
        waiting_for=tuple(step.by for step in conflict.escalate.steps),
        follows="",
        basis=conflict.escalate.basis,
    )


def _check(opinions: Sequence[Opinion]) -> None:
    bodies = [one.body for one in opinions]
    faults = [
        Fault(f"opinions[{i}].body", f"{body!r:.40} is named twice", then="give its last opinion only")
        for i, body in enumerate(bodies)
        if body in bodies[:i]
    ]
    competent = [i for i, one in enumerate(opinions) if one.competent]
    faults += [
        Fault(f"opinions[{i}].competent", "another body is said to have the authority already") for i in competent[1:]
    ]
    if faults:
        raise BadInput("opinions", faults)
