"""What ships with zfgk, entering by the hooks that every plugin uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zfgk.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zfgk.model.law import Instrument
    from zfgk.rules.pack import RulePack


@hookimpl
def zfgk_instruments() -> Iterable[Instrument]:
    """Return the texts that our packs cite."""
    return [instrument for pack in zfgk_rule_packs() for instrument in pack.instruments]


@hookimpl
def zfgk_rule_packs() -> Iterable[RulePack]:
    """Return our packs."""
    from zfgk.packs.national import PACK

    return [PACK]
