from datetime import date, datetime, timedelta

import pytest

from zfgk import Ack, Change, Record, read_snapshot, write_atomic, write_snapshot

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def publish(key, version=1, title="通知", **fields):
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=title, **fields))


def withdraw(key, version):
    return Change(key, version, AT + timedelta(days=version))


def make(_change, record):
    if "\x0b" in record.title:
        message = "a vertical tab"
        raise ValueError(message)
    return f"{record.identifier} {record.title}\n".encode()


def give(out, *changes, pages=1):
    def write(shelf):
        held = list(shelf.live())
        for page in range(pages):
            with write_atomic(out / f"{page}.txt") as file:
                file.writelines(one.body for one in held[page::pages])
            yield out / f"{page}.txt"

    return list(write_snapshot(iter(changes), {"out": out}, make, write, files="*.txt"))


def test_files_hold_what_lives_by_day_of_publication(tmp_path):
    acks = give(tmp_path, publish("B", date_published=date(2026, 1, 2)), publish("A"), publish("C", 1, "\x0b"))
    assert acks == [Ack("C", 1, "reject", error="a vertical tab"), Ack(through=True)]
    assert (tmp_path / "0.txt").read_text(encoding="utf-8") == "B 通知\nA 通知\n"
    assert read_snapshot({"out": tmp_path}) == {"A": 1, "B": 1}


def test_what_does_not_come_any_more_goes_with_its_files(tmp_path):
    give(tmp_path, publish("A"), publish("B"), withdraw("C", 2), pages=2)
    give(tmp_path, publish("A"), withdraw("B", 2))
    assert read_snapshot({"out": tmp_path}) == {"A": 1}
    assert read_snapshot({"out": tmp_path}, withdrawn=True) == {"A": 1, "B": 2}
    assert sorted(file.name for file in tmp_path.iterdir()) == [".shelf.sqlite", "0.txt"]
    assert (tmp_path / "0.txt").read_text(encoding="utf-8") == "A 通知\n"


def test_withdrawals_may_leave_a_stone_in_the_place_of_what_they_withdraw(tmp_path):
    def write(shelf):
        with write_atomic(tmp_path / "0.txt") as file:
            file.writelines(one.body for one in shelf.withdrawn())
        yield tmp_path / "0.txt"

    def stone(change, before):
        return f"{change.key} gone, was {before.place if before else 'never here'}\n".encode()

    def place(change, before):
        return change.record.title if change.record else before.place if before else ""

    first = [publish("A"), publish("B")]
    for changes in (first, [withdraw("A", 2), withdraw("C", 1), publish("B")]):
        list(write_snapshot(changes, {"out": tmp_path}, make, write, files="*.txt", tombstone=stone, place=place))
    assert (tmp_path / "0.txt").read_text(encoding="utf-8") == "A gone, was 通知\nC gone, was never here\n"


def test_nothing_in_changes_nothing(tmp_path):
    give(tmp_path, publish("A"))
    before = (tmp_path / "0.txt").stat()
    assert give(tmp_path) == [Ack(through=True)]
    assert (tmp_path / "0.txt").stat() == before
    assert read_snapshot({"out": tmp_path}) == {"A": 1}


def test_a_failure_while_writing_is_made_good_by_the_next_run(tmp_path):
    give(tmp_path, publish("A"))

    def broken(_shelf):
        with write_atomic(tmp_path / "0.txt") as file:
            file.write(b"half of the files are new")
        message = "disk full"
        raise OSError(message)

    with pytest.raises(OSError, match="disk full"):
        list(write_snapshot(iter([publish("A", 2, "新")]), {"out": tmp_path}, make, broken, files="*.txt"))
    with pytest.raises(ValueError, match="publish again"):
        read_snapshot({"out": tmp_path})
    give(tmp_path, publish("A", 2, "新"))
    assert (tmp_path / "0.txt").read_text(encoding="utf-8") == "A 新\n"
    assert read_snapshot({"out": tmp_path}) == {"A": 2}


def test_files_left_over_by_a_killed_run_are_refused_and_removed(tmp_path):
    give(tmp_path, publish("A"))
    (tmp_path / "7.txt").write_text("withdrawn since", encoding="utf-8")
    (tmp_path / "robots.md").write_text("somebody else's", encoding="utf-8")
    with pytest.raises(ValueError, match=r"7\.txt: the file was left over"):
        read_snapshot({"out": tmp_path})
    give(tmp_path, publish("A"))
    assert read_snapshot({"out": tmp_path}) == {"A": 1}
    assert sorted(file.name for file in tmp_path.iterdir()) == [".shelf.sqlite", "0.txt", "robots.md"]


@pytest.mark.parametrize("damage", [b"garbage" * 300, b""])
def test_a_damaged_shelf_is_replaced_by_the_next_run(tmp_path, damage):
    give(tmp_path, publish("A"), publish("B"))
    (tmp_path / ".shelf.sqlite").write_bytes(damage)
    give(tmp_path, publish("A"), withdraw("B", 2))
    assert read_snapshot({"out": tmp_path}, withdrawn=True) == {"A": 1, "B": 2}
    assert "B" not in (tmp_path / "0.txt").read_text(encoding="utf-8")


def test_a_key_that_no_database_carries_is_refused(tmp_path):
    assert [ack.status for ack in give(tmp_path, publish("a\ud800"), publish("B"))] == ["reject", "done"]
