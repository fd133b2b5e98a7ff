"""The search finds what a search through the records finds, and the column works without it."""

import unicodedata
from datetime import date

import pytest

from zfgk_portal_site.search import IN_A_FILE

COUNT = 2 * IN_A_FILE + 50
WORDS = ("土地", "规划", "矿产", "测绘", "Ａ１号", "ABC")


def fields(number):
    return {
        "title": f"关于{WORDS[number % len(WORDS)]}的第{number}号通知",
        "date_published": date(2010 + number % 15, 1 + number % 12, 1 + number % 28),
        "document_number": f"云发〔{2010 + number % 15}〕{number}号",
        "keywords": (f"词{number % 7}",),
    }


@pytest.fixture(scope="module")
def large(build, make_change):
    return build((make_change(f"K{number}", **fields(number)) for number in range(COUNT)), page_size="200")


def naive(query):
    """Find titles as a reader would: every word somewhere in what is known of the entry, newest first."""
    hits = []
    for number in range(COUNT):
        one = fields(number)
        known = (one["title"], one["document_number"], "通知", "云汀市自然资源局", f"K{number}", *one["keywords"])
        text = unicodedata.normalize("NFKC", " ".join(known)).lower()
        day = one["date_published"].isoformat()
        if all(word in f"{text} {day}" for word in unicodedata.normalize("NFKC", query).lower().split()):
            hits.append((day, f"K{number}", one["title"]))
    return [title for _, _, title in sorted(hits, reverse=True)]


def search(large, query, **task):
    return {"url": f"{large.address}search.html?q={query}", **task}


QUERIES = ["第4号", "规划 第1999号", "k4040", "a1号 2019 第10", "〔2011〕16号", "gk-", "没有这样的词"]


@pytest.fixture(scope="module")
def searched(large, browse):
    return dict(zip(QUERIES, browse([search(large, query) for query in QUERIES]), strict=True))


@pytest.mark.parametrize("query", QUERIES)
def test_it_finds_what_is_there(searched, query):
    expected = naive(query)
    assert len(expected) <= 50
    answer = searched[query]
    assert answer["found"] == expected
    assert query in answer["said"]
    assert (f"共找到 {len(expected)} 条" if expected else "没有找到") in answer["said"]


def test_a_screen_is_filled_from_the_newest_and_the_rest_comes_on_demand(large, browse):
    expected = naive("abc")
    more = {"until": "further"}, {"press": "Enter"}
    first, second = browse([search(large, "abc"), search(large, "abc", keys=[*more])])
    assert first["found"] == expected[:50]
    assert "较早的信息尚未列出" in first["said"]
    assert not any("index-3" in url for url in first["requests"])
    assert second["found"] == expected[:100]
    assert second["focus"]["text"] == expected[50]


def test_words_are_marked(searched):
    assert searched["规划 第1999号"]["marked"] == ["规划", "第1999号"]


def test_what_is_searched_for_is_never_markup(column, kinds, browse):
    (answer,) = browse([{"url": column.address + kinds["no-results"]}])
    assert "没有找到与“<img src=x onerror=alert(1)>没有”相符的信息" in answer["said"]
    assert answer["dialogs"] == answer["complaints"] == []


def test_without_scripts_the_lists_serve(column, kinds, browse):
    tasks = [{"url": column.address + kinds[kind], "script": False} for kind in ("home", "results", "entry", "list")]
    home, results, entry, table = browse(tasks)
    assert "Notice on the supply of land" in home["text"]
    assert "浏览器未启用脚本" in results["text"]
    assert "法定主动公开内容，按主题" in results["text"]
    assert "打印本页" not in entry["text"]
    assert "下一页" in table["text"]


def test_it_works_in_a_folder_on_a_disk(column, browse):
    keys = [{"until": "find"}, {"type": "供应计划"}, {"press": "Enter"}, {"wait": "/search.html"}]
    (answer,) = browse([{"url": (column.www / "index.html").as_uri(), "keys": keys}])
    assert answer["found"] == ["关于印发《供应计划》的通知"]
    assert answer["complaints"] == []
