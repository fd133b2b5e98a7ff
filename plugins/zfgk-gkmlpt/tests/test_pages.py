"""What stands in the pages, by the fields that the platform answers."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk import BadInput, Change, Record
from zfgk_gkmlpt import EXPORTER, number

BASE = "https://www.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T09:30:15+08:00")


@pytest.fixture
def give(tmp_path):
    def run(*changes, **options):
        return list(EXPORTER.run(iter(changes), {"out": tmp_path, "base_url": BASE, **options}))

    return run


def publish(key, title="通知", **fields):
    return Change(key, 1, AT, Record(identifier=key, title=title, **fields))


def page(folder, n=1):
    return json.loads((folder / f"page-{n}.json").read_bytes())


def test_every_field_of_an_article(give, tmp_path):
    record = publish(
        "GK-1",
        "年度预算",
        summary="概述",
        date_written=date(2026, 1, 5),
        date_published=date(2026, 1, 20),
        publisher="财政局",
        document_number="财发〔2026〕1号",
        theme="财政",
        genre="通知",
        validity="已废止",
        keywords=("预算", "公开"),
        url="art/1.html",
        attachments=("files/预算表.xlsx",),
        related=("GK-0",),
    )
    give(record, category=14402, category_name="财政信息")
    found = page(tmp_path)
    assert found["classify"] == {"id": 14402, "name": "财政信息", "post_count": 1}
    (article,) = found["articles"]
    assert article.pop("id") == number("GK-1")
    assert article == {
        "title": "年度预算",
        "identifier": "GK-1",
        "document_number": "财发〔2026〕1号",
        "publisher": "财政局",
        "keywords": "预算 公开",
        "abstract": "概述",
        # Midnight in China is sixteen o'clock of the day before in UTC.
        "date": int(datetime(2026, 1, 4, 16, tzinfo=UTC).timestamp()),
        "created_at": "2026-01-20 00:00:00",
        "display_publish_time": int(datetime(2026, 1, 19, 16, tzinfo=UTC).timestamp()),
        "classify_main": 14402,
        "classify_main_name": "财政信息",
        "classify_genre_name": "通知",
        "classify_theme_name": "财政",
        "url": f"{BASE}art/1.html",
        "post_url": f"{BASE}art/1.html",
        "is_expired": 0,
        "is_abolished": 1,
        "relation": ["GK-0"],
        "attachment": [
            {
                "id": 1,
                "name": "预算表.xlsx",
                "type": "xlsx",
                "mime": "",
                "size": None,
                "url": f"{BASE}files/%E9%A2%84%E7%AE%97%E8%A1%A8.xlsx",
            }
        ],
    }


@pytest.mark.parametrize(
    ("file", "name", "kind"),
    [
        ("https://files.example.gov.cn/a/7.pdf?a=1.2&b=2#p.3", "7.pdf", "pdf"),
        ("files/附件", "附件", ""),
        ("https://files.example.gov.cn/", "", ""),
    ],
)
def test_the_name_of_an_attachment_is_that_of_the_file(give, tmp_path, file, name, kind):
    give(publish("GK-1", attachments=(file,)))
    (found,) = page(tmp_path)["articles"][0]["attachment"]
    assert (found["name"], found["type"]) == (name, kind)


def test_what_is_not_known_is_not_made_up(give, tmp_path):
    give(publish("GK-1"))
    (article,) = page(tmp_path)["articles"]
    assert article["date"] is None
    assert article["created_at"] == "2026-03-02 09:30:15"


def test_a_hundred_articles_on_a_page(give, tmp_path):
    give(*[publish(f"K{n:03}") for n in range(201)])
    assert [len(page(tmp_path, n)["articles"]) for n in (1, 2, 3)] == [100, 100, 1]
    assert page(tmp_path, 3)["articles"][0]["identifier"] == "K000"


@given(st.sets(st.text(), max_size=50))
def test_numbers_are_exact_in_javascript_and_differ(keys):
    found = {number(key) for key in keys}
    assert len(found) == len(keys)
    assert all(0 <= one < 2**52 and int(float(one)) == one for one in found)


@pytest.mark.parametrize("category", ["x", "-1", "1.5", str(2**53)])
def test_a_category_that_is_no_number_is_refused_by_name(give, tmp_path, category):
    with pytest.raises(BadInput) as refusal:
        give(publish("A"), category=category, category_name="a\nb")
    assert [fault.where for fault in refusal.value.faults] == ["options.category", "options.category_name"]
    assert not list(tmp_path.iterdir())
    with pytest.raises(BadInput):
        EXPORTER.check({"out": tmp_path, "base_url": BASE, "category": category})


def test_a_category_is_listed_with_its_number_and_name(give, tmp_path):
    give(publish("A"), category="14402", category_name="法定主动公开内容")
    assert page(tmp_path)["classify"] == {"id": 14402, "name": "法定主动公开内容", "post_count": 1}
