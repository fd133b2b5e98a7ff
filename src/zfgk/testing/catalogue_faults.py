"""Faults to plant in catalogues, each with the finding that must come of it.

What is expected is written down here by hand and asks no check. Faults stand in entries of which nothing else depends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import attrs

from zfgk.catalogue.row import Row
from zfgk.testing.catalogue_entries import BLOCK, ENTRIES, LINKED, Cells, body, identifier, year

Change = Callable[[Cells, int], Cells]
"""Returns the cells of an entry with the fault; takes the sound ones and the entry's number."""


@attrs.frozen(kw_only=True)
class CatalogueFault:
    """A fault.

    Args:
        name: What is planted.
        schema: The schema of the catalogue that it is planted in.
        check: The check that must find it.
        field: The field that the finding must name.
        severity: The severity that the finding must have.
        change: What makes the fault.
    """

    name: str
    schema: str
    check: str
    field: str
    severity: str
    change: Change


@attrs.frozen
class Expected:
    """A finding that must come.

    Args:
        path: The place of the entry.
        field: The field.
        check: The check.
        severity: The severity.
    """

    path: str
    field: str
    check: str
    severity: str


@attrs.frozen
class PlantedCatalogue:
    """A catalogue with faults at known places.

    Args:
        schema: The name of its schema.
        count: How many entries it has.
        faults: The faults by the number of the entry.
    """

    schema: str
    count: int
    faults: dict[int, CatalogueFault]

    def rows(self) -> Iterator[Row]:
        """Yield the entries, made one by one."""
        make = ENTRIES[self.schema]
        for index in range(self.count):
            fault = self.faults.get(index)
            yield Row(f"/entries/{index}", fault.change(make(index), index) if fault else make(index))

    @property
    def expected(self) -> tuple[Expected, ...]:
        """What must be found, and nothing beside."""
        return tuple(
            Expected(f"/entries/{index}", fault.field, fault.check, fault.severity)
            for index, fault in sorted(self.faults.items())
        )


