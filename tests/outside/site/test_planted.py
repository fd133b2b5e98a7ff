"""Errors that are planted into pages are caught by the very commands that find nothing in the others."""

import os
import shutil

import pytest

ENTRY = "info/*/gk-000000000_2f2025-00006.html"
AXE = {
    "image-alt": ("</h1>", '</h1><img src="x.png">'),
    "html-has-lang": ('<html lang="zh-CN">', "<html>"),
    "document-title": ("<title>", "<!-- <title>"),
    "label": ("</h1>", "</h1><input>"),
    "empty-heading": ("<h2", "<h2></h2><h2"),
    "heading-order": ('<h2 id="summary">内容概述</h2>', '<h5 id="summary">内容概述</h5>'),
    "link-name": ('<a href="../../index.html">专栏首页</a>', '<a href="../../index.html"></a>'),
    "landmark-one-main": ("<main", "<div"),
    "skip-link": ('id="main"', 'id="text"'),
    "list": ('<ul class="files">', '<ul class="files"><p>x</p>'),
    "aria-roles": ('role="search"', 'role="find"'),
    "valid-lang": ("<dd>", '<dd lang="中文">'),
}
STYLES = {
    "color-contrast": (".facts dt { color: #b5bcc6 !important; }", "axe"),
    "no outline": (":focus-visible { outline: none !important; }", "tab"),
    "a faint outline": (":focus-visible { outline-color: #dfe4ea !important; }", "tab"),
    "out of sight": (".skip:focus { left: -100vw !important; }", "tab"),
}
VNU = {
    "An “img” element must have an “alt” attribute": ("</h1>", '</h1><img src="x.png">'),
    "Bad value “column” for attribute “scope”": ('scope="col"', 'scope="column"'),
    "Duplicate ID “main”": ("<footer", '<p id="main"></p><footer'),
    "Stray end tag “div”": ("</main>", "</div></main>"),
    "Bad value “20250305x” for attribute “datetime”": ('datetime="', 'datetime="20250305x" title="'),
    "Element “title” must not be empty": ("<title>", "<title></title><!-- "),
    "Bad value “http://[” for attribute “href”": ('href="https', 'href="http://[" title="https'),
}


LINKS = "a link that the keyboard does not reach"


@pytest.fixture(scope="module")
def caught(column, tmp_path_factory, serve, browse):
    """What the browser says about copies of the column, by what was planted in one of the files of each."""
    root = tmp_path_factory.mktemp("planted")
    address, tasks = serve(root), {}

    def plant(name, how, pattern, *, before="", after="", added=""):
        www = root / str(len(tasks))
        shutil.copytree(column.www, www, copy_function=os.link)
        (file,) = www.glob(pattern)
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.unlink()  # else the column itself would be changed
        file.write_text(text.replace(before, after) + added, encoding="utf-8")
        tasks[name] = {"url": f"{address}{www.name}/{column.page(ENTRY)}", how: True}

    for rule, (before, after) in AXE.items():
        plant(rule, "axe", ENTRY, before=before, after=after)
    for fault, (style, how) in STYLES.items():
        plant(fault, how, "assets/style.css", added=style)
    plant(LINKS, "tab", ENTRY, before="<a href=", after='<a tabindex="-1" href=')
    answers = browse(list(tasks.values()))
    return {name: answer["looks"]["plain"] for name, answer in zip(tasks, answers, strict=True)}


@pytest.mark.parametrize("rule", AXE)
def test_axe_catches(rule, caught):
    assert rule in {one["rule"] for one in caught[rule]["violations"]}


@pytest.mark.parametrize("fault", STYLES)
def test_a_fault_of_the_style_is_caught(fault, caught, focus_faults):
    if STYLES[fault][1] == "axe":
        assert fault in {one["rule"] for one in caught[fault]["violations"]}
    else:
        assert [one for one in focus_faults(caught[fault]) if one.startswith(fault)]


def test_a_link_that_the_keyboard_does_not_reach_is_caught(caught, focus_faults):
    assert [one for one in focus_faults(caught[LINKS]) if one.startswith("not reached")]


def test_the_checker_of_pages_catches_every_error(column, tmp_path, vnu):
    sources = {"scope": "disclosed/index.html"}
    wanted = {}
    for number, (message, (before, after)) in enumerate(VNU.items()):
        source = column.www / sources.get("scope" if "scope" in message else "", column.page(ENTRY))
        text = source.read_text(encoding="utf-8")
        assert before in text, message
        name = f"planted-{number}.html"
        (tmp_path / name).write_text(text.replace(before, after, 1), encoding="utf-8")
        wanted[name] = message
    said = vnu(sorted(tmp_path.iterdir()))
    for name, message in wanted.items():
        errors = [one[2] for one in said if one[0] == name and one[1] == "error"]
        assert any(message in one for one in errors), (message, errors)
