import io
import struct
import zipfile

import pytest

from zfgk.documents import READERS, ZIP, read_whole
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Source, TextPart, Unread, Visibility
from zfgk.model.limits import Budget, Limits


def archive(files, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
        made.comment = comment
    return out.getvalue()


def leaves(data, limits=None):
    return list(read_whole(ZIP, Source(data, "a.zip", Budget(limits)), READERS))


def texts(data):
    return {leaf.where: leaf.text for leaf in leaves(data) if isinstance(leaf, TextPart)}


def test_files_names_folders_and_comments():
    data = archive({"甲/公告.txt": "正文".encode(), "空夹/": b"", "a.html": "<p hidden>藏".encode()}, "附言".encode())
    found = texts(data)
    assert found["甲/公告.txt!body"] == "正文"
    assert found["甲/公告.txt"] == "甲/公告.txt"
    assert found["a.html!hidden"] == "藏"
    assert found["ZIP directory"] == "空夹/"
    assert found["ZIP comment"] == "附言"


def test_files_in_an_archive_are_seen_by_whoever_opens_it():
    data = archive({"a.txt": "甲".encode()})
    (body,) = (leaf for leaf in leaves(data) if isinstance(leaf, TextPart) and leaf.where == "a.txt!body")
    assert body.visibility is Visibility.VISIBLE


def test_names_as_chinese_windows_writes_them():
    name = "身份证.txt".encode("gbk")
    data = archive({"a" * len(name): b"x"}).replace(b"a" * len(name), name)
    assert "身份证.txt!body" in texts(data)


def test_archives_within_archives():
    inner = archive({"b.txt": "乙".encode()})
    assert texts(archive({"i.zip": inner}))["i.zip!b.txt!body"] == "乙"


def test_no_deeper_than_the_limit():
    data = archive({"a.txt": b"a"})
    for _ in range(6):
        data = archive({"i.zip": data})
    assert [leaf.detail for leaf in leaves(data) if isinstance(leaf, Unread)] == ["depth = 4"]


def test_an_entry_with_a_password_is_not_read_but_named():
    data = bytearray(archive({"秘.txt": b"x"}))
    at = data.index(b"PK\1\2")
    data[6] |= 1
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    found = leaves(bytes(data))
    assert Unread("秘.txt", "encrypted") in found
    assert any(isinstance(leaf, TextPart) and leaf.text == "秘.txt" for leaf in found)


def test_what_no_reader_knows_is_not_clean():
    assert Unread("a.bin", "unknown-format") in leaves(archive({"a.bin": b"\0\1"}))
    assert Unread("a.jpg", "unknown-format") in leaves(archive({"a.jpg": b"\xff\xd8"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_both_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "甲")
        made.writestr("a.txt", "乙")
    found = texts(out.getvalue())
    assert {found["a.txt!body"], found["a.txt#2!body"]} == {"甲", "乙"}


def test_more_than_the_limits_allow():
    data = archive({"a.txt": b"0" * 3_000_000, "b.txt": b"b"})
    found = leaves(data, Limits(part_bytes=1_000_000))
    assert [leaf.why for leaf in found if isinstance(leaf, Unread)] == ["limit"]


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"PK\5\6" + b"\0" * 17, b"no archive"])
def test_what_is_no_archive(data):
    with pytest.raises(UnreadableFile):
        leaves(data)
