"""Real requests to real servers on loopback."""

import json
import socket
import time
from datetime import datetime

import pytest

from zfgk import BadInput, Change, ContentPart, Record
from zfgk_webhook import EXPORTER, Receiver, is_signed, signature
from zfgk_webhook.signing import body_of

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
SECRET = "示例 secret"  # noqa: S105  # signs nothing but these tests


def publish(key, version=1, title="年度预算", **fields):
    return Change(key, version, AT, Record(identifier=key, title=title, **fields))


def give(config, *changes):
    return list(EXPORTER.run(iter(changes), {"secret": SECRET, **config}))


def test_the_signature_is_the_one_of_the_specification():
    # The example of the Standard Webhooks specification.
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105  # published
    body = b'{"test": 2432232314}'
    found = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_published_corrected_and_withdrawn_over_http(tmp_path, serve):
    with serve(Receiver(tmp_path, SECRET)) as url:
        config = {"out": tmp_path, "base_url": "https://www.example.gov.cn/", "url": url}
        assert [ack.status for ack in give(config, publish("A"), publish("B", 2), publish("A", 2))] == ["done"] * 3
        assert give(config, publish("A", 1), Change("B", 3, AT, None, "内容有误"))[-1].status == "done"
        assert EXPORTER.read_back({"secret": SECRET, **config}) == {"A": 2}
        with pytest.raises(ValueError, match="401"):
            EXPORTER.read_back({**config, "secret": "another"})


def test_what_is_sent(tmp_path, serve):
    sent = []

    def application(environ, start_response):
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        headers = {
            name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")
        }
        sent.append((headers, body))
        start_response("201 Created", [("Location", "/entries/7")])
        return [b""]

    part = ContentPart("clerk/secret-folder/预算.pdf", "0" * 64, "application/pdf", "预算.pdf")
    with serve(application) as url:
        config = {"out": tmp_path, "url": url}
        acks = give(config, publish("A", parts=(part,)), publish("A", parts=(part,)))
    (headers, body), (again, _) = sent
    assert acks[0].ref == "/entries/7"
    assert is_signed(SECRET, headers, body, time.time())
    assert not is_signed(SECRET, headers, body + b" ", time.time())
    assert not is_signed(SECRET, headers, body, time.time() + 400)
    assert headers["webhook-id"] == again["webhook-id"]
    held = json.loads(body)
    assert (held["type"], held["data"]["version"]) == ("information.published", 1)
    assert held["data"]["record"]["parts"] == [
        {"sha256": "0" * 64, "media_type": "application/pdf", "name": "预算.pdf"}
    ]
    assert "secret-folder" not in body.decode()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        *((status, "reject") for status in (400, 409, 413, 415, 422)),
        *((status, "retry") for status in (302, 401, 403, 404, 408, 429, 500, 503)),
    ],
)
def test_what_an_answer_means(tmp_path, serve, status, expected):
    def application(_environ, start_response):
        start_response(f"{status} Said", [("Location", "http://127.0.0.1:9/")])
        return [b"secret text of the receiver"]

    with serve(application) as url:
        (ack,) = give({"out": tmp_path, "url": url}, publish("A"))
    assert ack.status == expected
    assert str(status) in ack.error
    assert "secret" not in ack.error


def test_no_answer_is_tried_again_later(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        (ack,) = give({"out": tmp_path, "url": url, "timeout": 2}, publish("A"))
    assert (ack.status, ack.version) == ("retry", 1)


def test_settings_that_cannot_work_are_refused(tmp_path):
    with pytest.raises(BadInput, match=r"options\.secret: it is missing"):
        list(EXPORTER.run(iter([publish("A")]), {"out": tmp_path}))
    with pytest.raises(BadInput, match=r"options\.url: it is no http"):
        give({"out": tmp_path, "url": "ftp://x/"}, publish("A"))


@pytest.mark.parametrize(
    ("options", "faults"),
    [
        ({"secret": "whsec_!!"}, {"options.secret": "behind whsec_ it is no base64"}),
        ({"secret": "whsec_"}, {"options.secret": "behind whsec_ it is no base64"}),
        ({"secret": "whsec_QUJD RA=="}, {"options.secret": "behind whsec_ it is no base64"}),
        ({"secret": "", "timeout": "-1"}, {"options.secret": "it is missing", "options.timeout": "'-1' is no number"}),
        ({"timeout": "soon"}, {"options.timeout": "'soon' is no number above 0 and up to 3600"}),
        ({"url": "https://a:geheim@/x"}, {"options.url": "it is no http or https address"}),
        ({"url": "http://[", "series": "a\nb"}, {"options.url": "it is no http", "options.series": "it holds"}),
    ],
)
def test_all_options_that_cannot_be_used_are_told_at_once_and_without_secrets(tmp_path, options, faults):
    with pytest.raises(BadInput) as refusal:
        EXPORTER.check({"out": tmp_path, "base_url": "https://www.example.gov.cn/", "secret": SECRET, **options})
    said = {fault.where: fault.what for fault in refusal.value.faults}
    assert said.keys() == faults.keys()
    assert all(said[where].startswith(what) for where, what in faults.items())
    assert not any(hidden in str(refusal.value.faults) for hidden in ("!!", "QUJD", "geheim"))
    assert not list(tmp_path.iterdir())


def test_the_settings_do_not_show_the_secret(tmp_path):
    assert SECRET not in repr(EXPORTER.check({"out": tmp_path, "secret": SECRET}))


def test_a_withdrawal_gets_through_whatever_its_reason_holds(tmp_path, serve):
    gone = Change("A", 2, AT, None, "内容\ud800有误")
    with serve(Receiver(tmp_path, SECRET)) as url:
        config = {"out": tmp_path, "url": url}
        assert [ack.status for ack in give(config, publish("A"), gone)] == ["done", "done"]
        assert EXPORTER.read_back({"secret": SECRET, **config}) == {}
    assert json.loads(body_of(gone))["data"]["reason"] == "内容有误"


def test_what_utf_8_cannot_carry_is_refused(tmp_path):
    assert [ack.status for ack in give({"out": tmp_path}, publish("A", title="a\ud800"), publish("B"))] == [
        "reject",
        "done",
    ]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"data": {}}', b'{"data": {"key": "A", "version": "x", "record": null}}']
)
def test_the_receiver_refuses_what_is_no_change(tmp_path, body):
    import io

    now = int(time.time())
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "HTTP_WEBHOOK_ID": "1",
        "HTTP_WEBHOOK_TIMESTAMP": str(now),
        "HTTP_WEBHOOK_SIGNATURE": f"v1,nonsense {signature(SECRET, '1', now, body)}",
    }
    said = []
    list(Receiver(tmp_path, SECRET)(environ, lambda status, _headers: said.append(status)))
    assert said == ["400 Bad Request"]
