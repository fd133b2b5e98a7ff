"""Every kind of page, wide and narrow, light, dark and printed: axe-core finds nothing, and nothing comes from elsewhere."""

from urllib.parse import urlsplit

import pytest

LOOKS = {
    "wide": {},
    "wide-dark": {"dark": True},
    "narrow": {"width": 390, "height": 844},
    "printed": {"media": "print"},
}
NARROWEST = {"width": 320, "height": 600, "axe": False}


@pytest.fixture(scope="module")
def looked(column, kinds, browse):
    looks = {"narrowest": NARROWEST} | LOOKS
    tasks = [{"url": column.address + path, "looks": looks, "axe": True} for path in kinds.values()]
    return dict(zip(kinds, browse(tasks), strict=True))


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(looked, look):
    found = {kind: answer["looks"][look] for kind, answer in looked.items()}
    assert {kind: one["violations"] for kind, one in found.items() if one["violations"]} == {}
    # The rules that matter most did look at something.
    everywhere = {"html-has-lang", "document-title", "landmark-one-main", "page-has-heading-one", "color-contrast"}
    for one in found.values():
        assert everywhere <= set(one["passes"])


def test_no_page_complains_asks_or_leaves(looked, column):
    host = urlsplit(column.address).netloc
    for kind, answer in looked.items():
        assert answer["complaints"] == [], kind
        assert answer["dialogs"] == [], kind
        assert {urlsplit(url).netloc for url in answer["requests"]} == {host}, kind


def test_nothing_is_wider_than_the_narrowest_screen(looked):
    wide = {kind: answer["looks"]["narrowest"]["wide"] for kind, answer in looked.items()}
    assert {kind: by for kind, by in wide.items() if by > 0} == {}
