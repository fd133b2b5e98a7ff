import os
from datetime import date

import pytest

from zfgk.errors import BadInput, UnreadableFile
from zfgk.model.information import Attribute
from zfgk.publish.source.items import Trouble
from zfgk.publish.source.manifest import read_source


def faults(folder):
    with pytest.raises(BadInput) as caught:
        read_source(folder)
    return [str(fault) for fault in caught.value.faults]


def fault(folder):
    (only,) = faults(folder)
    return only


def test_a_row_becomes_an_item(write_csv, row):
    source = read_source(write_csv(row()))
    (item,) = source.items
    assert item.where == "manifest.csv:2"
    assert item.attribute is Attribute.PROACTIVE
    assert item.entry.identifier == "000000000/2025-00001"
    assert item.entry.date_written == date(2025, 3, 3)
    assert item.entry.date_published == date(2025, 3, 10)
    assert item.entry.disclosure == "proactive"
    assert item.entry.language == "zh-CN"
    assert [document.name for document in item.documents] == ["a.txt"]
    assert item.documents[0].reader.name == "plain-text"
    assert item.place("title") == "manifest.csv:2 column 名称"
    assert item.place("theme") == "manifest.csv:2"
    assert source.unlisted == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_as_spreadsheets_export_it(write_csv, row, encoding, delimiter, end):
    folder = write_csv(row(内容概述="一,二;三\t四"), encoding=encoding, delimiter=delimiter, end=end)
    (item,) = read_source(folder).items
    assert item.entry.title == "关于公布结果的公告"
    assert item.entry.summary == "一,二;三\t四"


def test_english_and_chinese_heads_mean_the_same(write_csv, row):
    heads = ["identifier", "title", "summary", "date_written", "date_published", "publisher", "disclosure", "path"]
    values = [value for head, value in row().items()]
    (english,) = read_source(write_csv(values, heads=heads)).items
    (chinese,) = read_source(write_csv(row())).items
    assert english.entry == chinese.entry
    (portal,) = read_source(
        write_csv(values, heads=["索引号", "标题", "摘要", "成文日期", "公开日期", "发文机关", "公开方式", "文件名"])
    ).items
    assert portal.entry == chinese.entry


def test_a_declared_separator_as_excel_writes_it(write_csv, row):
    folder = write_csv(row(), delimiter=";")
    path = folder / "manifest.csv"
    path.write_bytes(b"sep=;\r\n" + path.read_bytes())
    assert read_source(folder).items[0].where == "manifest.csv:2"


def test_rows_are_counted_as_a_spreadsheet_shows_them(write_csv, row):
    folder = write_csv(
        row(内容概述="第一行\n第二行\n\n第四行"),
        [],
        ["", " "],
        row(索引号="2"),
        row(索引号="2", 生成日期="x"),
        heads=None,
    )
    assert [line.split(" column")[0] for line in faults(folder)] == ["manifest.csv:6", "manifest.csv:6"]
    assert [line.split(": ")[0] for line in faults(folder)] == [
        "manifest.csv:6 column 生成日期",
        "manifest.csv:6 column 索引号",
    ]


def test_several_files_lists_and_extra_fields(write_csv, row):
    heads = [*row(), "关键词", "附件", "相关信息", "语种", "扩展.宗地编号", "extra.batch", "在线链接地址"]
    folder = write_csv(
        row(
            文件="a.txt；b/c.html;\n b/d.csv",
            关键词="土地，出让、公告;土地",
            附件="图一;图二",
            相关信息="x/1",
            语种="中文",
            在线链接地址="https://www.example.gov.cn/a?b=1#c",
            **{"扩展.宗地编号": "甲-1", "extra.batch": "7"},
        ),
        heads=heads,
        files={"a.txt": "一", "b/c.html": "<p>二", "b/d.csv": "三"},
    )
    (item,) = read_source(folder).items
    assert [document.name for document in item.documents] == ["a.txt", "b/c.html", "b/d.csv"]
    assert item.entry.keywords == ("土地", "出让", "公告")
    assert item.entry.attachments == ("图一", "图二")
    assert item.entry.related == ("x/1",)
    assert item.entry.extra == {"宗地编号": "甲-1", "batch": "7"}
    assert item.entry.url == "https://www.example.gov.cn/a?b=1#c"
    assert item.entry.language == "zh-CN"


def test_line_ends_in_a_title_are_closed_up(write_csv, row):
    (item,) = read_source(write_csv(row(名称="关于公布 结果\n  的公告 ABC\nDEF", 内容概述="一\r\n二"))).items
    assert item.entry.title == "关于公布 结果的公告 ABC DEF"
    assert item.entry.summary == "一\n二"


def test_empty_cells_and_empty_columns_at_the_end_are_no_fault(write_csv, row):
    heads = [*row(), "", ""]
    (item,) = read_source(write_csv([*row(公开属性="", 发布日期="").values(), "", ""], heads=heads)).items
    assert item.attribute is None
    assert item.entry.disclosure == ""
    assert item.entry.date_published is None


