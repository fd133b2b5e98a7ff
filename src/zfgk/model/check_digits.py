"""Check characters of Chinese identification numbers: the arithmetic alone, without any view of what is valid."""

from __future__ import annotations

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of a unified social credit code (GB 32100-2015): no I, O, S, V or Z."""
ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The characters of an organisation code (GB 11714)."""

_CREDIT_VALUES = {character: value for value, character in enumerate(CREDIT_ALPHABET)}
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_VALUES = {character: value for value, character in enumerate(ORGANISATION_ALPHABET)}
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS = "10X98765432"


def credit_check(body: str) -> str:
    """Return the check character of a unified social credit code (GB 32100-2015).

    Args:
        body: Its first 17 characters, all of :data:`CREDIT_ALPHABET`.

    Returns:
        One character. Where the weighted sum leaves no remainder it is ``0``: 31 minus the remainder is taken modulo 31
        once more.

    Raises:
        ValueError: If the body has another length or another character.
    """
    total = _weighted(body, _CREDIT_WEIGHTS, _CREDIT_VALUES)
    return CREDIT_ALPHABET[-total % 31]


def is_credit_code(number: str) -> bool:
    """Tell whether 18 characters bear the check character of a unified social credit code.

    Args:
        number: Digits and capitals.

    Returns:
        Whether the check character is right; false for another length or another character.
    """
    if len(number) != 18 or any(character not in _CREDIT_VALUES for character in number):
        return False
    return credit_check(number[:17]) == number[17]


def organisation_check(body: str) -> str:
    """Return the check character of an organisation code (GB 11714).

    Args:
        body: Its first 8 characters, digits and capital letters.

    Returns:
        A digit or ``X``, which stands for 10; 11 becomes ``0``.

    Raises:
        ValueError: If the body has another length or another character.
    """
    total = _weighted(body, _ORGANISATION_WEIGHTS, _ORGANISATION_VALUES)
    return "0123456789X"[-total % 11]


def resident_check(body: str) -> str:
    """Return the check character of a resident identity number (GB 11643, MOD 11-2).

    Args:
        body: Its first 17 digits.

    Returns:
        A digit or ``X``.

    Raises:
        ValueError: If the body has another length or another character.
    """
    total = _weighted(body, _RESIDENT_WEIGHTS, _DIGIT_VALUES)
    return _RESIDENT_CHECKS[total % 11]


_DIGIT_VALUES = {str(value): value for value in range(10)}


def _weighted(body: str, weights: tuple[int, ...], values: dict[str, int]) -> int:
    if len(body) != len(weights):
        message = f"a body of {len(weights)} characters is needed, not of {len(body)}"
        raise ValueError(message)
    try:
        return sum(values[character] * weight for character, weight in zip(body, weights, strict=True))
    except KeyError:
        message = "the body holds a character that has no value"
        raise ValueError(message) from None
