"""What must hold of manifests for every content."""

import csv
import io
import json
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.catalogue.days import EARLIEST, LATEST
from zfgk.errors import BadInput, UnreadableFile
from zfgk.model.information import Attribute
from zfgk.publish.source.manifest import read_source

# Official text with what spreadsheets find hard: delimiters, quotation marks, full-width signs, rare characters.
LINE = st.text(alphabet="关于公布政府信息目录的通知〔2026〕号,;\t\"'|，；：“”（）ABC 123㎡镕", max_size=30).map(
    # An apostrophe in front has a meaning of its own in CSV: it guards a text of which a program could make a formula.
    lambda text: " ".join(text.split()).lstrip("' ")
)
TITLE = LINE.map(lambda text: "通知" + text)
DAYS = st.dates(EARLIEST, LATEST)
LABELS = {
    "identifier": "索引号",
    "title": "名称",
    "summary": "内容概述",
    "date_written": "生成日期",
    "date_published": "发布日期",
    "publisher": "发布机构",
    "document_number": "文号",
    "disclosure": "公开属性",
    "reason": "不公开理由",
}


@st.composite
def entries(draw):
    """The fields of one row, as values."""
    written, published = sorted((draw(DAYS), draw(DAYS)))
    return {
        "title": draw(TITLE),
        "summary": draw(LINE),
        "date_written": draw(st.sampled_from([written, None])),
        "date_published": draw(st.sampled_from([published, None])),
        "publisher": draw(LINE),
        "document_number": draw(LINE),
        "disclosure": draw(st.sampled_from([*Attribute, None])),
        "reason": draw(LINE),
    }


TABLES = st.lists(entries(), min_size=1, max_size=5).map(
    lambda rows: [{"identifier": f"000000000/2025-{i:05d}", **row} for i, row in enumerate(rows)]
)


def written(value, form):
    if isinstance(value, date):
        return form.format(value)
    return value.term if isinstance(value, Attribute) else value or ""


def read(folder):
    found = []
    for item in read_source(folder).items:
        values = {name: getattr(item.entry, name) for name in LABELS}
        found.append(values | {"disclosure": item.attribute})
    return found


DIALECTS = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from([",", ";", "\t"]),
        "lineterminator": st.sampled_from(["\r\n", "\n"]),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    }
)
FORMS = st.sampled_from(["{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])
HEADS = st.permutations(list(LABELS)).flatmap(
    lambda order: st.sampled_from([{name: name for name in order}, {name: LABELS[name] for name in order}])
)


@given(TABLES, FORMS, DIALECTS, ENCODINGS, HEADS)
@settings(max_examples=60)
def test_what_a_spreadsheet_exports_is_read_back(rows, form, dialect, encoding, heads):
    out = io.StringIO(newline="")
    writer = csv.writer(out, **dialect)
    writer.writerow(heads.values())
    for row in rows:
        writer.writerow([written(row[name], form) for name in heads])
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "manifest.csv").write_bytes(out.getvalue().encode(encoding))
        assert read(folder) == rows


@given(TABLES, st.sampled_from(["{0:%Y-%m-%d}", "{0.year}年{0.month}月{0.day}日"]), st.booleans())
@settings(max_examples=60)
def test_what_yaml_says_is_read_back(rows, form, chinese):
    # JSON is YAML; every value is quoted, as a program would write it.
    items = [{LABELS[name] if chinese else name: written(value, form) for name, value in row.items()} for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        text = json.dumps({"items": items}, ensure_ascii=False, indent=1)
        Path(folder, "manifest.yaml").write_text(text, encoding="utf-8")
        assert read(folder) == rows


HEADERS = st.sampled_from([b"", "索引号,名称,公开属性,文件\n".encode(), b"identifier;title;path\n", b"items:\n- "])


@given(
    HEADERS, st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode)), st.sampled_from(["csv", "yaml"])
)
def test_any_manifest_gives_a_source_or_typed_errors_with_places(header, body, suffix):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"manifest.{suffix}").write_bytes(header + body)
        caught: Exception | None = None
        try:
            items = read_source(folder).items
        except (UnreadableFile, BadInput) as error:
            caught, items = error, ()
        if isinstance(caught, UnreadableFile):
            assert caught.path.endswith(f"manifest.{suffix}")
        elif isinstance(caught, BadInput):
            assert caught.faults
            assert all(fault.where.startswith(f"manifest.{suffix}") for fault in caught.faults)
        else:
            assert items
            assert len({item.entry.identifier for item in items}) == len(items)


PIECES = st.lists(st.sampled_from(["..", ".", "a", "文", "/", "\\", "C:", "~", "\x00", "\n", " ", "a.txt"]), max_size=6)


@given(PIECES.map("".join))
def test_no_path_leads_out_of_the_folder(path):
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top, "source")
        folder.mkdir()
        Path(top, "a.txt").write_bytes(b"secret")
        Path(folder, "a.txt").write_bytes(b"public")
        item = json.dumps({"identifier": "1", "title": "甲", "path": [path]}, ensure_ascii=False)
        Path(folder, "manifest.yaml").write_text(f'{{"items": [{item}]}}', encoding="utf-8")
        try:
            source = read_source(folder)
        except (BadInput, UnreadableFile):
            return
        for document in source.items[0].documents:
            assert document.path.is_relative_to(folder.resolve())
            assert document.trouble is not None or document.path.read_bytes() == b"public"
