"""The target's settings, read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import attrs

from zfgk import CheckedOptions, web_address
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
_LINES = ("title", "author", "site_id_code", "site_domain", "column")
_FEWEST, _MOST = 5, 200
"""How many entries may stand on a page of a list."""


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
        host = urlsplit(base_url).hostname or "localhost"
        with CheckedOptions(config) as options:
            given = {name: options.text(name) for name in _LINES}
            given["contact"] = str(config.get("contact") or "").strip()  # the only one of several lines
            for name, value in given.items():
                if not is_carried(value):
                    options.refuse(name, "it holds characters that no page can carry", then="remove them")
            address = options.address("address", web_address(f"{base_url}{quote(out.name)}/www/"))
            if not address:
                options.refuse("address", "without one base_url has to be a web address", then="give it")
            page_size = options.integer("page_size", 20, least=_FEWEST, most=_MOST)
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
            page_size=page_size,
        )
