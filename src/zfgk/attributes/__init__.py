"""Disclosure attributes (公开属性): proposals, exemptions, who discloses, what is looked at again.

Concerns, never decisions: where the law leaves a choice, a concern says whose it is.
"""

from __future__ import annotations

from zfgk.attributes.check import check_proposal
from zfgk.attributes.concern import Concern
from zfgk.attributes.coordination import Conflict, Opinion, Settlement, Standing, settle
from zfgk.attributes.exemption_table import FACTS, TABLES, Row, Treatment
from zfgk.attributes.foot_mark import FootMark, check_foot_marks, read_foot_marks
from zfgk.attributes.grounds import cited_articles
from zfgk.attributes.proposal import Carried, Proposal
from zfgk.attributes.quoting import Protected
from zfgk.attributes.reassess import Withheld, reassess, turn_proactive
from zfgk.attributes.responsible import Origin, Provenance, Responsibility, responsible
from zfgk.attributes.secrecy_period import SecrecyMark, read_mark
from zfgk.attributes.weigh import Weighing, weigh

__all__ = [
    "FACTS",
    "TABLES",
    "Carried",
    "Concern",
    "Conflict",
    "FootMark",
    "Opinion",
    "Origin",
    "Proposal",
    "Protected",
    "Provenance",
    "Responsibility",
    "Row",
    "SecrecyMark",
    "Settlement",
    "Standing",
    "Treatment",
    "Weighing",
    "Withheld",
    "check_foot_marks",
    "check_proposal",
    "cited_articles",
    "read_foot_marks",
    "read_mark",
    "reassess",
    "responsible",
    "settle",
    "turn_proactive",
    "weigh",
]
