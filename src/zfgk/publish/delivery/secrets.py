"""Secrets of targets: named in the targets file, taken from the environment, and never shown.

``${NAME}`` in a setting stands for the environment variable NAME; ``$${NAME}`` stands for the text itself. What the
ledger, reports, errors and a value's own text ever show is the name.
"""

from __future__ import annotations

import itertools
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, quote_plus

import attrs

from zfgk.errors import Fault

SHORTEST = 4
"""A value of fewer characters is refused: hiding it would hide half of every message."""

_NAMED = re.compile(r"\$?\$\{([^{}]*)\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HIDDEN = "***"
_IN_ADDRESSES = str.maketrans("+/", "-_")


@attrs.frozen
class Secret:
    """A setting that holds something secret.

    Args:
        written: How it stands in the targets file, such as ``Bearer ${TOKEN}``.
        value: What the exporter gets; it shows nowhere.
        hidden: The secret parts of the value.
    """

    written: str
    value: str = attrs.field(repr=False)
    hidden: tuple[str, ...] = attrs.field(repr=False)

    def __str__(self) -> str:
        return self.written

    @property
    def whole(self) -> bool:
        """Whether the setting is one name and nothing else."""
        return _NAMED.fullmatch(self.written) is not None

    def with_names(self, name: Callable[[int], str]) -> str:
        """Return the value with names of one's own in the place of the secret parts.

        Args:
            name: Returns the name of a part by its number in ``hidden``.
        """
        numbers = itertools.count()
        return _NAMED.sub(
            lambda match: match[0][1:] if match[0].startswith("$$") else name(next(numbers)), self.written
        )


def fill(value: Any, where: str, environ: Mapping[str, str], faults: list[Fault]) -> Any:
    """Put the environment's values in the place of the names in a setting.

    Args:
        value: The setting: text, or lists and mappings of settings.
        where: Its path, for faults.
        environ: The environment.
        faults: Takes what is wrong: a name that is not set, or is set to something too short to be a secret.

    Returns:
        The setting; texts that name something are :class:`Secret`.
    """
    if isinstance(value, dict):
        return {key: fill(one, f"{where}.{key}", environ, faults) for key, one in value.items()}
    if isinstance(value, list):
        return [fill(one, f"{where}[{i}]", environ, faults) for i, one in enumerate(value)]
    if not isinstance(value, str) or "${" not in value:
        return value
    hidden: list[str] = []

    def put(match: re.Match[str]) -> str:
        if match[0].startswith("$$"):
            return match[0][1:]
        found = environ.get(match[1], "")
        if not _NAME.fullmatch(match[1]):
            faults.append(Fault(where, f"{match[0]} names no environment variable", then="write ${NAME}"))
        elif not found:
            faults.append(Fault(where, f"the environment variable {match[1]} is not set", then=f"set {match[1]}"))
        elif len(found) < SHORTEST:
            why = f"its value is shorter than {SHORTEST} characters, so it could not be kept out of messages"
            faults.append(Fault(where, f"the environment variable {match[1]} holds no secret", why))
        hidden.append(found)
        return found

    filled = _NAMED.sub(put, value)
    return Secret(value, filled, tuple(hidden)) if hidden else filled


def opened(value: Any) -> Any:
    """Return a setting as the exporter gets it."""
    if isinstance(value, Secret):
        return value.value
    if isinstance(value, Mapping):
        return {key: opened(one) for key, one in value.items()}
    return [opened(one) for one in value] if isinstance(value, list) else value


def closed(value: Any) -> Any:
    """Return a setting as it may be shown and kept: secrets by name."""
    if isinstance(value, Secret):
        return value.written
    if isinstance(value, str):
        return value.replace("${", "$${")  # so that it reads as itself, and names nothing, when it is filled again
    if isinstance(value, Mapping):
        return {key: closed(one) for key, one in value.items()}
    return [closed(one) for one in value] if isinstance(value, list) else value


def mask(text: str, settings: Any) -> str:
    """Return a text with every secret of some settings hidden, however addresses, JSON, Python or Base64 write it.

    Args:
        text: The text, such as an exporter's error.
        settings: The settings.
    """
    secrets = {hidden for secret in _secrets(settings) for hidden in secret.hidden if len(hidden) >= SHORTEST}
    forms = {form for hidden in secrets for form in _forms(hidden)}
    for form in sorted(forms, key=len, reverse=True):  # the longest first: one may contain another
        text = text.replace(form, _HIDDEN)
    for inside in sorted({form for hidden in secrets for form in _in_base64(hidden)}, key=len, reverse=True):
        # With what stands around it, such as a name before the password: the ends tell something of the secret.
        text = re.sub(f"[A-Za-z0-9+/_-]*{re.escape(inside)}[A-Za-z0-9+/_-]*=*", _HIDDEN, text)
    return text


def _secrets(value: Any) -> Iterator[Secret]:
    if isinstance(value, Secret):
        yield value
    elif isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _secrets(one)


def _forms(hidden: str) -> Iterable[str]:
    yield hidden
    yield quote(hidden, safe="")
    yield quote(hidden)
    yield quote_plus(hidden)
    yield json.dumps(hidden)[1:-1]
    yield json.dumps(hidden, ensure_ascii=False)[1:-1]
    yield repr(hidden)[1:-1]


def _in_base64(hidden: str) -> Iterable[str]:
    """Return what Base64 makes of a secret wherever it stands in what is encoded, without the ends that mix with others."""
    data = hidden.encode("utf-8", "surrogatepass")
    for before, mixed in enumerate((0, 2, 3)):
        whole = b64encode(bytes(before) + data).decode()
        form = whole[mixed : (before + len(data)) * 8 // 6]
        yield from (form, form.translate(_IN_ADDRESSES))