def plant(schema: str, count: int, faults: Iterable[CatalogueFault]) -> PlantedCatalogue:
    """Plant faults in a catalogue, spread over it evenly.

    Args:
        schema: The name of the schema.
        count: How many entries the catalogue has.
        faults: The faults; those of other schemas are left out.

    Raises:
        ValueError: If the catalogue is too short for them.
    """
    wanted = [fault for fault in faults if fault.schema == schema]
    # Entries of every second block, so that a copy of the one a block before is a copy of a sound one; disclosed ones
    # only, which have an address; none that another links to.
    seats = [index for index in range(BLOCK, count) if index // BLOCK % 2 and index % 10 < 8]
    if len(seats) < len(wanted):
        raise ValueError(f"{count} entries have room for {len(seats)} faults, not {len(wanted)}")
    step = len(seats) // max(len(wanted), 1)
    return PlantedCatalogue(schema, count, {seats[i * step]: fault for i, fault in enumerate(wanted)})


def _put(**cells: str | tuple[str, ...]) -> Change:
    """Return a change that puts cells in place of others; an empty one takes a cell away."""
    return lambda sound, _index: {name: cell for name, cell in (sound | cells).items() if cell}


def _copied(*names: str) -> Change:
    """Return a change that copies fields of the sound entry one block before."""
    return lambda sound, index: sound | {name: ENTRIES["normative"](index - BLOCK)[name] for name in names}


def _days(field: str, base: str, days: int, **cells: str) -> Change:
    """Return a change that puts a day some days after another of the entry."""

    def change(sound: Cells, index: int) -> Cells:
        moved = date.fromisoformat(str(sound[base])) + timedelta(days=days)
        return _put(**{field: moved.isoformat()}, **cells)(sound, index)

    return change


def _chinese_day(sound: Cells, _index: int) -> Cells:
    day = date.fromisoformat(str(sound["date_published"]))
    return sound | {"date_published": f"{day.year}年{day.month}月{day.day}日"}


def _around(field: str, before: str, after: str) -> Change:
    """Return a change that puts text around a field."""
    return lambda sound, _index: sound | {field: f"{before}{sound[field]}{after}"}


def _numbered(template: str) -> Change:
    """Return a change of the document number, with the entry's own year, the one before, and its number."""
    return lambda sound, index: (
        sound
        | {
            "document_number": template.format(
                agency=body(index)[2], year=year(index), before=year(index) - 1, n=index + 1
            )
        }
    )


def _future(sound: Cells, index: int) -> Cells:
    return sound | {
        "identifier": f"{body(index)[0]}/2024-90001",
        "document_number": f"{body(index)[2]}〔2024〕90001号",
        "date_written": "2024-05-30",
        "date_published": "2024-06-02",
        "date_effective": "2024-05-30",
        "date_expires": "2029-05-30",
        "validity": "现行有效",
    }


def _identified(template: str) -> Change:
    return lambda sound, index: (
        sound | {"identifier": template.format(code=body(index)[0], year=year(index), before=year(index) - 1)}
    )


def _wrong_check(sound: Cells, index: int) -> Cells:
    code = identifier(index)
    # The check character is one of 1, X, 8, 6; 0 is always wrong.
    return sound | {"identifier": f"{code[:8]}0{code[9:]}"}


def _self_related(sound: Cells, index: int) -> Cells:
    return sound | {"related": (identifier(index), identifier(index // LINKED * LINKED))}


def _itself(sound: Cells, _index: int) -> Cells:
    return sound | {"interpretation": sound["url"]}


def _title_again(sound: Cells, _index: int) -> Cells:
    return sound | {"summary": sound["title"]}


def _normative(name: str, check: str, field: str, change: Change, severity: str = "error") -> CatalogueFault:
    return CatalogueFault(name=name, schema="normative", check=check, field=field, severity=severity, change=change)


def _of(schema: str, check: str, field: str, change: Change, severity: str = "error") -> CatalogueFault:
    return CatalogueFault(
        name=f"{schema} {check} {field}", schema=schema, check=check, field=field, severity=severity, change=change
    )


_GROUND = "涉及国家秘密，依条例第十四条不予公开"
_HIDDEN = {"disclosure": "不予公开", "date_published": "", "attachments": ""}
_NOTE = "note"

STRUCTURAL_FAULTS = (
    _normative("no title", "missing", "title", _put(title="")),
    _normative("no index number", "missing", "identifier", _put(identifier="")),
    _normative("no publisher", "missing-expected", "publisher", _put(publisher=""), _NOTE),
    _normative("no validity", "missing-expected", "validity", _put(validity=""), _NOTE),
    _normative("a blank title", "blank", "title", _put(title=" \u3000 ")),
    _normative("exempt without a reason", "missing-when", "reason", _put(**_HIDDEN, url="")),
    _normative("a column of no schema", "unknown-column", "密级说明", _put(密级说明="无")),
    _normative("two titles", "one-text", "title", _put(title=("甲通知", "乙通知"))),
    _normative("key words in one text", "list-asked", "keywords", _put(keywords="土地；规划")),
    _normative("an empty key word", "empty-item", "keywords", _put(keywords=("土地", "", "规划"))),
    _normative("a key word twice", "item-twice", "keywords", _put(keywords=("土地", "规划", "土地"))),
    _normative("a space before the title", "spaces", "title", _around("title", " ", "")),
    _normative("an ideographic space after it", "spaces", "title", _around("title", "", "\u3000")),
    _normative("a line end after the summary", "spaces", "summary", _around("summary", "", "\n")),
    _normative("a bell in the summary", "odd-character", "summary", _around("summary", "概\x07", "述")),
    _normative("writing turned around", "odd-character", "title", _around("title", "通\u202e", "知")),
    _normative("a lost character", "odd-character", "title", _around("title", "通\ufffd", "")),
    _normative("half a character", "odd-character", "title", _around("title", "通\ud83d", "")),
    _normative("no character", "odd-character", "title", _around("title", "通\ufffe", "")),
    _normative("an escape in an extra column", "odd-character", "extra.旧号", _put(**{"extra.旧号": "甲\x1b乙"})),
    _normative("two lines of title", "line-break", "title", _around("title", "通知\n", "")),
    _normative("an endless index number", "too-long", "identifier", _put(identifier="7" * 201)),
    _normative("an attribute of no list", "term-unknown", "disclosure", _put(disclosure="公开")),
    _normative("a validity of no list", "term-unknown", "validity", _put(validity="大概有效")),
    _normative("no language", "format", "language", _put(language="中国话")),
    _normative("an address without scheme", "not-an-address", "url", _put(url="www.example.gov.cn/a.html")),
    _normative("a script for an address", "not-an-address", "url", _put(url="javascript:alert(1)")),
    _normative("a space in an address", "not-an-address", "url", _put(url="https://www.example.gov.cn/a b")),
    _normative("words for a day", "not-a-day", "date_written", _put(date_written="今年春天")),
    _normative("a spreadsheet's number for a day", "not-a-day", "date_written", _put(date_written="43831")),
    _normative("the day first", "not-a-day", "date_written", _put(date_written="02/03/2020")),
    _normative("29 February 2023", "day-impossible", "date_written", _put(date_written="2023-02-29")),
    _normative("31 June", "day-impossible", "date_published", _put(date_published="2020年6月31日")),
    _normative("the year 1899", "day-range", "date_written", _put(date_written="1899-12-30")),
    _normative("a day in Chinese", "day-form", "date_published", _chinese_day, _NOTE),
)
"""Faults of one value against its field."""

SEMANTIC_FAULTS = (
    _normative(
        "published first", "published-before-written", "date_published", _days("date_published", "date_written", -1)
    ),
    _normative("published tomorrow", "day-in-future", "date_published", _future),
    _normative(
        "published after 60 days", "published-late", "date_published", _days("date_published", "date_written", 60), _NOTE
    ),
    _normative(
        "in force before it was written", "effective-before-written", "date_effective",
        _days("date_effective", "date_written", -10), _NOTE,
    ),
    _normative(
        "expired before it was in force", "expires-before-effective", "date_expires",
        _days("date_expires", "date_effective", -1, validity="失效"),
    ),
    _normative(
        "repealed before it was written", "ended-before-written", "date_ended",
        _days("date_ended", "date_written", -1, validity="已废止"),
    ),
    _normative(
        "in force after its term", "valid-though-expired", "validity",
        _put(date_expires="2024-05-31", validity="现行有效"),
    ),
    _normative(
        "in force after its repeal", "valid-though-ended", "validity",
        _put(date_ended="2024-05-31", date_expires="", validity="有效"),
    ),
    _normative(
        "in force before its day", "valid-before-effect", "validity",
        _put(date_effective="2024-06-02", date_expires="", validity="现行有效"),
    ),
    _normative(
        "pending although in force", "pending-though-effective", "validity",
        _put(date_expires="", validity="尚未施行"),
    ),
    _normative(
        "expired within its term", "expired-within-term", "validity", _put(date_expires="2030-01-01", validity="已失效"),
        _NOTE,
    ),
    _normative("None for a serial", "identifier-placeholder", "identifier", _identified("{code}/{year}-None")),
    _normative("a space within the index number", "identifier-spaces", "identifier", _identified("{code}/ {year}-90002")),
    _normative(
        "an index number of no pattern", "identifier-unknown-pattern", "identifier", _put(identifier="旧目录第12号"),
        _NOTE,
    ),
    _normative("a wrong check character", "identifier-doubt", "identifier", _wrong_check, _NOTE),
    _normative(
        "another year in the index number", "identifier-year", "identifier", _identified("{code}/{before}-90003"), _NOTE
    ),
    _normative("an open bracket", "document-number", "document_number", _put(document_number="国土资发〔201672号")),
    _normative("no serial", "document-number", "document_number", _numbered("{agency}〔{year}〕号")),
    _normative(
        "square brackets", "document-number-form", "document_number", _numbered("{agency}[{year}]{n}号"), _NOTE
    ),
    _normative(
        "words for a number", "document-number-unknown", "document_number", _put(document_number="见附件"), _NOTE
    ),
    _normative("无 for a number", "document-number-none", "document_number", _put(document_number="无"), _NOTE),
    _normative(
        "another year in the number", "document-number-year", "document_number", _numbered("{agency}〔{before}〕9{n}号"),
        _NOTE,
    ),
    _normative(
        "somebody else's number", "publisher-not-issuer", "publisher", _numbered("国办发〔{year}〕{n}号"), _NOTE
    ),
    _normative("a reason although public", "reason-though-public", "reason", _put(reason=_GROUND)),
    _normative(
        "a reason without ground", "reason-without-ground", "reason", _put(**_HIDDEN, url="", reason="不宜公开"), _NOTE
    ),
    _normative("exempt with an address", "exempt-published", "url", _put(**_HIDDEN, reason=_GROUND)),
    _normative(
        "exempt with an attachment to open", "exempt-published", "attachments",
        _put(
            disclosure="不予公开", date_published="", url="", reason=_GROUND,
            attachments=("https://www.example.gov.cn/a.pdf",),
        ),
    ),
    _normative(
        "exempt with a day of publication", "exempt-published", "date_published",
        _put(disclosure="不予公开", attachments="", url="", reason=_GROUND),
    ),
    _normative(
        "on request with an address", "on-request-published", "url", _put(disclosure="依申请公开"), _NOTE
    ),
    _normative("a mark of secrecy", "secrecy-marking", "summary", _put(summary="机密★10年"), _NOTE),
    _normative("no summary", "element-missing", "summary", _put(summary=""), _NOTE),
    _normative("the title for a summary", "summary-is-title", "summary", _title_again, _NOTE),
    _normative("a file name for a title", "title-is-file-name", "title", _around("title", "", ".docx"), _NOTE),
    _normative("null for a publisher", "placeholder", "publisher", _put(publisher="null")),
    _normative("a test", "placeholder", "title", _put(title="测试")),
    _normative("bold type", "markup", "title", _around("title", "<b>", "</b>")),
    _normative("an entity", "markup", "summary", _around("summary", "概述&nbsp;", "")),
    _normative("garbled text", "garbled", "summary", _around("summary", "锟斤拷", "")),
    _normative(
        "a space of no width", "invisible-character", "title", _around("title", "通\u200b知", ""), _NOTE
    ),
    _normative("key words in one", "keywords-as-one", "keywords", _put(keywords=("土地，规划",)), _NOTE),
    _normative("an inner address", "address-inner", "url", _put(url="http://192.168.1.8/a.html")),
    _normative("an address with a password", "address-account", "url", _put(url="https://a:b@www.example.gov.cn/x")),
    _normative("an address elsewhere", "address-not-gov", "url", _put(url="https://www.example.com/a.html"), _NOTE),
    _normative("a path of a machine", "attachment-local", "attachments", _put(attachments=("C:\\文件\\附件.doc",))),
    _normative("related to itself", "related-self", "related", _self_related),
    _normative(
        "related to nothing", "related-unknown", "related", _put(related=("A00000011/2009-99999",)), _NOTE
    ),
    _normative(
        "an interpretation of nothing", "interpretation-alone", "related",
        _put(title="《关于做好公开工作的通知》政策解读", related=""), _NOTE,
    ),
    _normative("interpreted by itself", "interpretation-self", "interpretation", _itself),
    _normative("an index number taken", "entry-twice", "identifier", _copied("identifier")),
    _normative("a document entered twice", "entry-twice", "title", _copied("title", "document_number")),
    _normative("an address taken", "address-twice", "url", _copied("url"), _NOTE),
)  # fmt: skip
"""Faults of values against each other, the calendar, the law, or the rest of the catalogue."""

PROFILE_FAULTS = (
    _of("national-2009", "format", "identifier", _put(identifier="2017-00110")),
    _of("national-2009", "too-long", "identifier", _put(identifier="A00000011/2017-000110")),
    _of("national-2009", "identifier-defect", "identifier", _wrong_check),
    _of("hami", "missing", "category", _put(category="")),
    _of("hami", "too-long", "summary", _put(summary="长" * 501)),
    _of("hami", "format", "date_written", _put(date_written="2017/3/2", identifier="A00000011/2017-90001")),
    _of("hami", "term-unknown", "disclosure", _put(disclosure="不予公开")),
    _of("secrecy-status", "secret-not-exempt", "disclosure", _put(secrecy="涉密")),
    _of("secrecy-status", "missing-expected", "disclosure", _put(disclosure=""), _NOTE),
    _of("standard-catalogue", "nothing-ticked", "channels", _put(channels="")),
    _of("standard-catalogue", "term-unlisted", "channels", _put(channels=("政府网站", "田间喇叭")), _NOTE),
    _of("standard-catalogue", "item-twice", "channels", _put(channels=("政府网站", "政府网站"))),
    _of("standard-catalogue", "term-unknown", "audience", _put(audience=("所有人",))),
    _of("standard-catalogue", "nothing-ticked", "way", _put(way="")),
    _of("standard-catalogue", "not-a-number", "number", _put(number="十一")),
    _of("standard-catalogue", "missing", "time_limit", _put(time_limit="")),
    _of("standard-catalogue", "missing", "legal_basis", _put(legal_basis="")),
    _of(
        "standard-catalogue", "time-limit-long", "time_limit",
        _put(time_limit="信息形成或者变更之日起30个工作日内"), _NOTE,
    ),
    _of("standard-catalogue", "audiences-both", "audience", _put(audience=("全社会", "特定群体")), _NOTE),
    _of("standard-catalogue", "audience-unexplained", "audience_note", _put(audience=("特定群众",)), _NOTE),
    _of("guide", "missing", "fax", _put(fax="")),
    _of("guide", "missing", "classification", _put(classification="")),
    _of("guide", "telephone-without-number", "telephone", _put(telephone="见网站")),
    _of("guide", "day-in-future", "date_updated", _put(date_updated="2024-06-02")),
)  # fmt: skip
"""Faults that only some schemas know."""

FAULTS = (*STRUCTURAL_FAULTS, *SEMANTIC_FAULTS, *PROFILE_FAULTS)
"""Every fault."""
