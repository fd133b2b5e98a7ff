"""A catalogue of five published documents, as an official would type it off their pages; findings worked out by hand."""

from __future__ import annotations

from datetime import date

from zfgk.catalogue import CORE
from zfgk.catalogue.checks import check
from zfgk.catalogue.exchange import read

# The days stand here as on the pages: the Yiyang page lost the characters 年, 月 and 日, the Jiading one writes O for 〇.
TABLE = """索引号,信息名称,内容概述,成文日期,公开日期,发文机关,发文字号,公开属性,不公开理由,关键词,网址,附件,相关信息
JD-1,加强规划和土地宣传培训工作实施方案,宣传培训工作的要求、任务和考核。,二O一五年四月一日,,上海市嘉定区规划和土地管理局,,主动公开,,宣传；培训,,,
XC-1,2010年政务公开工作总结,2010年政务公开工作总结,2010年,,宣城市国土资源局,无,主动公开,,政务公开,,,
LY-1,2020年临沂市自然资源和规划局政务公开工作要点,工作要点及任务分解表。,2020-06-01,,临沂市自然资源和规划局,,主动公开,,政务公开,,任务分解表.xlsx,
YY-1,关于印发《益阳市国土资源局政府信息公开发布协调制度》等四项制度的通知,印发四项制度。,201796,2017-09-07,益阳市国土资源局办公室,国土资发〔201672号,主动公开,,政务公开;舆情,,,
SH-1,2024年上海市规划和自然资源局政务公开工作要点,五个方面的要点。,2024-05-08,2024-05-08,上海市规划和自然资源局,,主动公开,,政务公开,https://ghzyj.sh.gov.cn/a.html,,LY-1;SH-2
""".encode()


def test_every_finding_was_worked_out_by_hand() -> None:
    found = [(one.path, one.field, one.check) for one in check(read(TABLE, CORE, form="csv"), on=date(2024, 6, 1))]
    own_numbers = [(f"row {row}", "identifier", "identifier-unknown-pattern") for row in range(2, 7)]
    assert sorted(found) == sorted(
        [
            *own_numbers,
            ("row 2", "date_written", "day-form"),
            ("row 3", "date_written", "not-a-day"),  # a year is no day
            ("row 3", "summary", "summary-is-title"),
            ("row 3", "document_number", "document-number-none"),
            ("row 5", "date_written", "not-a-day"),  # 201796: 6 September, or 96 of nothing
            ("row 5", "document_number", "document-number"),  # the bracket is not closed
            ("row 6", "related", "related-unknown"),  # SH-2
        ]
    )
