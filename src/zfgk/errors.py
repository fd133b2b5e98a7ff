"""Every exception of zfgk, on one page.

Each error carries a stable ``code``, its facts as attributes, and one line of text that answers
*what · where · why · what next*, in that order. Each class also subclasses the builtin that a caller
would already catch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class ZfgkError(Exception):
    """The root of every error that zfgk raises on purpose.

    Args:
        what: What went wrong, in one clause.
        where: The file, path, rule or row concerned.
        why: The reason, with the governing source where there is one.
        then: What the reader can do next.
    """

    code: ClassVar[str] = "ZFGK-000"
    report: object | None = None
    """What a publishing run had done when this ended it, a ``RunReport``; ``None`` if nothing was written."""

    def __init__(self, what: str, *, where: str = "", why: str = "", then: str = "") -> None:
        """Keep the four parts as attributes and join them into one line."""
        self.what = what
        self.where = where
        self.why = why
        self.then = then
        super().__init__(f"[{self.code}] " + " · ".join(p for p in (what, where, why, then) if p))

    def lines(self) -> tuple[str, ...]:
        """Return the error as lines for a terminal; one line unless it holds several faults."""
        return (str(self),)


@attrs.frozen
class Fault:
    """One thing that is wrong with an input.

    Args:
        where: The path of the value: ``manifest.csv:3 column 公开属性`` or ``cases[0].events[1].day``.
        what: What is wrong with it.
        why: The reason, if it needs one.
        then: What to write instead.
    """

    where: str
    what: str
    why: str = ""
    then: str = ""

    def __str__(self) -> str:
        """Join the parts into one line, place first."""
        return f"{self.where}: " + " · ".join(p for p in (self.what, self.why, self.then) if p)


class BadInput(ZfgkError, ValueError):
    """An input has one or more faults; all of them are listed, each with its path.

    Args:
        source: The file or argument that was read.
        faults: Every fault found, in the order of the input.
    """

    code: ClassVar[str] = "ZFGK-I001"

    def __init__(self, source: str, faults: Iterable[Fault]) -> None:
        """Keep the faults and summarise them in one line."""
        self.source = source
        self.faults: tuple[Fault, ...] = tuple(faults)
        count = len(self.faults)
        super().__init__(
            f"{count} fault{'s' if count != 1 else ''} in the input",
            where=source,
            why=str(self.faults[0]) if self.faults else "",
            then="nothing was written; correct the input and run again",
        )

    def lines(self) -> tuple[str, ...]:
        """Return one line per fault, each with its path."""
        return tuple(f"[{self.code}] {fault}" for fault in self.faults)


class UnreadableFile(ZfgkError, OSError):
    """A file cannot be opened, decoded or parsed.

    Args:
        path: The file.
        why: What the operating system or the parser said.
        then: What to do next.
    """

    code: ClassVar[str] = "ZFGK-I002"

    def __init__(self, path: str, why: str, then: str = "check the path and the file's permissions") -> None:
        """Keep the path."""
        self.path = path
        super().__init__("cannot read the file", where=path, why=why, then=then)


class LimitExceeded(UnreadableFile):
    """Reading a file costs more than the limits allow; a small file can ask for endless work.

    Args:
        path: The file.
        limit: The limit's name, such as ``part_bytes``.
        allowed: What it allows.
        part: The part of the file at which it was reached.
    """

    code: ClassVar[str] = "ZFGK-I004"

    def __init__(self, path: str, limit: str, allowed: float, part: str) -> None:
        """Keep the limit and the place."""
        self.limit = limit
        self.allowed = allowed
        self.part = part
        super().__init__(
            path, f"at {part} it exceeds the limit {limit} = {allowed:g}", "open it by hand, or raise the limit"
        )


class LibraryMissing(ZfgkError, ImportError):
    """Something is asked for that needs a library of an extra, and the library is not installed.

    Args:
        library: The library.
        need: What needs it, such as ``a Word document``.
        extra: The extra of zfgk that brings it.
    """

    code: ClassVar[str] = "ZFGK-I005"

    def __init__(self, library: str, need: str, extra: str) -> None:
        """Keep the library's name and the extra."""
        self.library = library
        self.need = need
        self.extra = extra
        super().__init__(
            f"{need} cannot be made", why=f"{library} is not installed", then=f"pip install 'zfgk[{extra}]'"
        )


