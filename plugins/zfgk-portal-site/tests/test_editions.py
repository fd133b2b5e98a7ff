"""Editions: whole or not at all, the same bytes for the same changes, and what is damaged is not held."""

import random
import shutil
import subprocess
import threading
from datetime import date

import pytest

from zfgk import BadInput
from zfgk_portal_site import EXPORTER, edition


def changes_of(publish, withdraw):
    some = [
        publish(f"K{number}", date_published=date(2025, 1, 1 + number), theme=f"主题{number % 3}")
        for number in range(9)
    ]
    return [*some, withdraw("W"), publish("x", title="<b>")]


def test_the_order_of_the_changes_makes_no_difference(column, publish, withdraw):
    changes = changes_of(publish, withdraw)
    column.give(*changes)
    first, folder = column.files(), column.www.resolve()
    random.Random(4).shuffle(changes)
    column.give(*changes)
    assert column.files() == first
    assert column.www.resolve() == folder


def test_readers_see_the_old_edition_until_the_new_one_is_whole(column, publish):
    column.give(publish("a", title="旧的"))
    before = column.files()

    def watched():
        for number in range(20):
            assert column.files() == before
            yield publish(f"n{number}")

    for ack in EXPORTER.run(watched(), column.config):
        assert ack.through
        assert column.files() != before
    assert len(list((column.out / "editions").iterdir())) == 1


def test_an_edition_that_was_not_finished_leaves_nothing_and_what_a_kill_left_is_cleared(column, publish):
    column.give(publish("a"))
    before = sorted(column.out.rglob("*"))

    def dying():
        yield publish("b")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(EXPORTER.run(dying(), column.config))
    assert sorted(column.out.rglob("*")) == before
    (column.out / "editions" / "next" / "www").mkdir(parents=True)
    (column.out / ".www.next").symlink_to("editions/next/www")
    shutil.copytree(column.www.resolve().parent, column.out / "editions" / "0123456789abcdef")
    column.give(publish("a"))
    assert sorted(column.out.rglob("*")) == before


def test_a_kill_while_an_edition_is_replaced_loses_nothing(column, publish):
    column.give(publish("a"))
    before = column.files(), sorted(column.out.rglob("*"))
    folder = column.www.resolve().parent
    # As it stands between two steps of the replacement: readers see the new edition under its working name.
    folder.rename(folder.with_name("next"))
    column.www.unlink()
    column.www.symlink_to("editions/next/www")
    assert column.give() == column.give()
    assert (column.files(), sorted(column.out.rglob("*"))) == before
    assert column.held() == {"a": 1}


def test_a_second_run_waits_for_the_first(column, publish):
    done = threading.Event()

    def second():
        column.give(publish("a"), publish("b"), publish("c"))
        done.set()

    other = threading.Thread(target=second)

    def slow():
        yield publish("a")
        other.start()
        assert not done.wait(0.3)
        yield publish("b")

    assert [one.status for one in EXPORTER.run(slow(), column.config)] == ["done"]
    other.join()
    assert column.held() == {"a": 1, "b": 1, "c": 1}


def test_readers_see_a_whole_edition_while_one_is_replaced_by_the_same(column, publish, monkeypatch):
    column.give(publish("a"))
    before = column.files()
    seen = []

    def watched(name):
        real = getattr(edition, name)

        def step(*arguments, **keywords):
            seen.append((name, column.files() == before))
            result = real(*arguments, **keywords)
            seen.append((name, column.files() == before))
            return result

        monkeypatch.setattr(edition, name, step)

    for name in ("_point", "_name", "_flush", "_remove_others"):
        watched(name)
    column.give(publish("a"))
    assert len(seen) > 8
    assert {whole for _, whole in seen} == {True}


def test_without_changes_the_column_stays(column, publish):
    column.give()
    assert list(column.out.iterdir()) == []
    column.give(publish("a"))
    before = column.www.stat().st_mtime_ns
    column.give()
    assert column.www.stat().st_mtime_ns == before


def test_an_older_change_leaves_the_newer_entry_as_it_stands(column, publish, withdraw, document):
    part = document("a.txt", "第三版的正文")
    column.give(publish("a", 3, "第三版", parts=(part,)), withdraw("b", 4, "旧的理由"), publish("c"))
    before = column.files()
    column.give(publish("a", 2, "第二版"), publish("b", 1, "不应再现"), publish("c"))
    assert column.files() == before
    assert column.held() == {"a": 3, "b": 4, "c": 1}


def test_the_higher_of_two_versions_in_one_stream_stands(column, publish, withdraw, document):
    part = document("a.txt", "撤回前的正文")
    column.give(publish("a", 1, "撤回前", parts=(part,)), withdraw("a", 2), publish("b", 2), publish("b", 1, "旧的"))
    assert column.held() == {"a": 2, "b": 2}
    assert "撤回前" not in column.texts()
    assert not list(column.www.glob("files/*/*"))


DAMAGE = {
    "info/*/gk-a.html": {"b": 1},
    "index.html": {},
    "disclosed/index.html": {},
    "assets/style.css": {},
    "../SHA256SUMS": {},
    "../changes.jsonl": {},
    "files/*/*.bin": {"a": 1},
}


