"""Packs, tables, schemas, lists, recognisers and readers that are sound but for one fault each."""

from __future__ import annotations

import re
import socket
from datetime import date
from pathlib import Path

import attrs

from zfgk import Hit, Reader, Recogniser, Severity, TextPart, YearTable
from zfgk.calendar import china
from zfgk.calendar.tables import Notice, Row
from zfgk.catalogue import CORE, DISCLOSURE, Field, Kind, Schema, Term, Vocabulary
from zfgk.documents import READERS
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Redacted, Removal
from zfgk.packs.national.readings import START_DAY
from zfgk.rules import Act, Deadline, InForce, Instrument, Relation, RulePack, Start, WorkingDays


@attrs.frozen
class Twin:
    """A value with one fault.

    Args:
        breaks: The check that refuses it.
        fault: What is wrong with it, in one clause.
        value: The value.
        settings: Further arguments of the suite's bench.
    """

    breaks: str
    fault: str
    value: object
    settings: dict = attrs.field(factory=dict)


# -- packs -------------------------------------------------------------------------------------------------------------

MEASURES = Instrument("QINGSHAN-2024", "青山县政务公开办法", "青政发〔2024〕3号", InForce(date(2024, 4, 1)))
RULE = Deadline(
    id="qingshan.disclose-proactively",
    term="主动公开政府信息",
    owed_by="青山县自然资源局",
    basis=MEASURES[6],
    in_force=MEASURES.in_force,
    relation=Relation.STRENGTHENS,
    towards="national.disclose-proactively",
    start=Start(events=("document.changed", "document.formed"), basis=MEASURES[6], counting=START_DAY),
    period=WorkingDays(10),
    act=Act(made="document.published"),
)
PACK = RulePack(id="qingshan", title="青山县", rules=(RULE,), instruments=(MEASURES,), extends="national")


class Elastic(WorkingDays):
    """A period with behaviour of its own."""


def _pack(**changes):
    return attrs.evolve(PACK, rules=(attrs.evolve(RULE, **changes),))


class Bomb(str):
    """Text that fails when it is shown."""

    __slots__ = ()

    def __format__(self, _style):
        raise RuntimeError("not today")


PACKS = (
    Twin("coherent", "speaks of an event that is listed nowhere", _pack(act=Act(made="document.publishd"))),
    Twin("pure-values", "counts with a class of its own", _pack(period=Elastic(10))),
    Twin("texts-listed", "cites a text that it does not list", attrs.evolve(PACK, instruments=())),
    Twin("in-chinese", "names a duty in English", _pack(term="disclose proactively")),
    Twin("answers", "has a term that fails when it is shown", _pack(term=Bomb("主动公开"))),
    Twin("strengthens", "allows more time than the rule that it strengthens", _pack(period=WorkingDays(30))),
)

# -- year tables -------------------------------------------------------------------------------------------------------

NOTICE = Notice("国办发明电〔2027〕1号", "2026-11-05")


def _off(month, day, year=2027, notice=NOTICE, statutory=True):
    return Row(date(year, month, day), "off", "节日", statutory, notice)


FIXED = tuple(_off(month, day) for month, day in ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3)))
TABLE = YearTable(2027, FIXED)


def _table(*rows):
    return YearTable(2027, (*FIXED, *rows))


TABLES = (
    Twin("own-year", "holds a day of another year", _table(_off(6, 1, year=2026))),
    Twin("weekends", "makes a Wednesday working", _table(Row(date(2027, 6, 9), "work", "端午节", False, NOTICE))),
    Twin("noticed", "does not name the notice of a day", _table(_off(6, 9, notice=Notice("", "2026-11-05")))),
    Twin("statutory", "lets people work on Labour Day", YearTable(2027, tuple(r for r in FIXED if r.day.month != 5))),
    Twin(
        "written",
        "names a festival with blanks around it, which files do not keep",
        _table(attrs.evolve(_off(6, 9), name=" 端午节 ")),
    ),
    Twin("joins", "leaves a year out", YearTable(2028, tuple(_off(r.day.month, r.day.day, year=2028) for r in FIXED))),
)

# -- schemas and lists -------------------------------------------------------------------------------------------------

SCHEMA = CORE.extended(
    "county",
    "青山县目录",
    (Field(name="office", label="承办科室"),),
    "《青山县政府信息公开目录编制规范》",
    seen=CORE.seen,
)


