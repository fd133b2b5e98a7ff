import pytest

from zfgk.errors import BadInput
from zfgk.model.information import Attribute
from zfgk.publish.source.items import Site
from zfgk.publish.source.manifest import read_source


@pytest.fixture
def write(folder):
    def writer(text, name="manifest.yaml"):
        (folder / "a.txt").write_text("公告", encoding="utf-8")
        (folder / "b.html").write_text("<p>附件", encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
        return folder

    return writer


def faults(folder):
    with pytest.raises(BadInput) as caught:
        read_source(folder)
    return [str(fault) for fault in caught.value.faults]


WHOLE = """\
site:
  title: 云汀市自然资源局
  base_url: https://zrzy.example.gov.cn/
  agency: 云汀市自然资源局
items:
  - identifier: 000000000/2025-00001
    名称: 关于公布结果的公告
    date_written: 2025-03-03
    disclosure: proactive
    path: [a.txt, b.html]
    keywords: [土地, 出让]
    extra:
      宗地编号: 0012
  - identifier: 000000000/2025-00002
    title: |
      另一个
      公告
    summary: ~
    公开属性:
    文件: a.txt; b.html
    publisher: 另一机关
"""


@pytest.mark.parametrize("name", ["manifest.yaml", "manifest.yml"])
def test_items_and_site(write, name):
    source = read_source(write(WHOLE.replace("    文件: a.txt; b.html\n", ""), name))
    first, second = source.items
    assert source.site == Site(
        title="云汀市自然资源局", base_url="https://zrzy.example.gov.cn/", agency="云汀市自然资源局"
    )
    assert (first.where, second.where) == (f"{name}:6 items[0]", f"{name}:14 items[1]")
    assert first.attribute is Attribute.PROACTIVE
    assert [document.name for document in first.documents] == ["a.txt", "b.html"]
    assert first.entry.keywords == ("土地", "出让")
    assert first.entry.extra == {"宗地编号": "0012"}
    assert first.entry.publisher == "云汀市自然资源局"
    assert second.entry.title == "另一个公告"
    assert second.entry.publisher == "另一机关"
    assert second.attribute is None
    assert first.place("title") == f"{name}:7 items[0].名称"


def test_one_file_under_two_attributes(write):
    assert faults(write(WHOLE)) == [
        f"manifest.yaml:20 items[1].文件: the file {name!r} is also listed under 主动公开"
        " · see manifest.yaml:10 items[0].path; this row says no attribute · keep one of them"
        for name in ("a.txt", "b.html")
    ]


def test_faults_name_line_and_path_and_come_in_order(write):
    folder = write(
        """\
sites: x
site: {titel: a, base_url: zrzy.example.gov.cn, agency: [b]}
items:
  - 名称: 甲
    title: 乙
    identifer: 1
  - just text
  - identifier: 2
    title: {a: b}
    date_written: 46083
    keywords: [a, [b]]
  -
  - title: 丙
"""
    )
    assert [line.split(" · ")[0] for line in faults(folder)] == [
        "manifest.yaml:1 sites: this key is unknown",
        "manifest.yaml:2 site.titel: this key is unknown",
        "manifest.yaml:2 site.agency: this is no text",
        "manifest.yaml site.base_url: this is no web address",
        "manifest.yaml:5 items[0].title: this field is there twice",
        "manifest.yaml:6 items[0].identifer: this field is unknown",
        "manifest.yaml:7 items[1]: this item is no mapping",
        "manifest.yaml:9 items[2].title: this is no text",
        "manifest.yaml:11 items[2].keywords: this is no text",
        "manifest.yaml:10 items[2].date_written: '46083' is no date",
        "manifest.yaml:12 items[3]: this item is no mapping",
        "manifest.yaml:13 items[4] column 索引号: the identifier is missing",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- identifier: 1", "manifest.yaml:1: the manifest is no mapping"),
        ("items: x", "manifest.yaml:1 items: this is no list"),
        ("items: []", "manifest.yaml: the manifest lists no items"),
        ("", "manifest.yaml:1: the manifest is no mapping"),
        ("items:\n  - identifier: 1\n    identifier: 2", "manifest.yaml:3:5: the key 'identifier' stands twice"),
        ("items: [", "manifest.yaml:1"),
        ("site: [a]\nitems: []", "manifest.yaml:1 site: this is no mapping"),
    ],
)
def test_what_is_no_manifest(write, text, says):
    assert faults(write(text))[0].startswith(says)


def test_a_key_is_not_quoted_unmasked(write):
    (line,) = faults(write("items:\n  - identifier: 1\n    title: a\n    13800138000: b"))
    assert "13800138000" not in line
    assert "138******00" in line
