"""The grounds that findings cite."""

from __future__ import annotations

from zfgk.texts.national import OGI_2019, PERSONAL_INFORMATION_2021, SITE_CHECKS_2019

STATE_SECRET = OGI_2019[14]
"""State secrets are not disclosed."""
REVIEW_BEFORE_DISCLOSURE = OGI_2019[17]
"""Everything is reviewed before it is disclosed; what could not be reviewed is not."""
TAMPERING = SITE_CHECKS_2019.whole
"""A page that others have altered counts as a grave problem of its site."""
PERSONAL_INFORMATION = PERSONAL_INFORMATION_2021[34]
"""A state organ handles personal information only as far as its statutory duties need it."""
