"""What an office proposes for a document: its attribute, with reason and grounds, and what else the document carries."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from zfgk.model.information import Attribute, Scope


@attrs.frozen(kw_only=True)
class Carried:
    """A document that another one carries with it: forwarded (转发、批转), attached, or quoted at length.

    Args:
        title: Its title.
        attribute: Its own attribute; ``None`` if it has none yet.
        made_by: The body that made it.
        confirmed: Whether that body agreed to the disclosure; ``None`` if it was not asked.
    """

    title: str
    attribute: Attribute | None
    made_by: str = ""
    confirmed: bool | None = None


@attrs.frozen(kw_only=True)
class Proposal:
    """A proposed disclosure attribute.

    Args:
        attribute: The attribute; ``None`` if the office gave none.
        reason: The reason in words; a proposal not to disclose cites article 14, 15 or 16 in it.
        facts: What is known, by the names of ``FACTS``; may be empty.
        severable: Whether what must or may be withheld can be separated from the rest.
        scope: To whom it is disclosed.
        audience: The places or parties of a scope that is not public.
        item: The number of article 20 (1 to 15) under which it falls; 0 if none.
        signed: The attribute that each body proposes that signed a joint document, the leading body first.
        carries: The documents that it carries with it.
    """

    attribute: Attribute | None
    reason: str = ""
    facts: Mapping[str, bool | None] = attrs.field(factory=dict)
    severable: bool | None = None
    scope: Scope = Scope.PUBLIC
    audience: tuple[str, ...] = ()
    item: int = attrs.field(default=0)
    signed: Mapping[str, Attribute | None] = attrs.field(factory=dict)
    carries: tuple[Carried, ...] = ()

    @item.validator
    def _is_an_item(self, _attribute: attrs.Attribute[int], value: int) -> None:
        if not 0 <= value <= 15:
            message = f"item {value} is none of the fifteen of article 20; 0 stands for none"
            raise ValueError(message)
