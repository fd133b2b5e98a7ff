"""The target's settings, read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import attrs

from zfgk import BadInput, Fault, web_address
from zfgk_portal_site.text import is_carried

OPTIONS = {
    "title": "The site's name, for the meta tag SiteName; the agency's name unless given.",
    "author": "The agency responsible for the column; the site's name unless given.",
    "site_id_code": "The site's identification code, for the meta tag SiteIDCode; left out unless given.",
    "site_domain": "The site's domain, for the meta tag SiteDomain; the host of the site's address unless given.",
    "column": "The column's name; 政府信息公开专栏 unless given.",
    "contact": "How to reach the disclosure office, in lines; shown in the guide and at the foot of every page.",
    "address": "The address under which readers see the column; the folder www of the target unless given.",
    "page_size": "How many entries stand on a page of a list; 20 unless given.",
}
_PAGE_SIZES = range(5, 201)


@attrs.frozen(kw_only=True)
class Settings:
    """A column's settings.

    Args:
        out: The target's folder.
        base_url: The address of the site, with a slash at its end.
        address: The address of the column, with a slash at its end.
        title: The site's name.
        author: The agency.
        site_domain: The site's domain.
        site_id_code: The site's identification code; may be empty.
        column: The column's name.
        contact: The lines that tell how to reach the disclosure office.
        page_size: How many entries stand on a page of a list.
    """

    out: Path
    base_url: str
    address: str
    title: str
    author: str
    site_domain: str
    site_id_code: str
    column: str
    contact: tuple[str, ...]
    page_size: int

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Settings:
        """Read the settings; what is missing gets its default.

        Raises:
            BadInput: With every option that cannot be used.
        """
        out, base_url = Path(config["out"]), str(config["base_url"])
        given = {name: str(config.get(name) or "").strip() for name in OPTIONS}
        host = urlsplit(base_url).hostname or "localhost"
        faults = [
            Fault(f"options.{name}", "it holds control characters", then="remove them")
            for name, value in given.items()
            if not is_carried(value)
        ]
        address = web_address(given["address"] or f"{base_url}{quote(out.name)}/www/")
        if not address:
            faults.append(
                Fault("options.address", "it is no web address", then="such as https://www.example.gov.cn/xxgk/")
            )
        page_size = given["page_size"] or "20"
        if not (page_size.isascii() and page_size.isdigit() and int(page_size) in _PAGE_SIZES):
            faults.append(Fault("options.page_size", f"it is no number from {_PAGE_SIZES[0]} to {_PAGE_SIZES[-1]}"))
        if faults:
            raise BadInput("portal-site", faults)
        return cls(
            out=out,
            base_url=base_url,
            address=address if address.endswith("/") else f"{address}/",
            title=given["title"] or given["author"] or host,
            author=given["author"] or given["title"] or host,
            site_domain=given["site_domain"] or host,
            site_id_code=given["site_id_code"],
            column=given["column"] or "政府信息公开专栏",
            contact=tuple(line.strip() for line in given["contact"].splitlines() if line.strip()),
            page_size=int(page_size),
        )
