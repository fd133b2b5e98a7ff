"""Copies of JSON and XML stay well-formed, and nothing that was cut is left in them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from zfgk.documents import READERS
from zfgk.errors import RedactionRefused, UnreadableFile
from zfgk.inspection import redacted
from zfgk.model.documents import MARK
from zfgk.screening import Screener

ID, MOBILE = "110101199003074477", "13800138000"
SCREENER = Screener.default()


def copied(text, name):
    return redacted(text.encode(), name, screener=SCREENER, readers=READERS).data.decode()


def test_texts_numbers_and_keys_of_json():
    made = json.loads(copied(json.dumps({"证号": ID, "电话": int(MOBILE), MOBILE: [1.5, None, "公告"]}), "a.json"))
    assert made == {"证号": MARK, "电话": MARK, MARK: [1.5, None, "公告"]}


def test_escapes_of_json_hide_nothing_and_stay_escapes():
    text = '{"a": "\\u0031380013\\u0038000", "b": "证号\\n' + ID + '", "c": "引号\\"和\\\\", "d": "\\ud800"}'
    assert json.loads(copied(text, "a.json")) == {"a": MARK, "b": f"证号\n{MARK}", "c": '引号"和\\', "d": "\ud800"}


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.text(st.sampled_from('公告"\\\n\t/{}[]:,1 '), max_size=12)
    | st.sampled_from([ID, MOBILE, f"电话{MOBILE}。", f'"{ID}"', int(MOBILE)]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("甲乙丙丁"), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(VALUES, st.booleans())
def test_any_json_keeps_its_shape(value, ascii_only):
    try:
        made = copied(json.dumps(value, ensure_ascii=ascii_only), "a.json")
    except RedactionRefused:
        return
    assert MOBILE not in made
    assert ID not in made
    if MARK not in made:
        assert json.loads(made) == value
    else:
        assert type(json.loads(made)) is type(value) or not isinstance(value, list | dict)


def test_what_is_no_json_is_refused():
    with pytest.raises(UnreadableFile, match="no JSON"):
        copied("{公告", "a.json")


def test_texts_and_attributes_of_xml():
    made = copied(
        f'<?xml version="1.0"?><!-- {MOBILE} --><a id="{MOBILE}"><b>11010119900</b><b>3074477</b>电话<!--x-->138<i>0013</i>8000'
        f"<![CDATA[ 1 < 2 {MOBILE}]]><?pi {MOBILE}?>后</a><!-- {MOBILE} -->",
        "a.xml",
    )
    root = etree.fromstring(made.encode())
    assert root.get("id") == MARK
    assert "".join(root.itertext()) == f"{MARK}电话{MARK} 1 < 2 {MARK}后"
    assert [node.tag for node in root] == ["b", "b", "i"]


def test_xml_that_cannot_be_read_is_refused():
    for text in ("<a>公告", f"<!DOCTYPE a [<!ENTITY x '{MOBILE}'>]><a>&x;</a>"):
        with pytest.raises((UnreadableFile, RedactionRefused)):
            copied(text, "a.xml")
