"""Checking whether the approvals that something needs are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

import attrs

from zfgk.engine.remarks import Remark, Saw, remark
from zfgk.errors import BadInput, Fault
from zfgk.rules.duty import Approval, Gate


@attrs.frozen
class Decision:
    """What somebody decided at one step of a gate.

    Args:
        approval: The id of the step.
        granted: Whether it was granted.
        item: The item it was given for.
    """

    approval: str
    granted: bool
    item: str = ""


class GateState(Enum):
    """How a gate stands."""

    OPEN = "open"
    WAITING = "waiting"
    REFUSED = "refused"


@attrs.frozen(kw_only=True)
class GateStatus:
    """How a gate stands for one item.

    Args:
        gate: The gate.
        item: The item.
        waiting: The steps still wanting, in the order of the text.
        refused: The steps that were refused.
        remarks: Approvals that do not count, and why.
    """

    gate: Gate
    item: str
    waiting: tuple[Approval, ...]
    refused: tuple[Approval, ...]
    remarks: tuple[Remark, ...]

    @property
    def state(self) -> GateState:
        """Refused if any step was, else waiting if any is wanting, else open."""
        return GateState.REFUSED if self.refused else GateState.WAITING if self.waiting else GateState.OPEN

    @property
    def open(self) -> bool:
        """Whether what was barred may happen."""
        return self.state is GateState.OPEN

    @property
    def effects(self) -> tuple[str, ...]:
        """What follows from the refusals, in Chinese, where the text says so."""
        return tuple(step.refused for step in self.refused if step.refused)

    @property
    def may_return(self) -> str:
        """When somebody may send the paper back (退文), in Chinese: a power of theirs that never follows by itself."""
        return self.gate.may_return

    def message(self, lang: str = "zh") -> str:
        """Return how the gate stands, in one sentence.

        Args:
            lang: ``zh`` or ``en``.
        """
        waiting, refused = ([step.by for step in steps] for steps in (self.waiting, self.refused))
        if lang == "en":
            return {
                GateState.OPEN: f"all approvals are there: {self.gate.before}",
                GateState.WAITING: f"waiting for {', '.join(waiting)} before {self.gate.before}",
                GateState.REFUSED: f"refused by {', '.join(refused)}: {self.gate.before}",
            }[self.state]
        return {
            GateState.OPEN: f"各项同意齐备，可以{self.gate.before}",
            GateState.WAITING: f"{self.gate.before}之前，尚待{'、'.join(waiting)}同意",
            GateState.REFUSED: "；".join([f"{'、'.join(refused)}不同意{self.gate.before}", *self.effects]),
        }[self.state]


def check(gate: Gate, decisions: Iterable[Decision], *, item: str = "", needed: Iterable[str] = ()) -> GateStatus:
    """Say whether a gate is open for an item, what it waits for, or who refused.

    A later decision at a step takes the place of an earlier one. Where the order counts, an approval that was given
    before those ahead of it does not count and must be given again. Where every item needs approvals of its own,
    those for other items do not count.

    Args:
        gate: The gate.
        decisions: What was decided, in the order of time.
        item: The item asked about.
        needed: The ids of the steps that the text asks for only under a condition (必要时), and whose condition is met.

    Returns:
        How the gate stands.

    Raises:
        BadInput: For each decision and each needed step that the gate does not know.
    """
    made = list(decisions)
    asked = list(needed)
    _refuse_strangers(gate, made, asked)
    counting = [decision for decision in made if not gate.each or decision.item == item]
    # A conditional step counts from the moment somebody decided at it.
    asked += [decision.approval for decision in counting]
    steps = [step for step in gate.steps if not step.if_needed or step.id in asked]
    standing, remarks = _stand(gate, steps, counting)
    refused = tuple(step for step in steps if standing.get(step.id) is False)
    waiting = tuple(step for step in steps if step.id not in standing)
    elsewhere = {decision.approval for decision in made if decision.granted and decision not in counting}
    remarks += [
        remark(
            gate,
            Saw.USED_ELSEWHERE,
            step.id,
            zh=f"{step.by}的同意是给另一事项的，一事一审，不能再用",
            en=f"the approval {step.id} was given for another item; every item needs its own",
        )
        for step in waiting
        if step.id in elsewhere
    ]
    return GateStatus(gate=gate, item=item, waiting=waiting, refused=refused, remarks=tuple(remarks))


def _stand(
    gate: Gate, steps: Sequence[Approval], decisions: Sequence[Decision]
) -> tuple[dict[str, bool], list[Remark]]:
    """Return what each step decided in the end, and remarks on approvals that came before their turn."""
    standing: dict[str, bool] = {}
    remarks = []
    place = {step.id: i for i, step in enumerate(steps)}
    for decision in decisions:
        ahead = steps[: place[decision.approval]] if gate.ordered else ()
        skipped = [step for step in ahead if not standing.get(step.id)]
        if decision.granted and skipped:
            step = steps[place[decision.approval]]
            standing.pop(step.id, None)
            remarks.append(
                remark(
                    gate,
                    Saw.OUT_OF_ORDER,
                    step.id,
                    zh=f"{step.by}的同意早于{'、'.join(one.by for one in skipped)}的同意，不计入",
                    en=f"the approval {step.id} came before {', '.join(one.id for one in skipped)} and does not count",
                )
            )
        else:
            standing[decision.approval] = decision.granted
    return standing, remarks


def _refuse_strangers(gate: Gate, decisions: Sequence[Decision], needed: Sequence[str]) -> None:
    known = [step.id for step in gate.steps]
    named = [(f"decisions[{i}].approval", decision.approval) for i, decision in enumerate(decisions)]
    named += [(f"needed[{i}]", step) for i, step in enumerate(needed)]
    faults = [
        Fault(where, f"{name!r:.60} is no step of {gate.id}", then=f"one of {', '.join(known)}")
        for where, name in named
        if name not in known
    ]
    if faults:
        raise BadInput(gate.id, faults)
