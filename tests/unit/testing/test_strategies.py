"""The strategies make what they say, and hypothesis knows them by type."""

import importlib.metadata
import json
from collections import defaultdict

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from lxml import etree

import zfgk
from zfgk.documents import READERS, reader_for
from zfgk.engine.verdict import Verdict
from zfgk.model.facts import Between, OneOf
from zfgk.publish.source.items import Item
from zfgk.testing import strategies as ours
from zfgk.testing.strategies.registered import register

ANY = settings(max_examples=2000, database=None, phases=[Phase.generate])
"""To find any example, not the smallest."""

register()  # as the entry point does; an environment that was installed before the entry point existed has none


def test_hypothesis_finds_the_entry_point():
    points = importlib.metadata.distribution("zfgk").entry_points
    named = {point.value for point in points if point.group == "hypothesis"}
    assert named == {f"{register.__module__}:register"}


@pytest.mark.parametrize("kind", [zfgk.Record, zfgk.Change, zfgk.Ack, zfgk.ContentPart, zfgk.Event, zfgk.Source, Item])
@settings(max_examples=5)
@given(data=st.data())
def test_types_have_their_strategies(kind, data):
    assert isinstance(data.draw(st.from_type(kind)), kind)


@given(ours.records())
def test_records_are_public_and_every_text_format_carries_them(record):
    assert record.disclosure == "proactive"
    element = etree.Element("title")
    element.text = record.title + record.summary + record.identifier
    assert etree.fromstring(etree.tostring(element)).text == element.text
    assert json.loads(json.dumps(record.title)) == record.title.encode().decode()


@given(ours.change_histories())
def test_versions_and_moments_grow_in_a_history(changes):
    versions = defaultdict(int)
    for change in changes:
        assert change.version > versions[change.key]
        versions[change.key] = change.version
    assert [change.at for change in changes] == sorted({change.at for change in changes})


def test_histories_withdraw_and_publish_again():
    def comes_back(changes):
        return [bool(change.record) for change in changes] == [True, False, True]

    assert find(ours.change_histories(keys=st.just("A"), most=3), comes_back, settings=ANY)
    assert not any(
        change.record is None for change in find(ours.change_histories(withdrawals=False), len, settings=ANY)
    )


@given(ours.event_histories())
def test_every_history_of_a_request_has_an_answer(events):
    answer = zfgk.due("national.reply-to-request", events)
    assert answer.due is not None or answer.dues
    if any(event.name == "reply.made" for event in events):
        assert answer.verdict in {Verdict.IN_TIME, Verdict.OVERDUE, Verdict.DEPENDS}


@given(ours.event_histories(uncertain=True))
def test_uncertain_histories_have_an_answer_too(events):
    assert zfgk.due("national.reply-to-request", events).dues


@pytest.mark.parametrize("kind", [OneOf, Between])
def test_days_may_be_disputed_or_within_a_range(kind):
    assert find(ours.event_histories(uncertain=True), lambda events: isinstance(events[0].day, kind), settings=ANY)


@given(st.data())
def test_what_is_written_into_a_document_is_read_in_it(data):
    line = data.draw(ours.titles())
    source = data.draw(ours.documents(st.just(line)))
    parts = reader_for(source.name, READERS).read(source)
    text = "".join(part.text for part in parts if isinstance(part, zfgk.TextPart))
    assert "".join(line.split()) in "".join(text.split())


@given(ours.information())
def test_government_information_says_what_its_attribute_says(item):
    assert item.entry.disclosure == (item.attribute.value if item.attribute else "")
    assert bool(item.entry.reason) == (item.attribute in {zfgk.Attribute.ON_REQUEST, zfgk.Attribute.EXEMPT})


@pytest.mark.parametrize(
    "holds",
    [
        lambda text: "\x0b" in text,
        lambda text: any("\ud800" <= c <= "\udfff" for c in text),
        lambda text: "]]>" in text,
        lambda text: len(text) >= 300,
        lambda text: any(c > "\uffff" for c in text),
        lambda text: "〔2025〕" in text,
    ],
)
def test_hostile_text_holds_what_breaks_writers(holds):
    assert find(ours.hostile_text(), holds, settings=ANY)
