"""Jiading (上海市嘉定区): the planning and land bureau's plan for publicity and training of 2015."""

from __future__ import annotations

from zfgk.packs.jiading.pack import PACK

__all__ = ["PACK"]
