"""What an address says about the place that it leads to: everything but credentials, which may change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from zfgk.publish.delivery.secrets import Secret, closed, opened

_CREDENTIALS = ("pass", "pwd", "secret", "token", "sign", "auth", "credential", "apikey", "api_key", "access_key")
_CREDENTIAL = frozenset({"key", "sig", "user", "username", "uid"})
_PORTS = {"http": "80", "https": "443", "postgresql": "5432", "mysql": "3306", "mssql": "1433"}
_OPEN, _CLOSE = "\ue000", "\ue001"


def leads_to(setting: Any) -> str:
    """Return where a setting leads, as text that stays the same when only credentials change.

    Of an address count its scheme (without the driver), host, port, path and query. User and password do not, nor do
    values of a query whose names say that they are credentials, nor secrets that stand in a path or query beside other
    text. A setting that is one secret as a whole is read like one that is written out.

    Args:
        setting: The setting of a target, perhaps with secrets.
    """
    if setting is None:
        return ""
    secret = setting if isinstance(setting, Secret) else None
    if secret is None and not isinstance(setting, str):
        return json.dumps(closed(setting), sort_keys=True, default=str)
    text: str = opened(setting)
    if "://" not in text:
        return text
    marked = _marked(secret) if secret is not None and not secret.whole else text
    try:
        parts = urlsplit(marked)
    except ValueError:
        return text
    scheme = parts.scheme.partition("+")[0].lower()
    host = parts.netloc.rpartition("@")[2]
    if secret is not None:
        for number, hidden in enumerate(secret.hidden):
            host = host.replace(f"{_OPEN}{number}{_CLOSE}", hidden)
    host = host.lower().removesuffix(f":{_PORTS.get(scheme, '')}")
    asked = sorted(
        (name, "" if _is_credential(name) or _OPEN in value else value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    )
    path = _in_full(parts.path) if scheme == "sqlite" else parts.path
    return json.dumps([scheme, host, path, asked])


def _in_full(path: str) -> str:
    """Return the path of an SQLite file that is told from the working directory, which is another one tomorrow."""
    name = path.removeprefix("/")
    return path if not name or name.startswith(("/", ":")) else f"/{Path(unquote(name)).absolute()}"


def _marked(secret: Secret) -> str:
    return secret.with_names(lambda number: f"{_OPEN}{number}{_CLOSE}")


def _is_credential(name: str) -> bool:
    word = name.lower()
    return word in _CREDENTIAL or any(part in word for part in _CREDENTIALS)
