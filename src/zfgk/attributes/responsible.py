"""Which body discloses a piece of information (article 10 of the Regulation)."""

from __future__ import annotations

from enum import Enum

import attrs

from zfgk.model.law import Basis
from zfgk.packs.national.outcomes import RESPONSIBLE_BODY
from zfgk.rules.duty import Outcome
from zfgk.texts.national import OGI_2019


class Origin(Enum):
    """How a body came to hold information; the values are the cases of the national pack's rule."""

    MADE = "made"
    """行政机关制作的."""
    MADE_JOINTLY = "made-jointly"
    """两个以上行政机关共同制作的."""
    FROM_CITIZENS = "from-citizens"
    """从公民、法人和其他组织获取的."""
    FROM_AGENCIES = "from-agencies"
    """获取的其他行政机关的政府信息."""


@attrs.frozen(kw_only=True)
class Provenance:
    """Where information comes from.

    Args:
        origin: How the body came to hold it; ``None`` if that is not known.
        made_by: The body that made it, the leading one if several did.
        kept_by: The body that keeps what it obtained from a citizen, legal person or other organisation.
        first_obtained_by: The body that obtained it first, where it was passed on between agencies.
        own_name: A dispatched or internal body that performs the function concerned in its own name under a law or
            regulation.
        assigned_to: The body that another law or regulation names for this disclosure.
        assigned_by: The citation of that law or regulation.
    """

    origin: Origin | None = None
    made_by: str = ""
    kept_by: str = ""
    first_obtained_by: str = ""
    own_name: str = ""
    assigned_to: str = ""
    assigned_by: str = ""


@attrs.frozen(kw_only=True)
class Responsibility:
    """Who discloses.

    Args:
        bodies: The bodies, any one of which is right; empty as long as something is missing.
        may: A dispatched or internal body that may do it in their place; empty if none.
        case: The case of article 10.
        basis: The text.
        missing: The fields of :class:`Provenance` that would decide.
    """

    bodies: tuple[str, ...]
    may: str
    case: Outcome | None
    basis: Basis
    missing: tuple[str, ...] = ()

    def allows(self, body: str) -> bool:
        """Tell whether a body is one of those that disclose."""
        return body in self.bodies or bool(self.may and body == self.may)


_CASES = {outcome.id: outcome for outcome in RESPONSIBLE_BODY.outcomes}
_FIRST, _THIRD = OGI_2019[10, 1], OGI_2019[10, 3]


def responsible(provenance: Provenance) -> Responsibility:
    """Say which body discloses.

    Args:
        provenance: Where the information comes from.

    Returns:
        The bodies, or what is missing to name one.

    Source: 条例 10.
    """
    may = provenance.own_name
    if provenance.assigned_to or provenance.assigned_by:
        missing = tuple(name for name in ("assigned_to", "assigned_by") if not getattr(provenance, name))
        named = () if missing else (provenance.assigned_to,)
        return Responsibility(bodies=named, may="", case=_CASES["other-law"], basis=_FIRST, missing=missing)
    match provenance.origin:
        case None:
            return Responsibility(bodies=(), may=may, case=None, basis=OGI_2019[10], missing=("origin",))
        case Origin.MADE:
            return _answer(provenance.made_by, may, "made", _FIRST, ("made_by",))
        case Origin.MADE_JOINTLY:
            return _answer(provenance.made_by, may, "made-jointly", _THIRD, ("made_by",))
        case Origin.FROM_CITIZENS:
            return _answer(provenance.kept_by, may, "from-citizens", _FIRST, ("kept_by",))
        case Origin.FROM_AGENCIES:
            # 制作或者最初获取: either is right, so one known body is enough.
            bodies = tuple(dict.fromkeys(filter(None, (provenance.made_by, provenance.first_obtained_by))))
            missing = () if bodies else ("made_by", "first_obtained_by")
            return Responsibility(bodies=bodies, may="", case=_CASES["from-agencies"], basis=_FIRST, missing=missing)


def _answer(body: str, may: str, case: str, basis: Basis, needed: tuple[str, ...]) -> Responsibility:
    bodies = (body,) if body else ()
    return Responsibility(bodies=bodies, may=may, case=_CASES[case], basis=basis, missing=() if body else needed)
