"""A receiver that keeps the rules: a WSGI application for those who take the requests, and for trying them out."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from zfgk_webhook.signing import is_signed

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

LONGEST = 16 * 1024 * 1024
"""How many bytes a request may have."""

_TABLE = "CREATE TABLE IF NOT EXISTS held (key TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL)"


@attrs.frozen(repr=False)
class Receiver:
    """The application; serve it with any WSGI server.

    POST takes a change and keeps the newest version of each key; GET tells the versions. Both are signed.

    Args:
        folder: Where ``received.sqlite`` stands.
        secret: The secret with which requests are signed.
        clock: Tells the moment, in seconds since 1970.
    """

    folder: Path
    secret: str
    clock: Callable[[], float] = time.time

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        status, body = self._answer(environ)
        headers = [("Content-Type", "application/json; charset=utf-8"), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    def _answer(self, environ: WSGIEnvironment) -> tuple[str, bytes]:
        size = environ.get("CONTENT_LENGTH") or "0"
        if not size.isdecimal() or int(size) > LONGEST:
            return "413 Content Too Large", b""
        body = environ["wsgi.input"].read(int(size))
        headers = {
            name.removeprefix("HTTP_").replace("_", "-").lower(): value
            for name, value in environ.items()
            if isinstance(value, str) and name.startswith("HTTP_")
        }
        if not is_signed(self.secret, headers, body, self.clock()):
            return "401 Unauthorized", b""
        if environ["REQUEST_METHOD"] == "GET":
            with self._database() as database:
                held = dict(database.execute("SELECT key, version FROM held WHERE body <> '' ORDER BY key"))
            return "200 OK", json.dumps(held, ensure_ascii=False).encode()
        return self._keep(body) if environ["REQUEST_METHOD"] == "POST" else ("405 Method Not Allowed", b"")

    def _keep(self, body: bytes) -> tuple[str, bytes]:
        try:
            data: Any = json.loads(body)["data"]
            key, version, record = str(data["key"]), int(data["version"]), data["record"]
        except (ValueError, KeyError, TypeError):
            return "400 Bad Request", b""
        text = json.dumps(record, ensure_ascii=False) if record is not None else ""
        with self._database() as database:
            # Requests come again and out of order: only a newer version takes the place of an older one.
            database.execute(
                "INSERT INTO held VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
                " SET version = excluded.version, body = excluded.body WHERE excluded.version >= held.version",
                (key, version, text),
            )
        return "200 OK", b"{}"

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.folder / "received.sqlite", timeout=60)) as database, database:
            database.execute("PRAGMA secure_delete = ON")
            database.execute(_TABLE)
            yield database