class Deaf(Schema):
    """A schema that does not know the other labels of its fields."""

    def find(self, head):
        found = super().find(head)
        return found if found and head in {found.name, found.label} else None


def _schema(*fields, **changes):
    return attrs.evolve(SCHEMA, fields=(*SCHEMA.fields, *fields), **changes)


SCHEMAS = (
    Twin("names", "has a field whose name is Chinese", _schema(Field(name="经办人", label="经办人员"))),
    Twin("labels", "has an English label", _schema(Field(name="handler", label="Handler"))),
    Twin(
        "heads",
        "does not find a field by its other labels",
        Deaf(**{a.name: getattr(SCHEMA, a.name) for a in attrs.fields(Schema)}),
    ),
    Twin(
        "core-fields",
        "has no 索引号",
        Schema("bare", "目录", tuple(f for f in SCHEMA.fields if f.name != "identifier"), "《规范》"),
    ),
    Twin(
        "vocabularies",
        "draws on a list that nobody brings",
        _schema(Field(name="level", label="层级", kind=Kind.TERM, vocabulary="levels-of-county")),
    ),
    Twin("sourced", "does not say which text asks for it", _schema(basis="")),
)

LIST = Vocabulary(
    "county-topics", "青山县主题", (Term("A", "土地"), Term("A1", "供应", parent="A"), Term("B", "矿产")), "《目录》"
)


def _list(*terms, **changes):
    return attrs.evolve(LIST, terms=(*LIST.terms, *terms), **changes)


LISTS = (
    Twin("codes", "has a code twice", _list(Term("A1", "出让", parent="A"))),
    Twin("codes", "has a term below itself", _list(Term("C", "海洋", parent="D"), Term("D", "海域", parent="C"))),
    Twin("codes", "has a term below one that is not there", _list(Term("C", "海洋", parent="Z"))),
    Twin(
        "findable",
        "has a code that is another term's label path",
        _list(Term("矿产/勘查", "测绘"), Term("B1", "勘查", parent="B")),
    ),
    Twin("labels", "has a term without a label", _list(Term("C", " "))),
    Twin("sourced", "does not say which text lists its terms", _list(basis="")),
)

# -- recognisers -------------------------------------------------------------------------------------------------------

WORD = re.compile("青山计划[0-9]{1,4}")


def find(text):
    return (Hit(*match.span()) for match in WORD.finditer(text))


RECOGNISER = Recogniser(
    id="county.project-name",
    category="project-name",
    find=find,
    severity=Severity.REVIEW,
    basis=MEASURES[8],
    action="核对该项目名称是否已公开",
    title="未公开项目名称",
)
FINDS, IGNORES = ("关于青山计划12的请示",), ("关于青山绿水的通知",)


def counts_bytes(text):
    data = text.encode("utf-8", "surrogatepass")
    return [Hit(found.start(), found.end()) for found in re.finditer("青山计划".encode(), data)]


_SEEN = []


def once_only(text):
    hits = [] if text in _SEEN else list(find(text))
    _SEEN.append(text)
    return hits


def reads_a_list(text):
    Path(__file__).read_bytes()
    return find(text)


def calls_home(text):
    try:
        socket.create_connection(("198.51.100.7", 80), timeout=1).close()
    except OSError:
        return find(text)
    return ()


def looks_back_every_time(text):
    for number in range(len(text)):
        text.count("青", 0, number)
    return find(text)


def talks(text):
    print("saw", text[:10])  # noqa: T201  # the planted fault
    return find(text)


def _recogniser(**changes):
    return attrs.evolve(RECOGNISER, **changes)


RECOGNISERS = (
    Twin("declaration", "has an id without its plugin's name", _recogniser(id="projects")),
    Twin("declaration", "tells officials in English what to do", _recogniser(action="check it")),
    Twin("declaration", "claims a contract that does not exist", _recogniser(contract=7)),
    Twin("samples", "finds nothing", _recogniser(find=lambda _text: ())),
    Twin("samples", "finds too much", _recogniser(find=lambda text: [Hit(0, len(text))] if text else [])),
    Twin("spans", "counts bytes, not characters", _recogniser(find=counts_bytes)),
    Twin("keeps-nothing", "finds something only the first time", _recogniser(find=once_only)),
    Twin("to-itself", "reads a file for every text", _recogniser(find=reads_a_list)),
    Twin("to-itself", "calls another machine", _recogniser(find=calls_home)),
    Twin("in-proportion", "goes back to the beginning at every character", _recogniser(find=looks_back_every_time)),
    Twin("silent", "prints what it sees", _recogniser(find=talks)),
)

