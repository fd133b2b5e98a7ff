"""The Nu checker finds no error in any page of a column."""

import re

# Opened from the disk a page has no address, so the checker cannot know that the files beside it are of the same origin.
FROM_DISK = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): external (?:script|stylesheet) “.*” blocked by .*"
)


def test_every_page_is_valid(column, vnu):
    files = sorted(column.www.rglob("*.html"))
    assert len(files) > 80
    assert [one for one in vnu(files) if not FROM_DISK.fullmatch(one[2])] == []
