"""A local copy of a government web site: its meta tags, links, columns and their freshness."""

from zfgk.site.columns import Column, ColumnKind, check_columns, check_disclosure_column
from zfgk.site.figures import Figures, Ratio, UnitFigures, figures, total
from zfgk.site.finding import SiteFinding
from zfgk.site.folder import SiteReport, lint_folder
from zfgk.site.lint import infer_type, lint_page
from zfgk.site.page import SitePage, read_page
from zfgk.site.tags import TAGS, MetaTag, PageType, required_tags

__all__ = [
    "TAGS",
    "Column",
    "ColumnKind",
    "Figures",
    "MetaTag",
    "PageType",
    "Ratio",
    "SiteFinding",
    "SitePage",
    "SiteReport",
    "UnitFigures",
    "check_columns",
    "check_disclosure_column",
    "figures",
    "infer_type",
    "lint_folder",
    "lint_page",
    "read_page",
    "required_tags",
    "total",
]
