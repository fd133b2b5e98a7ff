"""Running law mutants: which of them no case, count or table notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from zfgk.asking import Law
from zfgk.rules.pack import RulePack
from zfgk.testing.cases import Case, run
from zfgk.testing.law_mutator import Mutant, mutants


@attrs.frozen
class Witness:
    """Something that holds of the true law and may fail of a changed one.

    Args:
        name: Its name, for reports.
        rule: The id of the rule that it is about.
        holds: Tells whether it holds of a law. One that raises does not hold.
    """

    name: str
    rule: str
    holds: Callable[[Law], bool] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Report:
    """What became of the mutants of a pack.

    Args:
        killed: The witness that noticed each mutant, by the mutant's name.
        survivors: The mutants that nothing noticed.
    """

    killed: Mapping[str, str]
    survivors: tuple[Mutant, ...]

    @property
    def count(self) -> int:
        """How many mutants there were."""
        return len(self.killed) + len(self.survivors)


def case_witnesses(cases: Iterable[Case]) -> Iterator[Witness]:
    """Make each case a witness: it holds if the case passes.

    Args:
        cases: The cases.

    Yields:
        One witness per case.
    """
    for case in cases:
        yield Witness(case.id, case.rule, _passes(case))


def version_witness(rule: str, instrument: str, since: date, until: date | None) -> Witness:
    """Make the days in force of one version a witness.

    Args:
        rule: The rule's id.
        instrument: The id of the text on which the version rests.
        since: The version's first day in force.
        until: Its last; ``None`` while it governs.

    Returns:
        A witness that holds if one version of the rule rests on that text from the one day to the other, and if no
        other version governs on its first and last days.
    """

    def holds(law: Law) -> bool:
        versions = law.versions(rule)
        own = [one.in_force for one in versions if one.basis.instrument.id == instrument]
        edges = (since,) if until is None else (since, until)
        alone = all(sum(edge in one.in_force for one in versions) == 1 for edge in edges)
        return alone and sum(one.since == since and one.until == until for one in own) == 1

    return Witness(f"{rule} under {instrument}", rule, holds)


def survivors(law: Law, pack: RulePack, witnesses: Sequence[Witness], *, computing: bool = True) -> Report:
    """Change a pack in one place after another, and see which changes no witness notices.

    Args:
        law: The true law; the pack is one of its packs.
        pack: The pack to change.
        witnesses: What may notice a change.
        computing: Whether to change only what rules compute (clocks, tariffs, shares, recurrences), or only the rest.

    Returns:
        The report.

    Raises:
        ValueError: If a witness does not hold of the true law, or the law lacks the pack.
    """
    if pack not in law.packs:
        message = f"the law has no pack {pack.id!r} as given"
        raise ValueError(message)
    false = [one.name for one in witnesses if not _holds(one, law)]
    if false:
        message = f"these do not hold of the law as it is: {', '.join(false)}"
        raise ValueError(message)
    killed: dict[str, str] = {}
    left: list[Mutant] = []
    for mutant in mutants(pack):
        if mutant.computes is not computing:
            continue
        changed = Law(mutant.pack if one is pack else one for one in law.packs)
        # Asking about a rule reads that rule alone; only a changed reading may show anywhere.
        asked = [one for one in witnesses if not mutant.rule or one.rule == mutant.rule]
        noticed = next((one for one in asked if not _holds(one, changed)), None)
        if noticed is None:
            left.append(mutant)
        else:
            killed[mutant.name] = noticed.name
    return Report(killed=killed, survivors=tuple(left))


def _passes(case: Case) -> Callable[[Law], bool]:
    return lambda law: next(run([case], law)).status == "pass"


def _holds(witness: Witness, law: Law) -> bool:
    try:
        return witness.holds(law)
    except Exception:  # noqa: BLE001  # a changed law may fail in any way, and each is noticed
        return False
