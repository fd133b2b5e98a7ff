"""Namespaces of the office formats, and reading their parts with one spelling of each."""

from __future__ import annotations

import re

from lxml import etree

from zfgk.documents.xml import parse_xml
from zfgk.model.documents import Unread
from zfgk.model.limits import Budget

_OFFICE = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
W = f"{{{_OFFICE}/wordprocessingml/2006/main}}"
R = f"{{{_OFFICE}/officeDocument/2006/relationships}}"
A = f"{{{_OFFICE}/drawingml/2006/main}}"
C = f"{{{_OFFICE}/drawingml/2006/chart}}"
M = f"{{{_OFFICE}/officeDocument/2006/math}}"
S = f"{{{_OFFICE}/spreadsheetml/2006/main}}"
WP = f"{{{_OFFICE}/drawingml/2006/wordprocessingDrawing}}"
PIC = f"{{{_OFFICE}/drawingml/2006/picture}}"
MC = f"{{{_OFFICE}/markup-compatibility/2006}}"
WPS = f"{{{_MICROSOFT}/word/2010/wordprocessingShape}}"
WPG = f"{{{_MICROSOFT}/word/2010/wordprocessingGroup}}"
WP14 = f"{{{_MICROSOFT}/word/2010/wordprocessingDrawing}}"
W14 = f"{{{_MICROSOFT}/word/2010/wordml}}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  # the prefix that the formats use

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]{1,40})/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


def parse_part(data: bytes, where: str, budget: Budget) -> etree._Element | Unread:
    """Parse a part; the strict variant of the formats gets the names of the usual one.

    Args:
        data: Its bytes.
        where: The part, for reports.
        budget: What parsing is counted by.

    Returns:
        The root element, or why the part cannot be read.
    """
    return parse_xml(_STRICT.sub(_TRANSITIONAL, data) if b"purl.oclc.org" in data else data, where, budget)


def local(tag: object) -> str:
    """Return a tag's or attribute's name without its namespace; empty for comments and instructions.

    Args:
        tag: What lxml gives as the tag.
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_on(element: etree._Element | None) -> bool | None:
    """Tell whether an on-off property is set; ``None`` if the element is not there.

    Args:
        element: The property's element.
    """
    if element is None:
        return None
    return element.get(f"{W}val", "1") not in {"0", "false", "off"}
