"""How an exporter is named to another process: by the modules and the names under which its functions stand there."""

from __future__ import annotations

import importlib
import importlib.util
import io
import pickle
import sys
from collections.abc import Mapping
from functools import partial
from types import FunctionType, ModuleType
from typing import Any

from zfgk.model.exchange import Exporter
from zfgk.testing.conformance import NotApplicable

_Place = tuple[str, str, str]
"""A module's name, its file, and the name of a value in it; the file counts where the module is not to be found by name."""


def packed(exporter: Exporter, extra: Mapping[str, Any]) -> bytes:
    """Return an exporter and settings for another process.

    Args:
        exporter: A value of a module, or one whose functions are; or one that the host finds by its name.
        extra: Settings that go with it.

    Raises:
        NotApplicable: If it is none of these.
    """
    for named in (_standing_in_a_module, _itself, _installed):
        try:
            return _dumps((named(exporter), dict(extra)))
        except (pickle.PicklingError, TypeError, AttributeError, LookupError):
            continue
    raise NotApplicable(
        "it cannot be made anew in another process: let run and read_back be functions of a module, or install the plugin"
    )


def unpacked(data: bytes) -> tuple[Exporter, Mapping[str, Any]]:
    """Return the exporter and the settings that were packed.

    Args:
        data: What :func:`packed` returned.
    """
    named, extra = _Unpickler(io.BytesIO(data)).load()
    if isinstance(named, str):
        from zfgk.host import Host

        named = {one.name: one for one in Host.discover(on_error="report").exporters}[named]
    return named, extra


def package_of(exporter: Exporter) -> str:
    """Return the name of the package whose code an exporter is; empty if its function does not say."""
    return str(getattr(_function(exporter), "__module__", None) or "").partition(".")[0]


def _function(exporter: Exporter) -> Any:
    function: Any = exporter.run
    while isinstance(function, partial):
        function = function.func
    return function


class _Named:
    """Stands for a value of a module."""

    def __init__(self, place: _Place) -> None:
        self.place = place


def _standing_in_a_module(exporter: Exporter) -> _Named:
    function = _function(exporter)
    names = getattr(function, "__globals__", None) or vars(sys.modules[function.__module__])
    for name, value in names.items():
        if value is exporter:
            return _Named((*_module(names), name))
    raise LookupError(exporter.name)


def _itself(exporter: Exporter) -> Exporter:
    return exporter


def _installed(exporter: Exporter) -> str:
    from zfgk.host import Host

    found = {one.name: one for one in Host.discover(on_error="report").exporters}
    if found[exporter.name] != exporter:
        raise LookupError(exporter.name)
    return exporter.name


def _module(names: Mapping[str, Any]) -> tuple[str, str]:
    name, file = str(names.get("__name__") or ""), str(names.get("__file__") or "")
    if not file or name == "__main__":  # whoever runs a program does not want it run twice
        raise LookupError(name)
    return name, file


def _dumps(value: object) -> bytes:
    data = io.BytesIO()
    _Pickler(data).dump(value)
    return data.getvalue()


class _Pickler(pickle.Pickler):
    def persistent_id(self, value: Any) -> _Place | None:
        if isinstance(value, _Named):
            return value.place
        if not isinstance(value, FunctionType):
            return None
        place = (*_module(value.__globals__), value.__qualname__)
        if _walk(value.__globals__, value.__qualname__) is not value:
            raise LookupError(value.__qualname__)
        return place


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, place: Any) -> Any:
        name, file, path = place
        return _walk(vars(_imported(name, file)), path)


def _walk(names: Mapping[str, Any], path: str) -> Any:
    first, *others = path.split(".")
    value = names[first]
    for name in others:
        value = getattr(value, name)
    return value


def _imported(name: str, file: str) -> ModuleType:
    if name in sys.modules:
        return sys.modules[name]
    if _is_found(name):
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _is_found(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # it has parents, and they are not found
        return False