def test_ten_faults_are_ten_lines_each_with_row_and_column(write_csv, row):
    folder = write_csv(
        row(索引号=""),
        row(索引号="2", 名称=""),
        row(索引号="3", 生成日期="46083"),
        row(索引号="4", 发布日期="2025-01-01"),
        row(索引号="5", 公开属性="免予公开"),
        row(索引号="6", 文件="/b.txt"),
        row(索引号="7", 文件="../secret.txt"),
        row(索引号="6"),
        row(索引号="9", 内容概述="坏\x07字"),
        [*row(索引号="10").values(), "", "多"],
        heads=[*row()],
    )
    assert [line.split(": ")[0] for line in faults(folder)] == [
        "manifest.csv:2 column 索引号",
        "manifest.csv:3 column 名称",
        "manifest.csv:4 column 生成日期",
        "manifest.csv:5 column 发布日期",
        "manifest.csv:6 column 公开属性",
        "manifest.csv:7 column 文件",
        "manifest.csv:8 column 文件",
        "manifest.csv:9 column 索引号",
        "manifest.csv:10 column 内容概述",
        "manifest.csv:11 column 10",
    ]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"索引号": "a b"}, "the identifier holds U+0020"),
        ({"索引号": "a\u200bb"}, "the identifier holds U+200B"),
        ({"索引号": "x" * 201}, "201 characters; at most 200"),
        ({"生成日期": "2025-02-30"}, "'2025-02-30' is no date · there is no such day"),
        ({"生成日期": "3/2/2025"}, "write the year first"),
        ({"生成日期": "2025-03-11"}, "published on 2025-03-10, before it was written on 2025-03-11"),
        ({"公开属性": "主动"}, "'主动' is no disclosure attribute · did you mean 主动公开?"),
        ({"公开属性": "公开"}, "did you mean"),
        ({"名称": "甲\u202e乙"}, "character 2 is U+202E · it turns the direction of writing around"),
        ({"名称": "甲\ufffd"}, "U+FFFD · it stands for a character that an earlier conversion has lost"),
        ({"名称": "甲\uffff"}, "U+FFFF"),
        ({"名称": "甲\x85乙"}, "U+0085"),
        ({"文件": "/etc/passwd"}, "is an absolute path"),
        ({"文件": "C:\\a.txt"}, "is an absolute path"),
        ({"文件": "\\\\server\\a.txt"}, "is an absolute path"),
        ({"文件": "../source/a.txt"}, "leads out of the folder"),
        ({"文件": "b/../a.txt"}, "leads out of the folder"),
        ({"文件": "."}, "is a folder"),
        ({"文件": "manifest.csv"}, "is the manifest itself"),
        ({"文件": "a.txt;a.txt"}, ""),
        ({"文件": "a.txt;./a.txt"}, "is listed twice in this row"),
        ({"文件": "x" * 300}, "no path · File name too long"),
    ],
)
def test_one_fault_one_line(write_csv, row, changes, says):
    folder = write_csv(row(**changes))
    if says:
        assert says in fault(folder)
    else:
        assert len(read_source(folder).items[0].documents) == 1


@pytest.mark.parametrize(
    "address",
    ["www.example.gov.cn", "javascript:alert(1)", "ftp://x/a", "https://", "https://a b/", "https://x:99999/"],
)
def test_what_is_no_web_address(write_csv, row, address):
    folder = write_csv(row(网址=address), heads=[*row(), "网址"])
    assert "is no web address" in fault(folder)


@pytest.mark.parametrize("tag", ["Chinese", "普通话", "zh_CN"])
def test_what_is_no_language(write_csv, row, tag):
    assert "is no language tag" in fault(write_csv(row(语种=tag), heads=[*row(), "语种"]))


def test_backslashes_of_a_manifest_made_on_windows(write_csv, row):
    folder = write_csv(row(文件="b\\c.txt"), files={"b/c.txt": "一"})
    assert read_source(folder).items[0].documents[0].name == "b/c.txt"


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_followed(write_csv, row, tmp_path):
    (tmp_path / "secret.txt").write_text("内部", encoding="utf-8")
    folder = write_csv(row(文件="out.txt"), row(索引号="2", 文件="in.txt"))
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "in.txt").symlink_to(folder / "a.txt")
    assert "'out.txt' leads out of the folder" in fault(folder)
    (folder / "out.txt").unlink()
    (folder / "out.txt").symlink_to(tmp_path / "nowhere")
    assert "leads out of the folder" in fault(folder)


def test_a_file_that_cannot_be_opened(write_csv, row, monkeypatch):
    folder = write_csv(row())
    # The tests may run as a user whom no permission stops, so the refusal is played.
    real = type(folder).open

    def refuse(self, *arguments, **options):
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *arguments, **options)

    monkeypatch.setattr(type(folder), "open", refuse)
    (document,) = read_source(folder).items[0].documents
    assert (document.trouble, document.why) == (Trouble.UNOPENED, "Permission denied")


def test_a_file_that_is_not_there_is_the_trouble_of_its_row(write_csv, row):
    folder = write_csv(row(文件="b.txt"), row(索引号="2", 文件="a.txt/c.txt"), row(索引号="3"))
    troubles = [document.trouble for item in read_source(folder).items for document in item.documents]
    assert troubles == [Trouble.MISSING, Trouble.MISSING, None]


