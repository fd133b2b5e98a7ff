"""Yiyang (湖南省益阳市): the land bureau's rules of 2017 on coordination, interpretation, openness and responses."""

from __future__ import annotations

from zfgk.packs.yiyang.pack import PACK

__all__ = ["PACK"]
