"""One plugin: found, checked hook by hook, and asked for its values."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint
from typing import Any

import attrs
import pluggy

from zfgk.errors import BrokenPlugin, ContractMismatch, PluginError, UnknownHook, UnmarkedHook, WrongResult
from zfgk.host.kinds import KINDS, Kind

PROJECT = "zfgk"


@attrs.frozen
class PluginInfo:
    """An accepted plugin.

    Args:
        name: The name of its entry point.
        distribution: The distribution that brings it.
        version: The version of the distribution; empty for a plugin that no distribution brings.
        brings: The ids that it brings, by kind (``exporters``, ``rule_packs``, …); kinds without any are left out.
    """

    name: str
    distribution: str
    version: str
    brings: Mapping[str, tuple[str, ...]]


@attrs.frozen
class Problem:
    """A plugin that was refused, and why.

    Args:
        plugin: The plugin's name.
        error: The refusal.
    """

    plugin: str
    error: PluginError


@attrs.frozen
class Candidate:
    """A plugin before it is checked.

    Args:
        name: Its name.
        distribution: The distribution that brings it.
        version: The distribution's version.
        source: The object that carries the hooks, or the entry point that names it.
    """

    name: str
    distribution: str
    version: str
    source: Any

    @property
    def claim(self) -> tuple[str, str]:
        """Its name and distribution."""
        return self.name, self.distribution


def load(candidate: Candidate) -> Any:
    """Return the object that carries the hooks.

    Raises:
        BrokenPlugin: If importing it fails; the exception is chained.
    """
    if not isinstance(candidate.source, EntryPoint):
        return candidate.source
    try:
        return candidate.source.load()
    except (Exception, SystemExit) as error:
        raise BrokenPlugin(*candidate.claim, _said(error)) from error


def check_names(candidate: Candidate, carrier: Any) -> None:
    """Refuse functions that look like hooks and would be ignored in silence.

    Raises:
        UnmarkedHook: For a callable named ``zfgk_…`` without the marker.
        UnknownHook: For a marked function that matches no hook.
    """
    known = [kind.hook for kind in KINDS]
    for name in sorted(dir(carrier)):
        value = getattr(carrier, name, None)
        marked = getattr(value, f"{PROJECT}_impl", None)
        if marked is None and name.startswith(f"{PROJECT}_") and callable(value):
            raise UnmarkedHook(candidate.name, name)
        hook = (marked and marked.get("specname")) or name
        # A plugin that works with several releases marks a hook that not all of them have as optional.
        if marked is not None and hook not in known and not marked.get("optionalhook"):
            raise UnknownHook(candidate.name, hook, difflib.get_close_matches(hook, known, n=2))


def collect(candidate: Candidate, manager: pluggy.PluginManager) -> dict[Kind, tuple[Any, ...]]:
    """Call the plugin's hooks and return their values by kind.

    Args:
        candidate: The plugin, registered with the manager under its name.
        manager: The manager that holds it.

    Raises:
        BrokenPlugin: If a hook raises.
        WrongResult: If a hook returns anything but an iterable of the values that it stands for.
        ContractMismatch: If a value claims a contract that this release does not speak.
    """
    found: dict[Kind, tuple[Any, ...]] = {}
    for kind in KINDS:
        for hook in getattr(manager.hook, kind.hook).get_hookimpls():
            if hook.plugin_name != candidate.name:
                continue
            if hook.hookwrapper or hook.wrapper:
                why = "it is a hook wrapper, and no plugin may change what another one brings"
                raise WrongResult(candidate.name, kind.hook, why)
            found[kind] = found.get(kind, ()) + _values(candidate, kind, hook.function)
    return found


def _values(candidate: Candidate, kind: Kind, function: Any) -> tuple[Any, ...]:
    try:
        result = function()
        values = tuple(result) if isinstance(result, Iterable) and not isinstance(result, str | bytes) else None
    except (Exception, SystemExit) as error:
        raise BrokenPlugin(*candidate.claim, f"{kind.hook} raised {_said(error)}") from error
    if values is None:
        why = f"{_shown(result)} is not an iterable of {kind.class_name}"
        raise WrongResult(candidate.name, kind.hook, why)
    for value in values:
        if not isinstance(value, kind.type):
            raise WrongResult(candidate.name, kind.hook, f"{_shown(value)} is not {_article(kind.class_name)}")
        if kind.contracts and value.contract not in kind.contracts:
            what = f"{kind.class_name.lower()} {kind.id_of(value)}"
            raise ContractMismatch(candidate.name, what, value.contract, kind.contracts)
    return values


def _said(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"a {type(value).__name__}"


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "AEIOU" else f"a {word}"
