"""What must not matter: the process, with its own order of sets, and the variables of its environment."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from zfgk.testing.conformance import Check, NotApplicable, Violation
from zfgk.testing.exporting import environment
from zfgk.testing.exporting.bench import Bench
from zfgk.testing.exporting.busy import busy_history
from zfgk.testing.exporting.contents import unlike
from zfgk.testing.exporting.processes import SEEDS, Job, Outcome, run_elsewhere
from zfgk.testing.exporting.reference import package_of, packed


def any_process(bench: Bench) -> None:
    """Check that the same changes give the same bytes in another process, where sets have another order."""
    job, here = _job(bench), bench.beside("here")
    busy_history(here)
    for seed in SEEDS:
        there = bench.beside(f"process-{seed}")
        _come_to_its_end(run_elsewhere(attrs.evolve(job, root=there.root), seed))
        if wrong := unlike(here.files(), there.files()):
            raise Violation("the same changes give other bytes in another process", wrong)


def any_environment(bench: Bench) -> None:
    """Check that no variable of the environment changes what is written, nor the encoding of the machine."""
    job, plain = _job(bench), bench.beside("plain")
    outcome = _come_to_its_end(run_elsewhere(attrs.evolve(job, root=plain.root), SEEDS[0]))
    if outcome.unencoded:
        raise Violation(
            "it opens text in the encoding of the machine, which is GBK on some",
            ", ".join(outcome.unencoded),
            then='say encoding="utf-8" wherever text is opened, read or written',
        )
    home = bench.root / "home-elsewhere"
    home.mkdir()
    read = filter(environment.may_change, outcome.read)
    changed = dict.fromkeys(read, environment.ANY_VALUE) | environment.elsewhere(home)

    def wrong_with(name: str, variables: Mapping[str, str]) -> str:
        beside = bench.beside(name)
        failed = run_elsewhere(attrs.evolve(job, root=beside.root), SEEDS[0], variables).failed
        return failed or unlike(plain.files(), beside.files())

    if wrong := wrong_with("different", changed):
        # What it was seen to read comes first; where that is all, nothing else is tried.
        for names in (changed.keys() & set(outcome.read), changed.keys() - set(outcome.read)):
            alone = {name: wrong_with(f"alone-{name}", {name: changed[name]}) for name in sorted(names)}
            if guilty := [name for name, said in alone.items() if said]:
                raise Violation(
                    f"what it writes depends on {' and '.join(guilty)} in the environment", alone[guilty[0]]
                )
        raise Violation("what it writes depends on variables of the environment", wrong)


def _job(bench: Bench) -> Job:
    if bench.exporter.network:
        raise NotApplicable("its target is not files of this machine")
    return Job(packed(bench.exporter, bench.extra), package_of(bench.exporter), bench.root)


def _come_to_its_end(outcome: Outcome) -> Outcome:
    if outcome.failed:
        raise Violation("in another process it fails", outcome.failed)
    return outcome


CHECKS = (
    Check(
        "any-process",
        "the same changes give the same bytes in another process, whatever order its sets have",
        any_process,
        "sort what comes out of a set, or keep the keys of a dict, which stay in their order",
        "what was put into a set is written in the order in which it comes out, which hash() and so each process decides",
        needs=("one", "withdrawal", "no-clock", "any-machine"),
    ),
    Check(
        "any-environment",
        "what is written depends on no variable of the environment, nor on the encoding of the machine",
        any_environment,
        "declare an option and read it from the config: whoever publishes may write ${NAME} for it in the targets file",
        "a setting is read with os.environ or os.getenv, so that nobody sees that the output depends on it",
        needs=("one", "withdrawal", "no-clock", "any-process"),
    ),
)
