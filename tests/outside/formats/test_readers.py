"""Independent readers understand what the exporters of three formats wrote that no validator knows."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin

import attrs
import pytest

import zfgk_gkmlpt
import zfgk_jcms_list
import zfgk_trs_wcm

_SPECIFICATION = importlib.util.spec_from_file_location("zfgk_readers", Path(__file__).with_name("readers.py"))
readers = importlib.util.module_from_spec(_SPECIFICATION)
sys.modules["zfgk_readers"] = readers
_SPECIFICATION.loader.exec_module(readers)

BASE = "https://zrzyj.example.gov.cn/"


def expected_of(change, between):
    """Return what any of the formats can say of a record."""
    record = change.record
    return readers.Entry(
        title=record.title,
        identifier=record.identifier,
        address=urljoin(BASE, record.url) if record.url else "",
        published=record.date_published or date(2026, 3, 3),
        written=record.date_written,
        publisher=record.publisher,
        number=record.document_number,
        summary=record.summary,
        theme=record.theme,
        genre=record.genre,
        keywords=between.join(record.keywords),
        attachments=tuple((one.rpartition("/")[2].partition("?")[0], urljoin(BASE, one)) for one in record.attachments),
        expired=record.validity == "失效",
    )


def on_one_line(text):
    return " ".join(text.split())


def decoded(entry):
    """Return an entry with its attachments' addresses as they read: an escaped character is the character."""
    return attrs.evolve(entry, attachments=tuple((name, unquote(address)) for name, address in entry.attachments))


def differences(found, live, *fields, between=";"):
    """Return where the entries are not those that live, in the fields that a format has."""
    told = {on_one_line(entry.title): decoded(entry) for entry in found}
    wanted = {on_one_line(change.record.title): expected_of(change, between) for change in live.values()}
    faults = [f"missing or foreign: {title!r}" for title in sorted(told.keys() ^ wanted.keys())]
    faults += ["a title is repeated"] if len(told) != len(found) else []
    for title in sorted(told.keys() & wanted.keys()):
        for field in fields:
            pair = getattr(told[title], field), getattr(wanted[title], field)
            faults += [f"{title!r}: {field} is {pair[0]!r}, not {pair[1]!r}"] if pair[0] != pair[1] else []
    return faults


def trs(folder):
    return readers.trs_documents((folder / "documents.xml").read_bytes())


def jcms(folder, per_page=20):
    files = sorted(folder.glob("list-*.xml"), key=lambda file: int(file.stem[5:]))
    return readers.jcms_list([file.read_bytes() for file in files], per_page)


def gkmlpt(folder):
    return readers.gkmlpt_pages({int(file.stem[5:]): file.read_bytes() for file in folder.glob("page-*.json")})


TRS = ("title", "published", "written", "publisher", "summary", "theme", "keywords", "address")
GKMLPT = tuple(field.name for field in attrs.fields(readers.Entry))


def test_trs(give, history):
    found = trs(give(zfgk_trs_wcm.EXPORTER, *history[0]))
    assert differences(found, history[1], *TRS) == []


def test_jcms(give, history):
    assert differences(jcms(give(zfgk_jcms_list.EXPORTER, *history[0])), history[1], "published", "address") == []


def test_jcms_in_several_answers(give, history):
    folder = give(zfgk_jcms_list.EXPORTER, *history[0], per_page=2)
    assert len(list(folder.glob("list-*.xml"))) == 2
    assert differences(jcms(folder, 2), history[1], "published", "address") == []


def test_gkmlpt(give, history):
    found = gkmlpt(give(zfgk_gkmlpt.EXPORTER, *history[0]))
    assert differences(found, history[1], *GKMLPT, between=" ") == []


def test_gkmlpt_on_several_pages(give, history):
    sample = history[0][0][0]
    made = [attrs.evolve(sample, key=f"K{n}", record=attrs.evolve(sample.record, title=f"第{n}条")) for n in range(201)]
    folder = give(zfgk_gkmlpt.EXPORTER, made)
    assert len(list(folder.glob("page-*.json"))) == 3
    assert differences(gkmlpt(folder), {one.key: one for one in made}, "published", "summary") == []


