"""The kit tells an exporter what earlier versions said as the host does, which asks its ledger."""

from datetime import datetime, timedelta

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk import Change, Exporter, Record
from zfgk.publish.delivery.earlier import earlier
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.opening import ledger_url, open_ledger
from zfgk.testing.exporting.recall import Recall

EXPORTER = Exporter(
    name="days", run=lambda _changes, _config: iter(()), read_back=lambda _config: {}, recalls=("a", "b")
)
START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
SAID = st.none() | st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "1", "2"]))


@given(st.lists(st.tuples(st.sampled_from("KL"), SAID), min_size=1, max_size=8))
@settings(max_examples=15)
def test_recalling_is_what_the_host_does_from_its_ledger(tmp_path_factory, histories):
    versions, recall = {"K": 0, "L": 0}, Recall(EXPORTER.recalls)
    target = Target(name="t", exporter=EXPORTER)
    with open_ledger(ledger_url("", tmp_path_factory.mktemp("ledger") / "ledger.sqlite")) as ledger:
        for number, (key, said) in enumerate(histories):
            versions[key] += 1
            record = None if said is None else Record(identifier=key, title=f"{number}", extra=said)
            at = START + timedelta(hours=number)
            head = ledger.append(key, versions[key], at, "", record)
            told = recall.told_with(Change(key, versions[key], at, record))
            assert told.earlier == earlier(ledger, target, [head]).get((key, versions[key]), ())


def test_what_a_change_already_holds_stays_and_a_copy_learns_nothing_more():
    recall = Recall(("a",))
    given_first = Change("K", 2, START, None, earlier=({"a": "9"},))
    assert recall.told_with(given_first) is given_first
    other = recall.copy()
    recall.told_with(Change("K", 1, START, Record(identifier="K", title="", extra={"a": "1"})))
    later = attrs.evolve(given_first, earlier=())
    assert (recall.told_with(later).earlier, other.told_with(later).earlier) == (({"a": "1"},), ())
