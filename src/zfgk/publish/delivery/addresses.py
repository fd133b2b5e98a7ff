"""What an address says about the place that it leads to: everything but credentials, which may change."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from zfgk.publish.delivery.secrets import Secret

_CREDENTIALS = frozenset(
    {"pass", "passwd", "passphrase", "passfile", "pwd", "sign", "sig", "auth", "authorization", "jwt", "credentials"}
)
_ENDINGS = ("password", "secret", "token", "signature", "credential", "apikey", "accesskey")
"""How a word ends that is a credential, whatever it is written together with: ``sslpassword``, ``accesstoken``."""
_KEYS = frozenset({"api", "access", "app", "auth", "oauth", "private", "shared", "subscription", "account"})
"""Words beside which ``key`` is a credential; in ``tenant_key`` it may say where."""
_ALONE = frozenset({"key", "user", "username", "uid"})
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])|[^\W_A-Za-z]+")
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
_PORTS = {"http": "80", "https": "443", "postgresql": "5432", "mysql": "3306", "mssql": "1433"}
_WEB = frozenset({"http", "https"})
_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}([0-9]+){_MARK}")


def leads_to(setting: Any) -> str:
    """Return where a setting leads, as text that stays the same when only credentials change.

    Of an address count its scheme (without the driver), host, port, path and query, also what secrets say of them. User
    and password do not count, nor do values of a query whose names say that they are credentials, nor, in a web address,
    secrets that begin in its path or query: these are tokens as a rule, whereas the path of a database is its name.

    Args:
        setting: The setting of a target, perhaps with secrets.
    """
    if setting is None:
        return ""
    if isinstance(setting, Mapping):
        return json.dumps({str(name): leads_to(one) for name, one in setting.items()}, sort_keys=True)
    if isinstance(setting, list):
        return json.dumps([leads_to(one) for one in setting])
    if not isinstance(setting, str | Secret):
        return json.dumps(setting, default=str)
    text, begun = _spelled(setting)
    before, found, _ = text.partition("://")
    if not found:
        return text
    scheme = before.strip().partition("+")[0].lower()
    start, end = _authority(text, begun, len(before) + len(found))
    host = text[start:end].rpartition("@")[2].lower().removesuffix(f":{_PORTS.get(scheme, '')}").removesuffix(":")
    rest = text[end:]
    if scheme in _WEB:
        tail = zip(range(end, len(text)), text[end:], begun[end:], strict=True)
        rest = "".join(c if first is None or first < end else _MARK * (first == i) for i, c, first in tail)
    path, _, query = rest.rstrip().partition("#")[0].partition("?")
    if scheme in _WEB:
        path = _ESCAPED.sub(_normal, path) or "/"
    elif scheme == "sqlite":
        path = _in_full(path)
    asked = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    said = sorted(((name, "" if _is_credential(name) else value) for name, value in asked), key=itemgetter(0))
    return json.dumps([scheme, host, path, said])


def _spelled(setting: str | Secret) -> tuple[str, list[int | None]]:
    """Return a setting as the exporter gets it, and for each character where the secret begins that it is part of."""
    if not isinstance(setting, Secret):
        return setting, [None] * len(setting)
    text = ""
    begun: list[int | None] = []
    pieces = _MARKED.split(setting.with_names(lambda number: f"{_MARK}{number}{_MARK}"))
    for i, piece in enumerate(pieces):
        said = setting.hidden[int(piece)] if i % 2 else piece
        begun += [len(text) if i % 2 else None] * len(said)
        text += said
    return text, begun


def _authority(text: str, begun: list[int | None], start: int) -> tuple[int, int]:
    """Return where host and port begin and end; before them at most a user stands whom a secret names with the host.

    A password may hold what would end the host. If it is a secret, the ``@`` behind it shows that it is one.
    """
    written = [i for i in range(start, len(text)) if begun[i] is None]
    last = next((i for i in written if text[i] in "/?#"), len(text))
    start = max((i + 1 for i in written if i < last and text[i] == "@"), default=start)
    return start, next((i for i in range(start, len(text)) if text[i] in "/?#"), len(text))


def _in_full(path: str) -> str:
    """Return the path of an SQLite file that is told from the working directory, which is another one tomorrow."""
    name = path.removeprefix("/")
    return path if not name or name.startswith(":") else f"/{Path(name).absolute()}"


def _normal(escaped: re.Match[str]) -> str:
    """Return an escaped character of a web address in the one way of many that RFC 3986 calls normal."""
    c = chr(int(escaped[1], 16))
    return c if c in _UNRESERVED else escaped[0].upper()


def _is_credential(name: str) -> bool:
    if name.lower() in _ALONE:
        return True
    words = [word.lower().rstrip(string.digits) for word in _WORD.findall(name)]
    if any(word in _CREDENTIALS or word.endswith(_ENDINGS) for word in words):
        return True
    return "key" in words and not _KEYS.isdisjoint(words)
