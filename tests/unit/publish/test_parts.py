"""Files of items: only the bytes that were screened ever stand at a target that copies them, whenever they change."""

import hashlib

import attrs
import pytest

from zfgk import ContentPart
from zfgk.publish.outcome import Status
from zfgk.publish.upkeep import rebuild, verify
from zfgk_portal_site import EXPORTER

SCREENED, CHANGED = b"what was screened", b"what nobody has looked at"


@pytest.fixture
def site(new_desk, released, tmp_path):
    """A column with A, whose file can be changed under its feet, and B."""
    desk = new_desk(EXPORTER)
    desk.file = tmp_path / "notice.pdf"
    desk.file.write_bytes(SCREENED)
    part = ContentPart(str(desk.file), hashlib.sha256(SCREENED).hexdigest(), "application/pdf", "notice.pdf")
    desk.items = lambda title="公告": (released("A", title, parts=(part,)), released("B"))
    return desk


def downloads(desk):
    return {file.read_bytes() for file in (desk.out / EXPORTER.name / "www").glob("files/*/*")}


def statuses(report):
    return {item.key: item.status for item in report.items}


def anywhere(desk, data):
    return [name for name, file in desk.files().items() if name.startswith("out/") and data in file.read_bytes()]


def test_a_file_that_changed_before_it_is_handed_over_is_refused_and_the_others_go_out(site):
    site.file.write_bytes(CHANGED)
    assert statuses(site.publish(*site.items())) == {"A": Status.FAILED, "B": Status.PUBLISHED}
    assert (downloads(site), anywhere(site, CHANGED), site.held()) == (set(), [], {"B": 1})
    site.file.write_bytes(SCREENED)
    assert statuses(site.publish(*site.items())) == {"A": Status.PUBLISHED, "B": Status.UNCHANGED}
    assert downloads(site) == {SCREENED}


def test_a_file_that_changes_between_the_door_and_the_copy_is_refused_too(site):
    def late(changes, config):
        def passing():
            for change in changes:
                site.file.write_bytes(CHANGED)  # the host has compared it already
                yield change

        yield from EXPORTER.run(passing(), config)

    site.targets = (attrs.evolve(site.targets[0], exporter=attrs.evolve(EXPORTER, run=late)),)
    assert statuses(site.publish(*site.items()))["A"] is Status.FAILED
    assert (downloads(site), anywhere(site, CHANGED)) == (set(), [])


def test_what_stood_there_stays_when_the_file_changes_later_or_is_gone(site):
    site.publish(*site.items())
    site.file.write_bytes(CHANGED)
    site.publish(*site.items("公告（更正）"))  # the column has the screened bytes, under their digest
    assert (downloads(site), anywhere(site, CHANGED), site.held()["A"]) == ({SCREENED}, [], 2)
    site.file.unlink()
    (report,) = rebuild(site.out, site.targets, site.at, ledger=site.ledger)
    assert report.retry == 1  # nothing to build it from: the old column stays
    assert (downloads(site), site.held()["A"]) == ({SCREENED}, 2)


def test_a_download_that_was_changed_in_the_column_is_found_and_made_good(site):
    site.publish(*site.items())
    (stored,) = (site.out / EXPORTER.name / "www").glob("files/*/*")
    stored.write_bytes(CHANGED)
    (one,) = verify(site.out, site.targets, ledger=site.ledger)
    assert [(d.key, d.kind.value) for d in one.differences] == [("A", "missing")]
    site.publish(*site.items())
    assert downloads(site) == {SCREENED}
    assert verify(site.out, site.targets, ledger=site.ledger)[0].sound
