"""The grounds that findings cite."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.texts.national import (
    OGI_2019,
    OPENNESS_2016,
    PERSONAL_INFORMATION_2021,
    SITE_CHECKS_2019,
    STATE_SECRETS_2024,
)

STATE_SECRET = OGI_2019[14]
"""State secrets are not disclosed."""
REVIEW_BEFORE_DISCLOSURE = OGI_2019[17]
"""Everything is reviewed before it is disclosed; what could not be reviewed is not."""
TAMPERING = SITE_CHECKS_2019.whole
"""A page that others have altered counts as a grave problem of its site."""
PERSONAL_INFORMATION = PERSONAL_INFORMATION_2021[34]
"""A state organ handles personal information only as far as its statutory duties need it."""
WORK_SECRET = STATE_SECRETS_2024[64]
"""Work secrets are protected; the Regulation does not know them as a ground for not disclosing."""
ATTRIBUTE_WITH_DRAFT = Basis(OPENNESS_2016, part="第一部分（一）")
"""The disclosure attribute is settled when the document is drafted."""
INTERNAL_AFFAIRS = OGI_2019[16, 1]
"""Personnel, logistics and internal workflow may be withheld."""
PROCESS_INFORMATION = OGI_2019[16, 2]
"""Discussion records, drafts, letters of consultation, requests and reports, and enforcement files may be withheld."""
PRIVACY = OGI_2019[15]
"""What would harm a third party's privacy is not disclosed, consent and the public interest aside."""
SENSITIVE_PERSONAL_INFORMATION = PERSONAL_INFORMATION_2021[28]
"""Health, financial accounts and whatever concerns a child under fourteen are sensitive personal information."""
DISCLOSURE_AS_RULE = OGI_2019[13]
"""What articles 14 to 16 do not name is disclosed."""
