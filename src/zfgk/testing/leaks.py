"""Nothing non-public leaves by any exporter: generated packages, published for real, and every byte of the result read.

A package is one row of a manifest with its file. Each bears a token of its own, in its title, its fields and its file.
Whoever generates a package knows whether it may leave, because they put into it what must keep it in; the program under
test is never asked. Afterwards the tokens of those that must stay are looked for in everything that the exporters wrote,
unpacked, and the tokens of those that must leave have to be there: a publisher that publishes nothing is no safe one.
"""

from __future__ import annotations

import csv
import html
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import attrs

from zfgk.host import Host
from zfgk.model.exchange import Exporter
from zfgk.publish.delivery.targets import Target
from zfgk.publish.outcome import Status
from zfgk.publish.run import publish

HEADS = (
    "索引号",
    "名称",
    "内容概述",
    "生成日期",
    "发布机构",
    "公开属性",
    "公开范围",
    "公开对象",
    "不公开理由",
    "关键词",
    "网址",
    "文件",
)
ON = date(2025, 6, 30)
_AT = datetime(2025, 6, 30, 9, tzinfo=timezone(timedelta(hours=8)))
_MARKS = ("机密★10年", "秘 密 ☆ 6个月", "绝密★长期", "密级：机密", "机\u200b密★20年")
_IDS = (
    "110101199003074477",
    "１１０１０１１９９００３０７４４７７",
    "110101 19900307 4477",
    "11010119900307\u200b4477",
)
_MOBILES = ("13800138000", "138 0013 8000", "+86 138-0013-8000")
_ORDINARY = "为做好有关工作，现将有关事项通知如下，请认真贯彻执行。"


@attrs.frozen
class Package:
    """One row of a manifest with its file.

    Args:
        cells: The row, by column head.
        file: The file's name and bytes.
        token: What it can be recognised by, wherever it turns up.
        leaves: Whether it may leave.
        what: What was done to it, for messages.
    """

    cells: dict[str, str]
    file: tuple[str, bytes]
    token: str
    leaves: bool
    what: str


def packages(random: Random, count: int) -> Iterator[Package]:
    """Generate packages.

    Args:
        random: The source of chance.
        count: How many.

    Yields:
        Packages of every kind, mixed: about two in five may leave.
    """
    for number in range(1, count + 1):
        token = f"ZQ{number}X{random.getrandbits(64):016x}"
        kind = random.choice(_KINDS)
        yield kind(random, number, token)


def leaked(
    root: Path, count: int, random: Random, exporters: Sequence[Exporter], host: Host | None = None
) -> list[str]:
    """Publish generated packages to exporters and say what is wrong with the result.

    Args:
        root: An empty directory.
        count: How many packages.
        random: The source of chance.
        exporters: The exporters.
        host: The host whose readers and recognisers are used; all installed plugins unless given.

    Returns:
        One line for each token that got out and must not, and for each package that should have left and did not.
    """
    made = list(packages(random, count))
    source, out = root / "source", root / "out"
    _write(source, made, _needed(exporters))
    targets = [Target(name=one.name, exporter=one, options=dict(one.sample_config)) for one in exporters]
    report = publish(source, out, targets, on=ON, at=_AT, host=host or Host.discover())
    status = {item.key: item.status for item in report.items}
    written = b"\n".join(_everything(out))
    faults = []
    for one in made:
        key = one.cells["索引号"]
        if not one.leaves and (one.token.encode() in written or status[key] is Status.PUBLISHED):
            faults.append(f"leaked: {one.what}")
        if one.leaves and (one.token.encode() not in written or status[key] is not Status.PUBLISHED):
            faults.append(f"kept in: {one.what}")
    return faults


def _needed(exporters: Sequence[Exporter]) -> dict[str, str]:
    """Return the extra cells without which a target would carry nothing: a calendar asks for a day."""
    return {
        f"extra.{name}": str(value)
        for one in exporters
        for name, value in dict(one.sample_fields.get("extra", {})).items()
    }


def _write(folder: Path, made: Sequence[Package], more: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, (*HEADS, *more), restval="")
    writer.writeheader()
    for one in made:
        name, data = one.file
        (folder / name).write_bytes(data)
        writer.writerow(one.cells | more)
    (folder / "manifest.csv").write_text(table.getvalue(), encoding="utf-8", newline="")


def _everything(folder: Path) -> Iterator[bytes]:
    """Yield the name and the bytes of every file, and those of every entry of an archive."""
    for file in folder.rglob("*"):
        yield str(file).encode()
        if file.is_file():
            data = file.read_bytes()
            yield data
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    yield from (archive.read(name) for name in archive.namelist())


# -- kinds of package --------------------------------------------------------------------------------------------------

Kind = Callable[[Random, int, str], Package]


