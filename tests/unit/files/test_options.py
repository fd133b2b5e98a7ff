"""Options of targets: what cannot be used is told together, each by its name."""

import re

import pytest

from zfgk import BadInput, CheckedOptions


def refused(config, read):
    with pytest.raises(BadInput) as refusal, CheckedOptions(config) as options:
        read(options)
    return [str(fault) for fault in refusal.value.faults]


def test_what_is_not_given_has_its_default():
    with CheckedOptions({"a": None, "b": "", "c": "  "}) as options:
        assert options.text("none", "默认") == options.text("c", "默认") == "默认"
        assert options.integer("a", 7, least=1, most=9) == 7
        assert options.number("b", 2.5, above=0, most=9) == 2.5
        assert options.yes("c", default=True) is True
        assert options.address("c", "https://a.cn/") == "https://a.cn/"
        assert options.iri("a") == ""


def test_values_are_read_from_text_and_as_they_are():
    with CheckedOptions({"n": "12", "m": 12, "s": "0.5", "no": "Off", "f": False, "t": " 某局\n"}) as options:
        assert (options.integer("n", 1, least=12, most=12), options.integer("m", 1, least=0, most=20)) == (12, 12)
        assert options.number("s", 1, above=0, most=1) == 0.5
        assert (options.yes("no", default=True), options.yes("f", default=True)) == (False, False)
        assert options.text("t") == "某局"


def test_every_fault_is_told_at_once_with_name_value_and_what_next():
    config = {"most": "lots", "wait": "-1", "xlsx": "maybe", "title": "a\r\nX:1", "list": ["a"]}

    def read(options):
        assert options.integer("most", 50, least=1, most=100) == 50
        options.number("wait", 30, above=0, most=600)
        options.yes("xlsx", default=True)
        assert options.text("title", "题") == "题"
        options.text("list")
        options.refuse("other", "it is wrong", why="so", then="write it well")

    assert refused(config, read) == [
        "options.most: 'lots' is no whole number from 1 to 100 · such as 50",
        "options.wait: '-1' is no number above 0 and up to 600 · such as 30",
        "options.xlsx: 'maybe' is neither yes nor no · write yes or no",
        "options.title: it holds the control character U+000D · write one line of plain text",
        "options.list: it is not one value · write a single text or number",
        "options.other: it is wrong · so · write it well",
    ]


@pytest.mark.parametrize("written", [0, "0", "-1", "101", "1.5", "1e3", "٣", "²", "1" * 400, "0x10", True])
def test_what_is_no_whole_number_in_the_bounds_is_refused(written):
    (fault,) = refused({"n": written}, lambda options: options.integer("n", 1, least=1, most=100))
    assert fault.startswith("options.n: ")
    assert len(fault) < 150


@pytest.mark.parametrize("written", ["0", "-1", "nan", "inf", "1e9", "abc"])
def test_what_is_no_number_in_the_bounds_is_refused(written):
    assert refused({"n": written}, lambda options: options.number("n", 1, above=0, most=600))


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "foo/", "//a.cn/", "ftp://a.cn/", "https://u:p@a.cn/", "x y"]
)
def test_what_is_no_web_address_is_refused_and_not_shown(written):
    (fault,) = refused({"url": written}, lambda options: options.address("url"))
    assert fault == "options.url: it is no web address · such as https://www.example.gov.cn/xxgk/"


def test_web_addresses_are_written_in_ascii():
    with CheckedOptions({"url": "https://例子.cn/目录"}) as options:
        assert options.address("url") == "https://xn--fsqu00a.cn/%E7%9B%AE%E5%BD%95"


@pytest.mark.parametrize("written", ["foo/", "x y", "a:", "a:b c", "a:<b>", "1a:b", "a:\u00a0b"])
def test_what_is_no_absolute_iri_is_refused(written):
    assert refused({"id": written}, lambda options: options.iri("id"))


@pytest.mark.parametrize("written", ["urn:x:", "tag:a.cn,2019:", "https://a.cn/编号/", "oai:a.cn:"])
def test_iris_are_taken_as_they_are(written):
    with CheckedOptions({"id": written}) as options:
        assert options.iri("id") == written


def test_a_form_of_its_own_is_asked_for_by_its_name():
    code = re.compile("[a-z]{2}")
    (fault,) = refused({"l": "zh!"}, lambda options: options.matching("l", code, "code", such_as="zh"))
    assert fault == "options.l: 'zh!' is no code · such as zh"


def test_what_is_wrong_with_options_comes_before_what_follows_from_it():
    with pytest.raises(BadInput) as refusal, CheckedOptions({"n": "x"}) as options:
        raise ZeroDivisionError(options.integer("n", 0, least=0, most=1))
    assert isinstance(refusal.value.__cause__, ZeroDivisionError)
