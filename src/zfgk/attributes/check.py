"""Checking a proposed attribute: what is missing, what contradicts what, what a person must decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zfgk.attributes.carried import carried
from zfgk.attributes.concern import Concern
from zfgk.attributes.exemption_table import FACTS, Treatment
from zfgk.attributes.grounds import cited_articles
from zfgk.attributes.proposal import Proposal
from zfgk.attributes.weigh import Weighing, weigh
from zfgk.engine import gates, shapes
from zfgk.engine.remarks import Remark
from zfgk.model.findings import Finding, Severity
from zfgk.model.information import Attribute, Scope
from zfgk.model.law import Basis
from zfgk.packs.national.rosters import PROACTIVE_ITEMS
from zfgk.rules.duty import Gate
from zfgk.rules.shape import Requires
from zfgk.texts.national import OGI_2019, OPENNESS_2016, STATE_SECRETS_2024

_RULE_80 = Basis(OPENNESS_2016, part="第一部分")
_MARKED = "state-secret"
_WORK_SECRET = ("工作秘密", "内部资料", "内部文件", "内部使用", "不宜公开", "敏感")
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def check_proposal(
    proposal: Proposal,
    findings: Iterable[Finding] = (),
    *,
    shapes_of_pack: Sequence[Requires] = (),
    gates_of_pack: Sequence[Gate] = (),
    decisions: Sequence[gates.Decision] = (),
    item: str = "",
) -> tuple[Concern, ...]:
    """Say what speaks against a proposed attribute.

    Args:
        proposal: The proposal.
        findings: What screening found in the document.
        shapes_of_pack: What a local pack asks a proposal to state, such as ``yiyang.attribute-of-document``; their
            elements are ``attribute``, ``reason`` and the attribute's own value.
        gates_of_pack: The approvals that must be there, such as ``national.review-before-disclosure``.
        decisions: What was decided at these gates.
        item: The item's id, for approvals that count for one item only (一事一审).

    Returns:
        The concerns, those that ask for most first. None is a decision; where the law leaves a choice, the concern
        says whose it is.

    Raises:
        BadInput: For facts that no exemption turns on, and decisions that no gate knows.

    Source: 条例 13-17, 20, 37; 国办发〔2016〕80号; 保守国家秘密法 64.
    """
    seen = tuple(findings)
    concerns = [
        *_stated(proposal),
        *_marks(proposal, seen),
        *_exempt(proposal),
        *_public(proposal),
        *_scope(proposal),
        *carried(proposal),
        *(_local(remark) for rule in shapes_of_pack for remark in shapes.check(rule, _given(proposal))),
        *(concern for gate in gates_of_pack for concern in _gate(gate, decisions, item)),
    ]
    return tuple(sorted(concerns, key=lambda concern: _ORDER[concern.severity]))


def _stated(proposal: Proposal) -> Iterator[Concern]:
    if proposal.attribute is None:
        yield Concern(
            code="attribute-missing",
            severity=Severity.REVIEW,
            zh="未标明公开属性，须先确定主动公开、依申请公开或者不予公开",
            en="no disclosure attribute is given: decide between proactive, on request and exempt",
            basis=_RULE_80,
        )
    if proposal.attribute is Attribute.EXEMPT and not proposal.reason.strip():
        yield Concern(
            code="reason-missing",
            severity=Severity.REVIEW,
            zh="拟不予公开但未说明理由，须依法依规说明",
            en="it is marked exempt without a reason; the reason has to be stated",
            basis=_RULE_80,
        )
    if proposal.attribute is Attribute.PROACTIVE and proposal.reason.strip():
        yield Concern(
            code="reason-ignored",
            severity=Severity.NOTE,
            zh="已标明主动公开，却填写了不公开理由；理由不予发布，请核对",
            en="it is marked proactive and yet gives a reason for non-disclosure; the reason is not published",
            basis=OGI_2019[13],
        )


def _marks(proposal: Proposal, findings: Sequence[Finding]) -> Iterator[Concern]:
    marks = [finding for finding in findings if finding.category == _MARKED]
    live = [finding for finding in marks if finding.severity is Severity.BLOCK]
    leaves = proposal.attribute in {Attribute.PROACTIVE, Attribute.ON_REQUEST}
    if leaves and live:
        yield Concern(
            code="live-secrecy-mark",
            severity=Severity.BLOCK,
            zh=f"文件带有国家秘密标志，不得{proposal.attribute.term if proposal.attribute else '公开'}；"
            "确已解密的，先依法变更标志",
            en="it bears a live secrecy mark and must not be disclosed; if it was declassified, change the mark first",
            basis=OGI_2019[14],
            about=live[0].where,
        )
    claimed = proposal.facts.get("classified")
    if claimed and not marks:
        yield Concern(
            code="secret-without-mark",
            severity=Severity.REVIEW,
            zh="称属国家秘密，文件上却没有国家秘密标志：核对是否依法定密",
            en="it is said to be a state secret and bears no mark: check whether it was classified as the law asks",
            basis=STATE_SECRETS_2024[22],
        )
    if claimed is False and live:
        yield Concern(
            code="mark-without-secret",
            severity=Severity.REVIEW,
            zh="称不属国家秘密，文件上却有国家秘密标志：不属于国家秘密的，不得作出标志",
            en="it is said to be no state secret and bears a mark: what is no secret must not be marked as one",
            basis=STATE_SECRETS_2024[22],
        )


def _exempt(proposal: Proposal) -> Iterator[Concern]:
    if proposal.attribute is not Attribute.EXEMPT:
        return
    cited = cited_articles(proposal.reason)
    if proposal.reason.strip() and not cited:
        yield Concern(
            code="reason-without-basis",
            severity=Severity.REVIEW,
            zh="不予公开的理由未引用《条例》第十四条、第十五条或者第十六条",
            en="the reason for exemption cites none of articles 14, 15 and 16 of the Regulation",
            basis=OGI_2019[13],
        )
        if any(word in proposal.reason for word in _WORK_SECRET):
            yield Concern(
                code="work-secret-no-ground",
                severity=Severity.REVIEW,
                zh="工作秘密、内部资料等本身不是不予公开的理由，须落到《条例》第十四条至第十六条之一",
                en="a work secret or an internal paper is no ground by itself; name one of articles 14 to 16",
                basis=STATE_SECRETS_2024[64],
            )
    if proposal.facts:
        yield from _weighed(weigh(proposal.facts, severable=proposal.severable), cited)


def _weighed(weighing: Weighing, cited: Sequence[int]) -> Iterator[Concern]:
    treatment = weighing.treatment
    if treatment is None:
        ask = "、".join(FACTS[fact] for fact in weighing.open_facts)
        yield Concern(
            code="elements-open",
            severity=Severity.REVIEW,
            zh=f"不予公开的要件尚未查明：{ask}",
            en=f"the elements of the exemption are not settled: {', '.join(weighing.open_facts)}",
            basis=OGI_2019[17],
        )
    elif treatment is Treatment.DISCLOSE:
        yield Concern(
            code="exemption-does-not-hold",
            severity=Severity.REVIEW,
            zh=f"按所述事实应当公开，不予公开没有依据：{weighing.explain()}",
            en="by the facts given it has to be disclosed; no exemption holds",
            basis=weighing.paths[0][-1].basis,
        )
    else:
        article = weighing.paths[0][-1].basis.article
        if cited and article not in cited:
            yield Concern(
                code="other-article",
                severity=Severity.REVIEW,
                zh=f"所述事实属于第{_ZH[article]}条，理由引用的是第{'、'.join(_ZH[one] for one in cited)}条",
                en=f"the facts fall under article {article}, the reason cites {', '.join(map(str, cited))}",
                basis=weighing.paths[0][-1].basis,
            )
        if treatment is Treatment.MAY_WITHHOLD:
            yield Concern(
                code="discretion",
                severity=Severity.NOTE,
                zh="第十六条是“可以”不予公开：公开还是不公开，由行政机关说明理由后决定",
                en="article 16 says may: the agency decides, and gives its reason",
                basis=weighing.paths[0][-1].basis,
            )
    if weighing.severable and treatment is not Treatment.DISCLOSE:
        yield Concern(
            code="severable",
            severity=Severity.REVIEW,
            zh="能够作区分处理的，不应整件不予公开：提供可以公开的内容，并对不予公开的内容说明理由",
            en="what can be separated is not withheld as a whole: give what may be disclosed, with the reason for the rest",
            basis=OGI_2019[37],
        )


_ZH = {14: "十四", 15: "十五", 16: "十六"}


def _public(proposal: Proposal) -> Iterator[Concern]:
    if proposal.attribute in {Attribute.PROACTIVE, Attribute.ON_REQUEST} and proposal.facts:
        weighing = weigh(proposal.facts, severable=proposal.severable)
        strict = [one for one in weighing.treatments if one in {Treatment.MUST_NOT, Treatment.BARRED}]
        if strict and weighing.treatment in strict:
            yield Concern(
                code="must-not-be-disclosed",
                severity=Severity.BLOCK,
                zh=f"按所述事实{strict[0].term}：{weighing.explain()}",
                en="by the facts given it must not be disclosed",
                basis=weighing.paths[0][-1].basis,
            )
        elif strict:
            yield Concern(
                code="elements-open",
                severity=Severity.REVIEW,
                zh=f"是否可以公开尚未查明：{'、'.join(FACTS[fact] for fact in weighing.open_facts)}",
                en=f"whether it may be disclosed is not settled: {', '.join(weighing.open_facts)}",
                basis=OGI_2019[17],
            )
    if proposal.item and proposal.attribute is Attribute.ON_REQUEST:
        term = next(seat.role for seat in PROACTIVE_ITEMS.seats if seat.id == f"item-{proposal.item}")
        yield Concern(
            code="listed-as-proactive",
            severity=Severity.REVIEW,
            zh=f"属于应当主动公开的第{proposal.item}项（{term}），不能只依申请公开",
            en=f"it is item {proposal.item} of what must be disclosed proactively; on request is not enough",
            basis=OGI_2019[20, 0, proposal.item],
        )


def _scope(proposal: Proposal) -> Iterator[Concern]:
    if proposal.scope is not Scope.PUBLIC and proposal.attribute is not Attribute.PROACTIVE:
        yield Concern(
            code="scope-without-disclosure",
            severity=Severity.REVIEW,
            zh=f"{proposal.scope.term}是主动公开的方式，与所定公开属性不符",
            en="a scope is a way of proactive disclosure and does not fit the attribute",
            basis=OGI_2019[13, 2],
        )
    if proposal.scope is not Scope.PUBLIC and not proposal.audience:
        yield Concern(
            code="audience-missing",
            severity=Severity.REVIEW,
            zh=f"{proposal.scope.term}须写明地点或者对象",
            en="a disclosure to some only has to name the place or the parties",
            basis=OGI_2019[13, 2],
        )
    if proposal.scope is Scope.PUBLIC and proposal.audience:
        yield Concern(
            code="audience-ignored",
            severity=Severity.REVIEW,
            zh="写明了公开对象，却未标明定点或者定向公开；向社会公开将使所有人可见",
            en="an audience is named for what would be disclosed to everybody",
            basis=OGI_2019[13, 2],
        )


def _given(proposal: Proposal) -> dict[str, str | bool]:
    stated = proposal.attribute.value if proposal.attribute else ""
    return {"attribute": stated, "reason": proposal.reason.strip()} | ({stated: True} if stated else {})


def _local(remark: Remark) -> Concern:
    return Concern(
        code=remark.rule,
        severity=remark.severity,
        zh=remark.message("zh"),
        en=remark.message("en"),
        basis=remark.basis,
        about=remark.element,
    )


def _gate(gate: Gate, decisions: Sequence[gates.Decision], item: str) -> Iterator[Concern]:
    known = {step.id for step in gate.steps}
    status = gates.check(gate, [one for one in decisions if one.approval in known], item=item)
    yield from (_local(remark) for remark in status.remarks)
    if not status.open:
        refused = status.state is gates.GateState.REFUSED
        yield Concern(
            code=gate.id,
            severity=Severity.BLOCK if refused else Severity.REVIEW,
            zh=status.message("zh"),
            en=status.message("en"),
            basis=gate.basis,
        )