def test_one_file_under_two_attributes_by_whatever_name(write_csv, row):
    folder = write_csv(
        row(), row(索引号="2", 公开属性="不予公开"), row(索引号="3", 公开属性="", 文件="b.txt"), row(索引号="4")
    )
    os.link(folder / "a.txt", folder / "b.txt")
    assert [line.split(" · ")[0] for line in faults(folder)] == [
        "manifest.csv:3 column 文件: the file 'a.txt' is also listed under 主动公开",
        "manifest.csv:4 column 文件: the file 'b.txt' is also listed under 主动公开",
    ]


def test_identifiers_that_look_the_same_are_the_same(write_csv, row):
    folder = write_csv(row(索引号="A/2025-1"), row(索引号="Ａ/２０２５-1"))
    assert "is taken · see manifest.csv:2 column 索引号" in fault(folder)


def test_heads_that_are_unknown_repeated_or_missing(write_csv, row):
    assert fault(write_csv(row(), heads=[*row(), "公开属姓"])).startswith(
        "manifest.csv:1 column 9 '公开属姓': this column is unknown · did you mean 公开属性"
    )
    assert "write extra.NAME" in fault(write_csv(row(), heads=[*row(), "qqqqqq"]))
    assert "is there twice · it means the same as 名称" in fault(write_csv(row(), heads=[*row(), "title"]))
    missing = faults(write_csv({"公开属性": "主动公开", "文件": "a.txt"}, heads=["公开属性", "文件"]))
    assert missing == [
        f"manifest.csv:1: the column {name} is missing · name it in English or Chinese (索引号, 名称)"
        for name in ("identifier", "title")
    ]


def test_a_misspelt_head_of_a_required_column_is_one_fault(write_csv, row):
    folder = write_csv([*row().values()], [*row().values()], heads=["索引", *list(row())[1:]])
    assert "did you mean 索引号" in fault(folder)


def test_a_cell_under_no_head(write_csv, row):
    folder = write_csv([*row().values(), "", "x"], heads=[*row(), "", ""])
    assert fault(folder).startswith("manifest.csv:2 column 10: the cell stands under no head")


def test_a_quotation_mark_that_is_not_closed(write_csv, row):
    folder = write_csv(row(), row(索引号="2", 生成日期="x"))
    with (folder / "manifest.csv").open("ab") as file:
        file.write('3,"没有关\r\n4,甲\r\n'.encode())
    assert [line.split(" · ")[0] for line in faults(folder)] == [
        "manifest.csv:3 column 生成日期: 'x' is no date",
        "manifest.csv:4: a quotation mark is not closed",
    ]


def test_what_a_message_quotes_is_masked(write_csv, row):
    folder = write_csv(row(生成日期="13800138000"), row(索引号="2", 文件="王某110101199003074477.txt"))
    text = "\n".join(faults(folder))
    assert "13800138000" not in text
    assert "110101199003074477" not in text
    assert "138******00" in text


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ([], "found: nothing · write manifest.xlsx, manifest.csv, "),
        (["a.txt", "b.txt"], "found: a.txt, b.txt"),
        (["清单.xlsx", "a.txt"], "found: 清单.xlsx · save the sheet as manifest.xlsx or manifest.csv"),
        (["manifest.csv", "manifest.yaml"], "there are 2 manifests: manifest.csv, manifest.yaml · keep one"),
        (["manifest.txt"], "there is no manifest"),
    ],
)
def test_exactly_one_manifest(folder, names, says):
    for name in names:
        (folder / name).write_text("", encoding="utf-8")
    assert says in fault(folder)


def test_the_name_of_the_manifest_in_any_letter_case(write_csv, row):
    folder = write_csv(row())
    (folder / "manifest.csv").rename(folder / "Manifest.CSV")
    assert read_source(folder).items[0].where == "Manifest.CSV:2"


def test_an_empty_manifest_and_one_without_rows(folder, write_csv):
    (folder / "manifest.csv").write_bytes(b"")
    assert len(faults(folder)) == 2
    assert "lists no items" in fault(write_csv())


def test_a_folder_or_manifest_that_cannot_be_read(tmp_path, folder):
    with pytest.raises(UnreadableFile, match="No such file"):
        read_source(tmp_path / "absent")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnreadableFile, match="Not a directory"):
        read_source(tmp_path / "file")
    (folder / "manifest.csv").write_bytes("索引号,名称".encode("gbk") + b"\xff")
    with pytest.raises(UnreadableFile, match=r"manifest\.csv.*not GB18030"):
        read_source(folder)


def test_files_that_no_row_lists(write_csv, row):
    folder = write_csv(row(), files={"a.txt": "一", "b.txt": "二", "d/c.html": "三", ".hidden": "", ".git/x": ""})
    (folder / "link.txt").symlink_to(folder / "a.txt")
    (folder / "broken.txt").symlink_to(folder / "absent")
    assert read_source(folder).unlisted == ("b.txt", "broken.txt", "d/c.html")
