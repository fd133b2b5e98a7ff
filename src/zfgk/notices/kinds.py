"""What a kind of notice is: the paper's title, what it must carry, what it cites and when it can be made."""

from __future__ import annotations

from enum import Enum

import attrs

from zfgk.model.law import Basis, Seen
from zfgk.notices.fields import FIELDS, ROUTES, Field, Option
from zfgk.register.replies import REPLY_TYPES
from zfgk.rules.shape import Element


class Group(Enum):
    """What a notice is for."""

    PROCEDURE = "procedure"
    """It tells the applicant something while the request is in hand."""
    LETTER = "letter"
    """It goes to somebody else than the applicant."""
    REPLY = "reply"
    """It answers the request, or ends it."""


class Contest(Enum):
    """How a notice can be contested, which the remedy paragraph words for the day of the notice."""

    NOT = "not"
    """A step of the procedure: no paragraph."""
    EXEMPT = "exempt"
    """Not disclosed under articles 14 to 16."""
    BY_GROUND = "by-ground"
    """As the ground that was chosen."""
    DISCLOSED = "disclosed"
    """The information is or was disclosed."""
    OTHER = "other"
    """Not available, or not processed."""
    UNSAID = "unsaid"
    """No text seen says whether it is a refusal to disclose."""
    FEE = "fee"
    """A decision on the fee, which cannot be contested on its own."""


@attrs.frozen(kw_only=True)
class NoticeType:
    """A kind of notice.

    Args:
        id: Its stable name, such as ``refused-16``.
        term: Its Chinese name, the title of the paper.
        paper: How the paper calls itself, such as 答复书.
        group: What it is for.
        basis: The article that it rests on.
        cites: Further articles that it cites.
        contents: What it must carry; the id of each is the field that carries it.
        may: Further fields that a template may use.
        needs: Events of which one must stand in the register before it is made.
        grounds: The grounds of which one or more must be chosen; empty if there is no choice.
        decision: How the decision is worded; empty if the official words it or there is none.
        reply: The id of the way of answering in ``zfgk.register.replies``; empty if it answers nothing.
        rows: The rows of table 3 under which the reply may then count.
        contest: How it can be contested.
        rule: The clock that runs for whoever receives it; empty if none does.
    """

    id: str
    term: str
    paper: str
    group: Group
    basis: Basis
    cites: tuple[Basis, ...] = ()
    contents: tuple[Element, ...]
    may: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    grounds: tuple[Option, ...] = ()
    decision: str = ""
    reply: str = ""
    rows: tuple[str, ...] = ()
    contest: Contest = Contest.NOT
    rule: str = ""

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields that its contents are."""
        return tuple(FIELDS[element.id] for element in self.contents)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field that its templates may use or an official may give."""
        names = [*(element.id for element in self.contents), *self.may]
        return tuple(FIELDS[name] for name in dict.fromkeys(names))

    @property
    def seen(self) -> Seen:
        """How well the article that it rests on was verified."""
        return self.basis.seen

    def options(self, field: str) -> tuple[Option, ...]:
        """Return the options of a choice.

        Args:
            field: The field's name.
        """
        return ROUTES if field == "route" else self.grounds


def carries(*names: str) -> tuple[Element, ...]:
    """Return fields as contents that a notice must carry.

    Args:
        names: The fields' names.
    """
    return tuple(Element(name, FIELDS[name].term) for name in names)


def carries_of(reply: str) -> tuple[Element, ...]:
    """Return what the answer of a kind must carry, as the articles on replies say.

    Args:
        reply: The id of the way of answering.
    """
    (found,) = (one for one in REPLY_TYPES if one.id == reply)
    return tuple(element for element in found.contents if not element.optional)


def rows_of(reply: str) -> tuple[str, ...]:
    """Return the rows of table 3 under which an answer of a kind may count.

    Args:
        reply: The id of the way of answering.
    """
    (found,) = (one for one in REPLY_TYPES if one.id == reply)
    return found.rows
