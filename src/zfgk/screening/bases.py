"""The national texts that findings cite."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument

OGI_2019 = Instrument(
    id="OGI-2019",
    title="中华人民共和国政府信息公开条例",
    number="国务院令第711号",
    issued=date(2019, 4, 3),
    in_force=InForce(date(2019, 5, 15)),
)
STATE_SECRETS_2024 = Instrument(
    id="SSL-2024",
    title="中华人民共和国保守国家秘密法",
    number="2024年修订",
    issued=date(2024, 2, 27),
    in_force=InForce(date(2024, 5, 1)),
)
PERSONAL_INFORMATION_2021 = Instrument(
    id="PIPL-2021",
    title="中华人民共和国个人信息保护法",
    number="",
    issued=date(2021, 8, 20),
    in_force=InForce(date(2021, 11, 1)),
)

STATE_SECRET = OGI_2019[14]
"""State secrets are not disclosed."""
REVIEW_BEFORE_DISCLOSURE = OGI_2019[17]
"""Everything is reviewed before it is disclosed; what could not be reviewed is not."""
PERSONAL_INFORMATION = PERSONAL_INFORMATION_2021[34]
"""A state organ handles personal information only as far as its statutory duties need it."""
