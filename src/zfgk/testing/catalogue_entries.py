"""Entries of catalogues without any fault, as many as are wanted, for each schema that faults are planted in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

Cells = dict[str, str | tuple[str, ...]]
ON = date(2024, 6, 1)
"""The day on which the entries are without fault."""
# Bodies that do not exist, with the check characters of GB 11714 worked out by hand: weights 3 7 9 10 5 8 4 2, A is 10.
_BODIES = (
    ("A00000011", "甲市人民政府办公室", "甲府办"),
    ("A0000002X", "乙县自然资源局", "乙自然资"),
    ("A00000038", "丙区发展和改革局", "丙发改"),
    ("A00000046", "丁镇人民政府", "丁政"),
)
_YEARS = 15
BLOCK = len(_BODIES) * _YEARS
"""Entries this far apart are of one body and one year."""
LINKED = 2 * BLOCK
"""Every entry that is linked to stands at a multiple of this."""


def body(index: int) -> tuple[str, str, str]:
    """Return the code, name and short name of the body of an entry."""
    return _BODIES[index % len(_BODIES)]


def year(index: int) -> int:
    """Return the year of an entry, 2009 to 2023."""
    return 2009 + index // len(_BODIES) % _YEARS


def identifier(index: int) -> str:
    """Return the index number of an entry, by the national pattern."""
    return f"{body(index)[0]}/{year(index)}-{index // BLOCK + 1:05d}"


def document_number(index: int) -> str:
    """Return the document number of an entry."""
    return f"{body(index)[2]}〔{year(index)}〕{index // BLOCK + 1}号"


def core_entry(index: int) -> Cells:
    """Return an entry with the core fields."""
    written = date(year(index), index % 12 + 1, index % 28 + 1)
    cells: Cells = {
        "identifier": identifier(index),
        "title": f"关于做好第{index}号事项公开工作的通知",
        "summary": f"明确第{index}号事项公开的内容、时限和责任单位。",
        "date_written": written.isoformat(),
        "publisher": body(index)[1],
        "document_number": document_number(index),
        "theme": "综合政务/政务公开",
        "genre": "通知",
        "audience": "全社会",
        "keywords": ("政务公开", f"事项{index}"),
        "language": "zh-CN",
        "format": "PDF",
    }
    if index % 50 == 49:
        cells |= {
            "disclosure": "不予公开",
            "reason": "属于《中华人民共和国政府信息公开条例》第十六条规定的内部事务信息",
        }
    elif index % 10 == 9:
        cells |= {"disclosure": "依申请公开"}
    else:
        cells |= {
            "disclosure": "主动公开",
            "date_published": (written + timedelta(days=3)).isoformat(),
            "url": f"https://www.example.gov.cn/zwgk/{written.year}/t{index}.html",
            "attachments": (f"附件{index}.pdf",),
        }
    if index % 7 == 3 and index % LINKED:
        cells |= {"related": (identifier(index // LINKED * LINKED),)}
    return cells


def normative_entry(index: int) -> Cells:
    """Return a normative document that is in force or has expired."""
    written = date(year(index), index % 12 + 1, index % 28 + 1)
    expires = date(written.year + 5, written.month, written.day)
    return core_entry(index) | {
        "date_effective": (written + timedelta(days=30)).isoformat(),
        "date_expires": expires.isoformat(),
        "validity": "失效" if expires < ON else "现行有效",
    }


def hami_entry(index: int) -> Cells:
    """Return an entry with a kind of information."""
    return {
        name: cell for name, cell in core_entry(index // 10 * 10).items() if name not in {"identifier", "title"}
    } | {
        "identifier": identifier(index),
        "title": f"第{index}号信息",
        "document_number": "",
        "date_written": f"{year(index)}-03-02",
        "date_published": f"{year(index)}-03-05",
        "url": f"https://www.example.gov.cn/{index}.html",
        "related": (),
        "publisher": body(index)[1],
        "category": "通知公告",
    }


def secrecy_entry(index: int) -> Cells:
    """Return an entry with a status of secrecy."""
    return core_entry(index) | {"secrecy": "非涉密"}


def standard_row(index: int) -> Cells:
    """Return a row of a standard catalogue."""
    return {
        "number": str(index + 1),
        "first": f"一级事项{index // 5 + 1}",
        "second": f"二级事项{index + 1}",
        "content": "1.法律法规和规章\n2.规范性文件",
        "legal_basis": "《政府信息公开条例》",
        "time_limit": "信息形成或者变更之日起20个工作日内",
        "publisher": body(index)[1],
        "channels": ("政府网站", "公开查阅点"),
        "audience": ("全社会",),
        "way": ("主动",),
        "level": ("县级",),
    }


def guide_entry(index: int) -> Cells:
    """Return a guide with all parts."""
    return {
        "agency": f"第{index}号机关",
        "classification": "机构概况、政策文件、办事服务",
        "arrangement": "按主题和体裁编排",
        "how_to_obtain": "在门户网站查阅，或者提出申请",
        "office_name": "政务公开办公室",
        "office_address": f"公开路{index + 1}号",
        "office_hours": "工作日9:00至17:00",
        "telephone": "0737-4220000",
        "fax": "0737-4220001",
        "online_contact": "https://www.example.gov.cn/ysqgk/",
        "date_updated": "2024-03-01",
    }


ENTRIES: dict[str, Callable[[int], Cells]] = {
    "core": core_entry,
    "normative": normative_entry,
    "national-2009": core_entry,
    "hami": hami_entry,
    "secrecy-status": secrecy_entry,
    "standard-catalogue": standard_row,
    "guide": guide_entry,
}
"""What makes the entries of a schema, by the schema's name."""


def valid_entries(schema: str, count: int) -> Iterator[Cells]:
    """Yield entries without fault.

    Args:
        schema: The name of the schema, one of :data:`ENTRIES`.
        count: How many.
    """
    return map(ENTRIES[schema], range(count))
