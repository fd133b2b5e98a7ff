import pytest

from zfgk.screening import mask, redact


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("", ""),
        ("甲", "*"),
        ("机密", "**"),
        ("机密★", "机**"),
        ("机密★10年", "机密***年"),
        ("13800138000", "138******00"),
        ("110101199003074477", "110*************77"),
        ("1\u200b3\u200b8\u200b00138000", "138******00"),
    ],
)
def test_mask(value, masked):
    assert mask(value) == masked


def test_redact_masks_spans_in_any_order_and_overlaps_as_one():
    text = "电话13800138000，证号110101199003074477。"
    assert redact(text, [(16, 34), (2, 13)]) == "电话138******00，证号110*************77。"
    assert redact("13800138000", [(0, 7), (3, 11)]) == "138******00"
    assert redact("甲乙", []) == "甲乙"
    assert redact("甲乙丙丁", [(0, 2), (2, 4)]) == "****"
