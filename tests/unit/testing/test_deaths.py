"""A process of the kit dies before the act that it is told, and does nothing more."""

import pytest

from zfgk import Ack, Exporter, write_atomic
from zfgk.testing import strategies
from zfgk.testing.conformance import Killed, Violation
from zfgk.testing.examples import smallest
from zfgk.testing.exporting import on_bench, publish, withdraw
from zfgk.testing.exporting.answers import Answers, difference
from zfgk.testing.exporting.desk import Desk
from zfgk.testing.exporting.watch import Life
from zfgk.testing.strategies.changes import History


def run(changes, config):
    for change in changes:
        with write_atomic(config["out"] / f"{change.key}.txt") as file:
            file.write(b"%d" % change.version)
        yield Ack(change.key, change.version)


def read_back(config):
    return {file.stem: int(file.read_text()) for file in config["out"].glob("*.txt")}


EXPORTER = Exporter(name="numbers", run=run, read_back=read_back, withdraw="tombstone")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_acts_are_counted_in_order():
    with on_bench(EXPORTER) as bench:
        life = Life(str(bench.out))
        Desk(bench).deliver([publish("A")], life=life)
        told = [
            (act, path.rpartition(".")[2] if act != "open" or path.endswith(".tmp") else "") for act, path in life.acts
        ]
    # The new file is opened; it takes its name; its folder is looked at, which brings the new name to the disk.
    assert told == [("open", "tmp"), ("os.rename", "tmp"), ("open", "")]


@pytest.mark.parametrize(
    ("act", "held", "unfinished"),
    [(0, {"A": 1}, 0), (1, {"A": 1}, 1), (2, {"A": 2}, 0), (3, {"A": 2}, 0), (5, {"A": 2, "B": 3}, 0)],
)
def test_the_dead_do_nothing_more(act, held, unfinished):
    with on_bench(EXPORTER) as bench:
        desk = Desk(bench)
        desk.deliver([publish("A")])
        assert desk.deliver([publish("A", 2), publish("B", 3)], ("acts", act))
        assert bench.held() == held
        # What write_atomic would remove after an error stays, as after a real death.
        assert sum(name.endswith(".tmp") for name in names(bench.out)) == unfinished
        assert not desk.deliver([])
        assert names(bench.out) == ["A.txt", "B.txt"]
        assert bench.held() == {"A": 2, "B": 3}


def test_who_dies_later_than_it_works_lives_on():
    with on_bench(EXPORTER) as bench:
        assert not Desk(bench).deliver([publish("A")], ("acts", 3))
        assert bench.held() == {"A": 1}


def test_a_death_that_is_swallowed_is_told():
    def deaf(changes, config):
        for change in changes:
            try:
                yield from run(iter([change]), config)
            except Killed:
                yield Ack(change.key, change.version)

    with on_bench(Exporter(name="deaf", run=deaf, read_back=read_back)) as bench:
        with pytest.raises(Violation, match="swallowed the death") as error:
            Desk(bench).deliver([publish("A")], ("acts", 1))
        assert error.value.fault.where == "death after 1 acts on files"


def test_a_desk_recalls_what_earlier_versions_said():
    given = []

    def keep(changes, _config):
        for change in changes:
            given.append((change.key, change.version, change.earlier))
            yield Ack(change.key, change.version)

    recalls = Exporter(name="recalls", run=keep, read_back=read_back, recalls=("starts",))
    with on_bench(recalls) as bench:
        desk = Desk(bench)
        for change in (
            publish("A", 1, extra={"starts": "2026-03-09", "place": "三楼"}),
            publish("A", 2, extra={"starts": "2026-03-10"}),
            publish("A", 3, extra={"starts": "2026-03-10"}),
            withdraw("A", 4),
        ):
            desk.deliver([change])
    # What a calendar needs to cancel an event at the day on which people hold it, by hand from the rule of the contract.
    assert given == [
        ("A", 1, ()),
        ("A", 2, ({"starts": "2026-03-09"},)),
        ("A", 3, ({"starts": "2026-03-10"}, {"starts": "2026-03-09"})),
        ("A", 4, ({"starts": "2026-03-10"}, {"starts": "2026-03-09"})),
    ]


def test_answers_are_held_against_what_was_handed_over():
    answers, changes = Answers(), [publish("A"), publish("A", 2), publish("B")]
    stream = answers.handing(changes)
    next(stream)
    next(stream)
    answers.note(Ack(through=True))
    with pytest.raises(Violation, match="'B', which it had not been given"):
        answers.note(Ack("B", 1))
    with pytest.raises(Violation, match=r"another version: 3, and was given \[1, 2\]"):
        answers.note(Ack("A", 3))
    assert answers.open(changes) == changes[2:]


def test_differences_are_told_key_by_key_and_counted():
    expected, found = {"A": 1, "B": 2}, {"B": 1, "C": 3}
    keys, said = difference(expected, found)
    assert keys == "key 'A' and key 'B' and key 'C'"
    assert said.split("; ") == [
        "'A' expected version 1, found nothing",
        "'B' expected version 2, found version 1",
        "'C' expected nothing, found version 3",
    ]
    assert difference(dict.fromkeys("ABCDE", 1), {})[1].endswith(
        "'C' expected version 1, found nothing; and 2 more keys"
    )


def test_a_history_has_simpler_ones_that_differ_in_one_thing():
    history = History([([publish("A", 1), publish("B", 2)], ("acks", 1)), ([publish("A", 3)], None)])
    assert [one.told() for one in history.simpler()] == [
        "[publish 'A' v3]",
        "[publish 'A' v1, publish 'B' v2] then [publish 'A' v3]",
        "[publish 'A' v1, publish 'B' v2] — death after 0 acknowledgements then [publish 'A' v3]",
        "[publish 'B' v2] — death after 1 acknowledgements then [publish 'A' v3]",
        "[publish 'A' v1] — death after 1 acknowledgements then [publish 'A' v3]",
        "[publish 'A' v1, publish 'B' v1] — death after 1 acknowledgements then [publish 'A' v3]",
        "[publish 'A' v1, publish 'B' v2] — death after 1 acknowledgements",
        "[publish 'A' v1, publish 'B' v2] — death after 1 acknowledgements then [publish 'A' v2]",
    ]


@pytest.mark.parametrize("kill", ["acks", "handed", "acts"])
def test_a_history_shrinks_to_one_change_and_one_death(kill):
    def body(history):
        if any(killed and killed[0] == kill and killed[1] > 1 and portion for portion, killed in history.rounds):
            raise Violation("it breaks")

    (fault,) = smallest(strategies.histories(), body, History.told, 300, History.simpler)
    counted = {"acks": "acknowledgements", "handed": "changes were handed over", "acts": "acts on files"}[kill]
    # A withdrawal is as simple as a publication, and one key as another.
    assert fault.where.partition("]")[2] == f" — death after 2 {counted}"
    assert fault.where.count(" v") == fault.where.count("' v1") == 1