class UnwritableFile(ZfgkError, OSError):
    """A file cannot be created, filled or put in its place; what stood there before is untouched.

    Args:
        path: The file.
        why: What the operating system said.
        then: What to do next.
    """

    code: ClassVar[str] = "ZFGK-I003"

    def __init__(
        self, path: str, why: str, then: str = "check the directory, its permissions and the free space"
    ) -> None:
        """Keep the path."""
        self.path = path
        super().__init__("cannot write the file", where=path, why=why, then=then)


# -- screening ---------------------------------------------------------------------------------------------------------


class RedactionRefused(ZfgkError, ValueError):
    """No redacted copy is made of a file.

    Args:
        path: The file.
        why: The reason.
        then: What to do instead.
    """

    code: ClassVar[str] = "ZFGK-S001"

    def __init__(self, path: str, why: str, then: str) -> None:
        """Keep the path."""
        self.path = path
        super().__init__("no redacted copy is made", where=path, why=why, then=then)


# -- numbers -----------------------------------------------------------------------------------------------------------


class InvalidNumber(BadInput):
    """A number of documents, entries or organisations is wrong, or cannot be issued; all faults are listed.

    Args:
        kind: What it should be, in Chinese: ``发文字号``, ``索引号``.
        number: The text as messages show it; empty for one that was to be issued.
        faults: Every fault.
    """

    code: ClassVar[str] = "ZFGK-N001"

    def __init__(self, kind: str, number: str, faults: Iterable[Fault]) -> None:
        """Keep the kind and the text, and join the faults into one line."""
        faults = tuple(faults)
        super().__init__(kind, faults)
        self.kind = kind
        self.number = number
        self.what: str = f"{number} is no {kind}" if number else f"no {kind} can be issued"
        self.where = ""
        self.why: str = "; ".join(" · ".join(p for p in (fault.what, fault.why, fault.then) if p) for fault in faults)
        self.then = (
            "write it as the original does; what is missing is never guessed"
            if number
            else "hand over the right values; a number is never made up"
        )
        self.args: tuple[Any, ...] = (f"[{self.code}] {self.what} · {self.why} · {self.then}",)


# -- calendar ----------------------------------------------------------------------------------------------------------


class CalendarError(ZfgkError, ValueError):
    """The working-day calendar cannot answer."""

    code: ClassVar[str] = "ZFGK-C000"


class BeyondHorizon(CalendarError):
    """No holiday notice covers the day, so nobody knows whether it is a working day.

    Args:
        day: The day asked about.
        first: The first day that the calendar covers.
        last: The last day that the calendar covers.
        known_on: The day of knowledge, for an edition of the calendar.
    """

    code: ClassVar[str] = "ZFGK-C001"

    def __init__(self, day: date, first: date, last: date, known_on: date | None = None) -> None:
        """Keep the day, its year and the horizon."""
        self.day = day
        self.year: int = day.year
        self.first = first
        self.last = last
        self.known_on = known_on
        as_of = f" by {known_on}" if known_on else ""
        super().__init__(
            f"{day} is beyond the calendar",
            where=f"year {day.year}",
            why=f"the State Council's holiday notice for {day.year} is not known{as_of}; covered are {first} to {last}",
            then="add the year with `zfgk calendar learn` and --calendar, once the notice is issued",
        )


# -- rules and facts ---------------------------------------------------------------------------------------------------


class LawError(ZfgkError):
    """The encoded law cannot answer."""

    code: ClassVar[str] = "ZFGK-L000"


class UnknownRule(LawError, LookupError):
    """No loaded pack has a rule of this id.

    Args:
        rule: The id asked for.
        near: Ids that look like it.
    """

    code: ClassVar[str] = "ZFGK-L001"

    def __init__(self, rule: str, near: Iterable[str] = ()) -> None:
        """Keep the id and the near ones."""
        self.rule = rule
        self.near: tuple[str, ...] = tuple(near)
        hint = f"did you mean {', '.join(self.near)}?" if self.near else "see `zfgk rules list`"
        super().__init__("no rule has this id", where=rule, then=hint)


class NotAClock(LawError, LookupError):
    """The rule sets no time, so nothing can be due under it.

    Args:
        rule: The id asked for.
        sort: What it is: Requires, Gate, Roster, ….
    """

    code: ClassVar[str] = "ZFGK-L004"

    def __init__(self, rule: str, sort: str) -> None:
        """Keep the id and the sort."""
        self.rule = rule
        self.sort = sort
        super().__init__("the rule sets no time", where=rule, why=f"it is a {sort}", then="see `zfgk rules show`")


