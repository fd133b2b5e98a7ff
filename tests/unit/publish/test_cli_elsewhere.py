"""What the command line says of a target that no longer delivers where it did, and of a ledger that remembers nothing."""

import json

import pytest

from zfgk.cli import run

HEAD = "索引号,名称,内容概述,生成日期,发布机构,公开属性,不公开理由,文件\n"

pytestmark = pytest.mark.ledger_file


class Office:
    """A folder with one document, published to a table of a database and to files."""

    def __init__(self, folder, capsys):
        self.folder, self.capsys = folder, capsys
        self.out = folder / "out"
        self.source = folder / "source"
        self.source.mkdir()
        (self.source / "manifest.csv").write_text(
            f"{HEAD}A-1,公告,概述,2026-02-20,某局,主动公开,,a.txt\n", encoding="utf-8"
        )
        (self.source / "a.txt").write_text("一份公告。", encoding="utf-8")
        self.targets = folder / "targets.yaml"

    def deliver_to(self, database):
        options = {"url": f"sqlite:///{self.folder / database}"}
        entries = [{"name": "db", "exporter": "sql", "options": options}, {"name": "files", "exporter": "portal-feed"}]
        self.targets.write_text(json.dumps(entries), encoding="utf-8")

    def __call__(self, *arguments):
        status = run([*map(str, arguments), "--out", str(self.out)])
        said = self.capsys.readouterr()
        return status, said.out, said.err

    def publish(self, *more):
        return self("publish", self.source, "--targets", self.targets, "--on", "2026-03-02", *more)


@pytest.fixture
def office(tmp_path, capsys):
    made = Office(tmp_path, capsys)
    made.deliver_to("old.sqlite")
    assert made.publish()[0] == 0
    return made


@pytest.fixture
def moved(office):
    office.deliver_to("new.sqlite")
    return office


def line_of_db(error):
    (line,) = [line for line in error.splitlines() if "target db" in line]
    return line


def test_a_run_and_what_is_due_end_with_1_and_nobody_is_told_to_run_again(moved):
    for status, _, error in (moved.publish(), moved("targets", "resume", "--targets", moved.targets)):
        assert status == 1
        assert line_of_db(error).endswith("or switch back)")
        assert "zfgk targets rebuild db --moved" in error
        assert "run again" not in error


def test_a_dry_run_ends_with_1_too(moved):
    status, out, error = moved.publish("--dry-run")
    assert status == 1
    assert "db：拟变更 0" in out
    assert line_of_db(error).endswith("or switch back)")
    status, out, error = moved("withdraw", "A-1", "--reason", "内容有误", "--targets", moved.targets, "--dry-run")
    assert status == 1
    assert "or switch back)" in error


def test_a_dry_run_where_nothing_is_wrong_ends_with_0(office):
    assert office.publish("--dry-run")[::2] == (0, "")


@pytest.mark.parametrize(
    ("lang", "said", "not_said"), [("zh", "未读取", "无法读取"), ("en", "it was not read", "could not be read")]
)
def test_verify_does_not_say_that_it_could_not_be_read_where_it_was_not_tried(moved, lang, said, not_said):
    status, out, error = moved("targets", "verify", "--targets", moved.targets, "--lang", lang)
    assert status == 1
    assert said in out.splitlines()[0]
    assert not_said not in out + error
    assert line_of_db(error) == (
        "zfgk: target db was not checked · it was not read · what it holds is not known; see above what to do"
    )
    assert not (moved.folder / "new.sqlite").exists()


def test_verify_says_so_where_it_was_tried(office):
    (office.folder / "old.sqlite").write_bytes(b"no database" * 100)
    status, out, error = office("targets", "verify", "--targets", office.targets)
    assert status == 1
    assert "未核对：无法读取" in out
    assert line_of_db(error).endswith("verify again when it can be reached")


def test_forget_names_no_folder_for_a_target_whose_files_do_not_stand_there(office):
    for name, folder in (("db", False), ("files", True)):
        status, out, _ = office("targets", "forget", name, "--dry-run")
        assert status == 0
        assert (str(office.out / name) in out) is folder
        said = json.loads(office("targets", "forget", name, "--dry-run", "--format", "json")[1])
        assert said["folder"] == (str(office.out / name) if folder else None)


def test_forget_names_the_folder_of_a_remote_target_that_writes_into_it(office):
    office.targets.write_text(json.dumps([{"name": "own", "exporter": "sql"}]), encoding="utf-8")
    office.publish()
    assert str(office.out / "own") in office("targets", "forget", "own", "--dry-run")[1]


@pytest.mark.parametrize(
    "command",
    [["verify"], ["resume"], ["rebuild", "files"], ["rebuild", "files", "--dry-run"], ["forget", "files", "--dry-run"]],
    ids=" ".join,
)
def test_a_ledger_in_memory_is_refused_wherever_targets_are_looked_after(office, command):
    status, out, error = office("targets", *command, "--ledger", "sqlite://")
    assert (status, out) == (2, "")
    assert "ZFGK-X002" in error
    assert "a ledger in memory" in error


def test_it_is_refused_with_a_targets_file_too(office):
    assert office("targets", "verify", "--ledger", "sqlite://", "--targets", office.targets)[:2] == (2, "")
