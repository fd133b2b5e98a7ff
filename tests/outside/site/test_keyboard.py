"""The keyboard alone reaches everything, and the focus is seen."""

import pytest

LOOKS = {"wide": {}, "dark": {"dark": True}, "narrow": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def walked(column, kinds, browse):
    tasks = [{"url": column.address + path, "looks": LOOKS, "tab": True} for path in kinds.values()]
    return dict(zip(kinds, browse(tasks), strict=True))


@pytest.mark.parametrize("look", LOOKS)
def test_tab_reaches_every_link_and_control_and_its_focus_is_seen(walked, look, focus_faults):
    walks = {kind: answer["looks"][look] for kind, answer in walked.items()}
    assert {kind: faults for kind, walk in walks.items() if (faults := focus_faults(walk))} == {}
    assert min(len(walk["stops"]) for walk in walks.values()) > 8


def test_the_first_stop_skips_to_the_text(column, kinds, browse):
    keys = [{"press": "Tab"}, {"press": "Enter"}, {"press": "Tab"}]
    tasks = [{"url": column.address + kinds[kind], "keys": keys} for kind in ("home", "list", "entry", "stub")]
    home, table, entry, stub = browse(tasks)
    assert home["focus"]["text"] == "政府信息公开指南"
    assert home["focus"]["href"] == "guide/index.html"
    for answer in (table, entry, stub):
        assert answer["focus"]["text"] == "政府信息公开专栏"  # the first step of the trail
        assert answer["url"].endswith("#main")


def test_an_entry_is_found_and_opened_without_a_mouse(column, browse):
    keys = [
        {"until": "find"},
        {"type": "供应计划"},
        {"press": "Enter"},
        {"wait": "/search.html"},
        {"until": "关于印发《供应计划》的通知"},
        {"press": "Enter"},
        {"wait": "gk-000000000_2f2025-00006.html"},
    ]
    (answer,) = browse([{"url": column.address + "index.html", "keys": keys}])
    assert answer["title"].startswith("关于印发《供应计划》的通知")


def test_a_file_is_saved_under_its_own_name_without_a_mouse(column, kinds, browse):
    (answer,) = browse(
        [{"url": column.address + kinds["entry"], "keys": [{"until": "page.html"}, {"download": "Enter"}]}]
    )
    assert answer["downloads"] == ["page.html"]
    assert answer["dialogs"] == []
