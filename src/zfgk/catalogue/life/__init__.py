"""The life of a document: in force or not, interpreted, consulted upon, discussed in meetings, cleaned."""

from __future__ import annotations

from zfgk.catalogue.life.asks import Asks
from zfgk.catalogue.life.clauses import Clauses, read_clauses
from zfgk.catalogue.life.cleaning import Cleaning, CleaningRow, cleaning_table, compare, shown_in_force
from zfgk.catalogue.life.consultation import (
    Consultation,
    ConsultationCheck,
    Meeting,
    check_consultation,
    check_meeting,
)
from zfgk.catalogue.life.events import Happening, LifeEvent, NormativeDocument, Reference, ReferenceKind
from zfgk.catalogue.life.finding import LifeFinding
from zfgk.catalogue.life.interpretation import (
    Interpretation,
    Policy,
    check_by_whom,
    check_deadline,
    check_form,
    check_in_step,
    check_links,
    check_parts,
)
from zfgk.catalogue.life.library import Library, Link
from zfgk.catalogue.life.pack_duties import PackDuty, Topic, duties, topics_of
from zfgk.catalogue.life.period import PeriodRule, check_period
from zfgk.catalogue.life.read import LifeFile, read_documents
from zfgk.catalogue.life.service_links import ServicePolicy, check_service_links
from zfgk.catalogue.life.stated import check_all_stated, check_stated
from zfgk.catalogue.life.validity import Ground, State, Validity, contradictions, validity

__all__ = [
    "Asks",
    "Clauses",
    "Cleaning",
    "CleaningRow",
    "Consultation",
    "ConsultationCheck",
    "Ground",
    "Happening",
    "Interpretation",
    "Library",
    "LifeEvent",
    "LifeFile",
    "LifeFinding",
    "Link",
    "Meeting",
    "NormativeDocument",
    "PackDuty",
    "PeriodRule",
    "Policy",
    "Reference",
    "ReferenceKind",
    "ServicePolicy",
    "State",
    "Topic",
    "Validity",
    "check_all_stated",
    "check_by_whom",
    "check_consultation",
    "check_deadline",
    "check_form",
    "check_in_step",
    "check_links",
    "check_meeting",
    "check_parts",
    "check_period",
    "check_service_links",
    "check_stated",
    "cleaning_table",
    "compare",
    "contradictions",
    "duties",
    "read_clauses",
    "read_documents",
    "shown_in_force",
    "topics_of",
    "validity",
]
