"""The settings of an exporter: which ones it looks for, and how it refuses what cannot be used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from zfgk.errors import BadInput, Fault
from zfgk.model.exchange import Config
from zfgk.testing.conformance import Check
from zfgk.testing.exporting.bench import Bench
from zfgk.testing.exporting.watch import is_regular

HOST_KEYS = frozenset({"out", "base_url"})
CANARY = "zfgk-canary-5e8f0b"
"""What stands in the options that may be secret."""
_GIVEN = HOST_KEYS | {"at"}  # an exporter that has an option of this last name keeps it for itself
_SECRET_NAME = re.compile(r"secret|token|passw|credential|(?:^|_)key$|密", re.IGNORECASE)
_ODD: tuple[Any, ...] = (
    "不是",
    "\0",
    "半个代理\ud800",
    "9" * 400,
    "-1",
    -1,
    10**400,
    float("nan"),
    True,
    None,
    [],
    {"a": 1},
    f"{CANARY}\0",
)
"""What somebody may write into a targets file."""


def is_secret(name: str) -> bool:
    """Tell whether the value of an option may be secret, by its name."""
    return bool(_SECRET_NAME.search(name))


class _Asked(Mapping[str, Any]):
    """A config that remembers the names it is asked for, and cannot be changed."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def options(bench: Bench) -> list[Fault]:
    """Check that every setting that it looks for is declared, and that it refuses those that cannot be used by name."""
    exporter = bench.exporter
    config = _Asked(bench.config)
    list(exporter.run(iter([bench.publish("A"), bench.publish("B")]), config))
    exporter.read_back(config)
    found = list(_checked(bench, exporter.check, config.names)) if exporter.check else []
    undeclared = config.names - exporter.options.keys() - _GIVEN - bench.extra.keys()
    found += [
        Fault(f"config[{name!r}]", "it asks for a setting that options does not declare", "nobody could know of it")
        for name in sorted(undeclared)
    ]
    return found


def _checked(bench: Bench, check: Callable[[Config], object], names: set[str]) -> Iterator[Fault]:
    folder = bench.root / "not-yet-there"
    plain = {name: value for name, value in bench.config.items() if name != "at" or name in bench.exporter.options}
    plain |= {"out": folder}
    bench.watch.written.clear()
    calls = len(bench.watch.calls)
    asked = _Asked(plain)
    refused = list(_tried(check, asked, ""))
    yield from refused
    names |= asked.names
    for name in () if refused else bench.exporter.options:
        odd = (_tried(check, _Asked(plain | {name: value}), name) for value in _ODD)
        yield from next((found for found in map(list, odd) if found), [])  # one for each option is enough
    touched = [path for path in bench.watch.written if is_regular(path)]
    if touched or folder.exists() or len(bench.watch.calls) > calls:
        yield Fault(
            "check", "it touches files or calls a machine while it only checks settings", then="read the config alone"
        )


def _tried(check: Callable[[Config], object], config: _Asked, name: str) -> Iterator[Fault]:
    where = f"options[{name!r}] = {config[name]!r:.60}" if name else "sample_config"
    try:
        check(config)
    except BadInput as error:
        if not name:
            yield Fault(where, f"check refuses it: {error}", then="let sample_config be settings with which it works")
        elif not any(name in fault.where for fault in error.faults):
            yield Fault(where, f"check refuses it without its name: {error}", then="use zfgk.CheckedOptions")
        elif is_secret(name) and any(CANARY in line for line in error.lines()):
            yield Fault(where, "check shows what may be secret", then="refuse it in words of your own")
    except Exception as error:  # noqa: BLE001  # whatever else it raises, nobody expects it
        said = f"check raised {type(error).__name__}: {error}"
        yield Fault(where, said[:200], "a run ends with BadInput, and with nothing else", "use zfgk.CheckedOptions")


CHECKS = (
    Check(
        "options",
        "every setting that it looks for is declared, and its own check refuses by name what cannot be used",
        options,
        "add it to options with one sentence",
        "a setting was added to run and forgotten in Exporter(options=…)",
        ("one",),
    ),
)
