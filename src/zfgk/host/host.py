"""The host object: discovery, blocking, refusal, and everything the accepted plugins bring, sorted by id."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from importlib.metadata import EntryPoint, entry_points, version
from typing import TYPE_CHECKING, Any, Literal

import pluggy

from zfgk import hookspecs
from zfgk.errors import BrokenPlugin, DuplicateId, PluginError, UnknownPlugin
from zfgk.host import builtin
from zfgk.host.kinds import KINDS, Kind
from zfgk.host.plugin import PROJECT, Candidate, PluginInfo, Problem, check_names, collect, load

if TYPE_CHECKING:
    from zfgk.calendar.tables import YearTable
    from zfgk.catalogue.schema import Schema, Vocabulary
    from zfgk.model.documents import Reader
    from zfgk.model.exchange import Exporter
    from zfgk.model.law import Instrument
    from zfgk.rules.pack import RulePack
    from zfgk.screening.recogniser import Recogniser


class Host:
    """What the accepted plugins bring; build one with :meth:`discover`, :meth:`builtin` or :meth:`of`.

    A plugin is accepted or refused as a whole. Values are sorted by id, so the order of installation never shows.

    Args:
        candidates: The plugins, in the order in which they may claim ids.
        on_error: ``raise`` lets the first refusal escape; ``report`` leaves the plugin out and keeps the refusal.
    """

    def __init__(self, candidates: Iterable[Candidate], on_error: Literal["raise", "report"] = "raise") -> None:
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(hookspecs)
        self._values: dict[Kind, dict[str, tuple[Any, Candidate]]] = {kind: {} for kind in KINDS}
        self._names: dict[str, Candidate] = {}
        self._problems: list[Problem] = []
        accepted: list[PluginInfo] = []
        for candidate in candidates:
            try:
                accepted.append(self._accept(candidate))
            except PluginError as error:
                if on_error == "raise":
                    raise
                self._problems.append(Problem(candidate.name, error))
        self.plugins: tuple[PluginInfo, ...] = tuple(sorted(accepted, key=lambda plugin: plugin.name))

    @classmethod
    def discover(cls, block: Collection[str] = (), on_error: Literal["raise", "report"] = "raise") -> Host:
        """Load what ships with zfgk and every installed plugin.

        Args:
            block: Names of plugins to leave out; they are not even imported.
            on_error: ``raise`` lets the first refusal escape; ``report`` leaves the plugin out, for :meth:`doctor`.

        Returns:
            The host.

        Raises:
            UnknownPlugin: If a blocked name is not installed.
            PluginError: With ``raise``, one of its subclasses for the first plugin that is refused.
        """
        found = [_own(), *_installed()]
        names = {candidate.name for candidate in found}
        for name in block:
            if name not in names:
                raise UnknownPlugin(name, difflib.get_close_matches(name, names, n=2))
        return cls([candidate for candidate in found if candidate.name not in block], on_error)

    @classmethod
    def builtin(cls) -> Host:
        """Load only what ships with zfgk."""
        return cls([_own()])

    @classmethod
    def of(cls, *plugins: object) -> Host:
        """Load exactly the given plugins, for tests and for programs that want nothing implicit.

        Args:
            plugins: Modules or other objects that carry hooks; ``zfgk.host.builtin`` is one of them.

        Returns:
            The host.

        Raises:
            PluginError: One of its subclasses for the first plugin that is refused.
        """
        return cls([_own() if plugin is builtin else Candidate(_name(plugin), "-", "", plugin) for plugin in plugins])

    def doctor(self) -> list[Problem]:
        """Return the plugins that were refused, with the reason; empty if all is well."""
        return list(self._problems)

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        """Laws, notices and decisions, sorted by id."""
        return self._sorted("instruments")

    @property
    def calendars(self) -> tuple[YearTable, ...]:
        """Year tables that plugins add to the official calendar, sorted by year."""
        return self._sorted("calendars")

    @property
    def rule_packs(self) -> tuple[RulePack, ...]:
        """Packs of rules, sorted by id."""
        return self._sorted("rule_packs")

    @property
    def schemas(self) -> tuple[Schema, ...]:
        """Schemas of catalogue entries, sorted by name."""
        return self._sorted("schemas")

    @property
    def vocabularies(self) -> tuple[Vocabulary, ...]:
        """Code lists, sorted by name."""
        return self._sorted("vocabularies")

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Document readers, sorted by name."""
        return self._sorted("readers")

    @property
    def recognisers(self) -> tuple[Recogniser, ...]:
        """Recognisers for screening, sorted by id."""
        return self._sorted("recognisers")

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """Exporters, sorted by name."""
        return self._sorted("exporters")

    def value(self, kind: str, key: str) -> Any:
        """Return one value.

        Args:
            kind: Its kind, such as ``exporters``.
            key: Its id.

        Raises:
            KeyError: If no accepted plugin brings it.
        """
        return next(values for known, values in self._values.items() if known.name == kind)[key][0]

    def _sorted(self, name: str) -> tuple[Any, ...]:
        values = next(values for kind, values in self._values.items() if kind.name == name)
        return tuple(values[key][0] for key in sorted(values))

    def _accept(self, candidate: Candidate) -> PluginInfo:
        holder = self._names.setdefault(candidate.name, candidate)
        if holder is not candidate:
            raise DuplicateId("plugins", candidate.name, candidate.claim, holder.claim)
        carrier = load(candidate)
        check_names(candidate, carrier)
        try:
            self._manager.register(carrier, name=candidate.name)
        except (pluggy.PluginValidationError, ValueError) as error:
            raise BrokenPlugin(*candidate.claim, " ".join(str(error).split())) from error
        found = collect(candidate, self._manager)
        for kind, values in found.items():
            self._claim(candidate, kind, values)
        for kind, values in found.items():
            self._values[kind] |= {kind.id_of(value): (value, candidate) for value in values}
        brings = {kind.name: tuple(sorted(map(kind.id_of, values))) for kind, values in found.items() if values}
        return PluginInfo(candidate.name, candidate.distribution, candidate.version, brings)

    def _claim(self, candidate: Candidate, kind: Kind, values: Iterable[Any]) -> None:
        taken = {key: holder for key, (_, holder) in self._values[kind].items()}
        for value in values:
            key = kind.id_of(value)
            if key in taken:
                raise DuplicateId(kind.name, key, candidate.claim, taken[key].claim)
            taken[key] = candidate


def _own() -> Candidate:
    return Candidate(PROJECT, PROJECT, version(PROJECT), builtin)


def _installed() -> list[Candidate]:
    found = [_candidate(point) for point in entry_points(group=PROJECT)]
    return sorted(found, key=lambda candidate: (candidate.name, candidate.distribution))


def _candidate(point: EntryPoint) -> Candidate:
    if point.dist is None:
        return Candidate(point.name, "-", "", point)
    described = point.dist.metadata  # read from its file whenever it is asked for
    return Candidate(point.name, described["Name"] or "-", described["Version"] or "", point)


def _name(plugin: object) -> str:
    name = getattr(plugin, "__name__", None)
    return name if isinstance(name, str) else type(plugin).__name__
