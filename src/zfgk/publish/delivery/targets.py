"""Targets: which exporters a run serves, and with what settings."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import attrs

from zfgk.errors import BadInput, Fault, UnreadableFile
from zfgk.files import strict_yaml
from zfgk.model.exchange import Config, Exporter
from zfgk.publish.delivery.secrets import closed, fill, mask, opened

DEFAULT_BASE_URL = "https://www.example.gov.cn/"

_NAME = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*")
_KEYS = ("name", "exporter", "base_url", "internal", "options")
_NOT_OPTIONS = ("out", "base_url")


@attrs.frozen(kw_only=True)
class Target:
    """A place to publish to: an exporter with settings, under a name of its own.

    Args:
        name: The target's name; its files stand in the folder of this name.
        exporter: The exporter.
        options: The exporter's own settings; secrets among them are :class:`~zfgk.publish.delivery.secrets.Secret`.
        base_url: The address under which the site is served; empty for that of the run.
        internal: Whether only the agency itself sees the target. Deadlines and statistics go nowhere else.
    """

    name: str
    exporter: Exporter
    options: Mapping[str, Any] = attrs.field(factory=dict)
    base_url: str = ""
    internal: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of record that may go there."""
        return self.exporter.accepts if self.internal else self.exporter.accepts & {"information"}

    @property
    def alone(self) -> bool:
        """Whether only one run at a time may serve it: its whole content is written anew, or its files are shared."""
        return self.exporter.shape == "snapshot" or not self.exporter.network

    def config(self, out: Path, at: datetime | None = None) -> Config:
        """Return what the exporter is called with.

        Args:
            out: The output directory of the run.
            at: The moment at which it is served. An exporter that has an option of this name gets only its own.
        """
        base_url = self.base_url or DEFAULT_BASE_URL
        moment = {} if at is None or "at" in self.exporter.options else {"at": at}
        return {
            **opened(self.options),
            **moment,
            "out": out / self.name,
            "base_url": base_url if base_url.endswith("/") else f"{base_url}/",
        }

    def on_site(self, base_url: str, **defaults: str) -> Target:
        """Return the target with what it leaves open filled in.

        Args:
            base_url: The address of the site, if it has none of its own.
            defaults: Values of options, for those that the exporter knows and the target does not set.
        """
        known = {name: value for name, value in defaults.items() if value and name in self.exporter.options}
        return attrs.evolve(self, base_url=self.base_url or base_url, options=known | dict(self.options))

    def mask(self, text: str) -> str:
        """Return a text with the target's secrets hidden."""
        return mask(text, self.options)

    def settings(self) -> str:
        """Return as JSON what a later withdrawal needs.

        Secrets stand there by name. The options of remote targets stay out altogether, for someone may have written a
        password into the targets file itself.
        """
        return json.dumps(
            {
                "exporter": self.exporter.name,
                "base_url": self.base_url,
                "internal": self.internal,
                "options": None if self.exporter.network else closed(self.options),
            },
            ensure_ascii=False,
            sort_keys=True,
            default=str,
        )

    def digest(self) -> str:
        """Return what identifies all settings, so that a changed one can be told; of secrets it knows the names."""
        everything = [self.exporter.name, self.base_url, self.internal, closed(self.options)]
        return hashlib.sha256(json.dumps(everything, sort_keys=True, default=str).encode()).hexdigest()


def by_name(names: Sequence[str], exporters: Iterable[Exporter]) -> tuple[Target, ...]:
    """Return one target with default settings for each named exporter.

    Args:
        names: Names of exporters; if there are none, every exporter that needs no network, which may be none at all.
        exporters: The installed exporters.

    Returns:
        The targets, in the order of the names.

    Raises:
        BadInput: With every name that is not an exporter or stands twice, and every option that is needed.
    """
    known = {exporter.name: exporter for exporter in exporters}
    chosen = list(names) or [name for name, exporter in known.items() if not exporter.network]
    faults = [_unknown(f"--to {name}", name, known) for name in chosen if name not in known]
    faults += [Fault(f"--to {name}", "named twice") for name in sorted(set(chosen)) if chosen.count(name) > 1]
    targets = tuple(Target(name=name, exporter=known[name]) for name in chosen if name in known)
    faults += [fault for target in targets for fault in _unusable(target, f"--to {target.name}")]
    if faults:
        raise BadInput("--to", faults)
    return targets


