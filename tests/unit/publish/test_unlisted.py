"""A file that no row lists is never published, and never passed over in silence."""

import json

from zfgk.cli import run

MANIFEST = "索引号,名称,内容概述,生成日期,发布机构,公开属性,文件\nA-1,公告,概述,2025-01-02,某局,主动公开,a.txt\n"


def test_files_outside_the_manifest_are_named(tmp_path, capsys):
    source = tmp_path / "source"
    source.mkdir()
    (source / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    (source / "a.txt").write_text("一份公告。", encoding="utf-8")
    (source / "b.txt").write_text("没有列入清单。", encoding="utf-8")
    out = str(tmp_path / "out")
    assert run(["publish", str(source), "--out", out, "--to", "portal-feed", "--on", "2025-01-10"]) == 0
    assert "另有 1 个文件未列入清单，没有发布：b.txt。" in capsys.readouterr().out
    assert "b.txt" in (tmp_path / "out.run" / "report.html").read_text(encoding="utf-8")
    report = json.loads((tmp_path / "out.run" / "report.json").read_text(encoding="utf-8"))
    assert report["unlisted"] == ["b.txt"]
