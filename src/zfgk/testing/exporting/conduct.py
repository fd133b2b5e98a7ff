"""How an exporter behaves: what it declares, where it writes, whom it calls, what it tells."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from zfgk.errors import Fault
from zfgk.host.kinds import EXPORTER_CONTRACTS
from zfgk.model.exchange import Change
from zfgk.testing.conformance import Check, NotApplicable, require
from zfgk.testing.exporting import settings
from zfgk.testing.exporting.bench import Bench, withdraw
from zfgk.testing.exporting.clock import clock_at
from zfgk.testing.exporting.contents import is_database
from zfgk.testing.exporting.settings import CANARY, HOST_KEYS, is_secret
from zfgk.testing.exporting.watch import is_regular
from zfgk.testing.hostile_text import POISON


def declaration(bench: Bench) -> list[Fault]:
    """Check the declared capabilities."""
    exporter = bench.exporter
    faults = []
    if exporter.contract not in EXPORTER_CONTRACTS:
        faults.append(Fault("contract", f"{exporter.contract!r} is not one of {EXPORTER_CONTRACTS}"))
    if exporter.shape not in {"delta", "snapshot"}:
        faults.append(Fault("shape", f"{exporter.shape!r} is neither 'delta' nor 'snapshot'"))
    if exporter.withdraw not in {"delete", "tombstone", "never"}:
        faults.append(Fault("withdraw", f"{exporter.withdraw!r} is neither 'delete', 'tombstone' nor 'never'"))
    if not exporter.accepts:
        faults.append(Fault("accepts", "it accepts no kind of record", then="such as frozenset({'information'})"))
    undeclared = exporter.sample_config.keys() - exporter.options.keys() - HOST_KEYS
    faults += [Fault(f"sample_config[{name!r}]", "no such option is declared") for name in sorted(undeclared)]
    nowhere = set(exporter.place) - exporter.options.keys()
    faults += [Fault(f"place {name!r}", "no such option is declared") for name in sorted(nowhere)]
    taken = exporter.options.keys() & HOST_KEYS
    faults += [Fault(f"options[{name!r}]", "the host gives this one itself") for name in sorted(taken)]
    mute = [name for name, sentence in exporter.options.items() if not str(sentence).strip()]
    faults += [Fault(f"options[{name!r}]", "the option has no sentence that says what it does") for name in mute]
    return faults


def writes_in_its_place(bench: Bench) -> None:
    """Check that it writes below its own directory only."""
    bench.give(bench.publish("A"), bench.publish("../外"), bench.publish("/etc/x"))
    target = str(bench.out) + "/"
    strays = {name for name in bench.files() if not name.startswith("target/")}
    strays |= {path for path in bench.watch.written if not path.startswith(target) and is_regular(path)}
    require(not strays, "it wrote outside config['out']", ", ".join(sorted(strays)))


def old_file_stays(bench: Bench) -> None:
    """Check that readers see the old files whole until the new ones are complete."""
    if bench.exporter.network:
        raise NotApplicable("its target is not files of this machine")
    bench.give(bench.publish("A"), bench.publish("B"))
    before = bench.files()
    bench.watch.written.clear()
    whole = bench.exporter.shape == "snapshot"

    def stream() -> Iterator[Change]:
        for number in range(50):
            if whole:
                now = bench.files()
                changed = [name for name, data in before.items() if now.get(name) != data]
                require(not changed, f"a file changed after {number} changes", ", ".join(changed))
            yield bench.publish("A" if number == 1 else f"N{number}", 2)

    list(bench.start(stream()))
    in_place = [
        path
        for path, existed in bench.watch.written.items()
        if existed and Path(path).is_relative_to(bench.out) and not is_database(Path(path))
    ]
    require(not in_place, "a file that readers see was opened for writing", ", ".join(in_place))


def durable(bench: Bench) -> None:
    """Check that what is acknowledged is on the disk, and not only on its way there."""
    if bench.exporter.network:
        raise NotApplicable("its target is not files of this machine")
    handed: list[str] = []

    def stream() -> Iterator[Change]:
        for key in ("A", "B"):
            handed.append(key)
            yield bench.publish(key)

    for ack in bench.start(stream()):
        if ack.status != "done":
            continue
        missing = sorted({*(handed if ack.through else [ack.key])} - bench.held().keys())
        require(
            not missing,
            "it was answered done before it was there: expected version 1, read_back finds nothing",
            ", ".join(f"key {key!r}" for key in missing),
        )
        _synced(bench)
    _synced(bench)


def _synced(bench: Bench) -> None:
    for path in bench.out.rglob("*"):
        if bench.watch.everything_synced or not path.is_file() or is_database(path) or not path.stat().st_size:
            continue
        found = path.stat()
        require(
            (found.st_dev, found.st_ino) in bench.watch.synced,
            "it was answered done before its bytes were brought to the disk",
            path.relative_to(bench.root).as_posix(),
        )


def no_network(bench: Bench) -> None:
    """Check that it calls no machine that it did not declare to call."""
    _history(bench)
    reach = "any machine but this one" if bench.exporter.network else "a machine or starts a program"
    require(not bench.watch.calls, f"it calls {reach}", ", ".join(dict.fromkeys(bench.watch.calls)))


def no_clock(bench: Bench) -> None:
    """Check that the same changes give the same bytes at different times."""
    if bench.exporter.network:
        raise NotApplicable("what it sends may carry the moment of sending")
    module = getattr(bench.exporter.run, "__module__", None) or ""
    package = module.partition(".")[0]
    _history(bench)  # imports everything first, so that nothing imports a clock that is set
    seen = []
    for name, moment in (("then", "2026-11-08T07:06:05+08:00"), ("later", "2031-02-03T22:21:20+08:00")):
        beside = bench.beside(name)
        with clock_at(datetime.fromisoformat(moment), "zfgk.testing.exporter_sample" if package == "zfgk" else package):
            _history(beside)
        seen.append(beside.files())
    different = sorted(name for name in seen[0].keys() | seen[1].keys() if seen[0].get(name) != seen[1].get(name))
    require(not different, "the same changes give other bytes at another time", ", ".join(different))


def no_waiting(bench: Bench) -> None:
    """Check that it leaves waiting to the host."""
    bench.give(bench.publish("A"), *(bench.publish(f"P{n}", 1, title) for n, title in enumerate(POISON)))
    require(not bench.watch.waits, f"it sleeps ({bench.watch.waits[:3]} s)", "time.sleep")


def secrets(bench: Bench) -> None:
    """Check that settings that are secret stand neither in output nor in what it says."""
    named = [name for name in bench.exporter.options if is_secret(name)]
    changes = [bench.publish("A"), *(bench.publish(f"P{n}", 1, title) for n, title in enumerate(POISON))]
    beside = bench.beside("secret", zfgk_undeclared=CANARY, **dict.fromkeys(named, CANARY))
    said = io.StringIO()
    logged = logging.StreamHandler(said)
    root = logging.getLogger()
    level = root.level
    root.addHandler(logged)
    root.setLevel(logging.DEBUG)
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            for ack in beside.start(changes):
                said.write(f"{ack!r}\n")
            said.write(repr(beside.held()))
    except Exception as error:  # noqa: BLE001  # what it says when it fails is what is looked at
        said.write(f"{type(error).__name__}: {error}")
    finally:
        root.removeHandler(logged)
        root.setLevel(level)
    require(CANARY not in said.getvalue(), "a secret setting stands in an answer, an error, a log or on the terminal")
    where = beside.shows(CANARY)
    require(not where, "a secret setting stands in the output", ", ".join(where))


def _history(bench: Bench) -> None:
    bench.give(bench.publish("A"), bench.publish("B"))
    last = [] if bench.exporter.withdraw == "never" else [withdraw("B", 2)]
    bench.give(bench.publish("A", 2), *last)


CHECKS = (
    Check("declaration", "its declared capabilities make sense", declaration, "correct the Exporter(…)"),
    *settings.CHECKS,
    Check(
        "writes-in-its-place",
        "it writes below its own directory only",
        writes_in_its_place,
        "join to config['out']",
        "a key or a title is used as the name of a file, or state is kept in the home directory",
        ("one",),
    ),
    Check(
        "old-file-stays",
        "readers see whole files at every moment",
        old_file_stays,
        "write beside the file and let the new one take its name: with zfgk.write_atomic(path) as file: …",
        "the file is opened for writing under the name that readers know",
        ("one",),
    ),
    Check(
        "durable",
        "what it answers done is on the disk",
        durable,
        "zfgk.write_atomic does it; else os.fsync before the rename, or os.sync before the last answer",
        "the answer is given inside the block that writes, or the bytes are never brought to the disk",
        ("one",),
    ),
    Check(
        "no-network",
        "it calls no machine beyond what it declares",
        no_network,
        "declare network=True if it must",
        "a library fetches a schema or looks for its own updates",
        ("one",),
    ),
    Check(
        "no-clock",
        "the same changes give the same bytes at any time",
        no_clock,
        "use change.at, not the clock",
        "a library stamps the moment of writing into the file",
        ("one", "withdrawal"),
    ),
    Check(
        "no-waiting",
        "it leaves waiting and trying again to the host",
        no_waiting,
        "yield Ack(…, 'retry') instead",
        "a loop tries again after time.sleep",
        ("one", "poison"),
    ),
    Check(
        "secrets",
        "secret settings stand neither in output nor in messages",
        secrets,
        "name them …_token, …_secret, …_password or …_key, and never write the config or its repr anywhere",
        "the config or an address with a password in it is part of an error or a log line",
    ),
)
