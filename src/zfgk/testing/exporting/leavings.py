"""What a target must not keep: files of yesterday's snapshot, and damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from zfgk.model.exchange import Change
from zfgk.testing.conformance import Check, NotApplicable, Violation, require
from zfgk.testing.exporting.bench import Bench, withdraw
from zfgk.testing.exporting.crowd import crowd
from zfgk.testing.exporting.desk import Desk
from zfgk.testing.exporting.marks import marked, standing

_FILES_AT_MOST = 8


def nothing_left_over(bench: Bench) -> None:
    """Check that a target that shrank has no more files than one that was never larger."""
    if bench.exporter.network:
        raise NotApplicable("its target is not files of this machine")
    start = crowd(bench)
    start.desk.deliver(start.shrinks)
    fresh = Desk(bench.beside("fresh"))
    gone = next((change for change in start.shrinks if change.record is None), None)
    if gone is not None:  # whatever a first withdrawal brings with it stands here, too
        fresh.deliver([attrs.evolve(bench.publish(gone.key), at=bench.publish("A").at)])
    fresh.deliver(list(start.desk.latest.values()))
    surplus = sorted(start.desk.bench.files().keys() - fresh.bench.files().keys())
    require(
        not surplus,
        f"expected the files of a target that was never larger, found {len(surplus)} more",
        ", ".join(surplus[:5]),
    )


def damaged(bench: Bench) -> None:
    """Check that a damaged file is made good by a run that brings everything, or refused by name."""
    if bench.exporter.network:
        raise NotApplicable("its target is not files of this machine")
    old = Desk(bench.beside("old"))
    gone = [] if bench.exporter.withdraw == "never" else [withdraw("K1", 2)]
    old.deliver([marked(bench, f"K{number}") for number in range(4)])
    old.deliver(gone)
    shown = {key: set(standing(old.bench, key, 1)) for key in ("K2", "K3")}
    again = [bench.publish("K0", 2)]
    whole = old.copy("whole")
    _everything(whole, again)
    files = sorted(path for path in old.bench.out.rglob("*") if path.is_file())
    most = min(_FILES_AT_MOST, max(2, bench.examples // 4))
    for number, path in enumerate(files[:: max(1, -(-len(files) // most))]):
        for name, damage in _DAMAGES.items():
            desk = old.copy(f"{number}-{name.replace(' ', '-')}")
            place = desk.bench.out / path.relative_to(old.bench.out)
            damage(place)
            where = f"{path.relative_to(old.bench.out)}, {name}"
            _noticed(desk.bench, shown, where)
            where += ", then everything once more"
            if not _refused(desk, again, place.name, where):
                desk.bench.must_equal(whole.bench, where)
            shutil.rmtree(desk.bench.root)


def _everything(desk: Desk, changes: list[Change]) -> None:
    """Hand over everything once more, as a host does when a target was lost or is built anew."""
    desk.confirmed.clear()
    desk.deliver(changes)


def _noticed(bench: Bench, shown: Mapping[str, set[str]], where: str) -> None:
    """Check that reading back does not vouch for records that readers find no more."""
    try:
        held = bench.exporter.read_back(bench.config)
    except Exception:  # noqa: BLE001  # whatever it raises tells that the target is damaged
        return
    for key, fields in shown.items():
        lost = fields - standing(bench, key, 1).keys() if held.get(key) == 1 else set()
        require(
            not lost,
            f"read_back returns version 1 of {key!r}, of which readers find its {', '.join(sorted(lost))} no more",
            where,
        )


def _refused(desk: Desk, changes: list[Change], name: str, where: str) -> bool:
    try:
        _everything(desk, changes)
    except Violation:
        raise
    except Exception as error:  # whatever it raises refuses the target
        if name not in str(error):
            raise Violation(
                f"expected that the file is replaced, or an error with its name; it raised {type(error).__name__}:"
                f" {error}",
                where,
            ) from error
        return True
    return False


def _cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _overwrite(path: Path) -> None:
    path.write_bytes(b"\0\1 not what was written \xff")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


_DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut in the middle": _cut,
    "emptied": _empty,
    "overwritten": _overwrite,
    "removed": Path.unlink,
}

CHECKS = (
    Check(
        "nothing-left-over",
        "what is no longer part of the target leaves no file behind",
        nothing_left_over,
        "after the new files stand, remove those of yours that this run did not write",
        "pages are written from the first to the last, and those beyond are forgotten when there are fewer",
        needs=("one", "twice"),
    ),
    Check(
        "damaged",
        "a damaged file is replaced by a run that brings everything, or refused by name",
        damaged,
        "take a file that cannot be read for one that is not there, or raise an error with its name; and let read_back"
        " look at what readers see",
        "the old file is read at the start, and whatever that raises ends every run from then on; or versions are kept"
        " beside the records, and read_back believes them",
        needs=("one", "twice", "nothing-left-over"),
    ),
)
