"""No document carries out what must stay: joint documents, and those that forward, attach or quote others."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.attributes.concern import Concern
from zfgk.attributes.proposal import Carried, Proposal
from zfgk.model.findings import Severity
from zfgk.model.information import Attribute
from zfgk.texts.national import OGI_2019

# From the narrowest to the widest.
_WIDTH = {Attribute.EXEMPT: 0, Attribute.ON_REQUEST: 1, Attribute.PROACTIVE: 2}


def carried(proposal: Proposal) -> Iterator[Concern]:
    """Say where a document would carry out what it carries, and where its authors disagree.

    Args:
        proposal: The proposal.

    Source: 条例 10(3), 11(1), 14.
    """
    if proposal.attribute is None:
        return
    for one in proposal.carries:
        yield from _one(proposal.attribute, one)
    yield from _joint(proposal)


def _one(attribute: Attribute, one: Carried) -> Iterator[Concern]:
    if one.attribute is None:
        yield Concern(
            code="carried-without-attribute",
            severity=Severity.REVIEW,
            zh=f"所附文件《{one.title}》没有公开属性，先由制作机关确定",
            en=f"the document carried, {one.title}, has no attribute; the body that made it determines one",
            basis=OGI_2019[10, 1],
            about=one.title,
        )
    elif _WIDTH[one.attribute] < _WIDTH[attribute]:
        yield Concern(
            code="carried-out",
            severity=Severity.BLOCK if one.attribute is Attribute.EXEMPT else Severity.REVIEW,
            zh=f"拟{attribute.term}的文件附有{one.attribute.term}的《{one.title}》，不得借转发、附件一并公开",
            en=f"a document that would be {attribute.value} carries {one.title}, which is {one.attribute.value}",
            basis=OGI_2019[14] if one.attribute is Attribute.EXEMPT else OGI_2019[13, 2],
            about=one.title,
        )
    if one.made_by and one.confirmed is None and attribute is not Attribute.EXEMPT:
        yield Concern(
            code="not-confirmed",
            severity=Severity.REVIEW,
            zh=f"所附文件《{one.title}》由{one.made_by}制作，公开前须与其协商、确认",
            en=f"{one.title} was made by {one.made_by}, which has to be consulted before disclosure",
            basis=OGI_2019[11, 1],
            about=one.made_by,
        )
    if one.confirmed is False and attribute is not Attribute.EXEMPT:
        yield Concern(
            code="refused-by-maker",
            severity=Severity.REVIEW,
            zh=f"{one.made_by or '制作机关'}不同意公开《{one.title}》，协商一致前不宜公开",
            en=f"{one.made_by or 'its maker'} does not agree to disclose {one.title}",
            basis=OGI_2019[11, 1],
            about=one.made_by,
        )


def _joint(proposal: Proposal) -> Iterator[Concern]:
    bodies = list(proposal.signed)
    if len(bodies) < 2:
        return
    leading = bodies[0]
    for body, attribute in proposal.signed.items():
        if attribute is not proposal.attribute:
            said = attribute.term if attribute else "没有提出公开属性"
            zh = f"联合发文的{body}{'认为应' if attribute else ''}{said}，与拟定的属性不一致，由牵头的{leading}协商、确认"
            yield Concern(
                code="joint-disagreement",
                severity=Severity.REVIEW,
                zh=zh,
                en=f"{body}, which signed too, proposes {attribute.value if attribute else 'nothing'}; {leading} leads",
                basis=OGI_2019[11, 1],
                about=body,
            )
