"""What other libraries generate is found; what they accept or refuse is accepted or refused."""

import random

import pytest
from faker import Faker
from id_validator import validator
from stdnum import luhn
from stdnum.cn import uscc

from zfgk.model.check_digits import is_credit_code
from zfgk.screening import Screener
from zfgk.screening.bank_accounts import passes_luhn
from zfgk.screening.numbers import NUMBERS
from zfgk.screening.resident_id import is_resident_id

SCREENER = Screener(NUMBERS)
COUNT = 100
FEW = 25  # the other library takes its time over each identity number


@pytest.fixture
def fake():
    maker = Faker("zh_CN")
    maker.seed_instance(20240508)
    return maker


def found(text, rule):
    return [text[f.start : f.end] for f in SCREENER.scan(text) if f.rule == rule]


def test_generated_resident_ids_are_found(fake):
    # The generator sometimes gives a check character of its own; an independent library tells which.
    numbers = [number for number in (fake.ssn() for _ in range(FEW)) if validator.is_valid(number)]
    assert len(numbers) > FEW * 0.8
    assert [number for number in numbers if found(f"当事人{number}，", "zfgk.resident-id") != [number]] == []


def test_changed_resident_ids_are_judged_alike(fake):
    chance = random.Random(7)  # repeatable cases, no secret
    for _ in range(FEW):
        number = fake.ssn()
        place = chance.randrange(6, 17)
        changed = number[:place] + str(chance.randrange(10)) + number[place + 1 :]
        # The other library also knows counties, and refuses births after today and before 1800.
        if validator.is_valid(changed):
            assert is_resident_id(changed)
        elif is_resident_id(changed):
            assert changed[6:10] > "2020"


def test_generated_mobile_numbers_are_found(fake):
    numbers = [fake.phone_number() for _ in range(COUNT)]
    assert [number for number in numbers if found(f"王某，{number}。", "zfgk.mobile-number") != [number]] == []


def test_generated_mail_addresses_are_found(fake):
    addresses = [fake.email() for _ in range(COUNT)]
    assert [one for one in addresses if found(f"邮箱：{one}，", "zfgk.mail-address") != [one]] == []


def test_generated_plates_are_found(fake):
    plates = [fake.license_plate() for _ in range(COUNT)]
    assert [one for one in plates if found(f"车辆{one}，", "zfgk.plate") != [one]] == []


def test_check_digits_of_cards_agree():
    chance = random.Random(8)  # repeatable cases, no secret
    for _ in range(COUNT):
        number = "62" + "".join(chance.choices("0123456789", k=chance.choice((13, 14, 16, 17))))
        for digit in "0123456789":
            assert passes_luhn(number + digit) is luhn.is_valid(number + digit)
    assert luhn.is_valid("6222020200112233446")  # stands for a card in the other tests


def test_check_characters_of_credit_codes_agree():
    chance = random.Random(9)  # repeatable cases, no secret
    characters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for _ in range(COUNT):
        code = "91430900" + "".join(chance.choices(characters, k=9))
        right = uscc.calc_check_digit(code)
        for character in characters:
            assert is_credit_code(code + character) is (character == right)
