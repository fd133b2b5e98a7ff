"""Pages: what every one of them carries, filled into its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined

from zfgk import web_address
from zfgk_portal_site.edition import Edition
from zfgk_portal_site.parts import COLUMN, PARTS, Part
from zfgk_portal_site.settings import Settings
from zfgk_portal_site.tags import CONTENT_PAGE, LIST_PAGE, meta_tags
from zfgk_portal_site.text import one_line

ASSETS = ("style.css", "column.js")


@attrs.frozen(kw_only=True)
class Page:
    """What a page is, apart from its content.

    Args:
        path: Where it stands, below the column's folder.
        title: Its title.
        part: The part of the column that it belongs to, if it does.
        column_name: The name of the list that it is, or that its entry stands in.
        description: What the list holds.
        trail: The pages above it below the column's first, as (title, path).
        article: The facts of its entry, if it is the page of one.
        hidden: Whether search engines are asked to leave it out.
    """

    path: str
    title: str
    part: Part | None = None
    column_name: str = ""
    description: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    article: Mapping[str, str] | None = None
    hidden: bool = False

    @property
    def root(self) -> str:
        """The way from the page up to the column's folder."""
        return "../" * self.path.count("/")


class Press:
    """Fills templates and writes pages.

    Args:
        settings: The settings.
        edition: The edition that is being written.
    """

    def __init__(self, settings: Settings, edition: Edition) -> None:
        self.settings: Settings = settings
        self.edition: Edition = edition
        self._home = web_address(settings.base_url)
        self._templates = _environment()

    def print(self, template: str, page: Page, **content: Any) -> None:
        """Write a page.

        Args:
            template: The template's name.
            page: The page.
            content: What the template shows.
        """
        text = self._templates.get_template(template).render(
            page=page,
            root=page.root,
            site=self.settings,
            parts=PARTS,
            metas=list(self._metas(page)),
            home=self._home,
            address=self.settings.address + page.path,
            **content,
        )
        self.edition.write(page.path, text)

    def write_assets(self) -> None:
        """Write the style sheet and the script."""
        for name in ASSETS:
            self.edition.write_bytes(f"assets/{name}", files("zfgk_portal_site").joinpath("assets", name).read_bytes())

    def _metas(self, page: Page) -> Iterator[tuple[str, str]]:
        site, part = self.settings, page.part
        column = page.column_name or (part.name if part else site.column)
        what = page.description or (part.description if part else "")
        facts = {
            "site_name": site.title,
            "site_domain": site.site_domain,
            "site_id_code": site.site_id_code,
            "column_name": column,
            "column_description": f"{site.author}{column}：{what}" if what else f"{site.author}{column}",
            "column_keywords": ",".join(part.keywords if part else ("政府信息公开", "信息公开专栏")),
            "column_type": part.column_type if part else COLUMN,
        }
        if page.article is not None:
            facts |= {**page.article, "url": site.address + page.path}
        return meta_tags(
            LIST_PAGE if page.article is None else CONTENT_PAGE,
            {name: one_line(value) for name, value in facts.items()},
        )


@cache
def _environment() -> Environment:
    # Every value is escaped where it enters a page; a template that asks for a value that is not there is an error.
    return Environment(
        loader=PackageLoader("zfgk_portal_site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
