"""Links from policies to the services that they are about (阅办联动), looked for on the pages of a copy.

Which policy contains which service items is for a person to say, in a table; whether the page links to them is looked at.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.model.findings import Severity
from zfgk.site.finding import SiteFinding
from zfgk.site.links import KnownFiles, Outside, Within, lead_of
from zfgk.site.page import SitePage

_HEADS = {"page": "网页", "item": "办事事项", "link": "办理链接"}


@attrs.frozen(kw_only=True)
class ServiceLink:
    """A link that a policy's page should have.

    Args:
        page: The page of the policy, as a path below the folder.
        item: The service item (办事事项).
        link: Where the item is done, as the page would write it: an address, or a path.
    """

    page: str
    item: str
    link: str


def read_services(text: str, source: str = "services") -> tuple[ServiceLink, ...]:
    """Read a table of services.

    Args:
        text: CSV with the heads page, item and link, or 网页, 办事事项 and 办理链接.
        source: What is read, for messages.

    Returns:
        The rows.

    Raises:
        BadInput: For each head that is missing and each cell that is empty, with its place.
    """
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        what = Fault(f"{source}:{reader.line_num}", "this is no CSV", str(error), "save the table as CSV again")
        raise BadInput(source, [what]) from error
    heads = [head.strip() for head in rows[0]] if rows else []
    places = {
        name: next((i for i, head in enumerate(heads) if head in {name, label}), -1) for name, label in _HEADS.items()
    }
    faults = [
        Fault(source, f"there is no column {label}", then=f"write the heads {'、'.join(_HEADS.values())}")
        for name, label in _HEADS.items()
        if places[name] < 0
    ]
    if faults:
        raise BadInput(source, faults)
    found = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in places.items()}
        faults += [Fault(f"{source}:{number}", f"{_HEADS[name]} is empty") for name, cell in cells.items() if not cell]
        found.append(ServiceLink(page=cells["page"].lstrip("/"), item=cells["item"], link=cells["link"]))
    if faults:
        raise BadInput(source, faults)
    return tuple(found)


def check_page_services(
    page: SitePage,
    wanted: Iterable[ServiceLink],
    leads: Sequence[Within | Outside],
    files: KnownFiles,
    base_url: str,
) -> Iterator[SiteFinding]:
    """Say which services the page of a policy does not link to.

    Args:
        page: The page.
        wanted: The links that it should have.
        leads: Where its links lead.
        files: The files of the copy.
        base_url: The address of the site.

    Yields:
        A finding for each link that is missing. Links that stand there and lead nowhere are told with the other links.
    """
    there = {lead.file if isinstance(lead, Within) else lead.address for lead in leads}
    for service in wanted:
        lead = lead_of(page, service.link, files, base_url)
        target = lead.file if isinstance(lead, Within) else lead.address if isinstance(lead, Outside) else None
        if target is None or target not in there:
            zh = f"没有链接到办事事项“{service.item}”（{service.link}）"
            en = f"there is no link to the service {service.item}"
            yield SiteFinding(
                check="service-link-missing",
                severity=Severity.REVIEW,
                page=page.name,
                path=f"link {service.link[:200]}",
                zh=zh,
                en=en,
            )
