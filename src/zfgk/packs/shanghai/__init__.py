"""Shanghai (上海市): the planning and natural resources bureau's plan for openness in 2024."""

from __future__ import annotations

from zfgk.packs.shanghai.pack import PACK

__all__ = ["PACK"]