class NoRuleInForce(LawError, LookupError):
    """No version of the rule was in force on the day.

    Args:
        rule: The rule's id.
        day: The day that selects the version.
        first: The first day on which any version was in force.
    """

    code: ClassVar[str] = "ZFGK-L002"

    def __init__(self, rule: str, day: date, first: date) -> None:
        """Keep the rule, the day and the first day in force."""
        self.rule = rule
        self.day = day
        self.first = first
        super().__init__(
            f"no version was in force on {day}",
            where=rule,
            why=f"the earliest encoded version took effect on {first}",
            then="check the day of the starting event",
        )


class AmbiguousReading(LawError, ValueError):
    """In strict mode, the law leaves a choice that changes the answer and nobody made it.

    Args:
        rule: The rule's id.
        readings: The names of the undecided readings.
    """

    code: ClassVar[str] = "ZFGK-L003"

    def __init__(self, rule: str, readings: Iterable[str]) -> None:
        """Keep the rule and the undecided readings."""
        self.rule = rule
        self.readings: tuple[str, ...] = tuple(readings)
        super().__init__(
            f"the answer depends on {', '.join(self.readings)}",
            where=rule,
            why="strict mode refuses to choose between readings",
            then="select each with --reading NAME=OPTION, or leave strict mode",
        )


class NotInBatch(LawError, TypeError):
    """A column cannot be answered at once; each matter must be asked by itself.

    Args:
        rule: The rule's id.
        why: What the column holds, or the rule does, that only single answers can tell.
        then: What to do instead.
    """

    code: ClassVar[str] = "ZFGK-L005"

    def __init__(self, rule: str, why: str, then: str = "") -> None:
        """Keep the rule."""
        self.rule = rule
        super().__init__(
            "cannot be answered for a whole column",
            where=rule,
            why=why,
            then=then or "ask zfgk.due(rule, events) for each matter",
        )


class FactError(ZfgkError, ValueError):
    """A fact handed to the engine is malformed or contradicts itself."""

    code: ClassVar[str] = "ZFGK-F000"


class TooManyPossibilities(FactError):
    """The uncertain facts combine into more cases than the engine enumerates.

    Args:
        rule: The rule's id.
        count: How many combinations there are.
        limit: How many are enumerated at most.
    """

    code: ClassVar[str] = "ZFGK-F001"

    def __init__(self, rule: str, count: int, limit: int) -> None:
        """Keep the counts."""
        self.rule = rule
        self.count = count
        self.limit = limit
        super().__init__(
            f"{count} combinations of uncertain days",
            where=rule,
            why=f"at most {limit} are enumerated",
            then="narrow the ranges of the uncertain events",
        )


class NotADay(FactError, TypeError):
    """Something other than a plain date stands where a day is due.

    Args:
        value: What stands there.
        where: The field or argument.
    """

    code: ClassVar[str] = "ZFGK-F002"

    def __init__(self, value: object, where: str = "") -> None:
        """Keep the value."""
        self.value = value
        super().__init__(
            f"{value!r} is not a date",
            where=where,
            why="a moment belongs to a day only in a zone, and none is assumed",
            then="pass a datetime.date",
        )


# -- proofs ------------------------------------------------------------------------------------------------------------


class ProofError(ZfgkError, ValueError):
    """An answer cannot be written down for others, or not be read back."""

    code: ClassVar[str] = "ZFGK-A000"


class NoLedger(ProofError):
    """The answer counts no days, so there is no ledger of them.

    Args:
        rule: The rule's id.
        why: What the answer lacks.
    """

    code: ClassVar[str] = "ZFGK-A001"

    def __init__(self, rule: str, why: str) -> None:
        """Keep the rule."""
        self.rule = rule
        super().__init__("the answer has no ledger", where=rule, why=why, then="read its steps with explain()")


class LedgerMismatch(ProofError):
    """Counted day by day, the steps do not lead to the answer's last day.

    Args:
        rule: The rule's id.
        day: The day that the answer gives.
        why: What the count gives.
    """

    code: ClassVar[str] = "ZFGK-A002"

    def __init__(self, rule: str, day: date, why: str) -> None:
        """Keep the rule and the day."""
        self.rule = rule
        self.day = day
        super().__init__(
            f"the steps do not lead to {day}",
            where=rule,
            why=why,
            then="hand over the calendar that the answer was computed with",
        )


