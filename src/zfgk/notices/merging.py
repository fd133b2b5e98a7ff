"""Does the request into which another one is merged go on? A paper that says so must not send the applicant in a circle."""

from __future__ import annotations

from zfgk.errors import Fault
from zfgk.notices.case import Case, merged_into
from zfgk.notices.timing import Told
from zfgk.register.kinds import REQUEST
from zfgk.register.others import kept_one
from zfgk.register.store import Register


def check_merged(register: Register, case: Case, told: Told) -> None:
    """Check the request that a notice on merging names.

    Args:
        register: An open register.
        case: The request that is merged.
        told: The value is read here, and faults are put here; they quote nothing that was given by hand.
    """
    target = told.values.get("merged-into", "").strip()
    if not target:
        return  # said already: the paper needs it
    if case.merged_into and target != case.merged_into:
        then = "leave the field out, or correct the entry"
        told.faults.append(Fault(_FIELD, "the register names another request that goes on", then=then))
    elif target == case.request:
        told.faults.append(Fault(_FIELD, "a request is not merged into itself", then=_ANOTHER))
    elif not register.length(target) or kept_one(register, target).kind is not REQUEST:
        told.faults.append(Fault(_FIELD, "the register has no such request", then=_ANOTHER))
    elif _leads_to(register, target, case.request):
        why = "it is merged, over others or at once, into the request of this notice"
        told.faults.append(Fault(_FIELD, "that request does not go on", why, _ANOTHER))


def _leads_to(register: Register, start: str, end: str) -> bool:
    """Tell whether one request is merged into another one, over any number of others."""
    seen: set[str] = set()
    at = start
    while at and at not in seen:
        if at == end:
            return True
        seen.add(at)
        at = merged_into(register.history(at)) if register.length(at) else ""
    return False


_FIELD = "field merged-into"
_ANOTHER = "name the request of this register that goes on"
