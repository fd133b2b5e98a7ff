"""Every warning category of zfgk, on one page."""

from __future__ import annotations


class ZfgkWarning(UserWarning):
    """The root of every warning that zfgk issues."""


class UnverifiedLaw(ZfgkWarning):
    """A selected reading or fact rests on a text that was not seen in an official source."""


class CannotWithdraw(ZfgkWarning):
    """A target that cannot withdraw is about to be given its first records."""