class UnknownSchema(ProofError):
    """Written under a version of a schema that this release does not read.

    Args:
        found: The schema that the data names.
        known: The schema that this release reads.
    """

    code: ClassVar[str] = "ZFGK-A003"

    def __init__(self, found: object, known: str) -> None:
        """Keep both names."""
        self.found = found
        self.known = known
        super().__init__(
            f"the schema is {found!r}",
            why=f"this release reads {known}",
            then="read it with the release that wrote it, or compute it anew",
        )


# -- plugins -----------------------------------------------------------------------------------------------------------


class PluginError(ZfgkError):
    """A plugin is refused; ``plugin`` names it."""

    code: ClassVar[str] = "ZFGK-P000"

    def __init__(self, plugin: str, what: str, *, why: str = "", then: str = "") -> None:
        """Keep the plugin's name."""
        self.plugin = plugin
        super().__init__(what, where=f"plugin {plugin}", why=why, then=then)


class UnmarkedHook(PluginError, TypeError):
    """A function is named like a hook but does not carry the marker, so it would be ignored in silence.

    Args:
        plugin: The plugin's name.
        hook: The function's name.
    """

    code: ClassVar[str] = "ZFGK-P001"

    def __init__(self, plugin: str, hook: str) -> None:
        """Keep the function's name."""
        self.hook = hook
        super().__init__(
            plugin,
            f"{hook} is not marked as a hook",
            why="a function named zfgk_… without the marker would never be called",
            then="put @zfgk.hookimpl above it, or rename it",
        )


class UnknownHook(PluginError, AttributeError):
    """A marked function matches no hook, so it would never be called.

    Args:
        plugin: The plugin's name.
        hook: The function's name.
        near: Hooks that look like it.
    """

    code: ClassVar[str] = "ZFGK-P002"

    def __init__(self, plugin: str, hook: str, near: Iterable[str] = ()) -> None:
        """Keep the function's name and the near hooks."""
        self.hook = hook
        self.near: tuple[str, ...] = tuple(near)
        then = f"did you mean {', '.join(self.near)}?" if self.near else "the hooks are listed in zfgk.hookspecs"
        super().__init__(plugin, f"no hook is called {hook}", then=then)


class DuplicateId(PluginError, ValueError):
    """Two plugins claim one id.

    Args:
        kind: What the id names, such as ``exporters``.
        claimed: The id.
        claimant: The plugin that is refused, and its distribution.
        holder: The plugin that holds the id, and its distribution.
    """

    code: ClassVar[str] = "ZFGK-P003"

    def __init__(self, kind: str, claimed: str, claimant: tuple[str, str], holder: tuple[str, str]) -> None:
        """Keep the id and both claimants."""
        self.kind = kind
        self.claimed = claimed
        self.distribution: str = claimant[1]
        self.holder: str = holder[0]
        self.holder_distribution: str = holder[1]
        super().__init__(
            claimant[0],
            f"the id {claimed!r} among {kind} is taken",
            why=f"distribution {claimant[1]} and distribution {holder[1]} (plugin {holder[0]}) both claim it",
            then="uninstall one of them, or leave one out with --block",
        )


class BrokenPlugin(PluginError, ImportError):
    """A plugin fails to import, to register or to answer; the exception is chained.

    Args:
        plugin: The plugin's name.
        distribution: The distribution that brings it.
        why: What the exception said.
    """

    code: ClassVar[str] = "ZFGK-P004"

    def __init__(self, plugin: str, distribution: str, why: str) -> None:
        """Keep the distribution."""
        self.distribution = distribution
        super().__init__(
            plugin,
            f"the plugin of distribution {distribution} cannot be loaded",
            why=why,
            then="reinstall or update it, or leave it out with --block",
        )


class ContractMismatch(PluginError, ValueError):
    """A plugin was written for a contract that this release does not speak.

    Args:
        plugin: The plugin's name.
        what: The value concerned, such as ``exporter portal-feed``.
        contract: The number that it claims.
        supported: The numbers that this release speaks.
    """

    code: ClassVar[str] = "ZFGK-P005"

    def __init__(self, plugin: str, what: str, contract: object, supported: Iterable[int]) -> None:
        """Keep the numbers."""
        self.contract = contract
        self.supported: tuple[int, ...] = tuple(supported)
        super().__init__(
            plugin,
            f"{what} claims contract {contract!r}",
            why=f"this release speaks {', '.join(map(str, self.supported))}",
            then="install a version of the plugin and of zfgk that speak the same contract",
        )


