"""The exporter: one signed request for each change, and what the answer means for the host."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import attrs

from zfgk import Ack, Change, CheckedOptions, Exporter
from zfgk_webhook.receiver import Receiver
from zfgk_webhook.signing import ID, SIGNATURE, TIMESTAMP, body_of, is_secret, signature

if TYPE_CHECKING:  # every command asks for the plugins that are there, and few of them send anything
    import httpx

REFUSALS = frozenset({400, 409, 413, 415, 422})
"""Answers about the content; any other one says that something around it is wrong, and may pass."""
SECONDS = 30.0
"""How long an answer may take."""
LONGEST = 3600.0
"""How long the settings may let it take."""

_INSIDE = "http://receiver.invalid/"


@attrs.frozen
class Settings:
    """A target's settings.

    Args:
        url: The address that receives the requests; empty for the receiver in the target's folder.
        secret: The secret with which requests are signed.
        seconds: How long an answer may take.
        series: What the ids of messages begin anew with.
    """

    url: str = attrs.field(repr=False)
    secret: str = attrs.field(repr=False)
    seconds: float
    series: str

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Settings:
        """Read the settings; what is missing gets its default, and of url and secret nothing is shown.

        Raises:
            BadInput: With every option that cannot be used.
        """
        secret = str(config.get("secret") or "")
        with CheckedOptions(config) as options:
            url = options.text("url")
            if url and not _is_address(url):
                options.refuse("url", "it is no http or https address", then="such as https://partner.example.org/hook")
            if not secret:
                options.refuse("secret", "it is missing", then="give it as ${NAME} from the environment")
            elif not is_secret(secret):
                options.refuse(
                    "secret", "behind whsec_ it is no base64", then="copy it whole, or write it without whsec_"
                )
            seconds = options.number("timeout", SECONDS, above=0, most=LONGEST)
            series = options.text("series")
        return cls(url, secret, seconds, series)


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Send each change, and take the answer for an acknowledgement.

    Args:
        changes: What is due.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``done`` for an answer from 200 to 299, ``reject`` for one that refuses the content, ``retry`` for any other and
        for none. The host decides when a change is sent again.

    Raises:
        BadInput: With every option that cannot be used.
    """
    settings = Settings.of(config)
    with _client(settings, Path(config["out"])) as client:
        for change in changes:
            try:
                body = body_of(change)
            except ValueError as error:
                yield Ack(change.key, change.version, "reject", error=f"含有不能编码的字符 ({type(error).__name__})")
                continue
            headers = _headers(settings.secret, _message(settings.series, change, body), body)
            yield _sent(client, settings.url or _INSIDE, headers, change, body)


def read_back(config: Mapping[str, Any]) -> Mapping[str, int]:
    """Ask the receiver what it holds.

    Args:
        config: The target's settings.

    Returns:
        Versions by key, as the receiver answers.

    Raises:
        BadInput: With every option that cannot be used.
        ValueError: If the receiver does not tell, or tells something else.
    """
    import httpx

    settings = Settings.of(config)
    with _client(settings, Path(config["out"])) as client:
        try:
            answer = client.get(settings.url or _INSIDE, headers=_headers(settings.secret, "read-back", b""))
            held = answer.json() if answer.status_code == httpx.codes.OK else None
        except (httpx.HTTPError, ValueError) as error:
            message = f"the receiver does not tell what it holds ({type(error).__name__})"
            raise ValueError(message) from error
    if not isinstance(held, dict) or not all(type(version) is int for version in held.values()):
        message = f"the receiver does not tell what it holds (status {answer.status_code})"
        raise ValueError(message)
    return held


def _message(series: str, change: Change, body: bytes) -> str:
    """Return the id of a message: the same when it is sent again, another one for anything else.

    Receivers drop a message whose id they know. So what is rebuilt bears new ids, which the series sees to; and so does
    another content under the same version, which a ledger can give out that was restored from an old copy.
    """
    named = f"{series}\0{change.key}\0{change.version}\0".encode("utf-8", "surrogatepass")
    return hashlib.sha256(named + body).hexdigest()[:32]


def _sent(client: httpx.Client, url: str, headers: Mapping[str, str], change: Change, body: bytes) -> Ack:
    import httpx

    try:
        answer = client.post(url, content=body, headers=headers)
    except httpx.HTTPError as error:
        return Ack(change.key, change.version, "retry", error=f"没有应答 ({type(error).__name__})")
    status = answer.status_code
    if answer.is_success:
        return Ack(change.key, change.version, "done", ref=answer.headers.get("location", "")[:500])
    if status in REFUSALS:
        return Ack(change.key, change.version, "reject", error=f"接收方拒绝，应答 {status}")
    return Ack(change.key, change.version, "retry", error=f"接收方应答 {status}")


def _headers(secret: str, message: str, body: bytes) -> dict[str, str]:
    # A receiver refuses what was signed long ago, so the moment of sending belongs to the request.
    now = int(time.time())
    return {
        "content-type": "application/json; charset=utf-8",
        ID: message,
        TIMESTAMP: str(now),
        SIGNATURE: signature(secret, message, now, body),
    }


def _is_address(written: str) -> bool:
    import httpx

    try:
        host, url = urlsplit(written).hostname, httpx.URL(written)
    except (httpx.InvalidURL, ValueError):
        return False
    return url.scheme in {"http", "https"} and bool(host)


@contextmanager
def _client(settings: Settings, out: Path) -> Iterator[httpx.Client]:
    import httpx

    # Without an address the receiver that ships with this plugin answers in the same process.
    inside = None if settings.url else httpx.WSGITransport(Receiver(out, settings.secret))
    # A redirect would hand the signature to somebody else, and settings of the machine are not those of the target.
    with httpx.Client(transport=inside, timeout=settings.seconds, follow_redirects=False, trust_env=False) as client:
        yield client


EXPORTER = Exporter(
    name="webhook",
    run=run,
    read_back=read_back,
    options={
        "url": "The address that receives the requests; a receiver in the target's folder unless given.",
        "secret": "The secret with which requests are signed, as ${NAME} from the environment.",
        "timeout": "How many seconds an answer may take, up to 3600; 30 unless given.",
        "series": "What the ids of messages begin anew with; the ledger gives another one after each rebuilding.",
    },
    sample_config={"secret": "a secret for trying it out"},
    accepts=frozenset({"information", "deadline", "statistics"}),
    shape="delta",
    withdraw="delete",
    network=True,
    check=Settings.of,
    place=("url",),
)
