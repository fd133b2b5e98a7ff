"""What a run shows on the terminal while it lasts."""

import io
import warnings
from contextlib import redirect_stderr

import attrs
import pytest

from zfgk.cli import run_view
from zfgk.publish.outcome import ExportReport
from zfgk.warnings import CannotWithdraw


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def terminal_type(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(run_view, "_PATIENCE", 0.0)


def shown(stream, lang="zh"):
    with redirect_stderr(stream), run_view.progress(lang) as tell:
        for done in range(1, 4):
            tell("check", done, 3)
        tell("portal-feed", 1, 0)
    return stream.getvalue()


def test_a_short_run_shows_no_progress():
    assert shown(Terminal()) == ""


@pytest.mark.parametrize(("lang", "word"), [("zh", "审查"), ("en", "checking")])
@pytest.mark.usefixtures("impatient")
def test_a_long_run_shows_what_it_does_on_the_error_stream_only(capsys, lang, word):
    text = shown(Terminal(), lang)
    for part in (word, "3/3", "portal-feed"):
        assert part in text
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("impatient")
def test_there_is_no_progress_where_nobody_watches():
    assert shown(io.StringIO()) == ""


@pytest.mark.usefixtures("impatient")
def test_the_cursor_is_shown_again_when_the_run_fails():
    stream = Terminal()

    def fails():
        with redirect_stderr(stream), run_view.progress("en") as tell:
            tell("check", 1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert stream.getvalue().rfind("\x1b[?25h") > stream.getvalue().rfind("\x1b[?25l") >= 0


def test_a_warning_of_zfgk_is_one_line(capsys):
    with run_view.warned():
        warnings.warn("target fax cannot withdraw", CannotWithdraw, stacklevel=2)
    assert capsys.readouterr().err == "zfgk: warning: target fax cannot withdraw\n"


def test_a_warning_of_zfgk_is_printed_even_if_the_run_fails(capsys):
    def fails():
        with run_view.warned():
            warnings.warn("target fax cannot withdraw", CannotWithdraw, stacklevel=2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert "fax" in capsys.readouterr().err


def test_warnings_of_others_pass(capsys):
    def runs():
        warnings.simplefilter("default")
        with run_view.warned():
            warnings.warn("of another library", DeprecationWarning, stacklevel=2)

    with pytest.warns(DeprecationWarning, match="another library"):
        runs()
    assert capsys.readouterr().err == ""


def test_text_cannot_steer_the_terminal():
    assert run_view.printable("红\x1b[31m色\u202e\u3000全角") == "红\ufffd[31m色\ufffd\u3000全角"


def test_why_a_target_owes_something_is_told_whoever_said_it(capsys):
    acks = ExportReport(exporter="wh2", retry=5, why="503 Service Unavailable")
    assert run_view.complain_of([acks, attrs.evolve(acks, retry=0)])
    assert capsys.readouterr().err == "zfgk: target wh2 still owes 5 change(s) · 503 Service Unavailable · run again\n"
