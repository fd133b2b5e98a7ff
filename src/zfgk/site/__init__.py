"""A local copy of a government web site: its meta tags, links, columns and their freshness."""

from zfgk.model.ratio import Ratio
from zfgk.site.approvals import check_approvals
from zfgk.site.columns import Column, ColumnKind, check_columns, check_disclosure_column
from zfgk.site.facts import SiteFacts, check_facts, read_facts
from zfgk.site.figures import Figures, UnitFigures, figures, total
from zfgk.site.finding import SiteFinding
from zfgk.site.folder import Scan, SiteReport, lint_folder
from zfgk.site.indicators import Message, Visit, check_messages, check_new_media, check_service_guides, check_visits
from zfgk.site.lint import infer_type, lint_page
from zfgk.site.page import SitePage, read_page
from zfgk.site.services import ServiceLink, read_services
from zfgk.site.tags import TAGS, MetaTag, PageType, required_tags

__all__ = [
    "TAGS",
    "Column",
    "ColumnKind",
    "Figures",
    "Message",
    "MetaTag",
    "PageType",
    "Ratio",
    "Scan",
    "ServiceLink",
    "SiteFacts",
    "SiteFinding",
    "SitePage",
    "SiteReport",
    "UnitFigures",
    "Visit",
    "check_approvals",
    "check_columns",
    "check_disclosure_column",
    "check_facts",
    "check_messages",
    "check_new_media",
    "check_service_guides",
    "check_visits",
    "figures",
    "infer_type",
    "lint_folder",
    "lint_page",
    "read_facts",
    "read_page",
    "read_services",
    "required_tags",
    "total",
]
