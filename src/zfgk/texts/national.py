"""National laws, regulations, interpretations and decisions."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument, Seen
from zfgk.texts.national_duties import DUTIES
from zfgk.texts.national_procedure import PROCEDURE

OGI_2007 = Instrument(
    id="OGI-2007",
    title="中华人民共和国政府信息公开条例",
    number="国务院令第492号",
    issued=date(2007, 4, 5),
    in_force=InForce(date(2008, 5, 1), date(2019, 5, 14)),
    seen=Seen.EXCERPT,
)
OGI_2019 = Instrument(
    id="OGI-2019",
    title="中华人民共和国政府信息公开条例",
    number="国务院令第711号",
    issued=date(2019, 4, 3),
    in_force=InForce(date(2019, 5, 15)),
)
REPLY_ON_PERIODS_2015 = Instrument(
    id="GBGKBH-2015-207",
    title="国务院办公厅政府信息与政务公开办公室关于政府信息公开期限有关问题的解释",
    number="国办公开办函〔2015〕207号",
    # The day of signature was not seen; the text belongs to 2015 and interprets the Regulation of 2007.
    in_force=InForce(date(2015, 1, 1)),
    seen=Seen.EXCERPT,
)
REPLY_ON_SERVICE_2016 = Instrument(
    id="GBGKBH-2016-235",
    title="国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释",
    number="国办公开办函〔2016〕235号",
    issued=date(2016, 12, 7),
    in_force=InForce(date(2016, 12, 7)),
)
GUIDING_CASE_26 = Instrument(
    id="SPC-GUIDING-26",
    title="最高人民法院指导案例26号",
    number="",
    issued=date(2014, 1, 26),
    in_force=InForce(date(2014, 1, 26)),
    seen=Seen.EXCERPT,
)
PROCESSING_FEE_2020 = Instrument(
    id="GBH-2020-109",
    title="政府信息公开信息处理费管理办法",
    number="国办函〔2020〕109号",
    issued=date(2020, 11, 17),
    in_force=InForce(date(2021, 1, 1)),
    seen=Seen.SECONDARY,
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
OPENNESS_2016 = Instrument(
    id="GBF-2016-80",
    title="〈关于全面推进政务公开工作的意见〉实施细则",
    number="国办发〔2016〕80号",
    issued=date(2016, 11, 10),
    in_force=InForce(date(2016, 11, 10)),
    seen=Seen.EXCERPT,
)
SITE_CHECKS_2019 = Instrument(
    id="GBMH-2019-19",
    title="政府网站与政务新媒体检查指标",
    number="国办秘函〔2019〕19号",
    issued=date(2019, 4, 1),
    in_force=InForce(date(2019, 4, 1)),
    seen=Seen.SECONDARY,
)
CIVIL_PROCEDURE = Instrument(
    id="CPL-2023",
    title="中华人民共和国民事诉讼法",
    number="2023年修正",
    issued=date(2023, 9, 1),
    in_force=InForce(date(2024, 1, 1)),
)

INSTRUMENTS = (
    OGI_2007,
    OGI_2019,
    REPLY_ON_PERIODS_2015,
    REPLY_ON_SERVICE_2016,
    GUIDING_CASE_26,
    PROCESSING_FEE_2020,
    STATE_SECRETS_2024,
    PERSONAL_INFORMATION_2021,
    OPENNESS_2016,
    SITE_CHECKS_2019,
    CIVIL_PROCEDURE,
    *PROCEDURE,
    *DUTIES,
)
