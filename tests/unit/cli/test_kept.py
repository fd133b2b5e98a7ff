import json

import pytest

from zfgk.cli.common import json_list
from zfgk.cli.kept import Kept
from zfgk.cli.screened import Screened
from zfgk.screening import Screener


@pytest.mark.parametrize("indent", [1, 2])
@pytest.mark.parametrize("values", [[], [1], [{}], [{"路": ["a\nb", {"c": None}], "d": []}, "文", [[1, [2]], []]]])
def test_a_list_in_pieces_is_the_list_at_once(values, indent):
    text = "".join(json_list("files", iter(values), indent))
    assert text == json.dumps({"files": values}, ensure_ascii=False, indent=indent) + "\n"


def test_what_is_kept_comes_back_as_often_as_asked_for(tmp_path):
    text = "机密★10年，13800138000，0737-4225142"
    seen = [
        Screened(tmp_path / "a", ()),
        Screened(tmp_path / "b", tuple(Screener.default().scan(text)), "文", tmp_path / "c", (), ()),
    ]
    with Kept() as kept:
        kept.fill(iter(seen[:1]))
        assert not kept.serious
        kept.fill(iter(seen[1:]))
        assert list(kept) == list(kept) == seen
        assert (kept.files, kept.touched, kept.findings, kept.serious) == (2, 1, 3, True)


def test_notes_alone_are_not_serious(tmp_path):
    with Kept() as kept:
        kept.fill([Screened(tmp_path / "a", tuple(Screener.default().scan("电话0737-4225142")))])
        assert (kept.findings, kept.serious) == (1, False)
