"""Every planted fault of a catalogue is found where it stands, and nothing else is."""

from __future__ import annotations

from collections import Counter

import pytest

from zfgk.catalogue import SCHEMAS
from zfgk.catalogue.checks import check
from zfgk.testing.catalogue_entries import ENTRIES, ON
from zfgk.testing.catalogue_faults import FAULTS, Expected, PlantedCatalogue, plant

BY_NAME = {schema.name: schema for schema in SCHEMAS}


def found(catalogue: PlantedCatalogue) -> Counter[Expected]:
    findings = check(catalogue.rows(), BY_NAME[catalogue.schema], on=ON)
    return Counter(Expected(one.path, one.field, one.check, one.severity) for one in findings)


@pytest.mark.parametrize(
    ("schema", "count"), [("normative", 10_000), *((name, 2000) for name in ENTRIES if name != "normative")]
)
def test_every_planted_fault_is_found_and_none_invented(schema: str, count: int) -> None:
    catalogue = plant(schema, count, FAULTS)
    assert found(catalogue) == Counter(catalogue.expected)


def test_at_least_forty_kinds_are_planted_in_one_catalogue_of_ten_thousand() -> None:
    catalogue = plant("normative", 10_000, FAULTS)
    assert len({fault.name for fault in catalogue.faults.values()}) >= 80
    assert len({fault.check for fault in catalogue.faults.values()}) >= 60


def test_faults_have_names_of_their_own_and_real_schemas() -> None:
    names = Counter(fault.name for fault in FAULTS)
    assert [name for name, count in names.items() if count > 1] == []
    assert {fault.schema for fault in FAULTS} <= set(BY_NAME)


def test_a_short_catalogue_has_no_room() -> None:
    with pytest.raises(ValueError, match="room"):
        plant("normative", 100, FAULTS)
