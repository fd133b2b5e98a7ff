"""Government information, its disclosure attribute, and to whom it is disclosed."""

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


class Scope(Enum):
    """To whom something is disclosed proactively.

    Source: practice of the bureau in Shanghai (``shanghai.to-whom``): content that concerns particular parties only is
    disclosed to them (定点、定向公开) and not to everybody.
    """

    PUBLIC = "public"
    """向社会公开: to everybody."""
    AT_PLACE = "at-place"
    """定点公开: at a particular place."""
    TO_PARTIES = "to-parties"
    """定向公开: to particular parties."""

    @property
    def term(self) -> str:
        """The Chinese term."""
        return _SCOPES[self]


_SCOPES = {Scope.PUBLIC: "向社会公开", Scope.AT_PLACE: "定点公开", Scope.TO_PARTIES: "定向公开"}