PLANTED_TRS = {
    "an unknown field": ("DOCSOURCENAME", "SOURCE", "SOURCE is unknown"),
    "a day for a moment": (" 00:00:00</DOCPUBTIME>", "</DOCPUBTIME>", "DOCPUBTIME is '2026-03-05'"),
    "a day that is none": ("<DOCPUBTIME>2026-03-05", "<DOCPUBTIME>2026-02-30", "DOCPUBTIME is '2026-02-30"),
    "another version": ('Version="6.0"', 'Version="7.0"', "7.0"),
    "no title": ("DOCTITLE>", "SUBDOCTITLE>", "no DOCTITLE"),
    "an open element": ("</PROPERTIES>", "", "not well-formed"),
    "another root": ("WCMDOCUMENTS>", "DOCUMENTS>", "the root is DOCUMENTS"),
    "a section written as text": ("<DOCTITLE>", "<DOCTITLE>&lt;![CDATA[", "missing or foreign: '<![CDATA["),
}
ITEM = '<record><![CDATA[<li><a title="另">另</a><span>2026-03-05</span></li>]]></record>'
PLANTED_JCMS = {
    "another total": ("<totalrecord>9", "<totalrecord>8", "totals"),
    "another number of pages": ("<totalpage>1", "<totalpage>2", "totals"),
    "an item too many": ("</recordset>", f"{ITEM}</recordset>", "totals"),
    "elements in another order": ("<datastore>", "<datastore><recordset/>", "datastore with"),
    "markup in a title": ("</a>", "<b></b></a>", "a fragment of"),
    "a handler": ("<li>", "<li onclick='x()'>", "onclick"),
    "a day in Chinese": ("<span>2026-03-05", "<span>3月5日", "the day is '3月5日'"),
    "no day": ("<span>2026-03-05</span>", "", "a fragment of"),
    "an open section": ("]]></record>", "</record>", "not well-formed"),
}
PLANTED_GKMLPT = {
    "another total": ('"post_count": 8', '"post_count": 90', "post_count"),
    "a missing field": ('"abstract":', '"summary":', "no abstract"),
    "a day for seconds": ('"date": 1772208000', '"date": "2026-02-28"', "date is '2026-02-28'"),
    "another day": ('"date": 1772208000', '"date": 1772294400', "written is"),
    "a moment of another shape": ('"created_at": "2026-03-05 ', '"created_at": "2026/03/05 ', "created_at is"),
    "a word for a truth": ('"is_expired": 0', '"is_expired": "否"', "is_expired"),
    "an attachment of another shape": ('"mime":', '"mimetype":', "an attachment with"),
}


def planted(folder, pattern, plant, read):
    """Return what is wrong, read by the same command, after a text was changed in the only file."""
    (file,) = folder.glob(pattern)
    data = file.read_text("utf-8")
    assert plant[0] in data
    # Every place of an element's name, so that the file stays well-formed; anything else only once.
    data = data.replace(plant[0], plant[1], -1 if plant[0].isalpha() or plant[0].endswith(">") else 1)
    file.write_text(data, "utf-8")
    try:
        return "\n".join(read(folder))
    except readers.Unreadable as unreadable:
        return str(unreadable)


@pytest.mark.parametrize("name", PLANTED_TRS)
def test_planted_errors_in_documents_are_caught(give, history, name):
    folder = give(zfgk_trs_wcm.EXPORTER, *history[0])
    said = planted(folder, "documents.xml", PLANTED_TRS[name], lambda at: differences(trs(at), history[1], *TRS))
    assert PLANTED_TRS[name][2] in said


@pytest.mark.parametrize("name", PLANTED_JCMS)
def test_planted_errors_in_lists_are_caught(give, history, name):
    live = {key: change for key, change in history[1].items() if key != "H/0 号"}
    again = attrs.evolve(history[0][0][0], key="S", version=1)
    folder = give(zfgk_jcms_list.EXPORTER, history[0][0], [*history[0][1], again])
    live["S"] = again
    assert differences(jcms(folder), live, "published", "address") == []
    said = planted(folder, "list-1.xml", PLANTED_JCMS[name], lambda at: differences(jcms(at), live, "published"))
    assert PLANTED_JCMS[name][2] in said


@pytest.mark.parametrize("name", PLANTED_GKMLPT)
def test_planted_errors_in_pages_are_caught(give, history, name):
    folder = give(zfgk_gkmlpt.EXPORTER, *history[0])
    plant = PLANTED_GKMLPT[name]
    said = planted(folder, "page-1.json", plant, lambda at: differences(gkmlpt(at), history[1], *GKMLPT, between=" "))
    assert plant[2] in said
