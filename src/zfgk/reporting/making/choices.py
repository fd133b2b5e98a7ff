"""What the form leaves open, as choices with names: which act of a reply counts, and which day of receipt."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from zfgk.errors import BadInput, Fault


@attrs.frozen
class Choice:
    """A choice with its options.

    Args:
        id: Its name.
        options: What each option means, in Chinese and in English; the first is the default.
        why: Why there is a choice, in Chinese.
    """

    id: str
    options: Mapping[str, tuple[str, str]]
    why: str


CHOICES: tuple[Choice, ...] = (
    Choice(
        "act",
        {
            "made": (
                "以作出之日为办结（最先有记载的答复行为）",
                "a request is answered on the day of the first act of its reply that is known",
            ),
            "dispatched": (
                "以寄出或送达之日为办结（没有记载的，以作出之日）",
                "a request is answered on the day of dispatch, else of service, else of the first act known",
            ),
        },
        "格式没有规定跨年度答复以作出还是寄出之日计入；国办公开办函〔2016〕235号只规定了期限的计算时点",
    ),
    Choice(
        "receipt",
        {
            "received": ("以收到之日为新收", "a request is new on the day on which it arrived"),
            "confirmed": (
                "平常信函、传真、电子邮件和网络申请以双方确认之日为新收（条例第三十一条）",
                "requests by ordinary mail, fax, e-mail and online are new on the day of confirmation (article 31)",
            ),
        },
        "条例第三十一条规定的收到之日用于计算答复期限，格式没有规定年报以何日为准",
    ),
)


@attrs.frozen(kw_only=True)
class Choices:
    """An option of each choice.

    Args:
        act: ``made`` or ``dispatched``.
        receipt: ``received`` or ``confirmed``.
    """

    act: str = "made"
    receipt: str = "received"

    def to_json(self) -> dict[str, str]:
        """Return the options by the names of the choices."""
        return {"act": self.act, "receipt": self.receipt}


DEFAULT = Choices()


def choices_of(written: Mapping[str, str], place: str = "choice") -> Choices:
    """Return the options that somebody chose, the default for every other choice.

    Args:
        written: Options by the names of the choices.
        place: What messages call a choice.

    Raises:
        BadInput: With every unknown choice and option.
    """
    known = {choice.id: choice for choice in CHOICES}
    faults = [
        Fault(f"{place} {name}", f"{name!r} is no choice", then=f"one of {', '.join(known)}")
        for name in written
        if name not in known
    ]
    faults += [
        Fault(f"{place} {name}", f"{option!r} is no option", then=f"one of {', '.join(known[name].options)}")
        for name, option in written.items()
        if name in known and option not in known[name].options
    ]
    if faults:
        raise BadInput(place, faults)
    return Choices(**written)