class WrongResult(PluginError, TypeError):
    """A hook returned something other than an iterable of the values it stands for.

    Args:
        plugin: The plugin's name.
        hook: The hook.
        why: What it returned, and what was expected.
    """

    code: ClassVar[str] = "ZFGK-P006"

    def __init__(self, plugin: str, hook: str, why: str) -> None:
        """Keep the hook."""
        self.hook = hook
        super().__init__(plugin, f"{hook} returned the wrong thing", why=why, then="see the hook in zfgk.hookspecs")


class UnknownPlugin(PluginError, LookupError):
    """No installed plugin has this name.

    Args:
        plugin: The name asked for.
        near: Names that look like it.
    """

    code: ClassVar[str] = "ZFGK-P007"

    def __init__(self, plugin: str, near: Iterable[str] = ()) -> None:
        """Keep the near names."""
        self.near: tuple[str, ...] = tuple(near)
        then = f"did you mean {', '.join(self.near)}?" if self.near else "see `zfgk plugins list`"
        super().__init__(plugin, "no installed plugin has this name", then=then)


class KitMissing(PluginError, ImportError):
    """A plugin is to be certified, and a library that the test kit needs is not installed.

    Args:
        plugin: The plugin's name.
        library: The library.
    """

    code: ClassVar[str] = "ZFGK-P008"

    def __init__(self, plugin: str, library: str) -> None:
        """Keep the library's name."""
        self.library = library
        super().__init__(
            plugin,
            "the test kit is not complete",
            why=f"{library} is not installed",
            then="pip install 'zfgk[testing]'",
        )


# -- databases ---------------------------------------------------------------------------------------------------------


class StoreError(ZfgkError, OSError):
    """A database of zfgk cannot be used: the delivery ledger, the register.

    Args:
        where: Where it is, without any password.
        why: What the database said.
        then: What to do next.
    """

    code: ClassVar[str] = "ZFGK-D001"
    called: ClassVar[str] = "the database"

    def __init__(self, where: str, why: str, then: str = "check the path, the permissions and the free space") -> None:
        """Say which of them it is."""
        super().__init__(f"{self.called} cannot be used", where=where, why=why, then=then)


class StoreTooNew(ZfgkError, ValueError):
    """A database of zfgk was written by a newer release.

    Args:
        where: Where it is, without any password.
        found: Its schema version.
        known: The newest schema version that this release knows.
    """

    code: ClassVar[str] = "ZFGK-D002"
    called: ClassVar[str] = "the database"

    def __init__(self, where: str, found: int, known: int) -> None:
        """Keep the versions."""
        self.found = found
        self.known = known
        super().__init__(
            f"{self.called} has schema version {found}",
            where=where,
            why=f"this release knows versions up to {known}",
            then="update zfgk; nothing was changed",
        )


# -- publishing --------------------------------------------------------------------------------------------------------


class PublishError(ZfgkError):
    """Publishing cannot go on."""

    code: ClassVar[str] = "ZFGK-X000"


class MustNotDisclose(PublishError, PermissionError):
    """A record that is not public, or not for this target, was about to be handed over; nothing was.

    Args:
        key: The record's id.
        why: What keeps it back.
    """

    code: ClassVar[str] = "ZFGK-X001"

    def __init__(self, key: str, why: str) -> None:
        """Keep the record's id."""
        self.key = key
        super().__init__(
            "a record must not leave",
            where=key,
            why=why,
            then="nothing was handed to any target; correct the program that built this record",
        )


class LedgerError(PublishError, StoreError):
    """The delivery ledger cannot be used."""

    code: ClassVar[str] = "ZFGK-X002"
    called: ClassVar[str] = "the delivery ledger"


class LedgerTooNew(PublishError, StoreTooNew):
    """The ledger was written by a newer release."""

    code: ClassVar[str] = "ZFGK-X003"
    called: ClassVar[str] = "the delivery ledger"


class AnotherRun(PublishError, RuntimeError):
    """Another run is publishing into the same directory.

    Args:
        out: The output directory.
    """

    code: ClassVar[str] = "ZFGK-X004"

    def __init__(self, out: str) -> None:
        """Keep the directory."""
        self.out = out
        super().__init__("another run is publishing", where=out, then="wait until it has ended, then run again")