def _package(  # the fields of a package
    random: Random, number: int, token: str, *, leaves: bool, what: str, text: str = "", **cells: str
) -> Package:
    """Return a package of ordinary content with something put into its text and its cells."""
    suffix, render = random.choice(_FORMATS)
    body = f"{_ORDINARY}{token}\n{text}\n{_ORDINARY}" if random.random() < 0.5 else f"{text}\n{_ORDINARY}{token}"
    row = {
        "索引号": f"000014349/2025-{number:05d}",
        "名称": f"关于某项工作的通知{token}",
        "内容概述": f"概述{token}",
        "生成日期": "2025-06-02",
        "发布机构": "云汀市自然资源局",
        "公开属性": "主动公开",
        "关键词": token,
        "网址": f"https://www.example.gov.cn/{token}.html",
        "文件": f"{number}{suffix}",
    }
    return Package(row | cells, (f"{number}{suffix}", render(body)), token, leaves, f"{what} ({suffix})")


def _clean(random: Random, number: int, token: str) -> Package:
    return _package(random, number, token, leaves=True, what="an ordinary document")


def _public_with_reason(random: Random, number: int, token: str) -> Package:
    return _package(random, number, token, leaves=True, what="a reason on what is public", 不公开理由="条例第十六条")


def _on_request(random: Random, number: int, token: str) -> Package:
    return _package(random, number, token, leaves=False, what="on request", 公开属性="依申请公开")


def _exempt(random: Random, number: int, token: str) -> Package:
    reason = random.choice(("条例第十六条第一款", f"条例第十五条，涉及{token}", "", "内部资料"))
    return _package(random, number, token, leaves=False, what="exempt", 公开属性="不予公开", 不公开理由=reason)


def _undetermined(random: Random, number: int, token: str) -> Package:
    return _package(random, number, token, leaves=False, what="without an attribute", 公开属性="")


def _to_some(random: Random, number: int, token: str) -> Package:
    scope = random.choice(("定点公开", "定向公开"))
    return _package(random, number, token, leaves=False, what=scope, 公开范围=scope, 公开对象="某村村民")


def _marked(random: Random, number: int, token: str) -> Package:
    mark = random.choice(_MARKS)
    return _package(random, number, token, leaves=False, what=f"marked {mark}", text=mark)


def _marked_in_a_cell(random: Random, number: int, token: str) -> Package:
    mark, cell = random.choice(_MARKS), random.choice(("名称", "内容概述"))
    return _package(random, number, token, leaves=False, what=f"{cell} marked", **{cell: f"{mark} {token}"})


def _somebody(random: Random, number: int, token: str) -> Package:
    what, written = random.choice((("身份证号", _IDS), ("手机", _MOBILES)))
    text = f"联系人王某，{what}{random.choice(written)}。"
    return _package(random, number, token, leaves=False, what=f"with a {what}", text=text)


def _hidden(random: Random, number: int, token: str) -> Package:
    page = f"<p>{_ORDINARY}{token}</p><div style='display:none'>{random.choice((*_MARKS, *_IDS))}</div>"
    made = _package(random, number, token, leaves=False, what="hidden in a page", 文件=f"{number}.html")
    return attrs.evolve(made, file=(f"{number}.html", page.encode()))


_KINDS: tuple[Kind, ...] = (
    *(_clean,) * 7,
    _public_with_reason,
    _on_request,
    _exempt,
    _exempt,
    _undetermined,
    _to_some,
    _marked,
    _marked,
    _marked_in_a_cell,
    _somebody,
    _somebody,
    _hidden,
)


def _as_text(body: str) -> bytes:
    return body.encode()


def _as_gbk(body: str) -> bytes:
    return body.encode("gb18030")


def _zipped(parts: dict[str, str]) -> bytes:
    """Return a package of the Office formats; the same parts give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return made.getvalue()


def _package_of(main: str, kind: str, more: dict[str, str]) -> dict[str, str]:
    """Return the parts that say what a package holds, then its parts."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="rId1" Type="{office}/officeDocument" '
        f'Target="{main}"/></Relationships>',
    } | more


def _as_docx(body: str) -> bytes:
    lines = "".join(
        # Every line in two runs, as an editor leaves them.
        f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line[:7])}</w:t></w:r>'
        f'<w:r><w:t xml:space="preserve">{html.escape(line[7:])}</w:t></w:r></w:p>'
        for line in body.splitlines()
    )
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{main}"><w:body>{lines}</w:body></w:document>'
    return _zipped(_package_of("word/document.xml", "wordprocessingml.document", {"word/document.xml": document}))


def _as_xlsx(body: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    rows = "".join(
        f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t xml:space="preserve">{html.escape(line)}</t></is></c></row>'
        for i, line in enumerate(body.splitlines(), start=1)
    )
    book = f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="通知" sheetId="1" r:id="rId1"/></sheets></workbook>'
    link = f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}">{link}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return _zipped(_package_of("xl/workbook.xml", "spreadsheetml.sheet", parts))


def _as_page(body: str) -> bytes:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in body.splitlines())
    return f"<!DOCTYPE html><html><head><title>通知</title></head><body>{lines}</body></html>".encode()


_FORMATS: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    *((".txt", _as_text),) * 2,
    *((".txt", _as_gbk),) * 2,
    *((".html", _as_page),) * 3,
    *((".docx", _as_docx),) * 2,
    (".xlsx", _as_xlsx),
)
