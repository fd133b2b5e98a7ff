"""The suites for packs, tables, schemas, lists, recognisers and readers pass sound ones and refuse every twin."""

import importlib.util
from pathlib import Path

import pytest

from zfgk import Host
from zfgk.host.kinds import KINDS
from zfgk.testing import (
    SUITES,
    CalendarContract,
    ReaderContract,
    RulePackContract,
    SchemaContract,
    ScreenerContract,
    VocabularyContract,
    certify,
)

_SPEC = importlib.util.spec_from_file_location("judged_twins", Path(__file__).parent / "twins" / "judged.py")
twins = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(twins)

SOUND = [(kind, value, settings) for kind, values in twins.SOUND.items() for value, settings in values]
TWINS = [(kind, twin) for kind, several in twins.TWINS.items() for twin in several]


def failed(certificate):
    return {one.check.id: one.message for one in certificate.results if one.status == "fail"}


@pytest.mark.parametrize(("kind", "value", "settings"), SOUND, ids=lambda part: part if isinstance(part, str) else "")
def test_sound_values_pass(kind, value, settings):
    certificate = certify(value, **settings)
    assert certificate.kind == kind
    assert failed(certificate) == {}


@pytest.mark.parametrize(("kind", "twin"), TWINS, ids=[f"{kind}: {twin.breaks}: {twin.fault}" for kind, twin in TWINS])
def test_a_twin_is_refused_by_the_check_that_is_named(kind, twin):
    suite = SUITES[kind]
    check = next(check for check in suite.checks[1] if check.id == twin.breaks)
    result = suite.run(check, twin.value, **twins.DEFAULTS.get(kind, {}) | twin.settings)
    assert result.status == "fail"
    assert all(fault.what and fault.then for fault in result.faults), "an author must be told what to do"


def test_every_check_has_a_twin():
    for kind, several in twins.TWINS.items():
        assert {check.id for check in SUITES[kind].checks[1]} == {twin.breaks for twin in several}, kind


def test_every_kind_that_a_plugin_brings_has_a_suite():
    # Instruments are judged with the packs that cite them.
    assert {kind.name for kind in KINDS} - SUITES.keys() == {"instruments"}


@pytest.mark.parametrize("kind", ["rule_packs", "schemas", "vocabularies"])
def test_everything_that_ships_is_certified(kind):
    host = Host.builtin()
    (plugin,) = host.plugins
    for key in plugin.brings[kind]:
        assert failed(certify(host.value(kind, key))) == {}, key


def test_the_smallest_day_is_told():
    check = next(check for check in SUITES["rule_packs"].checks[1] if check.id == "strengthens")
    twin = next(twin for twin in twins.PACKS if twin.breaks == "strengthens")
    (fault,) = SUITES["rule_packs"].run(check, twin.value).faults
    assert "after national.disclose-proactively on" in fault.what
    assert "smallest example: 20" in fault.where


def test_the_smallest_bytes_are_told():
    check = next(check for check in SUITES["readers"].checks[1] if check.id == "any-bytes")
    twin = next(twin for twin in twins.DOCUMENT_READERS if "crashes" in twin.fault)
    (fault,) = SUITES["readers"].run(check, twin.value).faults
    assert "smallest example: 9 bytes" in fault.where  # eight are skipped, one that is no text is enough
    assert "UnicodeDecodeError" in fault.what


def test_the_smallest_text_is_told():
    check = next(check for check in SUITES["recognisers"].checks[1] if check.id == "spans")
    twin = next(twin for twin in twins.RECOGNISERS if twin.breaks == "spans")
    (fault,) = SUITES["recognisers"].run(check, twin.value, **twins.DEFAULTS["recognisers"]).faults
    assert fault.where == f"smallest example: {twins.FINDS[0]!r}"  # nothing but what every text of the check holds


def test_what_no_suite_judges_is_said():
    with pytest.raises(TypeError, match="no suite judges a str"):
        certify("portal-feed")


# -- the thin classes, as an author writes them ------------------------------------------------------------------------


class TestPack(RulePackContract):
    pack = twins.PACK


class TestTable(CalendarContract):
    table = twins.TABLE


class TestSchema(SchemaContract):
    schema = twins.SCHEMA
    known = (twins.DISCLOSURE,)


class TestList(VocabularyContract):
    vocabulary = twins.LIST


class TestRecogniser(ScreenerContract):
    recogniser = twins.RECOGNISER
    finds = twins.FINDS
    ignores = twins.IGNORES


class TestReader(ReaderContract):
    reader = twins.READER
    samples = twins.SAMPLES
    leave_out = {"within-limits": "its files are not packed"}  # noqa: RUF012  # the class is never changed


def test_a_thin_class_fails_with_what_is_wrong_and_what_to_do():
    class Broken(RulePackContract):
        pack = next(twin.value for twin in twins.PACKS if twin.breaks == "texts-listed")

    check = next(check for check in SUITES["rule_packs"].checks[1] if check.id == "texts-listed")
    with pytest.raises(pytest.fail.Exception) as failure:
        Broken().test_it_keeps_its_contract(check)
    said = str(failure.value)
    assert said.startswith("texts-listed: every text that it cites is listed: not so\n")
    assert "cites QINGSHAN-2024" in said
    assert "add the text to the pack's instruments" in said
