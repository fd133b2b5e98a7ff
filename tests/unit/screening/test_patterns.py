"""Patterns that are compiled late are those that are compiled at once."""

import copy
import pickle
import re
import subprocess
import sys

import pytest

from zfgk.screening.patterns import late

WRITTEN = r"(?P<day>\d{4}).*?日$"
TEXT = "2025 年 3 月 1 日\n1999 日"


def itself(made):
    return made


def pickled(made):
    return pickle.loads(pickle.dumps(made))  # noqa: S301  # what was just written


@pytest.mark.parametrize("again", [itself, copy.copy, copy.deepcopy, pickled])
def test_they_find_the_same(again):
    made, whole = again(late(WRITTEN, re.MULTILINE)), re.compile(WRITTEN, re.MULTILINE)
    for _ in range(2):
        assert [found.span() for found in made.finditer(TEXT)] == [found.span() for found in whole.finditer(TEXT)]
        assert made.sub("-", TEXT) == whole.sub("-", TEXT) == "-\n-"
        assert (made.pattern, made.flags, made.groupindex) == (whole.pattern, whole.flags, whole.groupindex)


def test_without_flags_they_have_none():
    assert late("a$").search("a\nb") is None


def test_what_a_pattern_has_not_is_no_attribute():
    assert not hasattr(late("a"), "found")


def test_a_wrong_pattern_is_told_when_it_is_used():
    with pytest.raises(re.error):
        late("(").search("")


def test_loading_a_recogniser_does_not_compile_its_patterns():
    script = (
        "import re\n"
        "compiled = []\n"
        "made = re.compile\n"
        "re.compile = lambda *given: compiled.append(given) or made(*given)\n"
        "import zfgk.screening.secrecy, zfgk.screening.bare_names\n"
        "from zfgk.screening.bare_names import _FACT as fact\n"
        "print(sum(given[0] == fact._pattern for given in compiled))\n"
        "fact.search('')\n"
        "print(sum(given[0] == fact._pattern for given in compiled))\n"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["0", "1"]
