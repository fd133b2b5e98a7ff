"""Signatures as the Standard Webhooks specification has them: id, timestamp and body under one secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from zfgk import Change, web_address

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
_ANY_SITE = "https://site.invalid/"
TOLERANCE = 300
"""How many seconds a receiver's clock may differ from the sender's."""


def is_secret(secret: str) -> bool:
    """Tell whether messages can be signed with a text: behind ``whsec_`` it must be base64, and it must not be empty.

    Args:
        secret: The text.
    """
    try:
        return bool(_key(secret))
    except ValueError:
        return False


def signature(secret: str, message: str, timestamp: int, body: bytes) -> str:
    """Return the signature of a message.

    Args:
        secret: The secret; after ``whsec_`` it is read as base64, anything else as it is.
        message: The id of the message.
        timestamp: When it is sent, in seconds since 1970.
        body: What is sent.
    """
    signed = hmac.new(_key(secret), f"{message}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(signed).decode("ascii")


def _key(secret: str) -> bytes:
    if not secret.startswith("whsec_"):
        return secret.encode()
    return base64.b64decode(secret.removeprefix("whsec_"), validate=True)


def is_signed(secret: str, headers: Mapping[str, str], body: bytes, now: float) -> bool:
    """Tell whether a message was signed with a secret and sent within some minutes of now.

    Args:
        secret: The secret.
        headers: The headers of the message, by lower-case name.
        body: What was sent.
        now: The receiver's clock, in seconds since 1970.
    """
    message, written = headers.get(ID, ""), headers.get(TIMESTAMP, "")
    if not written.isdecimal() or len(written) > 15 or abs(now - int(written)) > TOLERANCE:
        return False
    expected = signature(secret, message, int(written), body)
    given = headers.get(SIGNATURE, "").split(" ")
    return any(hmac.compare_digest(expected.encode(), one.encode()) for one in given)


def body_of(change: Change) -> bytes:
    """Return what is sent of a change.

    Args:
        change: The change; without a record it is a withdrawal.

    Raises:
        ValueError: If the record holds characters that UTF-8 cannot carry.
    """
    # A withdrawal must get through whatever its reason holds: what UTF-8 cannot carry is left out.
    reason = change.reason if change.record else change.reason.encode("utf-8", "ignore").decode("utf-8")
    held: dict[str, Any] = {
        "type": "information.published" if change.record else "information.withdrawn",
        "timestamp": change.at.isoformat(),
        "data": {"key": change.key, "version": change.version, "reason": reason, "record": None},
    }
    if change.record:
        # The places of files on this machine are nobody else's business; hash, name and type are.
        record = attrs.asdict(change.record, filter=lambda attribute, _value: attribute.name != "path")
        # Whoever receives it may make a link of the address, and nothing that a browser would run may be one.
        record["url"] = record["url"] if web_address(record["url"], _ANY_SITE) else ""
        held["data"]["record"] = record
    return json.dumps(held, ensure_ascii=False, default=_plain, separators=(",", ":")).encode("utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return dict(value)
