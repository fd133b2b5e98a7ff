"""Nothing that was planted in a page, a text or a table is left in its redacted copy, by whatever way it is looked for."""

import html
import re

import pytest

from zfgk.documents import READERS, read_whole, reader_for
from zfgk.model.documents import Cut, Source, TextPart
from zfgk.screening import Screener
from zfgk.testing.planted import planted, planted_singly

SCREENER = Screener.default()


def censor(part):
    cuts = []
    for finding in SCREENER.scan_parts([part]):
        if not cuts or finding.start >= cuts[-1].end:
            cuts.append(Cut(finding.start, finding.end, finding.rule, str(finding.basis)))
    return cuts


def forms(copy):
    """The copy as it stands, and with everything undone by which a number could be written otherwise."""
    text = copy.decode("utf-8")
    plain = html.unescape(re.sub(r"<[^>]*>", "", text))
    return text, re.sub(r"[\W_]", "", plain.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}))


def check(name, data, tokens):
    reader = reader_for(name, READERS)
    copy = reader.redact(Source(data, name), censor).data
    for form in forms(copy):
        assert not [token for token in tokens if token in form]
    for leaf in read_whole(reader, Source(copy, name), READERS):
        assert not (isinstance(leaf, TextPart) and censor(leaf))


def test_a_page_with_a_number_in_every_place():
    data, plants = planted("html")
    assert len(plants) > 30
    check("a.html", data, [plant.token for plant in plants])


@pytest.mark.parametrize(("data", "plant"), [pytest.param(*one, id=one[1].place) for one in planted_singly("html")])
def test_each_place_of_a_page(data, plant):
    check("a.html", data, [plant.token])


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_numbers_however_they_are_written(name, encoding):
    tokens = [plant.token for plant in planted("html")[1]][:6]
    written = [
        tokens[0],
        " ".join((tokens[1][:6], tokens[1][6:14], tokens[1][14:])),
        tokens[2].translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
        f"{tokens[3][:6]}\n{tokens[3][6:]}",
        f'"{tokens[4]}"',
        tokens[5] if encoding == "gbk" else f"{tokens[5][:6]}\u200b{tokens[5][6:]}",
    ]
    text = "，关于公开办理结果的通知：".join(written)
    check(name, text.encode(encoding), tokens)
