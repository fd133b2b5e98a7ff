"""Death between any two acts on files: readers find the old file or the new one, and the next run completes the rest."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence

from zfgk.model.exchange import Change
from zfgk.testing.conformance import Check, NotApplicable, Violation
from zfgk.testing.exporting.bench import Bench
from zfgk.testing.exporting.contents import visible
from zfgk.testing.exporting.crowd import crowd, marks
from zfgk.testing.exporting.desk import Desk
from zfgk.testing.exporting.watch import Life

_SEEN_AT_ONCE = frozenset({"os.rename", "os.remove", "os.link", "os.symlink", "os.rmdir", "os.truncate"})


def killed_between_files(bench: Bench) -> None:
    """Check that a death between any two acts on files leaves readers something whole, and is made good by the next run."""
    if bench.exporter.network:
        raise NotApplicable("its target is not files of this machine")
    start, deaths = crowd(bench), 0
    for name, changes in (("grows", start.grows), ("shrinks", start.shrinks)):
        whole = start.desk.copy(f"whole-{name}")
        life = Life(str(whole.bench.out))
        whole.deliver(changes, life=life)
        for number in _chosen(life.acts, max(2, bench.examples // 2)):
            _one_death(start.desk, whole, changes, life.acts, number)
            deaths += 1
    bench.notes.append(f"{deaths} deaths, {len(start.desk.latest)} records")


def _one_death(old: Desk, new: Desk, changes: Sequence[Change], acts: Sequence[tuple[str, str]], number: int) -> None:
    desk = old.copy(f"{new.bench.root.name}-{number}")
    when = f"{len(changes)} changes, death {_place(new.bench, acts, number)}"
    if not desk.deliver(changes, ("acts", number)):
        return  # it came to its end in fewer acts this time
    before, after, now = (visible(one.bench.out) for one in (old, new, desk))
    _whole_files(before, after, now, when)
    if not {change.key for change in changes} & old.latest.keys():  # what is corrected may take another place at once
        _nothing_vanishes(before, after, now, when)
    try:
        desk.deliver([])
    except (ValueError, OSError) as error:
        raise Violation(f"the next run fails with {type(error).__name__}: {error}", when) from error
    desk.bench.must_equal(new.bench, f"{when}, then another run; expected is what an uninterrupted one leaves")
    shutil.rmtree(desk.bench.root)


def _whole_files(old: Mapping[str, bytes], new: Mapping[str, bytes], now: Mapping[str, bytes], when: str) -> None:
    for name in sorted(old.keys() | new.keys()):
        if now.get(name) in {old.get(name), new.get(name)}:
            continue
        found = "something else" if name in now else "nothing"
        raise Violation(
            f"readers expect the old or the new file, and find {found}",
            f"{name}; {when}",
            "usually the old file is removed or cut before the new one is whole",
            "write beside it and let the new one take the name in one step: with zfgk.write_atomic(path) as file: …",
        )


def _nothing_vanishes(old: Mapping[str, bytes], new: Mapping[str, bytes], now: Mapping[str, bytes], when: str) -> None:
    standing = {name: data for name, data in now.items() if name in old or name in new}
    if lost := sorted((marks(old) & marks(new)) - marks(standing)):
        raise Violation(
            f"{len(lost)} records stood before and stand afterwards, and readers find them nowhere now, such as"
            f" {lost[0].decode()}",
            when,
            "usually pages are written first to last, so that what moves on by a page is in none of them for a while",
            "write the last page first, then the index that lists the pages, then remove what is listed no more",
        )


def _chosen(acts: Sequence[tuple[str, str]], most: int) -> list[int]:
    """Return before which acts to die: what readers notice comes first, and the others as far as there is room."""
    seen = [number for number, (act, _) in enumerate(acts) if act in _SEEN_AT_ONCE]
    others = [number for number in range(len(acts)) if number not in set(seen)]
    some = _spread(seen, most)
    return sorted({*some, *_spread(others, max(2, most - len(some)))})


def _spread(numbers: Sequence[int], most: int) -> list[int]:
    if len(numbers) <= most:
        return list(numbers)
    return [numbers[round(at * (len(numbers) - 1) / (most - 1))] for at in range(most)]


def _place(bench: Bench, acts: Sequence[tuple[str, str]], number: int) -> str:
    def told(at: int) -> str:
        act, path = acts[at]
        return f"{act} {path.removeprefix(str(bench.out)).removeprefix('/') or 'of the folder'}"

    return f"after {told(number - 1)} and before {told(number)}" if number else f"before {told(number)}"


CHECKS = (
    Check(
        "killed-between-files",
        "death between any two acts on files leaves readers old or new files, and the next run completes it",
        killed_between_files,
        "write everything beside what stands, rename it, and remove at the start of a run what a dead one left",
        "a temporary file of one's own keeps a name of chance, and nobody ever removes it",
        needs=("one", "twice", "old-file-stays"),
    ),
)
