"""A folder with a manifest, made in a line."""

import csv
import io

import pytest

HEADS = ["索引号", "名称", "内容概述", "生成日期", "发布日期", "发布机构", "公开属性", "不公开理由", "文件"]


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "source"
    root.mkdir()
    return root


@pytest.fixture
def write_csv(folder):
    """Write files and a CSV manifest; rows are dicts by head, or lists as they are."""

    def write(*rows, files=None, heads=None, encoding="utf-8", delimiter=",", end="\r\n"):
        for name, text in (files or {"a.txt": "公告"}).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        heads = heads or HEADS
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
        writer.writerow(heads)
        for row in rows:
            writer.writerow([row.get(head, "") for head in heads] if isinstance(row, dict) else row)
        (folder / "manifest.csv").write_bytes(out.getvalue().encode(encoding))
        return folder

    return write


@pytest.fixture
def row():
    """A row without faults, with changes."""

    def make(**changes):
        cells = {
            "索引号": "000000000/2025-00001",
            "名称": "关于公布结果的公告",
            "内容概述": "结果",
            "生成日期": "2025-03-03",
            "发布日期": "2025-03-10",
            "发布机构": "云汀市自然资源局",
            "公开属性": "主动公开",
            "文件": "a.txt",
        }
        return cells | changes

    return make