def read_targets(
    path: Path, exporters: Iterable[Exporter], only: Collection[str] = (), environ: Mapping[str, str] | None = None
) -> tuple[Target, ...]:
    """Read a targets file: a YAML list of ``name``, ``exporter``, ``base_url``, ``internal`` and ``options``.

    Args:
        path: The file.
        exporters: The installed exporters.
        only: Names of the targets to take; all of them if empty. Of the others no secret is asked for.
        environ: Where ``${NAME}`` in options is looked up; the process environment unless given.

    Returns:
        The targets, in the order of the file.

    Raises:
        UnreadableFile: If the file cannot be read.
        BadInput: With every fault of the file, each with its path.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(str(path), getattr(error, "strerror", None) or "it is not UTF-8 text") from error
    source = str(path)
    value = strict_yaml.load(text, source)
    if not isinstance(value, list) or not value:
        raise BadInput(source, [Fault(source, "it is not a list of targets", then="write `- exporter: portal-feed`")])
    known = {exporter.name: exporter for exporter in exporters}
    faults: list[Fault] = []
    places = [f"{source}[{i}]" for i in range(len(value))]
    read = [_target(item, place, known, faults) for item, place in zip(value, places, strict=True)]
    found = [target for target in read if target is not None]
    faults += _twice(found, source)
    names = [target.name for target in found]
    faults += [
        Fault(
            f"--to {name}",
            f"no target of {source} has this name",
            then=near(name, names) or f"one of {', '.join(names)}",
        )
        for name in only
        if name not in names and not faults
    ]
    variables = os.environ if environ is None else environ
    chosen: list[Target] = []
    for target, place in zip(read, places, strict=True):
        if target is None or (only and target.name not in only):
            continue
        unset: list[Fault] = []
        filled = attrs.evolve(target, options=fill(dict(target.options), f"{place}.options", variables, unset))
        faults += unset or _unusable(filled, place)
        chosen.append(filled)
    if faults:
        raise BadInput(source, faults)
    return tuple(chosen)


def remembered(
    settings: Mapping[str, tuple[str, str]],
    exporters: Iterable[Exporter],
    only: Collection[str] = (),
    environ: Mapping[str, str] | None = None,
) -> tuple[tuple[Target, ...], tuple[str, ...]]:
    """Return the targets of earlier runs, and the names of those that cannot be rebuilt without a targets file.

    Args:
        settings: What the ledger remembers of each target.
        exporters: The installed exporters.
        only: Names of the targets to take; all of them if empty.
        environ: Where secrets are looked up by the names that the ledger keeps; the process environment unless given.

    Returns:
        The targets, then the names of remote targets and of those whose exporter is not installed.

    Raises:
        BadInput: For each name that no earlier run used, and each secret that is not set.
    """
    faults = [
        Fault(f"--to {name}", "nothing was ever published there", then=near(name, settings))
        for name in only
        if name not in settings
    ]
    if faults:
        raise BadInput("--to", faults)
    known = {exporter.name: exporter for exporter in exporters}
    targets: list[Target] = []
    unknown: list[str] = []
    for name, (text, _) in sorted(settings.items()):
        kept = json.loads(text)
        if only and name not in only:
            continue
        if kept["options"] is None or kept["exporter"] not in known:
            unknown.append(name)
            continue
        variables = os.environ if environ is None else environ
        kept["options"] = fill(kept["options"], f"{name}.options", variables, faults)
        targets.append(Target(name=name, **kept | {"exporter": known[kept["exporter"]]}))
    if faults:
        raise BadInput("the ledger's targets", faults)
    return tuple(targets), tuple(unknown)


def _target(item: Any, where: str, known: Mapping[str, Exporter], faults: list[Fault]) -> Target | None:
    before = len(faults)
    if not isinstance(item, dict):
        faults.append(Fault(where, "it is not a mapping", then="write `exporter: portal-feed`"))
        return None
    faults += [
        Fault(f"{where}.{key}", "unknown key", then=near(str(key), _KEYS) or f"one of {', '.join(_KEYS)}")
        for key in item
        if key not in _KEYS
    ]
    word = item.get("exporter")
    exporter = known.get(word) if isinstance(word, str) else None
    if exporter is None:
        faults.append(_unknown(f"{where}.exporter", word, known))
    name = item.get("name", word)
    name = name if isinstance(name, str) else ""
    if not _NAME.fullmatch(name) or len(name) > 64:
        then = "letters, digits, - and single dots, at most 64, for it names a folder"
        faults.append(Fault(f"{where}.name", f"{item.get('name', word)!r} cannot be a target's name", then=then))
    options = _options(item, where, exporter, faults)
    base_url = item.get("base_url") or ""
    if base_url and not is_base_url(base_url):
        faults.append(
            Fault(f"{where}.base_url", f"{base_url!r} is not a web address", then=f"such as {DEFAULT_BASE_URL}")
        )
    internal = item.get("internal", "false")
    if internal not in {"true", "false"}:
        faults.append(Fault(f"{where}.internal", f"{internal!r} is not true or false"))
    if exporter is None or len(faults) > before:
        return None
    return Target(name=name, exporter=exporter, options=options, base_url=base_url, internal=internal == "true")


def _options(item: Mapping[str, Any], where: str, exporter: Exporter | None, faults: list[Fault]) -> dict[str, Any]:
    options = item.get("options") or {}
    if not isinstance(options, dict):
        faults.append(Fault(f"{where}.options", "it is not a mapping", then="write `title: …` below it"))
        return {}
    if exporter is None:
        return options
    for key in options:
        if key in _NOT_OPTIONS or key not in exporter.options:
            allowed = ", ".join(sorted(exporter.options)) or "none"
            then = near(str(key), exporter.options) or f"{exporter.name} has: {allowed}"
            faults.append(Fault(f"{where}.options.{key}", "unknown option", then=then))
    return options


def _unusable(target: Target, where: str) -> list[Fault]:
    """Return what the exporter itself finds wrong with a target's options, without secrets."""
    if target.exporter.check is None:
        return []
    try:
        target.exporter.check(target.config(Path()))
    except BadInput as error:
        found = list(error.faults)
    except Exception as error:  # noqa: BLE001  # whatever a plugin raises here is about the options
        found = [Fault("options", f"{type(error).__name__}: {error}")]
    else:
        return []
    return [
        Fault(f"{where}.{fault.where}", *(target.mask(part) for part in (fault.what, fault.why, fault.then)))
        for fault in found
    ]


def is_base_url(text: Any) -> bool:
    """Tell whether a text is an absolute web address that paths can be joined to."""
    if not isinstance(text, str) or any(c.isspace() or not c.isprintable() for c in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment


def _twice(targets: Sequence[Target], source: str) -> list[Fault]:
    # Compared without case: two names that differ in case only are one folder on some file systems.
    names = [target.name.casefold() for target in targets]
    return [
        Fault(f"{source} name {target.name}", "two targets have this name")
        for i, target in enumerate(targets)
        if names[i] in names[:i]
    ]


def _unknown(where: str, name: Any, known: Mapping[str, Exporter]) -> Fault:
    if not isinstance(name, str):
        return Fault(where, "no exporter is named", then=f"one of {', '.join(sorted(known)) or 'none installed'}")
    installed = ", ".join(sorted(known)) or "none"
    then = near(name, known) or ("" if known else "pip install zfgk-portal-feed")
    return Fault(where, f"no exporter is called {name!r}", f"installed: {installed}", then)


def near(word: str, known: Iterable[str]) -> str:
    """Return a question that names what a word may have meant; empty if nothing is like it."""
    found = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean {found[0]}?" if found else ""
