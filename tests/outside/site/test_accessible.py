"""Every kind of page, wide and narrow, light, dark and printed: axe-core finds nothing, and nothing comes from elsewhere."""

from urllib.parse import urlsplit

import pytest

LOOKS = {
    "wide": {},
    "wide-dark": {"dark": True},
    "narrow": {"width": 390, "height": 844},
    "printed": {"media": "print"},
}
NARROWEST = {"width": 320, "height": 600}


@pytest.fixture(scope="module", params=LOOKS)
def looked(request, column, kinds, browse):
    tasks = [{"url": column.address + path, "look": LOOKS[request.param], "axe": True} for path in kinds.values()]
    return dict(zip(kinds, browse(tasks), strict=True))


def test_axe_finds_nothing(looked):
    assert {kind: answer["violations"] for kind, answer in looked.items() if answer["violations"]} == {}
    # The rules that matter most did look at something.
    everywhere = {"html-has-lang", "document-title", "landmark-one-main", "page-has-heading-one", "color-contrast"}
    for answer in looked.values():
        assert everywhere <= set(answer["passes"])


def test_no_page_complains_asks_or_leaves(looked, column):
    host = urlsplit(column.address).netloc
    for kind, answer in looked.items():
        assert answer["complaints"] == [], kind
        assert answer["dialogs"] == [], kind
        assert {urlsplit(url).netloc for url in answer["requests"]} == {host}, kind


def test_nothing_is_wider_than_the_narrowest_screen(column, kinds, browse):
    tasks = [{"url": column.address + path, "look": NARROWEST} for path in kinds.values()]
    wider = {kind: answer["wide"] for kind, answer in zip(kinds, browse(tasks), strict=True) if answer["wide"] > 0}
    assert wider == {}
