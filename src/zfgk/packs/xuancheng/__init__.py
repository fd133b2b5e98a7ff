"""Xuancheng (安徽省宣城市): the land bureau's practice as it summed it up at the end of 2010."""

from __future__ import annotations

from zfgk.packs.xuancheng.pack import PACK

__all__ = ["PACK"]
