"""Numbers of documents, catalogue entries, organisations and sites: read, checked, issued.

Each kind has a value with ``parse``, which raises :class:`zfgk.errors.InvalidNumber`, and a function ``examine_…``, which
returns the value together with everything that is wrong or was put right.
"""

from __future__ import annotations

from zfgk.catalogue.numbers.codes import CreditCode, OrganisationCode, examine_credit_code, examine_organisation_code
from zfgk.catalogue.numbers.document_number import DocumentNumber, examine_document_number
from zfgk.catalogue.numbers.examined import Defect, Examined
from zfgk.catalogue.numbers.index_number import IndexNumber, examine_index_number, fitting
from zfgk.catalogue.numbers.index_pattern import IndexPattern, Part, PartKind
from zfgk.catalogue.numbers.index_patterns import PATTERNS
from zfgk.catalogue.numbers.issuing import Register, following, issue, next_number, repeated
from zfgk.catalogue.numbers.order_number import OrderNumber, examine_number, examine_order_number
from zfgk.catalogue.numbers.site_code import SiteCode, examine_site_code

__all__ = [
    "PATTERNS",
    "CreditCode",
    "Defect",
    "DocumentNumber",
    "Examined",
    "IndexNumber",
    "IndexPattern",
    "OrderNumber",
    "OrganisationCode",
    "Part",
    "PartKind",
    "Register",
    "SiteCode",
    "examine_credit_code",
    "examine_document_number",
    "examine_index_number",
    "examine_number",
    "examine_order_number",
    "examine_organisation_code",
    "examine_site_code",
    "fitting",
    "following",
    "issue",
    "next_number",
    "repeated",
]
