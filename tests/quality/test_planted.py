"""Tokens in every hiding place: found, with the place and with a word that tells what held them."""

import pytest

from zfgk.documents import READERS
from zfgk.inspection import inspect
from zfgk.screening import Screener
from zfgk.testing.planted import FORMATS, clean, planted, planted_singly

LEAST = {"docx": 100, "xlsx": 80, "pdf": 65, "ofd": 39, "odt": 40, "html": 41, "zip": 16}
RULES = ("zfgk.resident-id", "zfgk.mobile-number")
SCREENER = Screener.default()


def hits(data, suffix):
    seen = inspect(data, f"a.{suffix}", screener=SCREENER, readers=READERS)
    assert not seen.error
    return [finding for finding in seen.findings if finding.rule in RULES]


def shown(token):
    """Return the excerpt by which a finding gives a token: its first three and last two characters."""
    return f"{token[:3]}{'*' * (len(token) - 5)}{token[-2:]}"


def told(finding, plant):
    return (
        finding.kind in plant.kinds_expected
        and finding.visibility in plant.visibility_expected
        and any(part in finding.where.lower() for part in plant.where)
    )


SINGLES = [
    pytest.param(suffix, data, plant, id=f"{suffix}-{plant.number}-{plant.place}")
    for suffix in FORMATS
    for data, plant in planted_singly(suffix)
]


@pytest.mark.parametrize(("suffix", "data", "plant"), SINGLES)
def test_the_one_token_of_a_file_is_found_in_its_place_and_told_for_what_it_is(suffix, data, plant):
    found = hits(data, suffix)
    said = [(finding.where, finding.kind, finding.visibility.value, finding.excerpt) for finding in found]
    assert any(told(finding, plant) for finding in found), said


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_token_of_a_file_full_of_them_is_found(suffix):
    data, plants = planted(suffix)
    assert len(plants) >= LEAST[suffix]
    assert len({plant.token for plant in plants}) == len({plant.place for plant in plants}) == len(plants)
    found = hits(data, suffix)
    missing = [plant.place for plant in plants if not any(told(finding, plant) for finding in found)]
    assert not missing
    # Excerpts hide most of a token: each is asked for as often as it was planted.
    excerpts = [finding.excerpt.replace(" ", "") for finding in found]
    wanted = [shown(plant.token) for plant in plants]
    short = [plant.place for plant in plants if excerpts.count(shown(plant.token)) < wanted.count(shown(plant.token))]
    assert not short


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_without_tokens_gives_none(suffix):
    """So that the tests above cannot pass by finding everywhere."""
    assert hits(clean(suffix), suffix) == []


def test_the_numbers_are_what_they_look_like():
    for suffix in FORMATS:
        for plant in planted(suffix)[1]:
            if len(plant.token) == 18:
                weights = [2 ** (17 - at) % 11 for at in range(18)]
                values = [10 if letter == "X" else int(letter) for letter in plant.token]
                assert sum(weight * value for weight, value in zip(weights, values, strict=True)) % 11 == 1
            else:
                assert plant.token.startswith("139")
                assert len(plant.token) == 11
