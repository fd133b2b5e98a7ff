import pytest

from zfgk.reporting.reading.titles import whose


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        (["示例市自然资源局2023年政府信息公开工作年度报告"], ("示例市自然资源局", 2023)),
        (["2023年度示例区人民政府政府信息公开工作年度报告"], ("示例区人民政府", 2023)),
        (["示例镇二〇二三年政府信息公开工作年度报告"], ("示例镇", 2023)),
        (["示例局 ２０２３ 年 政府信息公开 年度报告"], ("示例局", 2023)),
        (["关于公布示例局2023年政府信息公开工作年度报告的通知"], ("示例局", 2023)),
        # A list of other years above, and the sentence with which reports begin below the title.
        (
            [
                "示例局2021年政府信息公开工作年度报告",
                "示例局2023年政府信息公开工作年度报告",
                "根据《中华人民共和国政府信息公开条例》，现公布2023年度政府信息公开工作年度报告。",
            ],
            ("示例局", 2023),
        ),
        (["年度报告", "本报告数据统计期限自2022年1月1日起。"], ("", 2022)),
        (["通知"], ("", 0)),
    ],
)
def test_whose_report_of_which_year(prose, found):
    assert whose(prose, len(prose)) == found
