"""A WSGI application that answers harvesters from what the exporter keeps: OAI-PMH 2.0, deleted records included."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

import attrs
from lxml import etree

from zfgk import Held, find_on_shelf, page_of_shelf
from zfgk_oai_pmh.exporter import EARLIEST, repository_of
from zfgk_oai_pmh.records import DC_SCHEMA, OAI, OAI_DC, PREFIX, XSI, Repository, description, header
from zfgk_oai_pmh.served import SERVED, former_day, former_page, prefix_of

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PAGE = 100
"""How many records one answer brings."""

_ARGUMENTS = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), {"resumptionToken"}),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
    "ListIdentifiers": ({"metadataPrefix"}, {"from", "until", "set"}),
    "ListRecords": ({"metadataPrefix"}, {"from", "until", "set"}),
}
"""What each verb needs, and what it may have besides."""

_NAME = r"[A-Za-z0-9_.!~*'()-]+"
_SYNTAX = {
    "metadataPrefix": re.compile(_NAME),
    "set": re.compile(f"{_NAME}(?::{_NAME})*"),
    "identifier": re.compile(r"\S+"),
    "from": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "until": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
"""What the values of arguments look like by the protocol's schema; of moments, days are all that there are here."""

_LONGEST_BODY = 65_536


class _Refused(Exception):
    """An error that the protocol names."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)


@attrs.frozen
class _Query:
    """What a list asks for, and where it goes on."""

    first: str
    last: str
    after: tuple[str, str] = ("", "")
    former: bool = True  # whether identifiers that ceased to be are still to be listed; they come first

    def token(self) -> str:
        parts = [self.first, self.last, *self.after, *(["former"] if self.former else [])]
        return urlsafe_b64encode(json.dumps(parts).encode()).decode()

    @classmethod
    def of_token(cls, token: str) -> _Query:
        try:
            first, last, place, key, *rest = map(_carried, json.loads(urlsafe_b64decode(token)))
        except (ValueError, TypeError, RecursionError) as error:
            raise _Refused("badResumptionToken", "the token is not one of this repository") from error
        return cls(first, last, (place, key), former=bool(rest))


@attrs.frozen
class _Listed:
    """A record as it is listed, and where a list goes on behind it."""

    identifier: str
    stamp: str
    metadata: bytes | None
    query: _Query


@attrs.frozen
class Application:
    """The application; serve it with any WSGI server.

    Args:
        config: The settings of the target: ``out``, ``base_url`` and the exporter's options, ``address`` among them.
        now: Tells the moment of an answer, with its UTC offset.
    """

    config: Mapping[str, Any]
    now: Callable[[], datetime] = attrs.field(default=lambda: datetime.now(UTC))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        method = environ["REQUEST_METHOD"]
        if method not in {"GET", "HEAD", "POST"}:
            allowed = [("Allow", "GET, HEAD, POST"), ("Content-Type", "text/plain"), ("Content-Length", "0")]
            start_response("405 Method Not Allowed", allowed)
            return [b""]
        body = self.answer(_arguments(environ))
        start_response("200 OK", [("Content-Type", "text/xml; charset=utf-8"), ("Content-Length", str(len(body)))])
        return [b"" if method == "HEAD" else body]

    def answer(self, arguments: Iterable[tuple[str, str]]) -> bytes:
        """Return the answer to the arguments of a request.

        Args:
            arguments: Names and values, as they came.

        Returns:
            The XML document.
        """
        settings, given = repository_of(self.config), list(arguments)
        while True:
            # Harvesters are answered with the identifiers that were exported, whatever the settings say since.
            prefix = prefix_of(self._served)
            answer = self._answer(given, attrs.evolve(settings, prefix=prefix or settings.prefix))
            if prefix_of(self._served) == prefix:  # otherwise an export brought other identifiers meanwhile
                return answer

    @property
    def _served(self) -> Path:
        return Path(self.config["out"]) / SERVED

    def _answer(self, given: list[tuple[str, str]], repository: Repository) -> bytes:
        root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})  # type: ignore[dict-item]  # lxml-stubs forget the default namespace
        root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {OAI}OAI-PMH.xsd")
        _add(root, "responseDate", self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        request = _add(root, "request", repository.base_url)
        try:
            verb, asked = _checked(given)
            for name, value in given:
                request.set(name, value)
            self._fill(_add(root, verb), verb, asked, repository)
        except _Refused as refused:
            if (last := root[-1]) is not request:
                root.remove(last)
            if refused.code in {"badVerb", "badArgument"}:
                request.attrib.clear()
            _add(root, "error", str(refused)).set("code", refused.code)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    def _fill(self, into: etree._Element, verb: str, asked: Mapping[str, str], repository: Repository) -> None:
        if verb == "Identify":
            for name, text in description(repository, EARLIEST, "persistent"):
                _add(into, name, text)
        elif verb == "ListSets":
            raise _Refused("noSetHierarchy", "this repository has no sets")
        elif verb == "ListMetadataFormats":
            if "identifier" in asked:
                self._find(asked["identifier"], repository)
            made = _add(into, "metadataFormat")
            for name, text in (("metadataPrefix", PREFIX), ("schema", DC_SCHEMA), ("metadataNamespace", OAI_DC)):
                _add(made, name, text)
        elif verb == "GetRecord":
            _require_format(asked["metadataPrefix"])
            _record(into, self._find(asked["identifier"], repository))
        else:
            self._list(into, verb, asked, repository)

    def _find(self, identifier: str, repository: Repository) -> _Listed:
        query = _Query("", "")
        if day := former_day(self._served, identifier):
            return _Listed(identifier, day, None, query)
        key = unquote(identifier.removeprefix(repository.prefix), errors="replace")
        held = find_on_shelf(self._served, key) if self._served.exists() else None
        if held is None or repository.identifier(key) != identifier:
            raise _Refused("idDoesNotExist", "this repository holds no such record")
        return _listed(held, repository, query)

    def _list(self, into: etree._Element, verb: str, asked: Mapping[str, str], repository: Repository) -> None:
        query = _Query.of_token(asked["resumptionToken"]) if "resumptionToken" in asked else _query(asked)
        listed = list(islice(self._listed(query, repository), PAGE + 1))
        if not listed:
            raise _Refused("noRecordsMatch", "nothing was published or withdrawn in that time")
        for one in listed[:PAGE]:
            if verb == "ListRecords":
                _record(into, one)
            else:
                into.append(header(one.identifier, one.stamp, deleted=one.metadata is None))
        if len(listed) > PAGE:
            _add(into, "resumptionToken", listed[PAGE - 1].query.token())
        elif "resumptionToken" in asked:
            _add(into, "resumptionToken")  # an empty one ends the list

    def _listed(self, query: _Query, repository: Repository) -> Iterator[_Listed]:
        """Yield the next records of a list, up to one more than an answer brings."""
        if not self._served.exists():
            return
        first, last, most = query.first, query.last, PAGE + 1
        if query.former:
            for day, identifier in former_page(self._served, after=query.after, first=first, last=last, limit=most):
                yield _Listed(identifier, day, None, attrs.evolve(query, after=(day, identifier)))
            query = attrs.evolve(query, after=("", ""), former=False)
        for held in page_of_shelf(self._served, after=query.after, first=first, last=last, limit=most):
            yield _listed(held, repository, attrs.evolve(query, after=(held.place, held.key)))


def _listed(held: Held, repository: Repository, query: _Query) -> _Listed:
    return _Listed(repository.identifier(held.key), held.place, None if held.withdrawn else held.body, query)


def _arguments(environ: WSGIEnvironment) -> list[tuple[str, str]]:
    text = environ.get("QUERY_STRING", "")
    if environ["REQUEST_METHOD"] == "POST":
        size = environ.get("CONTENT_LENGTH") or "0"
        length = min(int(size), _LONGEST_BODY) if size.isdecimal() else 0
        text = environ["wsgi.input"].read(length).decode("utf-8", "replace")
    return [
        # What XML cannot carry cannot be repeated in the answer.
        (name, re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "�", value))
        for name, value in parse_qsl(text[:_LONGEST_BODY], keep_blank_values=True)
    ]


def _carried(part: object) -> str:
    """Return a part of a token; what no database carries is none."""
    text = str(part)
    text.encode("utf-8")
    return text


def _checked(given: list[tuple[str, str]]) -> tuple[str, dict[str, str]]:
    """Return the verb and its arguments.

    Raises:
        _Refused: If the protocol does not allow them.
    """
    verbs = [value for name, value in given if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in _ARGUMENTS:
        raise _Refused("badVerb", "the argument verb is missing, repeated or unknown")
    verb, asked = verbs[0], {name: value for name, value in given if name != "verb"}
    if len(asked) != len(given) - 1:
        raise _Refused("badArgument", "an argument is repeated")
    needed, allowed = _ARGUMENTS[verb]
    if "resumptionToken" in asked and verb in {"ListIdentifiers", "ListRecords"}:
        needed, allowed = {"resumptionToken"}, set()
    if not needed <= asked.keys() <= needed | allowed:
        raise _Refused("badArgument", "an argument is missing or is not one of this verb")
    for name, value in asked.items():
        if name in _SYNTAX and not _SYNTAX[name].fullmatch(value):
            what = "has an illegal syntax; days are written as 2026-03-02" if value else "is empty"
            raise _Refused("badArgument", f"the argument {name} {what}")
    return verb, asked


def _query(asked: Mapping[str, str]) -> _Query:
    _require_format(asked["metadataPrefix"])
    if "set" in asked:
        raise _Refused("noSetHierarchy", "this repository has no sets")
    first, last = asked.get("from", ""), asked.get("until", "")
    for day in filter(None, (first, last)):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise _Refused("badArgument", "from and until are days, as 2026-03-02") from None
    if first and last and first > last:
        raise _Refused("badArgument", "from lies after until")
    return _Query(first, last)


def _require_format(prefix: str) -> None:
    if prefix != PREFIX:
        raise _Refused("cannotDisseminateFormat", f"this repository speaks {PREFIX} only")


def _record(into: etree._Element, one: _Listed) -> None:
    made = _add(into, "record")
    made.append(header(one.identifier, one.stamp, deleted=one.metadata is None))
    if one.metadata is not None:
        _add(made, "metadata").append(etree.fromstring(one.metadata))


def _add(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    made = etree.SubElement(parent, f"{{{OAI}}}{name}")
    made.text = text or None
    return made