class LedgerBehind(PublishError, RuntimeError):
    """A target holds records that the ledger knows nothing of, so the ledger was lost or is an old copy.

    Args:
        target: The target's name.
        ledger: Where the ledger is.
        keys: The records concerned.
    """

    code: ClassVar[str] = "ZFGK-X005"

    def __init__(self, target: str, ledger: str, keys: Iterable[str]) -> None:
        """Keep the target and the records."""
        self.target = target
        self.ledger = ledger
        self.keys: tuple[str, ...] = tuple(keys)
        shown = ", ".join(self.keys[:3]) + (", …" if len(self.keys) > 3 else "")
        super().__init__(
            f"target {target} holds what the ledger does not know",
            where=ledger,
            why=f"{len(self.keys)} record(s): {shown}; without the ledger a withdrawn item could come back",
            then="restore the ledger from its backup, or publish into a new directory",
        )


class OutputRefused(PublishError, OSError):
    """The output directory cannot be used.

    Args:
        out: The directory.
        why: The reason.
        then: What to do next.
    """

    code: ClassVar[str] = "ZFGK-X006"

    def __init__(self, out: str, why: str, then: str = "name another directory with --out") -> None:
        """Keep the directory."""
        self.out = out
        super().__init__("the output directory cannot be used", where=out, why=why, then=then)


class UnknownItem(PublishError, LookupError):
    """The ledger has no item of this id.

    Args:
        key: The id asked for.
        ledger: Where the ledger is.
        near: Ids that look like it.
    """

    code: ClassVar[str] = "ZFGK-X007"

    def __init__(self, key: str, ledger: str, near: Iterable[str] = ()) -> None:
        """Keep the id and the near ones."""
        self.key = key
        self.near: tuple[str, ...] = tuple(near)
        super().__init__(
            f"nothing was ever published under {key}",
            where=ledger,
            then=f"did you mean {', '.join(self.near)}?" if self.near else "check the id against the run report",
        )


class AnotherPlace(PublishError, RuntimeError):
    """A target no longer delivers where it did: withdrawals would not reach what it published.

    Args:
        target: The target's name.
        changed: What changed, such as ``option url``; never its value.
        live: How many items are public at the old place as far as the ledger knows.
        owed: How many withdrawals the old place has not confirmed.
    """

    code: ClassVar[str] = "ZFGK-X008"

    def __init__(self, target: str, changed: Iterable[str], *, live: int, owed: int) -> None:
        """Keep the target and what changed."""
        self.target = target
        self.changed: tuple[str, ...] = tuple(changed)
        self.live = live
        self.owed = owed
        super().__init__(
            f"target {target} no longer delivers where it did",
            where=", ".join(self.changed),
            why=f"the place that it served shows {live} item(s) and owes {owed} withdrawal(s), and would not hear of any",
            then="give the new place a target's name of its own and keep the old target; or, if the old place is not to be "
            f"looked after any more, run zfgk targets rebuild {target} --moved; or switch back",
        )


class RegisterProblem(ZfgkError):
    """The register of requests cannot do what is asked."""

    code: ClassVar[str] = "ZFGK-R000"


class RegisterError(RegisterProblem, StoreError):
    """The register cannot be used."""

    code: ClassVar[str] = "ZFGK-R001"
    called: ClassVar[str] = "the register"


class RegisterTooNew(RegisterProblem, StoreTooNew):
    """The register was written by a newer release."""

    code: ClassVar[str] = "ZFGK-R002"
    called: ClassVar[str] = "the register"


class RegisterConflict(RegisterProblem, RuntimeError):
    """Another program wrote to the same matters at the same moment.

    Args:
        register: Where it is.
    """

    code: ClassVar[str] = "ZFGK-R003"

    def __init__(self, register: str) -> None:
        """Keep the place."""
        self.register = register
        super().__init__(
            "the entries were not added",
            where=register,
            why="another program wrote to the same matters at the same moment",
            then="add them again",
        )


class UnknownMatter(RegisterProblem, KeyError):
    """The register has nothing under an id.

    Args:
        id: The id of the matter, or the key of the applicant.
        register: Where the register is.
    """

    code: ClassVar[str] = "ZFGK-R004"

    def __init__(self, id: str, register: str) -> None:  # noqa: A002  # the attribute's name
        """Keep the id."""
        self.id = id
        self.register = register
        super().__init__(f"nothing is registered under {id!r}", where=register, then="see `zfgk register list`")

    def __str__(self) -> str:
        """Return the text as it is; a KeyError would quote it."""
        return str(self.args[0])
