import time
from email.mime.application import MIMEApplication
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from zfgk.documents import READERS, read_whole, reader_for
from zfgk.documents.mime import MIME
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Feature, Source, TextPart, Unread
from zfgk.model.limits import Budget, Limits

PLANTED = "藏字一二三"


def leaves(data):
    return list(read_whole(MIME, Source(data, "a.mht", Budget(Limits(work=2_000_000))), READERS))


def places(data):
    return [(leaf.where, leaf.kind) for leaf in leaves(data) if isinstance(leaf, TextPart) and PLANTED in leaf.text]


def message(*parts, **headers):
    whole = MIMEMultipart("related")
    for name, value in headers.items():
        whole[name] = value
    for part in parts:
        whole.attach(part)
    return whole.as_bytes()


def test_a_saved_page_with_what_it_hides():
    page = MIMEText(f"<p>见</p><p hidden>{PLANTED}</p>", "html", "gb2312")
    assert ("part 2!hidden", "hidden-element") in places(message(page))
    assert TextPart("见", "part 2!body") in leaves(message(page))


def test_headers_pictures_and_attachments():
    assert places(message(From=f"{PLANTED} <a@example.org>")) == [("headers", "author")]
    assert places(message(Subject=PLANTED)) == [("headers", "property")]
    png = b"\x89PNG\r\n\x1a\n" + (15).to_bytes(4, "big") + b"tEXt" + PLANTED.encode() + bytes(4)
    assert places(message(MIMEImage(png))) == [("part 2", "image-metadata")]
    assert Feature("image", "part 2") in leaves(message(MIMEImage(png)))
    attached = MIMEApplication(PLANTED.encode())
    attached.add_header("Content-Disposition", "attachment", filename="甲.txt")
    assert ("part 2!body", "text") in places(message(attached))
    assert Unread("part 2", "unknown-format") in leaves(message(MIMEApplication(b"\0")))


def test_what_stands_between_the_parts():
    data = message(MIMEText("a")).decode().replace("\n\n--", f"\n\n{PLANTED}\n--", 1).encode()
    assert [kind for _, kind in places(data)] == ["other-text"]


def test_what_is_no_message():
    with pytest.raises(UnreadableFile):
        leaves(b"abc")
    assert reader_for("a.MHT", READERS) is MIME


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\n" + b"a: b\n" * 100_000,
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 100_000,
        b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\n",
        b"MIME-Version: 1.0\nContent-Type: text/plain;" + b' a="b";' * 50_000 + b"\n\nx",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(500)),
    ],
    ids=["headers", "parts", "subject", "parameters", "nested"],
)
def test_hostile_messages_end_soon(data):
    began = time.process_time()
    try:
        found = leaves(data)
    except UnreadableFile:
        found = [Unread("body", "damaged")]
    assert found
    assert (
        time.process_time() - began < 12
    )  # squared work takes minutes; a shared machine runs at a fraction of its speed
