"""The shipped recognisers of identifiers that are made of digits and letters."""

from __future__ import annotations

from zfgk.screening.bank_accounts import BANK_ACCOUNT, BANK_CARD, PUBLIC_ACCOUNT
from zfgk.screening.birth_dates import BIRTH_DATE
from zfgk.screening.credit_code import CREDIT_CODE, ORGANISATION_CODE
from zfgk.screening.mail import MAIL, OFFICE_MAIL
from zfgk.screening.mobile import MOBILE_NUMBER
from zfgk.screening.named_numbers import MESSENGER, PERSONAL_PAPER
from zfgk.screening.permits import FOREIGN_RESIDENCE_CARD, MILITARY_CARD, PASSPORT, TRAVEL_PERMIT
from zfgk.screening.plates import PLATE
from zfgk.screening.resident_id import DOUBTFUL_RESIDENT_ID, OLD_RESIDENT_ID, RESIDENT_ID
from zfgk.screening.telephones import HOME_TELEPHONE, TELEPHONE

NUMBERS = (
    RESIDENT_ID,
    OLD_RESIDENT_ID,
    DOUBTFUL_RESIDENT_ID,
    FOREIGN_RESIDENCE_CARD,
    PASSPORT,
    TRAVEL_PERMIT,
    MILITARY_CARD,
    MOBILE_NUMBER,
    HOME_TELEPHONE,
    TELEPHONE,
    BANK_CARD,
    BANK_ACCOUNT,
    PUBLIC_ACCOUNT,
    PLATE,
    MAIL,
    OFFICE_MAIL,
    MESSENGER,
    PERSONAL_PAPER,
    BIRTH_DATE,
    CREDIT_CODE,
    ORGANISATION_CODE,
)
