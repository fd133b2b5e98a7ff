"""Linyi (山东省临沂市): the natural resources and planning bureau's plan for 2020 and its table of tasks."""

from __future__ import annotations

from zfgk.packs.linyi.pack import PACK

__all__ = ["PACK"]
