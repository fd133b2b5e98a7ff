import os
import stat
import subprocess
import sys

import pytest

from zfgk.errors import UnwritableFile
from zfgk.files.atomic import write_atomic, write_bytes, write_text


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_file_appears_whole(tmp_path):
    target = tmp_path / "要点.xml"
    with write_atomic(target) as file:
        file.write(b"one")
        assert not target.exists()
        file.write(b"two")
    assert target.read_bytes() == b"onetwo"
    assert names(tmp_path) == ["要点.xml"]


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path):
    target = tmp_path / "feed.xml"
    target.write_bytes(b"old")
    with write_atomic(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError, GeneratorExit])
def test_a_failure_in_the_block_leaves_nothing_and_passes_unchanged(tmp_path, error):
    target = tmp_path / "feed.xml"
    target.write_bytes(b"old")

    def write_half():
        with write_atomic(target) as file:
            file.write(b"half")
            raise error("stop")

    with pytest.raises(error) as caught:
        write_half()
    assert type(caught.value) is error
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["feed.xml"]


def test_a_killed_writer_leaves_the_old_file(tmp_path):
    target = tmp_path / "feed.xml"
    target.write_bytes(b"old")
    script = (
        "import os, sys; from zfgk.files.atomic import write_atomic\n"
        "with write_atomic(sys.argv[1]) as file:\n"
        "    file.write(b'half'); file.flush(); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    assert done.returncode == 9
    assert target.read_bytes() == b"old"


def test_a_missing_directory_is_a_typed_error(tmp_path):
    with pytest.raises(UnwritableFile) as caught:
        write_bytes(tmp_path / "absent" / "a.txt", b"x")
    assert caught.value.path.endswith("a.txt")
    assert "No such file or directory" in str(caught.value)
    assert isinstance(caught.value, OSError)


def test_a_directory_in_the_way_is_a_typed_error_and_nothing_stays(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UnwritableFile):
        write_text(tmp_path / "a.txt", "x")
    assert names(tmp_path) == ["a.txt"]


def test_a_file_that_cannot_be_filled_is_a_typed_error(tmp_path):
    # A full disk is played by a limit on the size of files, in a process of its own.
    script = (
        "import resource, signal, sys\n"
        "from zfgk.errors import UnwritableFile\n"
        "from zfgk.files.atomic import write_bytes\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_bytes(sys.argv[1], b'x' * 100_000)\n"
        "except UnwritableFile as error:\n"
        "    print(error.why)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.bin")], check=True, capture_output=True, text=True
    )
    assert "File too large" in done.stdout
    assert names(tmp_path) == []


def test_a_new_file_follows_the_umask_and_a_replaced_one_keeps_its_mode(tmp_path):
    target = tmp_path / "a.txt"
    before = os.umask(0o027)
    try:
        write_text(target, "一")
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    target.chmod(0o604)
    write_text(target, "二")
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    assert target.read_text(encoding="utf-8") == "二"


def test_a_symbolic_link_is_replaced_not_followed(tmp_path):
    other = tmp_path / "other"
    other.write_bytes(b"kept")
    link = tmp_path / "link"
    link.symlink_to(other)
    write_bytes(link, b"new")
    assert other.read_bytes() == b"kept"
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"


def test_line_ends_are_not_translated(tmp_path):
    write_text(tmp_path / "a", "a\nb\r\n")
    assert (tmp_path / "a").read_bytes() == b"a\nb\r\n"


def test_names_of_any_length_that_the_file_system_takes(tmp_path):
    name = "公" * 80 + ".txt"  # 244 bytes of the 255 that a name may have
    write_bytes(tmp_path / name, b"x")
    assert names(tmp_path) == [name]


def test_the_bytes_reach_the_disk_before_the_name_and_the_name_before_the_end(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    seen = []
    real = os.fsync

    def fsync(handle):
        kind = "directory" if stat.S_ISDIR(os.fstat(handle).st_mode) else f"{os.fstat(handle).st_size} bytes"
        seen.append((kind, target.exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write_bytes(target, b"12345")
    assert seen == [("5 bytes", False), ("directory", True)]
