"""Government information and its disclosure attribute."""

from __future__ import annotations

from enum import Enum


class Attribute(Enum):
    """The disclosure attribute (公开属性) of a document.

    Source: 国办发〔2016〕80号, part 1(1).
    """

    PROACTIVE = "proactive"
    """主动公开: disclosed without a request."""
    ON_REQUEST = "on-request"
    """依申请公开: disclosed to those who ask."""
    EXEMPT = "exempt"
    """不予公开: not disclosed, with a reason."""

    @property
    def term(self) -> str:
        """The Chinese term."""
        return _TERMS[self]


_TERMS = {
    Attribute.PROACTIVE: "主动公开",
    Attribute.ON_REQUEST: "依申请公开",
    Attribute.EXEMPT: "不予公开",
}
