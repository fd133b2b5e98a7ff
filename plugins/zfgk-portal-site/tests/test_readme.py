"""The README's example does what it says."""

import contextlib
import io
import re
from pathlib import Path

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_python_example_prints_what_its_comments_say():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    expected = re.findall(r"^print\(.*  # (.*)$", code, re.MULTILINE)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # our own page
    assert len(expected) == 2
    assert printed.getvalue().splitlines() == expected


def test_every_option_is_explained():
    from zfgk_portal_site import EXPORTER

    assert set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)) == set(EXPORTER.options)
