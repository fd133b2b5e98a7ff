"""The shipped recognisers that are made of words, beside the secrecy marks: marks, papers, persons, tampering."""

from __future__ import annotations

from zfgk.screening.addresses import HOME_ADDRESS
from zfgk.screening.internal_marks import INTERNAL_MARK, NOT_PUBLIC_MARK, WORK_SECRET_MARK
from zfgk.screening.names import OFFICIAL_NAME, PERSONAL_NAME
from zfgk.screening.process_documents import (
    CONSULTATION_LETTER,
    DRAFT,
    ENFORCEMENT_FILE,
    INTERNAL_AFFAIRS_PAPER,
    MINUTES,
    OFFICE_FORM,
    REQUEST_OR_REPORT,
)
from zfgk.screening.sensitive import HEALTH, MINOR, OFFENCE, PRIVATE_FINANCE
from zfgk.screening.tampering import BETTING_SPAM, INJECTED_PORNOGRAPHY, STUFFED_TITLE

WORDS = (
    WORK_SECRET_MARK,
    INTERNAL_MARK,
    NOT_PUBLIC_MARK,
    REQUEST_OR_REPORT,
    MINUTES,
    DRAFT,
    CONSULTATION_LETTER,
    OFFICE_FORM,
    ENFORCEMENT_FILE,
    INTERNAL_AFFAIRS_PAPER,
    PERSONAL_NAME,
    OFFICIAL_NAME,
    HOME_ADDRESS,
    HEALTH,
    MINOR,
    PRIVATE_FINANCE,
    OFFENCE,
    BETTING_SPAM,
    INJECTED_PORNOGRAPHY,
    STUFFED_TITLE,
)
