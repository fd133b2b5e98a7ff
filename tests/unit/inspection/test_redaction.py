import attrs
import pytest

from zfgk.documents import READERS
from zfgk.errors import RedactionRefused, UnreadableFile
from zfgk.inspection import redacted
from zfgk.inspection.redaction import merged
from zfgk.model.documents import MARK, Reader, Redacted, Removal, TextPart, Unread
from zfgk.model.findings import Severity
from zfgk.screening import DEFAULT, Hit, Recogniser, Screener
from zfgk.texts.national import OGI_2019

ID, MOBILE = "110101199003074477", "13800138000"


def box(*, keep=False, unread=None, change=lambda text: text):
    """A format of one text, whose redaction may be broken on purpose."""

    def read(source):
        yield TextPart(source.data.decode())
        if unread:
            yield Unread("part", unread)

    def redact(source, censor):
        text = source.data.decode()
        cuts = censor(TextPart(text))
        for cut in reversed(cuts):
            text = text if keep else text[: cut.start] + MARK + text[cut.end :]
        removals = tuple(Removal("body", "text", cut.rule, cut.ground, cut.start, cut.end) for cut in cuts)
        return Redacted(change(text).encode(), ".box", removals)

    return Reader("box", (".box",), read, redact=redact)


def word(word, severity=Severity.REVIEW, *, cuttable=False):
    return Recogniser(
        id=f"test.{severity.value}",
        category="whole",
        title="词",
        find=lambda text: [Hit(text.index(word), text.index(word) + len(word))] if word in text else [],
        severity=severity,
        basis=OGI_2019[16],
        action="看",
        cuttable=cuttable,
    )


def copy(text, reader=None, extra=()):
    screener = Screener([*DEFAULT, *extra])
    return redacted(text.encode(), "a.box", screener=screener, readers=[reader or box(), *READERS])


def test_what_was_found_is_cut_with_its_ground():
    made = copy(f"王某，证号{ID}，电话{MOBILE}。")
    assert made.data.decode() == f"王某，证号{MARK}，电话{MARK}。"
    assert [removal.rule for removal in made.removals] == ["zfgk.resident-id", "zfgk.mobile-number"]
    assert all("第三十七条" in removal.ground for removal in made.removals)
    assert made.left == ()


def test_what_says_something_about_the_whole_is_not_cut_and_told():
    made = copy(f"讨论稿 {ID}", extra=[word("讨论稿")])
    assert made.data.decode() == f"讨论稿 {MARK}"
    assert [finding.rule for finding in made.left] == ["test.review"]


def test_a_note_is_not_cut():
    assert copy("备忘", extra=[word("备忘", Severity.NOTE, cuttable=True)]).data.decode() == "备忘"


def test_what_must_not_leave_at_all_is_not_redacted():
    with pytest.raises(RedactionRefused, match="must not leave at all"):
        copy(f"绝不 {ID}", extra=[word("绝不", Severity.BLOCK)])


def test_a_copy_in_which_something_is_still_found_is_refused():
    with pytest.raises(RedactionRefused, match="still be found") as caught:
        copy(f"证号{ID}", box(keep=True))
    assert ID not in str(caught.value)


def test_a_copy_that_cannot_be_read_again_is_refused():
    with pytest.raises(RedactionRefused, match="still be found"):
        copy("公告", attrs.evolve(box(), redact=lambda *_: Redacted(b"\xff", ".txt", ())))


@pytest.mark.parametrize("why", ["encrypted", "limit", "damaged", "dtd"])
def test_a_file_that_was_not_read_whole_is_refused(why):
    with pytest.raises(RedactionRefused, match="could not be read"):
        copy("公告", box(unread=why))


def test_a_format_without_a_redactor_and_a_format_unknown():
    with pytest.raises(RedactionRefused, match="cannot be redacted"):
        copy("公告", attrs.evolve(box(), redact=None))
    with pytest.raises(RedactionRefused, match=r"\.wps files cannot"):
        redacted(b"", "a.wps", screener=Screener.default(), readers=READERS)


def test_a_file_that_cannot_be_read_at_all():
    def read(_source):
        raise UnreadableFile("a.box", "broken")
        yield

    with pytest.raises((UnreadableFile, RedactionRefused)):
        copy("公告", attrs.evolve(box(), read=read))


def test_overlapping_findings_are_one_cut():
    findings = Screener([word("甲乙丙", cuttable=True)]).scan("甲乙丙")
    (first,) = findings
    spans = [(0, 5), (3, 8), (8, 9), (20, 21)]
    cuts = merged([attrs.evolve(first, start=start, end=end) for start, end in reversed(spans)])
    assert [(cut.start, cut.end) for cut in cuts] == [(0, 9), (20, 21)]
