"""How files that differ are told apart in words."""

from zfgk.testing.exporting.contents import unlike


def test_files_that_differ_are_told_by_how():
    expected = {"same": b"a", "gone": b"a", "changed": b"ab", "order": b'["A","B"]'}
    found = {"same": b"a", "left": b"a", "changed": b"abc", "order": b'["B","A"]'}
    changed, gone, left, order = unlike(expected, found).split(", ", 3)
    assert (changed, gone, left) == ("changed differs", "gone is missing", "left is left over")
    assert order.startswith("order differs: it holds the same in another order")
    assert unlike(expected, expected) == ""
