"""What the reasons of the checks say."""

from zfgk.inspection.signs import unread
from zfgk.model.documents import Unread
from zfgk.publish.decision.reasons import found


def test_what_was_not_read_has_no_excerpt_and_no_empty_brackets():
    finding = unread(Unread("word/embeddings/x.bin", "encrypted"))
    one = found("未能审查的部分", [finding], "a.docx", only_noted=False)
    assert one.zh.startswith("发现未能审查的部分，")
    assert one.en.startswith("found unscreened; ")
    two = found("未能审查的部分", [finding, finding], "a.docx", only_noted=True)
    assert two.zh.startswith("发现未能审查的部分等2处，")
    assert two.en.startswith("found unscreened and 1 more; ")