# -- readers -----------------------------------------------------------------------------------------------------------

HEAD = b"QSLIST1\n"


def read(source):
    """Read a made-up format: a head, then lines of UTF-8."""
    if not source.data.startswith(HEAD):
        raise UnreadableFile(source.name, "it does not begin with QSLIST1")
    try:
        text = source.data[len(HEAD) :].decode()
    except UnicodeDecodeError:
        raise UnreadableFile(source.name, "it is not UTF-8") from None
    yield TextPart(text)


def knows(data):
    return data.startswith(HEAD)


def redact(source, censor):
    (part,) = read(source)
    text, cuts = part.text, list(censor(part))
    for cut in reversed(cuts):
        text = text[: cut.start] + "■■■" + text[cut.end :]
    removals = tuple(Removal(part.where, part.kind, cut.rule, cut.ground, cut.start, cut.end) for cut in cuts)
    return Redacted(HEAD + text.encode(), ".qsl", removals)


READER = Reader("qingshan-list", (".qsl",), read, "application/x-qingshan-list", knows, redact)
SAMPLES = {HEAD + "供应计划公布".encode(): "供应计划公布"}


def reads_half(source):
    (part,) = read(source)
    yield TextPart(part.text[: len(part.text) // 2])


def crashes(source):
    yield TextPart(source.data[len(HEAD) :].decode())


def says_nothing(source):
    if source.data.startswith(HEAD):
        yield from read(source)


def counts(source):
    _SEEN.append(source.name)
    yield from read(source)
    yield TextPart(str(len(_SEEN)))


def unpacks_without_end(source):
    yield TextPart(source.data.decode("latin-1"))


def looks_around(source):
    Path(__file__).read_bytes()
    yield from read(source)


def copies_everything(source, censor):
    return attrs.evolve(redact(source, censor), data=source.data)


def _reader(**changes):
    return attrs.evolve(READER, **changes)


RTF_LIKE = Reader("packed", (".docx",), unpacks_without_end, "application/zip")

DOCUMENT_READERS = (
    Twin("declaration", "names its ending in capitals", _reader(suffixes=(".QSL",))),
    Twin("declaration", "claims a contract that does not exist", _reader(contract=7)),
    Twin("samples", "reads the first half", _reader(read=reads_half)),
    Twin("any-bytes", "crashes on bytes that are no text", _reader(read=crashes)),
    Twin("any-bytes", "says nothing of files that it does not know", _reader(read=says_nothing)),
    Twin("looks", "does not know its own files", _reader(looks=lambda data: data.startswith(b"PK"))),
    Twin("keeps-nothing", "counts the files that it has read", _reader(read=counts)),
    Twin("within-limits", "unpacks without looking at the budget", RTF_LIKE, {"samples": None}),
    Twin("to-itself", "opens another file", _reader(read=looks_around)),
    Twin("redacts", "makes a copy of everything", _reader(redact=copies_everything)),
)

SOUND = {
    "rule_packs": ((PACK, {}),),
    "calendars": ((TABLE, {}), *((table, {}) for table in china().tables[-2:])),
    "schemas": ((SCHEMA, {"known": [DISCLOSURE]}), (CORE, {})),
    "vocabularies": ((LIST, {}), (DISCLOSURE, {})),
    "recognisers": ((RECOGNISER, {"finds": FINDS, "ignores": IGNORES}),),
    "readers": (
        (READER, {"samples": SAMPLES}),
        *((reader, {}) for reader in READERS if reader.name in {"csv", "docx"}),
    ),
}
TWINS = {
    "rule_packs": PACKS,
    "calendars": TABLES,
    "schemas": SCHEMAS,
    "vocabularies": LISTS,
    "recognisers": RECOGNISERS,
    "readers": DOCUMENT_READERS,
}
DEFAULTS = {
    "recognisers": {"finds": FINDS, "ignores": IGNORES},
    "readers": {"samples": SAMPLES},
}