@pytest.mark.parametrize("file", DAMAGE)
@pytest.mark.parametrize("how", ["changed", "deleted"])
def test_what_was_changed_or_deleted_is_not_held_and_comes_back(column, publish, document, file, how):
    changes = [publish("a"), publish("b", parts=(document("x.html", "x", "text/html"),))]
    column.give(*changes)
    before = column.files()
    (damaged,) = column.www.resolve().glob(file) if not file.startswith("..") else [column.www.resolve() / file]
    if how == "deleted":
        damaged.unlink()
    else:
        damaged.write_bytes(damaged.read_bytes() + b" ")
    assert column.held() == DAMAGE[file]
    column.give(*changes)
    assert column.held() == {"a": 1, "b": 1}
    assert column.files() == before


def test_the_digests_are_those_that_anyone_can_check(column, publish, withdraw):
    column.give(*changes_of(publish, withdraw))
    said = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "../SHA256SUMS"],
        cwd=column.www.resolve(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
    listed = {line.split("  ")[1] for line in (column.www.resolve().parent / "SHA256SUMS").read_text().splitlines()}
    assert listed == set(column.files())


def test_a_copy_made_without_links_is_read_and_made_whole_again(column, publish, tmp_path):
    column.give(publish("a"))
    moved = tmp_path / "copy" / "portal-site"
    shutil.copytree(column.out, moved)
    assert not (moved / "www").is_symlink()
    column.out = moved
    assert column.held() == {"a": 1}
    column.give(publish("a", 2))
    assert column.held() == {"a": 2}
    assert column.www.is_symlink()


def test_a_new_title_of_the_site_reaches_every_page(column, publish, withdraw):
    column.give(*changes_of(publish, withdraw))
    column.options["title"] = "新的名称"
    column.give(*changes_of(publish, withdraw))
    assert "某市自然资源局" not in column.texts()


# -- files of records


def test_files_are_offered_under_their_own_names_and_never_as_pages(column, publish, document):
    text = "某市自然资源局\n关于a的通知\n各县局：\n现将有关事项通知如下。\n某市自然资源局\n2025年2月28日\n"
    parts = (
        document("正文.txt", text),
        document("page.html", "<script>alert(1)</script>", "text/html"),
        document("图.svg", "<svg onload='alert(1)'/>", "image/svg+xml"),
        document("a.PDF", b"%PDF-", "application/pdf"),
    )
    column.give(publish("a", publisher="某市自然资源局", parts=parts))
    page = column.entry("a")
    offered = {one.get("download"): one.get("href") for one in page.iterfind(".//a[@download]")}
    assert {name: href.rpartition(".")[2] for name, href in offered.items()} == {
        "正文.txt": "txt", "page.html": "bin", "图.svg": "bin", "a.PDF": "pdf",
    }  # fmt: skip
    for part in parts:
        file = (column.www / "info" / "xx" / offered[part.name]).resolve()
        assert file.stem == part.sha256
    body = [(one.text, one.get("class")) for one in page.iterfind(".//div[@class='body']/p")]
    assert body == [
        ("某市自然资源局", "head"), ("关于a的通知", "head"), ("各县局：", "to"), ("现将有关事项通知如下。", None),
        ("某市自然资源局", "sign"), ("2025年2月28日", "sign"),
    ]  # fmt: skip
    assert "（TXT，" in page.text_content()


@pytest.mark.parametrize(
    ("line", "place"), [("各县：", "to"), ("现将有关事项公告如下：", None), ("长" * 40 + "：", None), ("各县", None)]
)
def test_an_addressee_is_short_and_announces_nothing(column, publish, document, line, place):
    column.give(publish("a", parts=(document("a.txt", f"{line}\n各县：\n"),)))
    first, second = column.entry("a").iterfind(".//div[@class='body']/p")
    assert (first.get("class"), second.get("class")) == (place, None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_text_is_shown_in_whatever_encoding_it_came(column, publish, document, encoding):
    column.give(publish("a", parts=(document("a.txt", "各县：\n关于国有建设用地的通知\n".encode(encoding)),)))
    body = [one.text for one in column.entry("a").iterfind(".//div[@class='body']/p")]
    assert body == ["各县：", "关于国有建设用地的通知"]
    assert column.entry("a").find(".//a[@download]") is not None


@pytest.mark.parametrize("data", [b"\xff\xff\x00", "坏\x0b".encode(), b"\xfe\xfe\xa1\xa1", "\ue000".encode()])
def test_what_is_no_text_is_offered_and_not_shown(column, publish, document, data):
    column.give(publish("a", parts=(document("a.txt", data),)))
    assert column.entry("a").find(".//div[@class='body']") is None
    assert column.entry("a").find(".//a[@download]") is not None


def test_only_screened_bytes_leave(column, publish, document):
    part = document("a.txt", "审查过的")
    changed = document("b.txt", "审查过的另一份")
    (document("b.txt", "审查之后才写的"))
    answers = column.give(publish("a", parts=(part,)), publish("b", parts=(changed,)), publish("c"))
    assert [(one.key, one.status) for one in answers[:-1]] == [("b", "retry")]
    assert column.held() == {"a": 1, "c": 1}
    assert "审查之后" not in column.texts()


def test_a_file_that_the_host_no_longer_has_is_kept_under_its_digest(column, publish, document):
    part = document("a.txt", "审查过的")
    column.give(publish("a", parts=(part,)))
    before = column.files()
    lost = type(part)("", part.sha256, part.media_type, part.name)
    assert len(column.give(publish("a", parts=(lost,)))) == 1
    assert column.files() == before


def test_an_entry_whose_new_file_is_missing_stays_as_it_was(column, publish, document):
    part = document("a.txt", "第一版的正文")
    column.give(publish("a", 1, "第一版", parts=(part,)))
    lost = type(part)("", "0" * 64, "text/plain", "b.txt")
    answer, _ = column.give(publish("a", 2, "第二版", parts=(lost,)))
    assert (answer.key, answer.version, answer.status) == ("a", 2, "retry")
    assert "b.txt" in answer.error
    assert column.held() == {"a": 1}
    assert "第一版的正文" in column.texts()
    assert "第二版" not in column.texts()


@pytest.mark.parametrize("digest", ["../../../x", "", "A" * 64, "0" * 63])
def test_a_digest_that_is_none_leads_nowhere(column, publish, document, digest):
    part = document("a.txt", "正文")
    answer, _ = column.give(publish("a", parts=(type(part)(part.path, digest, "text/plain", "a.txt"),)))
    assert answer.status == "retry"
    assert not [name for name in column.files() if name.startswith("files/")]


def test_a_damaged_download_is_taken_from_the_source_again(column, publish, document):
    change = publish("a", parts=(document("a.txt", "正文"),))
    column.give(change)
    before = column.files()
    (file,) = column.www.glob("files/*/*.txt")
    file.write_text("篡改")
    column.give(change)
    assert column.files() == before


def test_a_web_page_is_shown_as_text_and_tables_and_nothing_of_its_code(column, publish, document):
    page = (
        "<html><head><title>x</title><script>alert(1)</script></head><body onload='alert(1)'><h1>关于a的通知</h1>"
        "<h2>一、地块</h2><p style='color:red' onclick='x()'>共<a href='javascript:alert(1)'>两</a>宗&lt;script&gt;</p>"
        "<table border=1><tr><th>编号</th></tr><tr><td><img src=x onerror=alert(1)>甲</td></tr></table>"
        "<ol><li>报名</li></ol><p>某局<br>2025年3月18日</p></body></html>"
    )
    parts = (document("a.pdf", b"%PDF", "application/pdf"), document("公告.html", page, "text/html; charset=utf-8"))
    column.give(publish("a", publisher="某局", parts=parts))
    (body,) = column.entry("a").iterfind(".//div[@class='body']")
    assert [(one.tag, one.get("class"), " ".join(one.text_content().split())) for one in body] == [
        ("p", "head", "关于a的通知"), ("h3", None, "一、地块"), ("p", None, "共两宗<script>"), ("table", None, "表1 编号 甲"),
        ("p", "item", "报名"), ("p", "sign", "某局"), ("p", "sign", "2025年3月18日"),
    ]  # fmt: skip
    assert {name for one in body.iter() for name in one.attrib} == {"class", "scope"}
    assert not body.xpath(".//a | .//img | .//script")


# -- settings


def test_every_bad_option_is_told_at_once(column, publish):
    column.options |= {"page_size": "0", "address": "javascript:x", "title": "坏\x0b字"}
    with pytest.raises(BadInput) as caught:
        column.give(publish("a"))
    assert sorted(fault.where for fault in caught.value.faults) == [
        "options.address",
        "options.page_size",
        "options.title",
    ]
    assert list(column.out.iterdir()) == []
    with pytest.raises(BadInput, match="3 faults"):
        EXPORTER.check(column.config)


@pytest.mark.parametrize("size", ["4", "201", "lots", "-20", "20.0"])
def test_a_size_that_no_page_has_is_refused_by_name(column, publish, size):
    column.options |= {"page_size": size, "contact": "第一行\n第二行"}
    with pytest.raises(BadInput, match=rf"options\.page_size: '{size}' is no whole number from 5 to 200"):
        column.give(publish("a"))


def test_contact_alone_may_have_several_lines(column, publish):
    column.options |= {"contact": "办公室\n电话：0000-0000000", "column": "两\n行"}
    with pytest.raises(BadInput) as caught:
        column.give(publish("a"))
    assert [fault.where for fault in caught.value.faults] == ["options.column"]
    column.options |= {"column": "专栏", "contact": "办公室\ufdd0"}
    with pytest.raises(BadInput, match=r"options\.contact: it holds characters that no page can carry"):
        column.give(publish("a"))


def test_the_agency_stands_in_for_the_site_and_the_other_way_round(column, publish):
    for options in ({"title": "某局"}, {"author": "某局"}):
        column.options = options
        column.give(publish("a"))
        assert "主办单位：某局" in column.read("index.html")
        assert '<meta name="SiteName" content="某局">' in column.read("index.html")
