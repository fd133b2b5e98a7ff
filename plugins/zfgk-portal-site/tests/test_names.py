"""Names of pages: safe anywhere, and never the same for two keys."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk_portal_site.names import folder_of, page_of, spell

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def unspell(name):
    """Read a name back, byte by byte."""
    data, rest = bytearray(), name
    while rest:
        if rest[0] == "_":
            data.append(int(rest[1:3], 16))
            rest = rest[3:]
        else:
            data += rest[0].encode("ascii")
            rest = rest[1:]
    return data.decode("utf-8")


@given(TEXT)
def test_a_name_tells_its_key_or_is_its_digest(key):
    name = spell(key)
    if name.startswith("__"):
        assert name == "__" + hashlib.sha256(key.encode()).hexdigest()
        assert len(key.encode()) > 40
    else:
        assert unspell(name) == key


@given(TEXT)
def test_a_path_is_safe_on_every_file_system_and_in_every_address(key):
    path = page_of(key)
    assert re.fullmatch(r"info/[0-9a-f]{2}/gk-[a-z0-9_-]{0,120}\.html", path)
    assert re.fullmatch(r"[0-9a-f]{24}|[0-9]{4}", folder_of(key))


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("000000000/2025-00006", "gk-000000000_2f2025-00006.html"),
        ("01527918X-2020-153077", "gk-01527918_58-2020-153077.html"),
        ("../../etc/passwd", "gk-_2e_2e_2f_2e_2e_2fetc_2fpasswd.html"),
        ("con", "gk-con.html"),
        ("索引", "gk-_e7_b4_a2_e5_bc_95.html"),
        ("_5f", "gk-_5f5f.html"),
    ],
)
def test_names_that_were_worked_out_by_hand(key, path):
    folder = hashlib.sha256(key.encode()).hexdigest()[:2]
    assert page_of(key) == f"info/{folder}/{path}"


def test_keys_that_differ_in_case_only_have_names_that_differ_otherwise():
    assert spell("a").casefold() != spell("A").casefold()
